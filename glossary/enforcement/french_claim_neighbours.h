// What changes beside the terms of a French translation once each has its form.
#pragma once

#include <vector>

#include "glossary/enforcement/sentence.h"
#include "glossary/enforcement/term_claims.h"
#include "service/text/text_edit.h"

namespace dragoman {

// The changes to the words beside claim `i`, in order; the claim, or a term beside it, may take another form.
// `claims` are sorted and have their forms.
std::vector<TextEdit> FrenchNeighbours(const Sentence& sentence, size_t i, std::vector<Claim>* claims);

}  // namespace dragoman
