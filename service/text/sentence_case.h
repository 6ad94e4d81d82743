// Headlines: English title case carried over into a translation becomes sentence case.
#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "service/text/byte_range.h"
#include "service/text/text_edit.h"

namespace dragoman {

// The edits that put the headline `target` into sentence case; none if it is not in title case, that is if
// not almost all of its longer words begin with a capital. The first word of a sentence, acronyms, words with
// capitals inside and words that overlap `names` (sorted) keep their capitals. Thread-safe.
std::vector<TextEdit> SentenceCaseEdits(absl::string_view target, absl::Span<const ByteRange> names);

}  // namespace dragoman
