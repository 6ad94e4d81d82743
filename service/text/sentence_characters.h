// Classes of characters as sentence ends see them, in a namespace of their own, for typography sees them
// another way.
#pragma once

#include <unicode/uchar.h>

#include <cstdint>
#include <iterator>
#include <string>

namespace dragoman::sentence {

inline constexpr char32_t kNoBreakSpace = 0xA0;
inline constexpr char32_t kNarrowNoBreakSpace = 0x202F;
inline constexpr char32_t kEllipsis = 0x2026;

inline bool IsSpace(char32_t c) {
  return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}
inline bool IsLineBreak(char32_t c) {
  return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}
inline bool IsAlnum(char32_t c) { return u_isalnum(static_cast<UChar32>(c)) != 0; }
inline bool IsLetter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }
inline bool IsDigit(char32_t c) { return u_isdigit(static_cast<UChar32>(c)) != 0; }
inline bool IsUpper(char32_t c) {
  return u_isupper(static_cast<UChar32>(c)) != 0 || u_istitle(static_cast<UChar32>(c));
}
inline bool IsLower(char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; }
// Marks without a look of their own: bidi controls, joiners, variation selectors, zero-width spaces.
inline bool IsIgnorable(char32_t c) {
  return c >= 0x80 && (u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR ||
                       u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_VARIATION_SELECTOR));
}
inline bool IsMark(char32_t c) {
  return c >= 0x300 && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}
inline bool IsDash(char32_t c) { return c == '-' || (c >= 0x2012 && c <= 0x2015); }
inline bool IsApostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC; }
inline bool IsStop(char32_t c) {
  if (c < 0x80) return c == '.' || c == '!' || c == '?';
  if (c == kEllipsis) return true;
  const int32_t sentence_break = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_SENTENCE_BREAK);
  return sentence_break == U_SB_STERM || sentence_break == U_SB_ATERM;
}
inline bool IsContinuation(char32_t c) {
  return c == '&' || c == '%' ||
         (!IsDash(c) &&
          u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_SENTENCE_BREAK) == U_SB_SCONTINUE);
}
// Marks of a footnote.
inline bool IsNoteMark(char32_t c) {
  return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2020 || c == 0x2021 || (c >= 0x2070 && c <= 0x2079);
}
inline bool IsIdeographicStop(char32_t c) { return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF61; }
inline bool IsPictograph(char32_t c) {
  return c >= 0x2190 && (u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC) ||
                         u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_REGIONAL_INDICATOR) ||
                         u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EMOJI_MODIFIER));
}
inline bool IsBullet(char32_t c) {
  return c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x25AA || c == 0x25AB || c == 0x25CF ||
         c == 0x25CB || c == 0x25A0 || c == 0x25E6;
}
// Closing whatever stands around it; ’ is not, for it is the apostrophe too.
inline bool IsAlwaysClosing(char32_t c) {
  if (c < 0x80) return c == ')' || c == ']' || c == '}';
  const int8_t type = u_charType(static_cast<UChar32>(c));
  return (type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION) && c != 0x2019;
}
inline bool IsOpeningQuote(char32_t c) { return c == 0xAB || c == 0x201C || c == 0x201E || c == 0x2039; }
inline char32_t ClosingOf(char32_t opening_quote) {
  switch (opening_quote) {
    case 0xAB:
      return 0xBB;
    case 0x201C:
      return 0x201D;
    case 0x201E:
      return 0x201C;
    case 0x2039:
      return 0x203A;
    default:
      return opening_quote;
  }
}
inline bool IsVowel(char32_t c) {
  static constexpr char32_t kVowels[] = U"aeiouyàâäáåæéèêëíîïìóôöòõøœúùûüýÿаеёиоуыэюяіїєў";
  return std::char_traits<char32_t>::find(kVowels, std::size(kVowels) - 1, c) != nullptr;
}
inline bool IsRomanDigit(char32_t c) {
  return c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C' || c == 'D' || c == 'M' || c == U'І' ||
         c == U'Х';
}

}  // namespace dragoman::sentence
