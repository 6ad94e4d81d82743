#include "glossary/french/adjectives.h"

#include <gtest/gtest.h>

#include <string>

#include "glossary/words/target_text.h"
#include "service/text/text_edit.h"

namespace dragoman {
namespace {

// `text` with adjectives that agree with `term`, its word `at`.
std::string WithAdjectiveMended(absl::string_view text, size_t at, const FrenchTerm& term) {
  return ApplyEdits(text, MendAdjectives(TargetText(text), at, at, term));
}

TEST(FrenchAdjectivesTest, AgreeWithATitle) {
  const FrenchTerm chancellor = {.form = "chancelière", .kind = TermKind::kTitle, .feminine = true};
  EXPECT_EQ(WithAdjectiveMended("L'ancien chancelière allemand", 2, chancellor),
            "L'ancienne chancelière allemande");
  EXPECT_EQ(WithAdjectiveMended("Le nouveau chancelière", 2, chancellor), "La nouvelle chancelière");
}

TEST(FrenchAdjectivesTest, AgreeWithAThingBehindThem) {
  const FrenchTerm motion = {.form = "motion", .feminine = true};
  EXPECT_EQ(WithAdjectiveMended("un deuxième motion", 2, motion), "une deuxième motion");
  const FrenchTerm elections = {.form = "élections", .feminine = true, .plural = true};
  EXPECT_EQ(WithAdjectiveMended("une nouvelle élections", 2, elections), "de nouvelles élections");
  EXPECT_EQ(WithAdjectiveMended("une ancienne élections", 2, elections), "d'anciennes élections");
}

TEST(FrenchAdjectivesTest, KnowTheirPlace) {
  EXPECT_TRUE(FollowsNationality(TargetText("le français ministre"), 2));
  EXPECT_FALSE(FollowsNationality(TargetText("le ministre français"), 2));
}

}  // namespace
}  // namespace dragoman
