// A text as typography reads it: a row of glyphs with the white space between them. The functions that tell
// characters apart are in a namespace of their own, for sentences see them another way.
#pragma once

#include <unicode/uchar.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "service/text/typography_profile.h"

namespace dragoman::typography {

enum class Kind : unsigned char { kLower, kUpper, kDigit, kOther };
enum class Role : unsigned char { kNone, kOpen, kClose };

// A character that is not white space, with the white space before it.
struct Glyph {
  char32_t character;
  char32_t original;  // 0 if several characters have become one
  size_t begin;
  uint8_t size;  // in bytes
  Kind kind;
  Gap gap;
  Gap original_gap;
  Role role = Role::kNone;
  bool fixed;      // the character may not change
  bool gap_fixed;  // the white space before it may not change

  size_t end() const { return begin + size; }
};

inline Kind KindOf(char32_t c) {
  if (c < 0x80) {
    if (c >= 'a' && c <= 'z') return Kind::kLower;
    if (c >= 'A' && c <= 'Z') return Kind::kUpper;
    return c >= '0' && c <= '9' ? Kind::kDigit : Kind::kOther;
  }
  if (c >= 0x430 && c <= 0x45F) return Kind::kLower;
  if (c >= 0x400 && c < 0x430) return Kind::kUpper;
  if (c >= 0x2000 && c < 0x2100) return Kind::kOther;
  if (c >= 0x300 && c < 0x370) return Kind::kLower;  // an accent goes on with its letter's word
  if (c == U'ʼ') return Kind::kOther;  // an apostrophe, though Unicode counts it among the letters
  const auto code = static_cast<UChar32>(c);
  if (u_isupper(code)) return Kind::kUpper;
  return u_isalpha(code) ? Kind::kLower : Kind::kOther;
}

// The kind of gap that the white space character `c` makes alone; kNone if it is none.
inline Gap GapOf(char32_t c) {
  if (c == ' ') return Gap::kSpace;
  if (c == '\t') return Gap::kWide;
  if (c >= '\n' && c <= '\r') return Gap::kLine;
  if (c < 0x85) return Gap::kNone;
  if (c == 0xA0) return Gap::kNoBreak;
  if (c == 0x202F) return Gap::kNarrow;
  if (c == 0x2028 || c == 0x2029 || c == 0x85) return Gap::kLine;
  return (c >= 0x2000 && c <= 0x200A) || c == 0x205F || c == 0x3000 ? Gap::kWide : Gap::kNone;
}

inline absl::string_view GapText(Gap gap) {
  switch (gap) {
    case Gap::kSpace:
      return " ";
    case Gap::kNoBreak:
      return "\u00A0";
    case Gap::kNarrow:
      return "\u202F";
    default:
      return "";
  }
}

inline bool IsDash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }
inline bool IsLongDash(char32_t c) { return c == U'—' || c == U'―'; }
inline bool IsApostrophe(char32_t c) {
  return c == '\'' || c == U'’' || c == U'‘' || c == U'ʼ' || c == U'´' || c == '`' || c == U'′' || c == U'‛';
}
inline bool IsStop(char32_t c) {
  return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == U'…';
}
inline bool IsClosingBracket(char32_t c) { return c == ')' || c == ']' || c == '}'; }
inline bool IsOpening(char32_t c) {
  return c == '(' || c == '[' || c == '{' || c == U'«' || c == U'„' || c == U'“' || c == U'‘' || c == U'‹' ||
         c == U'‚';
}
inline bool IsCurrency(char32_t c) {
  return c == '$' || c == U'€' || c == U'£' || c == U'¥' || (c >= 0x20A0 && c <= 0x20C0);
}
inline bool IsRoman(char32_t c) {
  return c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C' || c == 'M';
}

}  // namespace dragoman::typography
