#include "glossary/enforcement/form_comparison.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

TEST(CompareTest, ATextChoosesItsSigns) {
  EXPECT_EQ(Compare("Дж. Д. Вэнс", "Дж.Д. Вэнс"), Likeness::kSame);
  EXPECT_EQ(Compare("министр обороны", "Министр обороны"), Likeness::kLetterCase);
  EXPECT_EQ(Compare("Орлов", "Орлова"), Likeness::kOther);
}

TEST(CompareTest, QuotationMarksMayStandInAFormWithoutAny) {
  EXPECT_EQ(Compare("організацію «Зоря", "організацію Зоря"), Likeness::kSame);
  EXPECT_EQ(Compare("association « Aube", "association Aube"), Likeness::kSame);
  EXPECT_EQ(Compare("організацію «Зорю", "організацію Зоря"), Likeness::kOther);
  EXPECT_EQ(Compare("саммит Двадцатки", "саммит «Двадцатки»"), Likeness::kOther);
}

}  // namespace
}  // namespace dragoman
