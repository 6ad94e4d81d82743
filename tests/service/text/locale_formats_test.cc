#include "service/text/locale_formats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

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
  EXPECT_GE(cases, 15);
}

TEST(LocaleFormatterTest, UnknownPairIsNotFound) {
  EXPECT_THAT(LocaleFormatter::Create("en", "tlh"),
              StatusIs(absl::StatusCode::kNotFound, HasSubstr("fr, ru, uk")));
}

}  // namespace
}  // namespace dragoman
