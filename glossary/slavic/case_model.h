// How likely each case is at a place, by a log-linear model (multinomial logistic regression) of what stands
// around it. Its weights were learnt from right sentences: case_model/README.md.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "glossary/grammar.h"

namespace dragoman {

constexpr size_t kCases = 7;

// A value for each Case, by its number.
template <typename Value>
using ByCase = std::array<Value, kCases>;

// The letter of a case in tables: N, G, D, A, I, P, V.
absl::string_view CaseLetter(Case grammatical_case);

// exp(score) of each case, scaled to a sum of 1.
ByCase<float> Softmax(const ByCase<float>& scores);

// Immutable and thread-safe.
class CaseModel {
 public:
  // What the integers of a table are divided by.
  static constexpr float kScale = 32;

  // For "ru" or "uk"; null for another language. Lives as long as the process.
  static const CaseModel* For(absl::string_view language);

  // The probability of each case at a place with `features`, of CaseFeatures. Unknown ones count nothing.
  ByCase<float> Probabilities(absl::Span<const std::string> features) const;

 private:
  explicit CaseModel(absl::string_view table);

  absl::flat_hash_map<absl::string_view, ByCase<int16_t>> weights_;  // of table text that lives on
};

}  // namespace dragoman
