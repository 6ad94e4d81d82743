// Dates, times, numbers and amounts of money that a backend left in their English form, put into the target's
// form.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "service/text/byte_range.h"
#include "service/text/text_edit.h"

namespace dragoman {

// Mends the values of translations for one pair of languages. Immutable, hence thread-safe.
class LocaleFormatter {
 public:
  // For BCP-47 tags. The source must be English, the target French, Russian or Ukrainian, for others there
  // are no rules; else NotFound.
  static absl::StatusOr<std::unique_ptr<LocaleFormatter>> Create(absl::string_view source_language,
                                                                 absl::string_view target_language);

  // The edits of `target`, sorted and without overlaps: dates in English words or order ("On February 2,
  // 2026"), months after a preposition ("in May 2026"), days of the week ("on Monday"), times of the half-day
  // clock ("at 5:30 p.m."), numbers with English marks (1,234.5), scale words (also the French "billions"
  // that stands for a thousand millions), per cent, and amounts of dollars, euros and pounds with the sign in
  // front ($5 billion); ranges of days and sums as a whole (May 1-5, $1-2 billion).
  // A value changes its form only if `source` has it in the very same one, and never what it means. Nothing
  // inside `protected_ranges` (sorted, within `target`) or FindProtectedText(target) changes. Any bytes are
  // allowed.
  std::vector<TextEdit> Edits(absl::string_view source, absl::string_view target,
                              absl::Span<const ByteRange> protected_ranges) const;

 private:
  explicit LocaleFormatter(std::string language);

  std::string language_;
  std::vector<std::string> months_;    // as they stand after a day
  std::vector<std::string> weekdays_;  // from Monday, as they stand after "on"
};

}  // namespace dragoman
