// What a verb or a participle demands of the term behind it.
#pragma once

#include "glossary/slavic/case_demand.h"
#include "glossary/slavic/government/place.h"

namespace dragoman {

// Behind an adverbial: «поздравила в Вильнюсе Науседу», «посетит на следующей неделе Запорожскую АЭС»: the
// verb stands further off.
CaseDemand AfterAdverbial(const Place& place);

// «пригрозил Мадуро санкциями», «вручит премию Мачадо», «считает Имамоглу заключённым»: the second object of
// a verb whose first is a term too.
CaseDemand AfterObject(const Place& place);

// Behind a verb of the tables: «встретил Макрона», «помог Макрону», «руководит Еврокомиссией».
CaseDemand AfterVerb(const Place& place);

// Behind what somebody gives to it: «выплатить компенсацию | заключённому» for "compensate a prisoner".
CaseDemand BehindGivenThing(const Place& place);

// Of the object behind whom one speaks to: «доверяете ли вы | Макрону».
CaseDemand AfterVerbAndPronoun(const Place& place);

// Behind a verb that the tables do not have: as its object or its subject, by agreement and the source.
CaseDemand AfterUnknownVerb(const Place& place);

// «подписан Макроном», «звільнено Лукашенком», «адресована Лаврову»: the source tells the agent from the
// addressee.
CaseDemand AfterPassive(const Place& place);

}  // namespace dragoman
