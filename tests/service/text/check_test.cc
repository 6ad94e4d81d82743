#include "service/text/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/text/sentence_case.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<CheckKind> Kinds(absl::string_view source, absl::string_view target, absl::string_view language) {
  std::vector<CheckKind> kinds;
  for (const CheckFinding& finding : CheckTranslation({source, target, "en", language, {}, {}}))
    kinds.push_back(finding.kind);
  return kinds;
}

TEST(CheckTest, AcceptsFaithfulTranslations) {
  EXPECT_THAT(Kinds("He paid 1,234.5 euros at 5 p.m.", "Il a payé 1\u00A0234,5 euros à 17 h.", "fr"),
              IsEmpty());
  EXPECT_THAT(Kinds("Three of 12,000 soldiers", "Трое из 12 000 солдат", "ru"), IsEmpty());
}

TEST(CheckTest, FindsWhatIsWrong) {
  EXPECT_THAT(Kinds("There were 120 people.", "Там було 130 людей.", "uk"),
              ElementsAre(CheckKind::kNumbers, CheckKind::kNumbers));
  EXPECT_THAT(Kinds("He said yes.", "Он сказал «да.", "ru"), ElementsAre(CheckKind::kQuotes));
  EXPECT_THAT(Kinds("He said yes.", "Он said да.", "ru"), ElementsAre(CheckKind::kEnglishLeft));
  EXPECT_THAT(Kinds("The boys", "Мальчики і", "ru"), ElementsAre(CheckKind::kWrongScript));
  EXPECT_THAT(Kinds("The sons", "Сыны", "uk"), ElementsAre(CheckKind::kWrongScript));
  EXPECT_THAT(Kinds("Moscow", "Мocква", "ru"), ElementsAre(CheckKind::kWrongScript));
  EXPECT_THAT(Kinds("A sentence of a decent length, really.", "Да.", "ru"), ElementsAre(CheckKind::kLength));
  EXPECT_THAT(Kinds("And he left the room", "Il est parti parti parti", "fr"),
              ElementsAre(CheckKind::kRepetition));
  EXPECT_THAT(Kinds("See {link}", "Voir", "fr"), ElementsAre(CheckKind::kPlaceholders));
  EXPECT_THAT(Kinds("Paris Saint-Germain Football", "Paris Saint-Germain Football", "fr"),
              ElementsAre(CheckKind::kUntranslated));
}

std::string SentenceCase(absl::string_view text, absl::Span<const ByteRange> names) {
  return ApplyEdits(text, SentenceCaseEdits(text, names));
}

TEST(SentenceCaseTest, LowersTitleCaseButNotNames) {
  const ByteRange europe{2, 8};
  EXPECT_EQ(SentenceCase("L'Europe Teste Les Canaux Diplomatiques", {europe}),
            "L'Europe teste les canaux diplomatiques");
  EXPECT_EQ(SentenceCase("Європа Перевіряє Канали ООН", {}), "Європа перевіряє канали ООН");
}

TEST(SentenceCaseTest, LeavesSentenceCaseAlone) {
  EXPECT_EQ(SentenceCase("Le président Macron rencontre Vladimir Poutine à Moscou", {}),
            "Le président Macron rencontre Vladimir Poutine à Moscou");
}

}  // namespace
}  // namespace dragoman
