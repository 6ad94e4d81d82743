#include "service/text/entities.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace dragoman {
namespace {

std::string Decoded(const std::string& text) { return ApplyEdits(text, Entities::Find(text, {}).decoding()); }

TEST(EntitiesTest, AreReadAsTheirCharacters) {
  struct Case {
    const char* text;
    const char* decoded;
  };
  for (const Case& c : {
           Case{"AT&amp;T and R&amp;D", "AT&T and R&D"},
           Case{"caf&eacute; &laquo;&nbsp;Z&uuml;rich&nbsp;&raquo;", "café «\u00A0Zürich\u00A0»"},
           Case{"it&#8217;s &#x20AC;5 &mdash; &yuml;&hellip;", "it’s €5 — ÿ…"},
           Case{"&lt;b&gt; &amp;lt;", "<b> &lt;"},
           // Both ways, or two ways: which one was meant where would be lost.
           Case{"AT&T and R&amp;D", "AT&T and R&amp;D"},
           Case{"it&#8217;s caf&eacute;&rsquo;s", "it&#8217;s café&rsquo;s"},
           Case{"&zwnj;caf&eacute; R&amp;D", "&zwnj;café R&amp;D"},
           // No characters of a text.
           Case{"&#0;&#10;&#32;&#xD800;&#1114112;&#99999999999;&#;&;&#x;", ""},
           Case{"a & b; c && d &amp", ""},
       }) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(Decoded(c.text), *c.decoded == '\0' ? c.text : c.decoded);
  }
}

TEST(EntitiesTest, StayWhereABorderFallsInside) {
  const std::string text = "AT&amp;T";
  EXPECT_TRUE(Entities::Find(text, {4}).empty());
  EXPECT_FALSE(Entities::Find(text, {0, 2, 7, 8}).empty());
}

TEST(EntitiesTest, AreWrittenInAnotherTextAsTheyWereInTheirOwn) {
  const std::string text = "R&#38;D caf&eacute;";
  const Entities entities = Entities::Find(text, {});
  const std::string other = "é à & &";
  EXPECT_EQ(ApplyEdits(other, entities.Encoding(other)), "&eacute; à &#38; &#38;");
}

TEST(EntitiesTest, EncodingUndoesDecoding) {
  const std::vector<std::string> parts = {"&amp;", "&",      "&#38;",  "#",    "amp", ";",     "&eacute;",
                                          "é",     "&#233;", "3",      "&lt;", "<",   "&#59;", "a",
                                          "&#97;", "&zwnj;", "&nbsp;", "\xFF", " "};
  std::minstd_rand random(7);
  int decoded_texts = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (size_t i = random() % 8; i > 0; --i) text += parts[random() % parts.size()];
    SCOPED_TRACE(text);
    const Entities entities = Entities::Find(text, {});
    const std::string decoded = ApplyEdits(text, entities.decoding());
    EXPECT_EQ(ApplyEdits(decoded, entities.Encoding(decoded)), text);
    decoded_texts += entities.empty() ? 0 : 1;
  }
  EXPECT_GT(decoded_texts, 500);
}

}  // namespace
}  // namespace dragoman
