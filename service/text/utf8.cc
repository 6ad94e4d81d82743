#include "service/text/utf8.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace dragoman {
namespace {

// Length of the ASCII that `text` begins with, from `position` on, in steps of a machine word.
size_t SkipAscii(absl::string_view text, size_t position) {
  while (text.size() - position >= sizeof(uint64_t)) {
    uint64_t word;
    std::memcpy(&word, text.data() + position, sizeof(word));
    if (word & 0x8080808080808080) break;
    position += sizeof(word);
  }
  while (position < text.size() && U8_IS_SINGLE(static_cast<uint8_t>(text[position]))) ++position;
  return position;
}

}  // namespace

bool IsValidUtf8(absl::string_view text) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const size_t size = text.size();
  for (size_t i = SkipAscii(text, 0); i < size;) {
    if (U8_IS_SINGLE(bytes[i])) {
      i = SkipAscii(text, i);
      continue;
    }
    UChar32 c;
    U8_NEXT(bytes, i, size, c);
    if (c < 0) return false;
  }
  return true;
}

char32_t NextCharacter(absl::string_view text, size_t& position) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const size_t size = text.size();
  UChar32 c;
  U8_NEXT_OR_FFFD(bytes, position, size, c);
  return static_cast<char32_t>(c);
}

char32_t PreviousCharacter(absl::string_view text, size_t& position) {
  const size_t end = position--;
  if (U8_IS_SINGLE(static_cast<uint8_t>(text[position]))) return static_cast<char32_t>(text[position]);
  const size_t furthest = end < U8_MAX_LENGTH ? 0 : end - U8_MAX_LENGTH;
  size_t begin = position;
  while (begin > furthest && U8_IS_TRAIL(static_cast<uint8_t>(text[begin]))) --begin;
  size_t next = begin;
  const char32_t c = NextCharacter(text, next);
  if (next != end) return kReplacementCharacter;
  position = begin;
  return c;
}

void AppendCharacter(char32_t c, std::string& text) {
  char bytes[U8_MAX_LENGTH];
  int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  text.append(bytes, static_cast<size_t>(length));
}

Utf16Text::Utf16Text(absl::string_view utf8) : utf8_size_(utf8.size()) {
  utf16_.reserve(utf8.size());
  const size_t ascii = SkipAscii(utf8, 0);
  utf16_.assign(utf8.begin(), utf8.begin() + ascii);
  if (ascii == utf8.size()) return;
  byte_of_unit_.reserve(utf8.size());
  for (size_t i = 0; i < ascii; ++i) byte_of_unit_.push_back(i);
  for (size_t i = ascii; i < utf8.size();) {
    const size_t begin = i;
    const char32_t c = NextCharacter(utf8, i);
    byte_of_unit_.push_back(begin);
    if (c <= 0xFFFF) {
      utf16_.push_back(static_cast<char16_t>(c));
    } else {
      utf16_.push_back(U16_LEAD(c));
      utf16_.push_back(U16_TRAIL(c));
      byte_of_unit_.push_back(begin);
    }
  }
}

size_t Utf16Text::ToByte(size_t unit) const {
  if (unit >= utf16_.size()) return utf8_size_;
  return byte_of_unit_.empty() ? unit : byte_of_unit_[unit];
}

size_t Utf16Text::ToUnit(size_t byte) const {
  if (byte >= utf8_size_) return utf16_.size();
  if (byte_of_unit_.empty()) return byte;
  const auto after = std::upper_bound(byte_of_unit_.begin(), byte_of_unit_.end(), byte);
  const size_t begin = *std::prev(after);
  return std::lower_bound(byte_of_unit_.begin(), after, begin) - byte_of_unit_.begin();
}

}  // namespace dragoman
