#include "glossary/french/article.h"

#include <gtest/gtest.h>

#include <string>

#include "glossary/words/target_text.h"
#include "service/text/text_edit.h"

namespace dragoman {
namespace {

// `text` with the small words that `term`, its word `at`, has before it.
std::string WithArticleMended(absl::string_view text, size_t at, const FrenchTerm& term) {
  const auto edit = MendArticle(TargetText(text), at, at, term);
  return edit.has_value() ? ApplyEdits(text, {*edit}) : std::string(text);
}

FrenchTerm Country(absl::string_view form, bool feminine) {
  return {.form = form, .kind = TermKind::kPlace, .article = true, .feminine = feminine};
}

TEST(FrenchArticleTest, PutsAnArticleThatIsLacking) {
  const FrenchTerm kremlin = {.form = "Kremlin", .kind = TermKind::kOrganisation, .article = true};
  EXPECT_EQ(WithArticleMended("Selon Kremlin, rien ne change.", 1, kremlin),
            "Selon le Kremlin, rien ne change.");
  EXPECT_EQ(WithArticleMended("Kremlin a déclaré la guerre.", 0, kremlin), "Le Kremlin a déclaré la guerre.");
  EXPECT_EQ(WithArticleMended("Kremlin, sans suite", 0, kremlin), "Kremlin, sans suite");
}

TEST(FrenchArticleTest, GivesBackTheArticleOfAnOfficeInEnglish) {
  const FrenchTerm governor = {
      .form = "gouverneur", .kind = TermKind::kTitle, .definite = true, .replaced = true};
  EXPECT_EQ(WithArticleMended("Il parle à gouverneur.", 3, governor), "Il parle au gouverneur.");
  EXPECT_EQ(WithArticleMended("Le bureau de gouverneur ferme.", 3, governor),
            "Le bureau du gouverneur ferme.");
  EXPECT_EQ(WithArticleMended("Le poste de gouverneur est vacant.", 3, governor),
            "Le poste de gouverneur est vacant.");
}

TEST(FrenchArticleTest, TakesAwayAnArticleWithoutReason) {
  const FrenchTerm google = {.form = "Google", .kind = TermKind::kOrganisation, .replaced = true};
  EXPECT_EQ(WithArticleMended("Il travaille pour le Google.", 4, google), "Il travaille pour Google.");
  const FrenchTerm snowden = {
      .form = "Edward", .kind = TermKind::kPerson, .full_name = true, .replaced = true};
  EXPECT_EQ(WithArticleMended("Il dit que l'Edward reste.", 4, snowden), "Il dit qu'Edward reste.");
}

TEST(FrenchArticleTest, ElidesAndContracts) {
  FrenchTerm kremlin = {
      .form = "Kremlin", .kind = TermKind::kOrganisation, .article = true, .replaced = true};
  EXPECT_EQ(WithArticleMended("les murs de le Kremlin", 4, kremlin), "les murs du Kremlin");
  EXPECT_EQ(WithArticleMended("les progrès de Ukraine", 3, Country("Ukraine", true)),
            "les progrès d'Ukraine");
}

TEST(FrenchArticleTest, GivesPlacesTheirPreposition) {
  FrenchTerm paris = {.form = "Paris", .kind = TermKind::kPlace, .at = true};
  EXPECT_EQ(WithArticleMended("Il vit en Paris.", 3, paris), "Il vit à Paris.");
  FrenchTerm israel = {.form = "Israël", .kind = TermKind::kPlace, .at = true};
  EXPECT_EQ(WithArticleMended("Il vit à Israël.", 3, israel), "Il vit en Israël.");
  EXPECT_EQ(WithArticleMended("Il vit dans l'Israël.", 4, israel), "Il vit en Israël.");
  FrenchTerm philippines = Country("Philippines", true);
  philippines.plural = philippines.at = true;
  EXPECT_EQ(WithArticleMended("Il vit dans Philippines.", 3, philippines), "Il vit aux Philippines.");
  EXPECT_EQ(WithArticleMended("Il vit en le Portugal.", 4, Country("Portugal", false)),
            "Il vit au Portugal.");
}

TEST(FrenchArticleTest, ContractsAnArticleOfTheNamesOwn) {
  const FrenchTerm cairo = {.form = "Le Caire", .kind = TermKind::kPlace};
  const absl::string_view text = "Il vit à le Caire.";
  const OwnArticlePlace place = MendOwnArticle(TargetText(text), 4, cairo, "Le ", /*is_bare=*/true);
  EXPECT_TRUE(place.bare);
  ASSERT_TRUE(place.before.has_value());
  EXPECT_EQ(ApplyEdits(text, {*place.before}), "Il vit au Caire.");
}

}  // namespace
}  // namespace dragoman
