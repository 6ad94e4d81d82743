#include "glossary/slavic/government/subjects.h"

#include <string>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "glossary/slavic/government/appositions.h"
#include "glossary/slavic/government/clause_subject.h"
#include "glossary/slavic/government/clause_words.h"
#include "glossary/slavic/government/nouns.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/word_endings.h"
#include "glossary/words/word_table.h"

namespace dragoman {
namespace {

// How many words stand between a subject and its predicate at most, those between commas aside: «Посол
// Франции в Польше в понедельник утром сказал».
constexpr size_t kSubjectToPredicate = 8;

// The predicate of the subject that ends before word `word`, over what stands between commas; none: the
// number of words.
size_t PredicateBehind(const SlavicText& sentence, size_t word) {
  const size_t none = sentence.text.words.size();
  for (size_t at = word, steps = 0;
       at < none && !sentence.text.sentence_start[at] && steps < kSubjectToPredicate; ++steps) {
    if (sentence.text.clause_start[at]) {
      // The aside ends with the next comma, and the predicate goes on there.
      size_t behind = at + 1;
      while (behind < none && !sentence.text.clause_start[behind]) ++behind;
      const bool between_commas = sentence.text.Gap(at) == ", " && behind < none &&
                                  sentence.text.Gap(behind) == ", " && !sentence.text.sentence_start[behind];
      if (!between_commas || sentence.table.conjunctions.contains(sentence.text.lower[at])) return none;
      at = behind;
      while (at + 1 < none && !sentence.text.clause_start[at + 1] &&
             (sentence.table.particles.contains(sentence.text.lower[at]) ||
              sentence.table.adverbs.contains(sentence.text.lower[at])))
        ++at;
      return PredicateForm(sentence, at) == VerbForm::kNone ? none : at;
    }
    if (PredicateForm(sentence, at) != VerbForm::kNone) return at;
    // «Европы … как Макрон обсуждает»: the verb is another's.
    const bool other_subject = IsNominativeTitle(sentence.table, sentence.text.lower[at]) ||
                               sentence.table.pronouns.contains(sentence.text.lower[at]) ||
                               sentence.table.as_well.contains(sentence.text.lower[at]);
    if (other_subject) return none;
    ++at;
  }
  return none;
}

// Whether word `word` is a verb of speech whose subject the term may be.
bool Speaks(const Place& place, size_t word) {
  const VerbForm form = VerbFormOf(place.table, place.text.lower[word]);
  // «Макрону сообщили» has no subject.
  const bool singular = form == VerbForm::kPastMasculine || form == VerbForm::kPastFeminine ||
                        form == VerbForm::kPresentSingular;
  return (singular || Agrees(place, form)) && !IsReported(place, word) &&
         !place.text.words[word].upper_initial && BeginsWithAny(place.text.lower[word], place.table.speech);
}

// The case of who stands before the verb of speech `verb`; a dative stays where the verb takes one.
CaseDemand Speaker(const SlavicText& sentence, size_t verb) {
  // «Зеленскому доложил Сырский»
  const Case* governed = sentence.table.CaseOfVerb(sentence.text.lower[verb]);
  const size_t next = verb + 1;
  bool other = next < sentence.text.words.size() && !sentence.text.clause_start[next] &&
               sentence.text.words[next].upper_initial;
  for (size_t i = next; i < sentence.text.words.size() && !sentence.text.clause_start[i]; ++i)
    other |= IsNominativeTitle(sentence.table, sentence.text.lower[i]);
  if (governed == nullptr || *governed != Case::kDative || !other) return {{Case::kNominative}, true};
  return {{Case::kNominative}, true, {}, {Case::kDative}};
}

// The verb of the subject before word `comma`, whose name stands between commas: «президент, Макрон,
// сказал»; none: the number of words.
size_t VerbBehindBearer(const SlavicText& sentence, size_t comma) {
  const auto begins_clause = [&sentence](size_t word) {
    return word < sentence.text.words.size() && sentence.text.clause_start[word] &&
           !sentence.text.sentence_start[word];
  };
  if (!begins_clause(comma) || !sentence.text.words[comma].upper_initial) return sentence.text.words.size();
  size_t verb = comma + 1;
  while (verb < sentence.text.words.size() && !sentence.text.clause_start[verb] &&
         sentence.text.words[verb].upper_initial)
    ++verb;
  return begins_clause(verb) ? verb : sentence.text.words.size();
}

// Whether the clause goes on from word `from` with what denies existence: «Контактної групи більше не
// існує».
bool DoesNotExist(const SlavicText& sentence, size_t from) {
  size_t at = from;
  while (at < sentence.text.words.size() && !sentence.text.clause_start[at] &&
         sentence.text.lower[at] != "не")
    ++at;
  return at + 1 < sentence.text.words.size() && !sentence.text.clause_start[at] &&
         BeginsWithAny(sentence.text.lower[at + 1], sentence.table.exists);
}

// Whether it is what the verb behind it says that somebody gets: «Нобелевскую премию получила Мачадо», «…
// организация». Things get nobody.
bool IsWon(const Place& place) {
  const size_t verb = place.term.last_word + 1, winner = verb + 1;
  if (!place.term.is_thing() || winner >= place.text.words.size() || place.text.clause_start[verb] ||
      place.text.clause_start[winner])
    return false;
  const bool somebody =
      place.text.words[winner].upper_initial ||
      (EndsWithAny(place.text.lower[winner], "а", "я") && FindPreposition(place, winner) == nullptr);
  return somebody && BeginsWithAny(place.text.lower[verb], place.table.wins);
}

// Whether what stands before the verb may be whom the name behind it does something to: «Такаити позвонил
// Альбанезе» for "received a call from".
bool IsDoneToByName(const SlavicText& sentence, size_t verb) {
  const size_t name = verb + 1;
  if (name >= sentence.text.words.size() || sentence.text.clause_start[name] ||
      !sentence.text.words[name].upper_initial)
    return false;
  const Case* governed = sentence.table.CaseOfVerb(sentence.text.lower[verb]);
  return governed != nullptr && *governed == Case::kDative;
}

// Whether the title stands right behind a verb in the plural that opens the clause: «Встретились министр».
bool FollowsPluralVerb(const Place& place) {
  size_t verb = place.term.first_word;
  while (verb > 0 && !place.text.clause_start[verb] &&
         place.table.particles.contains(place.text.lower[verb - 1]))
    --verb;
  if (place.term.kind != TermKind::kTitle || verb == 0 || place.text.clause_start[verb] ||
      !place.text.clause_start[verb - 1])
    return false;
  const std::string& does = place.text.lower[verb - 1];
  const VerbForm form = VerbFormOf(place.table, does);
  const bool plural = form == VerbForm::kPastPlural || form == VerbForm::kPresentPlural;
  // «Сообщили министрам»
  return plural && !place.term.source.given && !place.term.source.recipient &&
         !BeginsWithAny(does, place.table.speech);
}

// Whether a phrase of a preposition or in the instrumental opens the clause of word `word` before it:
// «Впервые со времён войны», «Указом президента».
bool OpensWithPhrase(const SlavicText& sentence, size_t word) {
  size_t begin = BeginOfClause(sentence, word);
  if (sentence.table.adverbs.contains(sentence.text.lower[begin])) ++begin;
  if (begin >= word) return false;
  return FindPreposition(sentence, begin) != nullptr ||
         (EndsWithAny(sentence.text.lower[begin], "ом", "ем", "ою", "ею", "єм") &&
          VerbFormOf(sentence.table, sentence.text.lower[begin]) == VerbForm::kNone);
}

// Whether the term does in the source what the clause says.
bool Acts(const PlacedTerm& term) {
  const SourcePlace& source = term.source;
  const bool acts = (source.subject && !source.dependent) || source.by;
  return acts && !term.is_thing() && !source.object && !source.possessor && !source.apposition &&
         (!source.attribute || source.subject);
}

// Whether word `word` says that something was done, and of nothing: «обещано», «обіцяно».
bool IsImpersonalParticiple(const SlavicText& sentence, size_t word) {
  return VerbFormOf(sentence.table, sentence.text.lower[word]) == VerbForm::kImpersonal ||
         (!sentence.table.ukrainian && EndsWithAny(sentence.text.lower[word], "ано", "яно", "ено", "ято"));
}

// Whether a passive stands behind the term, which opens its clause as its agent: «Писториусом Киеву обещано
// десять ракет», «Мачадо, которой вручили премию, речь прочитана не была».
bool IsFrontedAgent(const Place& place) {
  if (!place.term.source.by || !BeginsClause(place, place.term.first_word)) return false;
  const size_t behind = BehindName(place), begin = BehindRelativeClause(place, behind);
  for (size_t i = begin; i < place.text.words.size() && i < begin + kSubjectReach; ++i) {
    if (place.text.clause_start[i] && (i > begin || begin == behind)) return false;
    if (IsImpersonalParticiple(place, i)) return true;
    const bool participle = begin > behind && IsPlainParticiple(place.text.lower[i], place.table.ukrainian);
    if (participle) return true;
    if (IsFinite(place, i) && !place.table.copulas.contains(place.text.lower[i])) return false;
  }
  return false;
}

}  // namespace

CaseDemand SubjectOfPredicate(const Place& place) {
  const SourcePlace& source = place.term.source;
  const size_t first = place.term.first_word;
  const bool subject = source.subject || (source.opens && first == 0);
  const bool other_part = source.possessor || source.dependent || source.given || source.recipient ||
                          (source.object && !source.passive) || source.address || source.likes ||
                          source.faces;
  // «Указом президента военное положение продлено», «На фоне войны ключевая ставка осталась»
  const bool behind_adverbial = source.object && source.passive && !place.term.names_person() && first > 1 &&
                                !place.text.clause_start[first] && place.decided.contains(first - 1) &&
                                OpensWithPhrase(place, first);
  if ((!subject && !behind_adverbial) || other_part ||
      (!behind_adverbial && !BeginsClause(place, first) && !OpensWithConjunction(place, first)))
    return {};
  const size_t behind = source.listed ? BehindList(place, BehindName(place)) : BehindName(place);
  const size_t verb = PredicateBehind(place, behind);
  if (verb == place.text.words.size() || IsReported(place, verb)) return {};
  const std::string& word = place.text.lower[verb];
  // «была закрыта», «оспаривается» for "was closed", "is disputed"
  const bool passive = place.table.copulas.contains(word) ||
                       VerbFormOf(place.table, word) == VerbForm::kNone ||
                       (EndsWithAny(word, "ся", "сь") && place.table.CaseOfVerb(word) == nullptr);
  if (source.passive && !passive) return {};
  const bool befallen =
      (!source.awaits && BeginsWithAny(word, place.table.befalls)) || IsImpersonal(place, verb);
  if (befallen || !Agrees(place, PredicateForm(place, verb))) return {};
  const size_t next = verb + 1;
  const bool goes_on = next < place.text.words.size() && !place.text.clause_start[next];
  // «Трампа буде переобрано»
  if (goes_on && VerbFormOf(place.table, place.text.lower[next]) == VerbForm::kImpersonal) return {};
  // «Украину поддерживает Мерц» for "enjoys the support of Merz"
  const bool name_behind = goes_on && place.text.words[next].upper_initial;
  if (name_behind && !source.subject) return {};
  // «Киеву предоставлен заём»
  const bool participle =
      VerbFormOf(place.table, word) == VerbForm::kNone && !place.table.states.contains(word);
  if (participle && goes_on &&
      MayBeSubject(place.table, place.text.lower[HeadFrom(place, next)], PredicateForm(place, verb)))
    return {};
  if (HasOtherSubject(place, first, verb)) return {};
  CaseDemand demand{{Case::kNominative}, true};
  if (DoesNotExist(place, behind)) demand.accepted = {Case::kGenitive};
  // «Ахметову принадлежит завод», «Лаврова принял Эрдоган»
  const Case* governed = place.table.CaseOfVerb(word);
  if (governed != nullptr && (*governed == Case::kDative || name_behind)) demand.accepted = {*governed};
  // «Канцлером был Шольц»
  if (place.term.kind == TermKind::kTitle &&
      (BeginsWithAny(word, place.table.being) || place.table.copulas.contains(word)))
    demand.accepted = {Case::kInstrumental};
  return demand;
}

CaseDemand SubjectBehindVerb(const Place& place) {
  const SourcePlace& source = place.term.source;
  const size_t verb = place.term.first_word - 1;
  const std::string& word = place.text.lower[verb];
  const bool reflexive = EndsWithAny(word, "ся", "сь");
  // «лідирує Громадянська коаліція» for "put Civic Coalition ahead"
  // «Как далеко летит крылатая ракета» for "How far can a cruise missile fly"
  const bool asked = !reflexive && !source.given && !source.by && !source.attribute && !source.apposition;
  const bool subject =
      (source.object ? !reflexive : source.subject || asked) && !source.possessor && !source.dependent;
  const bool by_itself =
      reflexive ? place.table.CaseOfVerb(word) == nullptr : BeginsWithAny(word, place.table.intransitive);
  if (!subject || !by_itself || !IsFinite(place, verb) || IsImpersonal(place, verb) ||
      BeginsWithAny(word, place.table.exists) || (verb > 0 && place.text.lower[verb - 1] == "не"))
    return {};
  const size_t behind = BehindName(place);
  // «Дорого обошлась Украине эта война»
  const bool other =
      behind < place.text.words.size() && !place.text.clause_start[behind] &&
      MayBeSubject(place.table, place.text.lower[HeadFrom(place, behind)], VerbFormOf(place.table, word));
  const bool own = Agrees(place, VerbFormOf(place.table, word)) && !HasSubject(place, verb) && !other;
  return own ? CaseDemand{{Case::kNominative}, true, {}, {Case::kDative}} : CaseDemand{};
}

CaseDemand AgentBeforeVerb(const Place& place) {
  size_t verb = BehindName(place);
  // «Прокуратурою Парижа розпочато»
  const bool of_place = place.term.kind == TermKind::kOrganisation && verb + 1 < place.text.words.size() &&
                        !place.text.clause_start[verb] && place.text.words[verb].upper_initial;
  if (of_place) ++verb;
  if (IsFrontedAgent(place)) return {{Case::kInstrumental}, true};
  if (verb >= place.text.words.size() || place.text.clause_start[verb] ||
      place.text.words[verb].upper_initial)
    return {};
  const std::string& word = place.text.lower[verb];
  // «Президент страны пообещал»
  const bool has_verb = Agrees(place, FirstVerb(place, verb + 1, kSubjectReach));
  if (place.table.states.contains(word) || has_verb) return {};
  if (place.table.ukrainian) {
    const bool impersonal = ImpersonalFrom(place, verb) < place.text.words.size();
    // «Прокуратурою Парижа розпочато» for "has opened"
    const SourcePlace& source = place.term.source;
    const bool acts =
        BeginsClause(place, place.term.first_word) && source.subject && !source.passive && !source.object;
    return impersonal && (source.by || acts) ? CaseDemand{{Case::kInstrumental}, true} : CaseDemand{};
  }
  if (Letters(word) < 5) return {};
  const bool neuter = IsImpersonalParticiple(place, verb);
  const bool subject = BeginsClause(place, place.term.first_word) && place.term.source.subject;
  if (!subject || place.term.number == Number::kPlural) return {};
  // The participle agrees with another: «Комиссией раскритикован закон», «Премьер-министром отправлено».
  const bool man_or_woman = place.term.gender == Gender::kMasculine || place.term.gender == Gender::kFeminine;
  const bool feminine = EndsWithAny(word, "ана", "яна", "ена", "ята");
  const bool masculine = EndsWithAny(word, "ан", "ен", "ён");
  const bool other =
      EndsWithAny(word, "аны", "яны", "ены", "яты") || (neuter && man_or_woman) ||
      (feminine && place.term.gender == Gender::kMasculine && place.term.kind != TermKind::kTitle) ||
      (masculine && place.term.gender == Gender::kFeminine);
  return other ? CaseDemand{{Case::kInstrumental}, true} : CaseDemand{};
}

CaseDemand DeclinedSubject(const Place& place) {
  if (!place.term.source.subject || place.term.source.object || place.term.source.possessor ||
      place.term.source.dependent)
    return {};
  size_t first = place.term.first_word;
  while (first > 0 && !place.text.clause_start[first] && IsRelational(place.text.lower[first - 1])) --first;
  const size_t next = BehindName(place);
  if (BeginsClause(place, first)) {
    // «…», — президентка Єврокомісії Урсула фон дер Ляєн»
    const absl::string_view gap = place.text.Gap(first);
    if (absl::StrContains(gap, "—") && absl::StrContains(gap, "»")) return {{Case::kNominative}, true};
    // «президент банку, Крістін Лагард, сказала»
    const size_t verb =
        place.term.kind == TermKind::kTitle ? VerbBehindBearer(place, next) : place.text.words.size();
    if (verb < place.text.words.size() && Speaks(place, verb)) return Speaker(place, verb);
  } else {
    const size_t verb = first - 1;
    const bool other =
        PronounBefore(place, verb) || IsParticiple(place.text.lower[verb], place.table.ukrainian);
    if (Speaks(place, verb) && !other && !HasSubject(place, verb)) return {{Case::kNominative}, true};
    // «зазначив француз президент»
    const bool behind_noun =
        first > 1 && !place.text.clause_start[verb] && !place.text.words[verb].upper_initial &&
        !place.table.numerals.contains(place.text.lower[verb]) && FindPreposition(place, verb) == nullptr &&
        VerbFormOf(place.table, place.text.lower[verb]) == VerbForm::kNone && Speaks(place, first - 2);
    if (behind_noun) return {{Case::kNominative}, true, {}, {Case::kGenitive}};
  }
  if (next >= place.text.words.size() || place.text.clause_start[next]) return {};
  const bool opens = BeginsClause(place, first) || OpensWithConjunction(place, first) ||
                     (FindPreposition(place, first - 1) == nullptr && !IsCounted(place, first) &&
                      OpensWithAdverbial(place, first - 1));
  if (opens && Speaks(place, next)) return Speaker(place, next);
  // «российский министр Лавров отклонил», but «понад 40 глав зібралися», «Трампа може бути переобрано»
  bool impersonal = IsImpersonal(place, next);
  for (size_t i = next; i < place.text.words.size() && !place.text.clause_start[i]; ++i) {
    impersonal |= VerbFormOf(place.table, place.text.lower[i]) == VerbForm::kImpersonal;
  }
  const bool does = first != place.term.first_word && IsFinite(place, next) &&
                    Agrees(place, VerbFormOf(place.table, place.text.lower[next])) && !impersonal &&
                    !IsCounted(place, first) && !BeginsWithAny(place.text.lower[next], place.table.befalls);
  return opens && does ? CaseDemand{{Case::kNominative}, true} : CaseDemand{};
}

CaseDemand SubjectOfLostVerb(const Place& place) {
  const size_t first = place.term.first_word;
  const bool verbless = place.term.names_person() && OpensWithConjunction(place, first) &&
                        !place.term.source.possessor &&
                        (place.text.lower[first - 1] == "что" || place.text.lower[first - 1] == "що") &&
                        !HasVerb(place, place.term.last_word + 1);
  return verbless ? CaseDemand{{Case::kNominative}, true} : CaseDemand{};
}

CaseDemand SubjectOfVerb(const Place& place) {
  const size_t first = place.term.first_word, next = place.term.last_word + 1;
  const bool begins_clause = BeginsClause(place, first);
  // «не коснутся беженцев» for "will not apply to refugees"
  const bool complement = !begins_clause && place.term.source.given;
  if (place.term.source.object || complement ||
      (!begins_clause && !EndsWithAny(place.text.lower[first - 1], "ся", "сь")))
    return {};
  const VerbForm verb = begins_clause ? FirstVerb(place, next, kSubjectReach)
                                      : VerbFormOf(place.table, place.text.lower[first - 1]);
  const bool plural = verb == VerbForm::kPastPlural || verb == VerbForm::kPresentPlural;
  // «Посол трёх стран уехали» for "The ambassadors"
  if ((place.term.names_person() || place.term.animate) && place.term.number == Number::kPlural && plural)
    return {{Case::kNominative}, true, Number::kPlural, {Case::kAccusative, Case::kDative}};
  // «Макрона ждёт трудная неделя»
  const bool befallen = !place.term.source.awaits && next < place.text.words.size() &&
                        BeginsWithAny(place.text.lower[next], place.table.befalls);
  const bool verb_next = place.term.source.opens && IsFinite(place, next) &&
                         Agrees(place, VerbFormOf(place.table, place.text.lower[next]));
  if (begins_clause && IsWon(place)) return {{Case::kAccusative}, true};
  const bool subject = begins_clause && place.term.source.subject && !IsImpersonal(place, next) &&
                       !befallen && (verb_next || Agrees(place, verb));
  if (!subject) return {};
  CaseDemand demand{{Case::kNominative}, true};
  if (DoesNotExist(place, next)) demand.accepted = {Case::kGenitive};
  // «Главой государства является президент»
  const size_t is = FirstVerbWord(place, next, kSubjectReach);
  if (place.term.kind == TermKind::kTitle && is < place.text.words.size() &&
      BeginsWithAny(place.text.lower[is], place.table.being))
    demand.accepted = {Case::kInstrumental};
  if (IsDoneToByName(place, is)) demand.accepted.push_back(Case::kDative);
  return demand;
}

CaseDemand PluralSubject(const Place& place) {
  const size_t next = place.term.last_word + 1;
  const bool may_lack_plural =
      place.term.kind == TermKind::kTitle || (place.term.kind == TermKind::kTerm && place.term.source.opens);
  if (!may_lack_plural || place.term.number != Number::kPlural || place.term.source.object) return {};
  const CaseDemand plural{
      {Case::kNominative}, true, Number::kPlural, {Case::kAccusative, Case::kDative, Case::kGenitive}};
  // «Заблокируют ли министр финансов Португалии и Словении» for "Will the finance ministers"
  if (FollowsPluralVerb(place)) return plural;
  if (!BeginsClause(place, place.term.first_word) || IsFinite(place, next)) return {};
  size_t verb = next;
  while (verb < place.text.words.size() && !place.text.sentence_start[verb] &&
         (place.text.words[verb].upper_initial ||
          VerbFormOf(place.table, place.text.lower[verb]) == VerbForm::kNone)) {
    ++verb;
  }
  const bool sentence = verb < place.text.words.size() && !place.text.sentence_start[verb];
  const VerbForm form = sentence ? VerbFormOf(place.table, place.text.lower[verb]) : VerbForm::kNone;
  return form == VerbForm::kPastPlural || form == VerbForm::kPresentPlural ? plural : CaseDemand{};
}

CaseDemand SubjectOfEachOther(const Place& place) {
  const size_t last = place.term.first_word - 1;
  const auto among = [&place](size_t word, absl::string_view first, absl::string_view second) {
    return word > 1 && place.text.lower[word - 1] == first && place.text.lower[word] == second;
  };
  if (!among(last, "между", "собой") && !among(last, "між", "собою")) return {};
  const VerbForm verb = VerbFormOf(place.table, place.text.lower[last - 2]);
  const bool several = verb == VerbForm::kPastPlural || verb == VerbForm::kPresentPlural;
  const bool own = several && Agrees(place, verb) && !HasSubject(place, last - 2);
  return own ? CaseDemand{{Case::kNominative}, true} : CaseDemand{};
}

CaseDemand BecomeBy(const Place& place) {
  const size_t verb = place.term.last_word + 1, name = verb + 1;
  const bool becomes = place.term.kind == TermKind::kTitle && BeginsClause(place, place.term.first_word) &&
                       !place.term.source.subject && name < place.text.words.size() &&
                       !place.text.clause_start[verb] && !place.text.clause_start[name] &&
                       place.table.becomes.contains(place.text.lower[verb]);
  return becomes && place.text.words[name].upper_initial ? CaseDemand{{Case::kInstrumental}, true}
                                                         : CaseDemand{};
}

CaseDemand SubjectOfClause(const Place& place) {
  if (!Acts(place.term)) return {};
  size_t begin = place.term.first_word, end = BehindName(place);
  while (!place.text.clause_start[begin]) --begin;
  while (end < place.text.words.size() && !place.text.clause_start[end]) ++end;
  const size_t verb = OnlyFinite(place, begin, end);
  if (verb == place.text.words.size() || IsReported(place, verb)) return {};
  // «перемогла Мая Санду», «как это делает Россия», but «осудив Макрона»
  const bool may_follow =
      place.term.kind == TermKind::kPerson || place.table.as_well.contains(place.text.lower[begin]);
  if (verb + 1 == place.term.first_word && (!place.term.source.subject || !may_follow)) return {};
  // «Прийнятий Папою Римським Зеленський оцінив»
  const size_t before = place.term.first_word - 1;
  const bool done_by = place.term.source.by && place.text.clause_start[before] &&
                       IsPlainParticiple(place.text.lower[before], place.table.ukrainian);
  if (done_by) return {{Case::kInstrumental}, true};
  const std::string& does = place.text.lower[verb];
  const bool by_itself = EndsWithAny(does, "ся", "сь") || BeginsWithAny(does, place.table.intransitive);
  if (place.term.source.by && by_itself) return {};
  const bool other = BelongsToPhrase(place, begin, verb) || !Agrees(place, VerbFormOf(place.table, does)) ||
                     !AgentOfAct(place).cases.empty() || HasOtherSubject(place, begin, verb);
  if (other) return {};
  CaseDemand demand{{Case::kNominative}, true};
  if (verb > place.term.last_word && IsDoneToByName(place, verb)) demand.accepted = {Case::kDative};
  return demand;
}

CaseDemand EndsSubject(const Place& place) {
  const size_t next = place.term.last_word + 1;
  if (!IsFinite(place, next) || IsReported(place, next)) return {};
  if (IsWon(place)) return {{Case::kAccusative}, true};
  // «На этот момент Россия контролирует»: no word before it has it as its complement.
  const bool alone = IsBehindThisTime(place, place.term.first_word) && !place.term.source.object &&
                     !place.term.source.by && !IsImpersonal(place, next) &&
                     Agrees(place, VerbFormOf(place.table, place.text.lower[next]));
  if (alone) return {{Case::kNominative}, true};
  const VerbForm form = VerbFormOf(place.table, place.text.lower[next]);
  // «тоді як Каталонії довелося чекати»
  const bool had_to = place.table.impersonals.contains(place.text.lower[next]) && place.term.source.subject &&
                      !place.term.source.possessor;
  if (had_to) return {{Case::kDative}, true, {}, {Case::kGenitive, Case::kAccusative}};
  // «щоб Башара Асада судили»: nobody alone has a verb in the plural.
  const bool plural = form == VerbForm::kPastPlural || form == VerbForm::kPresentPlural;
  const Case* governed = place.table.CaseOfVerb(place.text.lower[next]);
  const bool acted_on = plural && governed != nullptr && place.term.kind == TermKind::kPerson &&
                        !place.term.source.listed && OpensWithConjunction(place, place.term.first_word) &&
                        !Agrees(place, form) && !EndsWithAny(place.text.lower[next], "ся", "сь") &&
                        !BeginsWithAny(place.text.lower[next], place.table.speech);
  if (acted_on) return {{*governed}, true, {}, {Case::kNominative, Case::kDative, Case::kGenitive}};
  // «Війська Хафтара контролюють», «переговірник Алієва обговорили»: the verb is that of what is somebody's.
  const size_t first = place.term.first_word;
  const bool owned = plural && (place.term.source.possessor || place.term.source.dependent) &&
                     place.term.kind == TermKind::kPerson && !Agrees(place, form) && first > 0 &&
                     !place.text.clause_start[first] && FindPreposition(place, first - 1) == nullptr &&
                     !place.table.conjunctions.contains(place.text.lower[first - 1]) &&
                     VerbFormOf(place.table, place.text.lower[first - 1]) == VerbForm::kNone;
  if (owned) return {{Case::kGenitive}, true, {}, {Case::kAccusative, Case::kDative, Case::kInstrumental}};
  // «Генеральную Ассамблею возглавил дипломат»
  const bool subject = place.term.source.subject && !IsImpersonal(place, next);
  return {{Case::kNominative},
          subject && (Agrees(place, VerbFormOf(place.table, place.text.lower[next])) ||
                      place.term.kind == TermKind::kTitle),
          {},
          {Case::kGenitive}};
}

CaseDemand BehindItsVerb(const Place& place) {
  if ((!place.term.source.by && !place.term.source.subject) || place.term.source.object) return {};
  // «має бути схвалений парламентом»
  const bool passive =
      place.term.first_word > 1 && place.table.be.contains(place.text.lower[place.term.first_word - 2]);
  // «сообщил министр Певкур»: the title has the verb.
  const auto title = place.decided.find(place.term.first_word - 1);
  const bool of_title =
      place.term.source.apposition && title != place.decided.end() && title->second.kind == TermKind::kTitle;
  if (passive || of_title) return {};
  const size_t clause = BeginOfClause(place, place.term.first_word);
  const std::string& before = place.text.lower[place.term.first_word - 1];
  if (Letters(before) > 4 && IsParticiple(before, place.table.ukrainian)) return {};
  // «скасувала декрет про знімання натовпу жандармерією»
  const size_t action = place.term.first_word - 2;
  const bool acts = place.term.source.by && place.term.first_word > 2 && action > clause &&
                    NamesAction(place.text.lower[action]) && FindPreposition(place, action - 1) != nullptr;
  if (acts) return {{Case::kInstrumental}, true};
  for (size_t verb = clause; verb + 1 < place.term.first_word; ++verb) {
    const VerbForm form = place.text.words[verb].upper_initial
                              ? VerbForm::kNone
                              : VerbFormOf(place.table, place.text.lower[verb]);
    const bool active =
        form != VerbForm::kNone && form != VerbForm::kInfinitive && form != VerbForm::kGerund &&
        form != VerbForm::kImpersonal && !EndsWithAny(place.text.lower[verb], "ся", "сь") &&
        (place.term.source.subject || !BeginsWithAny(place.text.lower[verb], place.table.intransitive));
    if (!active) continue;
    // «якого вимагає від союзників Макрон»
    const bool relative =
        verb == clause + 1 && place.table.relative_pronouns.contains(place.text.lower[clause]);
    // «Где бы ни проходила линия фронта»
    const bool wherever = place.table.relative_places.contains(place.text.lower[clause]) &&
                          verb > clause + 1 && place.text.lower[verb - 1] == "ни";
    const bool first = verb == clause || relative || wherever;
    if (place.term.source.subject && !first) return {};
    if (!Agrees(place, form) || HasSubject(place, verb)) return {};
    // «заявил в Нью-Дели Сингх»
    // «сообщает в коммюнике Международный комитет Красного Креста»
    const bool of_body = place.text.words[place.term.first_word - 1].upper_initial ||
                         CaseOfComplement(place.table, before) != nullptr;
    const bool may_speak =
        place.term.names_person() || (place.term.kind == TermKind::kOrganisation && !of_body);
    const bool speaker =
        may_speak && place.term.source.subject && BeginsWithAny(place.text.lower[verb], place.table.speech);
    if (speaker) return {{Case::kNominative}, true, {}, {Case::kDative}};
    return {{Case::kNominative},
            true,
            {},
            {Case::kGenitive, Case::kDative, Case::kAccusative, Case::kInstrumental}};
  }
  return {};
}

}  // namespace dragoman
