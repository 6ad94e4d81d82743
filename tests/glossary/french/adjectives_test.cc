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

TEST(FrenchAdjectivesTest, AgreeWithANounThatTookThePlaceOfAnother) {
  const FrenchTerm ceasefire = {.form = "cessez-le-feu", .kind = TermKind::kTerm, .replaced = true};
  EXPECT_EQ(WithAdjectiveMended("Un accord immédiate", 1, ceasefire), "Un accord immédiat");
  EXPECT_EQ(WithAdjectiveMended("L'accord, désormais signée par Paris", 1, ceasefire),
            "L'accord, désormais signé par Paris");
  const FrenchTerm commission = {
      .form = "Commission", .kind = TermKind::kOrganisation, .feminine = true, .replaced = true};
  for (const absl::string_view text : {"La Commission fait face à", "La Commission craint pour"})
    EXPECT_EQ(WithAdjectiveMended(text, 1, commission), text);
  EXPECT_EQ(WithAdjectiveMended("les missiles demandées par Kiev", 1, ceasefire),
            "les missiles demandés par Kiev");
}

TEST(FrenchAdjectivesTest, PossessivesAndDemonstrativesAgree) {
  const FrenchTerm chair = {.form = "coprésidente", .kind = TermKind::kTitle, .feminine = true};
  EXPECT_EQ(WithAdjectiveMended("et son coprésidente", 2, chair), "et sa coprésidente");
  EXPECT_EQ(WithAdjectiveMended("Ce coprésidente", 1, chair), "Cette coprésidente");
  const FrenchTerm ally = {.form = "alliée", .kind = TermKind::kTitle, .feminine = true};
  EXPECT_EQ(WithAdjectiveMended("et son alliée", 2, ally), "et son alliée");
  EXPECT_EQ(WithAdjectiveMended("et sa alliée", 2, ally), "et son alliée");
  const FrenchTerm deal = {.form = "accord", .replaced = true};
  EXPECT_EQ(WithAdjectiveMended("cette accord", 1, deal), "cet accord");
}

TEST(FrenchAdjectivesTest, PluralsAgree) {
  const FrenchTerm games = {.form = "Jeux", .plural = true, .replaced = true};
  EXPECT_EQ(WithAdjectiveMended("les prochaines Jeux", 2, games), "les prochains Jeux");
  EXPECT_EQ(WithAdjectiveMended("les nouveaux Jeux", 2, games), "les nouveaux Jeux");
}

TEST(FrenchAdjectivesTest, ParticiplesBehindATitleAgree) {
  const FrenchTerm minister = {.form = "ministre", .kind = TermKind::kTitle, .feminine = true};
  EXPECT_EQ(WithAdjectiveMended("une ministre chargé de l'égalité", 1, minister),
            "une ministre chargée de l'égalité");
  EXPECT_EQ(WithAdjectiveMended("une ministre prête", 1, minister), "une ministre prête");
}

TEST(FrenchAdjectivesTest, LeaveWhatBelongsToAnotherNoun) {
  const FrenchTerm ceasefire = {.form = "cessez-le-feu", .kind = TermKind::kTerm, .replaced = true};
  for (const absl::string_view text :
       {"une proposition d'accord immédiate", "une offre de trêve signée par Paris"})
    EXPECT_EQ(WithAdjectiveMended(text, 3, ceasefire), text);
  const FrenchTerm untouched = {.form = "accord", .kind = TermKind::kTerm};
  EXPECT_EQ(WithAdjectiveMended("Un accord immédiate", 1, untouched), "Un accord immédiate");
}

TEST(FrenchAdjectivesTest, KnowTheirPlace) {
  EXPECT_TRUE(FollowsNationality(TargetText("le français ministre"), 2));
  EXPECT_FALSE(FollowsNationality(TargetText("le ministre français"), 2));
}

}  // namespace
}  // namespace dragoman
