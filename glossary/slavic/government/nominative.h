// Where an approved name in the nominative may be right although the words before it ask for another case.
#pragma once

#include "glossary/slavic/government/place.h"

namespace dragoman {

// Whether an approved name that stands here in the nominative may be right although the words before ask
// for another case.
bool NominativeMayStay(const Place& place);

}  // namespace dragoman
