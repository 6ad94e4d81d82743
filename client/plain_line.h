// What a line of a plain article is by itself: a list item, a heading, a row of a table, a rule. Markers are
// Markdown's (https://spec.commonmark.org, tables: https://github.github.com/gfm/) and the ones of newsrooms.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace dragoman {

// Lines come without their line break; the views that come back are parts of them.

bool IsBlank(absl::string_view line);

// Whether `text` has letters or digits beside its markup: "---", "* * *", "<img src=a.png>" and "" have none.
bool HasWords(absl::string_view text);

// Whether `text` has nothing to translate: markup, addresses, code, hashtags alone.
bool IsProtected(absl::string_view text);

// The indentation, mark and check box of a list item ("- ", "  12) ", "* [x] ") with the blanks behind; ""
// when the line is none. A number has three digits at most, so that years are none.
absl::string_view ItemMarker(absl::string_view line);

// Whether the marker `marker` is a number.
bool IsNumbered(absl::string_view marker);

// 1 to 6 for "# words" to "###### words"; 0 when the line is no heading.
int HeadingLevel(absl::string_view line);

// The words of a heading, without the signs around them.
absl::string_view HeadingWords(absl::string_view line);

// Whether the line, of "=" or "-" alone, makes the line above it a heading.
bool IsUnderline(absl::string_view line);

// Whether the line is the one below a table's first: "|---|:-:|".
bool IsDelimiterRow(absl::string_view line);

// What stands between the pipes, without blanks; a pipe behind a backslash is none.
std::vector<absl::string_view> Cells(absl::string_view line);

// Whether `text` begins with the fence of a block of code: "```" or "~~~".
bool IsFence(absl::string_view text);

// The mark that ends the region without words that `line` begins: the fence itself, or the last tag of a
// comment, <pre>, <script> or <style>. "" when the line begins none, or a comment that it ends.
std::string RawRegionEndMark(absl::string_view line);

// Whether `line` ends a region whose end mark is `mark`: it is a fence at least as long, or has the tag.
bool EndsRawRegion(absl::string_view line, absl::string_view mark);

}  // namespace dragoman
