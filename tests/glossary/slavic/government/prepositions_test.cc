#include "glossary/slavic/government/prepositions.h"

#include <gtest/gtest.h>

#include "tests/glossary/slavic/government/example.h"

namespace dragoman {
namespace {

CaseDemand AfterPrepositionRightBefore(const Place& place) {
  return AfterPreposition(place, place.term.first_word - 1);
}

TEST(PrepositionGovernmentTest, MostPrepositionsTakeOneCase) {
  ExpectDemands(AfterPrepositionRightBefore,
                {
                    {"ru", "без [Орлова|man]", {}, "gen"},
                    {"ru", "к [Орлову|man]", {}, "dat"},
                    {"ru", "из-за [Орлова|man]", {}, "gen"},
                    {"ru", "через [Польшу|place she]", {}, "acc"},
                    {"ru", "между [Прагой|place she] и Веной", {}, "ins"},
                    {"ru", "об [Орлове|man]", {}, "pre"},
                    {"uk", "без [Коваля|man]", {}, "gen"},
                    {"uk", "попри [Коваля|man]", {}, "acc"},
                    {"uk", "завдяки [Польщі|place she]", {}, "dat"},
                    {"ru", "визит [Орлова|man]", {}, ""},
                    {"ru", "и.о. [президента|title he]", {}, ""},  // no «о»
                    {"ru", "Накануне [Орлов|man] подписал закон", {.subject = true}, ""},
                });
}

TEST(PrepositionGovernmentTest, SourceAndVerbTellWhereFromWhither) {
  ExpectDemands(AfterPrepositionRightBefore,
                {
                    {"ru", "приехал в [Прагу|place she]", {.to = true}, "acc"},
                    {"ru", "депортация в [Прагу|place she]", {.to = true}, "acc"},
                    {"uk", "переліт у [Прагу|place she]", {.to = true}, "acc"},
                    {"ru", "живёт в [Праге|place she]", {.at = true}, "pre"},
                    {"ru", "В [Праге|place she] заявили о мире", {}, "pre"},
                    {"ru", "экспорт из Японии в [Китай|place he]", {}, "acc"},
                    {"ru", "злятся на [Вашингтон|place he]", {}, "acc", "вашингтон"},
                    {"ru", "отдыхает на [Кипре|place he]", {.at = true}, "pre", "кипр"},
                    {"uk", "живе у [Празі|place she]", {.at = true}, "pre"},
                    {"uk", "поїхав у [Прагу|place she]", {.to = true}, "acc"},
                    {"uk", "стріляли по [Сумах|place they]", {}, "pre"},
                    {"ru", "открыли в [День Победы|event he]", {.on = true}, "acc", "день победы"},
                });
}

TEST(PrepositionGovernmentTest, WithAndFromAreTold) {
  ExpectDemands(AfterPrepositionRightBefore,
                {
                    {"ru", "встретился с [Орловым|man]", {.with = true}, "ins"},
                    {"ru", "вернулся с [Кипра|place he]", {.from = true}, "gen", "кипр"},
                    {"ru", "вместе с [Орловым|man]", {}, "ins"},
                    {"ru", "началось с [закона|thing he]", {}, "gen"},
                    {"uk", "зустрівся з [Ковалем|man]", {.object = true}, "ins"},
                    {"uk", "приїхав з [Польщі|place she]", {.from = true}, "gen"},
                    {"uk", "обізнаний із [угодою|thing she]", {}, "ins"},
                    {"uk", "зняли обвинувачення з [Коваля|man]", {.possessor = true}, "gen"},
                    {"uk", "зняла фільм з [Ковалем|man]", {.with = true}, "ins"},
                    {"uk", "колона з [допомогою|thing she]", {.possessor = true}, "ins"},
                });
}

TEST(PrepositionGovernmentTest, PeopleAreSeldomPlaces) {
  ExpectDemands(AfterPrepositionRightBefore,
                {
                    {"ru", "всё держится на [Орлове|man]", {}, "pre"},
                    {"ru", "подал в суд на [Орлова|man]", {}, "acc pre"},
                    {"ru", "На [Орлове|man] был костюм", {.subject = true}, "pre"},
                    {"uk", "розчарувалися в [Ковалі|man]", {}, "pre"},
                    {"uk", "запитала у [Коваля|man]", {}, "gen"},
                    {"uk", "купує нафту в [Роснефті|body she]", {.from = true}, "gen"},
                    {"ru", "кандидат в [президенты|title they]", {}, "nom plural"},
                });
}

TEST(PrepositionGovernmentTest, BehindIsTold) {
  ExpectDemands(AfterPrepositionRightBefore,
                {
                    {"ru", "следил за [Сенатом|body he]", {}, "ins"},
                    {"ru", "За [Орловым|man] стоят банки", {}, "ins"},
                    {"ru", "говорили за [столом переговоров|thing he]", {.at = true}, "ins"},
                    {"ru", "сели за [стол переговоров|thing he]", {.at = true}, "acc"},
                    {"ru", "вернулись за [стол переговоров|thing he]", {.to = true, .motion = true}, "acc"},
                    {"ru", "голосовали за [Орлова|man]", {}, "acc …"},
                });
}

TEST(PrepositionGovernmentTest, TwoWordsAreAPrepositionToo) {
  ExpectDemands(AfterCompound,
                {
                    {"ru", "санкции в отношении [Орлова|man]", {}, "gen"},
                    {"ru", "вслед за [Орловым|man]", {}, "ins"},
                    {"ru", "пришёл на смену [Орлову|man]", {}, "dat"},
                    {"ru", "во время [саммита|event he]", {}, "gen"},
                    {"uk", "під час [саміту|event he]", {}, "gen"},
                    {"uk", "сказав в інтерв'ю [Суспільному|body it]", {}, "dat"},
                    {"ru", "в доме [Орлова|man]", {}, ""},
                    {"ru", "держать под контролем [Краков|place he]", {.object = true}, ""},
                    {"ru", "На границе [Польша|place she] остановила поезд", {.subject = true}, ""},
                    {"uk", "в інтерв'ю [Коваля|man]", {.possessor = true}, ""},
                });
}

TEST(PrepositionGovernmentTest, DespiteTakesTheAccusative) {
  ExpectDemands(AfterPrepositionRightBefore,
                {{"ru", "Несмотря на [резолюцию|thing she], бои идут", {}, "acc"},
                 {"ru", "Невзирая на [резолюцию|thing she], бои идут", {}, "acc"},
                 {"uk", "Незважаючи на [резолюцію|thing she], бої тривають", {}, "acc"}});
}

TEST(PrepositionGovernmentTest, WhatOneRepliesToOrPointsAtIsInTheAccusative) {
  ExpectDemands(AfterPrepositionRightBefore,
                {{"ru", "Он ответил на [резолюцию|thing she]", {.dependent = true}, "acc …"},
                 {"ru", "Он указал на [резолюцию|thing she]", {.dependent = true}, "acc …"},
                 {"uk", "Він вказав на [резолюцію|thing she]", {.dependent = true}, "acc …"},
                 {"uk", "Він поскаржився на [резолюцію|thing she]", {.dependent = true}, "acc …"}});
}

TEST(PrepositionGovernmentTest, OutsideTakesTheInstrumental) {
  ExpectDemands(AfterPrepositionRightBefore, {{"uk", "Вони живуть поза [Україною|place she]", {}, "ins …"},
                                              {"uk", "лишилися поза [договором|thing he]", {}, "ins …"}});
}

}  // namespace
}  // namespace dragoman
