// What people and attackers hand in as glossaries: a clear error with its line, never a crash.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "glossary/exchange.h"
#include "glossary/glossary_loader.h"
#include "service/base/fault_list.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace dragoman {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

constexpr absl::StatusCode kInvalid = absl::StatusCode::kInvalidArgument;

absl::StatusOr<std::vector<ImportedEntry>> Csv(absl::string_view text) {
  return ImportSeparated(text, Separator::kComma, "g", "ru", GlossaryLayer::kHouse);
}
absl::StatusOr<std::vector<ImportedEntry>> Tsv(absl::string_view text) {
  return ImportSeparated(text, Separator::kTab, "g", "ru", GlossaryLayer::kHouse);
}
absl::StatusOr<std::vector<ImportedEntry>> Tbx(absl::string_view text) {
  return ImportTbx(text, "g", GlossaryLayer::kHouse);
}
absl::StatusOr<std::vector<ImportedEntry>> Yaml(absl::string_view text) {
  return ImportYaml(text, "g", GlossaryLayer::kHouse);
}

std::vector<std::string> Places(const absl::Status& status) {
  std::vector<std::string> places;
  const StatusFaults found = FaultsOf(status);
  for (const Fault& fault : found.faults.faults()) places.push_back(fault.field);
  return places;
}

std::string Entry(const std::string& english, const std::string& russian) {
  return absl::StrCat("<conceptEntry><langSec xml:lang='en'><termSec><term>", english,
                      "</term></termSec></langSec><langSec xml:lang='ru'><termSec><term>", russian,
                      "</term></termSec></langSec></conceptEntry>\n");
}
std::string Document(const std::string& entries) {
  return absl::StrCat("<tbx><text><body>\n", entries, "</body></text></tbx>\n");
}

TEST(ImportRobustnessTest, NamesTheLineThatIsNotUtf8) {
  // "Кремль" in Windows-1251, as spreadsheets save it.
  const std::string cyrillic = "\xCA\xF0\xE5\xEC\xEB\xFC";
  for (auto* import : {Csv, Tsv, Tbx, Yaml}) {
    EXPECT_THAT(import(absl::StrCat("a\n\n", cyrillic, "\nb\n")),
                StatusIs(kInvalid, HasSubstr("g:3: expected valid UTF-8 text")));
    EXPECT_THAT(import(absl::StrCat("a\n", cyrillic, "\nb\n", cyrillic, "\n")),
                StatusIs(kInvalid, HasSubstr("g:2: expected valid UTF-8 text, 2 lines are not text")));
    EXPECT_THAT(import(absl::string_view("\xFF\xFE"
                                         "a\0,\0b\0\n\0",
                                         10)),
                StatusIs(kInvalid, HasSubstr("g:1: expected valid UTF-8 text, found UTF-16")));
  }
}

TEST(ImportRobustnessTest, NamesTheLineOfANulByte) {
  for (auto* import : {Csv, Tsv, Tbx, Yaml}) {
    EXPECT_THAT(import(absl::string_view("a,b\nc\0,d\n", 9)),
                StatusIs(kInvalid, HasSubstr("g:2: expected text, found a NUL byte")));
  }
}

TEST(ImportRobustnessTest, NamesControlCharactersInCells) {
  const absl::Status status = Csv("a,b\nc\x01,d\ne,f\x7F\n").status();
  EXPECT_THAT(Places(status), ElementsAre("g:2", "g:3"));
  EXPECT_THAT(status, StatusIs(kInvalid, HasSubstr("found the control character 1")));
  const auto tab = Csv("\"a\tb\",c\n");
  ASSERT_OK(tab);
  EXPECT_THAT(tab->front().entry.source.names, ElementsAre("a b"));
}

TEST(ImportRobustnessTest, AForgottenQuotationMarkHidesNoOtherFault) {
  const absl::Status open = Csv("a,b\n\"c,d\ne\nf,g\nh\n").status();
  EXPECT_THAT(Places(open), ElementsAre("g:2", "g:3", "g:5"));
  EXPECT_THAT(open, StatusIs(kInvalid, HasSubstr("g:2: a quotation mark is never closed")));
  const absl::Status two = Csv("\"a,b\nc\n\"d,e\n").status();
  EXPECT_THAT(two, StatusIs(kInvalid, AllOf(HasSubstr("g:1: text after a closing quotation mark"),
                                            HasSubstr("g:2: expected 2 columns, found 1"),
                                            HasSubstr("g:3: a quotation mark is never closed"))));
  EXPECT_THAT(Csv("\"a\"b,c\n"), StatusIs(kInvalid, HasSubstr("g:1: text after a closing")));
  EXPECT_THAT(Csv("\""), StatusIs(kInvalid, HasSubstr("g:1: a quotation mark is never closed")));
}

TEST(ImportRobustnessTest, ReadsQuotesAndLineEndsOfEverySpreadsheet) {
  for (const char* text : {"\"a \"\"b\"\"\",\"c,\nd\" \r\ne f,g\r\n", "\"a \"\"b\"\"\",\"c,\rd\"\re f,g\r",
                           "\"a \"\"b\"\"\",\"c,\nd\"\n\n\ne f,g"}) {
    const auto entries = Csv(text);
    ASSERT_OK(entries);
    ASSERT_EQ(entries->size(), 2u);
    EXPECT_EQ((*entries)[0].entry.source.names[0], "a \"b\"");
    EXPECT_EQ((*entries)[0].entry.targets.at("ru").lexeme.lemma, "c, d");
    EXPECT_EQ((*entries)[1].entry.source.names[0], "e f");
  }
  EXPECT_EQ((*Csv("\"a\nb\",c\nd,e\n"))[1].place, "g:3");
  EXPECT_EQ((*Csv("a,b\r\r\nc,d\r"))[1].place, "g:3");
  // A mark inside a cell, and any in TSV, is one of the text.
  EXPECT_EQ((*Csv("a \"b\" c,d\n"))[0].entry.source.names[0], "a \"b\" c");
  EXPECT_EQ((*Tsv("\"a\" b\tc\n"))[0].entry.source.names[0], "\"a\" b");
}

TEST(ImportRobustnessTest, ExpandsNoEntities) {
  std::string bomb = "<?xml version='1.0'?>\n<!DOCTYPE tbx [\n<!ENTITY lol 'lol'>\n";
  for (int i = 1; i < 10; ++i) {
    absl::StrAppend(&bomb, "<!ENTITY lol", i, " '&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;'>\n");
  }
  absl::StrAppend(&bomb, "]>\n", Document(Entry("&lol9;", "x")));
  EXPECT_THAT(Tbx(bomb), StatusIs(kInvalid, HasSubstr("g:3: declares an entity")));
  EXPECT_THAT(Tbx("<!DOCTYPE tbx [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + Document(Entry("&x;", "y"))),
              StatusIs(kInvalid, HasSubstr("g:1: declares an entity")));
  const absl::Status unknown =
      Tbx(Document(Entry("a&nbsp;b", "c") + Entry("d", "e & f") + Entry("g", "h;&i"))).status();
  EXPECT_THAT(Places(unknown), ElementsAre("g:2", "g:3", "g:4"));
  EXPECT_THAT(unknown, StatusIs(kInvalid, HasSubstr("g:2: unknown entity \"nbsp\"; allowed: amp, lt")));
  // What needs no expansion, and a document type without any, is read.
  const auto plain = Tbx(
      "\xEF\xBB\xBF<?xml version='1.0' encoding='ISO-8859-1'?>\n<!DOCTYPE tbx SYSTEM 'TBX.dtd'>\n" +
      Document("<!-- R&D; -->" + Entry("A&amp;B &lt;&#67;&#x44;&gt;", "<![CDATA[Б&В;]]>") + Entry("É", "Е")));
  ASSERT_OK(plain);
  EXPECT_EQ((*plain)[0].entry.source.names[0], "A&B <CD>");
  EXPECT_EQ((*plain)[0].entry.targets.at("ru").lexeme.lemma, "Б&В;");
  EXPECT_EQ((*plain)[1].entry.source.names[0], "É");
}

TEST(ImportRobustnessTest, SurvivesBrokenAndDeepXml) {
  const std::string sound = Document(Entry("a", "b"));
  for (size_t length = 0; length < sound.size() - 7; ++length) {
    EXPECT_THAT(Tbx(sound.substr(0, length)), StatusIs(kInvalid, HasSubstr("g:")));
  }
  std::string deep;
  for (int i = 0; i < 200'000; ++i) absl::StrAppend(&deep, "<langSec>");
  EXPECT_THAT(Tbx("<tbx><text><body><conceptEntry>" + deep), StatusIs(kInvalid, HasSubstr("not XML")));
}

TEST(ImportRobustnessTest, NamesLinesOfLargeDocumentsInLinearTime) {
  std::string entries;
  for (int i = 0; i < 30'000; ++i) absl::StrAppend(&entries, Entry(absl::StrCat("word", i), "слово"));
  const auto read = Tbx(Document(entries));
  ASSERT_OK(read);
  EXPECT_EQ(read->back().place, "g:30001");
}

TEST(ImportRobustnessTest, AliasesCannotMakeASmallFileLarge) {
  std::string bomb = "entries:\n- {id: a, kind: term, ru: a, en: {names: &n [";
  for (int i = 0; i < 20'000; ++i) absl::StrAppend(&bomb, "n", i, ", ");
  absl::StrAppend(&bomb, "n]}}\n");
  for (int i = 0; i < 20'000; ++i) {
    absl::StrAppend(&bomb, "- {id: a", i, ", kind: term, ru: a, en: {names: *n}}\n");
  }
  EXPECT_THAT(Yaml(bomb), StatusIs(kInvalid, HasSubstr("aliases repeat more than the file holds")));
  // The usual use of them.
  EXPECT_THAT(*Yaml("entries:\n- {id: a, kind: term, ru: &r слово, uk: *r, en: {names: [word]}}\n"),
              SizeIs(1));
  // "\L" is two bytes in the file and three in the text.
  std::string separators;
  for (int i = 0; i < 1000; ++i) separators += "\\L";
  EXPECT_OK(Yaml("entries: [{id: a, kind: term, ru: b, en: {names: [\"" + separators + "\"]}}]"));
}

TEST(ImportRobustnessTest, NamesAThousandFaultsAndThatThereAreMore) {
  std::string csv, yaml = "entries:\n", tbx;
  for (int i = 0; i < 5'000; ++i) {
    absl::StrAppend(&csv, "x\n");
    absl::StrAppend(&yaml, "- {}\n");
    absl::StrAppend(&tbx, "<conceptEntry/>\n");
  }
  for (const absl::Status& status : {Csv(csv).status(), Yaml(yaml).status(), Tbx(Document(tbx)).status()}) {
    const StatusFaults found = FaultsOf(status);
    ASSERT_EQ(found.faults.faults().size(), 1001u);
    EXPECT_EQ(found.faults.faults().back().description, "more than 1000 faults, the last named");
  }
}

TEST(ImportRobustnessTest, QuotedValuesCannotForgeFaults) {
  const absl::Status status = Yaml("entries: [{id: a, kind: \"x\\x1ey\\x1ez\"}]").status();
  for (const std::string& place : Places(status)) EXPECT_EQ(place, "g:1");
  EXPECT_THAT(Csv("id,kind,en,ru\na,b\x1e"
                  "c,d,e\n"),
              StatusIs(kInvalid, Not(HasSubstr("\x1e"))));
}

TEST(ImportRobustnessTest, NamesEveryDuplicate) {
  const absl::Status ids = Csv("id,en,ru\na,x,ы\nb,y,э\na,z,ъ\nb,x,ы\n").status();
  EXPECT_THAT(Places(ids), ElementsAre("g:4", "g:5"));
  EXPECT_THAT(ids, StatusIs(kInvalid, HasSubstr("g:4: duplicate id \"a\"")));
  EXPECT_THAT(*Tsv("x\tы\nx\tы\nx\tы\n"), SizeIs(1));
  const absl::Status terms = Tbx(Document(Entry("x", "ы") + Entry("x", "ы") + Entry("x", "э"))).status();
  EXPECT_THAT(Places(terms), ElementsAre("g:4"));
}

TEST(ImportRobustnessTest, RefusesEmptyAndSenselessInputWithoutACrash) {
  for (auto* import : {Csv, Tsv, Tbx, Yaml}) {
    for (const char* text :
         {"",         " ",      "\n",    "\xEF\xBB\xBF", ",",  "\t",     "|",         "\"\"",
          "&",        "<",      "&a",    "*a",           "[",  "- -",    "<![CDATA[", "<!--",
          "<!ENTITY", "<tbx/>", "en,ru", "id\ten",       "\r", "\r\n\"", "{a: *a}"}) {
      import(text).IgnoreError();
    }
  }
}

TEST(ImportRobustnessTest, RefusesFilesThatAreTooLarge) {
  const TempDir folder;
  const std::string path = folder.Write("g.yaml", std::string(kMaxGlossaryFileBytes + 1, '\n'));
  EXPECT_THAT(LoadGlossaryFile(path, GlossaryLayer::kHouse),
              StatusIs(absl::StatusCode::kResourceExhausted, HasSubstr(path)));
}

}  // namespace
}  // namespace dragoman
