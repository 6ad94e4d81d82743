// Which of the rules tells the case of a term: they are asked in turn, from the surest one.
#pragma once

#include "glossary/slavic/case_demand.h"
#include "glossary/slavic/government/place.h"

namespace dragoman {

// What the words around the term demand of it.
CaseDemand DemandOf(const Place& place);

// Of a place inside a clause, by the words before it.
CaseDemand DemandInside(const Place& place);

}  // namespace dragoman
