#include "glossary/linter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "glossary/glossary_loader.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

Concept Clean() {
  const auto concepts = ParseGlossary(R"(entries:
- id: person/peskov
  kind: person
  gender: masculine
  en: {names: [Dmitry Peskov], surnames: [Peskov]}
  fr: {lemma: Dmitri Peskov, surname: Peskov}
  ru: {lemma: Дмитрий Песков, surname: Песков}
  uk: {lemma: Дмитро Пєсков, surname: Пєсков}
  origin: kremlin.ru
)",
                                      "clean.yaml", GlossaryLayer::kBase);
  return concepts->front();
}

std::vector<std::string> Rules(const std::vector<Concept>& concepts) {
  std::vector<std::string> rules;
  for (const LintFinding& finding : LintGlossary(concepts))
    rules.push_back(finding.field + " " + finding.rule);
  return rules;
}

TEST(LinterTest, PassesACleanEntry) { EXPECT_THAT(Rules({Clean()}), testing::IsEmpty()); }

TEST(LinterTest, FindsEachFault) {
  struct Fault {
    const char* rule;
    void (*make)(Concept*);
  };
  const Fault faults[] = {
      {"gender missing-gender", [](Concept* c) { c->gender = Gender::kUnspecified; }},
      {"uk missing-language", [](Concept* c) { c->targets.erase("uk"); }},
      {"origin missing-origin", [](Concept* c) { c->origin.clear(); }},
      {"id unknown-kind-prefix", [](Concept* c) { c->id = "place/peskov"; }},
      {"ru.surname missing-surname", [](Concept* c) { c->targets["ru"].surname.lemma = "Писков"; }},
      {"ru.variants mixed-scripts", [](Concept* c) { c->targets["ru"].variants = {"Пeсков"}; }},
      {"ru.variants homoglyph", [](Concept* c) { c->targets["ru"].variants = {"Песков xa"}; }},
      {"ru.variants foreign-letter", [](Concept* c) { c->targets["ru"].variants = {"Пєсков"}; }},
      {"uk.variants foreign-letter", [](Concept* c) { c->targets["uk"].variants = {"Пэсков"}; }},
      {"fr.variants wrong-script", [](Concept* c) { c->targets["fr"].variants = {"Песков"}; }},
      {"ru.indeclinable indeclinable", [](Concept* c) { c->targets["ru"].lexeme.indeclinable = {"Барро"}; }},
      {"ru.forbidden contradiction", [](Concept* c) { c->targets["ru"].forbidden = {"Дмитрий Песков"}; }},
      {"en.names typography", [](Concept* c) { c->source.names.push_back("Dmitry  Peskoff"); }},
  };
  for (const Fault& fault : faults) {
    SCOPED_TRACE(fault.rule);
    Concept entry = Clean();
    fault.make(&entry);
    EXPECT_THAT(Rules({entry}), testing::Contains(fault.rule));
  }
}

TEST(LinterTest, FindsOverlapsBetweenEntries) {
  Concept other = Clean();
  other.id = "person/other";
  other.source.names = {"Other Peskov"};
  EXPECT_THAT(Rules({Clean(), other}), testing::ElementsAre("en.surnames overlap"));
  other.layer = GlossaryLayer::kClient;
  EXPECT_THAT(Rules({Clean(), other}), testing::IsEmpty());
}

TEST(LinterTest, FindsDuplicateIds) {
  EXPECT_THAT(Rules({Clean(), Clean()}), testing::Contains("id duplicate-id"));
}

}  // namespace
}  // namespace dragoman
