#include "glossary/slavic/government/objects.h"

#include <gtest/gtest.h>

#include "tests/glossary/slavic/government/example.h"

namespace dragoman {
namespace {

TEST(ObjectGovernmentTest, AnAgentMayStandFartherBehindTheParticiple) {
  ExpectDemands(AfterParticiple,
                {
                    {"ru", "По складу нанесены удары [планирующими бомбами|thing they]", {.by = true}, "ins"},
                    {"ru", "ордер, выданный [судом|body he]", {.possessor = true}, "ins"},
                    {"ru", "предложение, сделанное ему [Орловым|man]", {.by = true}, "ins"},
                    {"uk", "дані, оприлюднені вчора [комісією|body she]", {.by = true}, "ins"},
                    {"uk", "лист, написаний [Ковалем|man]", {.possessor = true}, "ins"},
                    {"ru", "книгу, посвящённую [Орлову|man]", {.given = true}, ""},
                    {"ru", "в пятницу выступил [Орлов|man]", {.subject = true}, ""},
                    {"ru", "закон, который подписал вчера [Орлов|man]", {.by = true}, ""},
                });
}

TEST(ObjectGovernmentTest, AnObjectMayOpenItsClause) {
  ExpectDemands(
      FrontedObject,
      {
          {"ru", "[Роберта Новака|man] доставили в больницу", {.object = true, .passive = true}, "acc …"},
          {"uk", "[Коваля|man] звільнено з посади", {.object = true, .passive = true}, "acc"},
          {"uk", "[Коваля|man] вже визначено", {.object = true, .passive = true}, "acc"},
          {"ru", "[Россию|place she] следует остановить", {.object = true}, "acc"},
          {"ru", "[Мельника|man acted_on] помиловал Мартен", {.object = true}, "acc …"},
          {"ru", "[Газетой|body she] руководил Орлов", {.object = true}, "ins …"},
          {"ru", "[Орловой|woman] помог Новак", {.object = true}, "dat …"},
          {"uk", "[Коваленко|woman], яку чекали, не впустили", {.object = true, .passive = true}, "acc …"},
          {"ru",
           "[Орлову|woman], которой верят, никто не слушал",
           {.object = true, .passive = true},
           "acc …"},
      });
}

TEST(ObjectGovernmentTest, ASubjectMayToo) {
  ExpectDemands(FrontedObject,
                {
                    {"ru", "[Роберт Новак|man] доставил письмо", {.subject = true}, ""},
                    {"ru", "[Новак|man] награждён орденом", {.object = true, .passive = true}, ""},
                    {"ru", "[Новак|man] принял присягу", {.object = true, .passive = true}, ""},
                    {"ru", "[Польша|place she] получила помощь", {.object = true, .passive = true}, ""},
                    {"uk", "[Польща|place she] пишається перемогою", {.subject = true}, ""},
                });
}

TEST(ObjectGovernmentTest, WhoGetsWhatIsGivenIsInTheDative) {
  ExpectDemands(RecipientOfPassive,
                {
                    {"ru", "[Орлову|man] премия была присуждена", {.given = true}, "dat"},
                    {"ru", "[Польше|place she] предоставлен заём", {.given = true}, "dat"},
                    {"ru", "[Орлову|man] сообщили о победе", {.given = true}, "dat"},
                    {"uk", "[Коваленку|man] нагороду вручено", {.given = true}, "dat"},
                    {"uk", "[Коваленку|man], який спав, нагороду вручено", {.given = true}, "dat"},
                    {"ru", "[Орлов|man], вручили премию", {.given = true}, ""},
                    {"ru", "[Орлов|man] вручил премию", {.subject = true}, ""},
                    {"ru", "[Орлов|man] приехал в Прагу", {.given = true}, ""},
                    {"ru", "передали [Орлову|man] премию", {.given = true}, ""},
                });
}

TEST(ObjectGovernmentTest, AnObjectMayStandBetweenSubjectAndVerb) {
  ExpectDemands(
      ObjectBeforeVerb,
      {
          {"uk", "{Меморандум|thing he nom} [Україну|place she] не захистив", {.object = true}, "acc"},
          {"uk", "{Суд|body he nom} [Коваля|man] виправдав", {.object = true}, "acc"},
          {"ru", "{Совет|body he nom} [Орлову|man] помог", {.object = true}, "dat"},
          {"ru", "Вчера [Францию|place she] попросили Чад и Сенегал", {.object = true}, "acc"},
          {"ru", "{Совет|body he nom} [Польша|place she] поддержала", {.subject = true}, ""},
          {"ru", "{Совет|body he nom} [закон|thing he] принял", {.object = true}, ""},
          {"ru", "{Совет|body he nom} [Польшу|place she] в список", {.object = true}, ""},
      });
}

TEST(ObjectGovernmentTest, APhraseMayStandBeforeTheObject) {
  ExpectDemands(
      ObjectOfClause,
      {
          {"ru", "{Новак|man nom} похвалил перед инвесторами [принца|title he]", {.object = true}, "acc"},
          {"ru", "{Орлов|man nom} помог после аварии [Польше|place she]", {.object = true}, "dat"},
          {"uk", "{Коваль|man nom} привітав у столиці [Новака|man]", {.object = true}, "acc"},
          {"ru", "{Польша|place nom she} подняла в воздух [дроны|thing they]", {.object = true}, "acc"},
          {"ru", "{Новак|man nom} похвалил [принца|title he]", {.object = true}, ""},
          {"ru", "{Новак|man nom} похвалил перед инвесторами [принц|title he]", {.subject = true}, ""},
          {"ru", "{Орлов|man nom} вернулся после аварии [Новак|man]", {.object = true}, ""},
      });
}

TEST(ObjectGovernmentTest, WhatIsToBeDoneSaysToWhom) {
  ExpectDemands(BeforeModal, {
                                 {"ru", "[Россию|place she] следует остановить", {}, "acc"},
                                 {"ru", "[Орлову|man] нужно помочь", {}, "dat"},
                                 {"ru", "[Газетой|body she] можно руководить", {}, "ins"},
                                 {"uk", "[Польщу|place she] варто підтримати", {}, "acc"},
                                 {"ru", "[Россия|place she] следует правилам", {}, ""},
                                 {"ru", "[Орлов|man] может помочь", {}, ""},
                                 {"ru", "[Орлову|man] следует вернуться", {}, ""},
                             });
}

TEST(ObjectGovernmentTest, AParticipleMayOpenTheText) {
  ExpectDemands(AfterParticiple,
                {{"ru", "Нанесены удары [планирующими бомбами|thing they]", {.by = true}, "ins"}});
}

TEST(ObjectGovernmentTest, NamesAreNoParticiples) {
  ExpectDemands(
      ObjectOfClause,
      {{"ru", "{Мартен|man nom} похвалил перед инвесторами [принца|title he]", {.object = true}, "acc"}});
}

TEST(ObjectGovernmentTest, AParticipleHasItsAgentBeforeItsNoun) {
  const SourcePlace whose = {.possessor = true};
  ExpectDemands(AfterParticiple,
                {
                    {"ru", "Возглавляемая [Новаком|man] партия победила", whose, "ins"},
                    {"ru", "текст подписанного [Орловой|woman] указа", {.by = true}, "ins"},
                    {"ru", "едет на купленной [Польшей|place she] машине", {.subject = true}, "ins"},
                    {"ru", "отмена вынесенного [Орлову|man] приговора", whose, "dat"},
                    {"ru", "адвокат арестованного [Орлова|man] вышел", whose, ""},
                    {"ru", "дом осуждённого [Орлова|man] в Праге", whose, ""},
                    {"ru", "речь арестованного [мэра|title he] города", whose, ""},
                    {"ru", "текст подписанного [указа|thing he] министра", whose, ""},
                });
}

TEST(ObjectGovernmentTest, AuxiliariesMayStandBeforeAFormInNo) {
  const SourcePlace done = {.object = true, .passive = true};
  ExpectDemands(FrontedObject, {{"uk", "[Коваля|man] було затримано", done, "acc"},
                                {"uk", "[Коваля|man] може бути звільнено", done, "acc"},
                                {"uk", "[Коваля|man] не буде допущено до виборів", done, "acc"}});
}

TEST(ObjectGovernmentTest, WhoGetsAThingInTheNextClauseIsInTheDative) {
  ExpectDemands(FrontedObject, {{"uk",
                                 "Він привітав міністра, а [Польщі|place she] надіслав телеграму",
                                 {.object = true, .recipient = true},
                                 "dat"}});
}

}  // namespace
}  // namespace dragoman
