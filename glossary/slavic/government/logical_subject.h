// Where a term is what a verb without a grammatical subject is about, in another case than the nominative.
#pragma once

#include "glossary/slavic/case_demand.h"
#include "glossary/slavic/government/place.h"

namespace dragoman {

// Of who needs, lacks, manages or is given something at the beginning of a clause: «Киеву нужны системы», «В
// бундестаге социал-демократам не удалось», «Липавского на церемонии не было».
CaseDemand LogicalSubject(const Place& place);

}  // namespace dragoman
