// What a noun or a numeral demands of the term behind it.
#pragma once

#include "glossary/slavic/case_demand.h"
#include "glossary/slavic/government/place.h"

namespace dragoman {

// Of who does what the noun before says to what the noun behind says: «применение Киевом дронов».
CaseDemand AgentOfAct(const Place& place);

// Behind a noun: «визит Макрона», «удар по Киеву».
CaseDemand AfterNoun(const Place& place);

// Of which way somebody or something goes: «газ шёл «Турецким потоком»», «прохід Панамським каналом».
CaseDemand AlongWay(const Place& place);

// Whether `word`, which stands right behind a verb and before the term, a place, is whom the place is shown
// or given to: «показав журналістам Ізюм».
bool IsShownTo(const Place& place, size_t word);

// «два сенатора», «пять бывших министров», «п'ять міністрів».
CaseDemand AfterNumeral(const Place& place);

}  // namespace dragoman
