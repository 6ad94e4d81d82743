// Which form one term takes in its place, and whether what stands there may stay.
#pragma once

#include "glossary/enforcement/form_choice.h"
#include "glossary/enforcement/sentence.h"
#include "glossary/enforcement/term_claims.h"
#include "glossary/slavic/case_demand.h"

namespace dragoman {

// Decides the form of `claim`, of which its place makes `demand`, and whether and why it replaces what stands
// there: its form, grammar, rule, range and `changed`. `forms` are those of the target language.
void DecideForm(const Sentence& sentence, const FormChoice& forms, const CaseDemand& demand, Claim* claim);

}  // namespace dragoman
