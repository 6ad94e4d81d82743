// Objects that stand before their verb, agents behind a participle, and objects farther behind their verb.
#pragma once

#include "glossary/slavic/case_demand.h"
#include "glossary/slavic/government/place.h"

namespace dragoman {

// «нанесены удары планирующими бомбами» for "was hit by glide bombs": the agent further behind a participle.
CaseDemand AfterParticiple(const Place& place);

// Of an object that stands before its verb: «Роберта Фицо доставили в больницу», «Сансаля помиловал
// Теббун».
CaseDemand FrontedObject(const Place& place);

// Of what nobody does something to: «Від січня Кадирова ніхто не бачив».
CaseDemand ObjectOfNobody(const Place& place);

// Of who is said to deserve something, in the nominative, and of what, in the genitive: «Нобелевской премии
// удостоена Мачадо».
CaseDemand Deserving(const Place& place);

// Of to whom something is given at the end of the clause: «Беляцкому Нобелевская премия была присуждена».
CaseDemand RecipientOfPassive(const Place& place);

// Of an object between its subject and the verb, or before the verb whose subject follows: «Будапештський
// меморандум Україну не захистив», «Францию попросили Чад и Сенегал».
CaseDemand ObjectBeforeVerb(const Place& place);

// Of the object of a clause with one finite verb, a phrase between them: «похвалил перед инвесторами
// наследного принца».
CaseDemand ObjectOfClause(const Place& place);

// Of what stands before them: «Россию следует остановить».
CaseDemand BeforeModal(const Place& place);

}  // namespace dragoman
