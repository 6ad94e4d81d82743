#include "glossary/slavic/government/commas.h"

#include <gtest/gtest.h>

#include "tests/glossary/slavic/government/example.h"

namespace dragoman {
namespace {

TEST(CommaGovernmentTest, ListsGoOnInOneCase) {
  ExpectDemands(BehindComma,
                {
                    {"ru", "договор с {Францией|place she ins}, [Италией|place she] и Испанией", {}, "ins"},
                    {"ru", "без {Орлова|man gen}, [Новака|man] и Мартена", {}, "gen"},
                    {"uk", "між {Києвом|place he ins}, [Варшавою|place she] та Прагою", {}, "ins"},
                    {"uk", "подякував {Польщі|place she dat}, [Чехії|place she] й Литві", {}, "dat"},
                });
}

TEST(CommaGovernmentTest, ATitleBehindACommaIsInTheCaseOfItsBearer) {
  ExpectDemands(BehindComma,
                {
                    {"ru", "письмо для {Орлова|man gen}, [президента|title he] банка", {}, "gen"},
                    {"ru", "встреча с {Орловой|woman ins}, [министром|title he] культуры", {}, "ins"},
                    {"uk", "лист {Ковалю|man dat}, [послу|title he] в Празі", {}, "dat"},
                    {"ru", "назначили нового {прокурора|title he acc} — [Новака|man]", {}, "acc"},
                });
}

TEST(CommaGovernmentTest, NoPersonIsAnother) {
  ExpectDemands(BehindComma, {
                                 {"ru", "Соперник {Орлова|man gen}, [Новак|man], сидит в тюрьме", {}, "nom"},
                                 {"uk", "Брат {Коваля|man gen}, [Новак|man], повернувся", {}, "nom"},
                             });
}

TEST(CommaGovernmentTest, WhoCountedPeopleAreIsInTheNominative) {
  ExpectDemands(BehindComma,
                {{"ru", "проект внесли двое {сенаторов|title they gen} — [Грант|man] и Блум", {}, "nom"},
                 {"uk", "проєкт внесли двоє {сенаторів|title they gen} — [Грант|man] і Блум", {}, "nom"}});
}

TEST(CommaGovernmentTest, WhomSomethingIsGivenToMayStandApart) {
  ExpectDemands(
      BehindComma,
      {
          {"ru", "Мартен — [Орлову|man]: визита не будет", {.given = true}, "dat"},
          {"uk", "присвятила пісню, написану в Одесі, [полоненим|thing they alive]", {.given = true}, "dat"},
          {"ru", "вручила приз, полученный в Праге, [Орлову|man]", {.given = true}, "dat"},
      });
}

TEST(CommaGovernmentTest, ClausesWithoutTheirVerbKeepSubjectAndObject) {
  ExpectDemands(
      BehindComma,
      {
          {"ru", "Орлов уехал в Прагу, [Новак|man] — в Вену", {}, "nom"},
          {"uk", "Франція погодилася, [Німеччина|place she] — ні", {.subject = true}, "nom"},
          {"ru", "доволен {Прагой|place she ins}, [Новак|man] — не очень", {}, "nom"},
          {"uk", "довіряють {суду|body he dat}, і ще менше — [комісії|body she]", {.object = true}, "dat"},
      });
}

TEST(CommaGovernmentTest, ANewClauseTakesNothingFromTheOneBefore) {
  ExpectDemands(
      BehindComma,
      {
          {"ru", "После встречи с {Орловым|man ins}, [Новак|man] сказал о мире", {.subject = true}, ""},
          {"ru", "Вчера утром, [Орлов|man] выступил в парламенте", {.subject = true}, ""},
          {"uk", "За даними {Євростату|body he gen}, [борг|thing he] зріс", {.subject = true}, ""},
          {"ru", "Слабое место {союза|body he gen} — [Балтика|place she]", {.subject = true}, ""},
      });
}

TEST(CommaGovernmentTest, WhatSomebodyBecameLaterIsInTheInstrumental) {
  ExpectDemands(
      BehindComma,
      {
          {"ru", "стал {губернатором|title he ins}, а позже — [прокурором|title he]", {}, "ins"},
          {"ru", "пришли {губернатор|title he nom}, а позже — [прокурор|title he]", {.subject = true}, ""},
      });
}

TEST(CommaGovernmentTest, WhatThatIsStandsInTheNominative) {
  ExpectDemands(BehindComma, {{"ru", "то, с чем мы столкнулись, — [война|thing she]", {}, "nom"}});
}

TEST(CommaGovernmentTest, ABodyBehindAPersonIsTheSubject) {
  ExpectDemands(BehindComma,
                {{"uk", "За словами {Коваля|man gen}, [Рада|body she] повернеться", {.subject = true}, ""}});
}

}  // namespace
}  // namespace dragoman
