#include "glossary/french/determiner.h"

#include <gtest/gtest.h>

#include <string>

#include "glossary/words/target_text.h"

namespace dragoman {
namespace {

// What stands before the last word of `text`.
Determiner Read(absl::string_view text) {
  const TargetText target(text);
  return ReadDeterminer(target, target.words.size() - 1);
}

std::string Rendered(Determiner::Preposition preposition, bool definite, FrenchTerm term,
                     bool elide = false) {
  Determiner determiner;
  determiner.Set(preposition, definite);
  return RenderDeterminer(determiner, term, elide);
}

FrenchTerm Masculine() { return {.form = "Liban"}; }
FrenchTerm Feminine() { return {.form = "Syrie", .feminine = true}; }
FrenchTerm Plural() { return {.form = "Balkans", .plural = true}; }

TEST(FrenchDeterminerTest, ReadsAnArticleWithThePrepositionBeforeIt) {
  const Determiner determiner = Read("vient de la France");
  EXPECT_EQ(determiner.preposition, Determiner::kDe);
  EXPECT_TRUE(determiner.definite);
  EXPECT_TRUE(determiner.feminine);
  EXPECT_EQ(determiner.first_word, 1u);
  EXPECT_TRUE(Read("vient d’une France").indefinite);
}

TEST(FrenchDeterminerTest, ReadsAnArticleThatIsOneWordWithItsPreposition) {
  const Determiner determiner = Read("va aux Philippines");
  EXPECT_EQ(determiner.preposition, Determiner::kA);
  EXPECT_TRUE(determiner.definite);
  EXPECT_TRUE(determiner.plural);
  EXPECT_EQ(determiner.first_word, 1u);
}

TEST(FrenchDeterminerTest, ReadsPrepositionsAndConjunctionsAlone) {
  EXPECT_EQ(Read("va en France").preposition, Determiner::kEn);
  const Determiner that = Read("dit lorsqu’Emmanuel");
  EXPECT_EQ(that.preposition, Determiner::kQue);
  EXPECT_EQ(that.que, "lorsqu");
  const Determiner none = Read("selon Macron");
  EXPECT_EQ(none.preposition, Determiner::kNone);
  EXPECT_FALSE(none.definite);
  EXPECT_EQ(none.first_word, 1u);
}

TEST(FrenchDeterminerTest, RendersElisionAndContraction) {
  EXPECT_EQ(Rendered(Determiner::kNone, true, Feminine()), "la ");
  EXPECT_EQ(Rendered(Determiner::kNone, true, Feminine(), /*elide=*/true), "l’");
  EXPECT_EQ(Rendered(Determiner::kDe, true, Masculine()), "du ");
  EXPECT_EQ(Rendered(Determiner::kDe, true, Masculine(), /*elide=*/true), "de l’");
  EXPECT_EQ(Rendered(Determiner::kDe, true, Feminine()), "de la ");
  EXPECT_EQ(Rendered(Determiner::kDe, true, Plural()), "des ");
  EXPECT_EQ(Rendered(Determiner::kA, true, Masculine()), "au ");
  EXPECT_EQ(Rendered(Determiner::kA, true, Plural(), /*elide=*/true), "aux ");
  EXPECT_EQ(Rendered(Determiner::kDans, true, Masculine()), "dans le ");
  EXPECT_EQ(Rendered(Determiner::kDe, false, Masculine(), /*elide=*/true), "d’");
  EXPECT_EQ(Rendered(Determiner::kEn, false, Feminine()), "en ");
}

TEST(FrenchDeterminerTest, RendersQueAndIndefiniteArticles) {
  Determiner that;
  that.que = "qu";
  that.preposition = Determiner::kQue;
  EXPECT_EQ(RenderDeterminer(that, Feminine(), /*elide=*/true), "qu’");
  EXPECT_EQ(RenderDeterminer(that, Feminine(), /*elide=*/false), "que ");
  that.definite = true;
  EXPECT_EQ(RenderDeterminer(that, Feminine(), /*elide=*/true), "que l’");
  Determiner some;
  some.indefinite = true;
  EXPECT_EQ(RenderDeterminer(some, Feminine(), /*elide=*/false), "une ");
  some.preposition = Determiner::kDe;
  EXPECT_EQ(RenderDeterminer(some, Masculine(), /*elide=*/false), "d’un ");
  EXPECT_EQ(RenderDeterminer(some, Plural(), /*elide=*/true), "d’");
}

}  // namespace
}  // namespace dragoman
