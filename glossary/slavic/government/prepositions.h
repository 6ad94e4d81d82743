// What a preposition demands of the term behind it.
#pragma once

#include "glossary/slavic/case_demand.h"
#include "glossary/slavic/government/place.h"

namespace dragoman {

// Behind the preposition at word `preposition`; nothing where there is none.
CaseDemand AfterPreposition(const Place& place, size_t preposition);

// «в отношении Макрона», «вслед за Макроном»
CaseDemand AfterCompound(const Place& place);

// «задал Макрону вопрос», «те саме запитання ставили Макронові»: a verb that takes a dative with its object.
CaseDemand AfterPartedCompound(const Place& place);

}  // namespace dragoman
