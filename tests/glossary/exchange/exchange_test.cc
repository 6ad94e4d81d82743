#include "glossary/exchange.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "glossary/glossary_loader.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

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

absl::StatusOr<std::vector<Concept>> ReadSeparated(absl::string_view text, Separator separator,
                                                   absl::string_view file, absl::string_view target,
                                                   GlossaryLayer layer) {
  auto entries = ImportSeparated(text, separator, file, target, layer);
  if (!entries.ok()) return entries.status();
  return ConceptsOf(*std::move(entries));
}

absl::StatusOr<std::vector<Concept>> ReadTbx(absl::string_view xml) {
  auto entries = ImportTbx(xml, "g.tbx", GlossaryLayer::kHouse);
  if (!entries.ok()) return entries.status();
  return ConceptsOf(*std::move(entries));
}

TEST(ExchangeTest, WritesPairsAsDeepLAndGoogleTakeThem) {
  EXPECT_EQ(ExportSeparated(Sample(), Separator::kTab, "fr"),
            "Dmitry Peskov\tDmitri Peskov\nDmitri Peskov\tDmitri Peskov\nPeskov\tPeskov\n");
  EXPECT_THAT(ExportSeparated(Sample(), Separator::kComma, "ru"),
              HasSubstr("\"Yukos, \"\"the company\"\"\",ЮКОС\n"));
}

TEST(ExchangeTest, ReadsPairs) {
  const auto concepts =
      ReadSeparated("\xEF\xBB\xBFKremlin\tКремль\r\nforeign minister\tминистр иностранных дел\n\n",
                    Separator::kTab, "g.tsv", "ru", GlossaryLayer::kClient);
  ASSERT_OK(concepts);
  ASSERT_EQ(concepts->size(), 2u);
  EXPECT_EQ((*concepts)[0].id, "term/kremlin");
  EXPECT_EQ((*concepts)[0].source.case_rule, CaseRule::kExact);
  EXPECT_EQ((*concepts)[1].source.case_rule, CaseRule::kInitial);
  EXPECT_EQ((*concepts)[1].targets.at("ru").lexeme.lemma, "министр иностранных дел");
}

TEST(ExchangeTest, ReadsGooglesHeader) {
  const auto concepts = ReadSeparated("en,fr,ru,pos,description\n\"a, \"\"b\"\"\",x,y,noun,\n",
                                      Separator::kComma, "g.csv", "", GlossaryLayer::kBase);
  ASSERT_OK(concepts);
  EXPECT_EQ(concepts->front().source.names.front(), "a, \"b\"");
  EXPECT_EQ(concepts->front().targets.at("fr").lexeme.lemma, "x");
}

TEST(ExchangeTest, NamesEveryFault) {
  EXPECT_THAT(ReadSeparated("a,b\nc\n\"d,e\n", Separator::kComma, "g.csv", "ru", GlossaryLayer::kBase),
              StatusIs(absl::StatusCode::kInvalidArgument, AllOf(HasSubstr("g.csv:2: expected 2 columns"),
                                                                 HasSubstr("g.csv:3: a quotation mark"))));
}

TEST(ExchangeTest, SheetComesBack) {
  for (const Separator separator : {Separator::kComma, Separator::kTab}) {
    const std::string sheet = ExportSheet(Sample(), separator);
    const auto again = ReadSeparated(sheet, separator, "s", "", GlossaryLayer::kBase);
    ASSERT_OK(again);
    EXPECT_EQ(ExportSheet(*again, separator), sheet);
  }
}

// Every field that a glossary file knows.
constexpr char kRichGlossary[] = R"(entries:
- id: person/rich
  kind: person
  gender: feminine
  en: {names: [Anna Rich, Ann Rich], surnames: [Rich, Riche], surname_needs_name: true}
  fr: {lemma: Anna Rich, surname: Rich, variants: [Anne Rich], note: "usage, \"maison\""}
  ru: {lemma: Анна Рич, surname: Рич, indeclinable: [Рич], forms: {genitive: Анны Рич, dative: Анне Рич}, forbidden: [Анна Рик, Энн Рик]}
  uk: {lemma: Анна Річ, surname: Річ, surname_forms: {vocative: Річ, plural_nominative: Річі}}
  origin: "rich.example; a, b"
- id: title/prince-bishop
  kind: title
  en: {names: [prince-bishop], case: exact, plurals: [princes-bishop]}
  fr: {lemma: prince-évêque, gender: masculine, feminine: princesse-évêque, plural: princes-évêques}
  ru: {lemma: князь-епископ, gender: masculine, animate: false}
- id: place/hague
  kind: place
  en: {names: [The Hague], case: initial}
  fr: {lemma: Haye, gender: feminine, article: true, h_aspire: true}
  uk: {lemma: Нідерланди, gender: masculine, number: plural, indeclinable: true}
- id: term/off-the-record
  kind: term
  do_not_translate: true
  en: {names: [off the record]}
  origin: house style
)";

std::vector<Concept> RichSample() {
  return *ParseGlossary(kRichGlossary, "rich.yaml", GlossaryLayer::kHouse);
}

const std::vector<Concept>& CuratedGlossary() {
  static const auto* const concepts = new std::vector<Concept>(
      *LoadGlossaryDirectory(DRAGOMAN_SOURCE_DIR "/glossary/data", GlossaryLayer::kHouse));
  return *concepts;
}

TEST(ExchangeTest, SheetsLoseNothing) {
  for (const Separator separator : {Separator::kComma, Separator::kTab}) {
    for (const std::vector<Concept>& concepts : {RichSample(), CuratedGlossary()}) {
      const auto again =
          ReadSeparated(ExportSheet(concepts, separator), separator, "s", "", GlossaryLayer::kHouse);
      ASSERT_OK(again);
      EXPECT_EQ(FormatGlossary(*again), FormatGlossary(concepts));
    }
  }
}

TEST(ExchangeTest, GlossaryFilesLoseNothing) {
  for (const std::vector<Concept>& concepts : {RichSample(), CuratedGlossary()}) {
    const std::string file = FormatGlossary(concepts);
    const auto again = ParseGlossary(file, "again.yaml", GlossaryLayer::kHouse);
    ASSERT_OK(again);
    EXPECT_EQ(FormatGlossary(*again), file);
  }
}

// The concept without what TBX has no place for.
Concept AsTbxCarriesIt(Concept entry) {
  entry.source.surname_needs_name = false;
  entry.source.case_rule = absl::ascii_islower(static_cast<unsigned char>(entry.source.names[0][0]))
                               ? CaseRule::kInitial
                               : CaseRule::kExact;
  for (auto& [language, target] : entry.targets) {
    Lexeme& lexeme = target.lexeme;
    lexeme.animate = entry.kind == TermKind::kPerson || entry.kind == TermKind::kTitle;
    lexeme.indeclinable.clear();
    lexeme.exceptions.clear();
    target.surname.exceptions.clear();
    lexeme.article = lexeme.h_aspire = false;
    lexeme.feminine.clear();
    lexeme.plural.clear();
  }
  return entry;
}

TEST(ExchangeTest, TbxLosesWhatItHasNoPlaceForAndNothingElse) {
  for (const std::vector<Concept>& concepts : {RichSample(), CuratedGlossary()}) {
    const auto again = ReadTbx(ExportTbx(concepts));
    ASSERT_OK(again);
    ASSERT_EQ(again->size(), concepts.size());
    for (size_t i = 0; i < concepts.size(); ++i) {
      const Concept expected = AsTbxCarriesIt(concepts[i]);
      EXPECT_EQ(FormatGlossary({&(*again)[i], 1}), FormatGlossary({&expected, 1}));
    }
  }
}

std::vector<std::string> Describe(const absl::StatusOr<std::vector<LostField>>& lost) {
  EXPECT_OK(lost);
  std::vector<std::string> texts;
  for (const LostField& field : *lost) texts.push_back(absl::StrCat(field.field, " ", field.entries));
  return texts;
}

TEST(ExchangeTest, TellsWhatAFormatLoses) {
  std::vector<Concept> concepts = Sample();
  EXPECT_THAT(Describe(LostInTbx(concepts)), IsEmpty());
  EXPECT_THAT(Describe(LostInSheet(concepts, Separator::kTab)), IsEmpty());
  concepts[0].targets["ru"].lexeme.indeclinable = {"Песков"};
  concepts[0].source.surname_needs_name = true;
  concepts[1].targets["ru"].lexeme.indeclinable = {"союз"};
  concepts[1].targets["ru"].note = "a | b\tc";
  EXPECT_THAT(Describe(LostInTbx(concepts)),
              ElementsAre("en.surname_needs_name 1", "ru.indeclinable 2", "ru.note 1"));
  EXPECT_THAT(Describe(LostInSheet(concepts, Separator::kComma)), IsEmpty());
  EXPECT_THAT(Describe(LostInSheet(concepts, Separator::kTab)), ElementsAre("ru.note 1"));
}

TEST(ExchangeTest, TellsWhatPairsLose) {
  std::vector<Concept> concepts = Sample();
  concepts[0].source.surname_needs_name = true;
  EXPECT_THAT(Describe(LostInPairs(concepts, "ru")),
              ElementsAre("kind 3", "gender 1", "en.surnames 1", "en.surname_needs_name 1", "ru 1",
                          "ru.surname 1", "ru.gender 2", "ru.forbidden 1", "origin 1"));
}

TEST(ExchangeTest, ReadsPairsThatNameTheirLanguages) {
  const auto concepts = ReadSeparated("Kremlin,Кремль,EN,RU\nEU,UE,en-GB,fr,0.9\n", Separator::kComma,
                                      "deepl.csv", "", GlossaryLayer::kHouse);
  ASSERT_OK(concepts);
  ASSERT_EQ(concepts->size(), 2u);
  EXPECT_EQ((*concepts)[0].targets.at("ru").lexeme.lemma, "Кремль");
  EXPECT_EQ((*concepts)[1].targets.at("fr").lexeme.lemma, "UE");
  EXPECT_THAT(
      ReadSeparated("Кремль,Kremlin,ru,en\n", Separator::kComma, "deepl.csv", "", GlossaryLayer::kHouse),
      StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("deepl.csv:1: unknown pair of languages")));
}

TEST(ExchangeTest, NamesEveryFaultOfASheet) {
  EXPECT_THAT(ReadSeparated("id,kind,gender,en,ru,ru.gender,ru.forms\n"
                            "a,person,,Anna,Анна,,\n"
                            "b,beast,,Bear,медведь,male,genitive медведя\n"
                            "c,term,,Cat,,feminine,\n"
                            "a,term,,Ant,муравей,masculine,\n",
                            Separator::kComma, "s.csv", "", GlossaryLayer::kHouse),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       AllOf(HasSubstr("s.csv:2: gender of a person is missing"),
                             HasSubstr("s.csv:3: kind: unknown kind \"beast\""),
                             HasSubstr("s.csv:3: ru.gender: unknown gender \"male\""),
                             HasSubstr("s.csv:3: ru.forms: expected"),
                             HasSubstr("s.csv:4: the target term is missing"))));
}

TEST(ExchangeTest, LinesOfOneEntryComeTogether) {
  const auto pairs = ReadSeparated("Kremlin,Kremlin,en,fr\nKremlin,Кремль,en,ru\nKremlin,Кремль,en,ru\n",
                                   Separator::kComma, "g.csv", "", GlossaryLayer::kHouse);
  ASSERT_OK(pairs);
  ASSERT_EQ(pairs->size(), 1u);
  EXPECT_EQ(pairs->front().targets.at("fr").lexeme.lemma, "Kremlin");
  EXPECT_EQ(pairs->front().targets.at("ru").lexeme.lemma, "Кремль");
  // Other words with the same slug, and other kinds, are other entries.
  const auto others = ReadSeparated("en,kind,ru\nrice,term,рис\nRice,term,Райс\nRice,place,Райс\n",
                                    Separator::kComma, "g.csv", "", GlossaryLayer::kHouse);
  ASSERT_OK(others);
  ASSERT_EQ(others->size(), 3u);
  EXPECT_EQ((*others)[0].id, "term/rice");
  EXPECT_EQ((*others)[1].id, "term/rice-2");
  EXPECT_EQ((*others)[2].id, "place/rice");
}

TEST(ExchangeTest, NamesLinesThatContradictEachOther) {
  EXPECT_THAT(ReadSeparated("budget\tбюджет\nKremlin\tКремль\nbudget\tсмета\nKremlin\tкремль\n",
                            Separator::kTab, "g.tsv", "ru", GlossaryLayer::kHouse),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       AllOf(HasSubstr("g.tsv:3: ru.lemma of \"term/budget\" is another than at g.tsv:1"),
                             HasSubstr("g.tsv:4: ru.lemma of \"term/kremlin\" is another than at g.tsv:2"))));
}

TEST(ExchangeTest, TellsWhatAFileNames) {
  const auto pair = ImportSeparated("a,b\n", Separator::kComma, "g", "ru", GlossaryLayer::kHouse);
  ASSERT_OK(pair);
  EXPECT_THAT(pair->front().fields, ElementsAre("en.names", "ru.lemma"));
  EXPECT_FALSE(pair->front().has_id);
  const auto sheet = ImportSeparated("id,en,ru,uk,ru.note,kind\na/b,a,b | c,d,,\n", Separator::kComma, "g",
                                     "", GlossaryLayer::kHouse);
  ASSERT_OK(sheet);
  EXPECT_THAT(sheet->front().fields, ElementsAre("en.names", "id", "ru.lemma", "ru.variants", "uk.lemma"));
  EXPECT_TRUE(sheet->front().has_id);
  const auto tbx = ImportTbx(R"(<tbx><text><body><conceptEntry id="e1">
      <langSec xml:lang="en"><termSec><term>NATO</term></termSec></langSec>
      <langSec xml:lang="ru"><termSec><term>НАТО</term><termNote type="grammaticalGender">feminine</termNote>
      </termSec></langSec></conceptEntry></body></text></tbx>)",
                             "g", GlossaryLayer::kHouse);
  ASSERT_OK(tbx);
  EXPECT_THAT(tbx->front().fields, ElementsAre("en.names", "ru.gender", "ru.lemma"));
  EXPECT_EQ(tbx->front().place, "g:1");
}

TEST(ExchangeTest, TbxComesBack) {
  const std::string tbx = ExportTbx(Sample());
  const auto again = ReadTbx(tbx);
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
  const auto martif = ReadTbx(R"(<martif type="TBX"><text><body><termEntry id="e1">
    <langSet xml:lang="en-GB"><ntig><termGrp><term>NATO</term></termGrp></ntig></langSet>
    <langSet xml:lang="ru"><tig><term>НАТО</term></tig></langSet></termEntry></body></text></martif>)");
  ASSERT_OK(martif);
  EXPECT_EQ(martif->front().targets.at("ru").lexeme.lemma, "НАТО");
  const auto dct = ReadTbx(
      R"(<tbx style="dct" type="TBX-Basic" xmlns:basic="b" xmlns:min="m"><text><body><conceptEntry id="1">
    <min:subjectField>place</min:subjectField>
    <langSec xml:lang="en"><termSec><term>Paris</term></termSec></langSec>
    <langSec xml:lang="uk"><termSec><term>Париж</term><basic:grammaticalGender>masculine</basic:grammaticalGender></termSec></langSec>
    </conceptEntry></body></text></tbx>)");
  ASSERT_OK(dct);
  EXPECT_EQ(dct->front().kind, TermKind::kPlace);
  EXPECT_EQ(dct->front().targets.at("uk").lexeme.gender, Gender::kMasculine);
}

TEST(ExchangeTest, RejectsWhatIsNotTbx) {
  EXPECT_THAT(ReadTbx("<html/>"), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("tbx or martif")));
  EXPECT_THAT(ReadTbx("<tbx>"), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("g.tbx:1: not XML")));
}

}  // namespace
}  // namespace dragoman
