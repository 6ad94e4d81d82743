// Changes to a text as values: every step that rewrites text (masks, terms, typography, formats) returns
// edits, and one place applies them, so that byte ranges which point into the text can follow.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "service/text/byte_range.h"

namespace dragoman {

// Replaces the bytes of `range` by `replacement`; an empty range inserts before range.begin.
struct TextEdit {
  ByteRange range;
  std::string replacement;

  friend bool operator==(const TextEdit&, const TextEdit&) = default;
};

// `text` with `edits` carried out. The edits must be sorted by range.begin, must not overlap, and must lie
// within the text.
std::string ApplyEdits(absl::string_view text, absl::Span<const TextEdit> edits);

// One list of edits that does what `first` and then `second` do; `between` is the text after `first`, to
// which `second` belongs. Both lists must be sorted and without overlaps. Edits of the two that touch become
// one.
std::vector<TextEdit> ComposeEdits(absl::string_view between, absl::Span<const TextEdit> first,
                                   absl::Span<const TextEdit> second);

// Where the bytes of `range`, a range of the text before `edits`, stand afterwards. An end that falls inside
// a replaced range moves to the outer border of the replacement; text inserted at a border stays outside of
// the range.
ByteRange MapRange(const ByteRange& range, absl::Span<const TextEdit> edits);

}  // namespace dragoman
