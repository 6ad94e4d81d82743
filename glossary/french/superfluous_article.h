// Whether the article before a French term has no reason, or is right as it is.
#pragma once

#include <cstddef>

#include "glossary/french/determiner.h"
#include "glossary/french/term.h"
#include "glossary/words/target_text.h"

namespace dragoman {

// Whether the definite article before a name that takes none has no reason: « sur le Google », « au
// Mar-a-Lago », « de l'Odessa ».
bool HasSuperfluousArticle(const TargetText& text, size_t first, size_t last, const FrenchTerm& term,
                           const Determiner& determiner);

// Whether the translator may have chosen what stands before a term that he wrote as it should be.
bool IsRightAsItIs(const TargetText& text, size_t first, size_t last, const FrenchTerm& term,
                   const Determiner& determiner);

// Takes the article away, and a « que » before it for its vowel: « que l'Edward Snowden » -> « qu'Edward
// Snowden ».
void DropArticle(const TargetText& text, Determiner* determiner);

}  // namespace dragoman
