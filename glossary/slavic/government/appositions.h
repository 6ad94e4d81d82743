// What a noun that names the same as a term demands of it: capitals, «господин», names that the translator
// declined.
#pragma once

#include "glossary/slavic/case_demand.h"
#include "glossary/slavic/government/place.h"

namespace dragoman {

// Of a city behind «столица»: «в столице Дагестана Махачкале».
CaseDemand AfterCapital(const Place& place);

// Of a title or name behind «господин», «пан», «пані».
CaseDemand AfterSir(const Place& place);

// Of a title before a name that the translator declined: «адмиралу Яну Петерсену».
CaseDemand LikeBearer(const Place& place);

}  // namespace dragoman
