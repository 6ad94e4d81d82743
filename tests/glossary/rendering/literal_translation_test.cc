#include "glossary/rendering/literal_translation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "glossary/inflect/inflector.h"
#include "glossary/words/word_table.h"

namespace dragoman {
namespace {

using ::testing::IsEmpty;

Concept Term(const std::string& english, const std::string& rendering, const char* language = "ru") {
  Concept term;
  term.id = "term/test";
  term.kind = TermKind::kTerm;
  term.source.names = {english};
  Lexeme& lexeme = term.targets[language].lexeme;
  lexeme.lemma = rendering;
  lexeme.gender = Gender::kNeuter;
  return term;
}

// What the places found in `target` read.
std::vector<std::string> Found(const Concept& term, const std::string& target, const char* language = "ru") {
  const std::vector<Rendering> renderings = RenderingsOf(term, **InflectorFor(language), language);
  const TargetText text(target);
  std::vector<std::string> found;
  for (const RenderingSpan& span : FindLiteralTranslations(text, renderings, language))
    found.emplace_back(text.Range(span.first_word, span.last_word).In(target));
  return found;
}

TEST(LiteralTranslationTest, FindsEveryWordInAnySense) {
  const Concept law = Term("international law", "международное право");
  EXPECT_THAT(Found(law, "нормы интернационального закона нарушены"),
              testing::ElementsAre("интернационального закона"));
  EXPECT_THAT(Found(law, "по законам международным"), testing::ElementsAre("законам международным"));
}

TEST(LiteralTranslationTest, ALongNameMayLackAWord) {
  const Concept office = Term("Special Public Prosecutor's Office", "Специальная прокуратура");
  EXPECT_THAT(Found(office, "создан особый офис прокурора"), testing::Contains("особый офис прокурора"));
  EXPECT_THAT(Found(office, "особый общественный обвинитель"), IsEmpty());  // not its head
  EXPECT_THAT(Found(Term("Public Prosecutor's Office", "прокуратура"), "офис прокурора"), IsEmpty());
}

TEST(LiteralTranslationTest, KnowsAnEnglishWordByItsSound) {
  const Concept refinery = Term("oil refinery", "нефтеперерабатывающее предприятие");
  EXPECT_THAT(Found(refinery, "пожар на нефтяной рефинери в Рязани"), testing::Contains("нефтяной рефинери"));
}

TEST(LiteralTranslationTest, KnowsAnEnglishWordThatWasLeftAsItWas) {
  const Concept deal = Term("Zenda deal", "соглашение с Зендой");
  EXPECT_THAT(Found(deal, "протест против сделки Zenda"), testing::Contains("сделки Zenda"));
}

TEST(LiteralTranslationTest, WantsAllWordsInOneClause) {
  const Concept law = Term("international law", "международное право");
  EXPECT_THAT(Found(law, "международная группа приняла закон"), IsEmpty());
  EXPECT_THAT(Found(law, "закон"), IsEmpty());
  EXPECT_THAT(Found(law, "принят закон, международный совет против"), IsEmpty());
}

TEST(LiteralTranslationTest, PassesOverSmallWords) {
  const Concept motion = Term("motion of no confidence", "вотум недовіри", "uk");
  EXPECT_THAT(Found(motion, "відхилили пропозицію про невпевненість", "uk"),
              testing::ElementsAre("пропозицію про невпевненість"));
}

TEST(LiteralTranslationTest, ReadsAWordOverItsApostrophe) {
  const Concept nations = Term("united nations", "Організація Об'єднаних Націй", "uk");
  EXPECT_THAT(Found(nations, "зібралися об'єднані народи", "uk"), testing::ElementsAre("об'єднані народи"));
}

TEST(LiteralTranslationTest, LeavesAnAdjectiveToItsNoun) {
  const Concept test = Term("nuclear test", "ядерное испытание");
  EXPECT_THAT(Found(test, "закрыт ядерный испытательный полигон"), IsEmpty());
}

class LiteralTableTest : public testing::TestWithParam<const char*> {};

TEST_P(LiteralTableTest, NamesEveryEnglishWordOnceWithBeginningsOfWords) {
  std::ifstream file(std::string(DRAGOMAN_SOURCE_DIR "/glossary/rendering/literal/") + GetParam() + ".txt");
  const std::string table(std::istreambuf_iterator<char>(file), {});
  std::set<std::string> english;
  for (const WordTableLine& line : ReadWordTable(table)) {
    EXPECT_TRUE(english.insert(line.kind).second) << line.kind;
    EXPECT_THAT(line.words, testing::Not(IsEmpty())) << line.kind;
    for (const std::string& word : line.words) EXPECT_GE(word.size(), 4u) << line.kind << " " << word;
  }
  EXPECT_GT(english.size(), 500u);
}

INSTANTIATE_TEST_SUITE_P(Languages, LiteralTableTest, testing::Values("ru", "uk"));

}  // namespace
}  // namespace dragoman
