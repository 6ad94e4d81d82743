// The words beside a Russian or Ukrainian term that change with it: prepositions (о/об and с/со, у/в and
// з/із/зі, «на» where only «в» can be) and adjectives.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "glossary/grammar.h"
#include "glossary/words/target_text.h"
#include "service/text/text_edit.h"

namespace dragoman {

// The deletion, if any, of the adjective before the title in words `first` to `last` behind which the country
// stands as well: «украинским | президентом | Украины».
std::optional<TextEdit> DropDoubledCountry(const TargetText& text, size_t first, size_t last);

// The change, if any, to the preposition before word `first` of a Russian ("ru") or Ukrainian ("uk") text,
// once `form` stands there. Where the translator's own word stands (`replaced` false) only what no speaker
// would write is changed: «о Украине», and, when the source says that something is `inside`, «на дворце».
std::optional<TextEdit> MendPreposition(const TargetText& text, size_t first, absl::string_view form,
                                        absl::string_view language, bool replaced, bool inside);

// The change, if any, to the adjective of a country or place before the title at word `first` that will have
// one of `forms`, when it agrees with none of them; it agrees with the first then: «російською | міністр» ->
// «російський». `masculine` is false when a woman may hold the office: «українська | міністр» stays.
std::optional<TextEdit> MendAdjective(const TargetText& text, size_t first,
                                      absl::Span<const GrammaticalForm> forms, bool masculine,
                                      absl::string_view language);

}  // namespace dragoman
