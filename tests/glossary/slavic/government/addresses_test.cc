#include "glossary/slavic/government/addresses.h"

#include <gtest/gtest.h>

#include "tests/glossary/slavic/government/example.h"

namespace dragoman {
namespace {

TEST(AddressGovernmentTest, WhomATextBeginsWithIsInTheVocative) {
  ExpectDemands(Addressed,
                {
                    {"uk", "[Олено Лисенко|woman], ласкаво просимо до Харкова!", {.address = true}, "voc"},
                    {"uk", "[Президенте|title he], дякуємо за візит!", {.address = true}, "voc"},
                    {"uk", "[Україно|place she], тримайся!", {.opens = true}, "voc"},
                    {"uk", "[Києве|place he], прокидайся!", {.opens = true}, "voc"},
                });
}

TEST(AddressGovernmentTest, WhomATextSpeaksOfIsNot) {
  ExpectDemands(
      Addressed,
      {
          {"uk", "[Олена Лисенко|woman], міністерка культури, відкрила виставку", {.opens = true}, ""},
          {"uk", "Вітаємо, [Олено Лисенко|woman]!", {.address = true}, ""},  // not at the beginning
          {"uk", "[Угода|thing she], зачекай!", {.address = true}, ""},
          {"ru",
           "[Елена Лисенко|woman], добро пожаловать!",
           {.address = true},
           ""},  // no vocative in Russian
      });
}

TEST(AddressGovernmentTest, KnowsWhomOneSpeaksToBehindAComma) {
  ExpectOfEach(true, IsSpokenTo,
               {
                   {"uk", "Дякую, [Польще|place she]"},
                   {"uk", "Добрий вечір, [Києве|place he]!", {.apart = true}},
                   {"uk", "Хай щастить тобі, [Україно|place she]"},
                   {"uk", "Прокинься, [Європо|place she], бо час минає"},
                   {"uk", "Ти не будеш сама, [Молдово|place she], хай що станеться", {.address = true}},
               });
  ExpectOfEach(false, IsSpokenTo,
               {
                   {"uk", "Учора у Варшаві, [Польща|place she], відкрили виставку"},
                   {"uk", "Міністр сказав, [Польща|place she] готова до зустрічі", {.subject = true}},
                   {"uk", "Дякую, [угода|thing she] вже готова"},
                   {"ru", "Мы приехали в Краков, [Польша|place she]"},
               });
}

TEST(AddressGovernmentTest, AWordOfAddressTakesTheVocative) {
  ExpectDemands(AfterAddress,
                {
                    {"uk", "Пане [президенте|title he], вас чекають", {}, "voc"},
                    {"uk", "Шановна [Олено|woman], ми отримали листа", {}, "voc"},
                    {"uk", "Дорогий [Львове|place he], з днем міста!", {}, "voc"},
                    {"uk", "Дякую [Канаді|place she] за допомогу", {}, ""},        // thanks take a dative
                    {"uk", "Лист до пана [президента|title he] готовий", {}, ""},  // spoken of
                    {"uk", "Шановні [переговори|thing they] тривають", {}, ""},
                });
}

TEST(AddressGovernmentTest, AWordOfAddressMayBelongToTheSubject) {
  ExpectDemands(
      AfterAddress,
      {{"uk", "Пані [Олена Лисенко|woman] приїхала до Києва", {.subject = true}, ""},
       {"uk", "Дорогий [Львів|place he] приймає гостей", {.subject = true}, ""},
       {"uk", "Пані [Олену Лисенко|woman] запросили до Києва", {.object = true, .passive = true}, ""}});
}

}  // namespace
}  // namespace dragoman
