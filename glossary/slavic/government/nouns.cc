#include "glossary/slavic/government/nouns.h"

#include <optional>
#include <string>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "glossary/slavic/government/adjectives.h"
#include "glossary/slavic/government/clause_subject.h"
#include "glossary/slavic/government/clause_words.h"
#include "glossary/slavic/government/prepositions.h"
#include "glossary/slavic/government/rule.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/word_endings.h"
#include "glossary/words/word_table.h"

namespace dragoman {
namespace {

// The cases but the genitive that a name may have behind the noun right before it, whoever's the thing is:
// «приговор | Додику», «поддержка | Китаем | России».
std::vector<Case> OtherCasesBehind(const Place& place) {
  const size_t noun = place.term.first_word - 1, behind = place.term.last_word + 1;
  const std::string& word = place.text.lower[noun];
  const Case* governed = place.table.CaseOfNoun(word);
  std::vector<Case> cases;
  // «присвятила премію народові Венесуели»
  const bool to_somebody = IsDativePlural(word) || EndsWithAny(word, "ові", "еві", "єві");
  // «приговор Додику», «вручил премию Мачадо»
  if (BeginsWithAny(word, place.table.verdicts) || BeginsWithAny(word, place.table.gives) ||
      (GivesBefore(place, noun) && !to_somebody))
    cases.push_back(Case::kDative);
  // «поддержка Китаем России»: what it is done to stands behind.
  const bool has_object = behind < place.text.words.size() && !place.text.clause_start[behind] &&
                          FindPreposition(place, behind) == nullptr &&
                          !place.table.conjunctions.contains(place.text.lower[behind]) &&
                          VerbFormOf(place.table, place.text.lower[behind]) == VerbForm::kNone;
  if ((governed != nullptr && *governed == Case::kInstrumental) || NamesAction(word) || has_object)
    cases.push_back(Case::kInstrumental);
  return cases;
}

// Whether what stands before the term is no noun that may have it behind it.
bool IsBehindNoNoun(const Place& place) {
  const size_t at = place.term.first_word - 1;
  const std::string& word = place.text.lower[at];
  // «помогающие», «граждан, лояльных Пекину»
  const bool adjective =
      IsActiveParticiple(word) || (place.text.clause_start[at] && !place.text.sentence_start[at] &&
                                   EndsAsAdjective(word, place.table.ukrainian));
  const bool completed = adjective && place.table.CaseOfAdjective(word) != nullptr;
  // «над замерзлою Фінською затокою»
  const bool behind_preposition = at > 0 && !place.text.clause_start[at] && Letters(word) > 5 &&
                                  EndsWithAny(word, "лим", "лым", "лою", "лыми", "лими") &&
                                  FindPreposition(place, at - 1) != nullptr;
  // «Особисті пресконференції»
  const bool opening = place.table.ukrainian && place.text.sentence_start[at] &&
                       EndsWithAny(word, "исті", "ські", "цькі", "льні", "чні", "йні");
  if (place.table.function.contains(word) || completed || behind_preposition || opening) return true;
  // «вменяет ему преступления»
  if (place.table.personal.contains(word)) return true;
  // «знаешь Бостон»
  if (EndsWithAny(word, "ешь", "ёшь", "ишь")) return true;
  // «Західна Україна»
  if (SaysPartOfPlace(place.table, word, place.term)) return true;
  // «зі значною Європи» has lost its noun.
  const bool lone = place.table.ukrainian && place.term.kind == TermKind::kPlace &&
                    place.term.gender == Gender::kFeminine && IsFeminineAdjective(word) &&
                    !place.table.not_adjectives.contains(word);
  if (lone) return true;
  // «Стратегічно Україна перемогла»
  const bool adverb = place.text.clause_start[at] && Letters(word) > 5 && EndsWithAny(word, "но", "ко") &&
                      Agrees(place, FirstVerb(place, place.term.last_word + 1, kSubjectReach));
  if (adverb && !place.term.source.possessor) return true;
  // «российские военные советники»
  return place.term.kind == TermKind::kTitle && EndsWithAny(word, "ые", "ие") &&
         place.table.nouns.contains(word);
}

// Whether the word before the term opens the clause, or ends a phrase of its own.
bool IsBehindOtherPhrase(const Place& place) {
  const size_t at = place.term.first_word - 1;
  const std::string& word = place.text.lower[at];
  // «Але Україна пропонує»
  if (place.table.openings.contains(word)) return true;
  // «Щоосені Москва проводить навчання»
  const bool verb_behind = IsFinite(place, place.term.last_word + 1);
  // «Увесь Ліван у жалобі», «Маленька Молдова вистояла»
  const bool determiner = place.text.clause_start[at] && place.table.before_subjects.contains(word);
  if (determiner || (place.table.adverbs.contains(word) && verb_behind)) return true;
  // «На этот момент Россия контролирует»: the pronoun has said which.
  if (IsBehindThisTime(place, place.term.first_word)) return true;
  // «оставил без изменений ставку»
  const bool without = at > 0 && !place.text.clause_start[at] && place.text.lower[at - 1] == "без";
  return without && !place.term.source.possessor && place.table.without.contains(word);
}

// The case of what depends on the noun before the term, if it is such; nothing of another word.
std::optional<Case> CaseBehindNoun(const Place& place) {
  const Case* governed = CaseOfComplement(place.table, place.text.lower[place.term.first_word - 1]);
  if (governed == nullptr) return std::nullopt;
  // «торговля металлами», but «руководство России» is Russia's own
  const bool thing = place.term.is_thing() && !place.term.animate;
  const bool own = place.term.source.possessor || place.term.source.attribute;
  if (*governed == Case::kInstrumental && !thing && own) return Case::kGenitive;
  // «письмо министра» is from him
  if (*governed == Case::kDative && place.term.source.from) return Case::kGenitive;
  return *governed;
}

// Whether what looks like a noun before the term is a verb.
bool IsBehindVerb(const Place& place) {
  const size_t at = place.term.first_word - 1;
  const std::string& word = place.text.lower[at];
  // «Розлив Дунаю залишив»: a second verb behind the name makes a noun of what looks like one.
  return VerbFormOf(place.table, word) != VerbForm::kNone && CaseOfComplement(place.table, word) == nullptr &&
         !(place.text.sentence_start[at] && IsFinite(place, place.term.last_word + 1));
}

// The verb right before the noun that the term stands behind; null when there is none.
const std::string* VerbBeforeNoun(const Place& place) {
  const size_t at = place.term.first_word - 1;
  const bool verb = at > 0 && !place.text.clause_start[at] &&
                    VerbFormOf(place.table, place.text.lower[at - 1]) != VerbForm::kNone;
  return verb ? &place.text.lower[at - 1] : nullptr;
}

// «доручив переговори Бонну» for "entrusted Bonne with"
bool IsBehindGift(const Place& place) {
  const std::string* const verb = VerbBeforeNoun(place);
  return verb != nullptr && BeginsWithAny(*verb, place.table.gives);
}

// Whether the noun before the term is the subject of the verb behind: «Сборная Украины заняла», «суд
// Стамбула выдал».
bool NounIsSubject(const Place& place) {
  const size_t at = place.term.first_word - 1, behind = place.term.last_word + 1;
  if (!IsFinite(place, behind) || place.term.names_person()) return false;
  const bool agrees =
      MayBeSubject(place.table, place.text.lower[at], VerbFormOf(place.table, place.text.lower[behind]));
  if (place.text.clause_start[at] && !place.table.adverbs.contains(place.text.lower[at]) && agrees)
    return true;
  // "the Istanbul court"
  const bool head_of_name =
      place.term.source.attribute && !place.term.source.subject &&
      (place.term.kind == TermKind::kPlace || place.term.kind == TermKind::kOrganisation);
  const size_t clause = BeginOfClause(place, at);
  const size_t head = HeadFrom(place, clause);
  const bool of_title =
      head < at && !place.decided.contains(head) && IsNominativeTitle(place.table, place.text.lower[head]);
  return head_of_name && (of_title || (head == at && agrees));
}

// Whether the noun before the term ends another term that opens the clause behind a preposition, and the
// source has this one as the subject: «Завдяки Силам оборони посол урятувався».
bool IsSubjectBehindAdverbial(const Place& place) {
  const SourcePlace& source = place.term.source;
  if (!source.subject || source.object || source.possessor || source.dependent) return false;
  const auto known = place.decided.find(place.term.first_word - 1);
  if (known == place.decided.end() || known->second.first_word == 0) return false;
  const size_t preposition = known->second.first_word - 1;
  return FindPreposition(place, preposition) != nullptr && BeginsClause(place, preposition);
}

// Whether the term may be the subject of what follows, not of the noun: «Это решение Макрон назвал …», «После
// визита Трамп снова сказал …».
bool IsSubjectBehindNoun(const Place& place) {
  const size_t at = place.term.first_word - 1, behind = place.term.last_word + 1;
  const bool joined = behind + 1 < place.text.words.size() && !place.text.clause_start[behind] &&
                      place.table.conjunctions.contains(place.text.lower[behind]) &&
                      place.text.words[behind + 1].upper_initial;
  size_t behind_names = joined ? BehindList(place, behind) : BehindName(place);
  // «апеляцію Високий суд у Лондоні відмовився розглядати»
  if (behind_names + 1 < place.text.words.size() && !place.text.clause_start[behind_names] &&
      place.term.source.subject && place.term.kind == TermKind::kOrganisation &&
      FindPreposition(place, behind_names) != nullptr && place.text.words[behind_names + 1].upper_initial)
    behind_names += 2;
  // «Совет не смог»
  const bool denied = behind_names < place.text.words.size() && place.text.lower[behind_names] == "не";
  const bool next_is_verb = IsFinite(place, behind_names + (denied ? 1 : 0)) && !place.text.clause_start[at];
  // «о роспуске кнессета прошёл» for "to dissolve the Knesset"
  const bool acted_on = place.term.source.object && !place.term.source.passive && !place.term.source.listed &&
                        at > 0 && CaseBehindNoun(place) == Case::kGenitive && !place.text.clause_start[at] &&
                        FindPreposition(place, at - 1) != nullptr;
  // «в списке ФАТФ по-прежнему значится» for "drawn up by FATF"
  const size_t does = FirstVerbWord(place, behind_names, kSubjectReach);
  const bool by_itself = place.term.source.by && does < place.text.words.size() &&
                         EndsWithAny(place.text.lower[does], "ся", "сь");
  // «зустріч Веймарського трикутника запропонував Макрон»
  const bool of_other = does + 1 < place.text.words.size() && !place.text.clause_start[does + 1] &&
                        place.text.words[does + 1].upper_initial && !place.term.source.subject &&
                        !place.term.names_person() && FindPreposition(place, does + 1) == nullptr;
  // «администрация Обамы рассматривает» for "the Obama administration"
  const bool of_person =
      place.term.kind == TermKind::kPerson && place.term.source.attribute && !place.term.source.subject;
  return !NounIsSubject(place) && !by_itself && !of_other && !of_person &&
         Agrees(place, FirstVerb(place, behind_names, kSubjectReach)) && !IsReported(place, behind) &&
         !place.term.source.possessor && !place.term.source.to && !acted_on &&
         (!place.term.source.dependent || place.term.source.by) &&
         (next_is_verb || OpensWithAdverbial(place, at));
}

// Behind a noun that no table has, or a verb.
CaseDemand BehindOtherNoun(const Place& place) {
  const size_t at = place.term.first_word - 1;
  const std::string& word = place.text.lower[at];
  const bool adjective = IsNounsAdjective(word) || place.table.determiners.contains(word);
  const bool thing = place.term.is_thing() && !place.term.animate;
  const bool verb = IsBehindVerb(place);
  static const std::vector<Case> kOblique = {Case::kGenitive, Case::kDative, Case::kAccusative,
                                             Case::kInstrumental};
  if (place.term.source.given && !thing && !verb && !adjective && Letters(word) > 3) {
    // «угроза Тайваню»; «передал бронемашины Вооружённым силам» leaves no other case.
    const bool gives = at > 0 && !place.text.clause_start[at] &&
                       BeginsWithAny(place.text.lower[at - 1], place.table.gives) &&
                       VerbFormOf(place.table, place.text.lower[at - 1]) != VerbForm::kNone;
    return {{Case::kDative}, true, {}, gives ? std::vector<Case>{} : kOblique};
  }
  // «Розмова Мадуро з Ортегою тривала»: the verb is the noun's, not the name's.
  const VerbForm does = FirstVerb(place, BehindName(place), kObjectReach);
  const bool of_subject = place.term.names_person() && place.text.sentence_start[at] && !verb && !adjective &&
                          Letters(word) > 4 && place.term.gender != Gender::kUnspecified &&
                          does != VerbForm::kNone && MayBeSubject(place.table, word, does) &&
                          !Agrees(place, does);
  if (of_subject) return {{Case::kGenitive}, true};
  // "Rosatom engineers": a name that English has before the noun; "farmers in Brittany": «фермеров Бретани».
  const bool inhabits = place.term.source.at && !adjective &&
                        (place.term.kind == TermKind::kPlace || place.term.kind == TermKind::kOrganisation);
  const bool attribute =
      inhabits || (place.term.source.attribute && (!place.term.source.object || place.term.source.passive) &&
                   !place.term.source.subject && !adjective &&
                   (place.term.kind == TermKind::kPerson || place.term.kind == TermKind::kOrganisation ||
                    place.term.kind == TermKind::kPlace));
  // «Пассажиры поезда «Укрзализныци» провели» for "a train run by"
  const size_t next = place.term.last_word + 1;
  const bool by_other = place.term.source.by && IsFinite(place, next) &&
                        !Agrees(place, VerbFormOf(place.table, place.text.lower[next]));
  // «сказал журналистам», but «по руинам»
  const bool addressed =
      IsDativePlural(word) && !place.term.source.possessor &&
      (at == 0 || place.text.clause_start[at] || FindPreposition(place, at - 1) == nullptr);
  const bool damage = place.term.source.given && BeginsWithAny(word, place.table.damages);
  const bool depends = (place.term.source.possessor || place.term.source.from || place.term.source.gerund ||
                        by_other || attribute || damage) &&
                       !verb && !adjective &&
                       (Letters(word) > 2 || place.text.words[at].gap_before == WordGap::kApostrophe) &&
                       !addressed && !IsSubjectBehindNoun(place);
  if (!depends) return {};
  // "the cars of Germany": whose they are leaves no other case.
  const bool participle = place.table.ukrainian ? IsPlainParticiple(word, true) : IsParticiple(word, false);
  // «между Россией и большой Европой» for "much of Europe"
  const bool owned = place.term.source.possessor && !place.term.source.according &&
                     !place.term.source.object && !participle &&
                     !EndsAsAdjective(word, place.table.ukrainian);
  return {{Case::kGenitive}, true, {}, owned ? OtherCasesBehind(place) : kOblique};
}

// Whether `lemma` is an adjective and more: «бригадный генерал» for two «бригадира».
bool BeginsWithAdjective(absl::string_view lemma, bool ukrainian) {
  const size_t space = lemma.find(' ');
  return space != absl::string_view::npos && EndsAsAdjective(lemma.substr(0, space), ukrainian);
}

// Of the subject behind its verb and a noun: «сообщил агентству Ушаков».
CaseDemand SubjectBehindNoun(const Place& place) {
  const size_t at = place.term.first_word - 1;
  const std::string& word = place.text.lower[at];
  if (at == 0 || place.text.clause_start[at]) return {};
  const CaseDemand nominative{{Case::kNominative},
                              true,
                              {},
                              {Case::kGenitive, Case::kDative, Case::kAccusative, Case::kInstrumental}};
  // «сообщил агентству Ушаков» for "Ushakov told the agency"
  const bool light = place.table.light.contains(word);
  const bool speaks = BeginsWithAny(place.text.lower[at - 1], place.table.speech);
  // «приняли участие президент Макрон, …»
  const VerbForm verb_form = VerbFormOf(place.table, place.text.lower[at - 1]);
  const bool agrees = Agrees(place, verb_form) ||
                      (light && place.term.source.listed &&
                       (verb_form == VerbForm::kPastPlural || verb_form == VerbForm::kPresentPlural));
  const bool told = (place.term.source.subject || (light && place.term.source.by)) &&
                    place.term.names_person() && (speaks || light) && agrees;
  if (told) return nominative;
  if (IsShownTo(place, at)) return {};
  // «Чи втратила самовладання партія», «потрапили під обстріл миротворці»
  size_t verb =
      FindPreposition(place, at - 1) != nullptr && !place.text.clause_start[at - 1] ? at - 2 : at - 1;
  // «отказываются вступать в коалицию либералы»
  if (VerbFormOf(place.table, place.text.lower[verb]) == VerbForm::kInfinitive && verb > 0 &&
      !place.text.clause_start[verb])
    --verb;
  const bool owned = place.term.source.possessor || place.term.source.dependent || place.term.source.object;
  // «будет согласие бундестага»
  const bool has_object = verb + 1 < at || !BeginsWithAny(place.text.lower[verb], place.table.intransitive);
  if (place.term.source.subject && !owned && has_object && IsFinite(place, verb) &&
      !place.text.clause_start[verb + 1] && Agrees(place, VerbFormOf(place.table, place.text.lower[verb])) &&
      !HasSubject(place, verb))
    return nominative;
  // «заявил журналистам пресс-секретарь»
  // «сообщили членам Национального собрания»
  const bool whose = place.term.source.possessor && BeginsWithAny(word, place.table.belonging);
  const bool to_people = IsDativePlural(word) && speaks && !whose && !HasSubject(place, at - 1);
  return to_people ? nominative : CaseDemand{};
}

// Whether a verb in any form stands before word `word` in its clause.
bool HasVerbBefore(const SlavicText& sentence, size_t word) {
  for (size_t i = word; i > 0 && !sentence.text.clause_start[i]; --i) {
    if (!sentence.text.words[i - 1].upper_initial &&
        VerbFormOf(sentence.table, sentence.text.lower[i - 1]) != VerbForm::kNone)
      return true;
  }
  return false;
}

// Whether what stands behind the preposition `preposition` belongs to a noun before it: «просьбу | об
// аресте», «закон | о запрете».
bool IsAboutNoun(const Place& place, size_t preposition) {
  const std::string& word = place.text.lower[preposition];
  const bool about = word == "о" || word == "об" || word == "про";
  return about && preposition > 0 && !place.text.clause_start[preposition] &&
         VerbFormOf(place.table, place.text.lower[preposition - 1]) == VerbForm::kNone;
}

// Behind a noun with a complement in the case `governed`.
CaseDemand OfNoun(const Place& place, Case governed) {
  const size_t at = place.term.first_word - 1;
  const std::string& word = place.text.lower[at];
  // «лекція Томас-Грінфілд»: nobody does it.
  if (place.term.source.author && !NamesAction(word) && !BeginsWithAny(word, place.table.acts))
    return {{Case::kGenitive}, true};
  // «письмо Макрону», but "Macron's letter" is «письмо Макрона»; «введение Советом Безопасности санкций»
  if (place.term.source.possessor) {
    return {{Case::kGenitive}, true, {}, OtherCasesBehind(place)};
  }
  // The name may belong to the verb before the noun: «задал вопрос Путину».
  CaseDemand demand{{governed}, true};
  // «реакція Ердогана» for "how Erdoğan reacted"
  if (governed == Case::kGenitive && place.term.source.subject && !place.term.source.object &&
      place.term.names_person())
    return {{Case::kGenitive}, true, {}, {Case::kInstrumental}};
  // «презентує бюджет Європейському парламенту»
  if (place.term.source.given &&
      (place.term.kind == TermKind::kPerson || place.term.kind == TermKind::kOrganisation) &&
      IsBehindGift(place))
    return {{Case::kDative}, true};
  // «Автономию Корсике обещал Ретайо» for "autonomy for Corsica"
  const size_t promised = FirstVerbWord(place, place.term.last_word + 1, kSubjectReach);
  if (place.term.source.purpose && !place.term.is_thing() && EndsWithAny(word, "у", "ю") &&
      promised < place.text.words.size() && BeginsWithAny(place.text.lower[promised], place.table.gives))
    return {{Case::kDative}, true, {}, {Case::kGenitive}};
  // «наступника Гутерріша» for "a successor to Guterres", «пошкодження станції» for "damage to the plant"
  const bool own = IsRelativeTitle(place.table, word) || BeginsWithAny(word, place.table.damages);
  const bool thing = place.term.is_thing() && !place.term.animate;
  if (!thing && place.term.source.given && !own) demand.cases.insert(demand.cases.begin(), Case::kDative);
  // «звинуватила у своєму падінні Банк Англії»
  const bool in_phrase =
      at >= 2 && !place.text.clause_start[at] && !place.text.clause_start[at - 1] &&
      (FindPreposition(place, at - 1) != nullptr || FindPreposition(place, at - 2) != nullptr);
  // «поддержал на саммите Украину»
  // «поддержка Украины», but «С открытия собор посетили»
  // «об обстреле Белгорода» for "that Belgorod had been shelled"
  // «Предложение об упразднении Сената провалилось», but «поддержал в атаке Украину»
  const bool of_head = in_phrase && FindPreposition(place, at - 1) != nullptr &&
                       (!HasVerbBefore(place, at - 1) || IsAboutNoun(place, at - 1));
  const bool last = FirstVerbWord(place, place.term.last_word + 1, kObjectReach) == place.text.words.size();
  const bool acted_on = (NamesAction(word) && (last || of_head)) ||
                        (BeginsWithAny(word, place.table.acts) && (place.term.source.passive || of_head));
  if (place.term.source.object && !place.term.source.gerund && !place.term.source.attribute && in_phrase &&
      !place.term.is_thing() && !acted_on) {
    // «подякувала за підтримку Урсулі»
    const size_t preposition = FindPreposition(place, at - 1) != nullptr ? at - 1 : at - 2;
    const Case* of_verb =
        preposition > 0 && !place.text.clause_start[preposition] &&
                VerbFormOf(place.table, place.text.lower[preposition - 1]) != VerbForm::kNone
            ? place.table.CaseOfVerb(place.text.lower[preposition - 1])
            : nullptr;
    demand.cases.insert(demand.cases.begin(), of_verb == nullptr ? Case::kAccusative : *of_verb);
  }
  // «пообещала после извержения финансовую помощь»
  const size_t outer = in_phrase ? (FindPreposition(place, at - 1) != nullptr ? at - 1 : at - 2) : 0;
  const bool may_be_object = place.term.is_thing() && !place.term.source.attribute && outer > 0 &&
                             !place.text.clause_start[outer] && IsFinite(place, outer - 1) && !acted_on &&
                             !place.term.source.subject;
  const Case* const of_outer = may_be_object ? place.table.CaseOfVerb(place.text.lower[outer - 1]) : nullptr;
  const bool gives_it = may_be_object && BeginsWithAny(place.text.lower[outer - 1], place.table.gives);
  if (gives_it || (of_outer != nullptr && *of_outer == Case::kAccusative))
    AddCase(&demand.cases, Case::kAccusative);
  // «з посади посла»
  const bool post = place.term.kind == TermKind::kTitle && !place.term.source.given &&
                    BeginsWithAny(word, place.table.posts);
  if (post) return {{Case::kGenitive}, true};
  for (const Case other : {Case::kDative, Case::kInstrumental}) {
    if (place.term.names_person()) AddCase(&demand.cases, other);
  }
  demand.accepted = {Case::kGenitive, Case::kDative, Case::kInstrumental};
  return demand;
}

// Of a place behind «город» and the like: «в городе Харькове», «единственный город России».
CaseDemand BehindGeneric(const Place& place) {
  const auto city = place.table.cities.find(place.text.lower[place.term.first_word - 1]);
  if (city != place.table.cities.end() && !place.term.source.at &&
      !absl::StrContains(place.term.lemma, " ")) {
    CaseDemand demand{{city->second}, true};
    demand.nominative_stays = true;
    return demand;
  }
  // «единственный город России» for "in Russia"; «город Мариуполь» may stay as it is.
  const bool country = place.term.source.at && !place.term.source.to;
  return country ? CaseDemand{{Case::kGenitive}, true, {}, {Case::kPrepositional}} : CaseDemand{};
}

// Of a name behind a body's with a capital: «МИД Белоруссии».
CaseDemand OfBody(const Place& place) {
  const size_t at = place.term.first_word - 1;
  const std::string& word = place.text.lower[at];
  const bool other = place.term.source.subject || place.term.source.object || place.term.source.by ||
                     place.term.source.given || place.term.source.recipient || place.term.names_person();
  // «МИД Белоруссии», «Университета Гонконга»
  const size_t next = place.term.last_word + 1;
  const bool subject =
      IsFinite(place, next) && Agrees(place, VerbFormOf(place.table, place.text.lower[next]));
  // «Задля миру на Близькому Сході Катар готовий»: the noun ends a name of its own.
  const auto known = place.decided.find(at);
  const bool of_place = known != place.decided.end() && known->second.kind == TermKind::kPlace;
  const bool called = of_place || place.table.named.contains(word) || place.table.generics.contains(word) ||
                      IsNounsAdjective(word) ||
                      place.text.words[place.term.first_word].gap_before != WordGap::kSpace;
  if (subject || called) return {};
  const bool body =
      (IsAbbreviation(place.text, at) && FindPreposition(place, at) == nullptr) ||
      place.table.CaseOfNoun(word) != nullptr || BeginsWithAny(word, place.table.bodies) ||
      (place.term.kind == TermKind::kPlace && place.term.source.possessor && place.term.source.dependent);
  return body && !other && !place.term.is_thing()
             ? CaseDemand{{Case::kGenitive},
                          true,
                          {},
                          {Case::kDative, Case::kAccusative, Case::kInstrumental, Case::kPrepositional}}
             : CaseDemand{};
}

// «раскритикованный Минфином», but «будут объявлены досрочные выборы», «отклонённых просителей убежища»
CaseDemand BehindPassive(const Place& place) {
  const std::string& word = place.text.lower[place.term.first_word - 1];
  const bool common =
      place.term.is_thing() || (place.term.kind == TermKind::kTitle && place.term.number == Number::kPlural);
  const bool passive = BeginsWithAny(word, place.table.passives) && Letters(word) >= 6 &&
                       IsParticiple(word, place.table.ukrainian) &&
                       (place.term.source.by || place.term.source.predicate || !common);
  if (!passive) return {};
  // «Мэром избран Мамдани» for "Mamdani was elected"
  const bool subject_of_it = place.term.source.passive && !place.term.source.by;
  return {{subject_of_it ? Case::kNominative : Case::kInstrumental}, true};
}

// «памятник Пушкину»
CaseDemand BehindMonument(const Place& place) {
  const bool monument = BeginsWithAny(place.text.lower[place.term.first_word - 1], place.table.monuments);
  return monument ? CaseDemand{{Case::kDative}, true} : CaseDemand{};
}

// «после захвата города повстанцами» for "after rebels took"
CaseDemand TakenBy(const Place& place) {
  const size_t at = place.term.first_word - 1;
  const auto known = place.decided.find(at);
  const bool object = known == place.decided.end() || known->second.kind == TermKind::kTerm ||
                      known->second.kind == TermKind::kEvent;
  const bool subject = place.term.source.subject && !place.term.source.object && !place.term.is_thing();
  const bool takes = subject && object && at > 1 && !place.text.clause_start[at] &&
                     !place.text.clause_start[at - 1] && FindPreposition(place, at - 2) != nullptr &&
                     BeginsWithAny(place.text.lower[at - 1], place.table.acts) &&
                     !place.table.titles.contains(place.text.lower[at]) &&
                     EndsWithAny(place.text.lower[at], "а", "я", "и", "ы", "і", "ї", "ей", "ов", "ів", "ий");
  // «После захвата города Польша заявила»
  if (!takes || Agrees(place, FirstVerb(place, place.term.last_word + 1, kSubjectReach))) return {};
  CaseDemand agent = Certain(Case::kInstrumental);
  agent.accepted = {Case::kGenitive};
  return agent;
}

// «подписание указа Токаевым» for "by Tokayev"
CaseDemand DoneBy(const Place& place) {
  const size_t at = place.term.first_word - 1;
  // «в заявлении ведомства Захаровой» for "by Zakharova's ministry"
  const bool done_by = (place.term.source.by || place.term.source.author) && !place.term.source.owner &&
                       at > 0 && !place.text.clause_start[at] &&
                       (place.term.names_person() || place.term.kind == TermKind::kOrganisation) &&
                       VerbFormOf(place.table, place.text.lower[at]) == VerbForm::kNone &&
                       NamesAction(place.text.lower[at - 1]) &&
                       !BeginsWithAny(place.text.lower[at - 1], place.table.not_acts);
  return done_by ? CaseDemand{{Case::kInstrumental}, true, {}, {Case::kGenitive}} : CaseDemand{};
}

// Of who gets what the noun says: «доручив переговори Бонну».
CaseDemand RecipientBehindNoun(const Place& place) {
  const std::string& word = place.text.lower[place.term.first_word - 1];
  const bool thing = place.term.is_thing() && !place.term.animate;
  // «гостиницам Вены»: they get it.
  const bool to_others = IsDativePlural(word);
  const bool gets = place.term.source.recipient && !thing && !IsBehindVerb(place) && !to_others &&
                    (IsBehindGift(place) || BeginsWithAny(word, place.table.gives));
  return gets ? CaseDemand{{Case::kDative}, true} : CaseDemand{};
}

// «отметила наградой Беляцкого»
CaseDemand HonouredWith(const Place& place) {
  const size_t at = place.term.first_word - 1;
  const bool honoured = at > 0 && !place.text.clause_start[at] && place.term.source.object &&
                        place.term.names_person() &&
                        EndsWithAny(place.text.lower[at], "ой", "ою", "ею", "ом", "ем") &&
                        BeginsWithAny(place.text.lower[at - 1], place.table.honours);
  return honoured ? CaseDemand{{Case::kAccusative}, true} : CaseDemand{};
}

// «сказало джерело Суспільному» for "a source told Suspilne"
CaseDemand ToldByNoun(const Place& place) {
  const size_t at = place.term.first_word - 1;
  const std::string* const verb = VerbBeforeNoun(place);
  const bool told = place.term.source.object && !place.term.source.passive && !place.term.is_thing() &&
                    verb != nullptr && BeginsWithAny(*verb, place.table.speech) &&
                    !EndsWithAny(place.text.lower[at], "у", "ю", "ам", "ям", "ові", "еві") &&
                    !HasSubject(place, at - 1);
  return told ? CaseDemand{{Case::kDative}, true, {}, {Case::kGenitive}} : CaseDemand{};
}

// «придадут смелости Кремлю» for "embolden the Kremlin"
CaseDemand ObjectOfIdiom(const Place& place) {
  const bool idiom =
      place.term.source.object && !place.term.source.passive && !place.term.is_thing() && IsBehindGift(place);
  return idiom ? CaseDemand{{Case::kDative}, true, {}, {Case::kGenitive, Case::kAccusative}} : CaseDemand{};
}

// «показав журналістам Ізюм»: the verb's object.
CaseDemand ShownToNoun(const Place& place) {
  const bool shown = IsShownTo(place, place.term.first_word - 1);
  return shown ? CaseDemand{{Case::kAccusative}, true, {}, {Case::kGenitive}} : CaseDemand{};
}

// Of whom or what one is deprived of something: «лишил финала Петербург».
CaseDemand Deprived(const Place& place) {
  const std::string* const verb = VerbBeforeNoun(place);
  const bool deprived = verb != nullptr && BeginsWithAny(*verb, place.table.deprives) &&
                        !EndsWithAny(*verb, "ся", "сь") && !place.term.is_thing() &&
                        !place.term.source.possessor && !place.term.source.subject;
  return deprived ? CaseDemand{{Case::kAccusative}, true, {}, {Case::kGenitive}} : CaseDemand{};
}

// Of what one does not see any more: «упустил из виду Россию», but «исчез из поля зрения ФБР».
CaseDemand LostFromSight(const Place& place) {
  const size_t at = place.term.first_word - 1;
  if (!place.table.sight.contains(place.text.lower[at]) || at < 2 || place.text.clause_start[at]) return {};
  const size_t from = place.text.lower[at - 1] == "поля" ? at - 2 : at - 1;
  const PrepositionCases* const preposition = FindPreposition(place, from);
  // «имел в виду Фукуяма»
  const bool out = preposition != nullptr && absl::c_linear_search(preposition->other, Case::kGenitive) &&
                   !absl::c_linear_search(preposition->other, Case::kPrepositional);
  if (from == 0 || place.text.clause_start[from] || !out) return {};
  const Case* const of_verb = place.table.CaseOfVerb(place.text.lower[from - 1]);
  const bool object = of_verb != nullptr && *of_verb == Case::kAccusative;
  return object ? CaseDemand{{Case::kAccusative}, true, {}, {Case::kGenitive}} : CaseDemand{};
}

// Of the object of the verb before, the noun being what it is done with: «обстреляла ракетами Голанские
// высоты».
CaseDemand ObjectBehindMeans(const Place& place) {
  const std::string& word = place.text.lower[place.term.first_word - 1];
  const std::string* const verb = VerbBeforeNoun(place);
  const Case* const of_verb = verb == nullptr ? nullptr : place.table.CaseOfVerb(*verb);
  // «обговорили телефоном Крим»
  const bool means = EndsWithAny(word, "ами", "ями") ||
                     (EndsWithAny(word, "ом", "ем", "єм", "ою", "ею", "єю") && place.term.source.object &&
                      !place.term.source.passive && !place.term.source.dependent);
  const bool own = place.term.source.possessor || place.term.source.attribute;
  const bool by_means = means && of_verb != nullptr && !own && *of_verb == Case::kAccusative;
  return by_means ? CaseDemand{{Case::kAccusative}, true, {}, {Case::kGenitive}} : CaseDemand{};
}

// Of the name behind any noun, or what looks like one.
constexpr Rule kBehindAnyNoun[] = {
    {"", BehindPassive}, {"", BehindMonument}, {"", AgentOfAct},          {"", TakenBy},     {"", DoneBy},
    {"", LostFromSight}, {"", Deprived},       {"", RecipientBehindNoun}, {"", HonouredWith}};

// Of the name behind a noun that has a complement, where it is not that.
constexpr Rule kNoComplement[] = {{"", SubjectBehindNoun},
                                  {"", ToldByNoun},
                                  {"", ObjectOfIdiom},
                                  {"", ShownToNoun},
                                  {"", ObjectBehindMeans}};

// Whether it is a district or the like: «Львовская область».
bool NamesRegion(const PlacedTerm& term) {
  return term.kind == TermKind::kPlace && EndsWithAny(term.lemma, " область", " район", " округ", " край");
}

}  // namespace

CaseDemand AgentOfAct(const Place& place) {
  const std::string& act = place.text.lower[place.term.first_word - 1];
  const size_t object = place.term.last_word + 1;
  // «После введения Вашингтоном санкций» for "after Washington imposed"
  const size_t at = place.term.first_word - 1;
  const bool subject = place.term.source.subject && !place.term.source.object && at > 0 &&
                       !place.text.clause_start[at] && FindPreposition(place, at - 1) != nullptr;
  const bool may_act = subject || place.term.source.owner || place.term.source.by ||
                       (place.term.source.attribute && place.term.kind == TermKind::kPlace);
  const bool acts = may_act && !place.term.is_thing() &&
                    (place.term.source.by || place.table.CaseOfNoun(act) == nullptr) &&
                    (NamesAction(act) || BeginsWithAny(act, place.table.acts));
  // «после избрания парламентом» for "after being elected by parliament": the object is left out.
  const bool ends_phrase = object >= place.text.words.size() || place.text.clause_start[object] ||
                           FindPreposition(place, object) != nullptr;
  if (acts && place.term.source.by && ends_phrase && NamesAction(act) && BeginsWithAny(act, place.table.acts))
    return {{Case::kInstrumental}, true, {}, {Case::kGenitive}};
  if (!acts || object >= place.text.words.size() || place.text.clause_start[object]) return {};
  // «Ратификация Арменией Римского статута» for "Armenia's ratification"
  const bool body = place.term.kind == TermKind::kPlace || place.term.kind == TermKind::kOrganisation;
  if (place.text.words[object].upper_initial)
    return place.term.source.owner && body &&
                   EndsWithAny(act, "ция", "ции", "цию", "цией", "ція", "ції", "цію", "цією")
               ? CaseDemand{{Case::kInstrumental}, true, {}, {Case::kGenitive}}
               : CaseDemand{};
  const std::string& word = place.text.lower[object];
  const bool other = FindPreposition(place, object) != nullptr || place.table.conjunctions.contains(word) ||
                     place.table.adverbs.contains(word) || place.table.function.contains(word) ||
                     BeginsWithAny(word, place.table.last) ||
                     VerbFormOf(place.table, word) != VerbForm::kNone;
  const bool genitive = Letters(word) > 3 && EndsWithAny(word, "а", "я", "и", "ы", "і", "ї", "ов", "ев", "ів",
                                                         "їв", "ей", "их", "ых", "іх", "ого", "его", "ої",
                                                         "ой", "ень", "ций", "ений", "аний", "цій");
  // «партий», but «старий»
  const bool russian = !place.table.ukrainian && EndsWithAny(word, "тий", "сий", "зий", "лий", "рий");
  return (genitive || russian) && !other ? CaseDemand{{Case::kInstrumental}, true, {}, {Case::kGenitive}}
                                         : CaseDemand{};
}

CaseDemand AfterNoun(const Place& place) {
  const size_t at = place.term.first_word - 1;
  if (IsBehindNoNoun(place)) return {};
  // «и. о. президента»
  if (place.term.kind == TermKind::kTitle && IsActing(place, at)) return {{Case::kGenitive}, true};
  if (IsBehindOtherPhrase(place) || IsSubjectBehindAdverbial(place)) return {};
  // "Article 5 of the North Atlantic Treaty"
  if (place.term.source.possessor && place.decided.contains(at)) return {{Case::kGenitive}, true};
  if (place.text.words[at].upper_initial && !place.text.sentence_start[at]) return OfBody(place);
  // «сёла Львовской области»: whatever stands before it is in it.
  const bool generic = place.table.generics.contains(place.text.lower[at]);
  if (generic && NamesRegion(place.term)) return Certain(Case::kGenitive);
  // «город Мариуполь», «в городе Мариуполь»: the name may stay as it is.
  if (place.term.kind == TermKind::kPlace && generic) return BehindGeneric(place);
  CaseDemand demand = FirstOf(kBehindAnyNoun, place);
  if (!demand.cases.empty()) return demand;
  const std::optional<Case> governed = CaseBehindNoun(place);
  if (!governed.has_value()) return BehindOtherNoun(place);
  if (IsSubjectBehindNoun(place)) return {};
  demand = FirstOf(kNoComplement, place);
  return demand.cases.empty() ? OfNoun(place, *governed) : demand;
}

CaseDemand AlongWay(const Place& place) {
  const size_t before = place.term.first_word - 1;
  // «йдуть Чорним морем» for "are sailing across the Black Sea"
  const bool roams = place.term.source.dependent && !place.term.source.to && !place.term.source.possessor &&
                     VerbFormOf(place.table, place.text.lower[before]) != VerbForm::kNone &&
                     BeginsWithAny(place.text.lower[before], place.table.roams);
  const bool may_be =
      (place.term.source.way || roams) && !place.term.source.attribute && !place.term.names_person() &&
      place.term.kind != TermKind::kOrganisation && !place.text.clause_start[place.term.first_word] &&
      FindPreposition(place, before) == nullptr &&
      !place.table.conjunctions.contains(place.text.lower[before]) && !place.text.words[before].upper_initial;
  if (!may_be || EndsAsAdjective(place.text.lower[before], place.table.ukrainian)) return {};
  // «прохождение Панамского канала»
  if (NamesAction(place.text.lower[before])) return {{Case::kGenitive}, true, {}, {Case::kInstrumental}};
  const bool verb = VerbFormOf(place.table, place.text.lower[before]) != VerbForm::kNone;
  // «пересекли Панамский канал»
  if (verb && !roams && !BeginsWithAny(place.text.lower[before], place.table.intransitive)) return {};
  CaseDemand along{{Case::kInstrumental}, true, {}, {Case::kGenitive}};
  // «пройшли Босфор»
  along.nominative_stays = roams && place.term.gender != Gender::kFeminine;
  if (roams) along.accepted.push_back(Case::kAccusative);
  return along;
}

bool IsShownTo(const Place& place, size_t word) {
  // «предоставила воюющим сторонам стол»
  size_t verb = word;
  while (verb > 0 && !place.text.clause_start[verb] &&
         EndsWithAny(place.text.lower[verb - 1], "ым", "им", "ім"))
    --verb;
  // «пообещал участникам форума бюджет»
  if (BeginsWithAny(place.text.lower[word], place.table.belonging)) return false;
  return IsDativePlural(place.text.lower[word]) &&
         (place.term.kind == TermKind::kPlace || (place.term.source.object && !place.term.source.attribute) ||
          (place.term.kind == TermKind::kTerm && verb > 0 &&
           BeginsWithAny(place.text.lower[verb - 1], place.table.gives))) &&
         !place.term.source.possessor && verb > 0 && !place.text.clause_start[verb] &&
         VerbFormOf(place.table, place.text.lower[verb - 1]) != VerbForm::kNone;
}

CaseDemand AfterNumeral(const Place& place) {
  // «закупать больше сжиженного газа»
  if (place.term.is_thing() && place.term.source.quantified &&
      place.table.quantities.contains(place.text.lower[place.term.first_word - 1])) {
    // «больше систем ПВО» for "more air defence systems"
    const bool several = place.term.number == Number::kPlural;
    return {{Case::kGenitive}, true, several ? std::optional<Number>(Number::kPlural) : std::nullopt};
  }
  if (place.term.number != Number::kPlural) return {};
  size_t at = place.term.first_word - 1;
  for (int adjectives = 0; adjectives < 2 && at > 0 && !place.text.clause_start[at]; ++adjectives) {
    if (!EndsWithAny(place.text.lower[at], "их", "іх", "ых", "ие", "ые") ||
        place.table.numerals.contains(place.text.lower[at]))
      break;
    --at;
  }
  absl::string_view word = place.text.lower[at];
  // «16», but «F-16»
  const bool model = at > 0 && place.text.Gap(at) == "-" &&
                     !absl::ascii_isdigit(static_cast<unsigned char>(place.text.lower[at - 1].back()));
  const bool digits = !model && !word.empty() && absl::ascii_isdigit(static_cast<unsigned char>(word.back()));
  // «подписанное 40 депутатами»
  if (digits && place.term.source.by && at > 0 &&
      IsParticiple(place.text.lower[at - 1], place.table.ukrainian))
    return {{Case::kInstrumental}, true, Number::kPlural};
  if (digits) {
    const bool teen = word.size() > 1 && word[word.size() - 2] == '1';
    // «101 депутат», «со 101 депутатом»
    constexpr size_t kLongestCount = 3;  // a year has more digits
    const bool counts = word.size() <= kLongestCount && (at == 0 || place.text.Gap(at) != "-");
    const bool one = word.back() == '1' && !teen;
    if (one && !counts) return {};
    if (one)
      return {{Case::kNominative},
              true,
              Number::kSingular,
              {Case::kGenitive, Case::kDative, Case::kAccusative, Case::kInstrumental, Case::kPrepositional}};
    // «со всеми 27 главами»
    size_t outer = at;
    while (outer > 0 && !place.text.clause_start[outer] &&
           place.table.determiners.contains(place.text.lower[outer - 1]))
      --outer;
    if (outer > 0 && !place.text.clause_start[outer] && place.text.lower[outer - 1] != "понад") {
      const CaseDemand preposition = AfterPreposition(place, outer - 1);
      const bool oblique = !preposition.cases.empty() && preposition.cases.front() != Case::kAccusative;
      if (oblique) return {{preposition.cases.front()}, true, Number::kPlural};
    }
    word = !teen && word.back() >= '2' && word.back() <= '4' ? "3" : "5";
  }
  const auto found = place.table.numerals.find(word);
  if (found == place.table.numerals.end()) return {};
  // «два политических заключённых»: of several words, or an adjective as a noun, not all stand in one number.
  const bool several = found->second.number == Number::kSingular &&
                       found->second.cases.front() == Case::kGenitive &&
                       ((place.term.last_word > place.term.first_word &&
                         EndsAsAdjective(place.text.lower[place.term.first_word], place.table.ukrainian)) ||
                        EndsWithAny(place.text.lower[place.term.last_word], "ых", "их") ||
                        BeginsWithAdjective(place.term.lemma, place.table.ukrainian));
  CaseDemand demand = found->second;
  // «обменялись 307 военнопленными»
  if (digits) demand.accepted = {Case::kDative, Case::kInstrumental};
  // «об одиннадцати авиаударах»
  const PrepositionCases* outer = demand.cases.size() > 1 && at > 0 && !place.text.clause_start[at]
                                      ? FindPreposition(place, at - 1)
                                      : nullptr;
  if (outer != nullptr) {
    // «посиланням на двох дипломатів»: people are seldom where something is.
    const bool to_people =
        place.term.animate && !place.term.source.at && absl::c_linear_search(outer->other, Case::kAccusative);
    if (to_people)
      return {{Case::kAccusative}, true, Number::kPlural, {Case::kPrepositional, Case::kGenitive}};
    for (const Case preferred : outer->other) {
      if (absl::c_linear_search(demand.cases, preferred)) {
        demand.cases = {preferred};
        break;
      }
    }
  }
  demand.few = several;
  // «ссылкой на двух дипломатов»
  if (place.term.animate && outer != nullptr && demand.cases.front() == Case::kPrepositional &&
      absl::c_linear_search(outer->other, Case::kAccusative))
    demand.accepted = {Case::kAccusative, Case::kGenitive};
  return demand;
}

}  // namespace dragoman
