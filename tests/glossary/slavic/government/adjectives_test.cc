#include "glossary/slavic/government/adjectives.h"

#include <gtest/gtest.h>

#include "tests/glossary/slavic/government/example.h"

namespace dragoman {
namespace {

TEST(AdjectiveGovernmentTest, KnowsAdjectivesOfPartsOfPlaces) {
  // The word right before the term.
  const auto says_part = [](const Place& place) {
    return SaysPartOfPlace(place.table, place.text.lower[place.term.first_word - 1], place.term);
  };
  ExpectOfEach(true, says_part,
               {
                   {"ru", "жители Южной [Калифорнии|place she]"},
                   {"ru", "искусство Древнего [Египта|place he]"},
                   {"uk", "міста Східної [Європи|place she]"},
               });
  ExpectOfEach(false, says_part,
               {
                   {"ru", "жители солнечной [Калифорнии|place she]"},
                   {"ru", "приезд южного [министра|title he]"},  // of places only
                   {"uk", "на південь [Європи|place she]"},
               });
}

TEST(AdjectiveGovernmentTest, SelfShowsItsCase) {
  ExpectDemands(BehindSelf, {
                                {"ru", "письмо самому [Орлову|man]", {}, "dat"},
                                {"ru", "встретился с самим [Орловым|man]", {}, "ins"},
                                {"ru", "указ подписан самой [Орловой|woman]", {.by = true}, "ins"},
                                {"ru", "речь о самом [Орлове|man]", {}, "pre"},
                                {"ru", "подарки самим [министрам|title they]", {}, "dat"},
                                {"uk", "розмова із самою [Лисенко|woman]", {}, "ins"},
                                {"uk", "без самої [Лисенко|woman]", {}, "gen"},
                                {"ru", "письмо старому [Орлову|man]", {}, ""},
                                {"ru", "сказал самому, [Орлов|man] ушёл", {}, ""},  // another clause
                            });
}

TEST(AdjectiveGovernmentTest, WhatGovernsSelfTellsItsCasesApart) {
  ExpectDemands(BehindSelf, {
                                {"ru", "вместо самого [Орлова|man]", {}, "gen"},
                                {"ru", "обвинил самого [Орлова|man]", {.object = true}, "acc"},
                                {"ru", "к самой [Орловой|woman]", {}, "dat"},
                                {"uk", "у самому [Києві|place he]", {.at = true}, "pre"},
                            });
}

TEST(AdjectiveGovernmentTest, KnowsAdjectivesInADirectCase) {
  ExpectOfEach(true, IsBehindDirectCase,
               {
                   {"ru", "новый [пакет санкций|thing he]"},
                   {"ru", "российский [дипломат|title he]"},
                   {"ru", "крупные [учения|event they]"},
                   {"ru", "большая торговая [палата|body she]"},
                   {"uk", "польська [делегація|thing she]"},
                   {"uk", "важливий [саміт|event he]"},
               });
  ExpectOfEach(false, IsBehindDirectCase,
               {
                   {"ru", "нового [пакета санкций|thing he]"},
                   {"ru", "российскому [дипломату|title he]"},
                   {"uk", "польської [делегації|thing she]"},
                   {"uk", "важливим [самітом|event he]"},
                   {"ru", "[Пакет санкций|thing he]"},
               });
}

TEST(AdjectiveGovernmentTest, AgeAndFormerOfficeStandInTheNominative) {
  ExpectDemands(BehindNominative,
                {
                    {"ru", "Победил 92-летний [Мартен|man]", {}, "nom"},
                    {"ru", "Ушла 70-летняя [Орлова|woman]", {}, "nom"},
                    {"uk", "Переміг 45-річний [Коваль|man]", {}, "nom"},
                    {"ru", "Его принял тогдашний [министр|title he]", {}, "nom"},
                    {"ru", "Встретили 92-летнего [Мартена|man]", {}, ""},
                    {"ru", "на встрече с 92-летний [Мартен|man]", {}, ""},  // the preposition decides
                    {"ru", "Открыли 90-летний [завод|thing he]", {}, ""},
                    {"ru", "Победил опытный [Мартен|man]", {}, ""},
                });
}

TEST(AdjectiveGovernmentTest, EndingsOfAdjectivesTellTheCase) {
  ExpectDemands(AfterAdjective,
                {
                    {"ru", "Он назначил нового [премьера|title he]", {.object = true}, "acc gen"},
                    {"ru", "приезд нового [премьера|title he]", {}, "gen acc"},
                    {"ru", "текст нового [договора|thing he]", {}, "gen"},
                    {"ru", "помощь бывшему [премьеру|title he]", {}, "dat"},
                    {"ru", "стал новым [премьером|title he]", {}, "ins"},
                    {"ru", "в каждом [опросе|thing he]", {}, "pre"},
                    {"ru", "приняли новую [резолюцию|thing she]", {}, "acc"},
                    {"uk", "текст нової [угоди|thing she]", {}, "gen"},
                    {"uk", "у кожному [опитуванні|thing it]", {}, "pre"},
                    {"uk", "разом з урядовою [делегацією|thing she]", {}, "ins"},
                    {"uk", "підписали довгоочікувану [угоду|thing she]", {}, "acc"},
                    {"uk", "польським [міністром|title he]", {}, "ins"},
                });
}

TEST(AdjectiveGovernmentTest, AdjectivesInThePluralTellTheNumber) {
  ExpectDemands(AfterAdjective, {
                                    {"ru", "после новых [учений|event they]", {}, "gen pre plural"},
                                    {"ru", "новыми [ракетами|thing they]", {}, "ins plural"},
                                    {"ru", "новым [ракетам|thing they]", {}, "dat"},
                                    {"uk", "запуск нових [ракет|thing they]", {}, "gen pre plural"},
                                    {"uk", "з останніми [ракетами|thing they]", {}, "ins plural"},
                                    {"uk", "будь-яким [ракетам|thing they]", {}, "dat"},
                                    {"uk", "купила вищі [квоти|thing they]", {}, "acc nom"},
                                    {"uk", "на війні [ракети|thing they]", {}, ""},
                                });
}

TEST(AdjectiveGovernmentTest, AdjectivesGovern) {
  ExpectDemands(AfterAdjective, {
                                    {"ru", "Он благодарен [Орлову|man]", {}, "dat"},
                                    {"ru", "Зал полон [журналистов|title they]", {}, "gen"},
                                    {"ru", "министра, недовольного [Испанией|place she]", {}, "ins"},
                                    {"ru", "Он прочёл всю [резолюцию|thing she]", {}, "acc"},
                                    // What somebody calls it stands before it.
                                    {"uk", "Він назвав неповним [план|thing he]", {.object = true}, "acc"},
                                    {"ru", "Он задел неполным [планом|thing he]", {.object = true}, "ins"},
                                });
}

TEST(AdjectiveGovernmentTest, OtherWordsAreNoAdjectives) {
  ExpectDemands(AfterAdjective, {
                                    {"ru", "визит [Орлова|man]", {}, ""},
                                    {"ru", "Вчера [Орлов|man] приехал", {}, ""},
                                    {"uk", "перед війною [Коваль|man] виступив", {}, ""},
                                    {"ru", "к Новому [Орлов|man] приехал", {}, ""},  // a name
                                });
}

TEST(AdjectiveGovernmentTest, APhraseMayStandBehindTheAdjective) {
  ExpectDemands(BehindPhraseOfAdjective,
                {
                    {"ru", "крупнейшая в Европе [Ровенская АЭС|body she]", {}, "nom"},
                    {"ru", "без крупнейшего в {Европе|place she pre} [завода|thing he]", {}, "gen"},
                    {"uk", "на найбільшій у {Європі|place she pre} [станції|thing she]", {.at = true}, "pre"},
                    {"ru", "открытие крупнейшей в {Польше|place she pre} [станции|thing she]", {}, "gen"},
                    {"ru", "известная в {Европе|place she pre} [Орлова|woman]", {}, ""},
                    {"ru", "крупнейшая в истории [Японии|place she]", {.possessor = true}, ""},
                    {"ru", "Он живёт в {Париже|place he pre} [Орлов|man]", {}, ""},
                });
}

TEST(AdjectiveGovernmentTest, WordsBeforeAnUnchangedAdjectiveTellTheCase) {
  ExpectDemands(BehindItsAdjective,
                {
                    {"ru", "вместе с французский [президент|title he]", {}, "ins"},
                    {"ru", "договор без российский [министр|title he]", {}, "gen"},
                    {"uk", "подорож до всієї [Польща|place she]", {}, "gen"},
                    {"ru", "подошёл к французский [президент|title he]", {}, "dat"},
                    {"uk", "зустріч із польський [прем'єр|title he]", {.with = true}, "ins"},
                });
}

TEST(AdjectiveGovernmentTest, AdjectivesInAnObliqueCaseAgree) {
  ExpectDemands(BehindItsAdjective,
                {
                    {"ru", "виноделы ранней [Калифорнии|place she]", {}, "gen …"},
                    {"uk", "на схилах давньої [Македонії|place she]", {}, "gen"},
                    {"ru", "увидел солнечную [Калифорнию|place she]", {}, "acc"},
                    {"ru", "визит [Орлова|man]", {}, ""},
                    {"ru", "тогда, [Орлов|man] приехал", {}, ""},
                    {"ru", "обвинив в этом [НАТО|body it]", {}, ""},  // «этом» is no attribute
                });
}

TEST(AdjectiveGovernmentTest, OrdinalsShowTheirCase) {
  ExpectDemands(BehindPhraseOfAdjective,
                {{"ru", "открытие первой в {Польше|place she pre} [станции|thing she]", {}, "gen"}});
}

TEST(AdjectiveGovernmentTest, AnAdjectiveMayHaveAPhraseOfItsOwn) {
  ExpectDemands(
      BehindCompletedAdjective,
      {
          {"ru", "заявил знакомый с ходом консультаций [дипломат|title he]", {.subject = true}, "nom"},
          {"uk", "вважає відповідальна за розширення [комісарка|title she]", {.subject = true}, "nom"},
          {"ru", "вопреки подписанному в середине июля [перемирию|thing it]", {.dependent = true}, "dat"},
          {"ru", "назвал предложенную федеральным кабинетом [реформу|thing she]", {.object = true}, "acc"},
          {"uk", "Засуджений за шпигунство [Коваль|man] вийшов", {.subject = true}, "nom"},
          // A noun with a verb, whose the phrase is, a clause of its own.
          {"ru", "Задержанный в Праге олигарх финансировал [Орлова|man]", {.object = true}, ""},
          {"ru", "осуждённый за убийство [Орлова|man]", {.possessor = true}, ""},
          {"ru", "министр, ответственный за спорт [Орлов|man]", {}, ""},
          {"ru", "в подписанном в Праге [Орлов|man]", {.subject = true}, ""},
      });
}

}  // namespace
}  // namespace dragoman
