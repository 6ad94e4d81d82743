#include "service/text/utf8.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

TEST(Utf8Test, TellsWellFormedFromIllFormed) {
  for (const char* text :
       {"", "plain ASCII, longer than a word", "Київ — «столиця»", "🇺🇦", "long ASCII then é"}) {
    EXPECT_TRUE(IsValidUtf8(text)) << text;
  }
  for (const char* text :
       {"\x80", "abcdefgh\xff", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x80", "Ки\xd1"}) {
    EXPECT_FALSE(IsValidUtf8(text)) << testing::PrintToString(text);
  }
}

TEST(Utf8Test, WalksForwardAndBack) {
  const absl::string_view text = "aї—🙂";
  const std::u32string characters = U"aї—🙂";
  size_t position = 0;
  for (const char32_t c : characters) EXPECT_EQ(NextCharacter(text, position), c);
  EXPECT_EQ(position, text.size());
  for (size_t i = characters.size(); i-- > 0;) EXPECT_EQ(PreviousCharacter(text, position), characters[i]);
  EXPECT_EQ(position, 0u);
}

TEST(Utf8Test, IllFormedBytesReadAsReplacement) {
  const absl::string_view text =
      "\xe2\x80"
      "a\x80\xff";
  size_t position = 0;
  std::u32string forward;
  while (position < text.size()) forward.push_back(NextCharacter(text, position));
  EXPECT_EQ(forward, U"\uFFFDa\uFFFD\uFFFD");
  while (position > 0) {
    const size_t before = position;
    PreviousCharacter(text, position);
    ASSERT_LT(position, before);
  }
}

TEST(Utf16TextTest, OffsetsGoBothWays) {
  const Utf16Text text("aї🙂b");  // bytes 0, 1..2, 3..6, 7
  EXPECT_EQ(text.utf16(), u"aї🙂b");
  const size_t byte_of_unit[] = {0, 1, 3, 3, 7, 8};
  for (size_t unit = 0; unit < 6; ++unit) EXPECT_EQ(text.ToByte(unit), byte_of_unit[unit]) << unit;
  const size_t unit_of_byte[] = {0, 1, 1, 2, 2, 2, 2, 4, 5, 5};
  for (size_t byte = 0; byte < 10; ++byte) EXPECT_EQ(text.ToUnit(byte), unit_of_byte[byte]) << byte;
  EXPECT_EQ(text.ToBytes(1, 4), (ByteRange{1, 7}));
}

TEST(Utf16TextTest, AsciiOffsetsAreTheSame) {
  const Utf16Text text("plain text");
  EXPECT_EQ(text.utf16(), u"plain text");
  EXPECT_EQ(text.ToByte(6), 6u);
  EXPECT_EQ(text.ToUnit(6), 6u);
  EXPECT_EQ(text.ToByte(99), 10u);
  EXPECT_EQ(text.ToUnit(99), 10u);
}

TEST(Utf16TextTest, EmptyText) {
  const Utf16Text text("");
  EXPECT_EQ(text.utf16(), u"");
  EXPECT_EQ(text.ToByte(0), 0u);
  EXPECT_EQ(text.ToUnit(0), 0u);
}

TEST(Utf16TextTest, IllFormedBytesKeepTheirPlaces) {
  const Utf16Text text(
      "\xff"
      "a\xd0");
  EXPECT_EQ(text.utf16(), u"\uFFFDa\uFFFD");
  EXPECT_EQ(text.ToByte(1), 1u);
  EXPECT_EQ(text.ToByte(2), 2u);
  EXPECT_EQ(text.ToByte(3), 3u);
}

}  // namespace
}  // namespace dragoman
