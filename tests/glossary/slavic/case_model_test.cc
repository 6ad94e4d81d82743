#include "glossary/slavic/case_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <vector>

#include "glossary/slavic/case_model/case_trainer.h"

namespace dragoman {
namespace {

using ::testing::FloatNear;
using ::testing::Gt;
using ::testing::HasSubstr;
using ::testing::Lt;

float Of(const ByCase<float>& probabilities, Case grammatical_case) {
  return probabilities[static_cast<size_t>(grammatical_case)];
}

TEST(CaseTrainerTest, LearnsWhatSettlesTheCase) {
  std::vector<CaseExample> examples;
  for (int i = 0; i < 200; ++i) {
    examples.push_back({{"before=с", "kind=person"}, {Case::kInstrumental}});
    examples.push_back({{"before=у", "kind=person"}, {Case::kGenitive}});
  }
  CaseTrainer trainer({});
  trainer.Train(examples);
  EXPECT_THAT(Of(trainer.Probabilities(examples[0]), Case::kInstrumental), Gt(.9F));
  EXPECT_THAT(Of(trainer.Probabilities(examples[1]), Case::kGenitive), Gt(.9F));
}

// «Макрона» is a genitive or an accusative; what the sure ones teach decides between the two.
TEST(CaseTrainerTest, SettlesFormsOfTwoCasesByThoseOfOne) {
  std::vector<CaseExample> examples;
  for (int i = 0; i < 200; ++i) {
    examples.push_back({{"before=про"}, {Case::kGenitive, Case::kAccusative}});
    examples.push_back({{"before=про"}, {Case::kNominative, Case::kAccusative}});
  }
  CaseTrainer trainer({});
  trainer.Train(examples);
  EXPECT_THAT(Of(trainer.Probabilities(examples[0]), Case::kAccusative), Gt(.8F));
}

TEST(CaseTrainerTest, LeavesOutRareObservationsAndSortsTheTable) {
  std::vector<CaseExample> examples(100, CaseExample{{"b=2", "a=1"}, {Case::kDative}});
  examples.push_back({{"rare=1"}, {Case::kDative}});
  CaseTrainer trainer({});
  trainer.Train(examples);
  const std::string table = trainer.Table();
  EXPECT_THAT(table, testing::Not(HasSubstr("rare")));
  EXPECT_THAT(table, testing::StartsWith("a=1\t"));
  EXPECT_THAT(table, HasSubstr("\nb=2\t"));
}

class CaseModelTest : public testing::TestWithParam<const char*> {};

TEST_P(CaseModelTest, GivesProbabilities) {
  const CaseModel* model = CaseModel::For(GetParam());
  ASSERT_NE(model, nullptr);
  const ByCase<float> none = model->Probabilities({});
  EXPECT_THAT(none, testing::Each(FloatNear(1.F / kCases, 1e-6F)));  // it knows no bias
  const std::vector<std::string> features = {"rules=G!", "unheard of"};
  const ByCase<float> asked = model->Probabilities(features);
  EXPECT_THAT(std::accumulate(asked.begin(), asked.end(), 0.F), FloatNear(1, 1e-5F));
  EXPECT_THAT(Of(asked, Case::kGenitive), Gt(Of(asked, Case::kNominative)));
}

TEST_P(CaseModelTest, HasNoVocativeInRussian) {
  const ByCase<float> addressed = CaseModel::For(GetParam())->Probabilities({{"rules=V!"}});
  const float vocative = Of(addressed, Case::kVocative);
  if (std::string(GetParam()) == "ru") {
    EXPECT_THAT(vocative, Lt(.3F));
  } else {
    EXPECT_THAT(vocative, Gt(.3F));
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, CaseModelTest, testing::Values("ru", "uk"));

TEST(CaseModelLanguagesTest, KnowsTwo) { EXPECT_EQ(CaseModel::For("fr"), nullptr); }

}  // namespace
}  // namespace dragoman
