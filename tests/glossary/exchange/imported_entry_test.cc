#include "glossary/exchange/imported_entry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "glossary/glossary_loader.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kPresent[] = R"(entries:
- id: person/rich
  kind: person
  gender: feminine
  en: {names: [Anna Rich, Ann Rich], surnames: [Rich], surname_needs_name: true}
  fr: {lemma: Anna Rich, surname: Rich, variants: [Anne Rich], note: usage}
  ru: {lemma: Анна Рич, surname: Рич, indeclinable: [Рич], forms: {genitive: Анны Рич}, forbidden: [Анна Рик]}
  uk: {lemma: Анна Річ, surname: Річ, surname_forms: {vocative: Річе}}
  origin: rich.example
- id: title/bishop
  kind: title
  en: {names: [bishop], case: exact, plurals: [bishops all]}
  fr: {lemma: évêque, gender: masculine, feminine: évêquesse, plural: évêquaux, article: true, h_aspire: true}
  ru: {lemma: епископ, gender: masculine, animate: false}
  uk: {lemma: архієреї, gender: masculine, number: plural}
)";

Concept Present(size_t index) { return (*ParseGlossary(kPresent, "p", GlossaryLayer::kBase))[index]; }

// The entry with the fields of the YAML after its id.
ImportedEntry Imported(const std::string& fields) {
  auto entries = ImportYaml(absl::StrCat("entries:\n- {id: x, ", fields, "}\n"), "i", GlossaryLayer::kHouse);
  EXPECT_OK(entries);
  return entries->front();
}

std::string Text(const Concept& entry) { return FormatGlossary({&entry, 1}); }

TEST(MergeEntryTest, KeepsWhatTheFileDoesNotName) {
  const MergedEntry merged =
      MergeEntry(Present(0), Imported("kind: person, gender: feminine, en: {names: [Anna Rich, Ann Rich]}, "
                                      "ru: {lemma: Анна Рич, note: так}"));
  Concept expected = Present(0);
  expected.targets["ru"].note = "так";
  EXPECT_EQ(Text(merged.entry), Text(expected));
  EXPECT_EQ(merged.entry.layer, GlossaryLayer::kHouse);
  EXPECT_THAT(merged.changed_lemmas, IsEmpty());
}

TEST(MergeEntryTest, ReplacesEveryFieldThatTheFileNames) {
  const char* files[] = {
      R"(kind: person, gender: masculine, do_not_translate: false, en: {names: [B C], surnames: [C],
         surname_needs_name: false, case: initial, plurals: [Cs]},
         fr: {lemma: B C, surname: C, variants: [], forbidden: [D], note: n, article: true, h_aspire: true,
              feminine: E, plural: F, number: plural},
         ru: {lemma: Б Ц, surname: Ц, indeclinable: false, forms: {dative: Бу Цу}, surname_forms: {dative: Цу},
              variants: [В Ц], forbidden: [], note: да, number: plural, animate: true},
         uk: {lemma: Бі Ц, surname: Ці, indeclinable: true, forms: {vocative: Бе Це}, surname_forms: {vocative: Це}},
         origin: o)",
      R"(kind: title, en: {names: [dean], case: initial, plurals: [deanery]},
         fr: {lemma: doyen, gender: feminine, number: singular, feminine: doyenne, plural: doyens, article: false,
              h_aspire: false, variants: [], forbidden: []},
         ru: {lemma: декан, gender: neuter, number: plural, animate: true},
         uk: {lemma: декани, gender: feminine, number: singular}, origin: o)"};
  for (size_t i = 0; i < 2; ++i) {
    const ImportedEntry imported = Imported(files[i]);
    Concept expected = imported.entry;
    expected.id = Present(i).id;
    const MergedEntry merged = MergeEntry(Present(i), imported);
    EXPECT_EQ(Text(merged.entry), Text(expected));
    EXPECT_THAT(merged.changed_lemmas, IsEmpty());
  }
}

TEST(MergeEntryTest, DropsFormsOfAFormerLemma) {
  const MergedEntry person = MergeEntry(
      Present(0), Imported("kind: person, gender: feminine, en: {names: [Anna Rich]}, ru: Анна Риш"));
  const TargetTerm& russian = person.entry.targets.at("ru");
  EXPECT_THAT(russian.lexeme.exceptions, IsEmpty());
  EXPECT_EQ(russian.surname.exceptions.size(), 1u);  // the surname is what it was
  EXPECT_THAT(russian.forbidden, ElementsAre("Анна Рик"));
  ASSERT_EQ(person.changed_lemmas.size(), 1u);
  EXPECT_EQ(person.changed_lemmas[0].field, "ru.lemma");
  EXPECT_EQ(person.changed_lemmas[0].former, "Анна Рич");
  EXPECT_THAT(person.changed_lemmas[0].kept, ElementsAre("surname", "indeclinable"));
  EXPECT_THAT(person.changed_lemmas[0].gone, ElementsAre("forms"));

  const MergedEntry surname = MergeEntry(
      Present(0),
      Imported(
          "kind: person, gender: feminine, en: {names: [Anna Rich]}, uk: {lemma: Анна Річ, surname: Рич}"));
  EXPECT_THAT(surname.entry.targets.at("uk").surname.exceptions, IsEmpty());
  ASSERT_EQ(surname.changed_lemmas.size(), 1u);
  EXPECT_EQ(surname.changed_lemmas[0].field, "uk.surname");
  EXPECT_THAT(surname.changed_lemmas[0].gone, ElementsAre("surname_forms"));

  const MergedEntry title =
      MergeEntry(Present(1), Imported("kind: title, en: {names: [bishop]}, fr: prélat"));
  const Lexeme& french = title.entry.targets.at("fr").lexeme;
  EXPECT_EQ(french.feminine + french.plural, "");
  EXPECT_EQ(french.gender, Gender::kMasculine);
  ASSERT_EQ(title.changed_lemmas.size(), 1u);
  EXPECT_THAT(title.changed_lemmas[0].kept, ElementsAre("gender", "h_aspire"));
  EXPECT_THAT(title.changed_lemmas[0].gone, ElementsAre("feminine", "plural"));
}

TEST(MergeEntryTest, TakesTheSurnamesFormsFromNewFullForms) {
  const MergedEntry merged = MergeEntry(
      Present(0), Imported("kind: person, gender: feminine, en: {names: [Anna Rich]}, "
                           "ru: {lemma: Анна Рич, forms: {genitive: Анны Ричи, dative: Анне Риче}}"));
  const std::map<GrammaticalForm, std::string> expected = {{{Case::kGenitive, Number::kSingular}, "Ричи"},
                                                           {{Case::kDative, Number::kSingular}, "Риче"}};
  EXPECT_EQ(merged.entry.targets.at("ru").surname.exceptions, expected);
}

TEST(MergeEntryTest, GivesNewLanguagesTheDefaultsOfTheKind) {
  Concept present = Present(1);
  present.targets.erase("uk");
  ImportedEntry pair = Imported("kind: term, en: {names: [bishop]}, uk: єпископ");
  pair.fields.erase("kind");
  const MergedEntry merged = MergeEntry(present, pair);
  EXPECT_TRUE(merged.entry.targets.at("uk").lexeme.animate);
  EXPECT_EQ(merged.entry.targets.at("uk").lexeme.kind, TermKind::kTitle);
  EXPECT_FALSE(merged.entry.targets.at("ru").lexeme.animate);  // as it was said
}

TEST(MergeEntryTest, AddsEnglishFormsWhereTheFileHasNoId) {
  ImportedEntry imported = Imported("kind: title, en: {names: [prelate, bishop]}, fr: évêque");
  imported.has_id = false;
  EXPECT_THAT(MergeEntry(Present(1), imported).entry.source.names, ElementsAre("bishop", "prelate"));
  imported.has_id = true;
  EXPECT_THAT(MergeEntry(Present(1), imported).entry.source.names, ElementsAre("prelate", "bishop"));
}

TEST(MergeEntryTest, LeavesNoGenderToWhatIsNoPerson) {
  const MergedEntry merged = MergeEntry(
      Present(0), Imported("kind: organisation, en: {names: [Anna Rich]}, ru: {lemma: Анна Рич, gender: "
                           "feminine}"));
  EXPECT_OK(ParseGlossary(Text(merged.entry), "again", GlossaryLayer::kHouse));
}

}  // namespace
}  // namespace dragoman
