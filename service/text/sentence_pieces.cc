#include "service/text/sentence_pieces.h"

#include <algorithm>
#include <cstdint>

#include "service/text/sentence_characters.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

using namespace sentence;  // NOLINT(google-build-using-namespace): the vocabulary of this file

// How good a place `text` offers for a cut before byte `position`: 0 none, up to 4 behind a clause.
int CutQuality(absl::string_view text, size_t position) {
  size_t next = position;
  const char32_t after = NextCharacter(text, next);
  size_t previous = position;
  const char32_t before = PreviousCharacter(text, previous);
  if (IsAlwaysClosing(after) || after == 0x2019 || IsSpace(after) || IsMark(after) || IsIgnorable(after))
    return 0;
  if (!IsSpace(before)) return IsIgnorable(before) ? 0 : 1;
  if (before == kNoBreakSpace || before == kNarrowNoBreakSpace) return 1;
  if (IsStop(after) || after == ',' || after == ';' || after == ':' || after == '%') return 1;
  while (previous > 0 && IsSpace(before)) {
    size_t further = previous;
    const char32_t c = PreviousCharacter(text, further);
    if (!IsSpace(c)) return c == ';' || c == ':' ? 4 : c == ',' ? 3 : 2;
    previous = further;
  }
  return 2;
}

}  // namespace

void AppendPieces(absl::string_view text, ByteRange range, size_t limit, std::vector<ByteRange>& segments) {
  while (range.size() > limit) {
    size_t floor = range.begin;  // no piece is white space alone
    for (size_t i = floor; i < range.end && IsSpace(NextCharacter(text, i));) floor = i;
    size_t best = range.begin;
    int best_quality = 0;
    size_t position = range.begin + limit;
    while (position > range.begin && (static_cast<uint8_t>(text[position]) & 0xC0) == 0x80) --position;
    for (; position > floor; PreviousCharacter(text, position)) {
      const bool in_first_half = position < range.begin + limit / 2;
      if (in_first_half && best_quality > 0) break;
      const int quality = CutQuality(text, position);
      if (quality > best_quality) {
        best = position;
        best_quality = quality;
      }
    }
    if (best_quality == 0) {
      best = std::max(range.begin + limit, floor + 1);
      while (best < range.end &&
             ((static_cast<uint8_t>(text[best]) & 0xC0) == 0x80 || CutQuality(text, best) == 0))
        ++best;
      if (best >= range.end) break;
    }
    segments.push_back({range.begin, best});
    range.begin = best;
  }
  segments.push_back(range);
}

}  // namespace dragoman
