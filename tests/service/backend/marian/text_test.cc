#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/backend/marian/alignment.h"
#include "service/backend/marian/guards.h"
#include "service/backend/marian/source_text.h"

namespace dragoman::marian {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(SourceTextTest, MakesPlainSpacesAndKeepsOffsets) {
  const std::string original =
      " a\xC2\xA0\t b\xFF"
      "c ";
  const SourceText text(original, {}, false);
  EXPECT_EQ(text.text(), "a b c");
  const ByteRange b = text.ToOriginal({2, 3});
  EXPECT_EQ(b.In(original), "b");
}

TEST(SourceTextTest, NormalisesToNfc) {
  const std::string original = "cafe\xCC\x81 noir";  // e and a combining acute
  const SourceText text(original, {}, false);
  EXPECT_EQ(text.text(), "café noir");
  EXPECT_EQ(text.ToOriginal({0, 5}).In(original), "cafe\xCC\x81");
  EXPECT_EQ(text.ToOriginal({6, 10}).In(original), "noir");
}

TEST(SourceTextTest, AnnotatesTermsAndDefusesMarks) {
  const std::string original = "Peskov said ⟦x¦y⟧ >>rus<<";
  const std::vector<TermHint> terms = {{{0, 6}, "Песков", {"Песков"}}};
  EXPECT_EQ(SourceText(original, terms, true).text(), "⟦Peskov¦Песков⟧ said [x|y] > >rus<<");
  EXPECT_EQ(SourceText(original, terms, false).text(), "Peskov said [x|y] > >rus<<");
}

TEST(SourceTextTest, StripsReservedMarks) {
  EXPECT_EQ(StripReserved("a ⟦b¦c⟧ d ⟧"), "a bc d");
  EXPECT_EQ(StripReserved("two  spaces"), "two  spaces");
  EXPECT_EQ(StripReserved(""), "");
}

TEST(SourceTextTest, SplitsAtClauses) {
  const std::string text = "one two three, four five six seven";
  std::string joined;
  const auto parts = SplitClauses(text, 4);
  EXPECT_EQ(parts.front().In(text), "one two three,");
  for (const ByteRange& part : parts) absl::StrAppend(&joined, part.In(text));
  EXPECT_EQ(joined, text);
  EXPECT_THAT(SplitClauses("", 3), ElementsAre(ByteRange{0, 0}));
}

TEST(GuardsTest, FindsLoops) {
  EXPECT_TRUE(HasLoop({1, 2, 3, 2, 3, 2, 3}));
  EXPECT_TRUE(HasLoop({5, 5, 5, 5, 5, 5}));
  EXPECT_FALSE(HasLoop({5, 5, 5, 5}));
  EXPECT_FALSE(HasLoop({1, 2, 3, 4, 1, 2, 3, 4}));
  EXPECT_FALSE(HasLoop({}));
  EXPECT_TRUE(HasLoop({2, 3, 2, 3, 2, 3, 4}));
  EXPECT_FALSE(EndsInLoop({2, 3, 2, 3, 2, 3, 4}));
  EXPECT_TRUE(EndsInLoop({1, 2, 3, 2, 3, 2, 3}));
  EXPECT_TRUE(EndsInLoop({5, 5, 5, 5, 5, 5}));
  EXPECT_FALSE(EndsInLoop({5, 5, 5, 5, 5}));
  EXPECT_FALSE(EndsInLoop({1, 2, 3, 4, 1, 2, 3, 4}));
  EXPECT_FALSE(EndsInLoop({}));
}

TEST(GuardsTest, FindsWhatIsSaidTwiceInARow) {
  const auto without = [](std::string text) {
    const std::vector<ByteRange> copies = FindStutters(text);
    for (size_t i = copies.size(); i-- > 0;) text.erase(copies[i].begin, copies[i].size());
    return text;
  };
  EXPECT_EQ(without("подписали в Париже в Париже договор"), "подписали в Париже договор");
  EXPECT_EQ(without("mardi mardi mardi sur la carte sur la carte"), "mardi sur la carte");
  EXPECT_EQ(without("три часа на три часа на мосту"), "три часа на мосту");
  EXPECT_EQ(without("a b a b a b"), "a b");
  EXPECT_EQ(without("Nous nous sommes réunis, il le fait faire faire."),
            "Nous nous sommes réunis, il le fait faire faire.");
  for (const char* text : {"", "word", "нет, нет, нет", "1 000 000 000", "очень-очень", "тише… тише",
                           "день за днём", "\xFF\xFF \xFF\xFF", "des mensonges, des mensonges"}) {
    EXPECT_THAT(FindStutters(text), IsEmpty()) << text;
  }
}

TEST(GuardsTest, NamesFaults) {
  const std::vector<uint32_t> plain = {1, 2, 3};
  const std::vector<uint32_t> loop = {7, 7, 7, 7, 7, 7, 7};
  EXPECT_THAT(FindFaults("a plain sentence", plain, "une phrase simple", plain, false), IsEmpty());
  EXPECT_THAT(FindFaults("a plain sentence", plain, "non non non", loop, false), ElementsAre("REPETITION"));
  EXPECT_THAT(FindFaults("no no no no no no no", loop, "non non non", loop, false), IsEmpty());
  EXPECT_THAT(FindFaults("a plain sentence", plain, "une", plain, true), ElementsAre("TRUNCATED"));
  EXPECT_THAT(FindFaults("a plain sentence", plain, "...", plain, false), ElementsAre("EMPTY"));
  EXPECT_THAT(FindFaults("This is not done.", plain, "This is not done", plain, false),
              ElementsAre("UNTRANSLATED"));
  EXPECT_THAT(FindFaults("Vladimir Putin", plain, "Vladimir Putin", plain, false), IsEmpty());
}

TEST(AlignmentTest, PairsWordsByTheirPiecesAttention) {
  const std::string source = "red car";
  const std::string target = "voiture rouge";
  const std::vector<Piece> source_pieces = {{1, 0, 3}, {2, 3, 5}, {3, 5, 7}};
  const std::vector<Piece> target_pieces = {{4, 0, 4}, {5, 4, 7}, {6, 7, 13}};
  // Columns: symbol, red, ca, r, end.
  const std::vector<float> attention = {0.1f, 0.1f, 0.6f, 0.2f, 0.0f, 0.0f, 0.2f, 0.2f,
                                        0.5f, 0.1f, 0.5f, 0.4f, 0.0f, 0.1f, 0.0f};
  const auto pairs = AlignWords(source, source_pieces, target, target_pieces, attention, 5, 1);
  ASSERT_EQ(pairs.size(), 2u);
  EXPECT_EQ(pairs[0].source.In(source), "car");
  EXPECT_EQ(pairs[0].target.In(target), "voiture");
  EXPECT_EQ(pairs[1].source.In(source), "red");
  EXPECT_EQ(pairs[1].target.In(target), "rouge");
}

}  // namespace
}  // namespace dragoman::marian
