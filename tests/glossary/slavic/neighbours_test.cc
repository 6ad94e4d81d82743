#include "glossary/slavic/neighbours.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "glossary/words/target_text.h"
#include "service/text/text_edit.h"

namespace dragoman {
namespace {

constexpr GrammaticalForm kSubject = {Case::kNominative, Number::kSingular};
constexpr GrammaticalForm kSeveral = {Case::kNominative, Number::kPlural};

// `text` once its last word is a title in the form `form`.
std::string Mended(absl::string_view text, GrammaticalForm form, bool masculine, absl::string_view language) {
  const TargetText target(text);
  const auto edit = MendAdjective(target, target.words.size() - 1, {form}, masculine, language);
  return edit.has_value() ? ApplyEdits(text, {*edit}) : std::string(text);
}

TEST(SlavicNeighboursTest, AdjectivesAgreeWithTheTitleBehindThem) {
  EXPECT_EQ(Mended("російською міністр", kSubject, true, "uk"), "російський міністр");
  EXPECT_EQ(Mended("при российского министр", kSubject, true, "ru"), "при российский министр");
  EXPECT_EQ(Mended("російська міністр", kSubject, true, "uk"), "російський міністр");
  EXPECT_EQ(Mended("польский министром", {Case::kInstrumental, Number::kSingular}, true, "ru"),
            "польским министром");
}

TEST(SlavicNeighboursTest, AdjectivesThatMayBeRightStay) {
  EXPECT_EQ(Mended("українська міністр", kSubject, false, "uk"), "українська міністр");
  EXPECT_EQ(Mended("российский и украинский министры", kSeveral, true, "ru"),
            "российский и украинский министры");
  EXPECT_EQ(Mended("вчера министр", kSubject, true, "ru"), "вчера министр");
  EXPECT_EQ(Mended("войском министр", kSubject, true, "ru"), "войском министр");
}

// `text`, whose second word is a term, with the preposition that the term wants.
std::string WithPreposition(absl::string_view text, absl::string_view language, bool replaced) {
  const TargetText target(text);
  const absl::string_view form = text.substr(target.words[1].range.begin);
  const auto edit = MendPreposition(target, 1, form, language, replaced, false);
  return edit.has_value() ? ApplyEdits(text, {*edit}) : std::string(text);
}

TEST(SlavicNeighboursTest, PrepositionsFollowTheFirstSounds) {
  EXPECT_EQ(WithPreposition("о Украине", "ru", true), "об Украине");
  EXPECT_EQ(WithPreposition("об Вьетнаме", "ru", true), "о Вьетнаме");
  EXPECT_EQ(WithPreposition("в Франции", "ru", true), "во Франции");
  EXPECT_EQ(WithPreposition("с Швецией", "ru", true), "со Швецией");
  EXPECT_EQ(WithPreposition("к Львову", "ru", true), "ко Львову");
  EXPECT_EQ(WithPreposition("у Одесі", "uk", true), "в Одесі");
  // Behind a vowel, in Latin letters too, «в» may stay.
  EXPECT_FALSE(MendPreposition(TargetText("у FIFA в Осло"), 3, "Кракові", "uk", true, false).has_value());
  EXPECT_EQ(WithPreposition("з Швецією", "uk", true), "зі Швецією");
}

TEST(SlavicNeighboursTest, BothFormsOfAPrepositionStay) {
  for (const absl::string_view text : {"со Всемирным банком", "с Всемирным банком", "ко Второй мировой войне",
                                       "со многими странами", "во дворце", "в дворце", "с Мьянмой"}) {
    EXPECT_EQ(WithPreposition(text, "ru", false), text);
    EXPECT_EQ(WithPreposition(text, "ru", true), text);
  }
}

TEST(SlavicNeighboursTest, PrepositionsFollowTheWordThatComes) {
  const auto with = [](absl::string_view text, absl::string_view form) {
    const auto edit = MendPreposition(TargetText(text), 1, form, "ru", /*replaced=*/true, /*inside=*/false);
    return edit.has_value() ? edit->replacement : "";
  };
  EXPECT_EQ(with("с Мировым банком", "Всемирным банком"), "со");
  EXPECT_EQ(with("Во внутреннем министерстве", "МВД"), "В");
  EXPECT_EQ(with("с министерством", "МВД"), "");
}

}  // namespace
}  // namespace dragoman
