#include "glossary/slavic/adjective_agreement.h"

#include <gtest/gtest.h>

#include <string>

namespace dragoman {
namespace {

// `text`, whose last word takes the place of a noun in the form `before`, with the adjective in the form
// that `after` asks for.
std::string WithAdjectiveOf(absl::string_view text, const NounForm& before, const NounForm& after,
                            absl::string_view language) {
  const TargetText target(text);
  const auto edit = MendAdjectiveOfNoun(target, target.words.size() - 1, before, after, language);
  return edit.has_value() ? ApplyEdits(text, {*edit}) : std::string(text);
}

NounForm InCase(Gender gender, Case grammatical_case, Number number = Number::kSingular) {
  return {gender, number, grammatical_case, /*animate=*/false};
}

TEST(AdjectiveAgreementTest, RussianAdjectivesTakeTheGenderOfTheNewNoun) {
  const NounForm parcel = InCase(Gender::kFeminine, Case::kAccusative);
  const NounForm package = InCase(Gender::kMasculine, Case::kAccusative);
  EXPECT_EQ(WithAdjectiveOf("готовит новую пакет", parcel, package, "ru"), "готовит новый пакет");
  EXPECT_EQ(WithAdjectiveOf("готовит следующую пакет", parcel, package, "ru"), "готовит следующий пакет");
  EXPECT_EQ(WithAdjectiveOf("готовит жёсткую пакет", parcel, package, "ru"), "готовит жёсткий пакет");
  EXPECT_EQ(WithAdjectiveOf("готовит последнюю пакет", parcel, package, "ru"), "готовит последний пакет");
  EXPECT_EQ(WithAdjectiveOf("готовит вторую пакет", parcel, package, "ru"), "готовит второй пакет");
  EXPECT_EQ(WithAdjectiveOf("готовит морскую пакет", parcel, package, "ru"), "готовит морской пакет");
  EXPECT_EQ(WithAdjectiveOf("большую соглашение", parcel, InCase(Gender::kNeuter, Case::kAccusative), "ru"),
            "большую соглашение");  // большое, not большее
  EXPECT_EQ(WithAdjectiveOf("о новой пакете", InCase(Gender::kFeminine, Case::kPrepositional),
                            InCase(Gender::kMasculine, Case::kPrepositional), "ru"),
            "о новом пакете");
  EXPECT_EQ(WithAdjectiveOf("Новое договорённость", InCase(Gender::kNeuter, Case::kNominative),
                            InCase(Gender::kFeminine, Case::kNominative), "ru"),
            "Новая договорённость");
  EXPECT_EQ(WithAdjectiveOf("новых выборы", InCase(Gender::kNeuter, Case::kGenitive, Number::kPlural),
                            InCase(Gender::kFeminine, Case::kGenitive), "ru"),
            "новой выборы");
}

TEST(AdjectiveAgreementTest, UkrainianAdjectivesTakeTheGenderOfTheNewNoun) {
  const NounForm feminine = InCase(Gender::kFeminine, Case::kAccusative);
  const NounForm masculine = InCase(Gender::kMasculine, Case::kAccusative);
  EXPECT_EQ(WithAdjectiveOf("готує нову пакет", feminine, masculine, "uk"), "готує новий пакет");
  EXPECT_EQ(WithAdjectiveOf("готує останню пакет", feminine, masculine, "uk"), "готує останній пакет");
  EXPECT_EQ(WithAdjectiveOf("підписали мирну договір", feminine, masculine, "uk"),
            "підписали мирний договір");
  EXPECT_EQ(WithAdjectiveOf("нового угоди", InCase(Gender::kMasculine, Case::kGenitive),
                            InCase(Gender::kFeminine, Case::kGenitive), "uk"),
            "нової угоди");
}

TEST(AdjectiveAgreementTest, TheNounThatStoodThereNeedNotBeKnown) {
  const auto mended = [](absl::string_view text, const NounForm& noun, absl::string_view language) {
    const TargetText target(text);
    const auto edit = MendAdjectiveOfUnknownNoun(target, target.words.size() - 1, noun, language);
    return edit.has_value() ? ApplyEdits(text, {*edit}) : std::string(text);
  };
  const NounForm neuter = InCase(Gender::kNeuter, Case::kAccusative);
  EXPECT_EQ(mended("заключили выгодную соглашение", neuter, "ru"), "заключили выгодное соглашение");
  EXPECT_EQ(mended("заключили выгодное соглашение", neuter, "ru"), "заключили выгодное соглашение");
  EXPECT_EQ(mended("уклали крихкий угоду", InCase(Gender::kFeminine, Case::kAccusative), "uk"),
            "уклали крихку угоду");
  // A noun may end so as well.
  EXPECT_EQ(mended("под эгидой союза", InCase(Gender::kMasculine, Case::kGenitive), "ru"),
            "под эгидой союза");
}

TEST(AdjectiveAgreementTest, PronounsTakeTheGenderOfTheNewNoun) {
  const NounForm contract = InCase(Gender::kMasculine, Case::kGenitive);
  const NounForm deal = InCase(Gender::kFeminine, Case::kGenitive);
  EXPECT_EQ(WithAdjectiveOf("цього угоди", contract, deal, "uk"), "цієї угоди");
  EXPECT_EQ(WithAdjectiveOf("свого угоди", contract, deal, "uk"), "своєї угоди");
  EXPECT_EQ(WithAdjectiveOf("нашого угоди", contract, deal, "uk"), "нашої угоди");
  EXPECT_EQ(WithAdjectiveOf("усього угоди", contract, deal, "uk"), "усієї угоди");
  EXPECT_EQ(WithAdjectiveOf("этого сделки", contract, deal, "ru"), "этой сделки");
  EXPECT_EQ(WithAdjectiveOf("своего сделки", contract, deal, "ru"), "своей сделки");
  EXPECT_EQ(WithAdjectiveOf("по всей сектору", InCase(Gender::kFeminine, Case::kDative),
                            InCase(Gender::kMasculine, Case::kDative), "ru"),
            "по всему сектору");
  // «это» may be the subject, «та» is "and" in Ukrainian.
  EXPECT_EQ(WithAdjectiveOf("это сделка", InCase(Gender::kNeuter, Case::kNominative),
                            InCase(Gender::kFeminine, Case::kNominative), "ru"),
            "это сделка");
  EXPECT_EQ(WithAdjectiveOf("та договір", InCase(Gender::kFeminine, Case::kNominative),
                            InCase(Gender::kMasculine, Case::kNominative), "uk"),
            "та договір");
}

TEST(AdjectiveAgreementTest, LeavesWhatIsNoAdjectiveOfTheOldNoun) {
  const NounForm parcel = InCase(Gender::kFeminine, Case::kAccusative);
  const NounForm package = InCase(Gender::kMasculine, Case::kAccusative);
  for (const absl::string_view text : {"готовит срочно пакет", "готовит пакет", "пакет", "новую. Пакет",
                                       "мировую пакет",    // мировой or мировый?
                                       "новыми пакет"}) {  // another case
    EXPECT_EQ(WithAdjectiveOf(text, parcel, package, "ru"), text);
  }
  EXPECT_EQ(WithAdjectiveOf("готує пакет", parcel, package, "uk"), "готує пакет");
  EXPECT_EQ(WithAdjectiveOf("через війну пакет", parcel, package, "uk"), "через війну пакет");
  EXPECT_EQ(WithAdjectiveOf("передав Україні пакет", InCase(Gender::kFeminine, Case::kDative), package, "uk"),
            "передав Україні пакет");
}

TEST(MendParticipleOfNounTest, TheParticipleBehindTheCommaFollowsTheNewNoun) {
  const NounForm message{Gender::kFeminine, Number::kSingular, Case::kAccusative};
  const NounForm package{Gender::kMasculine, Number::kSingular, Case::kAccusative};
  const auto mended = [&](const std::string& text) {
    const TargetText target(text);
    const auto edit = MendParticipleOfNoun(target, 0, message, package, "ru");
    return edit.has_value() ? edit->replacement : "";
  };
  EXPECT_EQ(mended("Посылку, согласованную вчера"), "согласованный");
  EXPECT_EQ(mended("Посылку, вызвавшую споры"), "вызвавший");
  EXPECT_EQ(mended("Посылку, новую и большую"), "");
  EXPECT_EQ(mended("Посылку, согласованной вчера"), "");
  EXPECT_EQ(mended("Посылку согласованную вчера"), "");
}

}  // namespace
}  // namespace dragoman
