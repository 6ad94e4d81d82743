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
};

TEST_F(LikeliestCaseTest, KeepsWhatStandsWhenTheModelIsOfTwoMinds) {
  Stands({Case::kGenitive});
  EXPECT_THAT(LikeliestCase({}, claim_, Sure(Case::kDative, .6F)).cases, ElementsAre(Case::kGenitive));
}

TEST_F(LikeliestCaseTest, ChangesANominativeSoonerThanAnotherForm) {
  const ByCase<float> probabilities = Sure(Case::kInstrumental, .9F);
  Stands({Case::kNominative});
  EXPECT_THAT(LikeliestCase({}, claim_, probabilities).cases, ElementsAre(Case::kInstrumental));
  Stands({Case::kGenitive});
  EXPECT_THAT(LikeliestCase({}, claim_, probabilities).cases, ElementsAre(Case::kGenitive));
}

// The lemma that was put for a mask says nothing of the case.
TEST_F(LikeliestCaseTest, AsksTheModelAloneAboutAMask) {
  Stands({Case::kNominative});
  claim_.forced = true;
  EXPECT_THAT(LikeliestCase({}, claim_, Sure(Case::kDative, .3F)).cases, ElementsAre(Case::kDative));
}

TEST_F(LikeliestCaseTest, GivesWayWhereTheModelIsSure) {
  Stands({Case::kGenitive});
  EXPECT_THAT(LikeliestCase({}, claim_, Sure(Case::kNominative, .9995F)).cases,
              ElementsAre(Case::kNominative));
}

TEST_F(LikeliestCaseTest, HearsTheRules) {
  Stands({Case::kNominative});
  const ByCase<float> undecided = Sure(Case::kNominative, .5F);
  EXPECT_THAT(LikeliestCase({}, claim_, undecided).cases, ElementsAre(Case::kNominative));
  EXPECT_THAT(LikeliestCase({{Case::kGenitive}, true}, claim_, Sure(Case::kGenitive, .3F)).cases,
              ElementsAre(Case::kGenitive));
}

TEST_F(LikeliestCaseTest, LeavesCountedNounsToTheRules) {
  Stands({Case::kNominative});
  CaseDemand counted{{Case::kGenitive}, true};
  counted.few = true;
  EXPECT_TRUE(LikeliestCase(counted, claim_, Sure(Case::kNominative, .99F)).few);
}

}  // namespace
}  // namespace dragoman
