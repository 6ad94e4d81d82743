// What a title demands of the name behind it, and a verb of the title.
#pragma once

#include "glossary/slavic/case_demand.h"
#include "glossary/slavic/government/place.h"

namespace dragoman {

// Of the name behind `owner`, a title whose the noun before it is: as that noun.
CaseDemand LikeOwned(const Place& place, const DecidedTerm& owner);

// Behind a title, the words that depend on it between them: who bears it, or whose it is.
CaseDemand AfterTitle(const Place& place);

// Of a name behind «г-н», «г-на».
CaseDemand AfterMister(const Place& place);

// «был премьер-министром», «избран председателем»
CaseDemand AfterCopula(const Place& place);

}  // namespace dragoman
