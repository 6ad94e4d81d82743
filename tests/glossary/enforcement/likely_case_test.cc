#include "glossary/enforcement/likely_case.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace dragoman {
namespace {

using ::testing::ElementsAre;

class LikeliestCaseTest : public testing::Test {
 protected:
  // What stands in the place, approved, can be `cases`.
  void Stands(const std::vector<Case>& cases) {
    form_.forms.clear();
    for (const Case grammatical_case : cases) form_.forms.push_back({grammatical_case, Number::kSingular});
    claim_.span.rendering = &rendering_;
    claim_.span.exact = &form_;
    claim_.span.forms = form_.forms;
  }

  // The model gives `grammatical_case` `probability` and shares the rest out.
  static ByCase<float> Sure(Case grammatical_case, float probability) {
    ByCase<float> probabilities;
    probabilities.fill((1 - probability) / (kCases - 1));
    probabilities[static_cast<size_t>(grammatical_case)] = probability;
    return probabilities;
  }

  Rendering rendering_;
  RenderingForm form_;
  Claim claim_;
  PlacedTerm term_;
};

TEST_F(LikeliestCaseTest, KeepsWhatStandsWhenTheModelIsOfTwoMinds) {
  Stands({Case::kGenitive});
  EXPECT_THAT(LikeliestCase({}, claim_, term_, Sure(Case::kDative, .6F)).cases, ElementsAre(Case::kGenitive));
}

TEST_F(LikeliestCaseTest, ChangesANominativeSoonerThanAnotherForm) {
  const ByCase<float> probabilities = Sure(Case::kInstrumental, .9F);
  Stands({Case::kNominative});
  EXPECT_THAT(LikeliestCase({}, claim_, term_, probabilities).cases, ElementsAre(Case::kInstrumental));
  Stands({Case::kGenitive});
  EXPECT_THAT(LikeliestCase({}, claim_, term_, probabilities).cases, ElementsAre(Case::kGenitive));
}

// The lemma that was put for a mask says nothing of the case.
TEST_F(LikeliestCaseTest, AsksTheModelAloneAboutAMask) {
  Stands({Case::kNominative});
  claim_.forced = true;
  EXPECT_THAT(LikeliestCase({}, claim_, term_, Sure(Case::kDative, .3F)).cases, ElementsAre(Case::kDative));
}

TEST_F(LikeliestCaseTest, GivesWayWhereTheModelIsSure) {
  Stands({Case::kGenitive});
  EXPECT_THAT(LikeliestCase({}, claim_, term_, Sure(Case::kNominative, .9995F)).cases,
              ElementsAre(Case::kNominative));
}

TEST_F(LikeliestCaseTest, HearsTheRules) {
  Stands({Case::kNominative});
  const ByCase<float> undecided = Sure(Case::kNominative, .5F);
  EXPECT_THAT(LikeliestCase({}, claim_, term_, undecided).cases, ElementsAre(Case::kNominative));
  EXPECT_THAT(LikeliestCase({{Case::kGenitive}, true}, claim_, term_, Sure(Case::kGenitive, .3F)).cases,
              ElementsAre(Case::kGenitive));
}

// «под бомбардировкой» for an approved «обстрел»
TEST_F(LikeliestCaseTest, HearsTheEndingOfWordsThatAreNotApproved) {
  rendering_.role = RenderingRole::kForbidden;
  Stands({Case::kInstrumental});
  const CaseDemand either{{Case::kAccusative}, true, {}, {Case::kInstrumental}};
  EXPECT_THAT(LikeliestCase(either, claim_, term_, Sure(Case::kAccusative, .9F)).cases,
              ElementsAre(Case::kInstrumental));
}

TEST_F(LikeliestCaseTest, LeavesCountedNounsToTheRules) {
  Stands({Case::kNominative});
  CaseDemand counted{{Case::kGenitive}, true};
  counted.few = true;
  EXPECT_TRUE(LikeliestCase(counted, claim_, term_, Sure(Case::kNominative, .99F)).few);
}

TEST(CasesShownTest, ReadsANameInItsNumber) {
  // «Путиным», of a man and of several
  const std::vector<GrammaticalForm> forms = {{Case::kInstrumental, Number::kSingular},
                                              {Case::kDative, Number::kPlural}};
  PlacedTerm term;
  term.kind = TermKind::kPerson;
  EXPECT_THAT(CasesShown(forms, term), ElementsAre(Case::kInstrumental));
  term.number = Number::kPlural;
  EXPECT_THAT(CasesShown(forms, term), ElementsAre(Case::kDative));
}

// «две ракеты» for "two missiles"
TEST(CasesShownTest, LeavesTheNumberOfOtherTermsOpen) {
  const std::vector<GrammaticalForm> forms = {{Case::kGenitive, Number::kSingular},
                                              {Case::kNominative, Number::kPlural}};
  PlacedTerm term;
  term.kind = TermKind::kTerm;
  term.number = Number::kPlural;
  EXPECT_THAT(CasesShown(forms, term), ElementsAre(Case::kGenitive, Case::kNominative));
}

}  // namespace
}  // namespace dragoman
