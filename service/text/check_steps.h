// The single checks behind CheckTranslation. Each appends its findings; none depends on another.
#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "service/text/check.h"

namespace dragoman {

// What every check gets: the input, and its languages as primary subtags.
struct CheckContext {
  const CheckInput& input;
  absl::string_view source_language;
  absl::string_view target_language;
};

// check_values.cc
void CheckNumbers(const CheckContext& context, std::vector<CheckFinding>& findings);
void CheckDates(const CheckContext& context, std::vector<CheckFinding>& findings);
void CheckCurrencies(const CheckContext& context, std::vector<CheckFinding>& findings);

// check_words.cc
void CheckNames(const CheckContext& context, std::vector<CheckFinding>& findings);
void CheckWords(const CheckContext& context, std::vector<CheckFinding>& findings);

}  // namespace dragoman
