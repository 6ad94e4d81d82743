#include "service/text/byte_range.h"

#include <algorithm>

namespace dragoman {

std::vector<ByteRange> MergedRanges(std::vector<ByteRange> ranges) {
  std::sort(ranges.begin(), ranges.end(),
            [](const ByteRange& a, const ByteRange& b) { return a.begin < b.begin; });
  std::vector<ByteRange> merged;
  for (const ByteRange& range : ranges) {
    if (!merged.empty() && range.begin < merged.back().end) {
      merged.back().end = std::max(merged.back().end, range.end);
    } else if (!range.empty()) {
      merged.push_back(range);
    }
  }
  return merged;
}

}  // namespace dragoman
