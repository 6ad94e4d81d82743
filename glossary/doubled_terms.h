// Terms that a translation has twice in a row.
#pragma once

#include <vector>

#include "glossary/enforcer.h"
#include "glossary/target_text.h"
#include "glossary/term_claims.h"

namespace dragoman {

// Makes one claim of claims on the same term beside each other of which the source has but one: « président
// président », «Украины Украина», « à Zelensky à Zelensky », « pour l'Écosse, pour l'Écosse ». Claims
// also take the words beside them that are part of their term: «Елисейском дворце Palace», «Елисейском дворце
// Палас», « l'Élysée de Palace », « le Burkina Fasso ». `claims` are sorted, `language` is that of `text`.
void MergeDoubles(const EnforcementInput& input, const TargetText& text, absl::string_view language,
                  std::vector<Claim>* claims);

}  // namespace dragoman
