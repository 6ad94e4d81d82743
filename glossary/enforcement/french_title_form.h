// French titles: the adjective of a country within one, and what stands before and behind it in its sentence.
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "glossary/words/target_text.h"

namespace dragoman {

// `form` with `adjective` before its first preposition, but for those within a compound: « ministre français
// des Affaires étrangères », « secrétaire d'État américain ».
std::string WithAdjective(absl::string_view form, absl::string_view adjective);

// Whether a word of `form` is `adjective` in another gender or number: « européen » beside « ministre des
// Affaires européennes ».
bool HasAdjective(absl::string_view form, absl::string_view adjective);

// Whether the word before `first` is one that a French plural follows: « trois », « 12 », « leurs ».
bool CountsSeveral(const TargetText& text, size_t first);

// Whether the French title at word `first` speaks to its bearer, who keeps the capital: « Monsieur le
// Président », « Madame la Ministre », « cher Président ».
bool IsAddressed(const TargetText& text, size_t first);

// Whether the names of several persons stand behind word `last`: « l'envoyé spécial | Witkoff et Kushner ».
bool PrecedesSeveral(const TargetText& text, size_t last);

}  // namespace dragoman
