// The golden tables of inflection, tests/golden/inflection/*.tsv: forms written by hand from grammars.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "glossary/inflect/french.h"
#include "glossary/inflect/inflector.h"

namespace dragoman {
namespace {

using ::testing::Ge;

using Row = std::vector<std::string>;

std::vector<Row> ReadTable(const std::string& name, size_t columns) {
  std::ifstream file(absl::StrCat(DRAGOMAN_SOURCE_DIR, "/tests/golden/inflection/", name));
  std::vector<Row> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    Row row = absl::StrSplit(line, '\t');
    EXPECT_EQ(row.size(), columns) << name << ": " << line;
    if (row.size() == columns) rows.push_back(std::move(row));
  }
  return rows;
}

TermKind KindOf(const std::string& name) {
  if (name == "person") return TermKind::kPerson;
  if (name == "title") return TermKind::kTitle;
  if (name == "place") return TermKind::kPlace;
  if (name == "org" || name == "organisation") return TermKind::kOrganisation;
  return TermKind::kTerm;
}

Gender GenderOf(const std::string& letter) {
  return letter == "m" ? Gender::kMasculine : letter == "f" ? Gender::kFeminine : Gender::kNeuter;
}

struct GoldenLanguage {
  std::string name;
  size_t cases;
};

class SlavicGoldenTest : public testing::TestWithParam<GoldenLanguage> {};

TEST_P(SlavicGoldenTest, NinetyNinePercentOfFormsAreRight) {
  const auto& [language, cases] = GetParam();
  const Inflector* inflector = InflectorFor(language).value();
  const std::vector<Row> rows = ReadTable(absl::StrCat(language, ".tsv"), 4 + cases);
  ASSERT_GE(rows.size(), 400u);
  size_t right = 0;
  std::string wrong;
  for (const Row& row : rows) {
    Lexeme lexeme;
    lexeme.kind = KindOf(row[0]);
    lexeme.gender = GenderOf(row[1]);
    lexeme.plural_only = row[2] == "plural_only";
    lexeme.animate = lexeme.kind == TermKind::kPerson || lexeme.kind == TermKind::kTitle;
    lexeme.lemma = row[3];
    const Number number = row[2] == "singular" ? Number::kSingular : Number::kPlural;
    for (size_t i = 0; i < cases; ++i) {
      const std::string form = inflector->Inflect(lexeme, {static_cast<Case>(i), number});
      const std::vector<std::string> allowed = absl::StrSplit(row[4 + i], '/');
      if (std::find(allowed.begin(), allowed.end(), form) != allowed.end()) {
        ++right;
      } else {
        absl::StrAppend(&wrong, "\n  ", row[0], " ", row[1], " ", row[3], ": \"", form, "\", should be \"",
                        row[4 + i], "\"");
      }
    }
  }
  const size_t total = rows.size() * cases;
  RecordProperty("right_forms", static_cast<int>(right));
  EXPECT_THAT(100.0 * right / total, Ge(99.0)) << right << " of " << total << wrong;
  if (!wrong.empty()) std::cout << right << " of " << total << " forms right; wrong:" << wrong << "\n";
}

INSTANTIATE_TEST_SUITE_P(Languages, SlavicGoldenTest,
                         testing::Values(GoldenLanguage{"ru", 6}, GoldenLanguage{"uk", 7}),
                         [](const auto& instance) { return instance.param.name; });

TEST(FrenchGoldenTest, ArticlesContractionsAndTitles) {
  for (const Row& row : ReadTable("fr.tsv", 10)) {
    SCOPED_TRACE(absl::StrCat(row[4], ", ", row[6]));
    Lexeme lexeme;
    lexeme.kind = KindOf(row[0]);
    lexeme.gender = GenderOf(row[1]);
    lexeme.plural_only = row[2] == "plural_only";
    lexeme.article = row[3] == "yes";
    lexeme.lemma = row[4];
    lexeme.feminine = row[5];
    const Gender gender = row[6].starts_with("feminine") ? Gender::kFeminine : Gender::kUnspecified;
    const Number number = row[6].ends_with("plural") ? Number::kPlural : Number::kSingular;
    EXPECT_EQ(FrenchWithArticle(lexeme, number, gender), row[7]);
    EXPECT_EQ(FrenchWithPreposition("de", lexeme, number, gender), row[8]);
    EXPECT_EQ(FrenchWithPreposition("à", lexeme, number, gender), row[9]);
  }
}

}  // namespace
}  // namespace dragoman
