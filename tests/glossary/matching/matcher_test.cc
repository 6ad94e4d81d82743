#include "glossary/matching/matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "glossary/glossary_loader.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr absl::string_view kGlossary = R"(
entries:
- id: person/peskov
  kind: person
  gender: masculine
  en: {names: [Dmitry Peskov, Dmitri Peskov], surnames: [Peskov]}
  ru: {lemma: Дмитрий Песков, surname: Песков}
- id: person/barrot
  kind: person
  gender: masculine
  en: {names: [Jean-Noël Barrot], surnames: [Barrot]}
  ru: {lemma: Жан-Ноэль Барро, surname: Барро, indeclinable: [Барро]}
- id: person/may
  kind: person
  gender: feminine
  en: {names: [Theresa May], surnames: [May], surname_needs_name: true}
  ru: {lemma: Тереза Мэй, surname: Мэй}
- id: title/foreign-minister
  kind: title
  en: {names: [foreign minister, minister of foreign affairs], case: initial}
  ru: {lemma: министр иностранных дел, gender: masculine}
- id: organisation/elysee
  kind: organisation
  en: {names: [Élysée Palace, Élysée]}
  ru: {lemma: Елисейский дворец, gender: masculine}
- id: term/end
  kind: term
  en: {names: [end], case: initial}
  ru: {lemma: конец, gender: masculine}
- id: place/us
  kind: place
  en: {names: [US, U.S., United States]}
  ru: {lemma: США, gender: neuter, number: plural, indeclinable: true}
- id: organisation/opec
  kind: organisation
  en: {names: [OPEC]}
  ru: {lemma: ОПЕК, gender: feminine, indeclinable: true}
- id: organisation/opec-plus
  kind: organisation
  en: {names: [OPEC+]}
  ru: {lemma: ОПЕК+, gender: feminine, indeclinable: true}
- id: place/st-petersburg
  kind: place
  en: {names: [St. Petersburg]}
  ru: {lemma: Санкт-Петербург, gender: masculine}
)";

class MatcherTest : public testing::Test {
 protected:
  void SetUp() override {
    auto concepts = ParseGlossary(kGlossary, "test.yaml", GlossaryLayer::kBase);
    ASSERT_OK(concepts);
    auto glossary = Glossary::Compile(*std::move(concepts));
    ASSERT_OK(glossary);
    glossary_ = *std::move(glossary);
  }

  // "id:mention" of every match.
  std::vector<std::string> Match(absl::string_view text) const {
    std::vector<std::string> found;
    for (const TermMatch& match : MatchText(*glossary_, text)) {
      found.push_back(match.concept_->id + ":" + std::string(match.source.In(text)));
    }
    return found;
  }

  std::shared_ptr<const Glossary> glossary_;
};

TEST_F(MatcherTest, FindsNamesAndSurnames) {
  EXPECT_THAT(Match("Dmitry Peskov said so. Peskov left."),
              ElementsAre("person/peskov:Dmitry Peskov", "person/peskov:Peskov"));
}

TEST_F(MatcherTest, NeverMatchesInsideWords) {
  EXPECT_THAT(Match("It is depending on endless weekends."), IsEmpty());
  EXPECT_THAT(Match("The end. END OF IT"), ElementsAre("term/end:end", "term/end:END"));
}

TEST_F(MatcherTest, PrefersLongestTerm) {
  EXPECT_THAT(Match("at the Élysée Palace"), ElementsAre("organisation/elysee:Élysée Palace"));
}

TEST_F(MatcherTest, ForgivesAccentsHyphensAndApostrophes) {
  EXPECT_THAT(Match("Jean Noel Barrot’s Elysee"),
              ElementsAre("person/barrot:Jean Noel Barrot", "organisation/elysee:Elysee"));
  EXPECT_THAT(Match("St Petersburg"), ElementsAre("place/st-petersburg:St Petersburg"));
}

TEST_F(MatcherTest, MarksPossessivesPluralsAndCapitals) {
  const absl::string_view text = "PESKOV'S foreign ministers’ view";
  const std::vector<TermMatch> matches = MatchText(*glossary_, text);
  ASSERT_EQ(matches.size(), 2u);
  EXPECT_TRUE(matches[0].possessive);
  EXPECT_TRUE(matches[0].all_caps);
  EXPECT_TRUE(matches[1].possessive);
  EXPECT_TRUE(matches[1].plural);
}

TEST_F(MatcherTest, FindsInitials) {
  EXPECT_THAT(
      Match("J.-N. Barrot met J. Barrot and D. Peskov"),
      ElementsAre("person/barrot:J.-N. Barrot", "person/barrot:J. Barrot", "person/peskov:D. Peskov"));
}

TEST_F(MatcherTest, SurnameThatIsAWordNeedsTheFullName) {
  EXPECT_THAT(Match("In May it rained."), IsEmpty());
  const std::vector<absl::string_view> article = {"May resigns", "Theresa May said so."};
  const auto matches = MatchArticle(*glossary_, article);
  EXPECT_EQ(matches[0].size(), 1u);
  EXPECT_TRUE(matches[0][0].surname_only);
  EXPECT_FALSE(matches[1][0].surname_only);
}

TEST_F(MatcherTest, KeepsCaseRules) {
  EXPECT_THAT(Match("peskov tell us"), IsEmpty());
  EXPECT_THAT(
      Match("Foreign Minister, FOREIGN MINISTER, fOREIGN minister"),
      ElementsAre("title/foreign-minister:Foreign Minister", "title/foreign-minister:FOREIGN MINISTER"));
  EXPECT_THAT(Match("PUTIN TELLS US TO GO"), IsEmpty());
  EXPECT_THAT(Match("the US told"), ElementsAre("place/us:US"));
}

TEST_F(MatcherTest, LeavesAddressesAndOtherNamesAlone) {
  EXPECT_THAT(Match("@Peskov #Barrot Peskov@mail.ru Peskov.ru O'Peskov"), IsEmpty());
  EXPECT_THAT(Match("Theresa Barrot"), IsEmpty());
}

TEST_F(MatcherTest, SkipsProtectedRanges) {
  const absl::string_view text = "Peskov and Barrot";
  const std::vector<std::vector<ByteRange>> protected_ranges = {{{0, 3}}};
  const auto matches = MatchArticle(*glossary_, absl::MakeConstSpan(&text, 1), protected_ranges);
  ASSERT_EQ(matches[0].size(), 1u);
  EXPECT_EQ(matches[0][0].concept_->id, "person/barrot");
}

TEST_F(MatcherTest, HigherLayersWin) {
  Concept entry;
  entry.id = "house/peskov";
  entry.kind = TermKind::kPerson;
  entry.source.names = {"Peskov"};
  entry.targets["ru"].lexeme.lemma = "Песков";
  auto overlay = Glossary::Overlay(glossary_, {entry});
  ASSERT_OK(overlay);
  const auto matches = MatchText(**overlay, "Peskov and Barrot");
  ASSERT_EQ(matches.size(), 2u);
  EXPECT_EQ(matches[0].concept_->id, "house/peskov");
  EXPECT_NE((*overlay)->revision(), glossary_->revision());
}

TEST_F(MatcherTest, SeesThroughInvisibleCharactersAndSpaces) {
  EXPECT_THAT(Match("Dmitry\u00A0Peskov"), ElementsAre("person/peskov:Dmitry\u00A0Peskov"));
  EXPECT_THAT(Match("Dmitry\nPeskov"), ElementsAre("person/peskov:Dmitry\nPeskov"));
  EXPECT_THAT(Match("Dmitry  Peskov"), ElementsAre("person/peskov:Dmitry  Peskov"));
  EXPECT_THAT(Match("Pes\u00ADkov and Pes\u200Bkov"),
              ElementsAre("person/peskov:Pes\u00ADkov", "person/peskov:Pes\u200Bkov"));
  // What is not seen at the border of a word is no part of it.
  EXPECT_THAT(Match("\uFEFFPeskov\u200D left"), ElementsAre("person/peskov:Peskov"));
  EXPECT_THAT(Match("Pes\u00ADkovism"), IsEmpty());
}

TEST_F(MatcherTest, ReadsCombiningAccents) {
  EXPECT_THAT(Match("E\u0301lyse\u0301e"), ElementsAre("organisation/elysee:E\u0301lyse\u0301e"));
  EXPECT_THAT(Match("Jean-Noe\u0308l Barrot"), ElementsAre("person/barrot:Jean-Noe\u0308l Barrot"));
}

TEST_F(MatcherTest, FindsNamesInCompoundsAndBehindTitles) {
  EXPECT_THAT(Match("Peskov-led talks, anti-Barrot protest"),
              ElementsAre("person/peskov:Peskov", "person/barrot:Barrot"));
  EXPECT_THAT(
      Match("Mr Peskov and Foreign Minister Barrot"),
      ElementsAre("person/peskov:Peskov", "title/foreign-minister:Foreign Minister", "person/barrot:Barrot"));
  EXPECT_THAT(Match("J-N Barrot"), ElementsAre("person/barrot:J-N Barrot"));
}

TEST_F(MatcherTest, TellsOtherBearersOfASurnameApart) {
  EXPECT_THAT(Match("Brigitte Barrot and Mrs Peskov"), IsEmpty());
  EXPECT_THAT(Match("Dmitry Peskov Jr. left"), IsEmpty());
  EXPECT_THAT(Match("Theresa May resigned in May, not on May 9. May is gone"),
              ElementsAre("person/may:Theresa May", "person/may:May"));
}

TEST_F(MatcherTest, TellsTheCountryFromThePronoun) {
  EXPECT_THAT(Match("The US told us so. U.S. troops left the U.S."),
              ElementsAre("place/us:US", "place/us:U.S.", "place/us:U.S."));
  EXPECT_THAT(Match("U.S. Steel pays US$5 to us, not to Us"), IsEmpty());
}

TEST_F(MatcherTest, TellsABodyFromItsExtension) {
  EXPECT_THAT(Match("OPEC and OPEC+ met"),
              ElementsAre("organisation/opec:OPEC", "organisation/opec-plus:OPEC+"));
}

TEST_F(MatcherTest, SurvivesInvalidUtf8) {
  EXPECT_THAT(Match("\xff\xfe Peskov \xc3"), ElementsAre("person/peskov:Peskov"));
}

}  // namespace
}  // namespace dragoman
