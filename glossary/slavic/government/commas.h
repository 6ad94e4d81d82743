// What a comma or a dash before a term demands of it.
#pragma once

#include "glossary/slavic/case_demand.h"
#include "glossary/slavic/government/place.h"

namespace dragoman {

// A further name of a list: «с Путиным, Макроном и …», unless a new clause begins: «с Путиным, Макрон
// сказал …».
CaseDemand BehindComma(const Place& place);

}  // namespace dragoman
