#include "glossary/slavic/government/titles.h"

#include <gtest/gtest.h>

#include "tests/glossary/slavic/government/example.h"

namespace dragoman {
namespace {

// The case of the term behind the owner of what it is.
CaseDemand LikeOwnedBefore(const Place& place) {
  return LikeOwned(place, place.decided.at(place.term.first_word - 1));
}

TEST(TitleGovernmentTest, TheNameBehindAnOwnerIsThatOfWhatHeHas) {
  ExpectDemands(
      LikeOwnedBefore,
      {
          {"ru", "Жена {президента|title he gen owner} [Орлова|woman] приехала", {.subject = true}, "nom"},
          {"ru", "встретил жену {президента|title he gen owner} [Орлову|woman]", {}, "acc"},
          {"ru", "встреча с {соперником|title he ins} {Орлова|man gen owner}, [мэром|title he]", {}, "ins"},
          {"uk", "без дружини {президента|title he gen owner} [Лисенко|woman]", {}, "gen"},
          {"ru", "{Президента|title he gen owner} [Орлова|woman]", {}, ""},
          {"ru", "Вчера, {президента|title he gen owner} [Орлова|woman]", {}, ""},
      });
}

TEST(TitleGovernmentTest, WhoBearsATitleIsInItsCase) {
  ExpectDemands(AfterTitle,
                {
                    {"ru", "визит президента [Орлова|man] в Прагу", {.apposition = true}, "gen"},
                    {"ru", "встреча с министром [Новаком|man]", {.apposition = true}, "ins"},
                    {"ru", "встреча с {министром|title he ins} [Новаком|man]", {.apposition = true}, "ins"},
                    {"ru", "письмо министру финансов [Новаку|man]", {.apposition = true}, "dat"},
                    {"uk", "зустріч із прем'єром [Ковалем|man]", {.apposition = true}, "ins"},
                    {"uk", "лист президентові [Коваленку|man]", {.apposition = true}, "dat"},
                });
}

TEST(TitleGovernmentTest, WhoseATitleIsStandsInTheGenitive) {
  ExpectDemands(AfterTitle, {
                                {"ru", "приехал президент [Франции|place she]", {.possessor = true}, "gen"},
                                {"ru", "приехал советник [Орлова|man]", {.possessor = true}, "gen"},
                                {"uk", "прибув міністр [Польщі|place she]", {.possessor = true}, "gen"},
                                {"ru", "приехал командующий [Силами|body they]", {}, "ins"},
                            });
}

TEST(TitleGovernmentTest, OtherWordsAreNoTitles) {
  ExpectDemands(AfterTitle, {
                                {"ru", "живёт в доме [Орлова|man]", {}, ""},
                                {"ru", "министр и [Орлов|man] приехали", {}, ""},
                                {"ru", "как сказал министр, [Орлов|man] приехал", {}, ""},
                                {"ru", "глава предвыборного штаба [Орлова|man]", {.attribute = true}, ""},
                            });
}

TEST(TitleGovernmentTest, ShortFormsOfMisterShowTheCase) {
  ExpectDemands(AfterMister, {
                                 {"ru", "г-н [Орлов|man] приехал", {}, "nom"},
                                 {"ru", "письмо г-ну [Орлову|man]", {}, "dat"},
                                 {"ru", "встретили г-жу [Орлову|woman]", {}, "acc"},
                                 {"ru", "встреча с г-ном [Новаком|man]", {}, "ins"},
                                 {"ru", "господин [Орлов|man]", {}, ""},
                                 {"ru", "из-за [Орлова|man]", {}, ""},
                             });
}

TEST(TitleGovernmentTest, WhatSomebodyIsStandsInTheInstrumental) {
  ExpectDemands(
      AfterCopula,
      {
          {"ru", "Мартен был [премьер-министром|title he]", {.predicate = true}, "ins"},
          {"ru", "его избрали [председателем|title he]", {.predicate = true}, "ins"},
          {"ru", "Он является [послом|title he]", {}, "ins"},
          {"ru", "Орлов, назначенный [главой|title he] офиса", {}, "ins"},
          {"uk", "Коваля призначили [послом|title he]", {.predicate = true}, "ins"},
          {"uk", "Він хоче стати [сенатором|title he]", {}, "ins"},
          {"ru", "{Главой государства|title he ins} является [президент|title he]", {.subject = true}, "nom"},
          {"ru", "Среди них был [представитель|title he]", {.predicate = true}, ""},
          {"ru", "Приехал [посол|title he]", {.subject = true}, ""},
          {"ru", "Он встретил [посла|title he]", {.object = true}, ""},
      });
}

TEST(TitleGovernmentTest, AnAmbassadorBearsHisTitle) {
  ExpectDemands(AfterTitle, {{"ru", "визит посла [Орлова|man]", {.apposition = true}, "gen"},
                             {"ru", "встреча с послом Польши [Орловым|man]", {}, "ins"}});
}

}  // namespace
}  // namespace dragoman
