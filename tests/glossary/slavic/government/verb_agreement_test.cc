#include "glossary/slavic/government/verb_agreement.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "service/text/text_edit.h"
#include "tests/glossary/slavic/government/example.h"

namespace dragoman {
namespace {

// The marked subject of `place`, as verbs agree with it.
SubjectForm MarkedSubject(const Place& place) {
  return {place.term.gender, place.term.number, place.term.names_person()};
}

// `marked` with the words behind its term mended.
std::string WithVerbBehindMended(absl::string_view language, absl::string_view marked) {
  const ExamplePlace place({language, marked});
  return ApplyEdits(place.text(), MendBehind(*place, (*place).term.last_word, MarkedSubject(*place)));
}

// The same with the verb before it.
std::string WithVerbBeforeMended(absl::string_view language, absl::string_view marked) {
  const ExamplePlace place({language, marked});
  const std::optional<TextEdit> edit =
      MendVerbBefore(*place, (*place).term.first_word, MarkedSubject(*place));
  return edit.has_value() ? ApplyEdits(place.text(), {*edit}) : place.text();
}

TEST(VerbAgreementTest, PassivesBehindASubjectAgree) {
  EXPECT_EQ(WithVerbBehindMended("ru", "[Меморандум|event he] была подписана вчера"),
            "Меморандум был подписан вчера");
  EXPECT_EQ(WithVerbBehindMended("ru", "[Конвенция|event she] не был утверждён"),
            "Конвенция не была утверждена");
  EXPECT_EQ(WithVerbBehindMended("uk", "[Меморандум|event he] була підписана вчора"),
            "Меморандум був підписаний вчора");
  EXPECT_EQ(WithVerbBehindMended("uk", "[Угода|event she] був скасований"), "Угода була скасована");
  // The letters do not tell «утверждён» from «подготовлен», and a predicate agrees with its own noun.
  EXPECT_EQ(WithVerbBehindMended("ru", "[Закон|event he] была утверждена"), "Закон была утверждена");
  EXPECT_EQ(WithVerbBehindMended("ru", "[Закон|event he] была ошибка"), "Закон была ошибка");
  EXPECT_EQ(WithVerbBehindMended("uk", "[Угода|event she] була підписана"), "Угода була підписана");
}

TEST(VerbAgreementTest, VerbsBehindASubjectAgree) {
  EXPECT_EQ(WithVerbBehindMended("uk", "[Європейська комісія|body she] запропонував план"),
            "Європейська комісія запропонувала план");
  EXPECT_EQ(WithVerbBehindMended("ru", "[Польша|place she] вчера не поддержал закон"),
            "Польша вчера не поддержала закон");
  EXPECT_EQ(WithVerbBehindMended("ru", "[Совет|body he] решила уйти"), "Совет решил уйти");
  EXPECT_EQ(WithVerbBehindMended("ru", "[Анна Орлова|woman], который представил план"),
            "Анна Орлова, которая представила план");
  EXPECT_EQ(WithVerbBehindMended("uk", "[Іван Коваль|man], яка очолила раду"),
            "Іван Коваль, який очолив раду");
}

TEST(VerbAgreementTest, OtherWordsBehindASubjectStay) {
  EXPECT_EQ(WithVerbBehindMended("ru", "[Польша|place she] поддержала закон"), "Польша поддержала закон");
  EXPECT_EQ(WithVerbBehindMended("ru", "[НАТО|body it] осудили удар"), "НАТО осудили удар");
  EXPECT_EQ(WithVerbBehindMended("ru", "[Газета|body she], который купил Орлов"),
            "Газета, который купил Орлов");
  EXPECT_EQ(WithVerbBehindMended("ru", "[Польша|place she] канал закрыла"), "Польша канал закрыла");
  EXPECT_EQ(WithVerbBehindMended("ru", "[Польша|place she], сказал Орлов"), "Польша, сказал Орлов");
}

TEST(VerbAgreementTest, KnowsWhereASubjectBegins) {
  const auto opens = [](const Place& place) { return OpensAsSubject(place, place.term.first_word); };
  ExpectOfEach(true, opens,
               {
                   {"ru", "[Счётная палата|body she] указала"},
                   {"ru", "В своём докладе [Счётная палата|body she] указала"},
                   {"ru", "Вчера [Польша|place she] ответила"},
                   {"uk", "Але [Польща|place she] відповіла"},
                   {"ru", "сказала [Анна Орлова|woman]"},
               });
  ExpectOfEach(false, opens,
               {
                   {"ru", "Партия [Ликуд|body he] заявила"},
                   {"ru", "В Москве партия [Ликуд|body he] заявила"},
                   {"uk", "Газета [Час|body he] написала"},
               });
}

TEST(VerbAgreementTest, VerbsThatOpenAClauseAgree) {
  EXPECT_EQ(WithVerbBeforeMended("ru", "«Да», — сказал [Анна Орлова|woman]"), "«Да», — сказала Анна Орлова");
  EXPECT_EQ(WithVerbBeforeMended("uk", "«Так», — сказав [Олена Лисенко|woman]"),
            "«Так», — сказала Олена Лисенко");
  EXPECT_EQ(WithVerbBeforeMended("ru", "Поддержал [Польша|place she] и закон"), "Поддержала Польша и закон");
}

TEST(VerbAgreementTest, OtherWordsBeforeASubjectStay) {
  EXPECT_EQ(WithVerbBeforeMended("ru", "Консул [Анна Орлова|woman]"), "Консул Анна Орлова");
  EXPECT_EQ(WithVerbBeforeMended("ru", "«Да», — он сказал [Анна Орлова|woman]"),
            "«Да», — он сказал Анна Орлова");
  EXPECT_EQ(WithVerbBeforeMended("ru", "«Да», — сказал, [Анна Орлова|woman]"), "«Да», — сказал, Анна Орлова");
}

TEST(VerbAgreementTest, VerbsThatBeginLikeNounsAgree) {
  EXPECT_EQ(WithVerbBeforeMended("uk", "«Так», — заявив [Олена Лисенко|woman]"),
            "«Так», — заявила Олена Лисенко");
}

}  // namespace
}  // namespace dragoman
