// Where the marks of a source text stand in its translation.
#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "service/pipeline/segment_translator.h"
#include "service/text/byte_range.h"

namespace dragoman {

// A range of a segment's source in its translation: whole segments, protected text and terms exactly, other
// words by the alignment, else by their place in the sentence, to whole words. Never empty for a range that
// is not.
ByteRange ProjectRange(const ByteRange& range, const SegmentJob& job, const SegmentOutcome& outcome);

// Makes ranges that cross stand one after the other, as far as they are not empty then; nested and disjoint
// ones stay.
void UncrossRanges(absl::Span<ByteRange> ranges);

}  // namespace dragoman
