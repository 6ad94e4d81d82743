#include "glossary/slavic/government/lists.h"

#include <gtest/gtest.h>

#include "tests/glossary/slavic/government/example.h"

namespace dragoman {
namespace {

// The case of the term as that of the list which the term before it begins.
CaseDemand LikeListBefore(const Place& place) {
  return {{CaseOfList(place, place.decided.at(place.term.first_word - 1))}, true};
}

TEST(ListGovernmentTest, FurtherNamesHaveTheCaseOfTheFirst) {
  ExpectDemands(LikeListBefore, {
                                    {"ru", "по {Москве|place she dat}, [Сумам|place they]", {}, "dat"},
                                    {"uk", "до {Вінниці|place she gen}, [Сум|place they]", {}, "gen"},
                                    {"uk", "дорогою по {Вінниці|place she dat}, [Києву|place he]", {}, "dat"},
                                });
}

TEST(ListGovernmentTest, PluralsBehindUkrainianPoAreInTheLocative) {
  ExpectDemands(LikeListBefore, {{"uk", "удари по {Вінниці|place she dat}, [Сумах|place they]", {}, "pre"}});
}

TEST(ListGovernmentTest, WhatIsComparedHasOneCase) {
  ExpectDemands(
      AfterThan,
      {
          {"uk", "довіряють {Коваленку|man dat} більше, ніж [Мельнику|man]", {.than = true}, "dat"},
          {"ru", "{Германию|place she acc} убедить труднее, чем [Францию|place she]", {.than = true}, "acc"},
          {"ru", "{Орлов|man nom} популярнее, чем [Новак|man]", {.than = true}, "nom"},
          {"ru", "{Орлову|man dat} верят больше, чем [Новаку|man]", {}, ""},  // the source compares nothing
          {"ru", "сделал для {Чехии|place she gen} больше, чем [Польша|place she]", {.than = true}, ""},
          {"ru", "{Орлову|man dat} легче, чем [Франции|place she]", {.than = true}, ""},
      });
}

TEST(ListGovernmentTest, ADeniedVerbGovernsBothObjects) {
  ExpectDemands(AfterNor, {
                              {"ru", "не доверяет ни ему, ни [Парижу|place he]", {}, "dat"},
                              {"ru", "не поддержал ни его, ни [Орлова|man]", {}, "acc"},
                              {"uk", "не підтримав ні його, ні [Коваля|man]", {}, "acc"},
                              {"uk", "не керував ні ним, ні [заводом|thing he]", {}, "ins"},
                              {"ru", "ни он, ни [Орлов|man] не приехал", {.subject = true}, ""},
                              {"ru", "не доверяет ему, но [Париж|place he] доверяет", {}, ""},
                          });
}

TEST(ListGovernmentTest, OneOfOthersHasTheirCase) {
  ExpectDemands(AmongOthers,
                {
                    {"ru", "вручил {сенаторам|title they dat}, в том числе [Гранту|man]", {}, "dat"},
                    {"ru", "встретился с {послами|title they ins}, в том числе [Орловой|woman]", {}, "ins"},
                    {"uk", "подякував {комісарам|title they dat}, зокрема [Марті Кос|woman]", {}, "dat"},
                    {"uk", "приїхали двоє {сенаторів|title they gen}, зокрема [Коваль|man]", {}, ""},
                    {"ru", "приехали {послы|title they nom}, в том числе [Орлов|man]", {}, ""},
                    {"uk", "Він говорив, зокрема [Коваль|man] мовчав", {}, ""},
                });
}

TEST(ListGovernmentTest, KnowsTheFirstOfTwo) {
  ExpectOfEach(true, IsFirstOfBoth,
               {
                   {"ru", "мнение как [Евросоюза|body he], так и Канады"},
                   {"ru", "рады как [министр|title he], так и посол"},
                   {"uk", "думка як [Києва|place he], так і Варшави"},
               });
  ExpectOfEach(false, IsFirstOfBoth,
               {
                   {"ru", "выступил как [президент|title he], так и не ответив"},
                   {"ru", "мнение [Евросоюза|body he], так и Канады"},
                   {"ru", "выступил как [президент|title he], а не как посол"},
               });
}

TEST(ListGovernmentTest, TheSecondOfTwoIsLikeTheFirst) {
  ExpectDemands(SecondOfBoth,
                {
                    {"ru", "мнение как {Евросоюза|body he gen}, так и [Канады|place she]", {}, "gen"},
                    {"ru", "помощь как {Киеву|place he dat}, так и [Варшаве|place she]", {}, "dat"},
                    {"uk", "думка як {Києва|place he gen}, так і [Варшави|place she]", {}, "gen"},
                    {"ru", "мнение {Евросоюза|body he gen}, так и [Канады|place she]", {}, ""},
                    {"ru", "как {Евросоюз|body he nom}, или [Канада|place she]", {}, ""},
                });
}

TEST(ListGovernmentTest, NotOnlyOneButAlsoAnotherHaveOneCase) {
  ExpectDemands(NotOnlyButAlso,
                {
                    {"ru", "посетил не только {Киев|place he acc}, но и [Львов|place he]", {}, "acc"},
                    {"ru", "доверяет не только {Орлову|man dat}, но и [Новаку|man]", {}, "dat"},
                    {"uk", "відвідав не лише {Київ|place he acc}, а й [Львів|place he]", {}, "acc"},
                    {"ru", "посетил {Киев|place he acc}, но и [Львов|place he]", {}, ""},
                    {"ru", "ответил не только {Киев|place he nom}, но и [Львов|place he] ответил", {}, ""},
                });
}

TEST(ListGovernmentTest, ListsGoOnBehindBrackets) {
  ExpectDemands(
      BehindBrackets,
      {
          {"ru",
           "матчи с {Германией|place she ins} (31 августа), [Италией|place she] (2 сентября)",
           {},
           "ins"},
          {"ru", "концерты в {Киеве|place he pre} (5 мая) и [Львове|place he]", {}, "pre"},
          {"uk", "матчі з {Польщею|place she ins} (травень), [Чехією|place she] (червень)", {}, "ins"},
          {"ru", "матчи с {Германией|place she ins} (31 августа), [Италия|place she] отказалась", {}, ""},
          {"ru", "матчи с {Германией|place she ins} (31 августа), [Орлов|man]", {}, ""},
          {"ru", "матчи с {Германией|place she ins} (31 августа) [Италия|place she]", {}, ""},
      });
}

TEST(ListGovernmentTest, WhatIsContrastedHasOneCase) {
  ExpectDemands(AfterContrast,
                {
                    {"ru", "Победила {Швейцария|place she nom}, а не [Австрия|place she]", {}, "nom"},
                    {"ru", "Решает не {Москва|place she nom}, а [Пекин|place he]", {}, "nom"},
                    {"ru", "Не было ни {Москвы|place she gen}, ни [Киева|place he]", {}, "gen"},
                    {"ru", "Он был {послом|title he ins}, а затем [министром|title he]", {}, "ins"},
                    {"uk", "Запросили {Варшаву|place she acc}, а не [Прагу|place she]", {}, "acc"},
                    {"ru", "Остаётся {Орлов|man nom}, а [Новак|man] уходит", {}, ""},
                    {"ru", "Выступила {Швейцария|place she nom}, а [Австрия|place she] — против", {}, ""},
                    {"ru", "Уехал {Орлов|man nom}, и [Новак|man]", {}, ""},
                });
}

TEST(ListGovernmentTest, AContrastedPlaceIsBehindTheSamePreposition) {
  ExpectDemands(PlaceInContrast,
                {
                    {"ru", "прибудет в {Пирей|place he acc}, а не в [Роттердам|place he]", {}, "acc"},
                    {"ru", "не был ни в {Вильнюсе|place he pre}, ни в [Варшаве|place she]", {}, "pre"},
                    {"uk", "прибув до {Києва|place he gen}, а не до [Львова|place he]", {}, "gen"},
                    {"ru", "прибудет в {Пирей|place he acc}, а не на [Кипр|place he]", {}, ""},
                    {"ru", "верит в {Орлова|man acc}, а не в [Европу|place she]", {}, ""},
                    {"ru", "прибудет в {Пирей|place he acc}, и в [Роттердам|place he]", {}, ""},
                });
}

TEST(ListGovernmentTest, AConjunctionJoinsNamesInOneCase) {
  ExpectDemands(AfterConjunction,
                {
                    {"ru", "обвинил {Лондон|place he acc} и [Париж|place he]", {}, "acc"},
                    {"uk", "зустріч із {Ковалем|man ins} та [Лисенко|woman]", {}, "ins"},
                    {"ru", "{Китай|place he nom} и [Индия|place she] воздержались", {.subject = true}, "nom"},
                    {"uk", "без {Польщі|place she gen} й [Чехії|place she]", {}, "gen"},
                });
}

TEST(ListGovernmentTest, WhatGovernsAnotherNameGovernsTheOneBehindTheConjunction) {
  ExpectDemands(AfterConjunction, {
                                      {"ru", "обвинил и [Орлова|man], и Новака", {.object = true}, "acc"},
                                      {"ru", "без Новака и [Орлова|man]", {}, "gen"},
                                      {"uk", "до Праги та [Варшави|place she]", {}, "gen"},
                                  });
}

TEST(ListGovernmentTest, AConjunctionBeforeAClauseJoinsNoNames) {
  ExpectDemands(
      AfterConjunction,
      {
          {"ru", "Он живёт в {Париже|place he pre}, и [Орлов|man] это знает", {.subject = true}, ""},
          {"ru", "четыре {губернатора|title they gen} и [мэры|title they]", {}, ""},
          {"ru", "И [Орлов|man] согласен", {}, ""},
      });
}

TEST(ListGovernmentTest, APrepositionGovernsAWholeList) {
  ExpectDemands(
      InList,
      {
          {"ru", "выставки в Тяньцзине, Пекине и [Шанхае|place he]", {.at = true, .listed = true}, "pre"},
          {"ru", "без Праги, Вены и [Рима|place he]", {.listed = true}, "gen"},
          {"uk", "потяги між Прагою, Віднем та [Римом|place he]", {.listed = true}, "ins"},
          {"ru", "встретил {Новака|man acc}, Мартена и [Орлова|man]", {.listed = true}, "acc"},
          {"ru", "без Праги, Вены и [Рима|place he]", {}, ""},
          {"ru", "живёт в Василле, [Аляска|place she]", {.listed = true}, ""},
          {"ru", "без Праги, Вены и [министр|title he]", {.listed = true}, ""},
      });
}

TEST(ListGovernmentTest, AniJoinsDeniedObjectsToo) {
  ExpectDemands(AfterNor, {{"uk", "не довіряє ані йому, ані [Парижу|place he]", {}, "dat"}});
  ExpectDemands(AfterContrast,
                {{"uk", "Не було ані {Польщі|place she gen}, ані [Чехії|place she]", {}, "gen"}});
}

TEST(ListGovernmentTest, AContrastWithoutItsVerbHasTheCaseOfItsLike) {
  ExpectDemands(
      LikeContrasted,
      {
          {"ru", "даст {Эстонии|place she dat} ракеты, а [Польше|place she] — пушки", {}, "dat"},
          {"uk", "{Чехію|place she acc} представляв він, а [Данію|place she] — вона", {}, "acc"},
          {"ru", "едет в {Прагу|place she acc}, а [Польша|place she] — нет", {}, ""},
          {"ru", "даст {Эстонии|place she dat} ракеты, а [Польша|place she] даст пушки", {}, ""},
          {"ru", "помог {Эстонии|place she dat}, а [Польша|place she] — нет", {.subject = true}, ""},
      });
}

TEST(ListGovernmentTest, ARepeatedPrepositionHasItsCaseAgain) {
  ExpectDemands(
      PlaceInContrast,
      {
          {"ru", "вину на {Армению|place she acc}, затем на [Польшу|place she]", {}, "acc"},
          {"uk", "позначиться на {Європі|place she pre}, передусім на [Чехії|place she]", {}, "pre"},
          {"ru", "вину на {Армению|place she acc}, затем в [Польше|place she]", {}, ""},
      });
}

TEST(ListGovernmentTest, SomebodyIsNotBesideTheBodyOfOthers) {
  const std::string people = "Врачи {ВОЗ|body she gen} и [министр|title he] приехали";
  ExpectDemands(AfterConjunction, {
                                      {"ru", people, {.subject = true}, ""},
                                      {"ru", people, {.possessor = true, .dependent = true}, "gen …"},
                                  });
}

}  // namespace
}  // namespace dragoman
