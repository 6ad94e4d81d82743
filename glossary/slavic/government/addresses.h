// Whom the text speaks to, in the Ukrainian vocative.
#pragma once

#include "glossary/slavic/case_demand.h"
#include "glossary/slavic/government/place.h"

namespace dragoman {

// Of whom the text speaks to at its beginning: «Олено Зеленська, ласкаво просимо до нашої школи!»
CaseDemand Addressed(const Place& place);

// Whether the term behind a comma is whom the text speaks to: «Дякую, Польще», «Слава тобі, Україно».
bool IsSpokenTo(const Place& place);

// Of whom a word of address stands before: «Пане президенте».
CaseDemand AfterAddress(const Place& place);

}  // namespace dragoman
