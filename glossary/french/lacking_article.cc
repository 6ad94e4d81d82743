#include "glossary/french/lacking_article.h"

#include <string>

#include "absl/strings/match.h"
#include "glossary/french/clause.h"
#include "glossary/french/complement.h"
#include "glossary/french/subject.h"
#include "glossary/french/words.h"
#include "glossary/words/word_endings.h"

namespace dragoman {
namespace {

// Whether the first of the coordinated names of which one ends with word `last` has an article, or follows a
// word that asks for one: « entre la RDC | et », « avec Israël | et ».
bool HasArticleBefore(const TargetText& text, size_t last) {
  for (size_t at = last + 1; at-- > 0;) {
    const bool name = text.words[at].upper_initial;
    const bool link = text.lower[at] == "de" || text.lower[at] == "d";
    if (French().definite.contains(text.lower[at])) return true;
    // « République démocratique du Congo »
    const bool inner = at > 0 && FollowsInClause(text, at) && text.words[at - 1].upper_initial;
    if (!name && AsksForArticle(text, at)) return true;
    if (!name && !link && !inner) return IsParticipleOrInfinitive(text, at);
    // « Hong Kong, Taïwan »
    if (text.sentence_start[at] || (text.clause_start[at] && text.Gap(at) != ", ")) return false;
  }
  return false;
}

// Whether the bare name at word `first`, right behind « et » or « ou », lacks its article: « Israël et |
// Hamas ».
bool WantsArticleBehindAnd(const TargetText& text, size_t first, size_t last, const FrenchTerm& term) {
  const bool place = term.kind == TermKind::kPlace;
  // « …, et Estonia a annoncé »
  const bool own_clause = text.clause_start[first - 1] && FollowsInClause(text, last + 1) &&
                          French().headline_verbs.contains(text.lower[last + 1]);
  if (place && term.replaced && term.subject && own_clause) return true;
  if (term.kind == TermKind::kOrganisation || (first >= 2 && HasArticleBefore(text, first - 2))) return true;
  // « Chine et Pakistan se sont abstenus. »
  if (place && first == 2 && IsLastSubject(text, first) && absl::EndsWith(text.text, ".")) return true;
  // « China et India se sont abstenus »
  return term.replaced && place && (first == 2 || OpensAsList(text, first));
}

// Whether the bare term at word `first` is the object of the verb, participle or gerund right before it.
bool IsObjectOfWordBefore(const TargetText& text, size_t first, const FrenchTerm& term) {
  const bool place = term.kind == TermKind::kPlace;
  const std::string& before = text.lower[first - 1];
  // « a franchi le fleuve Dniepr », « la soi-disant République »: a noun, not the verb.
  size_t noun = first - 1;
  while (noun > 0 && text.Gap(noun) == "-") --noun;
  if (!FollowsInClause(text, first) || text.words[first - 1].upper_initial || FollowsArticle(text, noun))
    return false;
  // « aidera Ukraine »
  if (term.object) return true;
  // « a mis en garde Azerbaïdjan »
  const bool warned = before == "garde" && first >= 2 && text.lower[first - 2] == "en";
  // « opposant Nicaragua à l'Allemagne »
  const bool doing = text.words[first - 1].letters > 4 && absl::EndsWith(before, "ant");
  // « a quitté Turquie », « a exhorté Argentine »
  if (place && (IsParticipleOrInfinitive(text, first - 1) || warned || doing)) return true;
  // « a rapporté Financial Times »
  if (term.definite && IsPastTense(text, first - 1)) return true;
  // « devance désormais Fidesz »
  if (IsAdverb(before) && first >= 2 && FollowsInClause(text, first - 1) &&
      !FollowsArticle(text, first - 2) && IsFiniteInE(text.lower[first - 2]))
    return true;
  // « Tokyo revendique Kuril Islands », « inquiète Eurogroup »: nothing but a verb stands right before such a
  // name.
  return term.replaced && (place || term.definite) && IsFiniteInE(before) && !term.attribute &&
         !term.possessor;
}

// Whether a bare place in words `first` to `last`, put there for its English name, the `subject` in the
// source or not, is that of what follows: « Uzbekistan, Kyrgyzstan et Tajikistan ont signé », « Poland et
// Germany », « Poland craint ».
bool IsPutAsSubject(const TargetText& text, size_t first, size_t last, bool subject) {
  if (OpensAsList(text, first)) return true;
  // « Pour protéger Taïwan, Japan achète »
  const bool opens = text.sentence_start[first] || (text.clause_start[first] && subject);
  if (!opens || last + 1 >= text.words.size()) return false;
  const std::string& next = text.lower[last + 1];
  if (next == "et") return last + 2 < text.words.size();
  return FollowsInClause(text, last + 1) && !text.words[last + 1].upper_initial &&
         !French().no_verbs.contains(next);
}

}  // namespace

bool WantsArticle(const TargetText& text, size_t first, size_t last, const FrenchTerm& term) {
  const bool place = term.kind == TermKind::kPlace;
  if (first > 0 && Adjoins(text, first)) {
    const std::string& before = text.lower[first - 1];
    // « rebaptisée Africa Corps »
    if (CallsByName(before) && !place) return false;
    if (AsksForArticle(text, first - 1) || (place && term.coordinated)) return true;
    if (before == "et" || before == "ou") return WantsArticleBehindAnd(text, first, last, term);
    if (IsObjectOfWordBefore(text, first, term)) return true;
  }
  if (place && (term.coordinated || IsListBeforeVerb(text, first, last))) return true;
  if (OpensClause(text, first, last) || OpensProse(text, first, last)) return true;
  return term.replaced && place && IsPutAsSubject(text, first, last, term.subject);
}

bool SaysIt(const TargetText& text, size_t first, size_t last, const FrenchTerm& term) {
  const bool verb = first >= 2 && text.clause_start[first - 1] && text.Gap(first - 1) == ", " &&
                    !text.words[first - 1].upper_initial && EndsWithAny(text.lower[first - 1], "e", "t");
  const bool ends = last + 1 == text.words.size() || text.clause_start[last + 1];
  return verb && ends && (term.subject || term.attribute) && FollowsInClause(text, first);
}

bool IsOpeningEvent(const TargetText& text, size_t first, size_t last, const FrenchTerm& term) {
  return term.replaced && term.article && term.kind == TermKind::kEvent && text.sentence_start[first] &&
         FollowsInClause(text, last + 1) && French().headline_verbs.contains(text.lower[last + 1]);
}

}  // namespace dragoman
