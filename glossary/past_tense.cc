#include "glossary/past_tense.h"

#include <array>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/types/span.h"
#include "glossary/verb_form.h"

namespace dragoman {
namespace {

// Verbs whose masculine in the past has no -л, or another stem: how it ends, and what the other endings
// follow.
struct PastStem {
  absl::string_view masculine, other;
};

constexpr std::array<PastStem, 17> kRussianStems = {{{"шёл", "ш"},
                                                     {"шел", "ш"},
                                                     {"вёл", "ве"},
                                                     {"вел", "ве"},
                                                     {"мог", "мог"},
                                                     {"верг", "верг"},
                                                     {"стиг", "стиг"},
                                                     {"озник", "озник"},
                                                     {"нёс", "нес"},
                                                     {"нес", "нес"},
                                                     {"вёз", "вез"},
                                                     {"вез", "вез"},
                                                     {"рос", "рос"},
                                                     {"умер", "умер"},
                                                     {"спас", "спас"},
                                                     {"чез", "чез"},
                                                     {"берёг", "берег"}}};
constexpr std::array<PastStem, 13> kUkrainianStems = {{{"шов", "ш"},
                                                       {"вів", "ве"},
                                                       {"міг", "мог"},
                                                       {"ніс", "нес"},
                                                       {"віз", "вез"},
                                                       {"стиг", "стиг"},
                                                       {"сяг", "сяг"},
                                                       {"виник", "виник"},
                                                       {"звик", "звик"},
                                                       {"помер", "помер"},
                                                       {"верг", "верг"},
                                                       {"ріс", "рос"},
                                                       {"беріг", "берег"}}};

// The masculine of a verb in the past, and what its other endings follow; two empty strings where `verb`, in
// small letters and without «ся», is none.
std::pair<std::string, std::string> StemsOfPast(absl::string_view verb, bool ukrainian) {
  const absl::Span<const PastStem> stems = ukrainian ? absl::MakeConstSpan(kUkrainianStems) : kRussianStems;
  for (const absl::string_view ending : {"ла", "ло", "ли", ""}) {
    for (const PastStem& pair : stems) {
      absl::string_view begin = verb;
      const absl::string_view there = ending.empty() ? pair.masculine : pair.other;
      if (absl::ConsumeSuffix(&begin, ending) && absl::ConsumeSuffix(&begin, there))
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
