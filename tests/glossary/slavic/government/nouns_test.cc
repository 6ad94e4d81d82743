#include "glossary/slavic/government/nouns.h"

#include <gtest/gtest.h>

#include "tests/glossary/slavic/government/example.h"

namespace dragoman {
namespace {

TEST(NounGovernmentTest, WhoDoesWhatANounSaysIsInTheInstrumental) {
  ExpectDemands(AgentOfAct,
                {
                    {"ru", "применение [Киевом|place he] дронов", {.by = true}, "ins"},
                    {"ru", "захват [Россией|place she] портов", {.attribute = true}, "ins"},
                    {"ru", "После введения [Вашингтоном|place he] санкций", {.subject = true}, "ins"},
                    {"uk", "схвалення [Польщею|place she] угоди", {.by = true}, "ins"},
                    {"ru", "применение [дронов|thing they] армии", {.by = true}, ""},  // things do nothing
                    {"ru", "применение [Киевом|place he] вчера", {.by = true}, ""},
                    {"ru", "применение [Киева|place he] Орлова", {.by = true}, ""},
                    {"ru", "здание [Киева|place he]", {.by = true}, ""},
                });
}

TEST(NounGovernmentTest, WhoseANounIsStandsInTheGenitive) {
  ExpectDemands(AfterNoun,
                {
                    {"ru", "визит [Орлова|man]", {.possessor = true}, "gen"},
                    {"ru", "два села [Львовской области|place she]", {}, "gen", "львовская область"},
                    {"ru", "победа [Польши|place she]", {.possessor = true}, "gen"},
                    {"ru", "письмо [Орлова|man]", {.possessor = true}, "gen"},
                    {"uk", "візит [Коваля|man]", {.possessor = true}, "gen"},
                    {"ru", "и.о. [президента|title he]", {}, "gen"},
                    {"ru", "представитель МИД [Польши|place she]", {.attribute = true}, "gen"},
                    {"ru", "инженеры [Росатома|body he]", {.attribute = true}, "gen"},
                    {"ru", "уйти с поста [посла|title he]", {}, "gen"},
                });
}

TEST(NounGovernmentTest, NounsTakeOtherCases) {
  ExpectDemands(AfterNoun, {
                               {"ru", "письмо [Орлову|man]", {.given = true}, "dat …"},
                               {"ru", "угроза [Тайваню|place he]", {.given = true}, "dat …"},
                               {"ru", "памятник [Пушкину|man]", {}, "dat"},
                               {"ru", "обладание [оружием|thing it]", {}, "ins"},
                               {"ru", "подписание указа [Орловым|man]", {.by = true}, "ins"},
                               {"uk", "подяка [Польщі|place she]", {.given = true}, "dat …"},
                               {"uk", "торгівля [газом|thing he]", {}, "ins"},
                           });
}

TEST(NounGovernmentTest, TheNameOfACityIsLikeTheNounBefore) {
  ExpectDemands(AfterNoun, {
                               {"ru", "в городе [Харькове|place he]", {}, "pre"},
                               {"ru", "из города [Харькова|place he]", {}, "gen"},
                               {"uk", "у місті [Харкові|place he]", {}, "pre"},
                               {"ru", "единственный город [России|place she]", {.at = true}, "gen"},
                           });
}

TEST(NounGovernmentTest, AVerbBeforeTheNounMayGovernTheTerm) {
  ExpectDemands(AfterNoun,
                {
                    {"ru", "отметила наградой [Орлова|man]", {.object = true}, "acc"},
                    {"ru", "упустил из виду [Россию|place she]", {.object = true}, "acc"},
                    {"ru", "сообщил агентству [Орлов|man]", {.subject = true}, "nom"},
                    {"ru", "обстреляла ракетами [Голанские высоты|place they]", {.object = true}, "acc"},
                });
}

TEST(NounGovernmentTest, OtherWordsAreNoNounsOfTheTerm) {
  ExpectDemands(AfterNoun,
                {
                    {"uk", "Але [Україна|place she] пропонує мир", {.subject = true}, ""},
                    {"ru", "Весь [Ливан|place he] скорбит", {.subject = true}, ""},
                    {"ru", "После визита [Орлов|man] снова сказал", {.subject = true}, ""},
                    {"ru", "На этот момент [Россия|place she] контролирует город", {.subject = true}, ""},
                    {"uk", "Стратегічно [Україна|place she] перемогла", {.subject = true}, ""},
                    // The noun ends the name of a place.
                    {"uk", "Задля миру на {Близькому Сході|place he pre} [Катар|place he] готовий", {}, ""},
                });
}

TEST(NounGovernmentTest, AWayIsInTheInstrumental) {
  ExpectDemands(AlongWay, {
                              {"ru", "газ шёл [Турецким потоком|thing he]", {.way = true}, "ins"},
                              {"uk", "прохід [Панамським каналом|place he]", {.way = true}, "ins"},
                              {"ru", "судно плыло [Панамским каналом|place he]", {.way = true}, "ins"},
                              {"ru", "после прохождения [Панамского канала|place he]", {.way = true}, "gen"},
                              {"ru", "пересекли [Панамский канал|place he]", {.way = true}, ""},
                              {"ru", "шли через [Панамский канал|place he]", {.way = true}, ""},
                              {"ru", "газ шёл [Турецким потоком|thing he]", {}, ""},
                              {"uk", "Він мандрує [Європою|place she]", {.dependent = true}, "ins"},
                              {"uk", "Він мандрує [Європа|place she]", {.subject = true}, ""},
                              {"uk", "Він обожнює [Європу|place she]", {.dependent = true}, ""},
                          });
}

TEST(NounGovernmentTest, KnowsWhomAPlaceIsShownTo) {
  const auto shown = [](const Place& place) { return IsShownTo(place, place.term.first_word - 1); };
  ExpectOfEach(true, shown,
               {
                   {"uk", "показав журналістам [Ізюм|place he]"},
                   {"ru", "показал журналистам [Изюм|place he]"},
                   {"ru", "передал союзникам [ракеты|thing they]"},
                   {"uk", "надала воюючим сторонам [план|thing he]"},
               });
  ExpectOfEach(false, shown,
               {
                   {"ru", "показал журналистам [Орлов|man]", {.subject = true}},
                   {"ru", "показал журналистам [Изюма|place he]", {.possessor = true}},
                   {"ru", "показал журналистов [Изюма|place he]"},
                   {"ru", "запрет журналистам [Изюма|place he]"},
               });
}

TEST(NounGovernmentTest, NumeralsTellCaseAndNumber) {
  ExpectDemands(AfterNumeral,
                {
                    {"ru", "приехали два [сенатора|title they]", {}, "gen singular"},
                    {"ru", "приехали пять [министров|title they]", {}, "gen plural"},
                    {"ru", "приехали пять бывших [министров|title they]", {}, "gen plural"},
                    {"uk", "приїхали п'ять [міністрів|title they]", {}, "gen plural"},
                    {"ru", "избран 101 [депутат|title they]", {}, "nom singular"},
                    {"ru", "избрано 12 [депутатов|title they]", {}, "gen plural"},
                    {"ru", "встреча со всеми 27 [главами|title they]", {}, "ins plural"},
                    {"ru", "подписанное 40 [депутатами|title they]", {.by = true}, "ins plural"},
                    {"ru", "покупать больше [газа|thing he]", {.quantified = true}, "gen"},
                    {"uk", "більше [ракет|thing they]", {.quantified = true}, "gen plural"},
                    {"ru", "приехал один [сенатор|title he]", {}, ""},
                    {"ru", "самолёты F-16 [союзников|title they]", {}, ""},
                    {"ru", "новые [сенаторы|title they]", {}, ""},
                });
}

TEST(NounGovernmentTest, WhoDoesWhatANounOfTheTableSaysIsInTheInstrumental) {
  ExpectDemands(AgentOfAct, {{"ru", "блокада [Россией|place she] портов", {.by = true}, "ins"},
                             {"uk", "ратифікація [Польщею|place she] угоди", {.by = true}, "ins"}});
}

TEST(NounGovernmentTest, WhoOwnsTheDoerIsInTheGenitive) {
  const std::string with_agent = "при подписании указа [Орловой|woman]";
  ExpectDemands(AfterNoun, {
                               {"ru", with_agent, {.by = true}, "ins …"},
                               {"ru", with_agent, {.possessor = true, .owner = true, .by = true}, "gen …"},
                           });
}

TEST(NounGovernmentTest, TheAuthorOfAWorkIsInTheGenitiveBehindItsEdition) {
  ExpectDemands(AfterNoun, {{"uk", "видання щоденника [Коваля|man]", {.author = true}, "gen …"},
                            {"uk", "підписання указу [Ковалем|man]", {.author = true}, "ins …"}});
}

TEST(NounGovernmentTest, FormsOfNounsThatBeginLikeVerbsGovernToo) {
  ExpectDemands(AfterNoun, {{"uk", "здійснила запуск [ракети|thing she]", {}, "gen …"},
                            {"uk", "здійснила пуск [ракети|thing she]", {}, "gen …"}});
}

TEST(NounGovernmentTest, ASubjectBehindAnAdverbialThatEndsInATermIsNotTheNouns) {
  const std::string thanks = "Завдяки {Силам операцій|body they dat} [посол|title he] врятувався";
  ExpectDemands(AfterNoun,
                {{"uk", thanks, {.subject = true}, ""}, {"uk", thanks, {.possessor = true}, "gen …"}});
}

TEST(NounGovernmentTest, WhoActsForAnotherMayBeWrittenWithASpace) {
  ExpectDemands(AfterNoun, {{"ru", "и. о. [президента|title he]", {}, "gen"},
                            {"uk", "в. о. [міністра|title he]", {}, "gen"}});
}

TEST(NounGovernmentTest, WhatIsTradedIsInTheInstrumental) {
  ExpectDemands(AfterNoun, {{"ru", "торговля [газом|thing he]", {}, "ins"}});
}

TEST(NounGovernmentTest, WhatIsManagedOrOwnedIsInTheInstrumental) {
  ExpectDemands(AfterNoun, {{"ru", "владение [оружием|thing it]", {.dependent = true}, "ins"},
                            {"uk", "маніпуляція [даними|thing they]", {.dependent = true}, "ins"}});
}

TEST(NounGovernmentTest, DeclinedNumeralsTellTheCase) {
  ExpectDemands(AfterNumeral, {{"uk", "рішення п'ятьох [міністрів|title they]", {}, "gen pre acc plural"},
                               {"uk", "листи п'ятьом [міністрам|title they]", {}, "dat plural"},
                               {"ru", "с тремястами [сенаторами|title they]", {}, "ins plural"}});
}

TEST(NounGovernmentTest, TwoToFourInRussianLeaveAdjectivesInThePlural) {
  EXPECT_TRUE(AfterNumeral(*ExamplePlace({"ru", "два [бывших президента|title they]"})).few);
  EXPECT_FALSE(AfterNumeral(*ExamplePlace({"ru", "два [президента|title they]"})).few);
  EXPECT_FALSE(AfterNumeral(*ExamplePlace({"ru", "пять [бывших президентов|title they]"})).few);
}

TEST(NounGovernmentTest, WhoAppointsIsInTheInstrumentalWithoutAnObject) {
  ExpectDemands(AgentOfAct,
                {
                    {"ru", "после избрания [парламентом|body he] на пост", {.by = true}, "ins …"},
                    {"ru", "до назначения [Орловым|man]", {.by = true}, "ins …"},
                    {"ru", "речь после выступления [Орлова|man] в Праге", {.by = true}, ""},
                    {"ru", "до получения [Польшей|place she] лицензий", {.subject = true}, "ins …"},
                });
}

TEST(NounGovernmentTest, WhoTakesSomethingFollowsItInTheInstrumental) {
  const std::string taken = "после захвата столицы [Польшей|place she]";
  ExpectDemands(
      AfterNoun,
      {
          {"ru", taken, {.subject = true}, "ins …"},
          {"ru", "после нарушения {мира|thing he gen} [Польшей|place she]", {.subject = true}, "ins …"},
          {"ru", "захват столицы [Польши|place she]", {.possessor = true}, "gen …"},
          {"ru", "после ареста президента [Орлова|man]", {.subject = true}, ""},
      });
}

TEST(NounGovernmentTest, WhatANounIsAboutIsNoObjectOfTheVerb) {
  ExpectDemands(AfterNoun, {{"ru", "отклонил просьбу об аресте [Орлова|man]", {.object = true}, "gen …"}});
}

}  // namespace
}  // namespace dragoman
