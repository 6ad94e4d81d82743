#include "glossary/linter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "glossary/glossary.h"
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
      {"id bad-id", [](Concept* c) { c->id = "person/Dmitry Peskov"; }},
      {"id bad-id", [](Concept* c) { c->id = "person/dmitry--peskov"; }},
      {"id bad-id", [](Concept* c) { c->id = "person/"; }},
      {"id bad-id", [](Concept* c) { c->id = "dmitry-peskov"; }},
      {"en.names function-word", [](Concept* c) { c->source.names.push_back("The"); }},
      {"en.surnames function-word", [](Concept* c) { c->source.surnames = {"Will"}; }},
      {"en.plurals function-word", [](Concept* c) { c->source.plurals = {"of the"}; }},
      {"en.names no-word", [](Concept* c) { c->source.names.push_back("—"); }},
      {"ru.lemma no-word", [](Concept* c) { c->targets["ru"].lexeme.lemma = "!"; }},
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

TEST(LinterTest, LetsNamesBeMadeOfFunctionWords) {
  Concept entry = Clean();
  entry.source.names = {"Theresa May", "WHO", "May", "The Who", "Not So Fast"};
  entry.source.surnames = {"Will"};
  entry.source.surname_needs_name = true;
  EXPECT_THAT(Rules({entry}), testing::Not(testing::Contains(testing::HasSubstr("function-word"))));
}

TEST(LinterTest, TellsErrorsFromWarnings) {
  Concept entry = Clean();
  entry.id = "peskov";
  entry.origin.clear();
  entry.source.names.push_back("the");
  entry.targets["ru"].forbidden = {"Дмитрий Песков"};
  entry.targets["uk"].variants = {"Пэсков"};
  std::vector<std::string> errors, warnings;
  for (const LintFinding& finding : LintGlossary({&entry, 1})) {
    (finding.is_error ? errors : warnings).push_back(finding.rule);
  }
  EXPECT_THAT(errors, testing::ElementsAre("bad-id", "function-word", "contradiction"));
  EXPECT_THAT(warnings, testing::ElementsAre("missing-origin", "foreign-letter"));
}

// The findings of `entry`, to be written over `present`, as "rule", and "rule!" for errors.
std::vector<std::string> ChangeRules(const Concept& entry, const std::vector<Concept>& present) {
  const auto glossary = Glossary::Compile(present);
  EXPECT_OK(glossary);
  std::vector<std::string> rules;
  for (const LintFinding& finding :
       LintChange({&entry, 1}, **glossary, [&](const Concept& other) { return other.id != entry.id; })) {
    rules.push_back(finding.field + " " + finding.rule + (finding.is_error ? "!" : ""));
  }
  return rules;
}

TEST(LinterTest, ComparesAChangeWithWhatStays) {
  Concept other = Clean();
  other.id = "person/other";
  EXPECT_THAT(ChangeRules(Clean(), {Clean()}), testing::IsEmpty());
  EXPECT_THAT(ChangeRules(other, {Clean()}),
              testing::ElementsAre("en.names overlap!", "en.surnames overlap"));
  other.layer = GlossaryLayer::kHouse;
  EXPECT_THAT(ChangeRules(other, {Clean()}),
              testing::ElementsAre("en.names takes-over", "en.surnames takes-over"));
  other.source.names = {"Boris Peskov"};
  other.source.surname_needs_name = true;
  EXPECT_THAT(ChangeRules(other, {Clean()}), testing::IsEmpty());
  Concept signs = Clean();
  signs.source.names = {"OPEC+"};
  other.source.names = {"OPEC"};
  EXPECT_THAT(ChangeRules(signs, {other}), testing::IsEmpty());
  Concept place = Clean();
  place.source.names = {"Peskov"};
  place.source.surnames.clear();
  place.id = "person/place";
  EXPECT_THAT(ChangeRules(place, {Clean()}), testing::Contains("en.names overlap"));
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
