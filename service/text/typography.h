// House typography: quotation marks, apostrophes, dashes, no-break spaces, in the form that a profile asks
// for.
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

struct TypographyProfile;

// Brings texts into the form of one profile. Immutable, hence thread-safe.
class Typographer {
 public:
  // A typographer for `profile`: a name from ProfileNames(), or a BCP-47 tag ("fr", "uk-UA"), which stands
  // for the default profile of its language. NotFound names the known profiles. The profiles are the files of
  // data/typography, which is also where their format is described.
  static absl::StatusOr<std::unique_ptr<Typographer>> Create(absl::string_view profile);

  // The names of all profiles, sorted.
  static std::vector<std::string> ProfileNames();

  ~Typographer();
  Typographer(const Typographer&) = delete;
  Typographer& operator=(const Typographer&) = delete;

  // The edits, sorted and without overlaps, that bring `text`, a paragraph or several lines of one each, into
  // the profile's form. Quotation marks are paired up over a whole line. Nothing inside `protected_ranges`
  // (sorted, without overlaps, within the text) changes, nor inside what FindProtectedText finds. Idempotent:
  // the edited text needs no edits. Ill-formed UTF-8 stays as it is. Linear in the length of `text`.
  std::vector<TextEdit> Edits(absl::string_view text, absl::Span<const ByteRange> protected_ranges) const;

 private:
  explicit Typographer(std::unique_ptr<const TypographyProfile> profile);

  std::unique_ptr<const TypographyProfile> profile_;
};

}  // namespace dragoman
