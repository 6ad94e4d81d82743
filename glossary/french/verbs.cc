#include "glossary/french/verbs.h"

#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "glossary/french/clause.h"
#include "glossary/french/determiner.h"
#include "glossary/french/words.h"

namespace dragoman {
namespace {

// The changes to the verb at word `at` and its participle in -é, right behind a subject of this number and,
// if known, gender; a verb in the other number is changed when `verb_too`, and its participle stays
// otherwise.
std::vector<TextEdit> MendNumber(const TargetText& text, size_t at, bool plural, std::optional<bool> feminine,
                                 bool verb_too) {
  if (!FollowsInClause(text, at)) return {};
  std::string verb = French().OtherNumber(text.lower[at], plural);
  const bool agrees = !French().OtherNumber(text.lower[at], !plural).empty();
  if (!agrees && (verb.empty() || !verb_too)) return {};
  std::vector<TextEdit> edits;
  if (!agrees) edits.push_back({text.words[at].range, std::move(verb)});
  const bool been = FollowsInClause(text, at + 1) && text.lower[at + 1] == "été";
  if (!been && !French().be.contains(text.lower[at])) return edits;
  at += been ? 2 : 1;
  // « officiellement »
  if (at < text.words.size() && absl::EndsWith(text.lower[at], "ment")) ++at;
  if (!FollowsInClause(text, at) || text.words[at].letters < 4) return edits;
  absl::string_view stem = text.lower[at];
  absl::ConsumeSuffix(&stem, "s");
  const bool has_e = absl::EndsWith(stem, "e");
  absl::ConsumeSuffix(&stem, "e");
  // « étendu » is one for sure behind a verb that did not agree.
  const bool participle = absl::EndsWith(stem, "é") || (!agrees && absl::EndsWith(stem, "u"));
  if (!participle || French().no_participles.contains(text.lower[at])) return edits;
  std::string wanted = absl::StrCat(stem, feminine.value_or(has_e) ? "e" : "", plural ? "s" : "");
  if (wanted != text.lower[at]) edits.push_back({text.words[at].range, std::move(wanted)});
  return edits;
}

// The word behind the second of two subjects, which begins with word `begin`; `begin` itself when it is none.
// `named`: the first one begins with a capital.
size_t EndOfSecondSubject(const TargetText& text, size_t begin, bool named) {
  const bool determined = French().second_determiners.contains(text.lower[begin]);
  // « le président et PDG » is one person.
  if (!determined && !named) return begin;
  const size_t noun = determined ? begin + 1 : begin;
  size_t at = noun;
  const auto joins = [&](size_t word) { return word < text.words.size() && Adjoins(text, word); };
  while (joins(at) && text.words[at].upper_initial) ++at;
  // « sa femme », « le gouvernement français », « l'Union européenne »
  const size_t small = at == noun ? 2 : 1;
  for (size_t count = 0; determined && count < small && joins(at) && text.words[at].letters > 4; ++count) {
    if (!French().OtherNumber(text.lower[at], true).empty() || text.words[at].upper_initial) break;
    ++at;
  }
  return at == noun ? begin : at;
}

}  // namespace

std::vector<TextEdit> MendPredicate(const TargetText& text, size_t first, size_t last,
                                    const FrenchTerm& term) {
  const Determiner determiner = ReadDeterminer(text, first);
  // « Deux | kalachnikovs ont été retrouvées »
  const bool counted = first > 0 && determiner.first_word == first && text.clause_start[first - 1] &&
                       Adjoins(text, first) && French().counting.contains(text.lower[first - 1]);
  const bool opens = counted || text.clause_start[determiner.first_word];
  if (!opens || determiner.preposition != Determiner::kNone) return {};
  // « Les | ministre des Armées | ont »: the verb follows an article in the other number.
  const bool other_number = determiner.definite && determiner.plural != term.plural &&
                            text.sentence_start[determiner.first_word] &&
                            (!term.variant || MeansOne(text, first, term));
  std::optional<bool> feminine;
  if (term.kind != TermKind::kTitle) feminine = term.feminine;
  return MendNumber(text, last + 1, term.plural, feminine, other_number);
}

std::vector<TextEdit> MendVerbBehind(const TargetText& text, size_t first, size_t last,
                                     const std::optional<WordSpan>& before) {
  const Determiner determiner = ReadDeterminer(text, first);
  size_t link = determiner.first_word;
  if (determiner.preposition == Determiner::kQue || link == 0) return {};
  if (determiner.preposition == Determiner::kNone && !French().behind_noun.contains(text.lower[--link]))
    return {};
  const size_t head = before.has_value() && before->last + 1 == link ? before->first : link - 1;
  if (link < 2 || head == 0 || !text.sentence_start[head - 1]) return {};
  for (size_t word = head; word <= first; ++word) {
    if (text.clause_start[word]) return {};
  }
  // « Les Nuits de Paris » is a book.
  if (text.words[head].upper_initial && (!before.has_value() || before->first != head)) return {};
  const bool several = French().of_several.contains(text.lower[head - 1]);
  const bool collective =
      French().parts.contains(text.lower[head]) || French().collectives.contains(text.lower[head]);
  if (!several && (!French().of_one.contains(text.lower[head - 1]) || collective)) return {};
  return MendNumber(text, last + 1, several, std::nullopt, /*verb_too=*/true);
}

std::optional<TextEdit> MendHerParticiple(const TargetText& text, size_t first) {
  if (first < 2 || !FollowsInClause(text, first) || !French().made.contains(text.lower[first - 1]))
    return std::nullopt;
  for (size_t word = first - 1; word-- > 0 && first - word <= 4 && !text.clause_start[word + 1];) {
    if (text.lower[word] == "elle")
      return TextEdit{text.words[first - 1].range, absl::StrCat(text.lower[first - 1], "e")};
  }
  return std::nullopt;
}

std::optional<TextEdit> MendVerbOfTwo(const TargetText& text, size_t first, size_t last) {
  const Determiner determiner = ReadDeterminer(text, first);
  const size_t link = last + 1, second = last + 2;
  if (!text.sentence_start[determiner.first_word] || determiner.preposition != Determiner::kNone ||
      !FollowsInClause(text, link) || text.lower[link] != "et" || !FollowsInClause(text, second))
    return std::nullopt;
  const size_t verb = EndOfSecondSubject(text, second, text.words[first].upper_initial);
  if (verb == second || !FollowsInClause(text, verb)) return std::nullopt;
  std::string several = French().OtherNumber(text.lower[verb], true);
  // « est arrivé » would need its participle changed too.
  if (several.empty() || French().be.contains(text.lower[verb])) return std::nullopt;
  return TextEdit{text.words[verb].range, std::move(several)};
}

}  // namespace dragoman
