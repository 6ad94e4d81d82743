#include "glossary/enforcement/title_gender.h"

#include <string>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "glossary/english/english_table.h"
#include "glossary/french/words.h"
#include "glossary/inflect/french.h"
#include "glossary/words/folding.h"

namespace dragoman {
namespace {

// Whether the source says that she has, or got, the title `match`: "She became chancellor", "She was
// appointed deputy mayor".
bool IsHers(absl::string_view source, const TermMatch& match) {
  std::string before = ToLowerText(source.substr(0, match.source.begin));
  if (const size_t sentence = before.rfind(". "); sentence != std::string::npos)
    before.erase(0, sentence + 2);
  absl::string_view words = before;
  for (const absl::string_view article : {" the ", " a ", " an "}) {
    if (absl::EndsWith(words, article)) words.remove_suffix(article.size() - 1);
  }
  // "She said Lecornu was appointed prime minister" speaks of him.
  const EnglishTable& english = EnglishTable::Get();
  const bool alone = absl::c_all_of(SplitWords(words), [&](const Word& word) {
    const absl::string_view one = word.range.In(words);
    return one == "she" || english.auxiliaries.contains(one) || english.adverbs.contains(one) ||
           english.copulas.contains(one) || english.appointing.contains(one) || english.be.contains(one);
  });
  return !match.possessive && alone && absl::StartsWith(words, "she ") &&
         absl::c_any_of(english.became_she, [words](absl::string_view verb) {
           return absl::EndsWith(words, absl::StrCat(" ", verb, " "));
         });
}

// "Rachida Dati presented the project. The minister stressed …"
bool MeansWomanBefore(const EnforcementInput& input, const Claim& claim) {
  const TermMatch& match = input.matches[claim.match];
  const bool opens = absl::StripAsciiWhitespace(input.source.substr(0, match.source.begin)) == "The";
  return input.about_women && opens && !match.plural && !match.possessive &&
         absl::c_none_of(input.matches,
                         [](const TermMatch& other) { return other.concept_->kind == TermKind::kPerson; });
}

// « au poste de | président de la BCE »: of whoever holds it.
bool NamesOffice(const TargetText& text, size_t first) {
  return first > 1 && !text.clause_start[first] && !text.clause_start[first - 1] &&
         (text.lower[first - 1] == "de" || text.lower[first - 1] == "d") &&
         French().offices.contains(text.lower[first - 2]);
}

// Whether the translator knew that the title at word `first` is a woman's: « la procureur », « sa directeur
// général », « a été nommée | directeur général ».
bool FollowsFeminine(const TargetText& text, size_t first) {
  if (first == 0 || text.clause_start[first]) return false;
  absl::string_view before = text.lower[first - 1];
  if (French().of_woman.contains(before)) return true;
  return absl::ConsumeSuffix(&before, "e") && French().made.contains(before);
}

// Whether the sentence begins with the title and goes on with "she": "A former ambassador to Egypt, she had".
bool GoesOnWithShe(absl::string_view source, const TermMatch& match) {
  absl::string_view before = absl::StripAsciiWhitespace(source.substr(0, match.source.begin));
  if (absl::StrContains(before, ",") || absl::StrContains(before, ".")) return false;
  const std::string opening = ToLowerText(before.substr(0, before.find(' ')));
  const bool opens = opening.empty() || opening == "a" || opening == "an" || opening == "as";
  const absl::string_view behind = source.substr(match.source.end);
  const size_t comma = behind.find(", ");
  if (!opens || comma == absl::string_view::npos || !absl::StartsWith(behind.substr(comma), ", she "))
    return false;
  // "As the prime minister spoke, she left" is of two.
  const std::string between = ToLowerText(behind.substr(0, comma));
  return !absl::StrContains(between, ".") && absl::c_none_of(SplitWords(between), [&](const Word& word) {
    return EnglishTable::Get().IsFinite(word.range.In(between));
  });
}

}  // namespace

bool NamesWoman(const EnforcementInput& input, const Claim& claim) {
  if (claim.match == Claim::kExtra) return false;
  const std::string words = ToLowerText(input.matches[claim.match].source.In(input.source));
  if (absl::EndsWith(words, "woman") || absl::EndsWith(words, "women")) return true;
  if (IsHers(input.source, input.matches[claim.match]) ||
      GoesOnWithShe(input.source, input.matches[claim.match]))
    return true;
  const absl::string_view before = input.source.substr(0, input.matches[claim.match].source.begin);
  return absl::c_any_of(EnglishTable::Get().woman_before, [before](absl::string_view phrase) {
    return absl::EndsWithIgnoreCase(before, absl::StrCat(phrase, " "));
  });
}

bool WantsFeminine(const Sentence& sentence, const Claim& claim) {
  const size_t first = claim.span.first_word;
  if (claim.match == Claim::kExtra || NamesOffice(sentence.text, first)) return false;
  const Gender bearer = sentence.source.BearerOf(claim.match);
  if (bearer == Gender::kFeminine || NamesWoman(sentence.input, claim) ||
      MeansWomanBefore(sentence.input, claim))
    return true;
  return bearer != Gender::kMasculine && FollowsFeminine(sentence.text, first);
}

bool IsFeminineForm(const RenderingSpan& span) {
  const Lexeme& lexeme = span.rendering->lexeme;
  if (span.exact == nullptr || lexeme.kind != TermKind::kTitle || lexeme.gender != Gender::kMasculine)
    return false;
  return absl::c_any_of(span.exact->forms, [&](const GrammaticalForm& form) {
    return span.exact->text == FrenchForm(lexeme, form.number, Gender::kFeminine) &&
           span.exact->text != FrenchForm(lexeme, form.number);
  });
}

}  // namespace dragoman
