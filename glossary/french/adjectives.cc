#include "glossary/french/adjectives.h"

#include <optional>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "glossary/french/clause.h"
#include "glossary/french/determiner.h"
#include "glossary/french/participles.h"
#include "glossary/french/words.h"
#include "glossary/inflect/french.h"
#include "glossary/words/folding.h"
#include "glossary/words/word_endings.h"

namespace dragoman {
namespace {

// The adjective before a noun, `word`, in the gender and number of `term`, which follows it; nothing when
// `word` is none. A plural stays one.
std::optional<std::string> AgreeingAdjective(std::string word, const FrenchTerm& term) {
  if (term.plural && EndsWithAny(word, "s", "x") && !French().one_gender.contains(word)) word.pop_back();
  const auto in_number = [&term](absl::string_view singular) {
    return term.plural ? FrenchPlural(singular) : std::string(singular);
  };
  // « deuxième »
  if (French().one_gender.contains(word) || absl::EndsWith(word, "ième")) return in_number(word);
  const FrenchWords::Adjective* const adjective = French().FindAdjective(word);
  if (adjective == nullptr) return std::nullopt;
  if (term.feminine) return in_number(adjective->feminine);
  if (adjective->masculine != "nouveau" && adjective->masculine != "nouvel")
    return in_number(adjective->masculine);
  return FrenchElides(term.form, term.h_aspire) && !term.plural ? "nouvel" : in_number("nouveau");
}

// The words that take the place of a determiner and the preposition before it; no text when they stay.
struct AgreeingDeterminer {
  size_t first_word = 0;
  std::string wanted;
};

// The singular determiner at word `at` in the gender and number of `term`; `vowel`: it stands before one.
AgreeingDeterminer AgreeWith(const TargetText& text, size_t at, bool vowel, const FrenchTerm& term) {
  const std::string& word = text.lower[at];
  const std::string before = Adjoins(text, at) ? text.lower[at - 1] : "";
  // « d'une », « de la », « à l' »
  const bool article = word == "la" || word == "l";
  if (term.plural && (before == "de" || before == "d") && word.substr(0, 2) == "un") return {at - 1, "de"};
  if (article && (term.plural || !term.feminine) && !(vowel && !term.plural)) {
    if (before == "de") return {at - 1, term.plural ? "des" : "du"};
    if (before == "à") return {at - 1, term.plural ? "aux" : "au"};
  }
  const FrenchWords::DeterminerForms* const forms = French().FindDeterminer(word);
  if (forms == nullptr) return {};
  if (term.plural) return {at, forms->plural};
  // « son ancienne présidente »
  if (word == "l" || (term.feminine && word == "son" && vowel)) return {};
  if (term.feminine && word == "sa") return vowel ? AgreeingDeterminer{at, "son"} : AgreeingDeterminer{};
  if (term.feminine) return {at, forms->feminine};
  const bool demonstrative = forms->masculine == "ce" || forms->masculine == "cet";
  return {at, !demonstrative ? forms->masculine : vowel ? "cet" : "ce"};
}

// The change of word `word` to `wanted`, with the capital that it has.
TextEdit ReplaceWord(const TargetText& text, size_t word, const std::string& wanted) {
  return {text.words[word].range, text.words[word].upper_initial ? CapitalizeFirst(wanted) : wanted};
}

// The change, if any, to the determiner before the adjective at word `adjective`, which becomes `wanted`.
std::optional<TextEdit> MendDeterminerOf(const TargetText& text, size_t adjective, const std::string& wanted,
                                         const FrenchTerm& term) {
  if (!Adjoins(text, adjective)) return std::nullopt;
  const AgreeingDeterminer agreeing = AgreeWith(text, adjective - 1, FrenchElides(wanted), term);
  if (agreeing.wanted.empty()) return std::nullopt;
  Determiner present;
  present.first_word = agreeing.first_word;
  const bool elided = agreeing.wanted == "de" && FrenchElides(wanted);  // « d'anciennes »
  return ReplaceDeterminer(text, present, adjective, elided ? "d’" : absl::StrCat(agreeing.wanted, " "));
}

// The change, if any, to « son » or « cette » right before word `first`: « son | coprésidente ».
std::vector<TextEdit> MendPossessive(const TargetText& text, size_t first, const FrenchTerm& term) {
  const std::string& word = text.lower[first - 1];
  if (!French().possessives.contains(word) && !absl::StartsWith(word, "ce")) return {};
  const AgreeingDeterminer agreeing =
      AgreeWith(text, first - 1, FrenchElides(term.form, term.h_aspire), term);
  if (agreeing.wanted.empty() || agreeing.wanted == word) return {};
  return {ReplaceWord(text, first - 1, agreeing.wanted)};
}

// The changes to the adjective before word `first` and to its determiner.
std::vector<TextEdit> MendAdjectiveBefore(const TargetText& text, size_t first, const FrenchTerm& term) {
  const bool town = term.kind == TermKind::kPlace && !term.article;  // « le Grand Montréal »
  if (town || !Adjoins(text, first)) return {};
  const size_t at = first - 1;
  const std::optional<std::string> wanted = AgreeingAdjective(text.lower[at], term);
  if (!wanted.has_value()) return MendPossessive(text, first, term);
  std::vector<TextEdit> edits;
  auto determiner = MendDeterminerOf(text, at, *wanted, term);
  if (determiner.has_value()) edits.push_back(*std::move(determiner));
  if (text.lower[at] != *wanted) edits.push_back(ReplaceWord(text, at, *wanted));
  return edits;
}

// The change, if any, to the adjective of a title that ends with word `last`.
std::optional<TextEdit> MendAdjectiveBehind(const TargetText& text, size_t last, const FrenchTerm& term) {
  size_t behind = last + 1;
  while (behind + 1 < text.words.size() && text.Gap(behind + 1) == "-") ++behind;  // « sud-coréen »
  if (!FollowsInClause(text, behind) || text.words[behind].upper_initial) return std::nullopt;
  if (French().title_bodies.contains(text.lower[last])) return std::nullopt;
  // « une commissaire européenne | chargé de »
  const std::optional<Participle> participle = ReadParticiple(text.lower[behind]);
  if (participle.has_value() && term.feminine && !participle->feminine &&
      absl::EndsWith(participle->masculine, "é"))
    return ReplaceWord(text, behind, participle->In(/*in_feminine=*/true, participle->plural));
  const std::string& adjective = text.lower[behind];
  const std::string wanted = !term.feminine ? FrenchMasculineTitleAdjective(adjective)
                             : IsFrenchTitleAdjective(adjective, true) ? FrenchFeminine(adjective)
                                                                       : "";
  if (wanted.empty() || wanted == adjective) return std::nullopt;
  return ReplaceWord(text, behind, wanted);
}

// The change, if any, to the adjective behind the noun that ends with word `last`: « une cessation |
// immédiate » is « un cessez-le-feu | immédiat ».
std::optional<TextEdit> MendAdjectiveBehindNoun(const TargetText& text, size_t last, const FrenchTerm& term) {
  const size_t behind = last + 1;
  if (term.plural || !FollowsInClause(text, behind) || text.words[behind].upper_initial) return std::nullopt;
  for (const std::string& masculine : French().adjective_behind) {
    const std::string feminine = FrenchFeminine(masculine);
    if (term.feminine && text.lower[behind] == masculine) return ReplaceWord(text, behind, feminine);
    if (!term.feminine && text.lower[behind] == feminine) return ReplaceWord(text, behind, masculine);
  }
  return std::nullopt;
}

// The change, if any, to the participle behind it, with what completes it: « L'accord céréalier, | négociée
// par la Turquie », « les missiles | demandées par Kiev ».
std::optional<TextEdit> MendParticipleBehind(const TargetText& text, size_t last, const FrenchTerm& term) {
  size_t at = last + 1;
  const bool comma = at < text.words.size() && text.Gap(at) == ", ";
  if (!comma && !FollowsInClause(text, at)) return std::nullopt;
  if (IsAdverb(text.lower[at]) && FollowsInClause(text, at + 1)) ++at;
  const size_t next = at + 1;
  const bool completed = FollowsInClause(text, next) && French().behind_participle.contains(text.lower[next]);
  const std::optional<Participle> participle = ReadParticiple(text.lower[at]);
  if (!comma && French().finite_too.contains(text.lower[at])) return std::nullopt;
  if (!completed || !participle.has_value() || participle->feminine == term.feminine) return std::nullopt;
  const bool either = absl::EndsWith(participle->masculine, "s") && !participle->feminine;
  return ReplaceWord(text, at, participle->In(term.feminine, either ? term.plural : participle->plural));
}

// The changes behind a noun in words `first` to `last` that took the place of another.
std::optional<TextEdit> MendBehindNoun(const TargetText& text, size_t first, size_t last,
                                       const FrenchTerm& term) {
  // « un projet de cessez-le-feu | général »: it may be the project's.
  const auto of = [&text](size_t word) {
    return text.lower[word] == "de" || text.lower[word] == "d" || text.lower[word] == "du";
  };
  if ((first > 0 && of(first - 1)) || (first > 1 && of(first - 2))) return std::nullopt;
  const bool thing = term.kind == TermKind::kTerm || term.kind == TermKind::kEvent;
  auto adjective = thing ? MendAdjectiveBehindNoun(text, last, term) : std::nullopt;
  if (adjective.has_value() || (!thing && term.kind != TermKind::kOrganisation)) return adjective;
  return MendParticipleBehind(text, last, term);
}

}  // namespace

std::vector<TextEdit> MendAdjectives(const TargetText& text, size_t first, size_t last,
                                     const FrenchTerm& term) {
  std::vector<TextEdit> edits = MendAdjectiveBefore(text, first, term);
  const bool title = term.kind == TermKind::kTitle;
  auto behind = title && !term.plural     ? MendAdjectiveBehind(text, last, term)
                : !title && term.replaced ? MendBehindNoun(text, first, last, term)
                                          : std::nullopt;
  if (behind.has_value()) edits.push_back(*std::move(behind));
  return edits;
}

bool FollowsNationality(const TargetText& text, size_t first) {
  return first > 1 && text.Gap(first) == " " && !text.words[first - 1].upper_initial &&
         IsFrenchTitleAdjective(text.lower[first - 1]) && Adjoins(text, first - 1) &&
         French().before_nationality.contains(text.lower[first - 2]);
}

}  // namespace dragoman
