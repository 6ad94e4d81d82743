#include "glossary/english/source_place.h"

#include <gtest/gtest.h>

#include "glossary/glossary_loader.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

constexpr absl::string_view kPlaceGlossary = R"(
entries:
- id: person/kallas
  kind: person
  gender: feminine
  en: {names: [Kaja Kallas], surnames: [Kallas]}
  ru: {lemma: Кая Каллас, surname: Каллас}
- id: place/vietnam
  kind: place
  en: {names: [Vietnam, S.R.V.]}
  ru: {lemma: Вьетнам, gender: masculine}
- id: title/minister
  kind: title
  en: {names: [minister], case: initial}
  ru: {lemma: министр, gender: masculine}
)";

class SourcePlaceTest : public testing::Test {
 protected:
  void SetUp() override {
    auto concepts = ParseGlossary(kPlaceGlossary, "test.yaml", GlossaryLayer::kBase);
    ASSERT_OK(concepts);
    auto glossary = Glossary::Compile(*std::move(concepts));
    ASSERT_OK(glossary);
    glossary_ = *std::move(glossary);
  }

  // The place of the first term of `source`.
  SourcePlace First(absl::string_view source) const {
    const std::vector<TermMatch> matches = MatchText(*glossary_, source);
    EXPECT_FALSE(matches.empty()) << source;
    return matches.empty() ? SourcePlace() : SourceWords(source).PlaceOf(matches.front());
  }

  std::shared_ptr<const Glossary> glossary_;
};

TEST_F(SourcePlaceTest, KnowsSubjectsOfPassives) {
  for (const char* source :
       {"Kaja Kallas was accused of delay.", "Kaja Kallas has not been invited.", "Kallas could be arrested.",
        "The minister Kaja Kallas was sharply answered by the court.", "Kallas was re-elected on Friday.",
        "Kaja Kallas, freed in March, was greeted at home.", "Kaja Kallas and Vietnam were mentioned."}) {
    EXPECT_TRUE(First(source).passive) << source;
    EXPECT_TRUE(First(source).object) << source;
  }
  for (const char* source :
       {"Kaja Kallas was expected to visit Rome.", "Kallas accused the court.",
        "The letter to Kallas was sent.", "Kallas’s letter was opened.", "Kallas is a lawyer."}) {
    EXPECT_FALSE(First(source).passive) << source;
  }
}

TEST_F(SourcePlaceTest, KnowsWhoIsGivenSomething) {
  for (const char* source : {"They brought Vietnam an offer.", "They will supply Vietnam with grain.",
                             "Kallas was shown photographs."}) {
    EXPECT_TRUE(First(source).recipient) << source;
  }
  for (const char* source : {"They brought Vietnam to the table.", "Kallas was handed over to the court.",
                             "They visited Vietnam.", "They sold Vietnam, Kallas stressed."}) {
    EXPECT_FALSE(First(source).recipient) << source;
  }
}

TEST_F(SourcePlaceTest, TellsAgentsFromAuthors) {
  EXPECT_TRUE(First("The house was sold by Kallas.").by);
  EXPECT_TRUE(First("He was replaced as envoy by Kallas.").by);
  EXPECT_TRUE(First("He was presented as the country's envoy by Kallas.").by);
  EXPECT_TRUE(First("The bridge was closed after an attack by Kallas.").author);
  const SourcePlace author = First("Attacks by Kallas went on.");
  EXPECT_FALSE(author.by);
  EXPECT_TRUE(author.possessor);
}

TEST_F(SourcePlaceTest, WhatIsPossessedStandsBehindThePreposition) {
  EXPECT_TRUE(First("a letter to Vietnam").given);
  const SourcePlace possessed = First("access to Vietnam’s harbours");
  EXPECT_FALSE(possessed.given);
  EXPECT_TRUE(possessed.possessor);
}

TEST_F(SourcePlaceTest, KnowsWhoIsSpokenTo) {
  EXPECT_TRUE(First("Kaja Kallas, the whole of Europe hears you.").address);
  EXPECT_TRUE(First("Minister Kallas, when will the talks begin?").address);
  EXPECT_TRUE(First("Kaja Kallas, does the council agree?").address);
  EXPECT_FALSE(First("Kaja Kallas, does the council agree.").address);
  EXPECT_FALSE(First("Kaja Kallas, the envoy of the EU, told you the truth.").address);
}

TEST_F(SourcePlaceTest, FindsTheObjectOfAPhrasalVerb) {
  const SourcePlace object = First("They handed over Vietnam");
  EXPECT_TRUE(object.object);
  EXPECT_FALSE(object.dependent);
  EXPECT_FALSE(First("They argued over Vietnam").object);
}

TEST_F(SourcePlaceTest, WhoIsPromisedSomethingIsARecipient) {
  EXPECT_TRUE(First("Kallas was promised a visit.").recipient);
  EXPECT_TRUE(First("Kallas was promised in Rome that gas would flow.").recipient);
  EXPECT_TRUE(First("Kallas was promised by Rome, which likes her, that gas would flow.").recipient);
  EXPECT_FALSE(First("Kallas was sent to Rome.").recipient);
}

TEST_F(SourcePlaceTest, HasTheSubjectOfARelativeClause) {
  EXPECT_TRUE(First("They fear the increase that Kallas demands of them.").subject);
  EXPECT_FALSE(First("They fear that Kallas.").subject);
}

TEST_F(SourcePlaceTest, FindsThePassiveBehindOthersAndInsertions) {
  EXPECT_TRUE(First("Kallas and her Greek counterpart were briefed.").passive);
  EXPECT_TRUE(First("Kallas has already been chosen.").passive);
  EXPECT_FALSE(First("Kallas and her Greek counterpart briefed them.").passive);
  EXPECT_TRUE(First("Kallas and several officials of the ministry were briefed.").passive);
  EXPECT_FALSE(First("Kallas and her aides said that the plan was dropped.").passive);
  EXPECT_TRUE(First("Ministers along the Atlantic coast have been briefed.").passive);
  EXPECT_TRUE(First("The minister of a dozen states was shown the ship.").passive);
  EXPECT_FALSE(First("The minister of a dozen states said the ship was lost.").passive);
  EXPECT_TRUE(First("The minister of Japan for Russia was summoned.").passive);
  EXPECT_TRUE(First("Kallas, Russia's foreign minister, was received by him.").passive);
}

TEST_F(SourcePlaceTest, NamesBetweenWhichSomethingIsHaveNoVerb) {
  EXPECT_TRUE(First("The border between Laos and Vietnam was closed.").dependent);
  EXPECT_FALSE(First("The border between Laos and Vietnam was closed.").subject);
  EXPECT_TRUE(First("He was born in Laos and Vietnam became his home.").subject);
}

TEST_F(SourcePlaceTest, AnAdjectiveInEdIsNoVerb) {
  EXPECT_TRUE(First("Kallas arrived.").subject);
  EXPECT_FALSE(First("They left Kallas unharmed.").subject);
}

TEST_F(SourcePlaceTest, TellsWhomASentenceSpeaksToInItsMiddle) {
  EXPECT_TRUE(First("You will not be alone, Vietnam, whatever happens.").address);
  EXPECT_TRUE(First("Do not stay silent, Vietnam, because silence has a price.").address);
  EXPECT_TRUE(First("We shall come back, dear Vietnam, and soon.").address);
  EXPECT_FALSE(First("You will meet in Hanoi, Vietnam, on Monday.").address);
  EXPECT_FALSE(First("As you know, the chairwoman, Kaja Kallas, said so.").address);
  EXPECT_FALSE(First("You were wrong. In the south, Vietnam, too, has lost land.").address);
}

TEST_F(SourcePlaceTest, TellsTheSubjectOfAClauseWithoutAVerb) {
  EXPECT_TRUE(First("Laos pledged two million, and Vietnam 3 million.").gapped);
  EXPECT_FALSE(First("Laos invited China and Vietnam 10 days ago.").gapped);
}

TEST_F(SourcePlaceTest, FindsTheObjectOfAVerbWithoutAnEnding) {
  EXPECT_TRUE(First("Old debts still worry Kallas.").object);
  EXPECT_TRUE(First("Kallas was not let out of the hall.").passive);
}

TEST_F(SourcePlaceTest, InitialsEndNoSentenceBeforeTheirNoun) {
  EXPECT_TRUE(First("The S.R.V. army withdrew.").attribute);
  EXPECT_TRUE(First("The S.R.V. Embassy was closed.").attribute);
  EXPECT_FALSE(First("He lived in the S.R.V. Kallas did not.").attribute);
  EXPECT_TRUE(First("He lived in the S.R.V. Kallas did not.").at);
}

TEST_F(SourcePlaceTest, OpensBehindAnyArticle) {
  EXPECT_TRUE(First("The Vietnam of today is another.").opens);
  EXPECT_TRUE(First("A Vietnam of tomorrow will be another.").opens);
  EXPECT_FALSE(First("Old Vietnam was another.").opens);
}

TEST_F(SourcePlaceTest, TellsWhomSomebodyWarned) {
  EXPECT_TRUE(First("The envoy, who has seen both, warned Kallas that it would fail.").object);
  EXPECT_TRUE(First("It will fail, warned Kallas.").subject);
}

}  // namespace
}  // namespace dragoman
