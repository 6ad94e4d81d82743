// Whether a French term that stands without an article lacks it.
#pragma once

#include <cstddef>

#include "glossary/french/term.h"
#include "glossary/words/target_text.h"

namespace dragoman {

// Whether the bare term in words `first` to `last` lacks its article: «selon Kremlin», «Kremlin a déclaré»,
// «Israël et Hamas».
bool WantsArticle(const TargetText& text, size_t first, size_t last, const FrenchTerm& term);

// Whether the event in words `first` to `last` that was put there begins a sentence without its article:
// « Paris Agreement a été signé » -> « L'accord de Paris ».
bool IsOpeningEvent(const TargetText& text, size_t first, size_t last, const FrenchTerm& term);

// Whether the bare term in words `first` to `last` ends a sentence behind the verb of what it says: « …,
// avertit | African Union. »
bool SaysIt(const TargetText& text, size_t first, size_t last, const FrenchTerm& term);

}  // namespace dragoman
