// Which form each term takes in its place.
#pragma once

#include <vector>

#include "glossary/enforcement/form_choice.h"
#include "glossary/enforcement/sentence.h"
#include "glossary/enforcement/term_claims.h"
#include "glossary/slavic/case_model.h"
#include "glossary/slavic/case_model/case_trainer.h"
#include "glossary/slavic/government.h"

namespace dragoman {

// Decides the form of each of `claims`, which are sorted, and whether and why it replaces what stands there:
// their form, grammar, rule, range and `changed`. `forms` are those of the target language, `government` and
// `model` too, null for French. With `examples`, which is null for French, adds one for each claim whose form
// is an approved one.
void DecideForms(const Sentence& sentence, const FormChoice& forms, const Government* government,
                 const CaseModel* model, std::vector<Claim>* claims, std::vector<CaseExample>* examples);

}  // namespace dragoman
