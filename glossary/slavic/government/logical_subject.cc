#include "glossary/slavic/government/logical_subject.h"

#include <string>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "glossary/slavic/government/clause_subject.h"
#include "glossary/slavic/government/clause_words.h"
#include "glossary/slavic/government/nouns.h"
#include "glossary/slavic/government/rule.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/word_endings.h"
#include "glossary/words/word_table.h"

namespace dragoman {
namespace {

// Whether a few words from word `word` on «не было» ends what is said: «Липавского | на церемонии не было».
bool IsAbsent(const SlavicText& sentence, size_t word) {
  for (size_t at = word;
       at + 1 < sentence.text.words.size() && at < word + kObjectReach && !sentence.text.clause_start[at + 1];
       ++at) {
    const std::string& next = sentence.text.lower[at + 1];
    const bool was_not = sentence.text.lower[at] == "не" && (next == "было" || next == "було");
    if (!was_not) continue;
    const size_t behind = at + 2;
    return behind >= sentence.text.words.size() || sentence.text.clause_start[behind] ||
           FindPreposition(sentence, behind) != nullptr;
  }
  return false;
}

// Of whom or what one does not see or hear, or of who does not, by what stands from word `word` on: «не |
// было видно в Анкаре», «не | видно конца войны».
CaseDemand NotPerceived(const SlavicText& sentence, size_t word) {
  size_t at = word;
  while (at < sentence.text.words.size() && !sentence.text.clause_start[at] &&
         sentence.table.copulas.contains(sentence.text.lower[at]))
    ++at;
  if (at >= sentence.text.words.size() || sentence.text.clause_start[at] ||
      !sentence.table.perceived.contains(sentence.text.lower[at]))
    return {};
  // «Шмыгаля не было видно в Анкаре», but «Украине не видно конца войны»
  const size_t behind = at + 1;
  const bool alone = behind >= sentence.text.words.size() || sentence.text.clause_start[behind] ||
                     FindPreposition(sentence, behind) != nullptr ||
                     sentence.table.adverbs.contains(sentence.text.lower[behind]);
  return alone ? CaseDemand{{Case::kGenitive}, true, {}, {Case::kAccusative}}
               : CaseDemand{{Case::kDative}, true};
}

// Whether a short adjective or «не» stands in the clause from word `from` on: «нічого обіцяти не готовий».
bool HasState(const SlavicText& sentence, size_t from) {
  for (size_t i = from; i < sentence.text.words.size() && !sentence.text.clause_start[i]; ++i) {
    if (sentence.text.lower[i] == "не" || sentence.table.states.contains(sentence.text.lower[i])) return true;
  }
  return false;
}

// Whether word `word` stands in the clause of the word before it.
bool IsInside(const SlavicText& sentence, size_t word) {
  return word < sentence.text.words.size() && !sentence.text.clause_start[word];
}

bool IsInfinitive(const SlavicText& sentence, size_t word) {
  return IsInside(sentence, word) &&
         VerbFormOf(sentence.table, sentence.text.lower[word]) == VerbForm::kInfinitive;
}

// What is said of the term: the first word behind it that is no particle.
struct Predicate {
  size_t word = 0;  // the number of words where the clause ends before it
  bool denied = false;
};

Predicate PredicateOf(const Place& place) {
  Predicate predicate{BehindName(place)};
  if (place.term.source.listed) predicate.word = BehindList(place, predicate.word);
  const size_t behind = BehindRelativeClause(place, predicate.word);
  if (behind != predicate.word) return {behind};
  while (IsInside(place, predicate.word) &&
         place.table.particles.contains(place.text.lower[predicate.word])) {
    predicate.denied |= place.text.lower[predicate.word] == "не";
    ++predicate.word;
  }
  if (!IsInside(place, predicate.word)) predicate.word = place.text.words.size();
  return predicate;
}

// «Пролив нельзя заменить» for "cannot be replaced"
bool IsToBeActedOn(const Place& place, size_t predicate) {
  return place.term.source.passive && !place.term.names_person() && IsInfinitive(place, predicate + 1);
}

// «Елисейскому дворцу нечего добавить»
bool HasNothingToDo(const Place& place, size_t predicate) {
  return place.table.nothing_to.contains(place.text.lower[predicate]) && IsInfinitive(place, predicate + 1) &&
         FirstVerbWord(place, predicate, kObjectReach) == place.text.words.size() &&
         !HasState(place, predicate + 2);
}

// «Светлане Алексиевич вручена премия» for "was awarded the prize"
bool IsAwarded(const Place& place, size_t predicate) {
  const std::string& word = place.text.lower[predicate];
  return !place.table.ukrainian && place.term.source.recipient && BeginsWithAny(word, place.table.gives) &&
         IsPlainParticiple(word, place.table.ukrainian);
}

// «Мерцу 70 лет»
bool IsSoOld(const Place& place, size_t predicate) {
  return absl::c_all_of(place.text.lower[predicate], absl::ascii_isdigit) && IsInside(place, predicate + 1) &&
         place.term.names_person() && place.table.years.contains(place.text.lower[predicate + 1]);
}

// «Киеву нужны системы», «Мадуро остаётся лишь ждать», «Мерцу не обойтись»
CaseDemand Needing(const Place& place, const Predicate& predicate) {
  const std::string& word = place.text.lower[predicate.word];
  const size_t next = predicate.word + 1;
  const bool only = IsInside(place, next) && place.table.only.contains(place.text.lower[next]);
  const bool to_do = BeginsWithAny(word, place.table.remains) && (only || IsInfinitive(place, next));
  const bool needs = (!place.term.is_thing() && place.table.needs.contains(word)) || to_do ||
                     (place.term.source.likes && BeginsWithAny(word, place.table.pleases)) ||
                     (predicate.denied && VerbFormOf(place.table, word) == VerbForm::kInfinitive);
  return needs ? CaseDemand{{Case::kDative}, true, {}, {Case::kAccusative}} : CaseDemand{};
}

// «Переговорам про вступ немає альтернативи», «Липавского на церемонии не было»
CaseDemand Lacking(const Place& place, const Predicate& predicate) {
  size_t lacks = predicate.word;
  while (IsInside(place, lacks) && !place.table.absences.contains(place.text.lower[lacks])) ++lacks;
  const bool lacking =
      IsInside(place, lacks) && IsInside(place, lacks + 1) && FindPreposition(place, lacks + 1) == nullptr;
  const bool opens =
      BeginsClause(place, place.term.first_word) || OpensWithConjunction(place, place.term.first_word);
  if (lacking && !place.term.source.subject && opens) return {{Case::kDative, Case::kGenitive}, true};
  if (IsAbsent(place, predicate.word))
    return {{Case::kGenitive}, true, {}, {Case::kDative, Case::kInstrumental}};
  return predicate.denied ? NotPerceived(place, predicate.word) : CaseDemand{};
}

// «Азии грозит нехватка» for "Asia faces a shortage", «Юн Сок Ёлю предъявлены обвинения», «Украине передали
// ракеты», but «станция осталась без питания»
bool IsGivenSomething(const Place& place, size_t predicate) {
  const std::string& word = place.text.lower[predicate];
  if (place.term.source.faces && place.table.looms.contains(word)) return true;
  if (!BeginsWithAny(word, place.table.gives)) return false;
  const bool plural = place.term.number == Number::kPlural || place.term.source.listed;
  const bool charged = !place.table.ukrainian && !plural && !place.term.source.by &&
                       !place.term.source.subject && EndsWithAny(word, "аны", "ены", "яны");
  const bool given = place.term.source.given && !EndsWithAny(word, "ся", "сь") && IsFinite(place, predicate);
  return charged || given;
}

// «Правительству приятнее видеть», «Києву вигідніше чекати»
bool FindsItBetter(const Place& place, size_t predicate) {
  const std::string& word = place.text.lower[predicate];
  const bool compares = Letters(word) > 4 && EndsWithAny(word, "нее", "іше", "легче", "легше", "проще");
  return compares && IsInfinitive(place, predicate + 1);
}

// «МАГАТЭ и его директору было отказано», «Хегсету не было известно», «Валтонен и генеральному секретарю
// Синирлиоглу не удалось», «Москве будет гораздо сложнее бороться»
bool HasImpersonalVerb(const Place& place, size_t predicate) {
  size_t finite = FirstVerbWord(place, predicate, kObjectReach);
  // «Службе, в которой работают сотни людей, придётся»: behind the relative clause its clause goes on.
  if (place.text.clause_start[predicate])
    finite = IsFinite(place, predicate) ? predicate : FirstVerbWord(place, predicate + 1, kObjectReach);
  if (finite >= place.text.words.size()) return false;
  const std::string& verb = place.text.lower[finite];
  const auto compares = [&](size_t i) {
    return IsInside(place, i) && Letters(place.text.lower[i]) > 3 &&
           EndsWithAny(place.text.lower[i], "нее", "ще", "че", "іше", "жче");
  };
  const auto is_state = [&](size_t i) {
    return IsInside(place, i) && place.table.impersonals.contains(place.text.lower[i]);
  };
  const bool will = place.table.will.contains(verb);
  const bool neuter = VerbFormOf(place.table, verb) == VerbForm::kPastNeuter;
  const bool harder = (will || neuter) && place.term.kind != TermKind::kTerm &&
                      (compares(finite + 1) || compares(finite + 2));
  // «Европе будет трудно обороняться»
  bool other_name = false;
  for (size_t i = predicate; i < finite; ++i) other_name |= place.text.words[i].upper_initial;
  const bool be = verb == "было" || verb == "було" || (will && !other_name);
  return harder || (be && (is_state(finite + 1) || is_state(finite + 2))) ||
         ((neuter || EndsWithAny(verb, "тся", "ться")) && place.table.needs.contains(verb));
}

// «Чехии российский газ больше не нужен»
CaseDemand NeedingBehindObject(const Place& place, size_t predicate) {
  size_t needed = predicate;
  while (IsInside(place, needed) && needed < predicate + kObjectReach &&
         !place.table.needs.contains(place.text.lower[needed])) {
    if (IsFinite(place, needed)) return {};
    ++needed;
  }
  if (!IsInside(place, needed) || needed >= predicate + kObjectReach || IsFinite(place, needed)) return {};
  // «особам терміново потрібна допомога»: what is needed is another.
  const std::string& word = place.text.lower[needed];
  const bool other =
      place.term.number == Number::kPlural ? !EndsWithAny(word, "ы", "і") : EndsWithAny(word, "ы", "ні");
  const bool thing = place.term.is_thing();
  // «переговоры нельзя разделять»
  if ((thing || place.term.source.passive) && IsInfinitive(place, needed + 1)) return {};
  if (other) return {{Case::kDative}, true};
  return thing ? CaseDemand{} : CaseDemand{{Case::kNominative, Case::kDative}, true};
}

// The logical subject of a verb without a grammatical one, or whom something is given that the verb names:
// «Киеву нужны системы», «Макрону не удалось», «Мерцу не обойтись», «Уэльсу не дали ничего».
CaseDemand WithoutSubject(const Place& place) {
  const Predicate predicate = PredicateOf(place);
  const size_t word = predicate.word;
  if (word == place.text.words.size() || IsToBeActedOn(place, word)) return {};
  if (FindsItBetter(place, word) || HasNothingToDo(place, word) || IsAwarded(place, word) ||
      IsSoOld(place, word))
    return {{Case::kDative}, true};
  // «Премьер-министру пришлось» for "was forced"
  // «МАГАТЭ и его директору было отказано» for "were denied"
  const bool with_others =
      place.term.source.passive && place.table.conjunctions.contains(place.text.lower[word]);
  if (place.term.source.object && !IsImpersonal(place, word) && !with_others) return {};
  CaseDemand demand = Needing(place, predicate);
  if (demand.cases.empty()) demand = Lacking(place, predicate);
  if (!demand.cases.empty()) return demand;
  if (IsGivenSomething(place, word) || HasImpersonalVerb(place, word)) return {{Case::kDative}, true};
  return NeedingBehindObject(place, word);
}

}  // namespace

CaseDemand LogicalSubject(const Place& place) {
  size_t first = place.term.first_word;
  // «когда и России придётся»
  while (first > 1 && !place.text.clause_start[first] && !place.text.clause_start[first - 1] &&
         (place.table.particles.contains(place.text.lower[first - 1]) ||
          place.table.conjunctions.contains(place.text.lower[first - 1])))
    --first;
  const bool begins_clause = BeginsClause(place, first);
  // «Для вынесения вотума недоверия не хватило»
  // «Из-за тумана самолёту Фридена пришлось сесть» for "Frieden's plane"
  const bool completes =
      first > 0 &&
      (place.term.is_thing() ? CaseOfComplement(place.table, place.text.lower[first - 1]) != nullptr
                             : place.term.source.possessor);
  const bool behind_adverbial =
      !begins_clause && FindPreposition(place, first - 1) == nullptr &&
      ((OpensWithAdverbial(place, first - 1) && !completes) ||
       (place.text.clause_start[first - 1] && place.table.adverbs.contains(place.text.lower[first - 1])));
  const bool may_lack_subject = !place.term.source.object || place.term.source.passive;
  // «зачем Парижу тратить» for "why should Paris spend"
  const size_t done = place.term.source.listed ? BehindList(place, BehindName(place)) : BehindName(place);
  const bool how = !begins_clause && place.text.clause_start[first - 1] &&
                   place.table.question.contains(place.text.lower[first - 1]) &&
                   done < place.text.words.size() && !place.text.clause_start[done] &&
                   VerbFormOf(place.table, place.text.lower[done]) == VerbForm::kInfinitive;
  if (how && may_lack_subject && !place.term.is_thing())
    return {{Case::kDative}, true, {}, {Case::kAccusative}};
  // «Киеву не стоит ждать» for "Kyiv should not expect"
  const bool should = (begins_clause || OpensWithConjunction(place, first)) && place.term.source.subject &&
                      !place.term.source.object && !place.term.is_thing() &&
                      ToBeDone(place, done) < place.text.words.size();
  if (should) return {{Case::kDative}, true, {}, {Case::kAccusative}};
  const bool asked =
      (begins_clause || behind_adverbial || OpensWithConjunction(place, first)) && may_lack_subject;
  return asked ? WithoutSubject(place) : CaseDemand{};
}

}  // namespace dragoman
