// What the words of a French text say, by themselves and beside each other: verbs, articles, what a clause
// goes on with.
#pragma once

#include <cstddef>

#include "absl/strings/string_view.h"
#include "glossary/words/target_text.h"

namespace dragoman {

// Whether `word`, in small letters, may be an adverb between a verb and what goes with it: « désormais »,
// « officiellement ».
bool IsAdverb(absl::string_view word);

// Whether word `word` stands right behind another, with a space or an apostrophe between them and no hyphen.
bool Adjoins(const TargetText& text, size_t word);

// Whether word `at` follows the word before it in one clause, after a space.
bool FollowsInClause(const TargetText& text, size_t at);

// Whether an article stands right before word `word`: « le | fleuve ».
bool FollowsArticle(const TargetText& text, size_t word);

// Whether a name right behind word `word` has its article: behind prepositions, conjunctions, « toute ».
bool AsksForArticle(const TargetText& text, size_t word);

// Whether another name is joined to word `last` by a hyphen: « l'Asie-Pacifique », « le duo
// Espagne-Portugal ».
bool IsJoinedByHyphen(const TargetText& text, size_t last);

// Whether something behind word `last` may ask for an article that the name has not of its own: « le Berlin
// des années 1920 », « le Google chinois ».
bool IsQualified(const TargetText& text, size_t last);

// Whether `word`, in small letters, has the ending of a future or conditional: « accueillera »,
// « accueillerait ».
bool IsFuture(absl::string_view word);

// Whether `word`, in small letters, may be a verb in the present: « revendique », « relient », but not
// « entre ».
bool IsFiniteInE(absl::string_view word);

// Whether word `word` may be an infinitive: « mentir », as « accuse Macron de | mentir » has it behind
// « de ».
bool IsInfinitive(const TargetText& text, size_t word);

// Whether word `word` stands behind the auxiliary of a past tense: « ont | reconnu ».
bool IsPastTense(const TargetText& text, size_t word);

// Whether word `word` may be a participle or an infinitive: « quitté », « rencontrer », « ont | reconnu ».
bool IsParticipleOrInfinitive(const TargetText& text, size_t word);

}  // namespace dragoman
