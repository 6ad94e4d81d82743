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
