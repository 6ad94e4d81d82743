#include "service/text/sentence_items.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/ascii.h"
#include "service/text/sentence_characters.h"
#include "service/text/sentence_reading.h"

namespace dragoman::sentence {
namespace {

constexpr size_t kMaxItemBytes = 4000;
constexpr size_t kMaxRomanItem = 4;  // "viii"

// A mark of an enumeration inside running text: "1.", "2)", "3.)", "b)", "(4)", "ii.", or a bullet.
struct Item {
  size_t end = 0;  // 0: none
  char32_t bullet = 0;
  char32_t letter = 0;
  int number = 0;
  int roman = 0;
  bool parenthesis = false;  // "(" stands before
  absl::string_view suffix;

  bool Precedes(const Item& next) const {
    if (next.bullet != bullet || next.suffix != suffix || next.parenthesis != parenthesis) return false;
    return bullet != 0 || (number > 0 && next.number == number + 1) ||
           (letter != 0 && next.letter == letter + 1) || (roman > 0 && next.roman == roman + 1);
  }
};

Item ReadItem(absl::string_view text, size_t position) {
  Item item;
  size_t i = position;
  char32_t c = At(text, i);
  if (IsBullet(c) || (c == '*' && IsSpace(At(text, i + 1)))) {
    item.bullet = c;
    item.end = After(text, i);
    return item;
  }
  if (c == '(') {
    item.parenthesis = true;
    c = At(text, ++i);
  }
  if (c < 0x80 && IsDigit(c)) {
    for (int digits = 0; i < text.size() && digits < 3 && absl::ascii_isdigit(text[i]); ++digits, ++i) {
      item.number = item.number * 10 + (text[i] - '0');
    }
  } else if (IsLower(c)) {
    const size_t begin = i;
    while (i < text.size() && i - begin < kMaxRomanItem && absl::ascii_islower(text[i])) ++i;
    item.roman = RomanItem(text.substr(begin, i - begin));
    if (i <= begin + 1) {
      item.letter = c;
      i = After(text, begin);
    } else if (item.roman == 0) {
      return {};
    }
  } else {
    return {};
  }
  const absl::string_view rest = text.substr(std::min(i, text.size()));
  for (const absl::string_view suffix : {".)", ".", ")"}) {
    if (rest.substr(0, suffix.size()) != suffix) continue;
    item.suffix = suffix;
    break;
  }
  i += item.suffix.size();
  if (item.suffix.empty() || !IsSpace(At(text, i)) || (item.parenthesis && item.suffix != ")")) return {};
  const char32_t first = At(text, SkipSpaces(text, i));
  if (!(item.suffix == "." && item.number == 0 ? IsUpper(first) : IsLetter(first))) return {};
  item.end = i;
  return item;
}

}  // namespace

size_t NextItem(absl::string_view text, size_t position) {
  const Item item = ReadItem(text, position);
  if (item.end == 0) return absl::string_view::npos;
  const size_t limit = std::min(text.size(), item.end + kMaxItemBytes);
  for (size_t i = item.end; i + 1 < limit; ++i) {
    const char c = text[i];
    if (c == '\n' && text[i + 1] == '\n') break;
    if (c != ' ' && c != '\n') continue;
    const Item next = ReadItem(text, i + 1);
    if (next.end != 0 && item.Precedes(next)) return i + 1;
  }
  return absl::string_view::npos;
}

bool IsListItem(absl::string_view text, size_t position, size_t segment_begin) {
  size_t i = position;
  const char32_t c = NextCharacter(text, i);
  if (IsBullet(c)) return true;
  if (c == '-' || c == '*') return IsSpace(At(text, i));
  if (IsDash(c) && IsSpace(At(text, i))) {
    size_t previous = position;
    while (previous > segment_begin && IsSpace(Before(text, previous))) PreviousCharacter(text, previous);
    const char32_t last = Before(text, previous);
    return last == ':' || last == ';';
  }
  if (!IsDigit(c) && !IsLetter(c)) return false;
  int digits = 1;
  while (IsDigit(c) && digits < 3 && IsDigit(At(text, i))) {
    i = After(text, i);
    ++digits;
  }
  const char32_t mark = At(text, i);
  if (mark != ')' && !(mark == '.' && IsDigit(c))) return false;
  return IsSpace(At(text, i + 1));
}

bool IsParenthesizedItem(absl::string_view text, size_t position) {
  if (At(text, position) != '(' || !IsLetter(At(text, position + 1))) return false;
  const size_t close = After(text, position + 1);
  return At(text, close) == ')' && IsSpace(At(text, close + 1)) &&
         IsUpper(At(text, SkipSpaces(text, close + 1)));
}

int RomanItem(absl::string_view letters) {
  static constexpr absl::string_view kRoman[] = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"};
  const auto* const found = std::find(std::begin(kRoman), std::end(kRoman), letters);
  return found == std::end(kRoman) ? 0 : static_cast<int>(found - std::begin(kRoman)) + 1;
}

}  // namespace dragoman::sentence
