#include "glossary/rendering/rendering.h"

#include <string>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/string_view.h"
#include "glossary/inflect/inflector.h"
#include "gtest/gtest.h"

namespace dragoman {
namespace {

TargetTerm Term(const std::string& lemma, TermKind kind, Gender gender) {
  TargetTerm term;
  term.lexeme.lemma = lemma;
  term.lexeme.kind = kind;
  term.lexeme.gender = gender;
  return term;
}

class RenderingTest : public testing::Test {
 protected:
  std::vector<Rendering> Renderings(absl::string_view language) const {
    return RenderingsOf(entry_, **InflectorFor(language), language);
  }

  // The rendering that has the form `text`; null when none has.
  static const Rendering* With(const std::vector<Rendering>& renderings, absl::string_view text) {
    const auto found = absl::c_find_if(renderings, [text](const Rendering& rendering) {
      return absl::c_any_of(rendering.forms, [text](const RenderingForm& form) { return form.text == text; });
    });
    return found == renderings.end() ? nullptr : &*found;
  }

  Concept entry_;
};

TEST_F(RenderingTest, ForbidsWhatTheOtherLanguageHas) {
  entry_.kind = TermKind::kOrganisation;
  entry_.targets["ru"] = Term("Верховный суд", entry_.kind, Gender::kMasculine);
  entry_.targets["uk"] = Term("Верховний суд", entry_.kind, Gender::kMasculine);
  const std::vector<Rendering> renderings = Renderings("uk");
  const Rendering* russian = With(renderings, "Верховного суда");
  ASSERT_NE(russian, nullptr);
  EXPECT_EQ(russian->role, RenderingRole::kForbidden);
  EXPECT_EQ(russian->counterpart, size_t{0});
  const Rendering* ukrainian = With(Renderings("ru"), "Верховним судом");
  EXPECT_NE(ukrainian, nullptr);
}

TEST_F(RenderingTest, PutsAnAbbreviationForAnAbbreviation) {
  entry_.kind = TermKind::kOrganisation;
  entry_.targets["ru"] = Term("Служба границы", entry_.kind, Gender::kFeminine);
  entry_.targets["ru"].variants = {"ВСУ"};
  entry_.targets["uk"] = Term("Служба кордону", entry_.kind, Gender::kFeminine);
  entry_.targets["uk"].variants = {"ЗСУ"};
  const std::vector<Rendering> renderings = Renderings("uk");
  const Rendering* russian = With(renderings, "ВСУ");
  ASSERT_NE(russian, nullptr);
  ASSERT_TRUE(russian->exact_only());
  EXPECT_EQ(renderings[*russian->counterpart].lexeme.lemma, "ЗСУ");
}

TEST_F(RenderingTest, ForbidsAnAbbreviationLetterByLetter) {
  entry_.kind = TermKind::kOrganisation;
  entry_.source.names = {"EBRD"};
  entry_.targets["ru"] = Term("ЕБРР", entry_.kind, Gender::kMasculine);
  const std::vector<Rendering> renderings = Renderings("ru");
  const Rendering* spelt = With(renderings, "ЭБРД");
  ASSERT_NE(spelt, nullptr);
  EXPECT_EQ(spelt->role, RenderingRole::kForbidden);
  entry_.targets["ru"].variants = {"ЕБРД"};
  const std::vector<Rendering> with_variant = Renderings("ru");
  ASSERT_NE(With(with_variant, "ЕБРД"), nullptr);
  EXPECT_TRUE(With(with_variant, "ЕБРД")->allowed());
}

TEST_F(RenderingTest, AVariantInCyrillicMayDecline) {
  entry_.kind = TermKind::kOrganisation;
  entry_.targets["uk"] = Term("Twitter", entry_.kind, Gender::kMasculine);
  entry_.targets["uk"].lexeme.indeclinable = {"*"};
  entry_.targets["uk"].variants = {"Твіттер"};
  const std::vector<Rendering> renderings = Renderings("uk");
  const Rendering* variant = With(renderings, "Твіттері");
  ASSERT_NE(variant, nullptr);
  EXPECT_TRUE(variant->allowed());
  // It may stay as it is as well.
  EXPECT_GT(variant->forms.front().forms.size(), 2u);
}

TEST_F(RenderingTest, ForbidsAnAbbreviationDeclinedLikeANoun) {
  entry_.kind = TermKind::kOrganisation;
  entry_.targets["ru"] = Term("ЮНИСЕФ", entry_.kind, Gender::kMasculine);
  entry_.targets["ru"].lexeme.indeclinable = {"ЮНИСЕФ"};
  const std::vector<Rendering> renderings = Renderings("ru");
  const Rendering* declined = With(renderings, "Юнисефом");
  ASSERT_NE(declined, nullptr);
  EXPECT_EQ(declined->role, RenderingRole::kForbidden);
  entry_.targets["ru"] = Term("ВСУ", entry_.kind, Gender::kMasculine);
  EXPECT_EQ(With(Renderings("ru"), "Всу"), nullptr);
}

TEST_F(RenderingTest, ForbidsTheInitialsOfTheEnglishName) {
  entry_.kind = TermKind::kOrganisation;
  entry_.source.names = {"Organization for Border Affairs"};
  entry_.targets["ru"] = Term("Служба границы", entry_.kind, Gender::kFeminine);
  entry_.targets["fr"] = Term("Service des frontières", entry_.kind, Gender::kMasculine);
  for (const absl::string_view language : {"ru", "fr"}) {
    const std::vector<Rendering> renderings = Renderings(language);
    const Rendering* initials = With(renderings, "OBA");
    ASSERT_NE(initials, nullptr) << language;
    EXPECT_EQ(initials->role, RenderingRole::kForbidden);
    EXPECT_TRUE(initials->exact_only());
  }
  entry_.source.names = {"Arctic Union", "US Border Service"};
  EXPECT_EQ(With(Renderings("fr"), "AU"), nullptr);
  EXPECT_EQ(With(Renderings("ru"), "UBS"), nullptr);
  entry_.source.names = {"Friends of trade"};
  EXPECT_EQ(With(Renderings("ru"), "FT"), nullptr);
}

TEST_F(RenderingTest, ForbidsTheProperNameLeftInEnglish) {
  entry_.kind = TermKind::kOrganisation;
  entry_.source.names = {"Meadow party"};
  entry_.targets["ru"] = Term("Луг", entry_.kind, Gender::kMasculine);
  const std::vector<Rendering> renderings = Renderings("ru");
  const Rendering* proper = With(renderings, "Meadow");
  ASSERT_NE(proper, nullptr);
  EXPECT_EQ(proper->role, RenderingRole::kForbidden);
  entry_.source.names = {"Russian foreign ministry", "Commission of the Union"};
  EXPECT_EQ(With(Renderings("ru"), "Russian"), nullptr);
  EXPECT_EQ(With(Renderings("ru"), "Commission"), nullptr);
}

TEST_F(RenderingTest, AllowsWhatBothLanguagesSpellAlike) {
  entry_.kind = TermKind::kOrganisation;
  entry_.targets["ru"] = Term("НАБУ", entry_.kind, Gender::kNeuter);
  entry_.targets["uk"] = Term("НАБУ", entry_.kind, Gender::kNeuter);
  EXPECT_TRUE(absl::c_all_of(Renderings("uk"), [](const Rendering& rendering) {
    return rendering.role != RenderingRole::kForbidden;
  }));
}

TEST_F(RenderingTest, LeavesWordsThatMeanSomethingElseThere) {
  entry_.kind = TermKind::kTitle;
  entry_.targets["ru"] = Term("мэр", entry_.kind, Gender::kMasculine);
  entry_.targets["uk"] = Term("мер", entry_.kind, Gender::kMasculine);
  EXPECT_EQ(With(Renderings("ru"), "меру"), nullptr);
  EXPECT_NE(With(Renderings("uk"), "мэру"), nullptr);
}

TEST_F(RenderingTest, ForbidsAPlaceTurnedRound) {
  entry_.kind = TermKind::kPlace;
  entry_.targets["ru"] = Term("Чёрное море", entry_.kind, Gender::kNeuter);
  const std::vector<Rendering> renderings = Renderings("ru");
  const Rendering* turned = With(renderings, "море Чёрное");
  ASSERT_NE(turned, nullptr);
  EXPECT_EQ(turned->role, RenderingRole::kForbidden);
  EXPECT_EQ(With(renderings, "морем Чёрным"), turned);
}

TEST_F(RenderingTest, DeclinesACyrillicWritingOfALatinName) {
  entry_.kind = TermKind::kOrganisation;
  entry_.targets["ru"] = Term("Financial Times", entry_.kind, Gender::kFeminine);
  entry_.targets["ru"].lexeme.indeclinable = {"*"};
  entry_.targets["ru"].forbidden = {"Файненшл таймс", "Политико"};
  const std::vector<Rendering> renderings = Renderings("ru");
  EXPECT_NE(With(renderings, "Файненшл таймсом"), nullptr);
  EXPECT_NE(With(renderings, "Политико"), nullptr);
  EXPECT_EQ(With(renderings, "Политика"), nullptr);
}

}  // namespace
}  // namespace dragoman
