// Terms that a translation has twice in a row, and stray words before them.
#pragma once

#include <vector>

#include "glossary/enforcement/sentence.h"
#include "glossary/enforcement/term_claims.h"

namespace dragoman {

// Makes one claim of claims on the same term beside each other of which the source has but one: « président
// président », «Украины Украина», « à Zelensky à Zelensky », « pour l'Écosse, pour l'Écosse ». Claims
// also take the words beside them that are part of their term: «Елисейском дворце Palace», «Елисейском дворце
// Палас», « l'Élysée de Palace », « le Burkina Fasso ». In Russian and Ukrainian a claim also says which
// words before it go: a title that its own adjective parts from it, «президент французский президент», the
// title before a name that stands behind it as the source has it, a preposition between a title and its
// bearer; and which words behind it, «В Варшаве отклики в Варшаве». `claims` are sorted.
void MergeDoubles(const Sentence& sentence, std::vector<Claim>* claims);

}  // namespace dragoman
