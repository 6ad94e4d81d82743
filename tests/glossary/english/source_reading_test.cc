#include "glossary/english/source_reading.h"

#include <gtest/gtest.h>

#include "glossary/glossary_loader.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

constexpr absl::string_view kReadingGlossary = R"(
entries:
- id: person/sandu
  kind: person
  gender: feminine
  en: {names: [Maia Sandu], surnames: [Sandu]}
  fr: {lemma: Maia Sandu, surname: Sandu}
- id: place/paris
  kind: place
  en: {names: [Paris]}
  fr: {lemma: Paris}
- id: title/president
  kind: title
  en: {names: [president], case: initial}
  fr: {lemma: président, gender: masculine}
)";

TEST(SourceReadingTest, TellsOfEachTermItsPlaceItsBearerAndTheNamesBesideIt) {
  auto concepts = ParseGlossary(kReadingGlossary, "test.yaml", GlossaryLayer::kBase);
  ASSERT_OK(concepts);
  const auto glossary = Glossary::Compile(*std::move(concepts));
  ASSERT_OK(glossary);
  constexpr absl::string_view kSource = "Moldovan President Maia Sandu flew to Paris.";
  const std::vector<TermMatch> matches = MatchText(**glossary, kSource);
  ASSERT_EQ(matches.size(), 3u);
  const SourceReading reading(kSource, matches);
  EXPECT_TRUE(reading.PlaceOf(1).subject);
  EXPECT_TRUE(reading.PlaceOf(2).motion);
  EXPECT_EQ(reading.BearerOf(0), Gender::kFeminine);
  EXPECT_EQ(reading.BearerOf(1), Gender::kUnspecified);
  EXPECT_EQ(reading.NameBeside(0, /*before=*/true).In(kSource), "Moldovan");
  EXPECT_EQ(reading.NameBeside(0, /*before=*/false).In(kSource), "Maia");
  EXPECT_EQ(reading.NameBeside(2, /*before=*/false).size(), 0u);
}

}  // namespace
}  // namespace dragoman
