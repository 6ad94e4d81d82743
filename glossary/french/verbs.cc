#include "glossary/french/verbs.h"

#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "glossary/french/clause.h"
#include "glossary/french/determiner.h"
#include "glossary/french/participles.h"
#include "glossary/french/words.h"
#include "glossary/words/folding.h"

namespace dragoman {
namespace {

// The participle that goes with the verb at word `verb` and agrees with its subject: « a été | signé », «
// sont désormais | connus »; nothing when there is none.
std::optional<size_t> ParticipleOf(const TargetText& text, size_t verb) {
  std::optional<size_t> at = BehindAdverbs(text, verb + 1);
  if (!at.has_value()) return std::nullopt;
  const bool been = text.lower[*at] == "été";
  if (been) at = BehindAdverbs(text, *at + 1);
  return been || French().be.contains(text.lower[verb]) ? at : std::nullopt;
}

// The changes to the verb at word `at` and its participle, behind a subject of this number and, if known,
// gender; a verb in the other number is changed when `verb_too`, and its participle stays otherwise.
std::vector<TextEdit> MendNumber(const TargetText& text, size_t at, bool plural, std::optional<bool> feminine,
                                 bool verb_too) {
  std::string verb = French().OtherNumber(text.lower[at], plural);
  const bool agrees = !French().OtherNumber(text.lower[at], !plural).empty();
  if (!agrees && (verb.empty() || !verb_too)) return {};
  std::vector<TextEdit> edits;
  if (!agrees) edits.push_back({text.words[at].range, std::move(verb)});
  const std::optional<size_t> behind = ParticipleOf(text, at);
  if (!behind.has_value()) return edits;
  const std::optional<Participle> participle = ReadParticiple(text.lower[*behind]);
  if (!participle.has_value()) return edits;
  std::string wanted = participle->In(feminine.value_or(participle->feminine), plural);
  if (wanted != text.lower[*behind]) edits.push_back({text.words[*behind].range, std::move(wanted)});
  return edits;
}

// The verb of the table whose subject begins a sentence with the term that ends with word `last`; what is
// said of that before it is passed over: « Les gilets jaunes, a-t-il noté, n'| avaient », « Le cessez-le-feu
// négocié par la Turquie | est ». Nothing when another word may be the verb or the subject.
std::optional<size_t> VerbOf(const TargetText& text, size_t last) {
  constexpr size_t kFarthest = 9;  // words
  const auto is_verb = [](const std::string& word) {
    return !French().OtherNumber(word, true).empty() || !French().OtherNumber(word, false).empty();
  };
  bool aside = false;
  for (size_t at = last + 1; at < text.words.size() && at <= last + kFarthest; ++at) {
    const std::string& word = text.lower[at];
    if (text.clause_start[at]) {
      if (text.Gap(at) != ", ") return std::nullopt;
      aside = !aside;
    }
    if (aside) continue;
    if (word == "s" || word == "se") return std::nullopt;  // « s'est vu refuser »
    if (is_verb(word)) return at;
    const bool passed_over = at > last + 1 || word == "n" || word == "ne" ||
                             French().no_verbs.contains(word) || text.words[at].upper_initial ||
                             ReadParticiple(word).has_value();
    if (!passed_over || word == "et" || word == "si" || French().which.contains(word) || IsFuture(word))
      return std::nullopt;
  }
  return std::nullopt;
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
  // « L'ancienne | chancelière est attendue »
  const bool qualified = Adjoins(text, first) && French().FindAdjective(text.lower[first - 1]) != nullptr;
  const Determiner determiner = ReadDeterminer(text, qualified ? first - 1 : first);
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
  if (term.kind != TermKind::kTitle || term.feminine) feminine = term.feminine;
  const std::optional<size_t> verb = VerbOf(text, last);
  if (!verb.has_value()) return {};
  // « Les | talibans, d'abord ouverts, ont refusé »
  const bool verb_too = other_number && (verb == last + 1 || text.Gap(last + 1) == ", ");
  return MendNumber(text, *verb, term.plural, feminine, verb_too);
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
  if (!FollowsInClause(text, last + 1)) return {};
  return MendNumber(text, last + 1, several, std::nullopt, /*verb_too=*/true);
}

std::optional<TextEdit> MendOpeningParticiple(const TargetText& text, size_t first, const FrenchTerm& term) {
  const Determiner determiner = ReadDeterminer(text, first);
  const size_t subject = determiner.first_word;
  if (subject == 0 || subject == first || determiner.preposition != Determiner::kNone ||
      text.Gap(subject) != ", ")
    return std::nullopt;
  size_t opening = subject - 1;
  while (opening > 0 && !text.clause_start[opening]) --opening;
  const std::optional<Participle> participle = ReadParticiple(text.lower[opening]);
  // « Vu la situation, la déclaration »: no participle of hers.
  const size_t behind = opening + 1;
  const bool completed = behind < subject && French().behind_participle.contains(text.lower[behind]) &&
                         !French().finite_too.contains(text.lower[opening]);
  if (!text.sentence_start[opening] || !participle.has_value() || !completed ||
      participle->plural != term.plural)
    return std::nullopt;
  const std::string wanted = participle->In(term.feminine, term.plural);
  if (wanted == text.lower[opening]) return std::nullopt;
  return TextEdit{text.words[opening].range, CapitalizeFirst(wanted)};
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
