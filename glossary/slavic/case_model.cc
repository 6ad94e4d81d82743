#include "glossary/slavic/case_model.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"

namespace dragoman {
namespace embedded {
extern const absl::string_view slavic_case_model_ru_txt;
extern const absl::string_view slavic_case_model_uk_txt;
}  // namespace embedded

absl::string_view CaseLetter(Case grammatical_case) {
  static constexpr absl::string_view kLetters = "NGDAIPV";
  return kLetters.substr(static_cast<size_t>(grammatical_case), 1);
}

ByCase<float> Softmax(const ByCase<float>& scores) {
  const float highest = *std::max_element(scores.begin(), scores.end());
  ByCase<float> probabilities;
  float sum = 0;
  for (size_t i = 0; i < kCases; ++i) sum += probabilities[i] = std::exp(scores[i] - highest);
  for (float& probability : probabilities) probability /= sum;
  return probabilities;
}

const CaseModel* CaseModel::For(absl::string_view language) {
  static const CaseModel* const russian = new CaseModel(embedded::slavic_case_model_ru_txt);
  static const CaseModel* const ukrainian = new CaseModel(embedded::slavic_case_model_uk_txt);
  return language == "ru" ? russian : language == "uk" ? ukrainian : nullptr;
}

CaseModel::CaseModel(absl::string_view table) {
  for (const absl::string_view line : absl::StrSplit(table, '\n', absl::SkipEmpty())) {
    if (line.front() == '#') continue;
    const std::vector<absl::string_view> columns = absl::StrSplit(line, '\t');
    ByCase<int16_t>& weights = weights_[columns.front()];
    weights.fill(0);
    // "G12": a case and its weight
    for (const absl::string_view column : absl::MakeConstSpan(columns).subspan(1)) {
      int weight = 0;
      for (size_t i = 0; i < kCases; ++i) {
        if (CaseLetter(static_cast<Case>(i))[0] == column[0] && absl::SimpleAtoi(column.substr(1), &weight))
          weights[i] = static_cast<int16_t>(weight);
      }
    }
  }
}

ByCase<float> CaseModel::Probabilities(absl::Span<const std::string> features) const {
  ByCase<float> scores{};
  for (const std::string& feature : features) {
    const auto found = weights_.find(feature);
    if (found == weights_.end()) continue;
    for (size_t i = 0; i < kCases; ++i) scores[i] += static_cast<float>(found->second[i]) / kScale;
  }
  return Softmax(scores);
}

}  // namespace dragoman
