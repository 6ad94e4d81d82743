// Names that no case changes, or only with the noun that says what they are: in quotation marks, in
// compounds, on routes, behind a colon or a dash.
#pragma once

#include "glossary/slavic/case_demand.h"
#include "glossary/slavic/government/place.h"

namespace dragoman {

// Whether a hyphen joins it to another name: «Совет Куба-Россия», «поезд Китай-Лаос».
bool IsPartOfCompound(const TargetText& text, const PlacedTerm& term);

// Whether it is one of two places that a dash joins behind what goes between them: «трасу Київ — Одеса»,
// «саммит ЕС — Китай».
bool IsEndOfRoute(const Place& place);

// Whether the term is the name of what the word before it says, in quotation marks, «фракция «Слуга
// народа»», or, of a body, without: «агентство Интерфакс».
bool IsNameOfNounBefore(const Place& place);

// Of the first of some names that a colon or dash parts from what they are: «в трёх городах: Киеве, Львове
// и Одессе».
CaseDemand BehindKind(const Place& place);

// Whether it is what a quotation or a name of more words begins with: «дело «США против Никсона»».
bool OpensQuotation(const Place& place);

// Whether it may be the name of what the noun before it says: «партия Ликуд», «государство Израиль».
bool IsNameOfKind(const Place& place);

}  // namespace dragoman
