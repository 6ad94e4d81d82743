#include "client/plain_line.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "service/text/byte_range.h"
#include "service/text/markup.h"
#include "service/text/protected_text.h"
#include "service/text/utf8.h"

namespace dragoman {
namespace {

constexpr size_t kMaxItemDigits = 3;
constexpr int kMaxHeadingLevel = 6;

size_t CountLeading(absl::string_view text, absl::string_view of) {
  return std::min(text.find_first_not_of(of), text.size());
}

bool HasLettersOrDigits(absl::string_view text) {
  for (size_t i = 0; i < text.size();) {
    if (u_isalnum(static_cast<UChar32>(NextCharacter(text, i)))) return true;
  }
  return false;
}

// The same without `ranges` of `text`, which are sorted.
bool HasLettersOrDigitsBeside(const std::vector<ByteRange>& ranges, absl::string_view text) {
  size_t checked = 0;
  for (const ByteRange& range : ranges) {
    if (HasLettersOrDigits(text.substr(checked, range.begin - checked))) return true;
    checked = range.end;
  }
  return HasLettersOrDigits(text.substr(checked));
}

}  // namespace

bool IsBlank(absl::string_view line) { return absl::StripAsciiWhitespace(line).empty(); }

bool HasWords(absl::string_view text) { return HasLettersOrDigitsBeside(FindMarkup(text), text); }

bool IsProtected(absl::string_view text) { return !HasLettersOrDigitsBeside(FindProtectedText(text), text); }

absl::string_view ItemMarker(absl::string_view line) {
  constexpr absl::string_view kBlanks = " \t";
  absl::string_view rest = line.substr(CountLeading(line, kBlanks));
  const size_t digits = CountLeading(rest, "0123456789");
  if (digits > 0) {
    rest.remove_prefix(digits);
    if (digits > kMaxItemDigits || (!absl::ConsumePrefix(&rest, ".") && !absl::ConsumePrefix(&rest, ")")))
      return {};
  } else if (!absl::ConsumePrefix(&rest, "-") && !absl::ConsumePrefix(&rest, "*") &&
             !absl::ConsumePrefix(&rest, "+") && !absl::ConsumePrefix(&rest, "•")) {
    return {};
  }
  const size_t blanks = CountLeading(rest, kBlanks);
  if (blanks == 0 && !rest.empty()) return {};
  rest.remove_prefix(blanks);
  for (const absl::string_view box : {"[ ] ", "[x] ", "[X] "}) {
    if (absl::ConsumePrefix(&rest, box)) break;
  }
  return line.substr(0, line.size() - rest.size());
}

bool IsNumbered(absl::string_view marker) {
  const absl::string_view mark = absl::StripLeadingAsciiWhitespace(marker);
  return !mark.empty() && absl::ascii_isdigit(static_cast<unsigned char>(mark.front()));
}

int HeadingLevel(absl::string_view line) {
  const absl::string_view rest = absl::StripAsciiWhitespace(line);
  const size_t level = CountLeading(rest, "#");
  const bool heading = level > 0 && level <= kMaxHeadingLevel && level < rest.size() &&
                       absl::ascii_isspace(static_cast<unsigned char>(rest[level])) && HasWords(rest);
  return heading ? static_cast<int>(level) : 0;
}

absl::string_view HeadingWords(absl::string_view line) {
  absl::string_view words = absl::StripAsciiWhitespace(line);
  words = absl::StripLeadingAsciiWhitespace(words.substr(CountLeading(words, "#")));
  const size_t last = words.find_last_not_of('#');
  const bool closed =
      last != absl::string_view::npos && absl::ascii_isspace(static_cast<unsigned char>(words[last]));
  return closed ? absl::StripTrailingAsciiWhitespace(words.substr(0, last)) : words;
}

bool IsUnderline(absl::string_view line) {
  const absl::string_view signs = absl::StripAsciiWhitespace(line);
  return signs.size() > 1 &&
         (CountLeading(signs, "=") == signs.size() || CountLeading(signs, "-") == signs.size());
}

bool IsDelimiterRow(absl::string_view line) {
  return absl::StrContains(line, '|') && absl::StrContains(line, '-') &&
         line.find_first_not_of("|-: \t") == absl::string_view::npos;
}

std::vector<absl::string_view> Cells(absl::string_view line) {
  std::vector<absl::string_view> cells;
  size_t begin = 0;
  const auto end_cell = [&](size_t end) {
    cells.push_back(absl::StripAsciiWhitespace(line.substr(begin, end - begin)));
    begin = end + 1;
  };
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '|') {
      end_cell(i);
    }
  }
  end_cell(line.size());
  return cells;
}

bool IsFence(absl::string_view text) {
  return absl::StartsWith(text, "```") || absl::StartsWith(text, "~~~");
}

std::string RawRegionEndMark(absl::string_view line) {
  const absl::string_view text = absl::StripAsciiWhitespace(line);
  if (IsFence(text)) {
    const size_t length = CountLeading(text, text.substr(0, 1));
    const bool inline_code = absl::StrContains(text.substr(length), '`');
    return inline_code ? "" : std::string(text.substr(0, length));
  }
  if (absl::StartsWith(text, "<!--") && !absl::StrContains(text, "-->")) return "-->";
  for (const absl::string_view name : {"pre", "script", "style"}) {
    absl::string_view rest = text;
    if (absl::ConsumePrefix(&rest, "<") && absl::StartsWithIgnoreCase(rest, name) &&
        (rest.size() == name.size() || absl::StrContains(" \t>", rest[name.size()]))) {
      return absl::StrCat("</", name, ">");
    }
  }
  return {};
}

bool EndsRawRegion(absl::string_view line, absl::string_view end) {
  if (!IsFence(end)) return absl::StrContains(absl::AsciiStrToLower(line), end);
  const absl::string_view text = absl::StripAsciiWhitespace(line);
  return text.size() >= end.size() && CountLeading(text, end.substr(0, 1)) == text.size();
}

}  // namespace dragoman
