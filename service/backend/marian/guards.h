// What can go wrong with a neural translation and shows in the text itself.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "service/text/byte_range.h"

namespace dragoman::marian {

// Whether the pieces loop: a run of 1 to 12 pieces that comes at least three times without a break, and
// covers at least 6 pieces. A loop that stands in the source too is not the engine's.
bool HasLoop(absl::Span<const uint32_t> pieces);

// Whether such a loop stands at the end of the pieces. In constant time.
bool EndsInLoop(absl::Span<const uint32_t> pieces);

// The second and further copies of one to eight words that `text` says twice in a row, with nothing but
// spaces between them: the bytes from the end of the copy before to the copy's own end, in order. Texts do
// not do that, but for single short words (« nous nous ») and « faire faire », which are left out as figures
// are.
std::vector<ByteRange> FindStutters(absl::string_view text);

// What is wrong with `target` as a translation of `source`, as UPPER_SNAKE reasons: "REPETITION" (a loop that
// the source does not have), "TRUNCATED" (cut off, or far longer than any translation), "EMPTY" (no word
// where the source has one), "UNTRANSLATED" (the source's words, among them at least three common ones).
std::vector<std::string> FindFaults(absl::string_view source, absl::Span<const uint32_t> source_pieces,
                                    absl::string_view target, absl::Span<const uint32_t> target_pieces,
                                    bool truncated);

}  // namespace dragoman::marian
