#include "client/article_reader.h"

#include <gmock/gmock.h>
#include <google/protobuf/util/time_util.h>

#include <random>
#include <string>

#include "client/article_writer.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

constexpr char kArticle[] =
    " date 2026-02-10 Ministers Meet in Vienna\r\n"
    "\r\n"
    "By Anna Berg\r\n"
    "\r\n"
    "The ministers met on Tuesday. They will meet again.\r\n"
    "\r\n"
    "Photo: Openverse by Олена Ковальчук, https://example.org/licence The ministers, in a row\r\n"
    "\r\n"
    "\"It was a good day,” one of them said.\r\n"
    "\r\n"
    "What Comes Next\r\n"
    "\r\n"
    "- A report\r\n- A vote\r\n"
    "\r\n"
    "1. First\r\n2. Second\r\n"
    "\r\n"
    "> Patience is a method.\r\n> — The chairwoman\r\n"
    "\r\n"
    "```\r\nkeep  this\r\n\r\nas it is\r\n```\r\n"
    "\r\n"
    "The end came soon.\r\n";

TEST(ArticleReaderTest, ReadsEveryKindOfBlock) {
  const auto article = ReadPlainArticle(kArticle);
  ASSERT_OK(article);
  EXPECT_EQ(google::protobuf::util::TimeUtil::ToString(article->publish_time()), "2026-02-10T00:00:00Z");
  EXPECT_EQ(article->headline().text(), "Ministers Meet in Vienna");
  EXPECT_EQ(article->byline().text(), "By Anna Berg");
  EXPECT_EQ(article->lead().text(), "The ministers met on Tuesday. They will meet again.");
  ASSERT_EQ(article->blocks_size(), 8);
  EXPECT_EQ(article->blocks(0).image().credit(), "Openverse by Олена Ковальчук");
  EXPECT_EQ(article->blocks(0).image().licence_uri(), "https://example.org/licence");
  EXPECT_EQ(article->blocks(0).image().caption().text(), "The ministers, in a row");
  EXPECT_TRUE(article->blocks(1).has_paragraph());
  EXPECT_EQ(article->blocks(2).heading().text().text(), "What Comes Next");
  EXPECT_EQ(article->blocks(3).list().items_size(), 2);
  EXPECT_TRUE(article->blocks(4).list().ordered());
  EXPECT_EQ(article->blocks(5).quote().text().text(), "Patience is a method.");
  EXPECT_EQ(article->blocks(5).quote().attribution().text(), "The chairwoman");
  EXPECT_EQ(article->blocks(6).preformatted().text(), "keep  this\n\nas it is");
  EXPECT_EQ(article->blocks(7).paragraph().text().text(), "The end came soon.");
}

TEST(ArticleReaderTest, TheWriterWritesWhatTheReaderReads) {
  const auto article = ReadPlainArticle(kArticle);
  ASSERT_OK(article);
  v1::LocalizedArticle localized;
  *localized.mutable_article() = *article;
  const auto again = ReadPlainArticle(WritePlainArticle(localized, TermMarks::kNone));
  ASSERT_OK(again);
  v1::Article expected = *article;
  expected.mutable_blocks(2)->mutable_heading()->set_level(1);  // written with its mark
  EXPECT_EQ(again->DebugString(), expected.DebugString());
}

TEST(ArticleReaderTest, TakesADateOnALineOfItsOwn) {
  const auto article = ReadPlainArticle("2026-03-04\nPower Lines for All\n\nText follows here.\n");
  ASSERT_OK(article);
  EXPECT_TRUE(article->has_publish_time());
  EXPECT_EQ(article->headline().text(), "Power Lines for All");
  EXPECT_EQ(article->lead().text(), "Text follows here.");
}

TEST(ArticleReaderTest, RefusesTextWithoutWords) {
  EXPECT_THAT(ReadPlainArticle(" \n\n\t\n"),
              StatusIs(absl::StatusCode::kInvalidArgument, testing::HasSubstr("no text")));
  EXPECT_FALSE(ReadJsonArticle("{\"headline\": 5}").ok());
}

TEST(ArticleReaderTest, RefusesTextThatIsNotUtf8) {
  EXPECT_THAT(ReadPlainArticle("Headline\n\nCaf\xE9.\n"),
              StatusIs(absl::StatusCode::kInvalidArgument, "line 3: the text is not valid UTF-8 at byte 4"));
  EXPECT_THAT(ReadJsonArticle("{\"headline\": {\"text\": \"Caf\xE9\"}}"),
              StatusIs(absl::StatusCode::kInvalidArgument, "line 1: the text is not valid UTF-8 at byte 27"));
}

TEST(ArticleReaderTest, ReadsAnyBytes) {
  std::mt19937 random(7);
  const std::string alphabet = "aB .,\n\r\t#>-1`:\"\xD0\xBF\xFF/dPhoto:date 2026-01-01";
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (size_t i = random() % 80; i > 0; --i) text += alphabet[random() % alphabet.size()];
    const auto article = ReadPlainArticle(text);
    if (!article.ok()) continue;
    EXPECT_TRUE(article->has_headline() || article->blocks_size() > 0);
  }
}

}  // namespace
}  // namespace dragoman
