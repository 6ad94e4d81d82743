// What a change and a start cost by the number of stored house entries.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <map>
#include <memory>
#include <random>
#include <string>

#include "absl/strings/str_cat.h"
#include "glossary/glossary_loader.h"
#include "glossary/store/layered_glossary.h"
#include "glossary/store/sqlite_glossary_store.h"
#include "service/base/clock.h"
#include "tests/support/temp_dir.h"

namespace dragoman {
namespace {

std::string Word(const char* letters, int count, std::mt19937* random) {
  std::string word;
  for (int i = 0; i < count; ++i) absl::StrAppend(&word, std::string(letters + 2 * ((*random)() % 20), 2));
  return word;
}

std::vector<EntryChange> People(int64_t count) {
  constexpr char kCyrillic[] = "абвгдежзиклмнопрстуф";
  std::mt19937 random(7);
  std::vector<EntryChange> changes;
  for (int64_t i = 0; i < count; ++i) {
    Concept entry;
    entry.id = absl::StrCat("person/", i);
    entry.kind = TermKind::kPerson;
    entry.gender = Gender::kMasculine;
    entry.source.names = {absl::StrCat("N", i, " S", random())};
    entry.source.surnames = {entry.source.names[0].substr(entry.source.names[0].find(' ') + 1)};
    entry.origin = "house style";
    for (const char* language : {"fr", "ru", "uk"}) {
      TargetTerm& target = entry.targets[language];
      target.surname.lemma = Word(kCyrillic, 8, &random);
      target.lexeme.lemma = absl::StrCat(Word(kCyrillic, 6, &random), " ", target.surname.lemma);
    }
    CompleteLexemes(&entry);
    changes.push_back({{"", entry.id}, std::move(entry), std::nullopt});
  }
  return changes;
}

// A database with `count` entries and the glossary of it.
class Stored {
 public:
  explicit Stored(int64_t count) : changes_(People(count)) {
    if (!(*OpenStore())->Apply(changes_, "").ok()) std::abort();
    Restart();
  }

  void Restart() {
    glossary_.reset();
    glossary_ = *LayeredGlossary::Create({}, *OpenStore());
  }
  void Apply(absl::Span<const EntryChange> changes) {
    if (!glossary_->Apply(changes, "").ok()) std::abort();
  }
  const std::vector<EntryChange>& changes() const { return changes_; }

 private:
  absl::StatusOr<std::unique_ptr<SqliteGlossaryStore>> OpenStore() const {
    return SqliteGlossaryStore::Open(folder_.Path("glossary.db"), SystemClock());
  }

  const TempDir folder_;
  const std::vector<EntryChange> changes_;
  std::unique_ptr<LayeredGlossary> glossary_;
};

// Filling one takes as long as all that is measured.
Stored& StoredEntries(int64_t count) {
  static auto* const stored = new std::map<int64_t, std::unique_ptr<Stored>>;
  std::unique_ptr<Stored>& one = (*stored)[count];
  if (one == nullptr) one = std::make_unique<Stored>(count);
  return *one;
}

void BM_ChangeOfOneEntry(benchmark::State& state) {
  Stored& stored = StoredEntries(state.range(0));
  EntryChange change = stored.changes().front();
  int64_t number = 0;
  for (auto _ : state) {
    change.entry->origin = absl::StrCat("change ", ++number);
    stored.Apply({&change, 1});
  }
}
BENCHMARK(BM_ChangeOfOneEntry)->Arg(2000)->Arg(50000)->Unit(benchmark::kMillisecond);

void BM_Start(benchmark::State& state) {
  Stored& stored = StoredEntries(state.range(0));
  for (auto _ : state) stored.Restart();
}
BENCHMARK(BM_Start)->Arg(2000)->Arg(50000)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
}  // namespace dragoman
