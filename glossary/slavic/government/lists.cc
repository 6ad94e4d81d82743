#include "glossary/slavic/government/lists.h"

#include <initializer_list>
#include <string>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "glossary/slavic/government/clause_subject.h"
#include "glossary/slavic/government/clause_words.h"
#include "glossary/slavic/government/prepositions.h"
#include "glossary/slavic/government/verbs.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/word_endings.h"

namespace dragoman {
namespace {

// The term that ends before a comma, one of `openers` and the conjunction `and_word`, as before «, так и»
// and «, но и»; null where other words stand there. Valid as long as `decided`.
const DecidedTerm* FirstOfPair(const Place& place, size_t and_word,
                               const absl::flat_hash_set<std::string>& openers) {
  const bool opens = and_word > 1 && place.text.clause_start[and_word - 1] &&
                     !place.text.clause_start[and_word] &&
                     place.table.conjunctions.contains(place.text.lower[and_word]) &&
                     openers.contains(place.text.lower[and_word - 1]);
  const auto first = opens ? place.decided.find(and_word - 2) : place.decided.end();
  return first == place.decided.end() ? nullptr : &first->second;
}

// Of a name that a conjunction joins to the term `known`.
CaseDemand LikeConjunct(const Place& place, const DecidedTerm& known) {
  const bool named_subject = known.grammatical_case == Case::kNominative;
  const size_t behind = BehindName(place);
  const VerbForm verb =
      IsFinite(place, behind) ? VerbFormOf(place.table, place.text.lower[behind]) : VerbForm::kNone;
  const bool plural = verb == VerbForm::kPastPlural || verb == VerbForm::kPresentPlural;
  const size_t next = place.term.last_word + 1;
  const bool other_clause = IsFinite(place, next) &&
                            VerbFormOf(place.table, place.text.lower[next]) == VerbForm::kPresentPlural &&
                            !place.term.source.object && !place.term.source.dependent &&
                            known.grammatical_case == Case::kAccusative;
  if (other_clause) return {};
  // «Макрон и Зеленский в Елисейском дворце»: no verb behind them, so that nothing governs them.
  const bool captioned = known.strict && place.term.source.listed && !HasVerb(place, known.first_word);
  // «Китай и Индия воздержались», «Макрон и президент Зеленский договорились»
  const bool subjects =
      named_subject && !place.term.source.object &&
      (plural || captioned ||
       (verb != VerbForm::kNone && place.term.source.subject && !IsImpersonal(place, behind)));
  // «обвинил Лондон и Париж», «ордер на арест Путина и Львовой-Беловой»
  const bool person = place.term.kind == TermKind::kPerson;
  const bool oblique = known.kind == place.term.kind && !named_subject;
  const bool told = known.strict || (known.one_case && place.term.source.listed && verb == VerbForm::kNone);
  const bool alike = oblique && told && (person || place.term.kind == TermKind::kPlace);
  // «винят Игоря Коломойского и Тимур Миндич»
  const bool follows = oblique && person && place.term.source.listed && verb == VerbForm::kNone;
  // «завдяки Фору та Соціалістичній партії»
  const bool oblique_list = !named_subject && place.term.source.listed && verb == VerbForm::kNone &&
                            !place.term.is_thing() &&
                            (known.kind == TermKind::kPerson || known.kind == TermKind::kOrganisation ||
                             (known.kind == TermKind::kPlace && !place.term.names_person()));
  // «Канаду представят Мелани Жоли и Анита Ананд» for "will be represented by"
  const bool agents = known.strict && named_subject && place.term.source.by && place.term.source.listed;
  CaseDemand demand{{CaseOfList(place, known)}, known.strict || subjects || follows || alike};
  // «связи между помощниками Трампа и Россией»: the other noun may be further off.
  const bool shares = oblique_list && known.strict;
  if (!subjects && !alike && !agents && !shares && !follows)
    demand.accepted = {Case::kGenitive, Case::kDative, Case::kAccusative, Case::kInstrumental};
  return demand;
}

// The same where what stands before the conjunction is no term: «с Х и Путиным».
CaseDemand BehindOtherConjunct(const Place& place) {
  const size_t before = place.term.first_word - 1;
  // «обвинил и Путина, и …», «с Х и Путиным».
  PlacedTerm inner = place.term;
  inner.first_word = before;
  // «переміг би і Філіппа»
  while (inner.first_word > 1 && !place.text.clause_start[inner.first_word] &&
         place.table.particles.contains(place.text.lower[inner.first_word - 1])) {
    --inner.first_word;
  }
  CaseDemand direct = AfterPreposition(place.With(inner), before - 1);
  if (direct.cases.empty()) direct = AfterVerb(place.With(inner));
  if (!direct.cases.empty() && !place.text.clause_start[before]) return direct;
  if (before < 2 || place.text.clause_start[before - 1]) return {};
  const CaseDemand outer = AfterPreposition(place, before - 2);
  if (!outer.cases.empty()) return {outer.cases, outer.cases.size() == 1};
  // «отказал УНРВА и Филиппу Лаззарини»: a name that no term is; in «Компанией управляют Петров и Трамп» the
  // verb is theirs.
  const VerbForm verb = VerbFormOf(place.table, place.text.lower[before - 2]);
  const bool other_name = place.text.words[before - 1].upper_initial && !place.text.clause_start[before] &&
                          !place.text.words[before - 2].upper_initial && verb != VerbForm::kPastPlural &&
                          verb != VerbForm::kPresentPlural;
  if (!other_name) return {};
  inner.first_word = before - 1;
  // «санкции Запада и России»
  const Case* of_noun = verb == VerbForm::kNone && place.term.source.listed && !place.term.source.subject
                            ? CaseOfComplement(place.table, place.text.lower[before - 2])
                            : nullptr;
  const bool alike = of_noun != nullptr && !IsFinite(place, place.term.last_word + 1) &&
                     EndsWithAny(place.text.lower[before - 1], "а", "я", "и", "ы", "у", "ю");
  if (alike && *of_noun == Case::kGenitive)
    return {{*of_noun}, true, {}, {Case::kDative, Case::kInstrumental, Case::kAccusative}};
  return AfterVerb(place.With(inner));
}

// Whether it is somebody and a verb behind it agrees with it: «и Макрон это знает».
bool IsPersonWithVerb(const Place& place) {
  return place.term.names_person() &&
         Agrees(place, FirstVerb(place, place.term.last_word + 1, kSubjectReach));
}

// The term that ends with word `last`, or the one it says the place or the owner of: «Такаити из Японии и
// Ли Чжэ Мён».
DecidedTerms::const_iterator ConjunctBefore(const Place& place, size_t last) {
  const auto known = place.decided.find(last);
  // «„Європейська солідарність“ Порошенка та „Батьківщина“»: what is his, not he.
  const bool owner = known != place.decided.end() && known->second.owner &&
                     known->second.kind != place.term.kind && known->second.first_word > 0;
  const auto owned = owner ? place.decided.find(known->second.first_word - 1) : place.decided.end();
  if (owned != place.decided.end() && owned->second.kind == place.term.kind) return owned;
  // «держави-члени ЄС і Європейський парламент» for "EU member states and the European Parliament"
  const SourcePlace& source = place.term.source;
  const bool by_itself = !source.attribute && !source.possessor && !source.dependent && !source.listed;
  const bool complement = known != place.decided.end() && known->second.grammatical_case == Case::kGenitive &&
                          known->second.kind == TermKind::kOrganisation && known->second.first_word > 0 &&
                          place.term.kind == TermKind::kOrganisation && by_itself;
  const auto head = complement ? place.decided.find(known->second.first_word - 1) : place.decided.end();
  if (head != place.decided.end() && head->second.grammatical_case == Case::kNominative) return head;
  // «вице-президент Колумбии и первая леди»
  const bool of_title = known != place.decided.end() && known->second.grammatical_case == Case::kGenitive &&
                        known->second.kind == TermKind::kPlace && known->second.first_word > 0 &&
                        place.term.kind == TermKind::kTitle;
  const auto title = of_title ? place.decided.find(known->second.first_word - 1) : place.decided.end();
  if (title != place.decided.end() && title->second.kind == TermKind::kTitle) return title;
  if (known == place.decided.end() || known->second.kind != TermKind::kPlace ||
      place.term.kind == TermKind::kPlace || known->second.first_word < 2 ||
      FindPreposition(place, known->second.first_word - 1) == nullptr)
    return known;
  const auto there = place.decided.find(known->second.first_word - 2);
  const bool alike = there != place.decided.end() && there->second.kind == place.term.kind;
  return alike && (place.term.kind == TermKind::kPerson || place.term.is_thing()) ? there : known;
}

}  // namespace

Case CaseOfList(const Place& place, const DecidedTerm& known) {
  // «по Вінниці, Сумах»
  const bool over = place.table.ukrainian && known.grammatical_case == Case::kDative &&
                    place.term.number == Number::kPlural && known.first_word > 0 &&
                    place.text.lower[known.first_word - 1] == "по";
  return over ? Case::kPrepositional : known.grammatical_case;
}

CaseDemand AfterThan(const Place& place) {
  const size_t before = place.term.first_word - 1;
  // «важче, ніж Франції» for "than for France"
  const bool compared = place.term.source.than || place.term.source.purpose ||
                        (place.term.source.dependent && !place.term.source.possessor);
  if (!compared || !place.table.than.contains(place.text.lower[before])) return {};
  for (size_t i = before; i > 0 && !place.text.sentence_start[i]; --i) {
    const auto other = place.decided.find(i - 1);
    if (other == place.decided.end() || other->second.kind != place.term.kind) continue;
    // «не сделала для Газы больше, чем Катар»: what a preposition has is not compared without it.
    const size_t first = other->second.first_word;
    if (first > 0 && !place.text.clause_start[first] && FindPreposition(place, first - 1) != nullptr)
      continue;
    // «Германию убедить труднее, чем Францию»
    const bool fronted = BeginsClause(place, first) && other->second.grammatical_case != Case::kNominative;
    return {{other->second.grammatical_case}, other->second.strict || fronted};
  }
  return {};
}

CaseDemand AfterNor(const Place& place) {
  const size_t before = place.term.first_word - 1;
  if (!place.text.clause_start[before] || !place.table.nor.contains(place.text.lower[before])) return {};
  for (size_t i = before; i > 1 && !place.text.sentence_start[i]; --i) {
    if (place.text.lower[i - 1] != place.text.lower[before]) continue;
    const Case* governed = VerbFormOf(place.table, place.text.lower[i - 2]) == VerbForm::kNone
                               ? nullptr
                               : place.table.CaseOfVerb(place.text.lower[i - 2]);
    if (governed != nullptr && !place.term.source.subject) return {{*governed}, true, {}, {Case::kGenitive}};
  }
  return {};
}

CaseDemand AmongOthers(const Place& place) {
  const size_t before = place.term.first_word - 1;
  const bool among = before > 2 &&
                     (place.text.lower[before] == "числе" || place.text.lower[before] == "числі") &&
                     place.text.clause_start[before - 2];
  // «трьом єврокомісарам, зокрема Марті Кос»
  const bool of_them = before > 0 && place.text.clause_start[before] &&
                       place.table.including.contains(place.text.lower[before]);
  if (!among && !of_them) return {};
  // «звільнив одинадцять в'язнів, зокрема Колесникову»
  const auto counted = place.decided.find(before - (among ? 3 : 1));
  const size_t numeral = counted == place.decided.end() || !of_them ? 0 : counted->second.first_word;
  const bool of_number = numeral > 1 && !place.text.clause_start[numeral] &&
                         !place.text.clause_start[numeral - 1] &&
                         place.table.numerals.contains(place.text.lower[numeral - 1]) &&
                         counted->second.grammatical_case == Case::kGenitive;
  const Case* of_verb = of_number ? place.table.CaseOfVerb(place.text.lower[numeral - 2]) : nullptr;
  if (of_verb != nullptr && place.term.names_person()) return {{*of_verb}, true, {}, {Case::kGenitive}};
  // «Союзники, що межують із Білоруссю, зокрема Польща»: one place or person has no others in it.
  auto others = place.decided.find(among ? before - 3 : before - 1);
  const bool one = others != place.decided.end() && others->second.number != Number::kPlural &&
                   (others->second.kind == TermKind::kPlace || others->second.kind == TermKind::kPerson) &&
                   of_them;
  if (one) others = place.decided.end();
  if (others != place.decided.end() && (others->second.grammatical_case == Case::kDative ||
                                        others->second.grammatical_case == Case::kInstrumental ||
                                        others->second.grammatical_case == Case::kPrepositional))
    return {{others->second.grammatical_case}, others->second.strict};
  return {};
}

bool IsFirstOfBoth(const Place& place) {
  const size_t before = place.term.first_word - 1, next = place.term.last_word + 1;
  // «как президент, так и не ответив»
  const bool never = next + 2 < place.text.words.size() && place.text.lower[next + 2] == "не";
  return before > 0 && !place.text.clause_start[before] && next + 1 < place.text.words.size() && !never &&
         place.table.as_well.contains(place.text.lower[before]) && place.text.clause_start[next] &&
         place.table.so.contains(place.text.lower[next]) &&
         place.table.conjunctions.contains(place.text.lower[next + 1]);
}

CaseDemand SecondOfBoth(const Place& place) {
  const DecidedTerm* first = FirstOfPair(place, place.term.first_word - 1, place.table.so);
  const bool both = first != nullptr && first->first_word > 0 &&
                    place.table.as_well.contains(place.text.lower[first->first_word - 1]);
  return both ? CaseDemand{{CaseOfList(place, *first)}, first->strict} : CaseDemand{};
}

CaseDemand NotOnlyButAlso(const Place& place) {
  const DecidedTerm* first = FirstOfPair(place, place.term.first_word - 1, place.table.but);
  if (first == nullptr || first->first_word < 2 || IsFinite(place, place.term.last_word + 1)) return {};
  const size_t only = first->first_word - 1;
  const bool not_only = place.table.only.contains(place.text.lower[only]) &&
                        place.text.lower[only - 1] == "не" && !place.text.clause_start[only];
  return not_only ? CaseDemand{{CaseOfList(place, *first)}, true} : CaseDemand{};
}

CaseDemand BehindBrackets(const Place& place) {
  size_t behind = place.term.first_word;
  if (behind > 0 && place.table.conjunctions.contains(place.text.lower[behind - 1])) --behind;
  const absl::string_view gap = place.text.Gap(behind);
  const bool goes_on = behind != place.term.first_word || absl::StartsWith(gap, "),");
  if (behind == 0 || !absl::StartsWith(gap, ")") || !goes_on || place.text.sentence_start[behind]) return {};
  size_t open = behind - 1;
  while (open > 0 && !absl::StrContains(place.text.Gap(open), "(")) --open;
  const auto known = open > 0 ? place.decided.find(open - 1) : place.decided.end();
  if (known == place.decided.end() || known->second.kind != place.term.kind || place.term.is_thing())
    return {};
  // «(31 августа)»: every name of the list has its brackets, or it ends with this one.
  const size_t next = place.term.last_word + 1;
  const bool alike = next >= place.text.words.size() || place.text.clause_start[next];
  const bool subject = known->second.grammatical_case == Case::kNominative && place.term.source.object;
  return alike && !subject ? CaseDemand{{known->second.grammatical_case}, known->second.strict}
                           : CaseDemand{};
}

CaseDemand AfterContrast(const Place& place) {
  size_t at = place.term.first_word - 1;
  const auto is = [&](size_t word, std::initializer_list<absl::string_view> words) {
    return absl::c_any_of(words, [&](absl::string_view one) { return place.text.lower[word] == one; });
  };
  // «а не больным патриархом»
  const bool adjective = at > 1 && !place.text.clause_start[at] && is(at - 1, {"не"}) &&
                         EndsAsAdjective(place.text.lower[at], place.table.ukrainian);
  if (adjective) --at;
  const bool passes = is(at, {"не"}) || place.table.afterwards.contains(place.text.lower[at]);
  if (passes && at > 0 && !place.text.clause_start[at]) --at;
  if (!place.text.clause_start[at] || at == 0 ||
      (!is(at, {"а", "но", "але"}) && !place.table.nor.contains(place.text.lower[at])))
    return {};
  if (IsFinite(place, place.term.last_word + 1)) return {};
  auto other = ConjunctBefore(place, at - 1);
  // «министром труда Израиля, а не министром здравоохранения»
  while (other != place.decided.end() && place.term.kind == TermKind::kTitle &&
         other->second.kind != TermKind::kTitle && other->second.first_word > 0 &&
         place.decided.contains(other->second.first_word - 1))
    other = place.decided.find(other->second.first_word - 1);
  if (other == place.decided.end()) return {};
  // «На відміну від Фіцо, ні Мусар, ні Міланович не поїхали»
  const size_t of_other = other->second.first_word;
  const bool one_of_pair = of_other > 0 && place.text.lower[of_other - 1] == place.text.lower[at];
  if (place.table.nor.contains(place.text.lower[at]) && place.term.source.subject && !one_of_pair &&
      other->second.grammatical_case != Case::kNominative)
    return {};
  // «ні мер Кривого Рогу, ні губернатори»
  if (place.table.nor.contains(place.text.lower[at]) && other->second.kind != place.term.kind) return {};
  // «не Москва, а Пекин», but «Аббас остаётся, а Палестина …»
  const size_t first = other->second.first_word;
  const bool denied = first > 0 && place.text.lower[first - 1] == "не";
  const bool denies = place.text.lower[place.term.first_word] == "не";  // passed over as a particle
  if (at + 1 == place.term.first_word && is(at, {"а", "но", "але"}) && !denied && !denies) return {};
  CaseDemand like{{other->second.grammatical_case}, true};
  // «вирішує Конгрес, а не Трамп»: the other may be a nominative as well.
  like.nominative_stays = denies && other->second.grammatical_case == Case::kAccusative &&
                          other->second.gender == Gender::kMasculine &&
                          other->second.kind != TermKind::kPerson && other->second.kind != TermKind::kTitle;
  return like;
}

CaseDemand LikeContrasted(const Place& place) {
  const size_t first = place.term.first_word, next = place.term.last_word + 1;
  const bool gapped = OpensWithConjunction(place, first) && place.text.lower[first - 1] == "а" &&
                      next < place.text.words.size() && absl::StrContains(place.text.Gap(next), "—");
  if (!gapped || place.term.source.subject || IsFinite(place, next)) return {};
  for (size_t i = first; i > 0 && !place.text.sentence_start[i]; --i) {
    const auto other = place.decided.find(i - 1);
    if (other == place.decided.end() || other->second.kind != place.term.kind || !other->second.strict)
      continue;
    const size_t begin = other->second.first_word;
    const bool alone =
        begin == 0 || place.text.clause_start[begin] || FindPreposition(place, begin - 1) == nullptr;
    const bool oblique = other->second.grammatical_case != Case::kNominative;
    return alone && oblique ? CaseDemand{{other->second.grammatical_case}, true} : CaseDemand{};
  }
  return {};
}

CaseDemand PlaceInContrast(const Place& place) {
  const size_t preposition = place.term.first_word - 1;
  if (preposition < 3 || FindPreposition(place, preposition) == nullptr) return {};
  const size_t particle = preposition - 1;
  const bool nor = place.table.nor.contains(place.text.lower[particle]) && place.text.clause_start[particle];
  const bool but_not = place.text.lower[particle] == "не" && !place.text.clause_start[particle] &&
                       place.text.clause_start[particle - 1];
  // «на Армению, затем на Азербайджан», «на Латинську Америку, передусім на Бразилію»
  const bool further = place.text.clause_start[particle] && place.text.Gap(particle) == ", " &&
                       (place.table.afterwards.contains(place.text.lower[particle]) ||
                        place.table.including.contains(place.text.lower[particle]) ||
                        place.table.adverbs.contains(place.text.lower[particle]));
  if (!nor && !but_not && !further) return {};
  const auto other = place.decided.find(particle - (but_not ? 2 : 1));
  if (other == place.decided.end() || other->second.first_word == 0) return {};
  const PrepositionCases* before = FindPreposition(place, other->second.first_word - 1);
  // «на Речана, а не на центральный банк»
  const bool alike = before == FindPreposition(place, preposition) &&
                     (place.text.lower[preposition] == "на" ||
                      (other->second.kind == TermKind::kPerson) == (place.term.kind == TermKind::kPerson));
  return alike ? CaseDemand{{other->second.grammatical_case}, other->second.strict} : CaseDemand{};
}

CaseDemand AfterConjunction(const Place& place) {
  const size_t before = place.term.first_word - 1;
  if (before == 0) return {};
  // «…, и Петер Мадьяр стал премьером»
  // «Он живёт в Париже, и Макрон это знает»
  const bool new_clause = place.text.clause_start[before] &&
                          (!place.term.source.listed || IsPersonWithVerb(place)) &&
                          (place.term.source.subject ||
                           FirstVerb(place, place.term.last_word + 1, kSubjectReach) != VerbForm::kNone);
  if (new_clause) return {};
  const auto known = ConjunctBefore(place, before - 1);
  if (known == place.decided.end()) return BehindOtherConjunct(place);
  // «Детективи НАБУ та прокурори САП»: one is not beside the people of the other.
  // «Врачи ВОЗ и министр приехали» for "WHO doctors and a minister"
  const SourcePlace& source = place.term.source;
  const bool acts = source.subject && !source.possessor && !source.dependent && !source.object;
  const bool people = place.term.kind == TermKind::kTitle && (place.term.number == Number::kPlural || acts) &&
                      known->second.kind == TermKind::kOrganisation &&
                      known->second.grammatical_case == Case::kGenitive;
  if (people) return {};
  // «четыре губернатора и мэры»: the number is no matter of what comes behind.
  const size_t first = known->second.first_word;
  const bool counted = first > 0 && !place.text.clause_start[first] &&
                       place.table.numerals.contains(place.text.lower[first - 1]);
  const bool apart = place.term.kind == TermKind::kTitle ||
                     (place.term.is_thing() && known->second.grammatical_case == Case::kGenitive);
  return counted && apart ? CaseDemand{} : LikeConjunct(place, known->second);
}

CaseDemand InList(const Place& place) {
  if (!place.term.source.listed || place.term.first_word < 2 || place.term.is_thing() ||
      place.term.kind == TermKind::kTitle)
    return {};
  // «в Василле, Аляска» is no list yet.
  const size_t next = place.term.last_word + 1;
  bool several =
      place.table.conjunctions.contains(place.text.lower[place.term.first_word - 1]) ||
      (next < place.text.words.size() &&
       ((place.table.conjunctions.contains(place.text.lower[next]) && !place.text.clause_start[next]) ||
        (place.text.Gap(next) == ", " && place.text.words[next].upper_initial)));
  // The word before the conjunction or comma, then the names before it.
  size_t last = place.term.first_word - 1;
  // «Он живёт в Париже, и Макрон это знает»
  if (place.text.clause_start[last] && place.table.conjunctions.contains(place.text.lower[last]) &&
      IsPersonWithVerb(place))
    return {};
  if (place.table.conjunctions.contains(place.text.lower[last])) {
    --last;
  } else if (place.text.Gap(place.term.first_word) != ", ") {
    return {};
  }
  while (true) {
    size_t first = last;
    if (const auto known = place.decided.find(last); known != place.decided.end()) {
      first = known->second.first_word;
      // «За словами Лаврова, Баку та Єреван близькі»
      if (known->second.kind == TermKind::kPerson && place.term.kind == TermKind::kPlace) return {};
      if (known->second.strict)
        return {
            {known->second.grammatical_case},
            true,
            {},
            {Case::kGenitive, Case::kDative, Case::kAccusative, Case::kInstrumental, Case::kPrepositional}};
    } else if (!place.text.words[last].upper_initial || place.text.sentence_start[last]) {
      return {};
    }
    while (first > 0 && !place.text.clause_start[first] && place.text.words[first - 1].upper_initial &&
           !place.text.sentence_start[first - 1])
      --first;
    if (first == 0) return {};
    if (place.text.clause_start[first]) {
      if (place.text.Gap(first) != ", ") return {};
      last = first - 1;
      several = true;
      continue;
    }
    return several ? AfterPreposition(place, first - 1) : CaseDemand{};
  }
}

}  // namespace dragoman
