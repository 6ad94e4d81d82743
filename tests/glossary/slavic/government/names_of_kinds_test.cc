#include "glossary/slavic/government/names_of_kinds.h"

#include <gtest/gtest.h>

#include "tests/glossary/slavic/government/example.h"

namespace dragoman {
namespace {

TEST(NameOfKindTest, KnowsPartsOfCompounds) {
  const auto in_compound = [](const Place& place) { return IsPartOfCompound(place.text, place.term); };
  ExpectOfEach(true, in_compound,
               {
                   {"ru", "Совет [Куба|place she]-Россия"},
                   {"ru", "поезд Китай-[Лаос|place he]"},
                   {"uk", "Рада [НАТО|body it]-Україна"},
               });
  ExpectOfEach(false, in_compound,
               {
                   {"ru", "приехал пресс-[секретарь|title he]"},
                   {"ru", "победила [Орлова|woman]-Новак"},
                   {"ru", "поезд [Париж|place he] - Вена"},
               });
}

TEST(NameOfKindTest, KnowsTheEndsOfRoutes) {
  ExpectOfEach(true, IsEndOfRoute,
               {
                   {"ru", "ремонтируют трассу [Киев|place he] — Одесса"},
                   {"ru", "поезд {Прага|place she nom} — [Вена|place she]"},
                   {"uk", "відкрили саміт [ЄС|body he] — Китай"},
               });
  ExpectOfEach(false, IsEndOfRoute,
               {
                   {"ru", "[Киев|place he] — Одесса"},
                   {"ru", "красивый город [Киев|place he] — столица"},
                   {"ru", "посетил {Прагу|place she acc} — [Вена|place she] подождёт"},
                   {"ru", "рейс {Прага|place she nom} — [Орлов|man]"},
               });
}

TEST(NameOfKindTest, KnowsNamesBehindTheirNoun) {
  ExpectOfEach(true, IsNameOfNounBefore,
               {
                   {"ru", "выступила фракция «[Слуга народа|body she]»"},
                   {"ru", "сообщило агентство [Интерфакс|body he]"},
                   {"uk", "пише газета «[Час|body he]»"},
                   {"uk", "заявила компанія [Нафтогаз|body he]"},
               });
  ExpectOfEach(false, IsNameOfNounBefore,
               {
                   {"ru", "выступили агентства [Евросоюза|body he]", {.possessor = true}},
                   {"ru", "победила партия [Орлова|man]"},
                   {"ru", "сказал журналист «[Времени|body it]»"},
                   {"uk", "лист для «[Часу|body he]»"},
               });
}

TEST(NameOfKindTest, NamesBehindAColonAreInTheCaseOfTheirNoun) {
  ExpectDemands(
      BehindKind,
      {
          {"ru", "в трёх городах: [Киеве|place he], Львове и Одессе", {.apart = true, .listed = true}, "pre"},
          {"ru",
           "приедут лидеры двух стран: [Франции|place she] и Польши",
           {.apart = true, .listed = true},
           "gen"},
          {"ru",
           "встреча с тремя министрами: [Орловым|man], Новаком и Мартеном",
           {.apart = true, .listed = true},
           "ins"},
          {"uk",
           "допомога трьом країнам: [Литві|place she], Латвії та Естонії",
           {.apart = true, .listed = true},
           "dat"},
      });
}

TEST(NameOfKindTest, OtherNamesBehindAColonAreNot) {
  ExpectDemands(
      BehindKind,
      {
          {"ru",
           "в трёх городах: [Киев|place he] и Львов ответили",
           {.subject = true, .apart = true, .listed = true},
           ""},
          {"ru", "в трёх городах: [Киев|place he]", {.apart = true}, ""},
          {"ru", "в трёх городах [Киеве|place he], Львове и Одессе", {.apart = true, .listed = true}, ""},
          {"ru", "на трёх складах: [ракеты|thing they] и дроны", {.apart = true, .listed = true}, ""},
          {"ru", "Жители сказали: [Киев|place he] и Львов", {.apart = true, .listed = true}, ""},
      });
}

TEST(NameOfKindTest, KnowsWhatOpensAQuotation) {
  ExpectOfEach(true, OpensQuotation,
               {
                   {"ru", "дело «[США|place they] против Никсона»"},
                   {"ru", "программа «[Европа|place she] без границ»"},
                   {"uk", "ми говоримо «[Бельгія|place she]» щодня"},
               });
  ExpectOfEach(false, OpensQuotation,
               {
                   {"ru", "агентство «[Интерфакс|body he]» сообщило"},
                   {"ru", "в [Европе|place she] без границ»"},
                   {"ru", "программа «Новая [Европа|place she] без границ»"},
               });
}

TEST(NameOfKindTest, KnowsNamesThatMayStayBehindTheirNoun) {
  ExpectOfEach(true, IsNameOfKind,
               {
                   {"ru", "у партии есть государство [Израиль|place he]"},
                   {"ru", "в городе [Харьков|place he]"},
                   {"uk", "виграла партія [Лікуд|body he]"},
                   {"uk", "у місті [Харків|place he]"},
               });
  ExpectOfEach(false, IsNameOfKind,
               {
                   {"ru", "победила партия [Орлова|man]"},
                   {"ru", "визит [Израиля|place he]"},
                   {"ru", "когда был город, [Харьков|place he] рос"},
                   {"uk", "[Харків|place he] росте"},
               });
}

}  // namespace
}  // namespace dragoman
