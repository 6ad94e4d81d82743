#include "glossary/store/layered_glossary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "glossary/glossary_loader.h"
#include "glossary/matching/matcher.h"
#include "glossary/store/sqlite_glossary_store.h"
#include "tests/support/simulated_clock.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string File(const std::string& id, const std::string& english, const std::string& russian) {
  return "entries:\n- id: " + id + "\n  kind: term\n  en: {names: [" + english +
         "]}\n  ru: {lemma: " + russian + ", gender: masculine}\n";
}

Concept Entry(const std::string& id, const std::string& english, const std::string& russian) {
  return ParseGlossary(File(id, english, russian), "test", GlossaryLayer::kHouse)->front();
}

// What the text's one term becomes in Russian; "" when there is none.
std::string Rendering(const LayeredGlossary& layers, const std::string& client, const std::string& text) {
  const std::shared_ptr<const Glossary> glossary = layers.holder().Get(client);
  const std::vector<TermMatch> matches = MatchText(*glossary, text);
  return matches.empty() ? "" : matches.front().concept_->targets.at("ru").lexeme.lemma;
}

class LayeredGlossaryTest : public testing::Test {
 protected:
  LayeredGlossaryTest() {
    std::filesystem::create_directory(folder_.Path("base"));
    std::filesystem::create_directory(folder_.Path("house"));
    folder_.Write("base/terms.yaml", File("term/budget", "budget", "бюджет"));
  }

  std::unique_ptr<LayeredGlossary> Create() {
    auto store = SqliteGlossaryStore::Open(folder_.Path("glossary.db"), clock_);
    EXPECT_OK(store);
    auto layers = LayeredGlossary::Create(
        {{folder_.Path("base"), GlossaryLayer::kBase}, {folder_.Path("house"), GlossaryLayer::kHouse}},
        *std::move(store));
    EXPECT_OK(layers);
    return *std::move(layers);
  }

  static void Put(LayeredGlossary& layers, const std::string& client, const Concept& entry) {
    const EntryChange change{{client, entry.id}, entry, std::nullopt};
    ASSERT_OK(layers.Apply({&change, 1}, ""));
  }
  static void Delete(LayeredGlossary& layers, const std::string& client, const std::string& id) {
    const EntryChange change{{client, id}, std::nullopt, std::nullopt};
    ASSERT_OK(layers.Apply({&change, 1}, ""));
  }

  TempDir folder_;
  SimulatedClock clock_;
};

TEST_F(LayeredGlossaryTest, AHigherLayerWinsUntilItsEntryGoes) {
  const auto layers = Create();
  EXPECT_EQ(Rendering(*layers, "acme", "The budget."), "бюджет");
  Put(*layers, "", Entry("term/budget", "budget", "смета"));
  EXPECT_EQ(Rendering(*layers, "", "The budget."), "смета");
  EXPECT_EQ(Rendering(*layers, "acme", "The budget."), "смета");
  Put(*layers, "acme", Entry("term/budget", "budget", "финансовый план"));
  EXPECT_EQ(Rendering(*layers, "acme", "The budget."), "финансовый план");
  EXPECT_EQ(Rendering(*layers, "other", "The budget."), "смета");
  Delete(*layers, "acme", "term/budget");
  EXPECT_EQ(Rendering(*layers, "acme", "The budget."), "смета");
  Delete(*layers, "", "term/budget");
  EXPECT_EQ(Rendering(*layers, "acme", "The budget."), "бюджет");
}

TEST_F(LayeredGlossaryTest, AClientsLayerFollowsTheHouse) {
  const auto layers = Create();
  Put(*layers, "acme", Entry("term/deficit", "deficit", "дефицит"));
  Put(*layers, "", Entry("term/surplus", "surplus", "профицит"));
  EXPECT_EQ(Rendering(*layers, "acme", "A surplus."), "профицит");
  EXPECT_EQ(Rendering(*layers, "acme", "A deficit."), "дефицит");
  EXPECT_EQ(Rendering(*layers, "", "A deficit."), "");
}

TEST_F(LayeredGlossaryTest, AStoredEntryStandsBeforeAFilesOfTheSameLayer) {
  folder_.Write("house/terms.yaml", File("term/deficit", "deficit", "недостача"));
  const auto layers = Create();
  EXPECT_EQ(Rendering(*layers, "", "A deficit."), "недостача");
  Put(*layers, "", Entry("term/deficit", "deficit", "дефицит"));
  EXPECT_EQ(Rendering(*layers, "", "A deficit."), "дефицит");
  EXPECT_EQ(layers->entries()->entries().size(), 2u);
  Delete(*layers, "", "term/deficit");
  EXPECT_EQ(Rendering(*layers, "", "A deficit."), "недостача");
}

TEST_F(LayeredGlossaryTest, ListsEntriesByLayerClientAndId) {
  folder_.Write("base/a.yaml", File("term/zone", "zone", "зона"));
  folder_.Write("house/terms.yaml", File("term/deficit", "deficit", "дефицит"));
  const auto layers = Create();
  for (const char* client : {"zoo", "acme", ""}) Put(*layers, client, Entry("term/bank", "bank", "банк"));
  std::vector<std::string> ids;
  for (const EntryTable::Entry& entry : layers->entries()->entries()) {
    ids.push_back(entry->client + ":" + entry->entry.id);
  }
  EXPECT_THAT(ids, ElementsAre(":term/budget", ":term/zone", ":term/bank", ":term/deficit", "acme:term/bank",
                               "zoo:term/bank"));
}

TEST_F(LayeredGlossaryTest, KeepsTheStoreOverARestart) {
  Put(*Create(), "acme", Entry("term/deficit", "deficit", "дефицит"));
  const auto layers = Create();
  EXPECT_EQ(Rendering(*layers, "acme", "A deficit."), "дефицит");
  EXPECT_EQ(layers->entries()->Find(GlossaryLayer::kClient, "acme", "term/deficit")->revision, 1);
}

TEST_F(LayeredGlossaryTest, TakesOverWhatAnotherServerWrote) {
  const auto one = Create();
  const auto two = Create();
  Put(*one, "", Entry("term/deficit", "deficit", "дефицит"));
  EXPECT_EQ(Rendering(*two, "", "A deficit."), "");
  ASSERT_OK(two->Refresh());
  EXPECT_EQ(Rendering(*two, "", "A deficit."), "дефицит");
}

TEST_F(LayeredGlossaryTest, KeepsTheStoreWhenFilesAreReadAgain) {
  const auto layers = Create();
  Put(*layers, "acme", Entry("term/deficit", "deficit", "дефицит"));
  folder_.Write("base/terms.yaml", File("term/budget", "budget", "смета"));
  ASSERT_OK(layers->ReloadFiles());
  EXPECT_EQ(Rendering(*layers, "acme", "The budget."), "смета");
  EXPECT_EQ(Rendering(*layers, "acme", "A deficit."), "дефицит");
  folder_.Write("base/terms.yaml", "entries: 7\n");
  EXPECT_THAT(layers->ReloadFiles(), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("terms.yaml:1")));
  EXPECT_EQ(Rendering(*layers, "acme", "The budget."), "смета");
}

TEST_F(LayeredGlossaryTest, RefusesChangesWithoutAStore) {
  auto layers = LayeredGlossary::Create({{folder_.Path("base"), GlossaryLayer::kBase}}, nullptr);
  ASSERT_OK(layers);
  const EntryChange change{{"", "term/a"}, Entry("term/a", "a", "а"), 0};
  EXPECT_THAT((*layers)->Apply({&change, 1}, ""),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("no glossary store")));
}

TEST_F(LayeredGlossaryTest, EveryWriterFindsItsChangeInForce) {
  const auto layers = Create();
  std::atomic<int> missing = 0;
  std::vector<std::thread> writers;
  for (int i = 0; i < 6; ++i) {
    writers.emplace_back([&, i] {
      for (int k = 0; k < 5; ++k) {
        const std::string word =
            std::string("word") + static_cast<char>('a' + i) + static_cast<char>('a' + k);
        const EntryChange change{{"", "term/" + word}, Entry("term/" + word, word, "слово"), 0};
        if (!layers->Apply({&change, 1}, "").ok() || Rendering(*layers, "", "A " + word + ".").empty())
          ++missing;
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  EXPECT_EQ(missing, 0);
  EXPECT_EQ(layers->entries()->entries().size(), 31u);
}

}  // namespace
}  // namespace dragoman
