#include "glossary/slavic/past_tense.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

constexpr SubjectForm kHe{Gender::kMasculine}, kShe{Gender::kFeminine}, kIt{Gender::kNeuter},
    kThey{Gender::kUnspecified, Number::kPlural};

struct PastTenseExample {
  const char* verb;
  SubjectForm subject;
  bool ukrainian;
  const char* wanted;
};

TEST(PastTenseTest, PutsVerbsInTheGenderAndNumberOfTheirSubject) {
  const PastTenseExample cases[] = {
      {"сказал", kShe, false, "сказала"},        {"заявила", kHe, false, "заявил"},
      {"решил", kIt, false, "решило"},           {"сообщил", kThey, false, "сообщили"},
      {"боялась", kHe, false, "боялся"},         {"отказался", kShe, false, "отказалась"},
      {"пришёл", kShe, false, "пришла"},         {"вышла", kHe, false, "вышел"},
      {"вынесла", kHe, false, "вынес"},          {"вывел", kShe, false, "вывела"},
      {"принёс", kShe, false, "принесла"},       {"помог", kShe, false, "помогла"},
      {"ревела", kHe, false, "ревел"},           {"умер", kShe, false, "умерла"},
      {"сказав", kShe, true, "сказала"},         {"заявила", kHe, true, "заявив"},
      {"розповів", kShe, true, "розповіла"},     {"відповіла", kHe, true, "відповів"},
      {"привів", kShe, true, "привела"},         {"прийшла", kHe, true, "прийшов"},
      {"відмовився", kShe, true, "відмовилася"}, {"допомогла", kHe, true, "допоміг"},
      {"приніс", kThey, true, "принесли"},       {"виник", kIt, true, "виникло"},
  };
  for (const PastTenseExample& one : cases) {
    const GovernmentTable& table = GovernmentTable::Of(one.ukrainian ? "uk" : "ru");
    EXPECT_EQ(PastForm(one.verb, one.subject, table), one.wanted) << one.verb;
  }
}

TEST(PastTenseTest, KeepsSilentWhereLettersOrGenderDoNotTell) {
  EXPECT_EQ(PastForm("визит", kShe, GovernmentTable::Of("ru")), "");
  EXPECT_EQ(PastForm("сказал", {}, GovernmentTable::Of("ru")), "");
  EXPECT_EQ(RelativeForm("которая", {}), "");
  EXPECT_EQ(RelativeForm("что", kShe), "");
}

TEST(PastTenseTest, PutsRelativePronounsInTheGenderOfWhatTheyStandBehind) {
  EXPECT_EQ(RelativeForm("который", kShe), "которая");
  EXPECT_EQ(RelativeForm("яка", kHe), "який");
  EXPECT_EQ(RelativeForm("які", kIt), "яке");
  EXPECT_EQ(RelativeForm("котрий", kThey), "котрі");
}

}  // namespace
}  // namespace dragoman
