// What the enforcer is given of one text: the source with its terms, and the translation.
#pragma once

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "glossary/matching/matcher.h"
#include "service/text/byte_range.h"

namespace dragoman {

// A word of the source and a word of the target that it became.
struct AlignedWords {
  ByteRange source;
  ByteRange target;
};

// The views must outlive the call.
struct EnforcementInput {
  absl::string_view source;
  absl::Span<const TermMatch> matches;  // of `source`, sorted, without overlaps
  absl::string_view target;
  absl::Span<const AlignedWords> alignment = {};      // empty when the backend gives none
  absl::Span<const ByteRange> protected_target = {};  // never touched: addresses, code
  bool about_women = false;  // the sentences before it name women of the glossary and no man
};

}  // namespace dragoman
