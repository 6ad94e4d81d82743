// What words tell of themselves as parts of names in a translation.
#pragma once

#include <string>

#include "glossary/words/target_text.h"

namespace dragoman {

// Whether `word` is `beginning`, a beginning of a word in a table, with an ending or none.
bool Begins(const std::u32string& word, const std::u32string& beginning);

// By the ending; some nouns pass for adjectives.
bool LooksLikeAdjective(const std::u32string& word);

// Whether word `last` is an adjective of the word behind it while `noun`, which it stands for, is none:
// «ядерний випробувальний майданчик» is no «ядерне випробування».
bool QualifiesNext(const TargetText& text, size_t last, const std::u32string& noun, bool ukrainian);

}  // namespace dragoman
