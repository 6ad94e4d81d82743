#include "client/text_layout.h"

#include <sys/ioctl.h>

#include <algorithm>
#include <cstdlib>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace dragoman {
namespace {

constexpr size_t kMinWidth = 40;
constexpr size_t kDefaultWidth = 100;

bool IsContinuation(char byte) { return (byte & 0xC0) == 0x80; }

// U+0300 to U+036F in UTF-8.
bool IsCombining(absl::string_view text, size_t i) {
  const auto first = static_cast<unsigned char>(text[i]);
  const auto second = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
  return first == 0xCC || (first == 0xCD && second < 0xB0);
}

// Bytes of the longest beginning of `text` that takes at most `width` columns, at least one character.
size_t Fitting(absl::string_view text, size_t width) {
  size_t columns = 0;
  size_t i = 0;
  while (i < text.size()) {
    columns += IsCombining(text, i) ? 0 : 1;
    if (columns > width && i > 0) break;
    ++i;
    while (i < text.size() && IsContinuation(text[i])) ++i;
  }
  return i;
}

}  // namespace

size_t TerminalWidth(int fd) {
  winsize size = {};
  size_t width = kDefaultWidth;
  const char* columns = std::getenv("COLUMNS");
  if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    width = size.ws_col;
  } else if (columns != nullptr && !absl::SimpleAtoi(columns, &width)) {
    width = kDefaultWidth;
  }
  return std::max(width, kMinWidth);
}

size_t DisplayWidth(absl::string_view text) {
  size_t columns = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (!IsContinuation(text[i]) && !IsCombining(text, i)) ++columns;
  }
  return columns;
}

std::vector<std::string> WrapText(absl::string_view text, size_t width) {
  std::vector<std::string> lines;
  for (const absl::string_view paragraph : absl::StrSplit(text, '\n')) {
    std::string line;
    for (absl::string_view word : absl::StrSplit(paragraph, ' ', absl::SkipEmpty())) {
      if (!line.empty() && DisplayWidth(line) + 1 + DisplayWidth(word) > width) {
        lines.push_back(std::move(line));
        line.clear();
      }
      while (line.empty() && DisplayWidth(word) > width) {
        const size_t cut = Fitting(word, width);
        lines.emplace_back(word.substr(0, cut));
        word.remove_prefix(cut);
      }
      absl::StrAppend(&line, line.empty() ? "" : " ", word);
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string FormatRow(const std::vector<std::string>& cells, const std::vector<size_t>& widths,
                      absl::string_view gap) {
  std::vector<std::vector<std::string>> columns;
  size_t height = 0;
  for (size_t i = 0; i < cells.size(); ++i) {
    columns.push_back(WrapText(cells[i], widths[i]));
    height = std::max(height, columns.back().size());
  }
  std::string row;
  for (size_t y = 0; y < height; ++y) {
    std::string line;
    for (size_t i = 0; i < columns.size(); ++i) {
      const std::string cell = y < columns[i].size() ? columns[i][y] : "";
      absl::StrAppend(&line, i == 0 ? "" : gap, cell,
                      std::string(widths[i] - std::min(widths[i], DisplayWidth(cell)), ' '));
    }
    absl::StrAppend(&row, absl::StripTrailingAsciiWhitespace(line), "\n");
  }
  return row;
}

}  // namespace dragoman
