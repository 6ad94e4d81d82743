// How the segmenter reads around a place of a text, given as a byte offset.
#pragma once

#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "service/text/sentence_characters.h"
#include "service/text/utf8.h"

namespace dragoman::sentence {

// The character at byte `position`; 0 behind the end.
inline char32_t At(absl::string_view text, size_t position) {
  return position < text.size() ? NextCharacter(text, position) : U'\0';
}

// The character that ends before byte `position`; 0 at the start.
inline char32_t Before(absl::string_view text, size_t position) {
  return position > 0 ? PreviousCharacter(text, position) : U'\0';
}

// Behind the character at `position` < text.size().
inline size_t After(absl::string_view text, size_t position) {
  NextCharacter(text, position);
  return position;
}

// Behind the white space at `position`.
inline size_t SkipSpaces(absl::string_view text, size_t position) {
  while (position < text.size()) {
    size_t next = position;
    if (!IsSpace(NextCharacter(text, next))) break;
    position = next;
  }
  return position;
}

// Behind the white space at `position`; counts its line breaks and tells whether they end a paragraph.
inline size_t SkipSpaces(absl::string_view text, size_t position, int& line_breaks, bool& paragraph) {
  while (position < text.size()) {
    size_t next = position;
    const char32_t c = NextCharacter(text, next);
    if (!IsSpace(c)) break;
    if (IsLineBreak(c)) {
      if (c == '\r' && At(text, next) == '\n') ++next;
      ++line_breaks;
      if (line_breaks > 1 || c == 0x2029 || c == '\f') paragraph = true;
    }
    position = next;
  }
  return position;
}

// The first character of `word`, which is not empty.
inline char32_t FirstOf(absl::string_view word) {
  size_t position = 0;
  return NextCharacter(word, position);
}

// How many letters `token` has.
inline int CountLetters(absl::string_view token) {
  int letters = 0;
  for (size_t i = 0; i < token.size();) letters += IsLetter(NextCharacter(token, i));
  return letters;
}

// Whether `token` ends in a digit or is a Roman number: "5", "12-13", "XIV", «XIIIe».
inline bool EndsInNumber(absl::string_view token) {
  if (token.empty()) return false;
  if (absl::ascii_isdigit(token.back())) return true;
  // «XIIIe»
  if (token.size() > 1 && token.back() == 'e' && (token[0] == 'I' || token[0] == 'V' || token[0] == 'X'))
    token.remove_suffix(1);
  for (size_t i = 0; i < token.size();) {
    const char32_t c = NextCharacter(token, i);
    if (!IsRomanDigit(c) && c != '-') return false;
  }
  return true;
}

}  // namespace dragoman::sentence
