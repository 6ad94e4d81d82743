// An adjective that agrees with a Russian or Ukrainian noun, once another noun has taken the place of that.
#pragma once

#include <optional>

#include "absl/strings/string_view.h"
#include "glossary/grammar.h"
#include "glossary/words/target_text.h"
#include "service/text/text_edit.h"

namespace dragoman {

// What an adjective agrees with.
struct NounForm {
  Gender gender = Gender::kUnspecified;
  Number number = Number::kSingular;
  Case grammatical_case = Case::kNominative;
  bool animate = false;
};

// The change, if any, to the adjective or pronoun («своей», «всей») right before word `first` of `text`,
// which agrees with `old_noun`, the noun that stood there, and is to agree with `new_noun`: «новую | посылку
// санкций» -> «новый | пакет санкций». None where the word is no adjective in the form of the old noun, or
// where it is not known how it ends (-ой or -ый, -ое or -ее). `language` is ru or uk.
std::optional<TextEdit> MendAdjectiveOfNoun(const TargetText& text, size_t first, const NounForm& old_noun,
                                            const NounForm& new_noun, absl::string_view language);

// The same of the participle that opens the phrase behind a comma behind word `last`: «посылку санкций,
// согласованную» -> «пакет санкций, согласованный». Both nouns in the singular; active ones in Russian only.
std::optional<TextEdit> MendParticipleOfNoun(const TargetText& text, size_t last, const NounForm& old_noun,
                                             const NounForm& new_noun, absl::string_view language);

// MendAdjectiveOfNoun where the noun that stood there is not known, only that it had the case and the animacy
// of `new_noun`: «новую | торговую сделку» -> «новое | торговое соглашение». None where the word agrees
// already.
std::optional<TextEdit> MendAdjectiveOfUnknownNoun(const TargetText& text, size_t first,
                                                   const NounForm& new_noun, absl::string_view language);

}  // namespace dragoman
