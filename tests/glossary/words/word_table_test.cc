#include "glossary/words/word_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "glossary/english/english_table.h"
#include "glossary/french/words.h"
#include "glossary/slavic/government_table.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::FieldsAre;
using ::testing::IsEmpty;
using ::testing::IsNull;
using ::testing::Pointee;
using ::testing::UnorderedElementsAre;

TEST(WordTableTest, ReadsKindsWordsAndColumns) {
  const std::vector<WordTableLine> lines =
      ReadWordTable("# verbs\n\nverb met  saw\npreposition in at | pre acc | pre\n   \n");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].kind, "verb");
  EXPECT_THAT(lines[0].words, ElementsAre("met", "saw"));
  EXPECT_EQ(lines[1].kind, "preposition");
  EXPECT_THAT(lines[1].words, ElementsAre("in", "at"));
  EXPECT_THAT(lines[1].columns, ElementsAre("preposition in at", "pre acc", "pre"));
}

TEST(WordTableTest, PutsLinesOfAKindTogether) {
  WordSet verbs;
  Stems beginnings;
  WordKinds kinds;
  kinds.sets = {{"verb", &verbs}};
  kinds.stems = {{"beginning", &beginnings}};
  std::vector<std::string> unknown;
  for (const WordTableLine& line : ReadWordTable("verb met\nbeginning arriv\nverb saw\nverbs went")) {
    if (!kinds.Add(line)) unknown.push_back(line.kind);
  }
  EXPECT_THAT(verbs, UnorderedElementsAre("met", "saw"));
  EXPECT_THAT(beginnings, ElementsAre("arriv"));
  EXPECT_THAT(unknown, ElementsAre("verbs"));
  EXPECT_TRUE(BeginsWithAny("arrived", beginnings));
  EXPECT_FALSE(BeginsWithAny("river", beginnings));
}

TEST(EnglishTableTest, HasNoFaults) { EXPECT_THAT(EnglishTable::Get().faults, IsEmpty()); }

TEST(FrenchWordsTest, HasNoFaults) { EXPECT_THAT(French().faults, IsEmpty()); }

TEST(FrenchWordsTest, GivesAVerbInTheOtherNumber) {
  EXPECT_EQ(French().OtherNumber("a", /*plural=*/true), "ont");
  EXPECT_EQ(French().OtherNumber("ont", /*plural=*/false), "a");
  EXPECT_EQ(French().OtherNumber("ont", /*plural=*/true), "");
  EXPECT_EQ(French().OtherNumber("mange", /*plural=*/true), "");
}

TEST(FrenchWordsTest, FindsAWordByEitherGender) {
  EXPECT_THAT(French().FindAdjective("nouvelle"), Pointee(FieldsAre("nouveau", "nouvelle")));
  EXPECT_THAT(French().FindAdjective("nouvel"), Pointee(FieldsAre("nouvel", "nouvelle")));
  EXPECT_THAT(French().FindAdjective("nouveaux"), IsNull());
  EXPECT_THAT(French().FindDeterminer("sa"), Pointee(FieldsAre("son", "sa", "ses")));
  EXPECT_THAT(French().FindDeterminer("du"), Pointee(FieldsAre("du", "de la", "des")));
  EXPECT_THAT(French().FindDeterminer("les"), IsNull());
}

TEST(GovernmentTableFaultsTest, HasNoFaults) {
  for (const char* language : {"ru", "uk"}) {
    EXPECT_THAT(GovernmentTable(language).faults, IsEmpty()) << language;
  }
}

TEST(GovernmentTableFaultsTest, ReportsFaults) {
  const absl::string_view cases = "expected nom, gen, dat, acc, ins, pre, voc";
  const GovernmentTable table("ru",
                              "# typos\nnoun nim удар\nnoun\npreposition в | pre\nsir господин | nom,\n"
                              "numeral две | singular | gen\nnumeral пять | plurals | gen\n"
                              "function чем | кого\nfunktion чем\n| nom\n");
  EXPECT_THAT(
      table.faults,
      ElementsAre(absl::StrCat("line 2: unknown case \"nim\", ", cases),
                  absl::StrCat("line 3: unknown case \"\", ", cases), "line 4: expected 3 columns, found 2",
                  absl::StrCat("line 5: unknown case \"nom,\", ", cases),
                  "line 7: unknown number \"plurals\", expected singular, plural",
                  "line 8: no kind \"function\" with 2 columns", "line 9: no kind \"funktion\" with 1 column",
                  "line 10: no kind \"\" with 2 columns"));
  ASSERT_TRUE(table.numerals.contains("две"));
  EXPECT_EQ(table.numerals.at("две").number, Number::kSingular);
}

// A line in another kind's block would go by what its comment says.
TEST(WordTableTest, ExplainsEveryKindInACommentAboveIt) {
  for (const char* name : {"english/words.txt", "french/words.txt", "slavic/ru.txt", "slavic/uk.txt"}) {
    std::ifstream table(std::string(DRAGOMAN_SOURCE_DIR "/glossary/") + name);
    size_t number = 0;
    std::string above;  // "#" or the kind of the line above; empty above an empty line
    for (std::string line; std::getline(table, line);) {
      ++number;
      const std::string begins = line.substr(0, absl::StartsWith(line, "#") ? 1 : line.find(' '));
      EXPECT_TRUE(begins.empty() || begins == "#" || above == "#" || above == begins)
          << name << " line " << number << ": " << begins << " below " << above;
      above = begins;
    }
    EXPECT_GT(number, 100u) << name;
  }
}

TEST(EnglishTableTest, KnowsVerbsWithAndWithoutEd) {
  const EnglishTable& table = EnglishTable::Get();
  EXPECT_TRUE(table.IsFinite("said"));
  EXPECT_TRUE(table.IsFinite("walked"));
  EXPECT_FALSE(table.IsFinite("red"));
  EXPECT_TRUE(table.IsParticiple("written"));
  EXPECT_FALSE(table.IsParticiple("wrote"));
}

}  // namespace
}  // namespace dragoman
