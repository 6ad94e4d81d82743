#include "glossary/slavic/government/verbs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/glossary/slavic/government/example.h"

namespace dragoman {
namespace {

TEST(VerbGovernmentTest, AnAdverbialMayStandBeforeTheObject) {
  ExpectDemands(
      AfterAdverbial,
      {
          {"ru", "Она поздравила в {Вильнюсе|place he pre} [Орлова|man]", {.object = true}, "acc"},
          {"ru", "Он посетит на следующей неделе [Ровенскую АЭС|body she]", {.object = true}, "acc"},
          {"ru", "Он помог вчера [Польше|place she]", {.object = true}, "dat"},
          {"uk", "Він привітав учора [Коваля|man]", {.object = true}, "acc"},
          {"ru", "Ушёл в отставку [Новак|man]", {.subject = true}, "nom"},
          {"ru", "Она поздравила [Орлова|man]", {.object = true}, ""},
          {"ru", "вызвали в {МИД|body he acc} [Киргизии|place she]", {.possessor = true}, ""},
          {"ru", "объявили в {мэрии|body she pre} [Одессы|place she]", {.attribute = true}, ""},
      });
}

TEST(VerbGovernmentTest, AVerbMayHaveTwoObjects) {
  ExpectDemands(AfterObject, {
                                 {"ru", "Он считает {Новака|man acc} [заложником|thing he alive]", {}, "ins"},
                                 {"ru", "Он пригрозил {Орлову|man dat} [санкциями|thing they]", {}, "ins"},
                                 {"ru", "Он вручит {премию|thing she acc} [Орловой|woman]", {}, "dat"},
                                 {"uk", "Він постачає їх [Польщі|place she]", {.given = true}, "dat"},
                                 {"uk", "визнання {голоду|event he gen} [злочином|thing he]", {}, "ins"},
                                 {"ru", "поставку {Польше|place she dat} [самолётов|thing they]", {}, "gen"},
                                 {"ru", "письма {Орлова|man gen} [Новаку|man]", {.given = true}, "dat"},
                             });
}

TEST(VerbGovernmentTest, ParticiplesAndComparativesGovernToo) {
  ExpectDemands(AfterObject, {
                                 {"ru", "солдаты, защищающие [Краков|place he]", {.object = true}, "acc"},
                                 {"ru", "Он популярнее [Орлова|man]", {.than = true}, "gen"},
                                 {"ru", "Он приехал позже [Орлова|man]", {}, "gen"},
                                 {"ru", "Он встретил [Орлова|man]", {.object = true}, ""},
                                 {"ru", "бывший [Орлов|man]", {.object = true}, ""},
                                 {"ru", "{Орлов|man nom} [Новак|man]", {}, ""},
                             });
}

TEST(VerbGovernmentTest, VerbsGovernTheirObject) {
  ExpectDemands(AfterVerb,
                {
                    {"ru", "Он встретил [Орлова|man]", {.object = true}, "acc"},
                    {"ru", "Он помог [Орлову|man]", {.object = true}, "dat"},
                    {"ru", "Он поздравил [президента|title he] Киргизии", {.object = true}, "acc"},
                    {"ru", "Он руководит [компанией|body she]", {.object = true}, "ins"},
                    {"ru", "Он достиг [соглашения|thing it]", {.object = true}, "gen"},
                    {"ru", "Он пригрозил [санкциями|thing they]", {}, "ins"},
                    {"ru", "Он передал [Крым|place he] Польше", {.object = true}, "acc"},
                    {"uk", "Він зустрів [Коваля|man]", {.object = true}, "acc"},
                    {"uk", "Він подякував [Польщі|place she]", {.object = true}, "dat"},
                    {"uk", "Він керує [міністерством|body it]", {.object = true}, "ins"},
                    {"uk", "Він об'їхав [Малайзію|place she]", {.object = true}, "acc"},
                    {"uk", "Він дозволив [Польщі|place she] закупити зброю", {.by = true}, "dat …"},
                    {"uk", "Вони надішлють [Польщі|place she] літаки", {.given = true}, "dat"},
                    {"ru", "{Новака|man acc} называют [агентом|title he]", {.object = true}, "ins"},
                    {"ru", "Книга не понравилась [Новаку|man]", {.object = true}, "dat"},
                    {"uk", "Лише одна лінія досі живить [Одесу|place she]", {}, "acc …"},
                });
}

TEST(VerbGovernmentTest, TheSubjectMayStandBehindTheVerb) {
  ExpectDemands(AfterVerb, {
                               {"ru", "компания, которую возглавляет [Орлова|woman]", {}, "nom"},
                               {"ru", "Вчера победила [Польша|place she]", {.subject = true}, "nom"},
                               {"ru", "посол, которому доверяет [Орлов|man]", {}, "nom"},
                               {"ru", "Новаку не нравится [Орлов|man]", {.object = true}, "nom"},
                               {"uk", "Коаліцію очолить [Коваль|man]", {.by = true}, "nom"},
                               {"ru", "Вчера встретил [Орлов|man]", {}, ""},
                               {"ru", "дом [Орлова|man]", {}, ""},
                           });
}

TEST(VerbGovernmentTest, OtherVerbsGoByAgreement) {
  ExpectDemands(AfterUnknownVerb,
                {
                    {"ru", "сообщил [Орлов|man]", {.subject = true}, "nom"},
                    {"uk", "повідомив [Коваль|man]", {.subject = true}, "nom"},
                    {"ru", "ужин, который устроил [спикер|title he] Новак", {.by = true}, "nom"},
                    {"ru", "Он ошеломил [Орлова|man]", {.object = true}, "acc …"},
                    {"ru", "вернулся [Орлов|man]", {.subject = true}, ""},
                    {"ru", "поехал [Орлов|man]", {}, ""},
                    {"ru", "дом [Орлова|man]", {}, ""},
                });
}

TEST(VerbGovernmentTest, TheSourceTellsAgentFromAddressee) {
  ExpectDemands(AfterPassive,
                {
                    {"ru", "указ подписан [Орловым|man]", {.by = true}, "ins"},
                    {"uk", "його звільнено [Коваленком|man]", {.by = true}, "ins"},
                    {"ru", "речь адресована [Орлову|man]", {.to = true}, "dat"},
                    {"ru", "Деньги нужны [Польше|place she]", {}, "dat"},
                    {"ru", "оружия, необходимого [Польше|place she]", {}, "dat"},
                    {"ru", "соглашение, рассматриваемое [Тегераном|place he]", {.subject = true}, "ins"},
                    {"uk", "закон має бути [парламентом|body he] схвалений", {.by = true}, "ins"},
                    {"ru", "указ подписал [Орлов|man]", {.subject = true}, ""},
                    {"ru", "приехали в страны [Евросоюза|body he]", {.possessor = true}, ""},
                    {"ru", "К Новаку присоединились [Орлов|man] и Мартен", {.by = true}, ""},
                });
}

TEST(VerbGovernmentTest, WhoHelpsSomebodyIsTheSubject) {
  ExpectDemands(AfterVerb,
                {
                    {"ru", "{Беженцам|person they dat} помогает [Крест|body he]", {.by = true}, "nom …"},
                    {"ru", "Замок принадлежит [Орлову|man]", {.by = true}, "dat"},
                });
}

TEST(VerbGovernmentTest, WhoGetsAThingStandsBehindIt) {
  ExpectDemands(BehindGivenThing,
                {
                    {"ru", "обязал выплатить компенсацию [Орлову|man]", {.object = true}, "dat"},
                    {"uk", "вирішив присудити премію [Ковалю|man]", {.object = true}, "dat"},
                    {"ru", "обязал выплатить компенсацию [Орлова|man]", {.possessor = true}, ""},
                    {"ru", "обязал выплатить компенсацию [долга|thing he]", {.object = true}, ""},
                    {"ru", "решил отменить компенсацию [Орлова|man]", {.object = true}, ""},
                });
}

TEST(VerbGovernmentTest, AVerbGovernsOverThePronounBehindIt) {
  ExpectDemands(AfterVerbAndPronoun, {
                                         {"uk", "чи довіряєте ви [поліції|body she]", {}, "dat"},
                                         {"ru", "доверяете ли вы [полиции|body she]", {}, "dat"},
                                         {"ru", "встретите вы [Орлова|man]", {}, "acc"},
                                         {"ru", "когда вы [Орлов|man]", {}, ""},
                                     });
}

TEST(VerbGovernmentTest, WhatWeDoGovernsWithoutAPronoun) {
  ExpectDemands(AfterVerb, {{"uk", "ми досі тримаємо [Авдіївку|place she]", {}, "acc"},
                            {"uk", "завтра допоможемо [Польщі|place she]", {}, "dat"}});
}

TEST(VerbGovernmentTest, UkrainianVerbsWithoutAnAccusative) {
  ExpectDemands(AfterVerb, {{"uk", "Він запобіг [війні|event she]", {.object = true}, "dat"},
                            {"uk", "Він зрікся [Польщі|place she]", {.object = true}, "gen"},
                            {"uk", "Він домігся [миру|thing he]", {.object = true}, "gen"}});
}

TEST(VerbGovernmentTest, ASubjectMayFollowWhomTheVerbActsOn) {
  ExpectDemands(AfterVerb, {{"ru", "вчера осудил [министра|title he] суд", {.given = true}, "acc"},
                            {"ru", "вчера осудил [министр|title he] решение", {.subject = true}, "nom"}});
}

TEST(VerbGovernmentTest, WhomAThingIsForIsInTheDative) {
  ExpectDemands(AfterVerb, {{"ru", "Банк одобрил [Греции|place she] заём", {.purpose = true}, "dat"},
                            {"ru", "Банк одобрил [заём|thing he] на год", {.purpose = true}, "acc"}});
}

TEST(VerbGovernmentTest, AnAuthorRightBehindAParticipleDoesIt) {
  const SourcePlace author = {.possessor = true, .author = true};
  ExpectDemands(AfterPassive, {{"ru", "был уволен [Новаком|man] после скандала", author, "ins"},
                               {"ru", "был уволен после критики [Новака|man]", author, ""}});
}

TEST(VerbGovernmentTest, AThingMayExplainAnother) {
  const ExamplePlace example({"ru", "отставку объяснили [болезнью|thing she]", {.object = true}, ""});
  EXPECT_THAT(AfterVerb(*example).accepted, testing::Contains(Case::kInstrumental));
}

}  // namespace
}  // namespace dragoman
