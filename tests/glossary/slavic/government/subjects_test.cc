#include "glossary/slavic/government/subjects.h"

#include <gtest/gtest.h>

#include "absl/algorithm/container.h"
#include "glossary/slavic/government/logical_subject.h"
#include "tests/glossary/slavic/government/example.h"

namespace dragoman {
namespace {

TEST(SubjectGovernmentTest, ASubjectAgreesWithItsPredicate) {
  ExpectDemands(SubjectOfPredicate,
                {
                    {"ru", "[Петра Орлова|man], лидер партии, подал в суд", {.subject = true}, "nom"},
                    {"ru", "[Банк|body he] во вторник вышел из союза", {.subject = true}, "nom"},
                    {"ru", "[Премьер|title he] готов к встрече", {.subject = true}, "nom"},
                    {"uk", "[Міністерка|title she] у понеділок вранці приїхала", {.subject = true}, "nom"},
                    {"ru", "[Орлова|man] ждёт трудная неделя", {.subject = true}, ""},  // befalls him
                    {"ru", "[Польша|place she], лидер рейтинга, подал в суд", {.subject = true}, ""},
                    {"ru", "вчера [Орлов|man] подал в суд", {.subject = true}, ""},
                    {"ru", "[Петра Орлова|man] в понедельник встретил", {.object = true}, ""},
                });
}

TEST(SubjectGovernmentTest, AVerbWithoutAnObjectHasItsSubjectBehindIt) {
  ExpectDemands(SubjectBehindVerb,
                {
                    {"uk", "До спілки приєдналася [Індонезія|place she]", {.subject = true}, "nom"},
                    {"ru", "К союзу присоединилась [Польша|place she]", {.subject = true}, "nom"},
                    {"ru", "В Праге выступил [Орлов|man]", {.subject = true}, "nom"},
                    {"ru", "К союзу не присоединилась [Польша|place she]", {.subject = true}, ""},
                    {"ru", "К союзу присоединились [Польша|place she]", {.subject = true}, ""},
                    {"ru", "Вчера поддержал [Орлов|man]", {.subject = true}, ""},
                    {"ru", "Дорого обошлась [Польше|place she] эта война", {}, ""},
                });
}

TEST(SubjectGovernmentTest, AnAgentMayStandBeforeItsParticiple) {
  ExpectDemands(AgentBeforeVerb,
                {
                    {"ru", "[Комиссией|body she] раскритикован закон", {.subject = true}, "ins"},
                    {"ru", "[Премьер-министром|title he] отправлено письмо", {.subject = true}, "ins"},
                    {"ru", "[Орловым|man] Киеву обещано десять машин", {.by = true}, "ins"},
                    {"uk", "[Ковалем|man] обіцяно десять машин", {.by = true}, "ins"},
                    {"uk", "[Ковалем|man] слово було сказано", {.by = true}, "ins"},
                    {"ru", "[Орловой|woman], которую ждали, речь прочитана", {.by = true}, "ins"},
                    {"ru", "[Орлова|woman], которую ждали, прочитала речь", {.by = true}, ""},
                    {"ru", "[Комиссия|body she] раскритикована вчера", {.subject = true}, ""},
                    {"ru", "[Комиссия|body she] раскритиковала закон", {.subject = true}, ""},
                    {"ru", "[Орлов|man] готов помочь", {.subject = true}, ""},
                });
}

TEST(SubjectGovernmentTest, WhoSpeaksIsTheSubjectThoughDeclined) {
  ExpectDemands(
      DeclinedSubject,
      {
          {"uk", "зазначив [президенту|title he]", {.subject = true}, "nom"},
          {"ru", "заявил [министру|title he]", {.subject = true}, "nom"},
          {"ru", "[Министра|title he] заявил об этом", {.subject = true}, "nom"},
          {"ru", "российскому [министру|title he] Орлову отклонил предложение", {.subject = true}, "nom"},
          {"uk", "зазначив [президенту|title he]", {.given = true}, ""},
          {"ru", "[Министру|title he] сообщили об этом", {.subject = true}, ""},
          {"ru", "[Министра|title he] встретил Орлов", {.subject = true}, ""},
      });
}

TEST(SubjectGovernmentTest, WhoNeedsOrManagesIsInTheDative) {
  ExpectDemands(LogicalSubject, {
                                    {"ru", "[Орлову|man] не удалось договориться", {}, "dat"},
                                    {"ru", "[Новаку|man] 70 лет", {}, "dat"},
                                    {"ru", "[Зимнему дворцу|body he] нечего добавить", {}, "dat"},
                                    {"ru", "зачем [Парижу|place he] тратить", {.subject = true}, "dat"},
                                    {"ru", "[Азии|place she] грозит нехватка воды", {.faces = true}, "dat"},
                                    {"ru", "В парламенте [Орлову|man] не удалось выступить", {}, "dat"},
                                    {"uk", "[Києву|place he] потрібні системи", {}, "dat"},
                                    {"uk", "[Переговорам|event they] немає альтернативи", {}, "dat gen"},
                                });
}

TEST(SubjectGovernmentTest, WhoIsNotThereIsInTheGenitive) {
  ExpectDemands(LogicalSubject, {
                                    {"ru", "[Орлова|man] на церемонии не было", {}, "gen"},
                                    {"ru", "[Орлова|man] не было видно в Праге", {}, "gen"},
                                    {"uk", "[Коваля|man] на церемонії не було", {}, "gen"},
                                });
}

TEST(SubjectGovernmentTest, GrammaticalSubjectsAreNotLogicalOnes) {
  ExpectDemands(LogicalSubject,
                {
                    {"ru", "[Орлов|man] подписал закон", {.subject = true}, ""},
                    {"ru", "[Орлов|man] готов помочь", {.subject = true}, ""},
                    {"ru", "[Пролив|place he] нельзя заменить", {.object = true, .passive = true}, ""},
                });
}

TEST(SubjectGovernmentTest, AClauseThatLostItsVerbHasItsSubject) {
  ExpectDemands(SubjectOfLostVerb, {
                                       {"uk", "сказала, що [міністр|title he] Сибіга.", {}, "nom"},
                                       {"ru", "сообщили, что [Орлов|man] в Праге.", {}, "nom"},
                                       {"uk", "написали, що [Коваль|man] у Празі.", {}, "nom"},
                                       {"ru", "сказал, что [Орлов|man] приехал", {}, ""},
                                       {"ru", "сказал, что [Польша|place she] в союзе", {}, ""},
                                       {"ru", "сказал, когда [Орлов|man] в Праге", {}, ""},
                                   });
}

TEST(SubjectGovernmentTest, WhoOpensAClauseAndAgreesIsItsSubject) {
  ExpectDemands(
      SubjectOfVerb,
      {
          {"ru", "[Европарламента|body he] поддержал закон", {.subject = true, .opens = true}, "nom"},
          {"uk", "[Єврокомісію|body she] підтримала угоду", {.subject = true, .opens = true}, "nom"},
          {"ru", "[Посол|title they] трёх стран уехали", {.subject = true}, "nom plural"},
          {"ru", "[Премию|thing she] получила Орлова", {}, "acc"},
          {"ru", "[Орлова|man] ждёт трудная неделя", {.subject = true}, ""},
          {"ru", "[Орлова|man] поддержала партия", {.subject = true}, ""},
          {"ru", "[Орлов|man] приехал в Прагу", {.object = true}, ""},
      });
}

TEST(SubjectGovernmentTest, APluralVerbAsksForAPluralSubject) {
  ExpectDemands(
      PluralSubject,
      {
          {"ru", "[Министр|title they] Германии, Франции и Польши провели встречу", {}, "nom plural"},
          {"uk", "[Міністр|title they] Польщі та Чехії зустрілися", {}, "nom plural"},
          {"ru", "Встретились [министр|title they] Польши и Чехии", {}, "nom plural"},
          {"ru", "[Министр|title he] Польши провёл встречу", {}, ""},
          {"ru", "[Министров|title they] Польши пригласили в Прагу", {.object = true}, ""},
          {"ru", "Сообщили [министрам|title they] Польши", {}, ""},
      });
}

TEST(SubjectGovernmentTest, WhatSomebodyBecomesIsInTheInstrumental) {
  ExpectDemands(BecomeBy, {
                              {"ru", "[Министр финансов|title he] стал Новак", {}, "ins"},
                              {"ru", "[Послом|title he] станет Орлова", {}, "ins"},
                              {"uk", "[Прем'єр|title he] став Коваль", {}, "ins"},
                              {"ru", "[Министр финансов|title he] стал Новаку другом", {.subject = true}, ""},
                              {"ru", "[Министр финансов|title he] стал сенатором", {}, ""},
                              {"ru", "[Орлов|man] стал Новаку другом", {}, ""},
                          });
}

TEST(SubjectGovernmentTest, ASubjectMayStandBehindItsObject) {
  ExpectDemands(SubjectOfClause,
                {
                    {"ru", "Словакию [Венгрия|place she] считает союзником", {.subject = true}, "nom"},
                    {"ru", "Охрану посольства [Израиль|place he] удвоил", {.subject = true}, "nom"},
                    {"uk", "Угоду [Польща|place she] підписала", {.subject = true}, "nom"},
                    {"ru", "Словакию [Венгрия|place she] считали союзником", {.subject = true}, ""},
                    {"ru", "Он [Венгрию|place she] считает союзником", {.subject = true}, ""},
                    {"ru", "Словакию [Венгрия|place she] считает союзником", {.object = true}, ""},
                    {"ru", "Словакию [закон|thing he] считает союзником", {.subject = true}, ""},
                });
}

TEST(SubjectGovernmentTest, WhatStandsBeforeTheVerbEndsItsSubject) {
  ExpectDemands(EndsSubject, {
                                 {"ru", "На этот момент [Россия|place she] контролирует город", {}, "nom"},
                                 {"ru", "Вчера [Польша|place she] выиграла", {.subject = true}, "nom"},
                                 {"uk", "Учора [Польща|place she] виграла", {.subject = true}, "nom"},
                                 {"ru", "Вчера [премию|thing she] получила Орлова", {}, "acc"},
                                 {"ru", "В заявлении [Орлова|man] говорится о мире", {}, ""},
                                 {"ru", "Команда [Европы|place she] в финале", {}, ""},
                             });
  // Whose the subject is leaves the case open.
  const ExamplePlace place({"ru", "Команда [Европы|place she] выиграла"});
  const CaseDemand demand = EndsSubject(*place);
  EXPECT_FALSE(demand.strict);
  EXPECT_TRUE(absl::c_linear_search(demand.accepted, Case::kGenitive));
}

TEST(SubjectGovernmentTest, ASubjectMayStandFartherBehindItsVerb) {
  ExpectDemands(
      BehindItsVerb,
      {
          {"ru", "Это верно, решила в третьем чтении [Госдума|body she]", {.subject = true}, "nom"},
          {"ru", "Мир близок, заявил в Праге [Орлов|man]", {.subject = true}, "nom"},
          {"uk", "Мир близько, повідомив у Варшаві [Коваль|man]", {.subject = true}, "nom"},
          {"ru", "Это верно, решили в третьем чтении [Госдума|body she]", {.subject = true}, ""},
          {"uk", "закон має бути схвалений [парламентом|body he]", {.by = true}, ""},
          {"uk", "рада скасувала декрет про знімання натовпу [поліцією|body she]", {.by = true}, "ins"},
          {"uk", "збільшення, якого вимагає від союзників [Коваль|man]", {.subject = true}, "nom …"},
          {"ru", "Это верно, решила в третьем чтении [Госдума|body she]", {.object = true}, ""},
      });
}

TEST(SubjectGovernmentTest, NamesAreNoParticiples) {
  ExpectDemands(SubjectOfClause,
                {{"ru", "Словакию [Эрдоган|man] считает союзником", {.subject = true}, "nom"}});
}

TEST(SubjectGovernmentTest, ASubjectAgreesWithAParticiple) {
  ExpectDemands(SubjectOfPredicate, {{"ru",
                                      "[Банк|body he] во вторник был закрыт",
                                      {.object = true, .passive = true, .opens = true},
                                      "nom"},
                                     {"ru",
                                      "[Украина|place she] была освобождена",
                                      {.object = true, .passive = true, .opens = true},
                                      "nom"}});
}

TEST(SubjectGovernmentTest, WhoDoSomethingToEachOtherAreTheSubject) {
  ExpectDemands(SubjectOfEachOther, {
                                        {"uk", "узгодили між собою [Коваль|man] та Мельник", {}, "nom"},
                                        {"ru", "договорились между собой [Орлов|man] и Новак", {}, "nom"},
                                        {"ru", "спор между собой [Орлов|man] и Новак", {}, ""},
                                        {"uk", "узгодив між собою [Коваля|man] та Мельника", {}, ""},
                                    });
}

}  // namespace
}  // namespace dragoman
