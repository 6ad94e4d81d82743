// Terms as placeholders: a second attempt with a backend that loses or mangles the words themselves.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "glossary/enforcement/term_claims.h"
#include "glossary/matching/matcher.h"
#include "service/text/byte_range.h"
#include "service/text/text_edit.h"

namespace dragoman {

// A source text whose first terms stand as masks: ⟪0⟫ for matches[0], and so on.
struct MaskedText {
  std::string text;
  std::vector<TextEdit> edits;
};

// A backend that keeps placeholders keeps at most ten, ⟪0⟫ to ⟪9⟫; further matches stay as words.
inline constexpr size_t kMaxMasks = 10;

// `source` with masks in place of `matches`, or of those that `wanted`, which is as long, has true for. A
// possessive's ’s stays behind its mask, and so does the period that ends the sentence as well as the
// abbreviation.
MaskedText MaskTerms(absl::string_view source, absl::Span<const TermMatch> matches,
                     const std::vector<bool>& wanted = {});

// A mask that was filled with a lemma.
struct FilledMask {
  ByteRange range;  // in the filled text
  size_t match;
  std::string ending;  // letters that the backend put after the mask
};

struct FilledText {
  std::string text;
  std::vector<TextEdit> edits;    // from the text with masks to `text`
  std::vector<FilledMask> masks;  // in order
};

// `target`, valid UTF-8, with the approved lemmas of `matches` in place of its masks, damaged and repeated
// ones included; masks of no match are removed. `renderings` are those of `matches` in `language`.
FilledText FillWithLemmas(absl::string_view target, absl::string_view source,
                          absl::Span<const TermMatch> matches, const RenderingMap& renderings,
                          absl::string_view language);

}  // namespace dragoman
