#include "client/text_layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dragoman {
namespace {

using testing::ElementsAre;

TEST(TextLayoutTest, CountsColumnsNotBytes) {
  EXPECT_EQ(DisplayWidth("Київ"), 4);
  EXPECT_EQ(DisplayWidth("за\u0301мок"), 5);
  EXPECT_EQ(DisplayWidth(""), 0);
}

TEST(TextLayoutTest, WrapsAtSpacesAndCutsWhatIsLonger) {
  EXPECT_THAT(WrapText("один два  три", 8), ElementsAre("один два", "три"));
  EXPECT_THAT(WrapText("одиннадцать два", 5), ElementsAre("одинн", "адцат", "ь два"));
  EXPECT_THAT(WrapText("a\n\nb", 5), ElementsAre("a", "", "b"));
  EXPECT_THAT(WrapText("", 5), ElementsAre(""));
}

TEST(TextLayoutTest, AlignsRows) {
  EXPECT_EQ(FormatRow({"Київ", "a b c", "x"}, {6, 3, 1}, " | "), "Київ   | a b | x\n       | c   |\n");
}

}  // namespace
}  // namespace dragoman
