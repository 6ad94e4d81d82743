#include "glossary/slavic/past_tense.h"

#include <array>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/types/span.h"
#include "glossary/slavic/verb_form.h"

namespace dragoman {
namespace {

// Verbs whose masculine in the past has no -л, or another stem: how it ends, and what the other endings
// follow.
struct PastStem {
  absl::string_view masculine, other;
  bool prefixed = false;  // only behind one of the prefixes, or none: «привёл», not «ревел»
};

constexpr std::array<PastStem, 21> kRussianStems = {
    {{"вышел", "выш"},     {"вывел", "выве"},    {"вынес", "вынес"},     {"вывез", "вывез"},
     {"вырос", "вырос"},   {"шёл", "ш"},         {"шел", "ш"},           {"вёл", "ве", true},
     {"вел", "ве", true},  {"мог", "мог"},       {"верг", "верг"},       {"стиг", "стиг"},
     {"озник", "озник"},   {"нёс", "нес", true}, {"нес", "нес", true},   {"вёз", "вез", true},
     {"вез", "вез", true}, {"умер", "умер"},     {"спас", "спас", true}, {"чез", "чез"},
     {"берёг", "берег"}}};
constexpr std::array<PastStem, 17> kUkrainianStems = {{{"розповів", "розпові"},
                                                       {"відповів", "відпові"},
                                                       {"доповів", "допові"},
                                                       {"заповів", "запові"},
                                                       {"шов", "ш"},
                                                       {"вів", "ве", true},
                                                       {"міг", "мог"},
                                                       {"ніс", "нес", true},
                                                       {"віз", "вез", true},
                                                       {"стиг", "стиг"},
                                                       {"сяг", "сяг"},
                                                       {"виник", "виник"},
                                                       {"звик", "звик"},
                                                       {"помер", "помер"},
                                                       {"верг", "верг"},
                                                       {"ріс", "рос", true},
                                                       {"беріг", "берег"}}};
constexpr std::array<absl::string_view, 22> kRussianPrefixes = {
    "",    "при", "за", "на", "от", "пере", "раз", "с",   "у",   "в",   "до",
    "про", "под", "об", "по", "из", "вз",   "воз", "пре", "над", "вос", "произ"};
constexpr std::array<absl::string_view, 22> kUkrainianPrefixes = {
    "",   "при", "за",  "на", "від", "пере", "ви",  "роз", "з",    "у",  "в",
    "до", "про", "під", "об", "по",  "із",   "над", "обі", "віді", "ві", "зі"};

// The masculine of a verb in the past, and what its other endings follow; two empty strings where `verb`, in
// small letters and without «ся», is none.
std::pair<std::string, std::string> StemsOfPast(absl::string_view verb, bool ukrainian) {
  const absl::Span<const PastStem> stems = ukrainian ? absl::MakeConstSpan(kUkrainianStems) : kRussianStems;
  const absl::Span<const absl::string_view> prefixes =
      ukrainian ? absl::MakeConstSpan(kUkrainianPrefixes) : kRussianPrefixes;
  for (const absl::string_view ending : {"ла", "ло", "ли", ""}) {
    for (const PastStem& pair : stems) {
      absl::string_view begin = verb;
      const absl::string_view there = ending.empty() ? pair.masculine : pair.other;
      if (!absl::ConsumeSuffix(&begin, ending) || !absl::ConsumeSuffix(&begin, there)) continue;
      if (pair.prefixed && !absl::c_linear_search(prefixes, begin)) continue;
      return {absl::StrCat(begin, pair.masculine), absl::StrCat(begin, pair.other)};
    }
  }
  const absl::string_view masculine = ukrainian ? "в" : "л";
  absl::string_view stem = verb;
  const bool past = absl::ConsumeSuffix(&stem, "ла") || absl::ConsumeSuffix(&stem, "ло") ||
                    absl::ConsumeSuffix(&stem, "ли") || absl::ConsumeSuffix(&stem, masculine);
  if (!past || !EndsWithAny(stem, "а", "и", "я", "у", "ы", "о", "і", "ї", "ю", "ё", "е")) return {};
  return {absl::StrCat(stem, masculine), std::string(stem)};
}

}  // namespace

std::string PastForm(absl::string_view verb, SubjectForm subject, bool ukrainian) {
  absl::string_view plain = verb;
  const bool reflexive = absl::ConsumeSuffix(&plain, "ся") || absl::ConsumeSuffix(&plain, "сь");
  const bool plural = subject.number == Number::kPlural;
  const auto [masculine, stem] = StemsOfPast(plain, ukrainian);
  if (masculine.empty() || (!plural && subject.gender == Gender::kUnspecified)) return "";
  const bool of_man = !plural && subject.gender == Gender::kMasculine;
  const absl::string_view ending = plural ? "ли" : subject.gender == Gender::kFeminine ? "ла" : "ло";
  const absl::string_view end = !reflexive ? "" : ukrainian || of_man ? "ся" : "сь";
  return absl::StrCat(of_man ? masculine : absl::StrCat(stem, ending), end);
}

std::string RelativeForm(absl::string_view word, SubjectForm subject) {
  using Forms = std::array<absl::string_view, 4>;
  static constexpr std::array<Forms, 3> kPronouns = {{{"который", "которая", "которое", "которые"},
                                                      {"який", "яка", "яке", "які"},
                                                      {"котрий", "котра", "котре", "котрі"}}};
  if (subject.number == Number::kSingular && subject.gender == Gender::kUnspecified) return "";
  const size_t form = subject.number == Number::kPlural      ? 3
                      : subject.gender == Gender::kMasculine ? 0
                      : subject.gender == Gender::kFeminine  ? 1
                                                             : 2;
  for (const Forms& forms : kPronouns) {
    if (absl::c_linear_search(forms, word)) return std::string(forms[form]);
  }
  return "";
}

}  // namespace dragoman
