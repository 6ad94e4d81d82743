#include "service/text/typography.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <random>

#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "service/text/protected_text.h"
#include "service/text/utf8.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string WithSpaces(absl::string_view text) {
  return absl::StrReplaceAll(text, {{"_", "\u00A0"}, {"^", "\u202F"}});
}

struct Case {
  std::string name;
  std::string profile;
  std::string before;
  std::string after;
};

std::vector<Case> Golden() {
  std::vector<Case> cases;
  for (const char* language : {"fr", "ru", "uk"}) {
    std::ifstream in(std::string(DRAGOMAN_SOURCE_DIR "/tests/golden/typography/") + language + ".tsv");
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
      if (line.empty() || line[0] == '#') continue;
      const std::vector<std::string> columns = absl::StrSplit(line, '\t');
      cases.push_back({std::string(language) + ".tsv:" + std::to_string(number), columns.at(0),
                       WithSpaces(columns.at(1)), WithSpaces(columns.at(2))});
    }
  }
  return cases;
}

std::string Typeset(absl::string_view profile, absl::string_view text,
                    absl::Span<const ByteRange> fixed = {}) {
  const auto typographer = Typographer::Create(profile);
  if (!typographer.ok()) return typographer.status().ToString();
  return ApplyEdits(text, (*typographer)->Edits(text, fixed));
}

TEST(TypographerTest, SetsTheGoldenCases) {
  const std::vector<Case> cases = Golden();
  ASSERT_GE(cases.size(), 240u);
  for (const Case& golden : cases) {
    SCOPED_TRACE(golden.name);
    EXPECT_EQ(Typeset(golden.profile, golden.before), golden.after);
  }
}

TEST(TypographerTest, ChangesNothingTheSecondTime) {
  for (const std::string& profile : Typographer::ProfileNames()) {
    for (const Case& golden : Golden()) {
      SCOPED_TRACE(profile + " " + golden.before);
      const std::string once = Typeset(profile, golden.before);
      EXPECT_EQ(Typeset(profile, once), once);
    }
  }
}

TEST(TypographerTest, IsIdempotentOnAnyMixture) {
  const char* pieces[] = {"\"",   "'",       "«", "»",          "“",      "”",   "„",   "‘",    "’",
                          " ",    " ",       " ", "\u00A0",     "\u202F", "-",   "–",   "—",    "--",
                          "...",  ".",       ",", ":",          ";",      "!",   "?",   "%",    "5",
                          "2014", "2020",    "м", "слово",      "Имя",    "mot", "п",   "я",    "(",
                          ")",    "€",       "№", "А.",         "г.",     "\n",  "h",   "°",    "`",
                          "@",    "#",       "/", "<<",         ">>",     "''",  "т.",  "д.",   "km",
                          "<b>",  "<a t=\"", "[", "](u \"t\")", "{0}",    "%d",  "90s", "<!--", "-->"};
  std::minstd_rand random(7);
  for (const std::string& profile : Typographer::ProfileNames()) {
    const auto typographer = Typographer::Create(profile);
    ASSERT_OK(typographer);
    for (int round = 0; round < 4000; ++round) {
      std::string text;
      for (size_t n = random() % 14; n > 0; --n) text += pieces[random() % std::size(pieces)];
      const std::string once = ApplyEdits(text, (*typographer)->Edits(text, {}));
      ASSERT_TRUE(IsValidUtf8(once)) << text;
      ASSERT_EQ(ApplyEdits(once, (*typographer)->Edits(once, {})), once) << profile << " [" << text << "]";
    }
  }
}

TEST(TypographerTest, LeavesProtectedRangesAlone) {
  const std::string text = "Le film \"Oh ! \"Non\"\" de Yahoo! sort à 5%.";
  const ByteRange range{8, 8 + 14};
  EXPECT_EQ(Typeset("fr", text, {range}).substr(8, 14), text.substr(8, 14));
}

TEST(TypographerTest, PairsMarksOverSentencesOfALineOnly) {
  EXPECT_EQ(Typeset("ru", "Он: \"Раз. \"Два\" и три\"\nЧетыре\" тут"), "Он: «Раз. „Два“ и три»\nЧетыре» тут");
}

TEST(TypographerTest, UnknownProfileIsNotFound) {
  EXPECT_THAT(Typographer::Create("tlh"),
              StatusIs(absl::StatusCode::kNotFound, HasSubstr("fr-narrow, fr-nbsp, ru")));
}

TEST(TypographerTest, IllFormedTextStaysIllFormed) {
  const std::string text = "\xff \"\xd0\" \xe2\x80";
  EXPECT_EQ(Typeset("ru", text), "\xff «\xd0» \xe2\x80");
}

std::vector<std::string> Protected(absl::string_view text) {
  std::vector<std::string> result;
  for (const ByteRange& range : FindProtectedText(text)) result.emplace_back(range.In(text));
  return result;
}

TEST(ProtectedTextTest, FindsAddressesHandlesAndCode) {
  EXPECT_THAT(Protected("See https://example.org/a_(b)?c=d, or www.example.com."),
              ElementsAre("https://example.org/a_(b)?c=d", "www.example.com"));
  EXPECT_THAT(Protected("«https://пример.рф/путь» (example.co.uk/news)"),
              ElementsAre("https://пример.рф/путь", "example.co.uk/news"));
  EXPECT_THAT(Protected("Write to a.b+c@mail.example.org; follow @name_1, #Україна2026!"),
              ElementsAre("a.b+c@mail.example.org", "@name_1", "#Україна2026"));
  EXPECT_THAT(Protected("Run `a - \"b\"` in /usr/local/bin, C:\\temp\\x.txt or src/main.cc."),
              ElementsAre("`a - \"b\"`", "/usr/local/bin", "C:\\temp\\x.txt", "src/main.cc"));
}

TEST(ProtectedTextTest, FindsTagsAndComments) {
  EXPECT_THAT(
      Protected("<a href=\"https://x.org/\" title='a > b'>ici</a>, <br/><img src=a.jpg hidden>"),
      ElementsAre("<a href=\"https://x.org/\" title='a > b'>", "</a>", "<br/>", "<img src=a.jpg hidden>"));
  EXPECT_THAT(Protected("<!DOCTYPE html><!-- c \"x\" --> <?xml version=\"1.0\"?>"),
              ElementsAre("<!DOCTYPE html>", "<!-- c \"x\" -->", "<?xml version=\"1.0\"?>"));
}

TEST(ProtectedTextTest, FindsTheTargetsOfMarkdownLinks) {
  EXPECT_THAT(Protected("See [a](u \"t\") and ![b](c_(d).png 'it\"s')."),
              ElementsAre("[", "](u \"t\")", "![", "](c_(d).png 'it\"s')"));
  EXPECT_THAT(Protected("[![icon](i.png)](/home)"), ElementsAre("[", "![", "](i.png)", "](/home)"));
  EXPECT_THAT(Protected("<a title=\"[\">x](u)"), ElementsAre("<a title=\"[\">", "](u)"));
}

TEST(ProtectedTextTest, FindsPlaceholdersEntitiesAndDataUris) {
  EXPECT_THAT(
      Protected("{{ name }}, {% if x %}{0} ${user} %{count}: %d %1$s %.2f %(who)s"),
      ElementsAre("{{ name }}", "{% if x %}", "{0}", "${user}", "%{count}", "%d", "%1$s", "%.2f", "%(who)s"));
  EXPECT_THAT(Protected("a&nbsp;b &#39;c&#39; data:image/png;base64,iVBOR/+w0KGgo=."),
              ElementsAre("&nbsp;", "&#39;", "&#39;", "data:image/png;base64,iVBOR/+w0KGgo="));
}

TEST(ProtectedTextTest, LeavesProseWithSignsAlone) {
  EXPECT_THAT(Protected("a < b and c > d, x<y and z>w, a <b and c> d, <<La paix>> et <<Paix>>, 3<5>2"),
              IsEmpty());
  EXPECT_THAT(Protected("[sic](he said \"x\"), [1] (see below), lone](u), {two words}, the data: 5/6, up"),
              IsEmpty());
  EXPECT_THAT(Protected("5 %d'inflation, 100%s, R&D; $5 # 100%"), IsEmpty());
}

TEST(TypographerTest, LeavesMarkupAlone) {
  EXPECT_EQ(Typeset("fr", "Il a dit <a href=\"https://x.org/\">\"ici\"</a> et <img alt=\"Le chat\"/>."),
            WithSpaces("Il a dit <a href=\"https://x.org/\">«_ici_»</a> et <img alt=\"Le chat\"/>."));
  EXPECT_EQ(Typeset("ru", "Он -- <!-- c \"x\" --> [\"тут\"](u \"t\")"),
            WithSpaces("Он_— <!-- c \"x\" --> [«тут»](u \"t\")"));
}

TEST(ProtectedTextTest, LeavesProseAlone) {
  EXPECT_THAT(Protected("24/7, and/or, #1, at 10:30, U.S. and e.g. this: No.5 a.m. end.Next ` lone"),
              IsEmpty());
  EXPECT_THAT(Protected("м/с, и/или, ст.5, 3.14, А.С.Пушкин, т.е. так"), IsEmpty());
  EXPECT_THAT(Protected(""), IsEmpty());
}

}  // namespace
}  // namespace dragoman
