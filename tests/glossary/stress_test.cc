// Terms beside all kinds of neighbours, generated: what must never happen, whatever the sentence.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "glossary/enforcement/enforcer.h"
#include "glossary/glossary_loader.h"
#include "glossary/words/folding.h"
#include "service/text/utf8.h"
#include "tests/support/sanitizers.h"
#include "tests/support/status_matchers.h"

namespace dragoman {
namespace {

// The shards run in parallel as tests of their own; each has its own seed.
constexpr int kShards = 8;

// Of all shards together. DRAGOMAN_STRESS_SENTENCES in the environment asks for another number.
int Sentences() {
  const char* wanted = std::getenv("DRAGOMAN_STRESS_SENTENCES");
  if (wanted != nullptr) return std::atoi(wanted);
  return kSanitized ? 4000 : 100'000;
}

const std::vector<std::string>& Glue() {
  static const std::vector<std::string> glue = {" ",      " ", " ",  " ",  ", ",  ". ", "-", "’s ", "' ",
                                                " — ",    "(", ") ", "\"", "“",   "” ", "/", ": ",  "…",
                                                "\u00A0", "",  "",   "s ", "ed ", "_",  "@", "\t"};
  return glue;
}

// Half of them are words by which a term's place in the sentence is read, so that a text may begin and end
// in the middle of any construction.
const std::vector<std::string>& Words() {
  static const std::vector<std::string> words = {
      "said", "depending",    "unKremlin", "Parisian", "Ukrainian", "NATOs",    "the",
      "of",   "with",         "Moscowite", "trumped",  "42",        "é",        "日本",
      "😀",    "US-led",       "and",       "or",       "to",        "in",       "central",
      "is",   "was",          "be",        "may",      "accused",   "accusing", "it",
      "whom", "who",          "that",      "another",  "between",   "than",     "as",
      "you",  "Kremlinology", "for",       "leaves",   "another €5"};
  return words;
}

const std::vector<std::string>& TargetWords() {
  static const std::vector<std::string> words = {
      "с",         "в",       "о",       "сказал", "поддержал", "президентом", "заявление", "и",    "к",
      "de",        "le",      "à",       "la",     "l'",        "что",         "между",     "про",  "із",
      "у",         "des",     "Франция", "слова",  "😀",         "не",          "а",         "как",  "чем",
      "по",        "через",   "та",      "але",    "від",       "президент",   "був",       "была", "5",
      "двух",      "et",      "du",      "au",     "d'",        "par",         "ministre",  "que",  "est",
      "министров", "являюсь", "стал",    "новый",  "якому"};
  return words;
}

class Generator {
 public:
  Generator(const std::vector<const Concept*>& concepts, uint32_t seed)
      : concepts_(concepts), random_(seed) {}

  template <typename T>
  const T& Pick(const std::vector<T>& items) {
    return items[random_() % items.size()];
  }

  std::string Source() {
    std::string text;
    for (size_t i = 0, n = 1 + random_() % 8; i < n; ++i) {
      const Concept* entry = Pick(concepts_);
      const bool surname = !entry->source.surnames.empty() && random_() % 2 == 0;
      std::string term =
          random_() % 2 == 0 ? Pick(Words()) : Pick(surname ? entry->source.surnames : entry->source.names);
      if (random_() % 12 == 0) term = ToUpperText(term);
      text += term + Gap();
    }
    return text;
  }

  // What a backend might make of it: forms right and wrong, masks, words in between.
  std::string Target(const std::vector<TermMatch>& matches, const std::string& language, bool masks) {
    std::string text;
    for (size_t i = 0; i < matches.size(); ++i) {
      text += Pick(TargetWords()) + Gap();
      switch (random_() % 6) {
        case 0:
          break;
        case 1:
          text += std::string(matches[i].concept_->source.names.front());
          break;
        default: {
          if (masks) {
            text += "⟪" + std::to_string(random_() % 12) + "⟫";
            break;
          }
          const auto found = matches[i].concept_->targets.find(language);
          if (found != matches[i].concept_->targets.end()) text += Mangle(found->second.lexeme.lemma);
        }
      }
      text += Gap();
    }
    return text;
  }

 private:
  // Constructions of several words need spaces more often than anything else.
  std::string Gap() { return random_() % 2 == 0 ? " " : Pick(Glue()); }

  std::string Mangle(const std::string& lemma) {
    std::u32string letters = ToCodePoints(lemma);
    if (random_() % 2 == 0 || letters.empty()) return lemma;
    const size_t at = random_() % letters.size();
    if (random_() % 2 == 0) {
      letters[at] = ToCodePoints("аэёіpeo")[random_() % 7];
    } else {
      letters.erase(at, 1);
    }
    return ToUtf8(letters);
  }

  const std::vector<const Concept*>& concepts_;
  std::mt19937 random_;
};

class GlossaryStressTest : public testing::TestWithParam<int> {};

TEST_P(GlossaryStressTest, KeepsItsPromisesBesideAllNeighbours) {
  auto loaded =
      LoadGlossaryFile(DRAGOMAN_SOURCE_DIR "/tests/golden/enforcement/glossary.yaml", GlossaryLayer::kBase);
  ASSERT_OK(loaded);
  const auto glossary = Glossary::Compile(*std::move(loaded));
  ASSERT_OK(glossary);
  const std::vector<const Concept*> concepts = (*glossary)->Concepts();
  Generator generator(concepts, 20260203u + static_cast<uint32_t>(GetParam()));
  const int sentences = Sentences() / kShards;
  const std::vector<std::string> languages = {"ru", "uk", "fr"};
  std::vector<std::unique_ptr<Enforcer>> enforcers;
  for (const std::string& language : languages) enforcers.push_back(*Enforcer::Create(language));

  size_t inside_words = 0, leaked_masks = 0, lost = 0, invalid = 0, misplaced = 0, terms = 0;
  for (int i = 0; i < sentences; ++i) {
    const std::string source = generator.Source();
    const std::vector<TermMatch> matches = MatchText(**glossary, source);
    size_t end = 0;
    for (const TermMatch& match : matches) {
      inside_words += IsWordCharacter(CodePointBefore(source, match.source.begin)) ||
                      IsWordCharacter(CodePointAt(source, match.source.end));
      misplaced += match.source.begin < end || match.source.end > source.size();
      end = match.source.end;
    }
    terms += matches.size();
    const size_t language = static_cast<size_t>(i) % languages.size();
    const bool masks = i % 2 == 0;
    const std::string target = generator.Target(matches, languages[language], masks);
    const EnforcementInput input{source, matches, target};
    const EnforcementResult result =
        masks ? enforcers[language]->FillMasks(input) : enforcers[language]->Enforce(input);
    invalid += !IsValidUtf8(result.text);
    leaked_masks +=
        masks && (result.text.find("⟪") != std::string::npos || result.text.find("⟫") != std::string::npos);
    lost += result.occurrences.size() != matches.size();
    misplaced += ApplyEdits(target, result.edits) != result.text;
    for (size_t m = 0; m < result.occurrences.size() && m < matches.size(); ++m) {
      const TermOccurrence& occurrence = result.occurrences[m];
      lost += occurrence.concept_id != matches[m].concept_->id;
      if (occurrence.status == TermStatus::kMissed) continue;
      misplaced +=
          occurrence.target.end > result.text.size() || occurrence.target.In(result.text) != occurrence.form;
    }
  }
  EXPECT_GT(terms, static_cast<size_t>(sentences));
  EXPECT_EQ(inside_words, 0u);
  EXPECT_EQ(leaked_masks, 0u);
  EXPECT_EQ(lost, 0u);
  EXPECT_EQ(invalid, 0u);
  EXPECT_EQ(misplaced, 0u);
}

INSTANTIATE_TEST_SUITE_P(Shards, GlossaryStressTest, testing::Range(0, kShards));

}  // namespace
}  // namespace dragoman
