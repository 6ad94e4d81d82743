// What words tell of themselves as parts of names in a translation.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "glossary/grammar.h"
#include "glossary/rendering/rendering.h"
#include "glossary/words/target_text.h"

namespace dragoman {

// Whether `word` is `beginning`, a beginning of a word in a table, with an ending or none.
bool Begins(const std::u32string& word, const std::u32string& beginning);

// By the ending; some nouns pass for adjectives.
bool LooksLikeAdjective(const std::u32string& word);

// Whether word `last` is an adjective of the word behind it while `noun`, which it stands for, is none:
// «ядерний випробувальний майданчик» is no «ядерне випробування».
bool QualifiesNext(const TargetText& text, size_t last, const std::u32string& noun, bool ukrainian);

// The forms of `rendering` that `word`, which stands for a word of it, may be in by its ending; with
// `no_ending` it has none, as in the nominative and the accusative. With `any_number`, where it is in no form
// of the number that it shows, those of the case.
std::vector<GrammaticalForm> FormsByEnding(const Rendering& rendering, absl::string_view word, bool no_ending,
                                           absl::string_view language, bool any_number = false);

}  // namespace dragoman
