// Finds which places of a translation are taken for which terms of its source.
#pragma once

#include <vector>

#include "absl/types/span.h"
#include "glossary/enforcement/sentence.h"
#include "glossary/enforcement/term_claims.h"
#include "glossary/enforcement/term_masks.h"

namespace dragoman {

// The places for the terms of `sentence`, in order, without overlaps: the masks that were filled, the best
// places for as many terms as the source has, and beyond that what is surely a misspelling of one of them. A
// term that stands beside itself, « président président », is one place. The claims refer to `renderings`.
std::vector<Claim> FindClaims(const Sentence& sentence, const RenderingMap& renderings,
                              absl::Span<const FilledMask> masks);

}  // namespace dragoman
