// Lists and enumerations inside running text.
#pragma once

#include <cstddef>

#include "absl/strings/string_view.h"

namespace dragoman::sentence {

// If the segment that begins at `position` opens an enumeration ("1.", "2)", "b)", "(4)", "ii.", a bullet),
// the place of its next item in the paragraph, else npos. Reads at most a few thousand bytes.
size_t NextItem(absl::string_view text, size_t position);

// Whether the line at `position` is an item of a list; a dash makes one only behind a colon or semicolon of
// the segment that began at `segment_begin`.
bool IsListItem(absl::string_view text, size_t position, size_t segment_begin);

// Whether an item such as "(b) The second point" stands at `position`.
bool IsParenthesizedItem(absl::string_view text, size_t position);

// The value of a Roman numeral in small letters up to ten, else 0.
int RomanItem(absl::string_view letters);

}  // namespace dragoman::sentence
