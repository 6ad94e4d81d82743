// A half-open range of UTF-8 bytes in some text.
#pragma once

#include <cstddef>
#include <vector>

#include "absl/strings/string_view.h"

namespace dragoman {

struct ByteRange {
  size_t begin = 0;
  size_t end = 0;

  size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(size_t position) const { return begin <= position && position < end; }
  bool Overlaps(const ByteRange& other) const { return begin < other.end && other.begin < end; }
  absl::string_view In(absl::string_view text) const { return text.substr(begin, end - begin); }

  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

// The union of `ranges`, in any order: sorted, without overlaps or empty ranges. Ranges that only touch stay
// two.
std::vector<ByteRange> MergedRanges(std::vector<ByteRange> ranges);

}  // namespace dragoman
