#include "glossary/exchange/delimited_rows.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"

namespace dragoman {
namespace {

std::string Cell(std::string text, Separator separator) {
  for (char& c : text) {
    if (c == '\n' || c == '\r' || (c == '\t' && separator == Separator::kTab)) c = ' ';
  }
  if (separator == Separator::kTab || text.find_first_of(",\"") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted.push_back('"');
    quoted.push_back(c);
  }
  quoted.push_back('"');
  return quoted;
}

}  // namespace

std::vector<Row> ReadRows(absl::string_view text, Separator separator, absl::string_view file,
                          FaultList* faults) {
  absl::ConsumePrefix(&text, "\xEF\xBB\xBF");
  std::vector<Row> rows;
  const char delimiter = separator == Separator::kComma ? ',' : '\t';
  Row row;
  std::string cell;
  bool quoted = false, was_quoted = false;
  size_t line = 1, quote_line = 1;
  row.line = 1;
  const auto end_row = [&] {
    row.cells.push_back(std::string(absl::StripAsciiWhitespace(cell)));
    cell.clear();
    if (row.cells.size() > 1 || !row.cells[0].empty()) rows.push_back(std::move(row));
    row = Row();
    row.line = line;
    was_quoted = false;
  };
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') ++line;
    if (quoted) {
      if (c != '"') {
        cell.push_back(c == '\n' || c == '\r' ? ' ' : c);
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        cell.push_back('"');
        ++i;
      } else {
        quoted = false;
      }
    } else if (c == '"' && separator == Separator::kComma && cell.empty() && !was_quoted) {
      quoted = was_quoted = true;
      quote_line = line;
    } else if (c == delimiter) {
      row.cells.push_back(std::string(absl::StripAsciiWhitespace(cell)));
      cell.clear();
      was_quoted = false;
    } else if (c == '\n') {
      end_row();
    } else if (c != '\r') {
      cell.push_back(c);
    }
  }
  if (quoted) faults->Add(absl::StrCat(file, ":", quote_line), "a quotation mark is never closed");
  if (!cell.empty() || !row.cells.empty()) end_row();
  return rows;
}

std::string FormatRow(const std::vector<std::string>& cells, Separator separator) {
  return absl::StrCat(absl::StrJoin(cells, separator == Separator::kComma ? "," : "\t",
                                    [&](std::string* out, const std::string& cell) {
                                      absl::StrAppend(out, Cell(cell, separator));
                                    }),
                      "\n");
}
}  // namespace dragoman
