#include "service/pipeline/span_projection.h"

#include <algorithm>
#include <numeric>

namespace dragoman {
namespace {

// Grows a range from nothing to cover others.
class Hull {
 public:
  void Add(const ByteRange& range) {
    if (range.empty()) return;
    hull_ =
        hull_.empty() ? range : ByteRange{std::min(hull_.begin, range.begin), std::max(hull_.end, range.end)};
  }
  const ByteRange& range() const { return hull_; }

 private:
  ByteRange hull_;
};

bool Within(const ByteRange& inner, const ByteRange& outer) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

// The word borders around the place that `range` has in proportion.
ByteRange Proportional(const ByteRange& range, size_t source_size, absl::string_view target) {
  size_t begin = range.begin * target.size() / source_size;
  size_t end = std::max(range.end * target.size() / source_size, begin + 1);
  while (begin > 0 && target[begin - 1] != ' ') --begin;
  while (end < target.size() && target[end] != ' ') ++end;
  while (begin + 1 < end && target[begin] == ' ') ++begin;
  return {begin, end};
}

}  // namespace

ByteRange ProjectRange(const ByteRange& range, const SegmentJob& job, const SegmentOutcome& outcome) {
  if (outcome.text == job.text) return range;
  if (range.begin == 0 && range.end == job.text.size()) return {0, outcome.text.size()};
  Hull hull;
  for (size_t i = 0; i < job.protected_ranges.size(); ++i) {
    if (Within(job.protected_ranges[i], range)) hull.Add(outcome.protected_places[i]);
  }
  for (const TermOccurrence& term : outcome.terms) {
    if (Within(term.source, range)) hull.Add(term.target);
  }
  for (const AlignedWords& pair : outcome.alignment) {
    if (pair.source.Overlaps(range)) hull.Add(pair.target);
  }
  if (!hull.range().empty() || outcome.text.empty()) return hull.range();
  return Proportional(range, job.text.size(), outcome.text);
}

void UncrossRanges(absl::Span<ByteRange> ranges) {
  std::vector<size_t> order(ranges.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return ranges[a].begin != ranges[b].begin ? ranges[a].begin < ranges[b].begin
                                              : ranges[a].end > ranges[b].end;
  });
  for (size_t i = 0; i < order.size(); ++i) {
    for (size_t j = i + 1; j < order.size(); ++j) {
      const ByteRange& first = ranges[order[i]];
      ByteRange& second = ranges[order[j]];
      const bool cross = first.begin < second.begin && second.begin < first.end && first.end < second.end;
      if (cross) second.begin = first.end;
    }
  }
}

}  // namespace dragoman
