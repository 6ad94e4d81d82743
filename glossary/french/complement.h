// The words before a French term on which it depends: nouns, verbs and adjectives that say which article and
// preposition it has.
#pragma once

#include <cstddef>

#include "absl/strings/string_view.h"
#include "glossary/french/determiner.h"
#include "glossary/french/term.h"
#include "glossary/words/target_text.h"

namespace dragoman {

// Whether a name follows `word`, in small letters, as it is: « appelé », « rebaptisées ».
bool CallsByName(absl::string_view word);

// Whether word `verb` is a past tense behind which a title before a name has its article, « a déclaré |
// présidente de la BCE », and not the office that somebody was given.
bool SpeaksOfBearer(const TargetText& text, size_t verb);

// Whether a noun stands right before the name at word `first`, which English has before that noun:
// « dirigeants NATO ».
bool FollowsItsNoun(const TargetText& text, size_t first);

// Whether an adjective or numeral stands right before word `first`, behind what stands before the term: « le
// petit Liban », « d'autres démocrates ».
bool FollowsItsAdjective(const TargetText& text, size_t first);

// Whether a noun right before a name, or before a « de » in word `before`, says what is called so: « le parti
// | Rêve géorgien ».
bool FollowsWhatIsCalled(const TargetText& text, size_t before, const FrenchTerm& term);

// Whether « en » says no place: « confiance en Washington ».
bool FollowsBelief(const TargetText& text, const Determiner& determiner);

// Whether what follows has its article, for it stands behind a noun as in « à propos | d'Espagne », « au nom
// | de France ».
bool IsAboutWhatFollows(const TargetText& text, const Determiner& determiner);

// Whether word `noun`, which is not the first, is a noun whose complement is a country as a whole.
bool IsPartOfPlace(const TargetText& text, size_t noun);

// Whether the noun before `determiner`, with an adjective or without, is a part of what follows or its own:
// « la moitié | de l'Allemagne », « le nord | de la France », « l'intégrité territoriale | de l'Ukraine ».
bool IsPartOfWhatFollows(const TargetText& text, const Determiner& determiner);

// Whether the verb before `determiner` makes a recipient of what follows: « remettra à l'Arménie ». English
// has "to" for one as for a direction.
bool FollowsGift(const TargetText& text, const Determiner& determiner);

// Whether the term that ends with word `last` is one whom somebody allows or asks to do something, who stands
// behind « à »: « permettrait | l'Europe de défendre ».
bool IsAskedToAct(const TargetText& text, const Determiner& determiner, size_t last, const FrenchTerm& term);

// Whether the person in words `first` to `last` is one whom somebody asks about something: « Les journalistes
// ont demandé | Draghi sur », but « Que faire ?, a demandé Draghi ».
bool IsAskedPerson(const TargetText& text, size_t first, size_t last, const FrenchTerm& term);

}  // namespace dragoman
