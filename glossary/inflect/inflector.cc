#include "glossary/inflect/inflector.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/base/internal/raw_logging.h"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "glossary/inflect/code_points.h"
#include "glossary/inflect/declension_table.h"
#include "glossary/inflect/french.h"
#include "glossary/inflect/slavic_inflector.h"

namespace dragoman {
namespace embedded {
extern const absl::string_view data_ru_paradigms_txt;
extern const absl::string_view data_ru_endings_txt;
extern const absl::string_view data_ru_lists_txt;
extern const absl::string_view data_ru_guesses_txt;
extern const absl::string_view data_uk_paradigms_txt;
extern const absl::string_view data_uk_endings_txt;
extern const absl::string_view data_uk_lists_txt;
extern const absl::string_view data_uk_guesses_txt;
}  // namespace embedded

namespace {

const std::array<std::pair<absl::string_view, Case>, 7> kCaseNames = {{{"N", Case::kNominative},
                                                                       {"G", Case::kGenitive},
                                                                       {"D", Case::kDative},
                                                                       {"A", Case::kAccusative},
                                                                       {"I", Case::kInstrumental},
                                                                       {"P", Case::kPrepositional},
                                                                       {"V", Case::kVocative}}};

SlavicInflector* MakeSlavic(absl::string_view language, const DeclensionTable::Sources& sources,
                            std::vector<Case> cases) {
  absl::StatusOr<DeclensionTable> table = DeclensionTable::Parse(sources);
  if (!table.ok()) {
    ABSL_RAW_LOG(FATAL, "built-in rules of %s: %s", std::string(language).c_str(),
                 std::string(table.status().message()).c_str());
  }
  return new SlavicInflector(*std::move(table), std::move(cases));
}

const Inflector* Russian() {
  static const Inflector* const inflector = MakeSlavic(
      "ru", {embedded::data_ru_paradigms_txt, embedded::data_ru_endings_txt, embedded::data_ru_lists_txt},
      {Case::kNominative, Case::kGenitive, Case::kDative, Case::kAccusative, Case::kInstrumental,
       Case::kPrepositional});
  return inflector;
}

const Inflector* Ukrainian() {
  static const Inflector* const inflector = MakeSlavic(
      "uk", {embedded::data_uk_paradigms_txt, embedded::data_uk_endings_txt, embedded::data_uk_lists_txt},
      {Case::kNominative, Case::kGenitive, Case::kDative, Case::kAccusative, Case::kInstrumental,
       Case::kPrepositional, Case::kVocative});
  return inflector;
}

const Inflector* French() {
  static const Inflector* const inflector = new FrenchInflector;
  return inflector;
}

// Endings with the forms they show; a line is an ending and codes such as "Is" (instrumental singular).
using Guesses = std::vector<std::pair<std::u32string, std::vector<GrammaticalForm>>>;

Guesses* ReadGuesses(absl::string_view text) {
  auto* guesses = new Guesses;
  for (absl::string_view line : absl::StrSplit(text, '\n')) {
    const std::vector<std::string> fields =
        absl::StrSplit(line.substr(0, line.find('#')), absl::ByAnyChar(" \t"), absl::SkipEmpty());
    if (fields.size() < 2) continue;
    std::vector<GrammaticalForm> forms;
    for (size_t i = 1; i < fields.size(); ++i) {
      for (const auto& [letter, grammatical_case] : kCaseNames) {
        if (fields[i].substr(0, 1) == letter) {
          forms.push_back({grammatical_case, fields[i].back() == 'p' ? Number::kPlural : Number::kSingular});
        }
      }
    }
    guesses->emplace_back(ToCodePoints(fields[0]), std::move(forms));
  }
  std::stable_sort(guesses->begin(), guesses->end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  return guesses;
}

}  // namespace

std::string Inflector::Inflect(const Lexeme& lexeme, GrammaticalForm form) const {
  for (InflectedForm& candidate : Forms(lexeme)) {
    if (candidate.form == form && !candidate.alternative) return std::move(candidate.text);
  }
  return lexeme.lemma;
}

std::vector<InflectedForm> Inflector::Analyze(const Lexeme& lexeme, absl::string_view surface) const {
  const std::u32string folded = FoldSpelling(surface);
  std::vector<InflectedForm> matches;
  for (InflectedForm& candidate : Forms(lexeme)) {
    if (FoldSpelling(candidate.text) == folded) matches.push_back(std::move(candidate));
  }
  std::stable_partition(matches.begin(), matches.end(),
                        [](const InflectedForm& form) { return !form.alternative; });
  return matches;
}

absl::StatusOr<const Inflector*> InflectorFor(absl::string_view language) {
  if (language == "ru") return Russian();
  if (language == "uk") return Ukrainian();
  if (language == "fr") return French();
  return absl::NotFoundError(
      absl::StrCat("no inflection for language \"", language, "\": known are fr, ru, uk"));
}

std::vector<GrammaticalForm> GuessForms(absl::string_view word, absl::string_view language) {
  static const Guesses* const russian = ReadGuesses(embedded::data_ru_guesses_txt);
  static const Guesses* const ukrainian = ReadGuesses(embedded::data_uk_guesses_txt);
  if (language != "ru" && language != "uk") return {};
  const std::u32string lower = FoldSpelling(word);
  for (const auto& [ending, forms] : language == "ru" ? *russian : *ukrainian) {
    if (lower.size() > ending.size() && lower.ends_with(ending)) return forms;
  }
  return {};
}

Lexeme WithoutLocative(const Lexeme& lexeme, const Inflector& inflector) {
  constexpr GrammaticalForm kPrepositional{Case::kPrepositional, Number::kSingular};
  const auto exception = lexeme.exceptions.find(kPrepositional);
  if (exception == lexeme.exceptions.end()) return lexeme;
  Lexeme regular = lexeme;
  regular.exceptions.erase(kPrepositional);
  // One letter differs: «Крыму» and «Крыме».
  const std::u32string locative = ToCodePoints(exception->second);
  const std::u32string usual = ToCodePoints(inflector.Inflect(regular, kPrepositional));
  if (locative.size() != usual.size()) return lexeme;
  const auto [in, about] = std::mismatch(locative.begin(), locative.end(), usual.begin());
  const bool one_letter =
      in != locative.end() && *in == U'у' && *about == U'е' && std::equal(in + 1, locative.end(), about + 1);
  return one_letter ? regular : lexeme;
}

}  // namespace dragoman
