#include "glossary/glossary_loader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "glossary/glossary.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr absl::string_view kBarrot = R"(entries:
- id: person/barrot
  kind: person
  gender: masculine
  en: {names: [Jean-Noël Barrot], surnames: [Barrot], surname_needs_name: true}
  fr: {lemma: Jean-Noël Barrot, surname: Barrot}
  ru: {lemma: Жан-Ноэль Барро, surname: Барро, indeclinable: [Барро], forms: {instrumental: Жан-Ноэлем Барро}, forbidden: [Баррот]}
  uk: {lemma: Жан-Ноель Барро, surname: Барро, indeclinable: true}
  origin: diplomatie.gouv.fr
)";

TEST(GlossaryLoaderTest, ReadsEveryField) {
  const auto concepts = ParseGlossary(kBarrot, "people.yaml", GlossaryLayer::kHouse);
  ASSERT_OK(concepts);
  ASSERT_EQ(concepts->size(), 1u);
  const Concept& entry = concepts->front();
  EXPECT_EQ(entry.id, "person/barrot");
  EXPECT_EQ(entry.layer, GlossaryLayer::kHouse);
  EXPECT_TRUE(entry.source.surname_needs_name);
  const TargetTerm& russian = entry.targets.at("ru");
  EXPECT_EQ(russian.lexeme.gender, Gender::kMasculine);
  EXPECT_TRUE(russian.lexeme.animate);
  EXPECT_EQ(russian.surname.lemma, "Барро");
  EXPECT_EQ(russian.surname.exceptions.begin()->second, "Барро");
  EXPECT_THAT(russian.forbidden, ElementsAre("Баррот"));
  EXPECT_THAT(entry.targets.at("uk").lexeme.indeclinable, ElementsAre("*"));
}

TEST(GlossaryLoaderTest, NamesEveryFaultWithItsLine) {
  constexpr absl::string_view kFaulty = R"(entries:
- id: person/a
  kind: persn
  en: {names: [A], surname: B}
  ru: {lemma: А, gender: male}
- kind: place
  en: {names: []}
  ua: {lemma: Б}
)";
  EXPECT_THAT(ParseGlossary(kFaulty, "f.yaml", GlossaryLayer::kBase),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       AllOf(HasSubstr("f.yaml:3: kind: unknown kind \"persn\"; allowed: person"),
                             HasSubstr("f.yaml:4: unknown field \"en.surname\""),
                             HasSubstr("f.yaml:5: gender: unknown gender \"male\""),
                             HasSubstr("f.yaml:6: id is missing"), HasSubstr("f.yaml:6: en.names is missing"),
                             HasSubstr("f.yaml:8: unknown field \"ua\""))));
}

TEST(GlossaryLoaderTest, RejectsWhatIsNotYaml) {
  EXPECT_THAT(ParseGlossary("entries: [", "f.yaml", GlossaryLayer::kBase),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("f.yaml:")));
  EXPECT_THAT(ParseGlossary(std::string(100000, '['), "f.yaml", GlossaryLayer::kBase),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("levels")));
  EXPECT_THAT(ParseGlossary("\xff", "f.yaml", GlossaryLayer::kBase),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("UTF-8")));
}

TEST(GlossaryLoaderTest, WritesWhatItReads) {
  const auto concepts = ParseGlossary(kBarrot, "people.yaml", GlossaryLayer::kBase);
  ASSERT_OK(concepts);
  const std::string written = FormatGlossary(*concepts);
  const auto again = ParseGlossary(written, "written.yaml", GlossaryLayer::kBase);
  ASSERT_OK(again);
  EXPECT_EQ(FormatGlossary(*again), written);
  const auto a = Glossary::Compile(*concepts), b = Glossary::Compile(*again);
  EXPECT_EQ((*a)->revision(), (*b)->revision());
}

TEST(GlossaryLoaderTest, LoadsTheCuratedGlossary) {
  auto concepts = LoadGlossaryDirectory(DRAGOMAN_SOURCE_DIR "/glossary/data", GlossaryLayer::kBase);
  ASSERT_OK(concepts);
  EXPECT_GE(concepts->size(), 800u);
  EXPECT_OK(Glossary::Compile(*std::move(concepts)));
}

TEST(GlossaryTest, HigherLayersReplaceEntriesOfTheSameId) {
  auto concepts = ParseGlossary(kBarrot, "base.yaml", GlossaryLayer::kBase);
  ASSERT_OK(concepts);
  Concept client = concepts->front();
  client.layer = GlossaryLayer::kClient;
  client.origin = "client";
  concepts->push_back(client);
  const auto glossary = Glossary::Compile(*std::move(concepts));
  ASSERT_OK(glossary);
  EXPECT_EQ((*glossary)->Concepts().size(), 1u);
  EXPECT_EQ((*glossary)->Find("person/barrot")->origin, "client");
  EXPECT_EQ((*glossary)->Find("person/nobody"), nullptr);
}

TEST(GlossaryTest, RejectsTheSameIdTwiceInALayer) {
  auto concepts = ParseGlossary(kBarrot, "base.yaml", GlossaryLayer::kBase);
  ASSERT_OK(concepts);
  concepts->push_back(concepts->front());
  EXPECT_THAT(Glossary::Compile(*std::move(concepts)),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       HasSubstr("duplicate id \"person/barrot\" in layer base")));
}

TEST(GlossaryHolderTest, ReadersKeepTheirSnapshot) {
  const auto first = *Glossary::Compile({}), second = *Glossary::Compile({});
  GlossaryHolder holder(first);
  const auto reader = holder.Get();
  holder.Swap(second);
  EXPECT_EQ(reader, first);
  EXPECT_EQ(holder.Get(), second);
}

}  // namespace
}  // namespace dragoman
