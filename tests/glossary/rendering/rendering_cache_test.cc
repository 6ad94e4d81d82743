#include "glossary/rendering/rendering_cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "absl/strings/str_cat.h"
#include "glossary/enforcement/enforcer.h"
#include "glossary/glossary.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

using ::testing::IsNull;
using ::testing::NotNull;

Concept Person(int number) {
  Concept entry;
  entry.id = absl::StrCat("person/", number);
  entry.kind = TermKind::kPerson;
  entry.gender = Gender::kMasculine;
  entry.source.names = {absl::StrCat("Ivan Petrov", number)};
  Lexeme& lexeme = entry.targets["ru"].lexeme;
  lexeme.lemma = "Иван Петров";
  lexeme.kind = TermKind::kPerson;
  lexeme.gender = Gender::kMasculine;
  lexeme.animate = true;
  return entry;
}

class RenderingCacheTest : public testing::Test {
 protected:
  const Inflector& inflector_ = **InflectorFor("ru");
};

TEST_F(RenderingCacheTest, MakesAListOnce) {
  RenderingCache cache;
  const Concept one = Person(1), two = Person(2);
  const RenderingList list = cache.Get(one, inflector_, "ru");
  EXPECT_EQ(cache.Get(one, inflector_, "ru"), list);
  EXPECT_NE(cache.Get(two, inflector_, "ru"), list);
  EXPECT_EQ(list->size(), RenderingsOf(one, inflector_, "ru").size());
}

TEST_F(RenderingCacheTest, LetsListsGoWithoutTakingThemAway) {
  RenderingCache cache;
  std::vector<Concept> concepts;
  for (size_t i = 0; i <= RenderingCache::kMostLists; ++i) concepts.push_back(Person(static_cast<int>(i)));
  const RenderingList first = cache.Get(concepts.front(), inflector_, "ru");
  for (const Concept& entry : concepts) cache.Get(entry, inflector_, "ru");
  EXPECT_NE(cache.Get(concepts.front(), inflector_, "ru"), first);
  EXPECT_EQ(first->front().lexeme.lemma, "Иван Петров");
}

TEST_F(RenderingCacheTest, KeepsWhatIsAskedFor) {
  RenderingCache cache;
  std::vector<Concept> concepts;
  for (size_t i = 0; i <= 2 * RenderingCache::kMostLists; ++i)
    concepts.push_back(Person(static_cast<int>(i)));
  const RenderingList first = cache.Get(concepts.front(), inflector_, "ru");
  for (const Concept& entry : concepts) {
    cache.Get(entry, inflector_, "ru");
    EXPECT_EQ(cache.Get(concepts.front(), inflector_, "ru"), first);
  }
}

TEST_F(RenderingCacheTest, ServesManyThreads) {
  RenderingCache cache;
  std::vector<Concept> concepts;
  for (int i = 0; i < 20; ++i) concepts.push_back(Person(i));
  std::vector<std::thread> threads;
  std::vector<size_t> right(4, 0);
  for (size_t& count : right) {
    threads.emplace_back([&] {
      for (int round = 0; round < 50; ++round) {
        for (const Concept& entry : concepts) {
          count += cache.Get(entry, inflector_, "ru")->front().lexeme.lemma == "Иван Петров";
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(right, testing::Each(50 * concepts.size()));
}

TEST_F(RenderingCacheTest, BelongsToTheLayerOfTheConcept) {
  const auto base = Glossary::Compile({Person(1)});
  ASSERT_OK(base);
  const auto request = Glossary::Overlay(*base, {Person(2)});
  ASSERT_OK(request);
  const Concept& lower = *(*request)->Find("person/1");
  const Concept& upper = *(*request)->Find("person/2");
  EXPECT_THAT((*base)->RenderingsKeptOf(lower), NotNull());
  EXPECT_EQ((*request)->RenderingsKeptOf(lower), (*base)->RenderingsKeptOf(lower));
  EXPECT_NE((*request)->RenderingsKeptOf(upper), (*request)->RenderingsKeptOf(lower));
  EXPECT_THAT((*base)->RenderingsKeptOf(upper), IsNull());
}

TEST_F(RenderingCacheTest, ChangesNothingInWhatIsEnforced) {
  const auto glossary = Glossary::Compile({Person(1)});
  ASSERT_OK(glossary);
  const std::string source = "He met Ivan Petrov1.", target = "Он встретился с Иван Петров.";
  const std::vector<TermMatch> matches = MatchText(**glossary, source);
  for (const auto& kept : {std::shared_ptr<const Glossary>(), *glossary}) {
    const auto enforcer = Enforcer::Create("ru", kept);
    ASSERT_OK(enforcer);
    for (int round = 0; round < 2; ++round) {
      EXPECT_EQ((*enforcer)->Enforce({source, matches, target}).text, "Он встретился с Иваном Петровым.");
    }
  }
}

}  // namespace
}  // namespace dragoman
