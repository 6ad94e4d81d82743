// What a term has in common with another one: lists, pairs, contrasts, comparisons.
#pragma once

#include "glossary/slavic/case_demand.h"
#include "glossary/slavic/government/place.h"

namespace dragoman {

// The case of a further name of a list behind `known`.
Case CaseOfList(const Place& place, const DecidedTerm& known);

// Of whom another is compared with: «довіряють Сікорському більше, ніж Качинському».
CaseDemand AfterThan(const Place& place);

// Of a further object of a denied verb: «не доверяет ни ему, ни Парижу».
CaseDemand AfterNor(const Place& place);

// Of one of those before: «троим сенаторам, в том числе Сандерсу».
CaseDemand AmongOthers(const Place& place);

// Whether it is the first of two: «мнение как Евросоюза, так и США».
bool IsFirstOfBoth(const Place& place);

// Of the second of them.
CaseDemand SecondOfBoth(const Place& place);

// Of a name behind «не только Киев, но и».
CaseDemand NotOnlyButAlso(const Place& place);

// Of a further name of a list with brackets: «с Германией (31 августа), Италией (2 сентября)».
CaseDemand BehindBrackets(const Place& place);

// «Швейцария, а не Австрия», «ни Москвы, ни Киева», «премьером, а затем министром»: as what stands before.
CaseDemand AfterContrast(const Place& place);

// Of what a clause without its verb is about, as of its like in the clause before: «даст Эстонии ракеты, а
// Польше — истребители».
CaseDemand LikeContrasted(const Place& place);

// Of a term that behind «а не» or «ни» has the preposition of the one before: «прибудет в Пирей, а не в
// Роттердам», «не был ни в Вильнюсе, ни в Варшаве».
CaseDemand PlaceInContrast(const Place& place);

// Behind «и», «та»: as what the conjunction joins it to.
CaseDemand AfterConjunction(const Place& place);

// Of a further name of a list with names that no terms are: «в Тяньцзине, Пекине и Шанхае».
CaseDemand InList(const Place& place);

}  // namespace dragoman
