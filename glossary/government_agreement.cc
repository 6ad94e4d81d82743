// Verbs in the past tense that agree with the rendering a translator had, not with the name that stands there
// now: «Європейська комісія | запропонував», «сказал | Рашида Дати».
#include <array>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/types/span.h"
#include "glossary/government.h"

namespace dragoman {
namespace {

// Adverbs and «не» between a subject and its verb.
constexpr size_t kWordsBetween = 2;

// Whether the masculine of the Russian feminine past `stem`, without «ла», is the stem with «л»: not «вела»,
// «несла».
bool HasPlainMasculine(absl::string_view stem, bool ukrainian) {
  if (EndsWithAny(stem, "а", "и", "я", "у", "ы", "ї", "ю")) return true;
  return !ukrainian &&
         EndsWithAny(stem, "отре", "име", "уме", "хоте", "успе", "виде", "сиде", "владе", "терпе");
}

// How verbs whose masculine past has no -л or -в, or another stem, end in the masculine and the feminine.
using Past = std::pair<absl::string_view, absl::string_view>;
constexpr std::array<Past, 15> kRussianPasts = {{{"шёл", "шла"},
                                                 {"шел", "шла"},
                                                 {"вёл", "вела"},
                                                 {"вел", "вела"},
                                                 {"нёс", "несла"},
                                                 {"нес", "несла"},
                                                 {"вёз", "везла"},
                                                 {"вез", "везла"},
                                                 {"мог", "могла"},
                                                 {"верг", "вергла"},
                                                 {"стиг", "стигла"},
                                                 {"озник", "озникла"},
                                                 {"умер", "умерла"},
                                                 {"рос", "росла"},
                                                 {"спас", "спасла"}}};
constexpr std::array<Past, 10> kUkrainianPasts = {{{"йшов", "йшла"},
                                                   {"вів", "вела"},
                                                   {"ніс", "несла"},
                                                   {"віз", "везла"},
                                                   {"міг", "могла"},
                                                   {"стиг", "стигла"},
                                                   {"сяг", "сягла"},
                                                   {"виник", "виникла"},
                                                   {"помер", "померла"},
                                                   {"ріс", "росла"}}};

// `verb` in another gender of its past tense; empty when the ending does not tell how.
std::string PastInGender(absl::string_view verb, VerbForm form, Gender gender, bool ukrainian) {
  absl::string_view stem = verb, reflexive = "";
  for (const absl::string_view ending : {"ся", "сь"}) {
    if (absl::ConsumeSuffix(&stem, ending)) reflexive = ending;
  }
  const bool masculine = form == VerbForm::kPastMasculine;
  // «пришёл», «переміг»: the stem changes, or the masculine has no ending.
  for (const auto& [he, she] : ukrainian ? absl::MakeConstSpan(kUkrainianPasts) : kRussianPasts) {
    if (!reflexive.empty() || !absl::ConsumeSuffix(&stem, masculine ? he : she)) continue;
    return gender == Gender::kMasculine  ? absl::StrCat(stem, he)
           : gender == Gender::kFeminine ? absl::StrCat(stem, she)
                                         : absl::StrCat(stem, absl::StripSuffix(she, "а"), "о");
  }
  if (!absl::ConsumeSuffix(&stem, !masculine ? "ла" : ukrainian ? "в" : "л")) return "";
  if (!HasPlainMasculine(stem, ukrainian)) return "";
  const absl::string_view ending = gender == Gender::kFeminine ? "ла"
                                   : gender == Gender::kNeuter ? "ло"
                                   : ukrainian                 ? "в"
                                                               : "л";
  if (reflexive.empty()) return absl::StrCat(stem, ending);
  // «боялся», «боялась»; Ukrainian has «ся» everywhere.
  const bool short_form = !ukrainian && gender != Gender::kMasculine;
  return absl::StrCat(stem, ending, short_form ? "сь" : "ся");
}

// The relative pronoun `word`, in the nominative, in another gender; empty for any other word.
std::string RelativeInGender(absl::string_view word, Gender gender) {
  using Forms = std::array<absl::string_view, 3>;
  static constexpr std::array<Forms, 3> kPronouns = {
      {{"который", "которая", "которое"}, {"який", "яка", "яке"}, {"котрий", "котра", "котре"}}};
  for (const Forms& forms : kPronouns) {
    if (absl::c_linear_search(forms, word))
      return std::string(forms[gender == Gender::kMasculine ? 0 : gender == Gender::kFeminine ? 1 : 2]);
  }
  return "";
}

}  // namespace

std::optional<TextEdit> Government::MendVerb(const TargetText& text, size_t verb, Gender subject) const {
  const std::string& word = text.lower[verb];
  const VerbForm form = VerbFormOf(word);
  const bool past = form == VerbForm::kPastMasculine || form == VerbForm::kPastFeminine;
  const bool agrees =
      (form == VerbForm::kPastMasculine) == (subject == Gender::kMasculine) && subject != Gender::kNeuter;
  if (!past || agrees || subject == Gender::kUnspecified || table_.copulas.contains(word) ||
      table_.like_verbs.contains(word))
    return std::nullopt;
  std::string wanted = PastInGender(word, form, subject, ukrainian_);
  if (wanted.empty()) return std::nullopt;
  const Word& present = text.words[verb];
  if (present.upper_initial) wanted = CapitalizeFirst(wanted);
  return TextEdit{present.range, std::move(wanted)};
}

std::vector<TextEdit> Government::MendBehind(const TargetText& text, size_t last, Gender subject) const {
  std::vector<TextEdit> edits;
  size_t verb = last + 1;
  if (verb >= text.words.size()) return edits;
  // «…, | который представил»
  if (text.Gap(verb) == ", ") {
    std::string wanted = RelativeInGender(text.lower[verb], subject);
    if (wanted.empty()) return edits;
    if (wanted != text.lower[verb]) edits.push_back({text.words[verb].range, std::move(wanted)});
    ++verb;
  }
  for (size_t i = 0; i < kWordsBetween && verb < text.words.size() && !text.clause_start[verb]; ++i) {
    const std::string& word = text.lower[verb];
    if (word != "не" && !table_.adverbs.contains(word)) break;
    ++verb;
  }
  const bool beside = verb < text.words.size() && !text.clause_start[verb] &&
                      text.words[verb].gap_before == WordGap::kSpace && !text.words[verb].upper_initial;
  std::optional<TextEdit> does = beside ? MendVerb(text, verb, subject) : std::nullopt;
  if (does.has_value()) edits.push_back(*std::move(does));
  return edits;
}

std::optional<TextEdit> Government::MendVerbBefore(const TargetText& text, size_t first,
                                                   Gender subject) const {
  const bool beside = first > 0 && !text.clause_start[first] && text.clause_start[first - 1] &&
                      text.words[first].gap_before == WordGap::kSpace;
  return beside ? MendVerb(text, first - 1, subject) : std::nullopt;
}

}  // namespace dragoman
