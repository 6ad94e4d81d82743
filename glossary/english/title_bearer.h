// Who bears a title, as far as the words of the English source say: French has a gender for it.
#pragma once

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "glossary/english/source_place.h"
#include "glossary/grammar.h"
#include "glossary/matching/matcher.h"

namespace dragoman {

// The gender of the person of the glossary whose title `matches[title]` is: who follows it ("President Maia
// Sandu", "ambassador to Poland, Maia Sandu"), else who stands before it in apposition or as its subject
// ("Maia Sandu, the president", "Maia Sandu was elected president"), never across a verb ("Maia Sandu met the
// president"). Of several persons of both genders masculine; unspecified when there is none. `matches` are
// those of the text of `words`, sorted. Linear in the words and matches.
Gender GenderOfBearer(const SourceWords& words, absl::Span<const TermMatch> matches, size_t title);

// Whether the name of a man of the glossary stands right behind the title: "Finance Minister Lars Klingbeil".
bool StandsBeforeMan(absl::string_view source, absl::Span<const TermMatch> matches, size_t title);

}  // namespace dragoman
