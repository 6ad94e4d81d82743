// What an adjective before a term demands of it.
#pragma once

#include "absl/strings/string_view.h"
#include "glossary/slavic/case_demand.h"
#include "glossary/slavic/government/place.h"

namespace dragoman {

// Whether the adjective `word` says which part or age of a place is meant: «Южной», «Древнего».
bool SaysPartOfPlace(const GovernmentTable& table, absl::string_view word, const PlacedTerm& term);

// Of a term right behind a form of «сам», which shows its case: «письмо самому Путину».
CaseDemand BehindSelf(const Place& place);

// Whether the adjective right before it can be no oblique case: «новый пакет санкций», «российский
// дипломат».
bool IsBehindDirectCase(const Place& place);

// Of a person behind an adjective that the translator hardly left as it was: «92-летний Бийя».
CaseDemand BehindNominative(const Place& place);

// By the ending of the adjective right before it: «нового премьера», «дальнейшей Украине».
CaseDemand AfterAdjective(const Place& place);

// Of a term that an adjective or participle with a phrase of its own stands before: «знакомый с ходом
// консультаций дипломат», «предложенную федеральным кабинетом пенсионную реформу».
CaseDemand BehindCompletedAdjective(const Place& place);

// Of a term between which and its adjective a phrase stands: «крупнейшая в Европе Запорожская АЭС».
CaseDemand BehindPhraseOfAdjective(const Place& place);

// Of a place whose adjective the translator left in any case, by the words before it: «с французский
// президент», «по всей Польша», «уничтожение своего ядерное оружие».
CaseDemand BehindItsAdjective(const Place& place);

}  // namespace dragoman
