// Text as code points, for rules that look at the last letters of a word.
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace dragoman {

// `text` as code points; each malformed byte of it becomes U+FFFD.
std::u32string ToCodePoints(absl::string_view text);

std::string ToUtf8(const std::u32string& text);

// Simple case mapping, code point by code point: the length stays.
std::u32string ToLower(const std::u32string& text);
std::u32string ToUpper(const std::u32string& text);

bool IsUpper(char32_t letter);
bool IsLetter(char32_t letter);

// What spelling variants of one word have in common: lower case, ё as е, one apostrophe, one hyphen, no
// stress marks.
std::u32string FoldSpelling(absl::string_view text);

}  // namespace dragoman
