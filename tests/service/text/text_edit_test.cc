#include "service/text/text_edit.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

const std::vector<TextEdit> kEdits = {{{0, 1}, "<<"}, {{4, 4}, "+"}, {{6, 9}, ""}};

TEST(TextEditTest, AppliesReplacementInsertionAndRemoval) {
  EXPECT_EQ(ApplyEdits("\"abc def gh", kEdits), "<<abc+ dgh");
}

TEST(TextEditTest, WithoutEditsNothingChanges) {
  EXPECT_EQ(ApplyEdits("abc", {}), "abc");
  EXPECT_EQ(MapRange({1, 2}, {}), (ByteRange{1, 2}));
}

TEST(TextEditTest, RangesFollowTheirText) {
  EXPECT_EQ(MapRange({1, 4}, kEdits), (ByteRange{2, 5}));  // "abc"; the insertion at its end stays outside
  EXPECT_EQ(MapRange({4, 6}, kEdits), (ByteRange{6, 8}));  // " d"; the insertion at its begin stays outside
  EXPECT_EQ(MapRange({9, 11}, kEdits), (ByteRange{8, 10}));
}

TEST(TextEditTest, ComposedEditsDoWhatBothDo) {
  const std::string text = "\"abc def gh";
  const std::string between = ApplyEdits(text, kEdits);
  ASSERT_EQ(between, "<<abc+ dgh");
  const std::vector<TextEdit> second = {{{1, 3}, "x"}, {{5, 5}, "y"}, {{8, 10}, ""}};
  EXPECT_EQ(ApplyEdits(text, ComposeEdits(between, kEdits, second)), ApplyEdits(between, second));
  EXPECT_EQ(ApplyEdits(text, ComposeEdits(between, kEdits, {})), between);
  EXPECT_EQ(ApplyEdits(text, ComposeEdits(text, {}, kEdits)), between);
}

TEST(TextEditTest, ComposedEditsThatTouchAreOne) {
  const std::vector<TextEdit> first = {{{1, 2}, "xy"}}, second = {{{0, 1}, ""}, {{3, 4}, "z"}};
  EXPECT_EQ(ComposeEdits("axycd", first, second), (std::vector<TextEdit>{{{0, 3}, "xyz"}}));
}

TEST(TextEditTest, AnEndInsideAReplacedRangeMovesOutwards) {
  EXPECT_EQ(MapRange({7, 11}, kEdits), (ByteRange{8, 10}));
  EXPECT_EQ(MapRange({5, 7}, kEdits), (ByteRange{7, 8}));
}

}  // namespace
}  // namespace dragoman
