// Text in columns of a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace dragoman {

// Columns of the terminal at file descriptor `fd`; else $COLUMNS, else 100. At least 40.
size_t TerminalWidth(int fd);

// Columns that valid UTF-8 of European scripts takes: a character one, a combining mark none.
size_t DisplayWidth(absl::string_view text);

// `text` in lines of at most `width` columns, broken at spaces; words that are longer are cut. At least one
// line.
std::vector<std::string> WrapText(absl::string_view text, size_t width);

// A row of a table: each cell wrapped to its width, `gap` between them, no white space at the ends of lines.
// `cells` and `widths` are of one size.
std::string FormatRow(const std::vector<std::string>& cells, const std::vector<size_t>& widths,
                      absl::string_view gap);

}  // namespace dragoman
