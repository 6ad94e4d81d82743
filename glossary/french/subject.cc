#include "glossary/french/subject.h"

#include "absl/strings/match.h"
#include "glossary/french/clause.h"
#include "glossary/french/words.h"
#include "glossary/words/word_endings.h"

namespace dragoman {
namespace {

// Whether the aside between commas that begins with word `aside` says what was done to the subject before it,
// and a verb follows, in a sentence that no headline is.
bool HasVerbBehindAside(const TargetText& text, size_t aside) {
  const bool done = EndsWithAny(text.lower[aside], "é", "ée", "és", "ées");
  if (!done || !absl::EndsWith(text.text, ".")) return false;
  size_t verb = aside + 1;
  while (verb < text.words.size() && !text.clause_start[verb]) ++verb;
  return verb < text.words.size() && text.Gap(verb) == ", " &&
         French().headline_verbs.contains(text.lower[verb]);
}

}  // namespace

bool OpensAsList(const TargetText& text, size_t first) {
  size_t at = first, names = 0;
  while (at > 0 && !text.sentence_start[at]) {
    const bool comma = text.Gap(at) == ", " && text.words[at - 1].upper_initial;
    const bool joined = at >= 2 && text.lower[at - 1] == "et" && text.words[at - 2].upper_initial;
    if (!comma && !joined) return false;
    at -= comma ? 1 : 2;
    ++names;
    while (at > 0 && text.words[at].upper_initial && text.words[at].gap_before == WordGap::kSpace &&
           !text.clause_start[at] && text.words[at - 1].upper_initial) {
      --at;
    }
  }
  const bool goes_on =
      first + 1 < text.words.size() && text.Gap(first + 1) == ", " && text.words[first + 1].upper_initial;
  return names > 0 || goes_on;
}

bool IsListBeforeVerb(const TargetText& text, size_t first, size_t last) {
  if (!text.sentence_start[first] || last + 1 >= text.words.size() || text.Gap(last + 1) != ", ")
    return false;
  bool ended = false;
  for (size_t at = last + 1; at < text.words.size(); ++at) {
    if (text.clause_start[at] && text.Gap(at) != ", ") return false;
    if (text.lower[at] == "et") {
      ended = true;
    } else if (!text.words[at].upper_initial && !French().articles.contains(text.lower[at])) {
      return ended && FollowsInClause(text, at) && !French().no_verbs.contains(text.lower[at]);
    }
  }
  return false;
}

bool OpensProse(const TargetText& text, size_t first, size_t last) {
  if (!text.sentence_start[first] || !absl::EndsWith(text.text, ".") || !FollowsInClause(text, last + 1))
    return false;
  // « Likoud de Netanyahou a perdu »
  size_t verb = last + 1;
  if (French().of.contains(text.lower[verb]) && text.lower[verb] != "des") {
    ++verb;
    while (verb < text.words.size() && !text.clause_start[verb] && text.words[verb].upper_initial) ++verb;
    return verb > last + 2 && FollowsInClause(text, verb) &&
           French().headline_verbs.contains(text.lower[verb]);
  }
  return !text.words[verb].upper_initial && IsFiniteInE(text.lower[verb]);
}

bool IsLastSubject(const TargetText& text, size_t word) {
  size_t at = word;
  while (
      at < text.words.size() && !text.clause_start[at] &&
      (text.words[at].upper_initial || French().articles.contains(text.lower[at]) || text.lower[at] == "du"))
    ++at;
  if (at > word && at < text.words.size() && (text.lower[at] == "se" || text.lower[at] == "s")) ++at;
  return at > word && FollowsInClause(text, at) && EndsWithAny(text.lower[at], "ent", "ont");
}

bool OpensClause(const TargetText& text, size_t first, size_t last) {
  if (last + 1 >= text.words.size()) return false;
  const std::string& next = text.lower[last + 1];
  const bool sentence = text.sentence_start[first];
  // « Crimée, c'est la Russie », « Unesco, dont le siège … », « Burkina Faso, dirigé par …, a fermé »
  if (sentence && text.Gap(last + 1) == ", ")
    return French().behind_comma.contains(next) || HasVerbBehindAside(text, last + 1);
  if (!text.clause_start[first] || !FollowsInClause(text, last + 1)) return false;
  // « …, Europe n'avait été »
  if (French().headline_verbs.contains(next) || IsFuture(next)) return sentence || text.Gap(first) == ", ";
  // « Ukraine et les États baltes », « Rwanda et DR Congo ont signé »
  return sentence && next == "et" && last + 2 < text.words.size() &&
         (French().subject_determiners.contains(text.lower[last + 2]) ||
          (IsLastSubject(text, last + 2) && absl::EndsWith(text.text, ".")));  // headlines do without
}

}  // namespace dragoman
