#include "glossary/enforcement/enforcer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "glossary/enforcement/term_masks.h"
#include "glossary/glossary_loader.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class EnforcerTest : public testing::Test {
 protected:
  void SetUp() override {
    auto concepts =
        LoadGlossaryFile(DRAGOMAN_SOURCE_DIR "/tests/golden/enforcement/glossary.yaml", GlossaryLayer::kBase);
    ASSERT_OK(concepts);
    auto glossary = Glossary::Compile(*std::move(concepts));
    ASSERT_OK(glossary);
    glossary_ = *std::move(glossary);
    for (const char* language : {"ru", "uk", "fr"}) {
      auto enforcer = Enforcer::Create(language);
      ASSERT_OK(enforcer);
      enforcers_[language] = *std::move(enforcer);
    }
  }

  EnforcementResult Enforce(const char* language, const std::string& source, const std::string& target) {
    matches_ = MatchText(*glossary_, source);
    return enforcers_[language]->Enforce({source, matches_, target});
  }
  EnforcementResult Fill(const char* language, const std::string& source, const std::string& target) {
    matches_ = MatchText(*glossary_, source);
    return enforcers_[language]->FillMasks({source, matches_, target});
  }

  std::shared_ptr<const Glossary> glossary_;
  std::map<std::string, std::unique_ptr<Enforcer>> enforcers_;
  std::vector<TermMatch> matches_;
};

TEST_F(EnforcerTest, UnknownLanguageNamesTheKnownOnes) {
  EXPECT_THAT(Enforcer::Create("xx"), StatusIs(absl::StatusCode::kNotFound, HasSubstr("uk")));
}

TEST_F(EnforcerTest, ReportsPlaceFormAndWhatStoodThere) {
  const std::string source = "He met Peskov.";
  const EnforcementResult result = Enforce("ru", source, "Он встретился с Пэсков.");
  ASSERT_EQ(result.occurrences.size(), 1u);
  const TermOccurrence& occurrence = result.occurrences[0];
  EXPECT_EQ(occurrence.concept_id, "person/dmitry-peskov");
  EXPECT_EQ(occurrence.status, TermStatus::kRepaired);
  EXPECT_EQ(occurrence.source.In(source), "Peskov");
  EXPECT_EQ(occurrence.target.In(result.text), "Песковым");
  EXPECT_EQ(occurrence.form, "Песковым");
  EXPECT_EQ(occurrence.replaced, "Пэсков");
  EXPECT_EQ(occurrence.rule, "spelling");
  EXPECT_EQ(occurrence.grammar.grammatical_case, Case::kInstrumental);
}

TEST_F(EnforcerTest, TargetRangesFollowEarlierEdits) {
  const EnforcementResult result =
      Enforce("fr", "The Élysée and Putin agreed.", "Le Elysée et Vladimir Putin sont d'accord.");
  ASSERT_EQ(result.occurrences.size(), 2u);
  EXPECT_EQ(result.occurrences[0].target.In(result.text), "Élysée");
  EXPECT_EQ(result.occurrences[1].target.In(result.text), result.occurrences[1].form);
}

TEST_F(EnforcerTest, AlignmentFindsWhatSpellingDoesNot) {
  const std::string source = "Barrot left.", target = "Бируа ушёл.";
  EXPECT_EQ(Enforce("ru", source, target).occurrences[0].status, TermStatus::kMissed);
  const std::vector<AlignedWords> alignment = {{{0, 6}, {0, 10}}};
  const EnforcementResult result = enforcers_["ru"]->Enforce({source, matches_, target, alignment});
  EXPECT_EQ(result.text, "Барро ушёл.");
}

TEST_F(EnforcerTest, NeverTouchesProtectedRanges) {
  const std::string source = "Peskov left.", target = "Пэсков ушёл.";
  matches_ = MatchText(*glossary_, source);
  const std::vector<ByteRange> protected_ranges = {{0, 12}};
  const EnforcementResult result =
      enforcers_["ru"]->Enforce({source, matches_, target, {}, protected_ranges});
  EXPECT_EQ(result.text, target);
  EXPECT_EQ(result.occurrences[0].status, TermStatus::kMissed);
}

TEST_F(EnforcerTest, SaysWhenTheGlossaryHasNoTarget) {
  Concept entry;
  entry.id = "place/nowhere";
  entry.kind = TermKind::kPlace;
  entry.source.names = {"Nowhere"};
  entry.targets["fr"].lexeme.lemma = "Nullepart";
  const auto glossary = Glossary::Compile({entry});
  ASSERT_OK(glossary);
  const std::vector<TermMatch> matches = MatchText(**glossary, "In Nowhere");
  const EnforcementResult result = enforcers_["ru"]->Enforce({"In Nowhere", matches, "В Нигде"});
  ASSERT_EQ(result.occurrences.size(), 1u);
  EXPECT_EQ(result.occurrences[0].rule, "no-target");
}

TEST_F(EnforcerTest, InvalidUtf8ComesBackAsItIs) {
  const EnforcementResult result = Enforce("ru", "Peskov left.", "Песков \xff ушёл");
  EXPECT_EQ(result.text, "Песков \xff ушёл");
  EXPECT_EQ(result.occurrences[0].status, TermStatus::kMissed);
}

TEST_F(EnforcerTest, MasksTermsAndKeepsPossessives) {
  const std::string source = "Macron's call with Putin";
  const std::vector<TermMatch> matches = MatchText(*glossary_, source);
  EXPECT_EQ(MaskTerms(source, matches).text, "⟪0⟫'s call with ⟪1⟫");
  EXPECT_EQ(MaskTerms(source, matches, {false, true}).text, "Macron's call with ⟪1⟫");
}

TEST_F(EnforcerTest, AMaskLeavesTheSentenceItsPeriod) {
  Concept entry;
  entry.id = "place/us";
  entry.kind = TermKind::kPlace;
  entry.source.names = {"U.S."};
  entry.targets["fr"].lexeme.lemma = "États-Unis";
  const auto glossary = Glossary::Compile({entry});
  ASSERT_OK(glossary);
  const std::string source = "The U.S. left the U.S.";
  EXPECT_EQ(MaskTerms(source, MatchText(**glossary, source)).text, "The ⟪0⟫ left the ⟪1⟫.");
  const std::string quoted = "He left “the U.S.”";
  EXPECT_EQ(MaskTerms(quoted, MatchText(**glossary, quoted)).text, "He left “the ⟪0⟫.”");
}

TEST_F(EnforcerTest, DropsAPhraseThatTheSourceHasOnce) {
  EXPECT_EQ(Enforce("ru", "Talks with Putin are over.", "С Путиным переговоры с Путиным окончены.").text,
            "С Путиным переговоры окончены.");
  const std::string both = "С Путиным переговоры с Путиным окончены.";
  EXPECT_EQ(Enforce("ru", "With Putin, talks with Putin are over.", both).text, both);
}

TEST_F(EnforcerTest, FillsMasksInTheCaseOfTheirPlace) {
  const EnforcementResult result = Fill("ru", "Putin met Dmitry Peskov.", "⟪0⟫ встретился с ⟪1⟫.");
  EXPECT_EQ(result.text, "Путин встретился с Дмитрием Песковым.");
  ASSERT_EQ(result.occurrences.size(), 2u);
  EXPECT_EQ(result.occurrences[1].rule, "masked");
  EXPECT_EQ(result.occurrences[1].target.In(result.text), "Дмитрием Песковым");
  EXPECT_EQ(ApplyEdits("⟪0⟫ встретился с ⟪1⟫.", result.edits), result.text);
}

TEST_F(EnforcerTest, FillsMasksWithArticles) {
  EXPECT_EQ(Fill("fr", "The Élysée told the Kremlin.", "Le ⟪0⟫ a parlé à ⟪1⟫.").text,
            "L'Élysée a parlé au Kremlin.");
}

TEST_F(EnforcerTest, NeverLeavesAMask) {
  for (const char* target : {"⟪0⟫ ⟪0⟫", "⟪ 0 ⟫ сказал", "⟪0 сказал", "0⟫ сказал", "⟪7⟫ сказал", "⟪⟫", "⟪⟪0⟫⟫",
                             "⟪99999999999⟫", "сказал⟪0⟫ом", "⟪0⟫⟪0⟫", "⟫⟪"}) {
    const EnforcementResult result = Fill("ru", "Peskov said", target);
    EXPECT_EQ(result.text.find("⟪"), std::string::npos) << target;
    EXPECT_EQ(result.text.find("⟫"), std::string::npos) << target;
    EXPECT_EQ(result.occurrences.size(), 1u);
    EXPECT_EQ(ApplyEdits(target, result.edits), result.text) << target;
  }
}

// A title or a caption may break off anywhere in a construction, and so may its translation.
TEST_F(EnforcerTest, ReadsTextsThatBreakOffAnywhere) {
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"President of the Kremlin was accused", "Президент Кремль был обвинён"},
      {"Putin and Macron may be summoned", "Путин и Макрон могут быть вызваны"},
      {"It was Macron whom Peskov accused", "Это Макрон, кого Песков обвинил"},
      {"Macron, Putin and Peskov of the Kremlin", "Макрон, Путин и Песков из Кремль"},
      {"Macron another €5", "Макрон ещё 5 евро"}};
  for (const auto& [source, target] : pairs) {
    for (size_t begin = 0; begin < source.size(); begin = source.find(' ', begin) + 1) {
      for (size_t end = begin; end != std::string::npos;) {
        end = source.find(' ', end + 1);
        const std::string text = source.substr(begin, end - begin);
        for (size_t cut = 0; cut != std::string::npos;) {
          cut = target.find(' ', cut + 1);
          const EnforcementResult result = Enforce("ru", text, target.substr(0, cut));
          EXPECT_EQ(result.occurrences.size(), matches_.size()) << text;
        }
      }
      if (source.find(' ', begin) == std::string::npos) break;
    }
  }
}

TEST_F(EnforcerTest, TakesNamesWithoutLetters) {
  Concept title, person;
  title.id = "title/president";
  title.kind = TermKind::kTitle;
  title.source.names = {"President"};
  person.id = "person/lind";
  person.kind = TermKind::kPerson;
  person.source.names = {"Maya Lind"};
  for (const char* language : {"ru", "uk", "fr"}) {
    title.targets[language].lexeme.lemma = "президент";
    title.targets[language].lexeme.kind = TermKind::kTitle;
    person.targets[language].lexeme.lemma = "—";
    person.targets[language].lexeme.kind = TermKind::kPerson;
  }
  const auto glossary = Glossary::Compile({title, person});
  ASSERT_OK(glossary);
  const std::string source = "President Maya Lind spoke.";
  const std::vector<TermMatch> matches = MatchText(**glossary, source);
  ASSERT_EQ(matches.size(), 2U);
  for (auto& [language, enforcer] : enforcers_) {
    const EnforcementResult result = enforcer->Enforce({source, matches, "Президент Майя Линд выступила."});
    EXPECT_EQ(result.occurrences.size(), 2U) << language;
  }
}

TEST_F(EnforcerTest, OneThingOfTheSourceIsNoPlural) {
  Concept decree;
  decree.id = "term/decree";
  decree.kind = TermKind::kTerm;
  decree.source.names = {"decree"};
  Lexeme& lexeme = decree.targets["ru"].lexeme;
  lexeme.lemma = "указ";
  lexeme.gender = Gender::kMasculine;
  const auto glossary = Glossary::Compile({decree});
  ASSERT_OK(glossary);
  const auto enforced = [&](const std::string& source, const std::string& target) {
    const std::vector<TermMatch> matches = MatchText(**glossary, source);
    return enforcers_["ru"]->Enforce({source, matches, target}).text;
  };
  EXPECT_EQ(enforced("He signed a decree.", "Он подписал указы."), "Он подписал указ.");
  EXPECT_EQ(enforced("He signed a decree.", "Он подписал новые указы."), "Он подписал новые указы.");
  EXPECT_EQ(enforced("He signed the decree.", "Он подписал указы."), "Он подписал указы.");
}

TEST_F(EnforcerTest, FillsAMaskThatComesTwiceInARowOnce) {
  EXPECT_EQ(Fill("ru", "Peskov left.", "⟪0⟫ ⟪0⟫ ушёл.").text, "Песков ушёл.");
  EXPECT_EQ(Fill("fr", "Macron at the Élysée", "⟪0⟫ à ⟪0⟫ à ⟪1⟫").text, "Macron à l'Élysée");
}

TEST_F(EnforcerTest, DropsTheYearThatATranslatorMadeOfAMask) {
  EXPECT_EQ(Fill("ru", "He met Peskov.", "Он встретился с ⟪0⟫ годом.").text, "Он встретился с Песковым.");
  EXPECT_EQ(Fill("fr", "He met Peskov.", "Il a rencontré ⟪0⟫ ans.").text, "Il a rencontré Peskov.");
  EXPECT_EQ(Fill("ru", "He met Peskov last year.", "Он встретился с ⟪0⟫ год назад.").text,
            "Он встретился с Песковым год назад.");
}

TEST_F(EnforcerTest, TakesTheSameWordBesideAMask) {
  EXPECT_EQ(Fill("ru", "He met Dmitry Peskov.", "Он встретился с ⟪0⟫ Песков.").text,
            "Он встретился с Дмитрием Песковым.");
  EXPECT_EQ(Fill("fr", "Macron at the Élysée Palace", "Macron à ⟪1⟫ Palace").text, "Macron à l'Élysée");
}

TEST_F(EnforcerTest, ReadsTheEndingOnAMask) {
  EXPECT_EQ(Fill("ru", "He spoke to Putin", "Он гордится ⟪0⟫ым").text, "Он гордится Путиным");
}

TEST_F(EnforcerTest, ReportsAMaskThatIsLost) {
  const EnforcementResult result = Fill("ru", "Putin met Peskov.", "⟪0⟫ с ним встретился.");
  EXPECT_EQ(result.occurrences[0].status, TermStatus::kRepaired);
  EXPECT_EQ(result.occurrences[1].status, TermStatus::kMissed);
}

TEST_F(EnforcerTest, TellsAPrepositionFromANounSpeltTheSame) {
  auto concepts = ParseGlossary(R"(
entries:
- id: title/ambassador
  kind: title
  en: {names: [ambassador], case: initial}
  ru: {lemma: посол, gender: masculine}
)",
                                "test.yaml", GlossaryLayer::kBase);
  ASSERT_OK(concepts);
  auto glossary = Glossary::Compile(*std::move(concepts));
  ASSERT_OK(glossary);
  glossary_ = *std::move(glossary);
  for (const char* right : {"Посол остался после скандала.", "Говорили о после после скандала."}) {
    const EnforcementResult result = Enforce("ru", "The ambassador stayed after the scandal.", right);
    EXPECT_EQ(result.text, right);
    ASSERT_EQ(result.occurrences.size(), 1u);
    EXPECT_EQ(result.occurrences[0].status, TermStatus::kApplied) << right;
  }
}

// A word that stands twice in a kind of line of a table of government is there in vain or in two cases.
class GovernmentTableTest : public testing::TestWithParam<const char*> {};

TEST_P(GovernmentTableTest, NamesEveryWordOnceAKind) {
  std::ifstream table(std::string(DRAGOMAN_SOURCE_DIR "/glossary/") + GetParam());
  std::map<std::string, std::string> places;  // by kind and word
  for (std::string line; std::getline(table, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line.substr(0, line.find('|')));
    std::string kind, place;
    words >> kind;
    if (kind == "noun" || kind == "verb" || kind == "reflexive" || kind == "compound" || kind == "adjective")
      words >> place;
    for (std::string word; words >> word;) {
      const auto [known, fresh] = places.try_emplace(kind + " " + word, place);
      EXPECT_TRUE(fresh) << known->first << ": " << known->second << " and " << place;
    }
  }
  EXPECT_GT(places.size(), std::string(GetParam()) == "english/words.txt" ? 500u : 1000u);
}

INSTANTIATE_TEST_SUITE_P(Languages, GovernmentTableTest,
                         testing::Values("english/words.txt", "slavic/ru.txt", "slavic/uk.txt"));

}  // namespace
}  // namespace dragoman
