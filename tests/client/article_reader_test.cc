#include "client/article_reader.h"

#include <gmock/gmock.h>
#include <google/protobuf/util/time_util.h>

#include <random>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
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
  const auto read = ReadPlainArticle(kArticle);
  ASSERT_OK(read);
  const v1::Article* const article = &read->article;
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

// What comes back when nothing is translated.
std::string RoundTrip(absl::string_view text) {
  const auto read = ReadPlainArticle(text);
  if (!read.ok()) return read.status().ToString();
  v1::LocalizedArticle localized;
  *localized.mutable_article() = read->article;
  return WritePlainArticle(localized, read->layout, TermMarks::kNone);
}

// `body` below a headline and a lead.
v1::Article ReadBody(absl::string_view body) {
  const auto read = ReadPlainArticle(absl::StrCat("Headline\n\nThe lead.\n\n", body));
  EXPECT_OK(read);
  return read.ok() ? read->article : v1::Article();
}

std::vector<std::string> Items(const v1::Block& block) {
  std::vector<std::string> items;
  for (const v1::RichText& item : block.list().items()) items.push_back(item.text());
  return items;
}

TEST(ArticleReaderTest, TheWriterWritesWhatTheReaderRead) {
  for (const std::string text :
       {kArticle, "\xEF\xBB\xBF# Title\n===\nBy Anna Berg\nText.", "No line break at the end",
        "Headline\n\n\n\nText.  \n\n", "H\n\n- one\n   wrapped\n\n* two\n+ three\n• four\n",
        "H\n\n7) seven\n 8) eight\n\n12. twelve\n", "H\n\n- [ ] to do\n- [x] done\n  - inner\n",
        "H\n\n2.\n3. three\n", "H\n\n| a | b\\|c |\n|--|:-:|\n|  | d |\nafter\n",
        "H\n\na | b\n--|--\nc | d\n", "H\n\n---\n\n***\n\n_ _ _\n\n###\n\nText.\n",
        "---\n\n# Title\n\nText.\n",
        "H\n\n<img\n src=\"a.png\"\n>\n\n<!-- one\n\ntwo -->\n\n<pre>\nkeep  this\n\n</pre>\n",
        "H\n\n```cpp\nint i;\n\n```\n~~~\nx\n~~~\n", "H\n\n>> deep\n> > words\n>\n> last\n> -- Anna\n",
        "H\n\nTwo words\n---\n\nText  \nwrapped\n---\n", "H\n\n## Closed ##\n\n```\nno end\n",
        "H\n\nPhoto: Anna,\n https://a.org/l The caption\n goes on\n",
        "H\r\n\r\n> a\r\n>  b\r\n\r\n1. x\r\n   y\r\n"}) {
    EXPECT_EQ(RoundTrip(text), text);
  }
}

TEST(ArticleReaderTest, OnlyTheTextsChangeInATranslation) {
  const auto read = ReadPlainArticle(
      "# One\n\nTwo.\n\n---\n\n3) three\n   wrapped\n4) four\n\n| five | 6 |\n|---|---|\n\n<br>\n\n> "
      "seven\n> eight\n");
  ASSERT_OK(read);
  v1::LocalizedArticle localized;
  v1::Article& article = *localized.mutable_article();
  article = read->article;
  article.mutable_headline()->set_text("Un");
  article.mutable_lead()->set_text("Deux.");
  article.mutable_blocks(1)->mutable_list()->mutable_items(0)->set_text("trois");
  article.mutable_blocks(1)->mutable_list()->mutable_items(1)->set_text("quatre");
  article.mutable_blocks(2)->mutable_list()->mutable_items(0)->set_text("cinq");
  article.mutable_blocks(4)->mutable_quote()->mutable_text()->set_text("sept\nhuit\nneuf");
  EXPECT_EQ(WritePlainArticle(localized, read->layout, TermMarks::kNone),
            "# Un\n\nDeux.\n\n---\n\n3) trois\n4) quatre\n\n| cinq | 6 |\n|---|---|\n\n<br>\n\n"
            "> sept\n> huit\n> neuf\n");
}

TEST(ArticleReaderTest, TermsAreMarkedWhereTheyStand) {
  const auto read = ReadPlainArticle("H\n\n+ to Kyiv\n");
  ASSERT_OK(read);
  v1::LocalizedArticle localized;
  *localized.mutable_article() = read->article;
  v1::TermOccurrence& term = *localized.add_terms();
  term.set_status(v1::TermOccurrence::STATUS_REPAIRED);
  term.mutable_target()->set_path("blocks[0].list.items[0]");
  term.mutable_target()->set_begin_byte(3);
  term.mutable_target()->set_end_byte(7);
  EXPECT_EQ(WritePlainArticle(localized, read->layout, TermMarks::kBrackets), "H\n\n+ to [Kyiv*]\n");
  // A place that the text does not have, as no sound server gives it.
  term.mutable_target()->set_begin_byte(8);
  term.mutable_target()->set_end_byte(12);
  EXPECT_EQ(WritePlainArticle(localized, read->layout, TermMarks::kBrackets), "H\n\n+ to Kyiv\n");
}

TEST(ArticleReaderTest, AnArticleWithoutAFileHasALayoutThatReadsAsTheSame) {
  const auto read = ReadPlainArticle(kArticle);
  ASSERT_OK(read);
  v1::LocalizedArticle localized;
  *localized.mutable_article() = read->article;
  const auto again =
      ReadPlainArticle(WritePlainArticle(localized, LayoutOf(read->article), TermMarks::kNone));
  ASSERT_OK(again);
  v1::Article expected = read->article;
  expected.mutable_blocks(2)->mutable_heading()->set_level(1);  // written with its mark
  EXPECT_EQ(again->article.DebugString(), expected.DebugString());
}

TEST(ArticleReaderTest, RulesAndMarkupAloneAreNotTranslated) {
  for (const std::string line :
       {"---", "***", "___", "* * *", "===", "###", "* * * * *", "⁂", "<img src=\"a.png\" alt=\"A bridge\">",
        "<!-- note -->", "</div>", "{{ advertisement }}", "&nbsp;", "https://example.org/story",
        "<a href=\"x\"><img src=\"y\"></a>"}) {
    SCOPED_TRACE(line);
    const v1::Article article = ReadBody(line + "\n\nText.\n");
    ASSERT_EQ(article.blocks_size(), 2);
    EXPECT_EQ(article.blocks(0).preformatted().text(), line);
    EXPECT_EQ(article.blocks(1).paragraph().text().text(), "Text.");
  }
}

TEST(ArticleReaderTest, TagsAroundWordsAreText) {
  const v1::Article article = ReadBody("<p>She left.</p>\n\n<!-- note --> He stayed.\n");
  ASSERT_EQ(article.blocks_size(), 2);
  EXPECT_EQ(article.blocks(0).heading().text().text(), "<p>She left.</p>");
  EXPECT_EQ(article.blocks(1).paragraph().text().text(), "<!-- note --> He stayed.");
}

TEST(ArticleReaderTest, RegionsOfCodeAndHtmlAreNotTranslated) {
  const v1::Article article = ReadBody(
      "````md\n```\nx\n```\n````\n\n<script>\nrun();\n\n</script>\n\n<!-- a\n\nb -->\n\n<STYLE> p {} "
      "</style>\n\n"
      "Text:\n~~~\ny\n~~~\n");
  ASSERT_EQ(article.blocks_size(), 6);
  EXPECT_EQ(article.blocks(0).preformatted().text(), "```\nx\n```");
  EXPECT_EQ(article.blocks(1).preformatted().text(), "<script>\nrun();\n\n</script>");
  EXPECT_EQ(article.blocks(2).preformatted().text(), "<!-- a\n\nb -->");
  EXPECT_EQ(article.blocks(3).preformatted().text(), "<STYLE> p {} </style>");
  EXPECT_EQ(article.blocks(4).paragraph().text().text(), "Text:");
  EXPECT_EQ(article.blocks(5).preformatted().text(), "y");
}

TEST(ArticleReaderTest, ARegionWithoutAnEndIsText) {
  const v1::Article article = ReadBody("```\nOne.\n\n<!-- Two.\n\nThree.\n");
  ASSERT_EQ(article.blocks_size(), 4);
  EXPECT_EQ(article.blocks(1).paragraph().text().text(), "One.");
  EXPECT_EQ(article.blocks(2).paragraph().text().text(), "<!-- Two.");
  EXPECT_EQ(article.blocks(3).paragraph().text().text(), "Three.");
}

TEST(ArticleReaderTest, ReadsListsWithEveryMarker) {
  for (const std::string marker : {"-", "*", "+", "•", "1.", "3.", "12)", "  -", "- [ ]", "-  ", "\t*"}) {
    SCOPED_TRACE(marker);
    const v1::Article article = ReadBody(absl::StrCat(marker, " a report\n", marker, " a vote\n"));
    ASSERT_EQ(article.blocks_size(), 1);
    EXPECT_THAT(Items(article.blocks(0)), testing::ElementsAre("a report", "a vote"));
    EXPECT_EQ(article.blocks(0).list().ordered(), absl::StrContains("13", marker.front()));
  }
}

TEST(ArticleReaderTest, WordsThatBeginLikeItemsAreNone) {
  for (const std::string line :
       {"-5 degrees.", "**Bold** words.", "2024. It was cold.", "3.5 percent.", "+33 calls."}) {
    EXPECT_EQ(ReadBody(line).blocks(0).paragraph().text().text(), line);
  }
}

TEST(ArticleReaderTest, LinesBelowAnItemBelongToIt) {
  const v1::Article article = ReadBody(
      "1. A report\n   on bridges\n2. A vote\nby noon\n   - a recount\n\nText:\n- one\n- two\n> Words.\n");
  ASSERT_EQ(article.blocks_size(), 4);
  EXPECT_THAT(Items(article.blocks(0)),
              testing::ElementsAre("A report\non bridges", "A vote\nby noon", "a recount"));
  EXPECT_EQ(article.blocks(1).paragraph().text().text(), "Text:");
  EXPECT_THAT(Items(article.blocks(2)), testing::ElementsAre("one", "two"));
  EXPECT_EQ(article.blocks(3).quote().text().text(), "Words.");
}

TEST(ArticleReaderTest, ANumberInsideAParagraphBeginsNoList) {
  const v1::Article article = ReadBody("He was born on July\n12. She was not.\n");
  ASSERT_EQ(article.blocks_size(), 1);
  EXPECT_EQ(article.blocks(0).paragraph().text().text(), "He was born on July\n12. She was not.");
}

TEST(ArticleReaderTest, ANumberBehindAColonBeginsAList) {
  const v1::Article article = ReadBody("What is left:\n3. a report\n4. a vote\n");
  ASSERT_EQ(article.blocks_size(), 2);
  EXPECT_THAT(Items(article.blocks(1)), testing::ElementsAre("a report", "a vote"));
}

TEST(ArticleReaderTest, EachRowOfATableIsAListOfItsCells) {
  const v1::Article article = ReadBody(
      "| City | Note |\n|:-----|-----:|\n| Paris | a\\|b |\n| | — |\n\nCity | People\n---|---\nRome | "
      "5\nAfter.\n");
  ASSERT_EQ(article.blocks_size(), 5);
  EXPECT_THAT(Items(article.blocks(0)), testing::ElementsAre("City", "Note"));
  EXPECT_THAT(Items(article.blocks(1)), testing::ElementsAre("Paris", "a\\|b"));
  EXPECT_THAT(Items(article.blocks(2)), testing::ElementsAre("City", "People"));
  EXPECT_THAT(Items(article.blocks(3)), testing::ElementsAre("Rome", "5"));
  EXPECT_EQ(article.blocks(4).paragraph().text().text(), "After.");
}

TEST(ArticleReaderTest, ReadsHeadingsOfMarkdown) {
  const v1::Article article =
      ReadBody("### Third ###\nText.\n\nFirst\n===\n\nSecond.\n---\n\nNo\nheading\n---\n");
  ASSERT_EQ(article.blocks_size(), 6);
  EXPECT_EQ(article.blocks(0).heading().text().text(), "Third");
  EXPECT_EQ(article.blocks(0).heading().level(), 3);
  EXPECT_EQ(article.blocks(1).paragraph().text().text(), "Text.");
  EXPECT_EQ(article.blocks(2).heading().level(), 1);
  EXPECT_EQ(article.blocks(3).heading().text().text(), "Second.");
  EXPECT_EQ(article.blocks(3).heading().level(), 2);
  EXPECT_EQ(article.blocks(4).paragraph().text().text(), "No\nheading");
  EXPECT_EQ(article.blocks(5).preformatted().text(), "---");
}

TEST(ArticleReaderTest, TheHeadlineIsTheFirstLineWithWords) {
  for (const std::string above : {"", "---\n", "<img src=\"a.png\">\n\n"}) {
    const auto read = ReadPlainArticle(above + "# Title\n\nBy Anna Berg\n\nThe lead.\n");
    ASSERT_OK(read);
    EXPECT_EQ(read->article.headline().text(), "Title");
    EXPECT_EQ(read->article.byline().text(), "By Anna Berg");
    EXPECT_EQ(read->article.lead().text(), "The lead.");
  }
  for (const std::string block : {"- item\n", "> words\n", "| a |\n", "Photo: Anna Berg\n\nText.\n"}) {
    const auto read = ReadPlainArticle(block);
    ASSERT_OK(read);
    EXPECT_FALSE(read->article.has_headline()) << block;
  }
}

TEST(ArticleReaderTest, AQuotationKeepsWhatStandsBelowADash) {
  const v1::Article article = ReadBody("> One\n> — two\n> three\n");
  EXPECT_EQ(article.blocks(0).quote().text().text(), "One\n— two\nthree");
  EXPECT_FALSE(article.blocks(0).quote().has_attribution());
}

TEST(ArticleReaderTest, TakesADateOnALineOfItsOwn) {
  const auto read = ReadPlainArticle("2026-03-04\nPower Lines for All\n\nText follows here.\n");
  ASSERT_OK(read);
  EXPECT_TRUE(read->article.has_publish_time());
  EXPECT_EQ(read->article.headline().text(), "Power Lines for All");
  EXPECT_EQ(read->article.lead().text(), "Text follows here.");
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

TEST(ArticleReaderTest, GivesAnyTextBack) {
  std::mt19937 random(7);
  const std::vector<std::string> parts = {
      "a",    "B c.",  "\n",     "\n",   "\n\n",   "\r\n",      " ",    "  ",         "\t",          "# ",
      "#",    "> ",    "- ",     "---",  "+ ",     "1. ",       "3) ",  "* ",         "[x] ",        "|",
      "|-|-", "```",   "~~~",    "<br>", "<!--",   "-->",       "п",    "— ",         ":",           "\\",
      "===",  "<pre>", "</pre>", ",",    "Photo:", "https://a", "By A", "2026-01-01", "\xEF\xBB\xBF"};
  int read = 0;
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (size_t i = random() % 30; i > 0; --i) text += parts[random() % parts.size()];
    if (!ReadPlainArticle(text).ok()) continue;
    ++read;
    EXPECT_EQ(RoundTrip(text), text);
  }
  EXPECT_GT(read, 2500);
}

}  // namespace
}  // namespace dragoman
