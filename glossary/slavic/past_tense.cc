#include "glossary/slavic/past_tense.h"

#include <array>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "glossary/slavic/verb_form.h"

namespace dragoman {
namespace {

// The masculine of a verb in the past, and what its other endings follow; two empty strings where `verb`, in
// small letters and without «ся», is none.
std::pair<std::string, std::string> StemsOfPast(absl::string_view verb, const GovernmentTable& table) {
  for (const absl::string_view ending : {"ла", "ло", "ли", ""}) {
    for (const PastStem& pair : table.past_stems) {
      absl::string_view begin = verb;
      const std::string& there = ending.empty() ? pair.masculine : pair.other;
      if (!absl::ConsumeSuffix(&begin, ending) || !absl::ConsumeSuffix(&begin, there)) continue;
      if (pair.prefixed && !begin.empty() && !table.verb_prefixes.contains(begin)) continue;
      return {absl::StrCat(begin, pair.masculine), absl::StrCat(begin, pair.other)};
    }
  }
  const absl::string_view masculine = table.ukrainian ? "в" : "л";
  absl::string_view stem = verb;
  const bool past = absl::ConsumeSuffix(&stem, "ла") || absl::ConsumeSuffix(&stem, "ло") ||
                    absl::ConsumeSuffix(&stem, "ли") || absl::ConsumeSuffix(&stem, masculine);
  if (!past || !EndsWithAny(stem, "а", "и", "я", "у", "ы", "о", "і", "ї", "ю", "ё", "е")) return {};
  return {absl::StrCat(stem, masculine), std::string(stem)};
}

}  // namespace

std::string PastForm(absl::string_view verb, SubjectForm subject, const GovernmentTable& table) {
  absl::string_view plain = verb;
  const bool reflexive = absl::ConsumeSuffix(&plain, "ся") || absl::ConsumeSuffix(&plain, "сь");
  const bool plural = subject.number == Number::kPlural;
  const auto [masculine, stem] = StemsOfPast(plain, table);
  if (masculine.empty() || (!plural && subject.gender == Gender::kUnspecified)) return "";
  const bool of_man = !plural && subject.gender == Gender::kMasculine;
  const absl::string_view ending = plural ? "ли" : subject.gender == Gender::kFeminine ? "ла" : "ло";
  const absl::string_view end = !reflexive ? "" : table.ukrainian || of_man ? "ся" : "сь";
  return absl::StrCat(of_man ? masculine : absl::StrCat(stem, ending), end);
}

std::string ParticipleForm(absl::string_view participle, SubjectForm subject, bool ukrainian) {
  if (subject.number == Number::kPlural || subject.gender == Gender::kUnspecified) return "";
  const bool of_man = subject.gender == Gender::kMasculine, of_woman = subject.gender == Gender::kFeminine;
  absl::string_view stem = participle;
  if (ukrainian) {
    const bool known = absl::ConsumeSuffix(&stem, "ий") || absl::ConsumeSuffix(&stem, "а") ||
                       absl::ConsumeSuffix(&stem, "е");
    return known && EndsWithAny(stem, "н", "т") ? absl::StrCat(stem, of_man     ? "ий"
                                                                     : of_woman ? "а"
                                                                                : "е")
                                                : "";
  }
  const bool has_ending = absl::ConsumeSuffix(&stem, "а") || absl::ConsumeSuffix(&stem, "о");
  if (!EndsWithAny(stem, "ан", "ян", "ен", "ён", "ят", "ыт", "ут")) return "";
  // «подготовлена» is of «подготовлен», «утверждена» of «утверждён».
  if (of_man) return has_ending && absl::EndsWith(stem, "ен") ? "" : std::string(stem);
  const absl::string_view ending = of_woman ? "а" : "о";
  return absl::ConsumeSuffix(&stem, "ён") ? absl::StrCat(stem, "ен", ending) : absl::StrCat(stem, ending);
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
