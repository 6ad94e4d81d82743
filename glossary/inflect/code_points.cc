#include "glossary/inflect/code_points.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace dragoman {
namespace {

constexpr char32_t kStressMark = 0x0301;

}  // namespace

std::u32string ToCodePoints(absl::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto size = static_cast<int64_t>(text.size());
  for (int64_t i = 0; i < size;) {
    UChar32 c;
    U8_NEXT_OR_FFFD(bytes, i, size, c);
    result.push_back(static_cast<char32_t>(c));
  }
  return result;
}

std::string ToUtf8(const std::u32string& text) {
  std::string result;
  result.reserve(text.size() * 2);
  for (const char32_t c : text) {
    uint8_t buffer[U8_MAX_LENGTH];
    int32_t length = 0;
    U8_APPEND_UNSAFE(buffer, length, c);
    result.append(reinterpret_cast<const char*>(buffer), length);
  }
  return result;
}

std::u32string ToLower(const std::u32string& text) {
  std::u32string result = text;
  for (char32_t& c : result) c = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  return result;
}

std::u32string ToUpper(const std::u32string& text) {
  std::u32string result = text;
  for (char32_t& c : result) c = static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
  return result;
}

bool IsUpper(char32_t letter) { return u_isupper(static_cast<UChar32>(letter)) != 0; }
bool IsLetter(char32_t letter) { return u_isalpha(static_cast<UChar32>(letter)) != 0; }

std::u32string FoldSpelling(absl::string_view text) {
  std::u32string result;
  for (const char32_t c : ToLower(ToCodePoints(text))) {
    switch (c) {
      case kStressMark:
        break;
      case U'ё':
        result.push_back(U'е');
        break;
      case U'\u2018':
      case U'\u2019':
      case U'\u02BC':
      case U'`':
      case U'\u00B4':
        result.push_back(U'\'');
        break;
      case U'\u2010':
      case U'\u2011':
        result.push_back(U'-');
        break;
      case U'\u00A0':
      case U'\u202F':
        result.push_back(U' ');
        break;
      default:
        result.push_back(c);
    }
  }
  return result;
}

}  // namespace dragoman
