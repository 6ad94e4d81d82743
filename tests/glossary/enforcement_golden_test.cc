// Raw outputs of translators and what enforcement must make of them: with a small glossary of every way to
// decline, tests/golden/enforcement/<language>.jsonl, and with the curated one, curated-<language>.jsonl.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "glossary/enforcement/enforcer.h"
#include "glossary/glossary_loader.h"
#include "tests/support/sanitizers.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

// Of a longer file a sanitizer sees every other line.
constexpr int kAlwaysChecked = 1000;

std::string StatusName(TermStatus status) {
  return status == TermStatus::kApplied ? "applied" : status == TermStatus::kRepaired ? "repaired" : "missed";
}

class EnforcementGoldenTest : public testing::TestWithParam<const char*> {
 protected:
  static constexpr char kFolder[] = DRAGOMAN_SOURCE_DIR "/tests/golden/enforcement/";

  void Check(absl::StatusOr<std::vector<Concept>> concepts, const std::string& cases_file);
};

void EnforcementGoldenTest::Check(absl::StatusOr<std::vector<Concept>> concepts,
                                  const std::string& cases_file) {
  ASSERT_OK(concepts);
  const auto glossary = Glossary::Compile(*std::move(concepts));
  ASSERT_OK(glossary);
  const auto enforcer = Enforcer::Create(GetParam());
  ASSERT_OK(enforcer);

  std::ifstream file(kFolder + cases_file);
  int cases = 0;
  for (std::string line; std::getline(file, line);) {
    ++cases;
    if (kSanitized && cases > kAlwaysChecked && cases % 2 == 0) continue;
    const nlohmann::json golden = nlohmann::json::parse(line);
    const std::string source = golden["source"], target = golden["target"], expected = golden["expected"];
    const std::vector<TermMatch> matches = MatchText(**glossary, source);
    const EnforcementResult result = (*enforcer)->Enforce({source, matches, target});
    EXPECT_EQ(ApplyEdits(target, result.edits), result.text);
    EXPECT_EQ(result.text, expected) << target;
    std::vector<std::string> statuses;
    for (const TermOccurrence& occurrence : result.occurrences)
      statuses.push_back(StatusName(occurrence.status));
    EXPECT_EQ(statuses, golden["statuses"].get<std::vector<std::string>>()) << target;
  }
  EXPECT_GE(cases, 100);
}

TEST_P(EnforcementGoldenTest, PutsTheRightFormsAndReportsThem) {
  Check(LoadGlossaryFile(std::string(kFolder) + "glossary.yaml", GlossaryLayer::kBase),
        std::string(GetParam()) + ".jsonl");
}

TEST_P(EnforcementGoldenTest, HoldsForTheCuratedGlossary) {
  Check(LoadGlossaryDirectory(DRAGOMAN_SOURCE_DIR "/glossary/data", GlossaryLayer::kBase),
        "curated-" + std::string(GetParam()) + ".jsonl");
}

INSTANTIATE_TEST_SUITE_P(Languages, EnforcementGoldenTest, testing::Values("ru", "uk", "fr"),
                         [](const auto& test) { return std::string(test.param); });

}  // namespace
}  // namespace dragoman
