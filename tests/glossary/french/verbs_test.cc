#include "glossary/french/verbs.h"

#include <gtest/gtest.h>

#include <optional>

#include "glossary/words/target_text.h"
#include "service/text/text_edit.h"

namespace dragoman {
namespace {

TEST(FrenchVerbsTest, AgreeWithTheTermBeforeThem) {
  const absl::string_view text = "Le cessez-le-feu a été annoncée.";
  const FrenchTerm ceasefire = {.form = "cessez-le-feu", .article = true, .replaced = true};
  EXPECT_EQ(ApplyEdits(text, MendPredicate(TargetText(text), 1, 3, ceasefire)),
            "Le cessez-le-feu a été annoncé.");
}

TEST(FrenchVerbsTest, AgreeBehindWhatIsSaidOfTheTerm) {
  const FrenchTerm ceasefire = {.form = "cessez-le-feu", .article = true, .replaced = true};
  const auto mended = [&ceasefire](absl::string_view text) {
    return ApplyEdits(text, MendPredicate(TargetText(text), 1, 3, ceasefire));
  };
  EXPECT_EQ(mended("Le cessez-le-feu négocié par la Turquie est entrée en vigueur."),
            "Le cessez-le-feu négocié par la Turquie est entré en vigueur.");
  EXPECT_EQ(mended("Le cessez-le-feu, a-t-il noté, n'a jamais été conclue."),
            "Le cessez-le-feu, a-t-il noté, n'a jamais été conclu.");
  EXPECT_EQ(mended("Le cessez-le-feu n'est toujours pas mise en œuvre."),
            "Le cessez-le-feu n'est toujours pas mis en œuvre.");
}

TEST(FrenchVerbsTest, LeaveTheVerbOfAnotherSubject) {
  const FrenchTerm ceasefire = {.form = "cessez-le-feu", .article = true, .replaced = true};
  for (const absl::string_view text :
       {"Le cessez-le-feu tiendra si la Russie est disposée à négocier.",
        "Le cessez-le-feu et la trêve sont négociées.", "Le cessez-le-feu s'est vu imposée une date.",
        "Le cessez-le-feu qui est signée échoue."})
    EXPECT_EQ(ApplyEdits(text, MendPredicate(TargetText(text), 1, 3, ceasefire)), text);
}

TEST(FrenchVerbsTest, ParticiplesOfHerAgree) {
  const FrenchTerm chancellor = {
      .form = "chancelière", .kind = TermKind::kTitle, .article = true, .feminine = true, .replaced = true};
  const absl::string_view text = "L'ancien chancelière Angela Merkel est attendu vendredi.";
  EXPECT_EQ(ApplyEdits(text, MendPredicate(TargetText(text), 2, 2, chancellor)),
            "L'ancien chancelière Angela Merkel est attendue vendredi.");
}

TEST(FrenchVerbsTest, AnOpeningParticipleAgrees) {
  const FrenchTerm statement = {.form = "déclaration", .article = true, .feminine = true, .replaced = true};
  const absl::string_view text = "Publié à l'aube, la déclaration ne dit rien.";
  const auto edit = MendOpeningParticiple(TargetText(text), 5, statement);
  ASSERT_TRUE(edit.has_value());
  EXPECT_EQ(ApplyEdits(text, {*edit}), "Publiée à l'aube, la déclaration ne dit rien.");
  for (const absl::string_view other :
       {"Vu la situation actuelle, la déclaration tarde.", "Fait nouveau et rare, la déclaration tarde."})
    EXPECT_FALSE(MendOpeningParticiple(TargetText(other), 5, statement).has_value()) << other;
  EXPECT_FALSE(MendOpeningParticiple(TargetText(", La déclaration tarde."), 1, statement).has_value());
}

TEST(FrenchVerbsTest, AgreeWithWhatTheTermDependsOn) {
  const absl::string_view text = "Les experts de l'OMS a averti.";
  EXPECT_EQ(ApplyEdits(text, MendVerbBehind(TargetText(text), 4, 4, std::nullopt)),
            "Les experts de l'OMS ont averti.");
  const absl::string_view most = "La plupart des ministres ont averti.";
  EXPECT_EQ(ApplyEdits(most, MendVerbBehind(TargetText(most), 3, 3, std::nullopt)), most);
}

TEST(FrenchVerbsTest, AgreeWithTwoSubjects) {
  const absl::string_view text = "L'Albanie et l'Ukraine a accepté.";
  const auto edit = MendVerbOfTwo(TargetText(text), 1, 1);
  ASSERT_TRUE(edit.has_value());
  EXPECT_EQ(ApplyEdits(text, {*edit}), "L'Albanie et l'Ukraine ont accepté.");
  EXPECT_FALSE(MendVerbOfTwo(TargetText("Le président et PDG a accepté."), 1, 1).has_value());
}

TEST(FrenchVerbsTest, ParticiplesAgreeWithHer) {
  const absl::string_view text = "Elle est devenu ministre.";
  const auto edit = MendHerParticiple(TargetText(text), 3);
  ASSERT_TRUE(edit.has_value());
  EXPECT_EQ(ApplyEdits(text, {*edit}), "Elle est devenue ministre.");
  EXPECT_FALSE(MendHerParticiple(TargetText("Il est devenu ministre."), 3).has_value());
}

}  // namespace
}  // namespace dragoman
