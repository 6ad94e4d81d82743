#include "glossary/french/superfluous_article.h"

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "glossary/french/clause.h"
#include "glossary/french/complement.h"
#include "glossary/french/words.h"
#include "glossary/inflect/french.h"
#include "glossary/words/folding.h"
#include "glossary/words/word_endings.h"

namespace dragoman {
namespace {

// « à l'Interfax que », « à l'Ukrzaliznytsia 300 millions »: what stands behind an institution's name goes on
// with the sentence.
bool GoesOnBehind(const TargetText& text, size_t last) {
  return FollowsInClause(text, last + 1) && (text.lower[last + 1] == "que" || text.lower[last + 1] == "qu" ||
                                             absl::c_any_of(text.lower[last + 1], absl::ascii_isdigit));
}

// « La Taïwan a accusé »: a place without an article of its own, and nothing behind it that would ask for
// one, as in « le Berlin des années 1920 ».
bool IsBareSubject(const TargetText& text, size_t first, size_t last, const FrenchTerm& term) {
  if (term.kind != TermKind::kPlace || term.article) return false;
  // « l'Oman », « l'Andorre » are written too.
  const bool elided = text.lower[first - 1] == "l";
  if (elided && !French().always_en.contains(term.form)) return false;
  if (French().no_article.contains(term.form) && !IsQualified(text, last)) return true;
  return !elided && text.clause_start[first - 1] && FollowsInClause(text, last + 1) &&
         French().headline_verbs.contains(text.lower[last + 1]);
}

// Whether the definite article before the name of a person, which has none, has no reason: « la Tatiana
// Moskalkova », « entre l'Edward Snowden et », but « le Macron de 2017 », « la Le Pen ».
bool HasSuperfluousArticleOfPerson(const TargetText& text, size_t first, size_t last, const FrenchTerm& term,
                                   const Determiner& determiner) {
  const bool common =
      !IsCapitalized(term.form) && term.full_name;  // « le pape François », but « von der Leyen »
  if (!determiner.definite || determiner.plural || common) return false;
  const size_t next = last + 1;
  if (!term.replaced) {
    const bool own_article = !term.full_name && EndsWithAny(text.lower[first], "le", "la") && last > first;
    // « le Trump Kennedy Center »
    const bool longer = FollowsInClause(text, next) && text.words[next].upper_initial;
    // « c'est du Macron », « il y a du Trump en lui »
    const bool manner =
        text.lower[first - 1] == "du" && first > 1 && French().there_is.contains(text.lower[first - 2]);
    if (term.definite || own_article || longer || manner || IsJoinedByHyphen(text, last)) return false;
  }
  if (FollowsInClause(text, next) && French().of.contains(text.lower[next]))
    return next + 1 < text.words.size() && IsInfinitive(text, next + 1);
  // « le Trump que nous connaissons »
  if (FollowsInClause(text, next) && French().which.contains(text.lower[next])) return false;
  // « le Trump candidat »
  return term.full_name || !FollowsInClause(text, next) ||
         !(French().epithets.contains(text.lower[next]) || IsFrenchTitleAdjective(text.lower[next]));
}

// « Google | , Meta et », « Google | et Meta »
bool IsOneOfNames(const TargetText& text, size_t last) {
  const size_t next = last + 1;
  if (next >= text.words.size()) return false;
  if (text.Gap(next) == ", ") return text.words[next].upper_initial;
  return text.lower[next] == "et" && FollowsInClause(text, next) && next + 1 < text.words.size() &&
         text.words[next + 1].upper_initial;
}

}  // namespace

bool HasSuperfluousArticle(const TargetText& text, size_t first, size_t last, const FrenchTerm& term,
                           const Determiner& determiner) {
  if (term.kind == TermKind::kPerson)
    return HasSuperfluousArticleOfPerson(text, first, last, term, determiner);
  // « le Flux du Nord » -> « Nord Stream »
  const absl::string_view head = FirstWord(term.form);
  const bool name = term.kind == TermKind::kPlace || term.kind == TermKind::kOrganisation ||
                    French().articleless.contains(ToLowerText(head));
  // « l'agence Tass »: a common noun has its article; « franceinfo » is none.
  const bool common = !IsCapitalized(term.form) && absl::StrContains(term.form, " ");
  // « les Sciences Po »
  const bool plural = determiner.plural && !term.replaced && term.kind != TermKind::kOrganisation;
  if (!determiner.definite || plural || term.article || term.plural || !name || common) return false;
  if (term.replaced || IsBareSubject(text, first, last, term)) return true;
  const bool goes_on = term.kind == TermKind::kOrganisation && GoesOnBehind(text, last);
  const bool qualified = (IsQualified(text, last) && !goes_on) || term.definite || term.attribute;
  const bool elided_or_masculine = text.lower[first - 1] == "l" || text.lower[first - 1] == "le";
  if (term.kind == TermKind::kOrganisation) return !qualified;
  return (determiner.preposition == Determiner::kDe && (elided_or_masculine || !qualified)) ||
         (determiner.preposition == Determiner::kA && (term.at || term.motion) && !qualified) ||
         // « ont quitté le Volgograd », « contre la Shanghai »
         (determiner.preposition == Determiner::kNone && !qualified && text.lower[first - 1] != "l" &&
          (term.object || (Adjoins(text, first - 1) && AsksForArticle(text, first - 2))));
}

bool IsRightAsItIs(const TargetText& text, size_t first, size_t last, const FrenchTerm& term,
                   const Determiner& determiner) {
  if (IsPersonInH(term)) return !determiner.definite;
  const bool common_noun = !IsCapitalized(term.form);
  const bool none = determiner.first_word == first;
  // « les sénateurs républicains »
  const bool joined = last + 1 < text.words.size() && text.lower[last + 1] == "et";
  const bool behind_verb =
      none && !term.plural && !joined && FollowsInClause(text, first) && IsPastTense(text, first - 1);
  if (none && common_noun && term.kind == TermKind::kOrganisation && !behind_verb) return true;
  // « les Rafale »
  if (determiner.plural && !common_noun && term.kind == TermKind::kTerm) return true;
  if (FollowsBelief(text, determiner)) return true;
  // « les Google et Meta »
  if (determiner.plural && term.kind == TermKind::kOrganisation && !term.article && IsOneOfNames(text, last))
    return true;
  // « l'attaquant du Liverpool », « la Boston Globe »: of a longer name, or of a team.
  const bool town = term.kind == TermKind::kPlace && !term.article && !(determiner.plural && term.at);
  const bool longer = last + 1 < text.words.size() && !text.clause_start[last + 1] &&
                      text.words[last + 1].gap_before == WordGap::kSpace &&
                      text.words[last + 1].upper_initial;
  return (town && determiner.definite && !HasSuperfluousArticle(text, first, last, term, determiner)) ||
         (none && longer && term.kind != TermKind::kTitle);
}

void DropArticle(const TargetText& text, Determiner* determiner) {
  determiner->definite = false;
  const size_t article = determiner->first_word;
  if (determiner->preposition == Determiner::kNone && article > 0 && Adjoins(text, article) &&
      ReadQue(text.lower[article - 1], determiner)) {
    determiner->first_word = article - 1;
  }
}

}  // namespace dragoman
