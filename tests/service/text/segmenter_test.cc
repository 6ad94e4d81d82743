#include "service/text/segmenter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <string>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "service/text/utf8.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kLanguages[] = {"en", "fr", "ru", "uk"};

std::unique_ptr<Segmenter> MakeSegmenter(absl::string_view language, size_t max_segment_bytes = 0) {
  auto segmenter = Segmenter::Create(language, {.max_segment_bytes = max_segment_bytes});
  EXPECT_OK(segmenter);
  return *std::move(segmenter);
}

std::vector<std::string> Sentences(absl::string_view language, absl::string_view text) {
  std::vector<std::string> result;
  for (const ByteRange& range : MakeSegmenter(language)->Segment(text)) result.emplace_back(range.In(text));
  return result;
}

bool IsBlank(absl::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCharacter(text, i);
    if (c != U' ' && !(c >= U'\t' && c <= U'\r') && c != 0x85 && c != 0xA0 && c != 0x2028 && c != 0x2029 &&
        c != 0x202F && c != 0x3000) {
      return false;
    }
  }
  return true;
}

// The promises of Segment that hold for every text.
void ExpectWellSegmented(const Segmenter& segmenter, absl::string_view text) {
  const std::vector<ByteRange> segments = segmenter.Segment(text);
  size_t end = 0;
  for (const ByteRange& range : segments) {
    ASSERT_EQ(range.begin, end);
    ASSERT_LT(range.begin, range.end);
    end = range.end;
    if (!IsBlank(text)) {
      EXPECT_FALSE(IsBlank(range.In(text)));
    }
    if (range.begin == 0) continue;
    for (const absl::string_view closing : {")", "]", "}", "»", "”", "›", "⟩"}) {
      EXPECT_NE(range.In(text).substr(0, closing.size()), closing);
    }
  }
  EXPECT_EQ(end, text.size());
}

TEST(SegmenterTest, AcceptsLanguageTagsOnly) {
  for (const absl::string_view tag : {"en", "EN", "uk-UA", "fr-Latn-CA", "de", "tlh"}) {
    EXPECT_OK(Segmenter::Create(tag)) << tag;
  }
  for (const absl::string_view tag : {"", "e", "en_GB", "123", "en-", "-en", "toolonglanguage", "русский"}) {
    EXPECT_THAT(Segmenter::Create(tag),
                StatusIs(absl::StatusCode::kNotFound, HasSubstr("is not a language tag")))
        << tag;
  }
}

TEST(SegmenterTest, EmptyTextHasNoSegments) {
  for (const char* language : kLanguages) EXPECT_THAT(Sentences(language, ""), IsEmpty());
}

TEST(SegmenterTest, WhiteSpaceAloneIsOneSegment) {
  EXPECT_THAT(Sentences("en", " \n\n\t "), ElementsAre(" \n\n\t "));
}

TEST(SegmenterTest, WhiteSpaceBelongsToTheSegmentBefore) {
  EXPECT_THAT(Sentences("en", " \n\nOne.  Two.\n\nThree. "),
              ElementsAre(" \n\nOne.  ", "Two.\n\n", "Three. "));
}

TEST(SegmenterTest, RegionAndScriptDoNotMatter) {
  EXPECT_THAT(Sentences("uk-UA", "У м. Київ тихо. Вночі."), ElementsAre("У м. Київ тихо. ", "Вночі."));
}

TEST(SegmenterTest, OtherLanguagesHaveTheCommonRules) {
  EXPECT_THAT(Sentences("de", "Am 5. Mai kam Dr. Merz nach Köln. Er blieb."),
              ElementsAre("Am 5. Mai kam Dr. Merz nach Köln. ", "Er blieb."));
  EXPECT_THAT(Sentences("ja", "彼は来た。彼女は去った！"), ElementsAre("彼は来た。", "彼女は去った！"));
  EXPECT_THAT(Sentences("hi", "वह आया। वह गई।"), ElementsAre("वह आया। ", "वह गई।"));
  EXPECT_THAT(Sentences("ar", "هل جاء؟ نعم."), ElementsAre("هل جاء؟ ", "نعم."));
}

TEST(SegmenterTest, ClosingQuoteNeverBegins) {
  for (const char* language : kLanguages) {
    for (const absl::string_view space : {"", " ", "\u00A0", "\u202F", "  ", "\n"}) {
      const std::string text = absl::StrCat("«", space, "Non.", space, "» Oui.");
      SCOPED_TRACE(absl::StrCat(language, ": ", text));
      EXPECT_THAT(Sentences(language, text),
                  ElementsAre(absl::StrCat("«", space, "Non.", space, "» "), "Oui."));
    }
  }
}

TEST(SegmenterTest, LongSentencesAreCutBehindClauses) {
  const std::string text =
      "The first clause of it is here, the second clause is rather long; the third ends it.";
  std::vector<std::string> pieces;
  for (const ByteRange& range : MakeSegmenter("en", 70)->Segment(text)) pieces.emplace_back(range.In(text));
  EXPECT_THAT(pieces, ElementsAre("The first clause of it is here, the second clause is rather long; ",
                                  "the third ends it."));
}

TEST(SegmenterTest, LongSentencesAreCutBetweenWordsElseBetweenCharacters) {
  const std::string words = "слово слово слово слово";
  std::vector<std::string> pieces;
  for (const ByteRange& range : MakeSegmenter("ru", 30)->Segment(words)) pieces.emplace_back(range.In(words));
  EXPECT_THAT(pieces, ElementsAre("слово слово ", "слово слово"));

  const std::string solid = "аааааааааа";
  pieces.clear();
  for (const ByteRange& range : MakeSegmenter("ru", 7)->Segment(solid)) pieces.emplace_back(range.In(solid));
  EXPECT_THAT(pieces, ElementsAre("ааа", "ааа", "ааа", "а"));
}

TEST(SegmenterTest, LimitHoldsAndZeroMeansNone) {
  std::string text = "Речення";
  for (int i = 0; i < 500; ++i) absl::StrAppend(&text, i % 7 == 0 ? ", слово" : " слово");
  EXPECT_EQ(MakeSegmenter("uk", 0)->Segment(text).size(), 1u);
  const auto segmenter = MakeSegmenter("uk", 200);
  ExpectWellSegmented(*segmenter, text);
  for (const ByteRange& range : segmenter->Segment(text)) EXPECT_LE(range.size(), 200u);
}

TEST(SegmenterTest, ManyThreadsMayShareOne) {
  const auto segmenter = MakeSegmenter("en");
  const std::string text = "Mr. Smith left. He was tired.";
  const auto expected = segmenter->Segment(text);
  std::vector<std::thread> threads;
  std::vector<int> equal(4);
  for (int& result : equal) {
    threads.emplace_back([&] { result = segmenter->Segment(text) == expected; });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(equal, testing::Each(1));
}

TEST(SegmenterPropertyTest, RandomCharacters) {
  const std::vector<absl::string_view> alphabet = {
      "a",   "B",      "г",      "Є",    "é",      "1",    "23",  " ",
      " ",   "\u00A0", "\u202F", "\n",   "\n\n",   "\r\n", ".",   ".",
      "...", "…",      "!",      "?",    "(",      ")",    "[",   "]",
      "«",   "»",      "„",      "“",    "”",      "‘",    "’",   "\"",
      "'",   "—",      "-",      ",",    ":",      "•",    "*",   "🎉",
      "🇺🇦",  "\u200E", "\u0301", "Mr.",  "им.",    "т.",   "St.", "https://a.b/C.D",
      "1)",  "2)",     "\xff",   "\xd0", "\u2029", "。",   ":)"};
  std::mt19937 random(20240501);
  for (const char* language : {"en", "fr", "ru", "uk", "de"}) {
    const auto whole = MakeSegmenter(language);
    const auto cut = MakeSegmenter(language, 16);
    for (int round = 0; round < 2000; ++round) {
      std::string text;
      const size_t length = random() % 40;
      for (size_t i = 0; i < length; ++i) absl::StrAppend(&text, alphabet[random() % alphabet.size()]);
      SCOPED_TRACE(absl::StrCat(language, ": ", testing::PrintToString(text)));
      ASSERT_NO_FATAL_FAILURE(ExpectWellSegmented(*whole, text));
      ASSERT_NO_FATAL_FAILURE(ExpectWellSegmented(*cut, text));
      if (HasFailure()) return;
    }
  }
}

TEST(SegmenterPropertyTest, RandomBytes) {
  std::mt19937 random(7);
  const auto segmenter = MakeSegmenter("uk", 32);
  for (int round = 0; round < 5000; ++round) {
    std::string text(random() % 64, '\0');
    for (char& byte : text) byte = static_cast<char>(random());
    SCOPED_TRACE(testing::PrintToString(text));
    ASSERT_NO_FATAL_FAILURE(ExpectWellSegmented(*segmenter, text));
    if (HasFailure()) return;
  }
}

// Quadratic work would take minutes here.
TEST(SegmenterPropertyTest, HostileRepetitionsStayLinear) {
  const auto segmenter = MakeSegmenter("ru");
  for (const absl::string_view unit :
       {"a. ", ".",      "(",  "((.", "« ", "\"",  ". \"", "1. ", "1) ", "• ",
        "\n",  "г. А. ", ".)", " . ", "🎉 ", "! )", "[1]",  ". [", "«А",  "(А. "}) {
    std::string text;
    while (text.size() < 200'000) absl::StrAppend(&text, unit);
    SCOPED_TRACE(unit);
    ASSERT_NO_FATAL_FAILURE(ExpectWellSegmented(*segmenter, text));
  }
}

// ---- golden cases, see tests/golden/segmentation/README.md

struct GoldenCase {
  std::string name;
  std::string text;
  std::vector<std::string> segments;
};

std::vector<GoldenCase> ReadGolden(absl::string_view language) {
  const std::string path = absl::StrCat(DRAGOMAN_SOURCE_DIR, "/tests/golden/segmentation/", language, ".tsv");
  std::ifstream in(path);
  std::vector<GoldenCase> cases;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    const std::vector<std::string> columns = absl::StrSplit(line, '\t');
    EXPECT_EQ(columns.size(), 2u) << path << ":" << number;
    if (columns.size() != 2) continue;
    GoldenCase golden{.name = absl::StrCat(path, ":", number, ": ", columns[0]), .text = {}, .segments = {}};
    golden.segments = absl::StrSplit(
        absl::StrReplaceAll(
            columns[1],
            {{"\\n", "\n"}, {"\\r", "\r"}, {"\\s", "\u00A0"}, {"\\t", "\u202F"}, {"\\l", "\u200E"}}),
        '|');
    golden.text = absl::StrJoin(golden.segments, "");
    cases.push_back(std::move(golden));
  }
  return cases;
}

class SegmenterGoldenTest : public testing::TestWithParam<const char*> {};

TEST_P(SegmenterGoldenTest, SegmentsAsTheLanguageWants) {
  const std::vector<GoldenCase> cases = ReadGolden(GetParam());
  ASSERT_GE(cases.size(), 150u);
  for (const GoldenCase& golden : cases) {
    EXPECT_EQ(absl::StrJoin(Sentences(GetParam(), golden.text), "|"), absl::StrJoin(golden.segments, "|"))
        << golden.name;
  }
}

TEST_P(SegmenterGoldenTest, CasesKeepThePromisesInAnyLanguage) {
  const auto segmenter = MakeSegmenter(GetParam());
  std::string all;
  for (const char* language : kLanguages) {
    for (const GoldenCase& golden : ReadGolden(language)) {
      ExpectWellSegmented(*segmenter, golden.text);
      absl::StrAppend(&all, golden.text, " ");
    }
  }
  ExpectWellSegmented(*segmenter, all);
}

INSTANTIATE_TEST_SUITE_P(Languages, SegmenterGoldenTest, testing::ValuesIn(kLanguages),
                         [](const auto& language) { return std::string(language.param); });

}  // namespace
}  // namespace dragoman
