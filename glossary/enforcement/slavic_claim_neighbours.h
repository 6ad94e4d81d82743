// What changes beside the terms of a Russian or Ukrainian translation once each has its form.
#pragma once

#include <vector>

#include "glossary/enforcement/sentence.h"
#include "glossary/enforcement/term_claims.h"
#include "glossary/inflect/inflector.h"
#include "glossary/slavic/government.h"
#include "service/text/text_edit.h"

namespace dragoman {

// The changes to the words beside claim `i`, in order. `claims` are sorted and have their forms; `government`
// and `inflector` are those of the target language.
std::vector<TextEdit> SlavicNeighbours(const Sentence& sentence, const Government& government,
                                       const Inflector& inflector, size_t i,
                                       const std::vector<Claim>& claims);

}  // namespace dragoman
