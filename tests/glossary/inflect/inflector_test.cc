#include "glossary/inflect/inflector.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "glossary/inflect/declension_table.h"
#include "glossary/inflect/french.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr GrammaticalForm kGenitive{Case::kGenitive, Number::kSingular};
constexpr GrammaticalForm kDative{Case::kDative, Number::kSingular};
constexpr GrammaticalForm kInstrumental{Case::kInstrumental, Number::kSingular};

Lexeme Person(const std::string& lemma, Gender gender) {
  Lexeme lexeme;
  lexeme.lemma = lemma;
  lexeme.kind = TermKind::kPerson;
  lexeme.gender = gender;
  lexeme.animate = true;
  return lexeme;
}

const Inflector& For(absl::string_view language) { return *InflectorFor(language).value(); }

TEST(InflectorForTest, NamesTheLanguagesThereAre) {
  EXPECT_THAT(InflectorFor("de"), StatusIs(absl::StatusCode::kNotFound, HasSubstr("fr, ru, uk")));
}

TEST(InflectorTest, ListedWordsStayAndTheRestDeclines) {
  Lexeme lexeme = Person("Пьер Жюльен", Gender::kMasculine);
  lexeme.indeclinable = {"Жюльен"};
  EXPECT_EQ(For("ru").Inflect(lexeme, kGenitive), "Пьера Жюльен");
  lexeme.indeclinable = {"*"};
  EXPECT_EQ(For("ru").Inflect(lexeme, kGenitive), "Пьер Жюльен");
}

TEST(InflectorTest, ExceptionsWinOverRules) {
  Lexeme lexeme = Person("Иван Грин", Gender::kMasculine);
  lexeme.exceptions[kInstrumental] = "Иваном Гриным";
  EXPECT_EQ(For("ru").Inflect(lexeme, kInstrumental), "Иваном Гриным");
  EXPECT_EQ(For("ru").Inflect(lexeme, kGenitive), "Ивана Грина");
}

TEST(InflectorTest, OneSurnameGoesByTheGenderOfItsBearer) {
  EXPECT_EQ(For("ru").Inflect(Person("Меркель", Gender::kFeminine), kGenitive), "Меркель");
  EXPECT_EQ(For("ru").Inflect(Person("Меркель", Gender::kMasculine), kGenitive), "Меркеля");
  EXPECT_EQ(For("uk").Inflect(Person("Шевченко", Gender::kFeminine), kGenitive), "Шевченко");
  EXPECT_EQ(For("uk").Inflect(Person("Шевченко", Gender::kMasculine), kGenitive), "Шевченка");
}

TEST(InflectorTest, ForeignSurnamesInInTakeOm) {
  EXPECT_EQ(For("ru").Inflect(Person("Чарли Дансин", Gender::kMasculine), kInstrumental), "Чарли Дансином");
  EXPECT_EQ(For("ru").Inflect(Person("Игорь Дансин", Gender::kMasculine), kInstrumental), "Игорем Дансиным");
}

TEST(InflectorTest, AlternativesFollowTheUsualForm) {
  std::vector<std::string> datives;
  for (const InflectedForm& form : For("uk").Forms(Person("Дмитро", Gender::kMasculine))) {
    if (form.form == kDative) datives.push_back((form.alternative ? "also " : "") + form.text);
  }
  EXPECT_THAT(datives, ElementsAre("Дмитрові", "also Дмитру"));
}

TEST(InflectorTest, TheLemmaComesFirstAndCasesOfTheLanguageOnly) {
  const std::vector<InflectedForm> forms = For("ru").Forms(Person("Анна Лапина", Gender::kFeminine));
  ASSERT_THAT(forms, Not(IsEmpty()));
  EXPECT_EQ(forms[0].text, "Анна Лапина");
  for (const InflectedForm& form : forms) {
    EXPECT_NE(form.form.grammatical_case, Case::kVocative);
    EXPECT_EQ(form.form.number, Number::kSingular);
  }
}

TEST(InflectorTest, CapitalsStayCapitals) {
  EXPECT_EQ(For("ru").Inflect(Person("ИВАН ПЕТРОВ", Gender::kMasculine), kInstrumental), "ИВАНОМ ПЕТРОВЫМ");
}

TEST(InflectorTest, AnalysisReadsVariantsOfSpelling) {
  const std::vector<InflectedForm> yo = For("ru").Analyze(Person("Семён", Gender::kMasculine), "СЕМЕНУ");
  ASSERT_EQ(yo.size(), 1u);
  EXPECT_EQ(yo[0].form, kDative);
  Lexeme vietnam;
  vietnam.lemma = "В'єтнам";
  vietnam.kind = TermKind::kPlace;
  vietnam.gender = Gender::kMasculine;
  const std::vector<InflectedForm> apostrophe = For("uk").Analyze(vietnam, "В’єтнамом");
  ASSERT_EQ(apostrophe.size(), 1u);
  EXPECT_EQ(apostrophe[0].form, kInstrumental);
  EXPECT_THAT(For("uk").Analyze(vietnam, "В'єтнамами"), IsEmpty());
}

TEST(InflectorTest, AnalysisGivesEveryCaseOfAnAmbiguousForm) {
  std::vector<Case> cases;
  for (const InflectedForm& form : For("ru").Analyze(Person("Песков", Gender::kMasculine), "Пескова")) {
    cases.push_back(form.form.grammatical_case);
  }
  EXPECT_THAT(cases, ElementsAre(Case::kGenitive, Case::kAccusative));
}

TEST(InflectorTest, SurvivesAnyText) {
  for (const char* language : {"ru", "uk", "fr"}) {
    for (const std::string lemma : {"", " ", "-", "--", "'", ".", "\xff\xfe", "а", "ь", "Я", "й", "- - -",
                                    "Иван-", "-Иван", "№ 5", "😀", "Ка\xd0"}) {
      for (const TermKind kind : {TermKind::kPerson, TermKind::kTitle, TermKind::kPlace, TermKind::kTerm}) {
        for (const bool plural : {false, true}) {
          Lexeme lexeme = Person(lemma, Gender::kUnspecified);
          lexeme.kind = kind;
          lexeme.plural_only = plural;
          lexeme.article = true;
          const std::vector<InflectedForm> forms = For(language).Forms(lexeme);
          ASSERT_FALSE(forms.empty());
          EXPECT_EQ(forms[0].text, lemma);
          EXPECT_THAT(GuessForms(lemma, language), testing::SizeIs(testing::Le(6u)));
          EXPECT_THAT(FrenchWithPreposition("de", lexeme), HasSubstr("d"));
        }
      }
    }
  }
}

TEST(InflectorTest, GendersAndNumbersThatAreNotGivenAreGuessed) {
  Lexeme place;
  place.kind = TermKind::kPlace;
  const auto genitive = [&](absl::string_view language, const std::string& lemma, Number number) {
    place.lemma = lemma;
    return For(language).Inflect(place, {Case::kGenitive, number});
  };
  EXPECT_EQ(genitive("ru", "Брюссель", Number::kSingular), "Брюсселя");
  EXPECT_EQ(genitive("ru", "Тюмень", Number::kSingular), "Тюмени");
  EXPECT_EQ(genitive("ru", "Сумы", Number::kPlural), "Сум");
  EXPECT_EQ(genitive("ru", "Соединённые Штаты", Number::kPlural), "Соединённых Штатов");
  EXPECT_EQ(genitive("uk", "Прилуки", Number::kPlural), "Прилук");
  EXPECT_EQ(genitive("uk", "Полісся", Number::kSingular), "Полісся");
  EXPECT_EQ(genitive("uk", "Дніпро", Number::kSingular), "Дніпра");
  const auto person = [&](absl::string_view language, const std::string& lemma) {
    return For(language).Inflect(Person(lemma, Gender::kUnspecified), kGenitive);
  };
  EXPECT_EQ(person("ru", "Зузана Чапутова"), "Зузаны Чапутовой");
  EXPECT_EQ(person("ru", "Анналена Бербок"), "Анналены Бербок");
  EXPECT_EQ(person("ru", "Джалал Кадыров"), "Джалала Кадырова");
  EXPECT_EQ(person("uk", "Орися Демська"), "Орисі Демської");
}

TEST(FrenchLexemeOfTest, KnowsArticlesAndGendersOfPlacesAndOrganisations) {
  const auto with_de = [](absl::string_view lemma, TermKind kind) {
    return FrenchWithPreposition("de", FrenchLexemeOf(lemma, kind));
  };
  EXPECT_EQ(with_de("Hongrie", TermKind::kPlace), "de la Hongrie");
  EXPECT_EQ(with_de("Odessa", TermKind::kPlace), "d'Odessa");
  EXPECT_EQ(with_de("Israël", TermKind::kPlace), "d'Israël");
  EXPECT_EQ(with_de("États-Unis", TermKind::kPlace), "des États-Unis");
  EXPECT_EQ(with_de("Corée du Nord", TermKind::kPlace), "de la Corée du Nord");
  EXPECT_EQ(with_de("Commission européenne", TermKind::kOrganisation), "de la Commission européenne");
  EXPECT_EQ(with_de("Maison-Blanche", TermKind::kOrganisation), "de la Maison-Blanche");
  EXPECT_EQ(with_de("Hamas", TermKind::kOrganisation), "du Hamas");
  EXPECT_EQ(with_de("Houthis", TermKind::kOrganisation), "des Houthis");
  EXPECT_EQ(with_de("Emmanuel Macron", TermKind::kPerson), "d'Emmanuel Macron");
}

TEST(FrenchTitleAdjectiveTest, KnowsEveryFormAndTheMasculineAlone) {
  for (const char* form :
       {"allemand", "allemande", "allemands", "allemandes", "grecque", "russes", "adjointe"})
    EXPECT_TRUE(IsFrenchTitleAdjective(form)) << form;
  EXPECT_TRUE(IsFrenchTitleAdjective("turc", true));
  EXPECT_FALSE(IsFrenchTitleAdjective("turque", true));
  for (const char* word : {"", "demain", "Allemand", "des"})
    EXPECT_FALSE(IsFrenchTitleAdjective(word)) << word;
}

TEST(FrenchTitleAdjectiveTest, FindsTheMasculineOfAFeminine) {
  EXPECT_EQ(FrenchMasculineTitleAdjective("lituanienne"), "lituanien");
  EXPECT_EQ(FrenchMasculineTitleAdjective("turque"), "turc");
  EXPECT_EQ(FrenchMasculineTitleAdjective("russe"), "");
  EXPECT_EQ(FrenchMasculineTitleAdjective("allemand"), "");
}

TEST(FrenchPluralTest, LeavesANameBehindItsNoun) {
  EXPECT_EQ(FrenchPlural("drone Shahed"), "drones Shahed");
  EXPECT_EQ(FrenchPlural("ancien Premier ministre"), "anciens Premiers ministres");
  EXPECT_EQ(FrenchPlural("Premier ministre"), "Premiers ministres");
}

TEST(FrenchTakesDansTest, TellsRegionsFromCountries) {
  EXPECT_TRUE(FrenchTakesDans("Donbass"));
  EXPECT_TRUE(FrenchTakesDans("Balkans occidentaux"));
  EXPECT_FALSE(FrenchTakesDans("Ukraine"));
  EXPECT_FALSE(FrenchTakesDans("Pays-Bas"));
}

TEST(FrenchElidesTest, ReadsTheLettersOfAbbreviations) {
  EXPECT_TRUE(FrenchElides("IA"));
  EXPECT_TRUE(FrenchElides("ONU"));
  EXPECT_FALSE(FrenchElides("Iachine"));
  EXPECT_FALSE(FrenchElides("FMI"));
}

TEST(FrenchFeminineTest, StopsAtThePreposition) {
  EXPECT_EQ(FrenchFeminine("chef d'État"), "cheffe d'État");
  EXPECT_EQ(FrenchFeminine("Premier ministre"), "Première ministre");
  EXPECT_EQ(FrenchFeminine("directrice générale"), "directrice générale");
  EXPECT_EQ(FrenchFeminine(""), "");
}

TEST(GuessFormsTest, ReadsTheCaseOffTheEnding) {
  EXPECT_EQ(GuessForms("министром", "ru")[0], kInstrumental);
  EXPECT_EQ(GuessForms("нового", "ru")[0], kGenitive);
  EXPECT_EQ(GuessForms("речникові", "uk")[0], kDative);
  EXPECT_EQ(GuessForms("депутатами", "uk")[0], (GrammaticalForm{Case::kInstrumental, Number::kPlural}));
  EXPECT_THAT(GuessForms("ведь", "ru"), IsEmpty());
  EXPECT_THAT(GuessForms("ministre", "fr"), IsEmpty());
}

TEST(DeclensionTableTest, ReportsEveryFaultOfTheRules) {
  EXPECT_THAT(
      DeclensionTable::Parse(
          {.paradigms = "m . а у", .endings = "noun m |о\nnoun m о - m\n", .lists = "слово"}),
      StatusIs(absl::StatusCode::kInvalidArgument, AllOf(HasSubstr("paradigms:1"), HasSubstr("endings:1"),
                                                         HasSubstr("endings:2"), HasSubstr("lists:1"))));
}

}  // namespace
}  // namespace dragoman
