#include "glossary/slavic/government/names_of_kinds.h"

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "glossary/slavic/government/clause_words.h"
#include "glossary/slavic/government/prepositions.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/word_endings.h"
#include "glossary/words/word_table.h"

namespace dragoman {
namespace {

// The cases that the noun `word`, a plural, shows, by its ending and the numeral or preposition before it:
// «в трёх городах», «лидеры двух стран».
std::vector<Case> CasesShown(const Place& place, size_t word) {
  constexpr size_t kReach = 4;
  const std::string& noun = place.text.lower[word];
  if (EndsWithAny(noun, "ами", "ями")) return {Case::kInstrumental};
  if (EndsWithAny(noun, "ах", "ях")) return {Case::kPrepositional};
  if (Letters(noun) > 4 && IsDativePlural(noun)) return {Case::kDative};
  bool of_few = false;
  for (size_t at = word; at > 0 && at + kReach > word && !place.text.clause_start[at]; --at) {
    const CaseDemand outer = AfterPreposition(place, at - 1);
    if (!outer.cases.empty())
      return outer.cases.front() == Case::kGenitive ? std::vector<Case>{Case::kGenitive}
                                                    : std::vector<Case>{};
    // «двух стран»
    const auto numeral = place.table.numerals.find(place.text.lower[at - 1]);
    of_few |= numeral != place.table.numerals.end() && numeral->second.cases.size() > 1 &&
              numeral->second.cases.front() == Case::kGenitive;
    const bool agrees =
        numeral != place.table.numerals.end() || EndsWithAny(place.text.lower[at - 1], "их", "ых", "іх");
    if (of_few && !agrees) return {Case::kGenitive};
  }
  return {};
}

}  // namespace

bool IsPartOfCompound(const TargetText& text, const PlacedTerm& term) {
  const size_t first = term.first_word, next = term.last_word + 1;
  if (term.kind != TermKind::kPlace && term.kind != TermKind::kOrganisation) return false;
  const auto joined = [&text](size_t word) {
    return word < text.words.size() && text.words[word].upper_initial &&
           (text.Gap(word) == "-" || text.Gap(word) == "–");
  };
  return joined(next) || (first > 0 && joined(first) && text.words[first - 1].upper_initial);
}

bool IsEndOfRoute(const Place& place) {
  const size_t first = place.term.first_word, next = place.term.last_word + 1;
  const bool may_be = place.term.kind == TermKind::kPlace || place.term.kind == TermKind::kOrganisation;
  const auto is_dash = [&place](size_t word) {
    return word < place.text.words.size() && place.text.words[word].upper_initial &&
           (place.text.Gap(word) == " — " || place.text.Gap(word) == " – ");
  };
  if (!may_be || first == 0) return false;
  if (is_dash(next)) {
    return !place.text.clause_start[first] && BeginsWithAny(place.text.lower[first - 1], place.table.routes);
  }
  // The other end.
  const auto begin = place.decided.find(first - 1);
  return is_dash(first) && begin != place.decided.end() && begin->second.first_word > 0 &&
         !place.text.clause_start[begin->second.first_word] &&
         BeginsWithAny(place.text.lower[begin->second.first_word - 1], place.table.routes);
}

bool IsNameOfNounBefore(const Place& place) {
  const size_t first = place.term.first_word;
  const absl::string_view behind_term = place.term.last_word + 1 < place.text.words.size()
                                            ? place.text.Gap(place.term.last_word + 1)
                                            : place.text.text.substr(place.text.words.back().range.end);
  if (!HasKindBefore(place, first)) return false;
  // «агентство Интерфакс», but «операция Евросоюза» for "an EU operation"
  const SourcePlace& source = place.term.source;
  const bool own = source.attribute || source.owner || (source.possessor && !source.according);
  const bool called = place.term.kind == TermKind::kOrganisation && !own &&
                      (!source.dependent || source.according || source.by) &&
                      VerbFormOf(place.table, place.text.lower[first - 1]) == VerbForm::kNone;
  return called || (HasQuote(place.text.Gap(first)) && HasQuote(behind_term));
}

CaseDemand BehindKind(const Place& place) {
  const size_t first = place.term.first_word;
  const bool name = place.term.kind == TermKind::kPerson || place.term.kind == TermKind::kPlace ||
                    place.term.kind == TermKind::kOrganisation;
  if (first < 2 || !name || !place.term.source.listed || !place.term.source.apart ||
      place.term.source.subject)
    return {};
  const absl::string_view gap = place.text.Gap(first);
  const bool parted = gap == ": " || gap == " — " || gap == " – " || gap == " - ";
  // «в трёх городах Украины: …»
  const auto land = place.decided.find(first - 1);
  const size_t behind = land == place.decided.end() ? first : land->second.first_word;
  if (!parted || behind == 0 || place.text.clause_start[behind - 1]) return {};
  const size_t noun = behind - 1;
  if (place.text.words[noun].upper_initial ||
      VerbFormOf(place.table, place.text.lower[noun]) != VerbForm::kNone)
    return {};
  CaseDemand like{CasesShown(place, noun), true};
  if (like.cases.empty()) return {};
  like.nominative_stays = true;
  return like;
}

bool OpensQuotation(const Place& place) {
  const size_t first = place.term.first_word, next = place.term.last_word + 1;
  const absl::string_view gap = place.text.Gap(first);
  if (next >= place.text.words.size() || !HasQuote(gap) || absl::EndsWith(gap, " ") ||
      absl::EndsWith(gap, "-"))
    return false;
  const bool alone = HasQuote(place.text.Gap(next));
  // «мы говорим «Бельгия»»
  const bool said = first > 0 && VerbFormOf(place.table, place.text.lower[first - 1]) == VerbForm::kNone &&
                    EndsWithAny(place.text.lower[first - 1], "им", "ем", "ємо", "имо");
  return !alone || said;
}

bool IsNameOfKind(const Place& place) {
  const size_t first = place.term.first_word;
  if (first == 0 || place.term.names_person() || place.term.is_thing()) return false;
  const std::string& before = place.text.lower[first - 1];
  const bool noun = (!place.text.words[first - 1].upper_initial || place.text.sentence_start[first - 1]) &&
                    VerbFormOf(place.table, before) == VerbForm::kNone &&
                    FindPreposition(place, first - 1) == nullptr && Letters(before) > 3;
  return noun && !place.text.clause_start[first] &&
         (place.table.generics.contains(before) || place.table.named.contains(before));
}

}  // namespace dragoman
