// Headlines: English title case carried over into a translation becomes sentence case.
#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "service/text/byte_range.h"
#include "service/text/text_edit.h"

namespace dragoman {

// The edits that put the headline `target` into sentence case; none if it is not in title case, that is if
// not almost all of its words but the small ones begin with a capital. The first word of a sentence or of a
// quotation behind a colon, acronyms, words with capitals inside, single letters, words that overlap `names`
// (sorted) and what English never writes small (days, months, peoples) keep their capitals. Thread-safe.
std::vector<TextEdit> SentenceCaseEdits(absl::string_view target, absl::Span<const ByteRange> names);

}  // namespace dragoman
