#include "glossary/exchange.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "glossary/glossary_loader.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<Concept> Sample() {
  return *ParseGlossary(R"(entries:
- id: person/peskov
  kind: person
  gender: masculine
  en: {names: [Dmitry Peskov, Dmitri Peskov], surnames: [Peskov]}
  fr: {lemma: Dmitri Peskov, surname: Peskov}
  ru: {lemma: Дмитрий Песков, surname: Песков, forbidden: [Дмитрий Пешков]}
  origin: kremlin.ru
- id: organisation/eu
  kind: organisation
  en: {names: [European Union]}
  ru: {lemma: Европейский союз, gender: masculine, variants: [Евросоюз]}
- id: organisation/quoted
  kind: organisation
  en: {names: ['Yukos, "the company"']}
  ru: {lemma: ЮКОС, gender: masculine}
)",
                        "sample.yaml", GlossaryLayer::kBase);
}

TEST(ExchangeTest, WritesPairsAsDeepLAndGoogleTakeThem) {
  EXPECT_EQ(ExportSeparated(Sample(), Separator::kTab, "fr"),
            "Dmitry Peskov\tDmitri Peskov\nDmitri Peskov\tDmitri Peskov\nPeskov\tPeskov\n");
  EXPECT_THAT(ExportSeparated(Sample(), Separator::kComma, "ru"),
              HasSubstr("\"Yukos, \"\"the company\"\"\",ЮКОС\n"));
}

TEST(ExchangeTest, ReadsPairs) {
  const auto concepts =
      ImportSeparated("\xEF\xBB\xBFKremlin\tКремль\r\nforeign minister\tминистр иностранных дел\n\n",
                      Separator::kTab, "g.tsv", "ru", GlossaryLayer::kClient);
  ASSERT_OK(concepts);
  ASSERT_EQ(concepts->size(), 2u);
  EXPECT_EQ((*concepts)[0].id, "term/kremlin");
  EXPECT_EQ((*concepts)[0].source.case_rule, CaseRule::kExact);
  EXPECT_EQ((*concepts)[1].source.case_rule, CaseRule::kInitial);
  EXPECT_EQ((*concepts)[1].targets.at("ru").lexeme.lemma, "министр иностранных дел");
}

TEST(ExchangeTest, ReadsGooglesHeader) {
  const auto concepts = ImportSeparated("en,fr,ru,pos,description\n\"a, \"\"b\"\"\",x,y,noun,\n",
                                        Separator::kComma, "g.csv", "", GlossaryLayer::kBase);
  ASSERT_OK(concepts);
  EXPECT_EQ(concepts->front().source.names.front(), "a, \"b\"");
  EXPECT_EQ(concepts->front().targets.at("fr").lexeme.lemma, "x");
}

TEST(ExchangeTest, NamesEveryFault) {
  EXPECT_THAT(ImportSeparated("a,b\nc\n\"d,e\n", Separator::kComma, "g.csv", "ru", GlossaryLayer::kBase),
              StatusIs(absl::StatusCode::kInvalidArgument, AllOf(HasSubstr("g.csv:2: expected 2 columns"),
                                                                 HasSubstr("g.csv:3: a quotation mark"))));
}

TEST(ExchangeTest, SheetComesBack) {
  for (const Separator separator : {Separator::kComma, Separator::kTab}) {
    const std::string sheet = ExportSheet(Sample(), separator);
    const auto again = ImportSeparated(sheet, separator, "s", "", GlossaryLayer::kBase);
    ASSERT_OK(again);
    EXPECT_EQ(ExportSheet(*again, separator), sheet);
  }
}

TEST(ExchangeTest, TbxComesBack) {
  const std::string tbx = ExportTbx(Sample());
  const auto again = ImportTbx(tbx, "g.tbx", GlossaryLayer::kBase);
  ASSERT_OK(again);
  EXPECT_EQ(ExportTbx(*again), tbx);
  const Concept& person = again->front();
  EXPECT_EQ(person.id, "person/peskov");
  EXPECT_EQ(person.gender, Gender::kMasculine);
  EXPECT_THAT(person.source.names, ElementsAre("Dmitry Peskov", "Dmitri Peskov"));
  EXPECT_THAT(person.source.surnames, ElementsAre("Peskov"));
  EXPECT_THAT(person.targets.at("ru").forbidden, ElementsAre("Дмитрий Пешков"));
}

TEST(ExchangeTest, ReadsTbx2AndDctStyle) {
  const auto martif = ImportTbx(R"(<martif type="TBX"><text><body><termEntry id="e1">
    <langSet xml:lang="en-GB"><ntig><termGrp><term>NATO</term></termGrp></ntig></langSet>
    <langSet xml:lang="ru"><tig><term>НАТО</term></tig></langSet></termEntry></body></text></martif>)",
                                "g.tbx", GlossaryLayer::kBase);
  ASSERT_OK(martif);
  EXPECT_EQ(martif->front().targets.at("ru").lexeme.lemma, "НАТО");
  const auto dct = ImportTbx(
      R"(<tbx style="dct" type="TBX-Basic" xmlns:basic="b" xmlns:min="m"><text><body><conceptEntry id="1">
    <min:subjectField>place</min:subjectField>
    <langSec xml:lang="en"><termSec><term>Paris</term></termSec></langSec>
    <langSec xml:lang="uk"><termSec><term>Париж</term><basic:grammaticalGender>masculine</basic:grammaticalGender></termSec></langSec>
    </conceptEntry></body></text></tbx>)",
      "g.tbx", GlossaryLayer::kBase);
  ASSERT_OK(dct);
  EXPECT_EQ(dct->front().kind, TermKind::kPlace);
  EXPECT_EQ(dct->front().targets.at("uk").lexeme.gender, Gender::kMasculine);
}

TEST(ExchangeTest, RejectsWhatIsNotTbx) {
  EXPECT_THAT(ImportTbx("<html/>", "g.tbx", GlossaryLayer::kBase),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("tbx or martif")));
  EXPECT_THAT(ImportTbx("<tbx>", "g.tbx", GlossaryLayer::kBase),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("g.tbx:1: not XML")));
}

}  // namespace
}  // namespace dragoman
