// The gender and number of French participles, and of adjectives that stand like them behind « être ».
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "glossary/words/target_text.h"

namespace dragoman {

struct Participle {
  std::string masculine;  // singular
  bool feminine = false, plural = false;

  // It in this gender and number; `masculine` where it ends in -s may be either number.
  std::string In(bool in_feminine, bool in_plural) const;
};

// What `word`, in small letters, is as a participle: one in -é, or one of the table (« reçue », « mis »);
// nothing when it is none.
std::optional<Participle> ReadParticiple(absl::string_view word);

// The first word from `at` that is no adverb (« pas », « désormais », « officiellement »); nothing when the
// clause ends before it.
std::optional<size_t> BehindAdverbs(const TargetText& text, size_t at);

}  // namespace dragoman
