#include "service/text/sentence_case.h"

#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "gtest/gtest.h"
#include "service/text/text_edit.h"

namespace dragoman {
namespace {

std::string SentenceCase(absl::string_view text, absl::Span<const ByteRange> names) {
  return ApplyEdits(text, SentenceCaseEdits(text, names));
}

struct Headline {
  std::string text;
  std::vector<ByteRange> names;
};

// Names stand in braces in the golden file.
Headline ReadHeadline(absl::string_view marked) {
  Headline headline;
  size_t begin = 0;
  for (const char c : marked) {
    if (c == '{') {
      begin = headline.text.size();
    } else if (c == '}') {
      headline.names.push_back({begin, headline.text.size()});
    } else {
      headline.text += c;
    }
  }
  return headline;
}

TEST(SentenceCaseTest, BringsHeadlinesIntoTheGoldenForm) {
  std::ifstream in(absl::StrCat(DRAGOMAN_SOURCE_DIR, "/tests/golden/typography/headlines.tsv"));
  std::string line;
  int cases = 0;
  for (int number = 1; std::getline(in, line); ++number) {
    SCOPED_TRACE(number);
    const std::vector<std::string> columns = absl::StrSplit(line, '\t');
    ASSERT_EQ(columns.size(), 3u);
    const Headline headline = ReadHeadline(columns[1]);
    EXPECT_EQ(SentenceCase(headline.text, headline.names), columns[2]);
    EXPECT_EQ(SentenceCase(columns[2], {}), columns[2]);
    ++cases;
  }
  EXPECT_GE(cases, 50);
}

TEST(SentenceCaseTest, TakesAnyBytes) {
  EXPECT_EQ(SentenceCase("", {}), "");
  EXPECT_EQ(SentenceCase("\xFF Title Case Words \xC3", {}), "\xFF Title case words \xC3");
}

}  // namespace
}  // namespace dragoman
