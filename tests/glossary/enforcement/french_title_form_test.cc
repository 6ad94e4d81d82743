#include "glossary/enforcement/french_title_form.h"

#include <gtest/gtest.h>

#include "glossary/words/target_text.h"

namespace dragoman {
namespace {

// Whether the title that is the last word of `text` speaks to its bearer.
bool Addressed(absl::string_view text) {
  const TargetText target(text);
  return IsAddressed(target, target.words.size() - 1);
}

TEST(FrenchTitleFormTest, TellsWhomATitleSpeaksTo) {
  EXPECT_TRUE(Addressed("Monsieur le Président"));
  EXPECT_TRUE(Addressed("Oui, cher Président"));
  EXPECT_TRUE(Addressed("M. le Président"));
  EXPECT_TRUE(Addressed("MM. les Ministres"));
  EXPECT_FALSE(Addressed("Cela coûte cher. Le Président"));
  EXPECT_FALSE(Addressed("Cela coûte cher. Président"));
  EXPECT_FALSE(Addressed("Voici le Président"));
}

TEST(FrenchTitleFormTest, FindsAnAdjectiveInAnotherGender) {
  EXPECT_TRUE(HasAdjective("ministre des Affaires européennes", "européen"));
  EXPECT_TRUE(HasAdjective("président italien", "italienne"));
  EXPECT_TRUE(HasAdjective("présidente italienne", "italiens"));
  EXPECT_TRUE(HasAdjective("ministre turc", "turque"));
  EXPECT_TRUE(HasAdjective("ministres turques", "turc"));
  EXPECT_TRUE(HasAdjective("ministre grec", "grecques"));
  EXPECT_FALSE(HasAdjective("ministre grec", "turque"));
}

TEST(FrenchTitleFormTest, PutsAnAdjectiveBehindTheHead) {
  EXPECT_EQ(WithAdjective("ministre des Affaires étrangères", "français"),
            "ministre français des Affaires étrangères");
  EXPECT_EQ(WithAdjective("secrétaire d'État", "américain"), "secrétaire d'État américain");
  EXPECT_EQ(WithAdjective("ministre d’Ukraine", "nouveau"), "ministre nouveau d’Ukraine");
  EXPECT_EQ(WithAdjective("délégué à la défense", "italien"), "délégué italien à la défense");
  EXPECT_EQ(WithAdjective("président", "italien"), "président italien");
}

TEST(FrenchTitleFormTest, TellsWhatAPluralFollows) {
  const TargetText several("seize ministres, maints ministres, 12 ministres");
  EXPECT_TRUE(CountsSeveral(several, 1));
  EXPECT_TRUE(CountsSeveral(several, 3));
  EXPECT_TRUE(CountsSeveral(several, 5));
  EXPECT_FALSE(CountsSeveral(TargetText("un ministre"), 1));
}

}  // namespace
}  // namespace dragoman
