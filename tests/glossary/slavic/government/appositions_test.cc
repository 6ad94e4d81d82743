#include "glossary/slavic/government/appositions.h"

#include <gtest/gtest.h>

#include "tests/glossary/slavic/government/example.h"

namespace dragoman {
namespace {

TEST(AppositionGovernmentTest, ACityIsInTheCaseOfTheCapital) {
  ExpectDemands(AfterCapital,
                {
                    {"ru", "в столице Дагестана [Махачкале|place she]", {.at = true}, "pre"},
                    {"ru", "к столице {Болгарии|place she gen} [Софии|place she]", {}, "dat"},
                    {"ru", "мэр столицы [Софии|place she]", {}, "gen"},
                    {"ru", "Столица {Болгарии|place she gen} [София|place she] встретила гостей", {}, "nom"},
                    {"uk", "прибув у столицю [Варшаву|place she]", {}, "acc"},
                    {"uk", "перед столицею [Варшавою|place she]", {}, "ins"},
                    {"uk", "до столиці [Варшави|place she]", {}, "gen"},
                });
}

TEST(AppositionGovernmentTest, WhatTheCapitalIsOfStandsInNoApposition) {
  ExpectDemands(AfterCapital, {
                                  {"ru", "в столице [Болгарии|place she]", {.possessor = true}, ""},
                                  {"ru", "в столице [Орлов|man] выступил", {}, ""},
                                  {"ru", "в городе {Болгарии|place she gen} [Варне|place she]", {}, ""},
                                  {"ru", "в столице в [Софии|place she]", {}, ""},
                              });
}

TEST(AppositionGovernmentTest, ATitleIsInTheCaseOfSir) {
  ExpectDemands(AfterSir, {
                              {"ru", "Я благодарю господина [президента|title he]", {.object = true}, "acc"},
                              {"ru", "без господина [Орлова|man]", {}, "gen"},
                              {"ru", "письмо господину [послу|title he]", {}, "dat"},
                              {"ru", "вместе с госпожой [Орловой|woman]", {}, "ins"},
                              {"ru", "к госпоже [Орловой|woman]", {}, "dat"},
                              {"uk", "лист панові [послу|title he]", {}, "dat"},
                              {"uk", "від пана [посла|title he]", {}, "gen"},
                              {"ru", "господину [саммиту|event he]", {}, ""},
                              {"ru", "письмо товарищу [послу|title he]", {}, ""},
                              {"ru", "для господ [послов|title they]", {}, ""},
                          });
}

TEST(AppositionGovernmentTest, AnAddressedLadyIsInTheVocative) {
  ExpectDemands(AfterSir, {{"uk", "Шановна пані [президентко|title she], дякуємо", {}, "voc"}});
  const ExamplePlace place({"uk", "Шановна пані [президент|title she], дякуємо"});
  EXPECT_TRUE(AfterSir(*place).nominative_stays);
}

TEST(AppositionGovernmentTest, ATitleIsInTheCaseOfADeclinedName) {
  ExpectDemands(LikeBearer, {
                                {"ru", "вручил орден [адмирал|title he] Яну Петерсену", {}, "dat"},
                                {"ru", "встреча с [адмирал|title he] Яном Петерсеном", {}, "ins"},
                                {"ru", "приезд [адмирал|title he] Яна Петерсена", {}, "gen acc"},
                                {"ru", "разговор с [адмирал|title he] Ивановым", {}, "ins"},
                                {"uk", "передав [адмірал|title he] Іванові Петренку", {}, "dat"},
                            });
}

TEST(AppositionGovernmentTest, OtherNamesShowNoCase) {
  ExpectDemands(LikeBearer, {
                                {"ru", "приехал [адмирал|title he] Ян Петерсен", {}, ""},
                                {"ru", "вручил орден [адмирал|title he bearer] Яну Петерсену", {}, ""},
                                {"ru", "передал пост [президента|title he] Орлову", {.possessor = true}, ""},
                                {"ru", "приезд [адмиралов|title they] Яна Петерсена", {}, ""},
                                {"uk", "виступив [мер|title he] Екрем Демір", {}, ""},
                            });
}

}  // namespace
}  // namespace dragoman
