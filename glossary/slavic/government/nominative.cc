#include "glossary/slavic/government/nominative.h"

#include <string>

#include "absl/algorithm/container.h"
#include "absl/strings/string_view.h"
#include "glossary/slavic/government/clause_subject.h"
#include "glossary/slavic/government/clause_words.h"
#include "glossary/slavic/government/names_of_kinds.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/word_endings.h"
#include "glossary/words/word_table.h"

namespace dragoman {
namespace {

// «победная», but «поздравляя», «отвечая»
bool EndsAsFeminineAdjective(absl::string_view word) {
  return EndsWithAny(word, "нная", "ьная", "тная", "дная", "рная", "чная", "вная", "жная", "сная", "пная",
                     "мная", "кая", "гая", "овая", "евая", "шая", "тая");
}

// Whether its verb stands behind it and only an object before: «Полномочия Чапутова передала», «Декларацию
// Армения и Азербайджан подписали».
bool StandsBeforeItsVerb(const Place& place) {
  const size_t first = place.term.first_word;
  const SourcePlace& source = place.term.source;
  const bool subject = source.subject && !source.object && !source.possessor && !source.dependent;
  const bool name = place.term.kind == TermKind::kPerson || place.term.kind == TermKind::kPlace;
  const bool bare =
      first > 0 && !place.text.clause_start[first] && FindPreposition(place, first - 1) == nullptr &&
      !place.table.conjunctions.contains(place.text.lower[first - 1]) && !place.decided.contains(first - 1);
  if (!subject || !name || !bare) return false;
  const size_t next = BehindName(place);
  size_t verb = source.listed ? BehindList(place, next) : next;
  // «Испания тратить не будет»
  if (verb < place.text.words.size() &&
      VerbFormOf(place.table, place.text.lower[verb]) == VerbForm::kInfinitive)
    ++verb;
  if (verb < place.text.words.size() && place.text.lower[verb] == "не") ++verb;
  return IsFinite(place, verb) && !IsReported(place, verb) &&
         Agrees(place, VerbFormOf(place.table, place.text.lower[verb]));
}

// Whether an adjective in the nominative stands before it: «независимая Шотландия».
bool IsBehindNominative(const Place& place) {
  const size_t word = place.term.first_word;
  const SourcePlace& source = place.term.source;
  if (word == 0 || place.text.clause_start[word]) return false;
  const std::string& adjective = place.text.lower[word - 1];
  const bool participle = IsParticiple(adjective, place.table.ukrainian) ||
                          (!place.table.ukrainian && IsActiveParticiple(adjective));
  const bool done_by =
      participle && (source.by || source.possessor || source.predicate || source.given || source.object);
  // «обвиняя Путина»
  const bool gerund = VerbFormOf(place.table, adjective) == VerbForm::kGerund &&
                      place.table.CaseOfVerb(adjective) != nullptr && !EndsAsFeminineAdjective(adjective);
  const bool nominative = place.table.ukrainian
                              ? EndsWithAny(adjective, "ський", "цький", "ська", "цька")
                              : EndsWithAny(adjective, "ый", "ий", "ая", "яя") && !done_by && !gerund;
  const bool preposition =
      word > 1 && !place.text.clause_start[word - 1] && FindPreposition(place, word - 2) != nullptr;
  return nominative && !preposition && Letters(adjective) > 4 && !place.text.words[word - 1].upper_initial &&
         !EndsWithAny(adjective, "ений", "аний", "ятий", "ций");  // «выступлений»
}

// Whether a title in the nominative stands before a person, complements between them: «пресс-секретарь
// президента России Песков».
bool MayBearTitle(const Place& place) {
  const SourcePlace& source = place.term.source;
  const bool other_part =
      source.possessor || source.given || source.object || source.predicate || source.dependent;
  if (!place.term.names_person() || place.term.number == Number::kPlural || other_part) return false;
  for (size_t at = place.term.first_word; at > 0 && !place.text.clause_start[at]; --at) {
    const size_t word = at - 1;
    const auto known = place.decided.find(word);
    if (known != place.decided.end()) {
      // A title of the glossary is the bearer's own.
      if (known->second.kind == TermKind::kTitle || known->second.kind == TermKind::kPerson)
        return known->second.kind == TermKind::kTitle && known->second.grammatical_case == Case::kNominative;
      at = known->second.first_word + 1;
      continue;
    }
    const bool other = FindPreposition(place, word) != nullptr ||
                       place.table.conjunctions.contains(place.text.lower[word]) ||
                       (!place.text.words[word].upper_initial &&
                        VerbFormOf(place.table, place.text.lower[word]) != VerbForm::kNone);
    if (other) return false;
    const auto title = place.table.titles.find(place.text.lower[word]);
    if (title == place.table.titles.end()) continue;
    const bool nominative = absl::c_any_of(title->second, [](const GrammaticalForm& form) {
      return form.grammatical_case == Case::kNominative && form.number == Number::kSingular;
    });
    if (nominative) return true;
  }
  return false;
}

// Whether nothing but the term may be the subject of the one finite verb of its clause, which agrees with
// it, and the source does not say otherwise.
bool MayBeOnlySubject(const Place& place) {
  const SourcePlace& source = place.term.source;
  const size_t first = place.term.first_word;
  // «Накануне Трамп подписал» is an adverb's.
  const bool preposition = first > 0 && !place.text.clause_start[first] &&
                           FindPreposition(place, first - 1) != nullptr &&
                           !place.table.adverbs.contains(place.text.lower[first - 1]);
  const auto beside = first > 0 ? place.decided.find(first - 1) : place.decided.end();
  const bool of_title = beside != place.decided.end() && beside->second.kind == TermKind::kTitle &&
                        beside->second.grammatical_case != Case::kNominative;
  const bool other_part = source.possessor || source.object || source.recipient ||
                          (source.dependent && !source.by) || source.predicate || of_title ||
                          (first > 0 && (place.table.nor.contains(place.text.lower[first - 1]) ||
                                         BeginsWithAny(place.text.lower[first - 1], place.table.posts)));
  // «восхищается Болсонару и Букеле»
  const bool joined = first > 0 && place.table.conjunctions.contains(place.text.lower[first - 1]) &&
                      (!source.subject || !place.text.clause_start[first - 1]);
  const bool may_act = source.subject || source.by || place.term.names_person();
  if (place.term.is_thing() || !may_act || preposition || other_part || joined) return false;
  size_t begin = BeginOfClause(place, first), end = BehindName(place);
  while (end < place.text.words.size() && !place.text.clause_start[end]) ++end;
  const size_t verb = OnlyFinite(place, begin, end);
  if (verb == place.text.words.size() || IsReported(place, verb) || IsImpersonal(place, verb)) return false;
  // «Российские власти Путина»: an attribute needs the verb right behind it.
  if (source.attribute && !source.subject && verb != BehindName(place) &&
      FirstVerbWord(place, place.term.last_word + 1, 1) != verb)
    return false;
  const VerbForm form = VerbFormOf(place.table, place.text.lower[verb]);
  const bool plural = form == VerbForm::kPastPlural || form == VerbForm::kPresentPlural;
  return Agrees(place, form) && (!plural || place.term.number == Number::kPlural) &&
         !BelongsToPhrase(place, begin, verb) && !HasOtherSubject(place, begin, verb);
}

}  // namespace

bool NominativeMayStay(const Place& place) {
  return OpensQuotation(place) || IsBehindNominative(place) || IsNameOfKind(place) || MayBearTitle(place) ||
         StandsBeforeItsVerb(place) || MayBeOnlySubject(place);
}

}  // namespace dragoman
