// The prepositions of French places: « en Ukraine », « au Liban », « à Paris », « dans le Donbass ».
#pragma once

#include <cstddef>

#include "glossary/french/determiner.h"
#include "glossary/french/term.h"
#include "glossary/words/target_text.h"

namespace dragoman {

// What a bare preposition before a term with an article becomes: «de Ukraine» -> «d’Ukraine», «de Donbass» ->
// «du Donbass», «à Liban» -> «au Liban», «à France» -> «en France».
void SetArticleOfPlace(const FrenchTerm& term, bool elide, Determiner* determiner);

// Whether the preposition in or before `determiner` is not the one that the place has; it gets that then,
// with its article or without: « en Paris » -> « à », « à Israël » -> « en », « dans Philippines » ->
// « aux ».
bool MendPrepositionOfPlace(const TargetText& text, size_t first, size_t last, const FrenchTerm& term,
                            bool elide, Determiner* determiner);

// Whether the country at word `first` lacks the preposition that each of two has: « en Pologne et |
// Allemagne ».
bool SharesPreposition(const TargetText& text, size_t first, const FrenchTerm& term);

}  // namespace dragoman
