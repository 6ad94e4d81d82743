#include "glossary/french/participles.h"

#include <gtest/gtest.h>

#include <optional>

namespace dragoman {
namespace {

TEST(FrenchParticiplesTest, AreReadInEveryForm) {
  for (const absl::string_view word : {"reçu", "reçue", "reçus", "reçues"}) {
    const std::optional<Participle> participle = ReadParticiple(word);
    ASSERT_TRUE(participle.has_value()) << word;
    EXPECT_EQ(participle->masculine, "reçu");
  }
  const std::optional<Participle> signed_ones = ReadParticiple("signées");
  ASSERT_TRUE(signed_ones.has_value());
  EXPECT_EQ(signed_ones->masculine, "signé");
  EXPECT_TRUE(signed_ones->feminine);
  EXPECT_TRUE(signed_ones->plural);
}

TEST(FrenchParticiplesTest, AreNoOtherWords) {
  for (const absl::string_view word : {"", "e", "s", "es", "été", "sécurité", "ministre", "rue", "dans"})
    EXPECT_FALSE(ReadParticiple(word).has_value()) << word;
}

TEST(FrenchParticiplesTest, TakeGenderAndNumber) {
  const std::optional<Participle> put = ReadParticiple("mise");
  ASSERT_TRUE(put.has_value());
  EXPECT_EQ(put->In(/*in_feminine=*/false, /*in_plural=*/false), "mis");
  EXPECT_EQ(put->In(false, true), "mis");
  EXPECT_EQ(put->In(true, true), "mises");
  EXPECT_EQ(ReadParticiple("annoncée")->In(false, true), "annoncés");
}

TEST(FrenchParticiplesTest, StandBehindAdverbs) {
  EXPECT_EQ(BehindAdverbs(TargetText("n'a jamais officiellement été"), 2), 4u);
  EXPECT_EQ(BehindAdverbs(TargetText("a jamais. Été"), 1), std::nullopt);
}

}  // namespace
}  // namespace dragoman
