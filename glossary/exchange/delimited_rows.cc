#include "glossary/exchange/delimited_rows.h"

#include <algorithm>
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

class RowReader {
 public:
  RowReader(absl::string_view text, Separator separator, absl::string_view file, FaultList* faults)
      : text_(text), separator_(separator), file_(file), faults_(faults) {}

  std::vector<Row> Read() {
    std::vector<Row> rows;
    while (at_ < text_.size()) {
      Row row;
      row.line = line_;
      const bool sound = ReadRow(&row);
      if (sound && (row.cells.size() > 1 || !row.cells[0].empty())) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  // False, with a fault, when the row cannot be used. Ends at the start of the next one.
  bool ReadRow(Row* row) {
    bool sound = true;
    while (true) {
      std::string cell;
      if (separator_ == Separator::kComma && Next() == '"') {
        if (!ReadQuoted(&cell)) return false;
      } else {
        const size_t end =
            std::min(text_.find_first_of(Delimiter() + std::string("\r\n"), at_), text_.size());
        cell = std::string(text_.substr(at_, end - at_));
        at_ = end;
      }
      sound = CheckCell(cell, row->line) && sound;
      row->cells.emplace_back(absl::StripAsciiWhitespace(cell));
      if (Next() != Delimiter()) break;
      ++at_;
    }
    SkipLineEnd();
    return sound;
  }

  // Reads from the opening quotation mark to behind the closing one and white space after it. On a fault goes
  // on with the line after the one that the cell began on, so that a forgotten mark does not hide what
  // follows.
  bool ReadQuoted(std::string* cell) {
    const size_t begin_line = line_;
    const size_t line_end = std::min(text_.find_first_of("\r\n", at_), text_.size());
    const char* fault = nullptr;
    for (++at_; fault == nullptr; ++at_) {
      if (at_ == text_.size()) {
        fault = "a quotation mark is never closed";
      } else if (text_[at_] == '"' && at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        cell->push_back('"');
        ++at_;
      } else if (text_[at_] == '"') {
        at_ = std::min(text_.find_first_not_of(" ", at_ + 1), text_.size());
        if (at_ == text_.size() || IsLineEnd() || Next() == Delimiter()) return true;
        fault = "text after a closing quotation mark; a quotation mark inside quotes is written twice";
      } else {
        if (text_[at_] == '\n') ++line_;
        const bool space = IsLineEnd() || text_[at_] == '\t';
        cell->push_back(space ? ' ' : text_[at_]);
      }
    }
    faults_->Add(absl::StrCat(file_, ":", begin_line), fault);
    line_ = begin_line;
    at_ = line_end;
    SkipLineEnd();
    return false;
  }

  bool CheckCell(const std::string& cell, size_t line) {
    for (const char c : cell) {
      if (!absl::ascii_iscntrl(static_cast<unsigned char>(c)) || c == '\t') continue;
      faults_->Add(absl::StrCat(file_, ":", line),
                   absl::StrCat("expected text, found the control character ", static_cast<int>(c)));
      return false;
    }
    return true;
  }

  char Delimiter() const { return separator_ == Separator::kComma ? ',' : '\t'; }
  char Next() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool IsLineEnd() const { return Next() == '\n' || Next() == '\r'; }

  // "\n", "\r\n", or "\r" alone as old spreadsheets write it.
  void SkipLineEnd() {
    if (at_ == text_.size()) return;
    at_ += text_.substr(at_, 2) == "\r\n" ? 2 : 1;
    ++line_;
  }

  const absl::string_view text_;
  const Separator separator_;
  const absl::string_view file_;
  FaultList* const faults_;
  size_t at_ = 0;
  size_t line_ = 1;
};

}  // namespace

std::vector<Row> ReadRows(absl::string_view text, Separator separator, absl::string_view file,
                          FaultList* faults) {
  absl::ConsumePrefix(&text, "\xEF\xBB\xBF");
  return RowReader(text, separator, file, faults).Read();
}

std::string FormatRow(const std::vector<std::string>& cells, Separator separator) {
  return absl::StrCat(absl::StrJoin(cells, separator == Separator::kComma ? "," : "\t",
                                    [&](std::string* out, const std::string& cell) {
                                      absl::StrAppend(out, Cell(cell, separator));
                                    }),
                      "\n");
}
}  // namespace dragoman
