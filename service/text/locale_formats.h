// Dates, numbers and amounts of money that a backend left in their English form, put into the target's form.
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

  // The edits of `target`, sorted and without overlaps: English dates ("On February 2, 2026"), numbers with
  // English marks (1,234.5) and amounts of dollars, euros and pounds with the sign in front ($5 billion).
  // A number changes only if `source` has it in the very same form, and never in value. Nothing inside
  // `protected_ranges` (sorted, within `target`) or FindProtectedText(target) changes. Any bytes are allowed.
  std::vector<TextEdit> Edits(absl::string_view source, absl::string_view target,
                              absl::Span<const ByteRange> protected_ranges) const;

 private:
  explicit LocaleFormatter(std::string language);

  std::string language_;
  std::vector<std::string> months_;  // as they stand after a day
};

}  // namespace dragoman
