// What a translator leaves of English behind a name.
#pragma once

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "glossary/words/target_text.h"
#include "service/text/text_edit.h"

namespace dragoman {

// The deletion of an English ’s that a translator left at `end`, right behind a term: « promesses de
// Macron’s ».
std::optional<TextEdit> DropEnglishPossessive(absl::string_view text, size_t end);

// The deletion, if any, of what a translator left of the English name behind a term in Cyrillic letters that
// ends with word `last` and has these English `names`: «Макрона’s», «Урсула фон дер Ляйен von der Leyenen».
std::optional<TextEdit> DropEnglishRemainder(const TargetText& text, size_t last,
                                             absl::Span<const std::string> names);

}  // namespace dragoman
