#include "glossary/french/complement.h"

#include <string>

#include "absl/algorithm/container.h"
#include "absl/strings/strip.h"
#include "glossary/french/clause.h"
#include "glossary/french/words.h"
#include "glossary/words/folding.h"
#include "glossary/words/word_endings.h"

namespace dragoman {

bool CallsByName(absl::string_view word) {
  return absl::c_any_of(French().called_so, [word](const std::string& stem) {
    absl::string_view ending = word;
    return absl::ConsumePrefix(&ending, stem) &&
           (ending.empty() || ending == "e" || ending == "s" || ending == "es");
  });
}

bool SpeaksOfBearer(const TargetText& text, size_t verb) {
  absl::string_view participle = text.lower[verb];
  absl::ConsumeSuffix(&participle, "s");
  if (EndsWithAny(participle, "ée", "ie")) participle.remove_suffix(1);
  return IsPastTense(text, verb) && !French().gives_office.contains(participle);
}

bool FollowsItsNoun(const TargetText& text, size_t first) {
  return first > 0 && Adjoins(text, first) && text.words[first].gap_before == WordGap::kSpace &&
         !text.clause_start[first] && !text.words[first - 1].upper_initial &&
         text.words[first - 1].letters > 2 && !French().no_nouns.contains(text.lower[first - 1]);
}

bool FollowsItsAdjective(const TargetText& text, size_t first) {
  return first > 0 && FollowsInClause(text, first) &&
         French().before_its_noun.contains(text.lower[first - 1]);
}

bool FollowsWhatIsCalled(const TargetText& text, size_t before, const FrenchTerm& term) {
  const bool name = term.kind == TermKind::kOrganisation || term.kind == TermKind::kTerm;
  return name && IsCapitalized(term.form) && before > 0 && FollowsInClause(text, before) &&
         French().called.contains(text.lower[before - 1]);
}

bool FollowsBelief(const TargetText& text, const Determiner& determiner) {
  return determiner.preposition == Determiner::kEn && determiner.first_word > 0 &&
         French().belief.contains(text.lower[determiner.first_word - 1]);
}

bool IsAboutWhatFollows(const TargetText& text, const Determiner& determiner) {
  const size_t noun = determiner.first_word;
  return noun > 1 && French().about_nouns.contains(text.lower[noun - 1]) &&
         French().before_about.contains(text.lower[noun - 2]);
}

bool IsPartOfPlace(const TargetText& text, size_t noun) {
  if (text.words[noun].upper_initial || !French().parts.contains(text.lower[noun])) return false;
  // « l'est de », « le nord-est de », but « il est d'Ukraine », « elle est partie de France »
  if (text.lower[noun] == "est") return text.lower[noun - 1] == "l" || text.Gap(noun) == "-";
  return !French().before_no_part.contains(text.lower[noun - 1]);
}

bool IsPartOfWhatFollows(const TargetText& text, const Determiner& determiner) {
  const size_t of = determiner.first_word;
  if (of < 2) return false;
  if (IsPartOfPlace(text, of - 1)) return true;
  const bool adjective = of > 2 && !text.words[of - 1].upper_initial && text.words[of - 1].letters > 4 &&
                         FollowsInClause(text, of - 1);
  // « le plus grand centre commercial de France »
  return adjective && IsPartOfPlace(text, of - 2) && !French().bare_parts.contains(text.lower[of - 2]);
}

bool FollowsGift(const TargetText& text, const Determiner& determiner) {
  return determiner.first_word > 0 && BeginsWithAny(text.lower[determiner.first_word - 1], French().giving);
}

bool IsAskedToAct(const TargetText& text, const Determiner& determiner, size_t last, const FrenchTerm& term) {
  const size_t article = determiner.first_word, of = last + 1;
  const bool placed = term.object && determiner.definite && determiner.preposition == Determiner::kNone &&
                      article > 0 && FollowsInClause(text, article) && of + 1 < text.words.size();
  return placed && (text.lower[of] == "de" || text.lower[of] == "d") && IsInfinitive(text, of + 1) &&
         BeginsWithAny(text.lower[article - 1], French().asking_to_act);
}

bool IsAskedPerson(const TargetText& text, size_t first, size_t last, const FrenchTerm& term) {
  if (term.kind != TermKind::kPerson || !term.object || first < 2 || !FollowsInClause(text, first) ||
      !French().asks.contains(text.lower[first - 1]))
    return false;
  // « Les électeurs demandent Trump »: nothing tells what about.
  if (!FollowsInClause(text, last + 1) || !French().asks_about.contains(text.lower[last + 1])) return false;
  const size_t verb = IsPastTense(text, first - 1) ? first - 2 : first - 1;
  return verb > 0 && FollowsInClause(text, verb) && !HasQuote(text.Gap(verb));
}

}  // namespace dragoman
