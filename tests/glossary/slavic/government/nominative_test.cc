#include "glossary/slavic/government/nominative.h"

#include <gtest/gtest.h>

#include "tests/glossary/slavic/government/example.h"

namespace dragoman {
namespace {

TEST(NominativeGovernmentTest, MayStayInNamesAndBehindAdjectives) {
  ExpectOfEach(true, NominativeMayStay,
               {
                   {"ru", "автор книги «[Европа|place she] без границ»"},
                   {"ru", "победила партия [Ликуд|body he]"},
                   {"ru", "для него независимая [Шотландия|place she] важна"},
                   {"uk", "каже польська [прем'єрка|title she]"},
               });
  ExpectOfEach(
      false, NominativeMayStay,
      {
          {"ru", "разговор про независимая [Шотландия|place she]"},  // the preposition asks for another
          {"ru", "договор, подписанный [Польша|place she]", {.by = true}},
          {"ru", "жители независимой [Шотландия|place she]", {.possessor = true}},
      });
}

TEST(NominativeGovernmentTest, MayStayOfWhoBearsATitle) {
  ExpectOfEach(true, NominativeMayStay,
               {
                   {"ru", "пресс-секретарь президента России [Орлов|man]"},
                   {"ru", "министр финансов [Новак|man]"},
                   {"uk", "міністр оборони [Коваль|man]"},
                   {"uk", "сказав {прем'єр|title he nom} [Коваль|man]"},
               });
  ExpectOfEach(false, NominativeMayStay,
               {
                   {"ru", "письмо министру [Орлов|man]", {.given = true}},
                   {"ru", "встреча с {министром|title he ins} [Орлов|man]"},
                   {"uk", "заява міністра [Коваль|man]", {.possessor = true}},
               });
}

TEST(NominativeGovernmentTest, MayStayOfTheSubject) {
  ExpectOfEach(true, NominativeMayStay,
               {
                   {"ru", "Полномочия [Лучкова|woman] передала", {.subject = true}},
                   {"ru", "Это пообещал сделать [Орлов|man]", {.subject = true}},
                   {"uk", "Угоду [Польща|place she] підписала", {.subject = true}},
               });
  ExpectOfEach(false, NominativeMayStay,
               {
                   {"ru", "Полномочия [Лучкова|woman] передали", {.subject = true}},  // the verb has another
                   {"ru", "Это пообещал для [Мартен|man]", {.subject = true}},
                   {"uk", "Угоду [Польща|place she] підписала", {.object = true}},
               });
}

}  // namespace
}  // namespace dragoman
