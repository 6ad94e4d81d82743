// What stands behind a comma or a dash demands of the term that it begins with.
#pragma once

#include "glossary/slavic/case_demand.h"
#include "glossary/slavic/government/place.h"

namespace dragoman {

// A further name of a list: «с Путиным, Макроном и …», unless a new clause begins: «с Путиным, Макрон
// сказал …».
CaseDemand BehindComma(const Place& place);

}  // namespace dragoman
