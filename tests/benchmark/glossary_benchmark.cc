// Compiling and matching by glossary size: a 600-word article, 2,000 and 50,000 terms.
#include <benchmark/benchmark.h>

#include <random>
#include <string>

#include "absl/strings/str_cat.h"
#include "glossary/glossary.h"
#include "glossary/matching/matcher.h"

namespace dragoman {
namespace {

std::string Name(std::mt19937* random) {
  std::string name;
  for (int i = 0; i < 7; ++i) name.push_back(static_cast<char>((i == 0 ? 'A' : 'a') + (*random)() % 26));
  return name;
}

std::vector<Concept> Concepts(int64_t count) {
  std::mt19937 random(7);
  std::vector<Concept> concepts(static_cast<size_t>(count));
  for (size_t i = 0; i < concepts.size(); ++i) {
    concepts[i].id = absl::StrCat("person/", i);
    concepts[i].kind = TermKind::kPerson;
    const std::string surname = Name(&random);
    concepts[i].source.names = {absl::StrCat(Name(&random), " ", surname)};
    concepts[i].source.surnames = {surname};
    concepts[i].targets["fr"].lexeme.lemma = concepts[i].source.names[0];
  }
  return concepts;
}

void BM_Compile(benchmark::State& state) {
  const std::vector<Concept> concepts = Concepts(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(Glossary::Compile(concepts));
}
BENCHMARK(BM_Compile)->Arg(2000)->Arg(50000)->Unit(benchmark::kMillisecond);

void BM_MatchArticle(benchmark::State& state) {
  const std::vector<Concept> concepts = Concepts(state.range(0));
  const auto glossary = *Glossary::Compile(concepts);
  std::mt19937 random(8);
  std::string article;
  // One word in twelve belongs to a term, the same ones whatever the glossary's size.
  for (int i = 0; i < 600; ++i) {
    absl::StrAppend(
        &article, i % 12 == 0 ? concepts[random() % 2000].source.surnames[0] : Name(&random).substr(1), " ");
  }
  for (auto _ : state) benchmark::DoNotOptimize(MatchText(*glossary, article));
}
BENCHMARK(BM_MatchArticle)->Arg(2000)->Arg(50000)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace dragoman
