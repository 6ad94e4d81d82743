// Sentences too long for a translation engine, cut into pieces.
#pragma once

#include <cstddef>
#include <vector>

#include "absl/strings/string_view.h"
#include "service/text/byte_range.h"

namespace dragoman {

// Appends `range` of `text` to `segments` in pieces of at most `limit` bytes, cut behind a clause if one ends
// in the second half of the limit, else between words, else between characters. A piece is longer only where
// nothing but closing brackets, combining marks or white space would follow the cut. Thread-safe.
void AppendPieces(absl::string_view text, ByteRange range, size_t limit, std::vector<ByteRange>& segments);

}  // namespace dragoman
