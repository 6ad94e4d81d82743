// What the ending of a Russian or Ukrainian word says about it as a verb: for words of any vocabulary.
#pragma once

#include "absl/strings/string_view.h"
#include "glossary/words/word_endings.h"

namespace dragoman {

enum class VerbForm {
  kNone,  // no verb, or the ending does not tell
  kInfinitive,
  kGerund,
  kPastMasculine,
  kPastFeminine,
  kPastNeuter,
  kPastPlural,
  kPresentSingular,
  kPresentPlural,
  kImpersonal,  // «звільнено»
  kImperative
};

// `word` in small letters, as Russian or, when `ukrainian`, as Ukrainian.
VerbForm ReadVerbForm(absl::string_view word, bool ukrainian);

// Whether `word`, in small letters, may be a passive participle in any form.
bool IsParticiple(absl::string_view word, bool ukrainian);

// Whether `word`, in small letters, is one beyond doubt: «обіцяний», «обещаны».
bool IsPlainParticiple(absl::string_view word, bool ukrainian);

// Whether `word`, in small letters, ends as passive participles do that stand like adjectives: «введённые»,
// «оприлюднені».
bool IsWholePassive(absl::string_view word, bool ukrainian);

// Whether `word`, in small letters, may be a Russian passive participle of the present: «возглавляемый».
bool IsPresentPassive(absl::string_view word);

// Whether `word`, in small letters, may be a Russian active participle: «обороняющие», «победивший».
bool IsActiveParticiple(absl::string_view word);

// True for most Ukrainian feminine adjectives in the instrumental, dative or prepositional: «значною»,
// «давній»; few nouns end so, «війною».
bool IsFeminineAdjective(absl::string_view word);

// Whether `word`, in small letters, has the ending of an adjective, in Russian in its long form.
bool EndsAsAdjective(absl::string_view word, bool ukrainian);

// Whether `word`, in small letters, is an adjective beyond doubt: «французский», «українського».
bool IsRelational(absl::string_view word);

// Whether `word`, in small letters, looks like a passive participle before its noun, in a case that no noun
// has with such an ending: «оккупированном», «окупованому».
bool IsPassiveAttribute(absl::string_view word);

// Whether `word` is a noun of what somebody does: «подписание», «ратифікація».
bool NamesAction(absl::string_view word);

// Whether `word` ends as nouns in the dative plural do: «журналистам».
bool IsDativePlural(absl::string_view word);

}  // namespace dragoman
