// What words end in, and how long they are.
#pragma once

#include <cstddef>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"

namespace dragoman {

// Whether `word` ends in one of `suffixes`.
template <typename... Suffixes>
bool EndsWithAny(absl::string_view word, Suffixes... suffixes) {
  return (absl::EndsWith(word, suffixes) || ...);
}

// How many letters of the Cyrillic alphabets, two bytes each, `word` has.
inline size_t Letters(absl::string_view word) { return word.size() / 2; }

}  // namespace dragoman
