// The adjectives beside a French term, and the determiner before them.
#pragma once

#include <cstddef>
#include <vector>

#include "glossary/french/term.h"
#include "glossary/words/target_text.h"
#include "service/text/text_edit.h"

namespace dragoman {

// The changes to the adjectives right beside words `first` to `last`, which are to agree with `term`, and to
// the article before them: « l'ancien | chancelière | allemand » -> « l'ancienne … allemande », « un deuxième
// | motion » -> « une deuxième », « une nouvelle | élections » -> « de nouvelles ». Behind the term
// those of a title change, and those of another noun that has taken the place of one. In order; what agrees
// stays.
std::vector<TextEdit> MendAdjectives(const TargetText& text, size_t first, size_t last,
                                     const FrenchTerm& term);

// Whether the adjective of a country stands right before a title at word `first`, where it never does: « le
// français | ministre ». Its place is behind the noun.
bool FollowsNationality(const TargetText& text, size_t first);

}  // namespace dragoman
