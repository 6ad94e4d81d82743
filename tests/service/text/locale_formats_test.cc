#include "service/text/locale_formats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "service/text/values.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(LocaleFormatterTest, MendsTheGoldenCasesOnce) {
  std::ifstream in(DRAGOMAN_SOURCE_DIR "/tests/golden/locale/cases.tsv");
  std::string line;
  int cases = 0;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    SCOPED_TRACE(line);
    const std::vector<std::string> columns =
        absl::StrSplit(absl::StrReplaceAll(line, {{"_", "\u00A0"}}), '\t');
    const auto formatter = LocaleFormatter::Create("en", columns.at(0));
    ASSERT_OK(formatter);
    const std::string once = ApplyEdits(columns.at(2), (*formatter)->Edits(columns.at(1), columns.at(2), {}));
    EXPECT_EQ(once, columns.at(3));
    EXPECT_THAT((*formatter)->Edits(columns.at(1), once, {}), IsEmpty());
    ++cases;
  }
  EXPECT_GE(cases, 50);
}

std::vector<std::string> Values(absl::string_view text, absl::string_view language) {
  std::vector<std::string> values;
  for (const ShownNumber& number : ReadNumbers(text, language)) values.push_back(number.value);
  return values;
}

// Half-day times are left out: 5 p.m. becomes 17 h, another number for the same hour.
TEST(LocaleFormatterTest, NumbersKeepTheirValues) {
  constexpr absl::string_view kPieces[] = {
      "$1,234.5 billion", "$3m",         "US$75",     "€1,234.50",      "£2.5bn",       "3.5 percent",
      "12 per cent",      "1,234,567",   "0.05",      "12,000 men",     "200 thousand", "1.5 million",
      "2 trillion",       "2 billion",   "7 billion", "On May 1, 2026", "2 February",   "Feb. 9, 2025",
      "on March 31st",    "in May 2026", "on Monday", "the 2nd",        "10.11.2026",   "10:30",
      "Boeing 737-800",   "v1.2",        "1,23",      "1,2345",         "A320",         "1990s"};
  constexpr absl::string_view kGlue[] = {"; ", " x, ", " – ", ". Et ", " (", ") "};
  std::minstd_rand random(20260202);
  for (const char* language : {"fr", "ru", "uk"}) {
    const auto formatter = LocaleFormatter::Create("en", language);
    ASSERT_OK(formatter);
    size_t changed = 0;
    for (int round = 0; round < 500; ++round) {
      std::string text;
      for (int piece = 0; piece < 6; ++piece) {
        text += std::string(kPieces[random() % std::size(kPieces)]);
        text += std::string(kGlue[random() % std::size(kGlue)]);
      }
      SCOPED_TRACE(text);
      const std::vector<TextEdit> edits = (*formatter)->Edits(text, text, {});
      changed += edits.size();
      const std::string mended = ApplyEdits(text, edits);
      // What is left in English form is read as such: "1,23" and v1.2 stay as they are.
      std::vector<std::string> shown = Values(mended, language);
      for (const std::string& value : Values(mended, "en")) shown.push_back(value);
      for (const std::string& value : Values(text, "en")) EXPECT_THAT(shown, Contains(value));
      ASSERT_FALSE(HasFailure());
    }
    EXPECT_GT(changed, 1000u);
  }
}

TEST(LocaleFormatterTest, UnknownPairIsNotFound) {
  EXPECT_THAT(LocaleFormatter::Create("en", "tlh"),
              StatusIs(absl::StatusCode::kNotFound, HasSubstr("fr, ru, uk")));
}

}  // namespace
}  // namespace dragoman
