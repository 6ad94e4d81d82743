#include "glossary/slavic/government/verbs.h"

#include <string>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "glossary/slavic/government/clause_subject.h"
#include "glossary/slavic/government/clause_words.h"
#include "glossary/slavic/government/subjects.h"
#include "glossary/slavic/government/titles.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/word_endings.h"
#include "glossary/words/word_table.h"

namespace dragoman {
namespace {

// Whether a phrase that stands between a verb and its object ends right before word `word`.
bool IsBehindAside(const SlavicText& sentence, size_t word) {
  return word > 1 && sentence.table.asides.contains(
                         absl::StrCat(sentence.text.lower[word - 2], "_", sentence.text.lower[word - 1]));
}

// Whether one with a pronoun in it does: «на його місце».
bool IsBehindOwnAside(const SlavicText& sentence, size_t word) {
  return word > 3 && sentence.table.third_persons.contains(sentence.text.lower[word - 2]) &&
         sentence.table.asides.contains(
             absl::StrCat(sentence.text.lower[word - 3], "_", sentence.text.lower[word - 1]));
}

// Where the adverbial that ends right before word `word` begins: «в четверг», «на следующей неделе», «вчера»,
// «в Вильнюсе» with a place of the glossary. 0 when none does, or nothing of the clause stands before it.
size_t AdverbialBefore(const Place& place, size_t word) {
  if (word < 2 || place.text.clause_start[word] || place.text.clause_start[word - 1]) return 0;
  if (place.table.adverbs.contains(place.text.lower[word - 1])) return word - 1;
  // «ставши 2022 року очільницею»
  if (place.table.dated.contains(place.text.lower[word - 1]) && !place.text.clause_start[word - 2] &&
      absl::c_all_of(place.text.lower[word - 2], absl::ascii_isdigit))
    return word - 2;
  // «заслухати як експерта»
  if (place.table.as_what.contains(place.text.lower[word - 2]) && !place.text.clause_start[word - 2] &&
      !place.decided.contains(word - 1))
    return word - 2;
  if (IsBehindAside(place, word)) {
    return word - (word > 2 && place.text.Gap(word - 2) == "-" ? 3 : 2);  // «из-под стражи»
  }
  if (IsBehindOwnAside(place, word)) return word - 3;
  const auto known = place.decided.find(word - 1);
  size_t preposition = 0;
  if (known != place.decided.end()) {
    const bool where =
        known->second.kind == TermKind::kPlace || known->second.kind == TermKind::kOrganisation;
    // «посетил с рабочим визитом Анкару»
    const bool manner = known->second.grammatical_case == Case::kInstrumental &&
                        (known->second.kind == TermKind::kTerm || known->second.kind == TermKind::kEvent);
    if ((where || manner) && known->second.first_word > 0) preposition = known->second.first_word - 1;
  } else if (place.table.times.contains(place.text.lower[word - 1])) {
    preposition = word - 2;
    const bool adjective = FindPreposition(place, preposition) == nullptr && preposition > 0;
    if (adjective && !place.text.clause_start[preposition]) --preposition;
    // «в своей речи», but «после речи | Науседы»
    const PrepositionCases* cases = FindPreposition(place, preposition);
    if (cases != nullptr && !absl::c_linear_search(cases->other, Case::kPrepositional)) preposition = 0;
  }
  return preposition > 0 && !place.text.clause_start[preposition] &&
                 FindPreposition(place, preposition) != nullptr
             ? preposition
             : 0;
}

// «обороняющие Константиновку»
CaseDemand AfterActiveParticiple(const Place& place) {
  const std::string& before = place.text.lower[place.term.first_word - 1];
  // «…, подписавшие Будапештский меморандум»
  const bool thing_behind_comma =
      (place.term.kind == TermKind::kEvent || place.term.kind == TermKind::kTerm) &&
      place.term.first_word > 1 && place.text.clause_start[place.term.first_word - 1];
  // «командующий» is a title.
  const bool title = place.decided.contains(place.term.first_word - 1);
  // «письма переживших Холокост»
  const bool of_people = place.term.is_thing() && place.term.source.attribute;
  if (place.table.ukrainian || title || (!place.term.source.object && !thing_behind_comma && !of_people) ||
      !IsActiveParticiple(before) || BeginsWithAny(before, place.table.attributive))
    return {};
  // «закон, открывающий беженцам доступ» for "granting refugees access"
  if (place.term.source.recipient && (!place.term.is_thing() || place.term.animate))
    return {{Case::kDative}, true, {}, {Case::kGenitive, Case::kAccusative}};
  // «принадлежащего теневому флоту»
  const Case* of_adjective = place.table.CaseOfAdjective(before);
  if (of_adjective != nullptr) return {{*of_adjective}, true};
  const Case* own = place.table.CaseOfPlainVerb(before);
  const bool acted_on = own == nullptr || (thing_behind_comma && *own == Case::kDative);
  CaseDemand demand{{acted_on ? Case::kAccusative : *own}, true};
  if (acted_on || *own == Case::kAccusative)
    demand.accepted = {Case::kGenitive, Case::kDative, Case::kInstrumental};
  return demand;
}

// Of a term right behind `first`, the first object of a noun of action or of a verb.
CaseDemand SecondObjectOfNoun(const GovernmentTable& table, const std::string& noun, const PlacedTerm& term,
                              const DecidedTerm& first) {
  // «визнання Голодомору геноцидом»
  const bool taken_for = EndsWithAny(noun, "ние", "ния", "нию", "нием", "нии", "ння", "нню", "нням", "нні") &&
                         BeginsWithAny(noun, table.takes_for) && term.kind == TermKind::kTerm &&
                         first.grammatical_case == Case::kGenitive;
  if (taken_for) return {{Case::kInstrumental}, true};
  // «поставку Украине истребителей»
  const bool thing_given = first.grammatical_case == Case::kDative && term.kind == TermKind::kTerm &&
                           BeginsWithAny(noun, table.gives) &&
                           EndsWithAny(noun, "у", "ю", "а", "и", "ы", "е", "ой", "ей", "м");
  return thing_given ? CaseDemand{{Case::kGenitive}, true} : CaseDemand{};
}

// The same behind `first`, the subject of `verb`: «написал Стубб премьер-министру».
CaseDemand ObjectBehindSpeaker(const Place& place, const std::string& verb, const DecidedTerm& first) {
  const Case* own = place.table.CaseOfVerb(verb);
  const bool behind_subject = first.kind == TermKind::kPerson &&
                              first.grammatical_case == Case::kNominative &&
                              (BeginsWithAny(verb, place.table.speech) || own != nullptr) &&
                              place.term.kind != TermKind::kTerm && place.term.kind != TermKind::kEvent &&
                              place.text.words[place.term.first_word].gap_before == WordGap::kSpace;
  if (behind_subject && place.term.source.given) return {{Case::kDative}, true};
  // «повідомила Рівз Палаті громад» for "told the Commons"
  const bool told = own == nullptr && BeginsWithAny(verb, place.table.speech);
  // «повідомив ХАМАС Червоному Хресту»
  const bool told_by_body = told && first.kind == TermKind::kOrganisation && first.strict &&
                            first.grammatical_case == Case::kNominative && !place.term.is_thing();
  if (told_by_body && place.term.source.object && !place.term.source.passive) return {{Case::kDative}, true};
  // «чи обійде газопровід Словаччину»
  const bool behind_thing = first.kind != TermKind::kPerson && first.strict && own == nullptr &&
                            first.grammatical_case == Case::kNominative && !EndsWithAny(verb, "ся", "сь") &&
                            !BeginsWithAny(verb, place.table.intransitive) && !told;
  if (behind_thing && place.term.source.object && !place.term.source.passive && !place.term.source.dependent)
    return {{Case::kAccusative}, true, {}, {Case::kGenitive, Case::kDative, Case::kInstrumental}};
  if (behind_subject && place.term.source.object)
    return {{told ? Case::kDative : own == nullptr ? Case::kAccusative : *own}, true};
  return {};
}

CaseDemand SecondObjectOfVerb(const GovernmentTable& table, const std::string& verb, const PlacedTerm& term,
                              const DecidedTerm& first) {
  const auto is_thing = [](TermKind kind) { return kind == TermKind::kTerm || kind == TermKind::kEvent; };
  const bool thing = is_thing(term.kind), after_thing = is_thing(first.kind);
  if (BeginsWithAny(verb, table.takes_for) && !after_thing && (thing || term.kind == TermKind::kTitle) &&
      first.grammatical_case == Case::kAccusative) {
    return {{Case::kInstrumental}, true};
  }
  // «назначил министром искусственный интеллект»
  if (BeginsWithAny(verb, table.takes_for) && first.kind == TermKind::kTitle &&
      first.grammatical_case == Case::kInstrumental && (term.is_thing() || term.source.object))
    return {{Case::kAccusative}, true};
  const Case* governed = EndsWithAny(verb, "ся", "сь") ? nullptr : table.CaseOfVerb(verb);
  const bool gives = governed != nullptr && BeginsWithAny(verb, table.gives);
  if (governed == nullptr || (*governed != Case::kDative && !gives)) return {};
  if (thing && !after_thing && first.grammatical_case == Case::kDative) {
    return {{BeginsWithAny(verb, table.threats) ? Case::kInstrumental : Case::kAccusative},
            true,
            {},
            {Case::kGenitive, Case::kInstrumental}};
  }
  // «вручит премию Мачадо», but «сообщила пресс-служба Генштаба», «выдал ордер на арест Путина» for "a
  // warrant for Putin"
  if (!thing && after_thing && !term.source.subject && !term.source.possessor && !term.source.purpose)
    return {{Case::kDative}, true};
  return {};
}

// Whether a term in the dative stands before word `word` in its clause.
bool HasDativeBefore(const Place& place, size_t word) {
  for (size_t i = word; i > 0 && !place.text.clause_start[i]; --i) {
    const auto known = place.decided.find(i - 1);
    if (known != place.decided.end() && known->second.grammatical_case == Case::kDative) return true;
  }
  return false;
}

// Whether the term behind the verb does what an English passive says that is done by it.
bool IsAgentOf(const Place& place, size_t verb) {
  if (!place.term.source.by || place.term.source.object || PronounBefore(place, verb)) return false;
  // «подвергся ракетному удару», «належить Транснефті»
  const bool undergoes = BeginsWithAny(place.text.lower[verb], place.table.undergoes) &&
                         EndsWithAny(place.text.lower[verb], "ся", "сь");
  // «принадлежит Траоре» for "is held by", but «беженцам помогает Красный Крест»
  const bool owned =
      BeginsWithAny(place.text.lower[verb], place.table.dative_only) && !HasDativeBefore(place, verb);
  if (undergoes || owned) return false;
  const VerbForm form = VerbFormOf(place.table, place.text.lower[verb]);
  const bool plural = form == VerbForm::kPastPlural || form == VerbForm::kPresentPlural;
  return Agrees(place, form) || (plural && place.term.source.listed);
}

// Behind a verb that asks for another case than its object has: «привёз Вьетнаму», «не нравится Мантуров».
CaseDemand BesideVerb(const Place& place) {
  const size_t verb = place.term.first_word - 1;
  const std::string& word = place.text.lower[verb];
  const VerbForm form = VerbFormOf(place.table, word);
  const CaseDemand nominative{{Case::kNominative}, true}, dative{{Case::kDative}, true};
  // «об'їхав Малайзію»: the other verbs in «їхав» have no object.
  const bool tours = verb > 0 && place.text.words[verb].gap_before == WordGap::kApostrophe &&
                     place.text.lower[verb - 1] == "об" && BeginsWithAny(word, place.table.intransitive);
  if (tours && place.term.source.object) return {{Case::kAccusative}, true};
  // «среди гостей была Меркель»
  if (place.term.kind == TermKind::kPerson && place.table.copulas.contains(word)) return nominative;
  // «удостоили Нобелевской премии», as behind «удостоились»
  const Case* of_reflexive =
      BeginsWithAny(word, place.table.honours) ? place.table.CaseOfVerb(absl::StrCat(word, "ся")) : nullptr;
  if (place.term.is_thing() && (form != VerbForm::kNone || IsPlainParticiple(word, place.table.ukrainian)) &&
      of_reflexive != nullptr && *of_reflexive == Case::kGenitive)
    return {{Case::kGenitive}, true};
  // «ответил пошлинами», but «следовала конвенциям» for "complied with"
  if (place.term.is_thing() && place.term.source.with && form != VerbForm::kNone &&
      !BeginsWithAny(word, place.table.indirect))
    return {{Case::kInstrumental}, true};
  // «Сибигу будут сопровождать Умеров и Кислица» for "will be accompanied by"
  const bool inside = verb > 0 && !place.text.clause_start[verb];
  const bool modal = inside && (place.table.will.contains(place.text.lower[verb - 1]) ||
                                Agrees(place, VerbFormOf(place.table, place.text.lower[verb - 1])));
  if (modal && place.term.source.by && form == VerbForm::kInfinitive) return nominative;
  const bool gives = BeginsWithAny(word, place.table.gives);
  // «его зовут Путин»
  const bool called = inside && place.table.called.contains(word) &&
                      (place.table.third_persons.contains(place.text.lower[verb - 1]) ||
                       place.table.whom.contains(place.text.lower[verb - 1]));
  if (called) return {{Case::kNominative}, true, {}, {Case::kInstrumental}};
  // «Майдан не сподобався Путіну» for "Putin did not like"
  if (place.term.source.likes && !place.term.source.object && BeginsWithAny(word, place.table.pleases))
    return dative;
  // «привёз Вьетнаму предложение», «должна фонду миллиард»
  if (place.term.source.recipient && gives && (!place.term.is_thing() || place.term.animate)) return dative;
  // «премия досталась Мачадо», but «дістатися Бейрута»
  const bool receives = place.term.names_person() || (!place.table.ukrainian && place.term.source.to);
  if (receives && EndsWithAny(word, "ся", "сь") && BeginsWithAny(word, place.table.falls_to)) return dative;
  // «Бортникову не нравится Мантуров», but «Предложение не понравилось Италии»
  // «Предложение вряд ли понравится Ганцу» for "is unlikely to please Gantz"
  if (place.term.source.object && BeginsWithAny(word, place.table.pleases))
    return HasSubject(place, verb) || !Agrees(place, form) ? dative : nominative;
  const bool somebody = !place.term.is_thing() || place.term.animate;  // «выдаёт беженцам»
  if (place.term.source.given && somebody && gives && form != VerbForm::kNone) return dative;
  // «которую возглавляет Симоньян»: the pronoun is the object.
  const bool whom =
      inside && place.text.clause_start[verb - 1] && place.table.whom.contains(place.text.lower[verb - 1]);
  return whom && Agrees(place, form) ? nominative : CaseDemand{};
}

// Whether the place or body behind a verb that takes a dative is what is given, not to whom: «передал Крым
// Украине», «програла Стамбул», «предложил Женеву в качестве места».
bool ChangesHands(const Place& place) {
  const std::string& word = place.text.lower[place.term.first_word - 1];
  const bool object = place.term.source.object && !place.term.source.given && !place.term.source.recipient &&
                      !place.term.source.passive;
  if (!object || (place.term.kind != TermKind::kPlace && place.term.kind != TermKind::kOrganisation))
    return false;
  if (BeginsWithAny(word, place.table.hands_over)) return true;
  // «предложил Женеву местом переговоров» for "offered Geneva as a venue"
  const size_t after = place.term.last_word + 1;
  return place.term.kind == TermKind::kPlace && BeginsWithAny(word, place.table.gives) &&
         after < place.text.words.size() && !place.text.clause_start[after] &&
         FindPreposition(place, after) != nullptr;
}

// Whether the clause of word `word` ends before what somebody says: «біженцям із Лисичанська, | що».
bool IsBeforeThat(const SlavicText& sentence, size_t word) {
  while (word < sentence.text.words.size() && !sentence.text.clause_start[word]) ++word;
  return word < sentence.text.words.size() && !sentence.text.sentence_start[word] &&
         (sentence.text.lower[word] == "что" || sentence.text.lower[word] == "що");
}

// Whether an infinitive behind the term says what it may do: «заборонив BBC вести мовлення».
bool IsBeforeInfinitive(const Place& place) {
  const size_t behind = place.term.last_word + 1;
  for (size_t i = behind;
       i < place.text.words.size() && i < behind + kPredicateReach && !place.text.clause_start[i]; ++i) {
    if (VerbFormOf(place.table, place.text.lower[i]) == VerbForm::kInfinitive) return true;
  }
  return false;
}

// Whether a relative pronoun that is no subject opens the clause right before word `verb`: «которому |
// доверяет».
bool IsBehindObjectPronoun(const SlavicText& sentence, size_t verb) {
  return verb > 0 && !sentence.text.clause_start[verb] && BeginsClause(sentence, verb - 1) &&
         sentence.table.relative_pronouns.contains(sentence.text.lower[verb - 1]);
}

// The same of «которые», whatever its case.
bool IsBehindPluralPronoun(const SlavicText& sentence, size_t verb) {
  return verb > 0 && !sentence.text.clause_start[verb] && BeginsClause(sentence, verb - 1) &&
         (sentence.text.lower[verb - 1] == "которые" || sentence.text.lower[verb - 1] == "які");
}

// Whether what stands right behind the term is neither a preposition, an adverb, a conjunction nor a verb:
// «устраивать Новаку | душ».
bool IsBeforeNoun(const Place& place) {
  const size_t behind = place.term.last_word + 1;
  return behind < place.text.words.size() && !place.text.clause_start[behind] &&
         FindPreposition(place, behind) == nullptr &&
         !place.table.adverbs.contains(place.text.lower[behind]) &&
         !place.table.conjunctions.contains(place.text.lower[behind]) &&
         VerbFormOf(place.table, place.text.lower[behind]) == VerbForm::kNone;
}

// Whether a thing that may be given stands right behind the term, which is somebody: «одобрил Греции | заём».
bool IsBeforeThing(const Place& place) {
  const size_t behind = place.term.last_word + 1;
  const bool somebody = place.term.kind == TermKind::kPerson || place.term.kind == TermKind::kPlace ||
                        place.term.kind == TermKind::kOrganisation;
  return somebody && IsBeforeNoun(place) && !place.text.words[behind].upper_initial &&
         !EndsAsAdjective(place.text.lower[behind], place.table.ukrainian);
}

// Of the object right behind a verb that governs the case `governed`.
CaseDemand ObjectOf(const Place& place, Case governed) {
  const size_t verb = place.term.first_word - 1;
  const std::string& word = place.text.lower[verb];
  CaseDemand object{{governed}, true};
  const bool whom_before = verb > 0 && (place.table.third_persons.contains(place.text.lower[verb - 1]) ||
                                        place.table.whom.contains(place.text.lower[verb - 1]));
  // «відзначили Нобелівською премією», «його нагородили премією»
  if (place.term.is_thing() && BeginsWithAny(word, place.table.honours)) {
    if (whom_before) return {{Case::kInstrumental}, true};
    object.accepted.push_back(Case::kInstrumental);
  }
  // «отметили «Интерфаксу» в Минобороны»
  if (place.term.kind == TermKind::kOrganisation && !place.term.source.object &&
      BeginsWithAny(word, place.table.speech))
    object.accepted.push_back(Case::kDative);
  // «оставил Макрону сообщение» for "left a message for Macron"
  if (!place.term.is_thing() && governed == Case::kAccusative && BeginsWithAny(word, place.table.gives))
    object.accepted.push_back(Case::kDative);
  if (governed == Case::kDative && ChangesHands(place))
    return {{Case::kAccusative}, true, {}, {Case::kDative}};
  // «заборонила Меджліс» for "banned the Mejlis"
  const bool banned = place.term.kind == TermKind::kOrganisation && governed == Case::kDative &&
                      (place.term.source.object || place.text.sentence_start[verb]) &&
                      !place.term.source.recipient && BeginsWithAny(word, place.table.bans) &&
                      !IsBeforeInfinitive(place);
  if (banned) return {{Case::kAccusative}, true};
  // «Муратова называют иностранным агентом»
  const auto fronted = verb > 0 ? place.decided.find(verb - 1) : place.decided.end();
  const bool named =
      fronted != place.decided.end() && fronted->second.grammatical_case == Case::kAccusative &&
      fronted->second.kind == TermKind::kPerson && fronted->second.strict && IsFinite(place, verb);
  if (named && (place.term.is_thing() || place.term.kind == TermKind::kTitle) &&
      BeginsWithAny(word, place.table.takes_for))
    return {{Case::kInstrumental}, true};
  // «Те, що Москва називає спеціальною операцією»
  const size_t clause = BeginOfClause(place, verb);
  const bool what = clause > 0 && place.table.whats.contains(place.text.lower[clause]) &&
                    (place.text.lower[clause - 1] == "то" || place.text.lower[clause - 1] == "те");
  if (what && IsFinite(place, verb) && place.term.is_thing() && BeginsWithAny(word, place.table.takes_for))
    return {{Case::kInstrumental}, true};
  // «назвал действия Лукашенко гибридной атакой», «переобрали прем'єр-міністром»
  const bool office = place.term.kind == TermKind::kTitle && (!place.term.source.object || whom_before);
  if ((place.term.is_thing() || office) && BeginsWithAny(word, place.table.takes_for))
    object.accepted.push_back(Case::kInstrumental);
  // «пригрозил санкциями»
  if (place.term.is_thing() && BeginsWithAny(word, place.table.threats)) return {{Case::kInstrumental}, true};
  // «устраивать Путину душ», but «поздравил президента Киргизии»
  const size_t other = place.term.last_word + 1;
  const bool other_object = governed == Case::kAccusative && IsBeforeNoun(place);
  const bool of_title = place.term.kind == TermKind::kTitle && !place.term.known_bearer && other_object &&
                        place.text.words[other].upper_initial;
  // «одобрил Греции заём» for "approved a loan for Greece"
  if (governed == Case::kAccusative && IsBeforeThing(place) && place.term.source.purpose &&
      !place.term.source.object)
    return Certain(Case::kDative);
  if (other_object && !of_title && !place.term.is_thing()) object.accepted.push_back(Case::kDative);
  // «не признают Крыма»
  if (verb > 0 && place.text.lower[verb - 1] == "не") {
    // «не совершал преступлений»
    const bool thing = place.term.is_thing() && governed == Case::kAccusative;
    (thing ? object.cases : object.accepted).push_back(Case::kGenitive);
  }
  if (!place.term.is_thing() || governed != Case::kDative || BeginsWithAny(word, place.table.indirect))
    return object;
  // «позволит государствам-членам действовать»
  if (IsBeforeInfinitive(place)) return object;
  // «проиграла выборы»: most verbs that take a person in the dative take a thing in the accusative.
  // «завдати ракетних ударів»
  if (BeginsWithAny(word, place.table.inflicts)) return {{Case::kGenitive, Case::kAccusative}, true};
  // «помогает заложникам», «пообіцяв біженцям, що»
  const bool first = !place.term.animate || (BeginsWithAny(word, place.table.gives) &&
                                             !IsBeforeThat(place, place.term.last_word + 1));
  // «Мачадо присудили Нобелевскую премию»: what is given, not to whom.
  const bool is_given = !place.term.animate && place.term.source.object && !place.term.source.given &&
                        !place.term.source.recipient && BeginsWithAny(word, place.table.gives);
  if (is_given) {
    object.cases = {Case::kAccusative};
    return object;
  }
  object.cases.insert(first ? object.cases.begin() : object.cases.end(), Case::kAccusative);
  // «объяснил отставку болезнью»
  if (!place.term.animate) object.accepted.push_back(Case::kInstrumental);
  return object;
}

// Whether the word behind the term may be the subject of the verb before it, which is in the form `verb`:
// «осудил министра | суд».
bool IsBeforeSubject(const Place& place, VerbForm verb) {
  const size_t behind = place.term.last_word + 1;
  return IsBeforeNoun(place) && !place.term.source.subject &&
         MayBeSubject(place.table, place.text.lower[behind], verb);
}

// AfterVerb behind a finite verb that takes `object`, which agrees with the term or not.
CaseDemand ObjectOrSubject(const Place& place, CaseDemand object) {
  const size_t verb = place.term.first_word - 1;
  const VerbForm form = VerbFormOf(place.table, place.text.lower[verb]);
  // «Карни, который когда-то возглавлял Банк Англии»
  const size_t clause = BeginOfClause(place, verb);
  const bool who = !place.term.names_person() && place.table.which.contains(place.text.lower[clause]);
  const bool agrees = Agrees(place, form), has_subject = who || HasSubject(place, verb);
  if (agrees && !place.term.source.object && (!has_subject || place.term.source.subject)) return {};
  // «нараду провели мер Кличко, начальник …»
  object.nominative_stays |= form == VerbForm::kPastPlural && !place.term.source.object && !has_subject &&
                             !place.term.source.dependent && place.term.known_bearer;
  return object;
}

}  // namespace

CaseDemand AfterAdverbial(const Place& place) {
  // «вызвали в МИД Киргизии»
  if (place.term.source.possessor && !place.term.names_person()) return {};
  // «объявили в мэрии Одессы» for "the Odesa mayor's office"
  if (place.term.source.attribute && place.term.kind == TermKind::kPlace &&
      place.decided.contains(place.term.first_word - 1))
    return {};
  PlacedTerm inner = place.term;
  while (const size_t adverbial = AdverbialBefore(place, inner.first_word)) {
    inner.first_word = adverbial;
  }
  if (inner.first_word == place.term.first_word) return {};
  // «ставши 2022 року очільницею»
  if (const CaseDemand copula = AfterCopula(place.With(inner)); !copula.cases.empty()) return copula;
  const CaseDemand passive = AfterPassive(place.With(inner));
  if (!passive.cases.empty()) return passive;
  CaseDemand demand = AfterVerb(place.With(inner));
  if (demand.cases.empty()) demand = AfterUnknownVerb(place.With(inner));
  // «Ушёл в отставку Шольц», «взят под стражу Навальный»
  const size_t verb = inner.first_word - 1;
  const bool aside =
      IsBehindAside(place, place.term.first_word) && PredicateForm(place, verb) != VerbForm::kNone;
  if (demand.cases.empty() && aside && (!place.term.source.object || place.term.source.passive))
    return {{Case::kNominative}, true};
  return demand;
}

CaseDemand AfterObject(const Place& place) {
  const std::string& before = place.text.lower[place.term.first_word - 1];
  // «постачає їх Росії»
  if (place.term.source.given && place.table.third_persons.contains(before)) return {{Case::kDative}, true};
  CaseDemand acted_on = AfterActiveParticiple(place);
  if (!acted_on.cases.empty()) {
    acted_on.rule = "AfterActiveParticiple";
    return acted_on;
  }
  // «позже Макрона»
  if (place.term.names_person() && !place.term.source.subject && place.table.later.contains(before))
    return {{Case::kGenitive}, true};
  // «поставили выше Японии»
  if (place.term.source.dependent && !place.term.source.at && place.table.above.contains(before))
    return {{Case::kGenitive}, true};
  // «популярнее Макрона»
  if (!place.table.ukrainian && place.term.source.than && EndsWithAny(before, "ее", "ше", "же"))
    return {{Case::kGenitive}, true};
  const auto known = place.decided.find(place.term.first_word - 1);
  if (known == place.decided.end() || known->second.first_word == 0 ||
      place.text.clause_start[known->second.first_word])
    return {};
  DecidedTerm first = known->second;
  // «сказала президент Еврокомиссии фон дер Ляйен | законодателям»: the speaker begins with the title.
  const auto title = place.decided.find(first.first_word - 1);
  const bool titled = first.kind == TermKind::kPerson && title != place.decided.end() &&
                      title->second.kind == TermKind::kTitle && title->second.first_word > 0 &&
                      !place.text.clause_start[title->second.first_word];
  if (titled) first.first_word = title->second.first_word;
  // «доверяет ли Путин Уиткоффу»
  const bool particle = first.first_word > 1 && !place.text.clause_start[first.first_word - 1] &&
                        place.table.particles.contains(place.text.lower[first.first_word - 1]);
  const std::string& verb = place.text.lower[first.first_word - (particle ? 2 : 1)];
  // «обещаны Кадырову Золотовым»
  const bool participle =
      !place.text.words[first.first_word - 1].upper_initial && IsPlainParticiple(verb, place.table.ukrainian);
  if (place.term.source.by && participle) return {{Case::kInstrumental}, true};
  // «посвящена Ивеалой Нигерии», «письма Саркози Олланду»
  const bool is_verb = VerbFormOf(place.table, verb) != VerbForm::kNone;
  const bool addressed = participle || CaseOfComplement(place.table, verb) != nullptr;
  // «брифинг советника президента» for "an adviser to the president"
  const bool of_title = first.kind == TermKind::kTitle && place.term.names_person() &&
                        IsRelativeTitle(place.table, place.text.lower[first.first_word]);
  if (place.term.source.given && Letters(verb) > 3 && addressed && !is_verb && !of_title)
    return {{Case::kDative}, true};
  if (!is_verb) return SecondObjectOfNoun(place.table, verb, place.term, first);
  // «…, заверил Орбан Кошту», «…, написал Стубб премьер-министру»
  // «предпочли Ретайо Вокье» for "preferred Retailleau to Wauquiez"
  const bool to_another = first.kind == TermKind::kPerson && first.grammatical_case == Case::kAccusative &&
                          place.term.source.given && !place.term.is_thing() &&
                          place.term.kind != TermKind::kTitle;
  if (to_another) return {{Case::kDative}, true};
  const CaseDemand behind_speaker = ObjectBehindSpeaker(place, verb, first);
  return behind_speaker.cases.empty() ? SecondObjectOfVerb(place.table, verb, place.term, first)
                                      : behind_speaker;
}

CaseDemand AfterVerb(const Place& place) {
  const size_t verb = place.term.first_word - 1;
  const std::string& word = place.text.lower[verb];
  const CaseDemand beside = BesideVerb(place);
  if (!beside.cases.empty()) return beside;
  const Case* governed = place.table.CaseOfVerb(word);
  if (governed == nullptr) return {};
  const CaseDemand object = ObjectOf(place, *governed);
  const VerbForm form = VerbFormOf(place.table, word);
  switch (form) {
    case VerbForm::kNone: {
      // «я бачу», «мы доверяем», «Запрещаем Википедию!», «Збережи Україну!»
      const bool opens =
          place.text.sentence_start[verb] && !place.term.source.subject && !place.term.source.passive &&
          !place.term.source.possessor &&
          EndsWithAny(word, "ем", "им", "ємо", "емо", "имо", "їмо", "ай", "уй", "юй", "яй", "ите", "іть");
      const bool said =
          PronounBefore(place, verb) && EndsWithAny(word, "у", "ю", "ем", "им", "ешь", "ишь", "ємо", "емо",
                                                    "имо", "їмо", "ите", "ете", "єте", "їте");
      return opens || said || IsFirstPersonPlural(place.table, word) ? object : CaseDemand{};
    }
    case VerbForm::kInfinitive:
    case VerbForm::kGerund:
    case VerbForm::kImpersonal:
    case VerbForm::kImperative:
      return object;
    default:
      // «которому доверяет президент», «яку підтримує Макрон»
      if (IsBehindObjectPronoun(place, verb) && !place.term.source.object && Agrees(place, form))
        return {{Case::kNominative}, true, {}, {*governed}};
      // «вакцины, которые распространяет Программа развития»: the verb is in the singular.
      if (IsBehindPluralPronoun(place, verb) && form != VerbForm::kPastPlural &&
          form != VerbForm::kPresentPlural && Agrees(place, form))
        return {{Case::kNominative}, true, {}, {*governed}};
      // A verb that agrees with the name governs it only when its subject is another.
      if (place.term.source.subject && !place.term.source.object) {
        // «Перемогла Росія»: the beginning of the verb is that of a noun too.
        const bool own = Agrees(place, form) && !HasSubject(place, verb);
        if (own) return {{Case::kNominative}, true};
        // «Банк одобрил Греции заём» for "a loan for Greece to build"
        const bool gets = *governed == Case::kAccusative && HasSubject(place, verb) && IsBeforeThing(place) &&
                          BeginsWithAny(place.text.lower[place.term.last_word + 1], place.table.verdicts);
        return gets ? Certain(Case::kDative) : CaseDemand{};
      }
      // «Коаліцію охочих очолить Стармер» for "will be headed by", «Оппозицией руководят Лапид и Ганц»
      // «дозволив Китаю користуватися» for "let be used by China"
      const bool allowed_to = *governed == Case::kDative && IsBeforeInfinitive(place);
      if (!allowed_to && IsAgentOf(place, verb)) {
        CaseDemand agent{{Case::kNominative}, true};
        // «обстріляли керованими авіабомбами»
        if (*governed != Case::kAccusative || place.term.is_thing()) agent.accepted = {Case::kInstrumental};
        // «вдарили керованими авіабомбами» for "was struck by": things hit by somebody's hand.
        const bool plural = form == VerbForm::kPastPlural || form == VerbForm::kPresentPlural;
        if (place.term.is_thing() && !place.term.animate && plural)
          agent.cases.push_back(Case::kInstrumental);
        return agent;
      }
      // «не подчинится Белому дому» for "will not bow to the White House", «принадлежит Траоре» for "is held
      // by"
      const bool of_owner = place.term.source.by && BeginsWithAny(word, place.table.dative_only);
      if ((place.term.source.given || of_owner) && *governed == Case::kDative) return object;
      // «арестовал министра суд» for "the warrant given to the minister by a court"
      if (place.term.source.given && *governed == Case::kAccusative && IsBeforeSubject(place, form))
        return Certain(Case::kAccusative);
      return ObjectOrSubject(place, object);
  }
}

CaseDemand AfterVerbAndPronoun(const Place& place) {
  const size_t pronoun = place.term.first_word - 1;
  const std::string& who = place.text.lower[pronoun];
  const bool second = who == "ты" || who == "вы" || who == "ти" || who == "ви";
  if (!second || pronoun == 0 || place.text.clause_start[pronoun]) return {};
  const bool asked = pronoun > 1 && !place.text.clause_start[pronoun - 1] &&
                     place.table.particles.contains(place.text.lower[pronoun - 1]);
  const std::string& verb = place.text.lower[pronoun - (asked ? 2 : 1)];
  const Case* governed = EndsWithAny(verb, "шь", "ш", "те") ? place.table.CaseOfVerb(verb) : nullptr;
  return governed == nullptr ? CaseDemand{} : CaseDemand{{*governed}, true};
}

CaseDemand BehindGivenThing(const Place& place) {
  const SourcePlace& source = place.term.source;
  const size_t thing = place.term.first_word - 1;
  const bool whom = source.object && !source.passive && !source.possessor && !source.dependent &&
                    !source.attribute && (!place.term.is_thing() || place.term.animate);
  if (!whom || thing == 0 || place.text.clause_start[thing] || place.text.words[thing].upper_initial ||
      place.decided.contains(thing) || !EndsWithAny(place.text.lower[thing], "у", "ю") ||
      VerbFormOf(place.table, place.text.lower[thing]) != VerbForm::kNone)
    return {};
  const std::string& verb = place.text.lower[thing - 1];
  const bool gives = BeginsWithAny(verb, place.table.gives) && !EndsWithAny(verb, "ся", "сь") &&
                     VerbFormOf(place.table, verb) != VerbForm::kNone;
  return gives ? CaseDemand{{Case::kDative}, true, {}, {Case::kGenitive}} : CaseDemand{};
}

CaseDemand AfterUnknownVerb(const Place& place) {
  const size_t verb = place.term.first_word - 1;
  const std::string& word = place.text.lower[verb];
  const VerbForm form = VerbFormOf(place.table, word);
  const bool name = place.term.kind == TermKind::kPerson || place.term.kind == TermKind::kPlace ||
                    place.term.kind == TermKind::kOrganisation ||
                    (place.term.kind == TermKind::kTitle && place.term.source.object);
  const bool thing = place.term.kind == TermKind::kTerm || place.term.kind == TermKind::kEvent;
  if (form == VerbForm::kNone || place.text.words[verb].upper_initial) return {};
  const bool agrees = Agrees(place, form);
  // «сообщили Макрону» has no subject.
  const bool plural = form == VerbForm::kPastPlural || form == VerbForm::kPresentPlural;
  const bool subject_before = HasSubject(place, verb);
  // «ужин, который устроил спикер Вячеслав Володин» for "a dinner given by"
  const bool agent = place.term.source.by && agrees && IsFinite(place, verb) && !subject_before &&
                     place.term.names_person() && !EndsWithAny(word, "ся", "сь");
  if (agent) return {{Case::kNominative}, true, {}, {Case::kInstrumental}};
  if (!name && !(thing && (form == VerbForm::kInfinitive || subject_before))) return {};
  if (BeginsWithAny(word, place.table.speech) && (agrees || (place.term.source.subject && !plural)) &&
      !subject_before && !place.term.source.object) {
    // «подтвердил «Интерфаксу» помощник» for "an aide confirmed to Interfax"
    if (place.term.source.given && !place.term.source.subject)
      return {{Case::kDative}, true, {}, {Case::kNominative}};
    CaseDemand speaker{{Case::kNominative}, true};
    // «сообщил «Интерфаксу» представитель»
    if (place.term.kind == TermKind::kOrganisation && !place.term.source.subject)
      speaker.accepted = {Case::kDative};
    return speaker;
  }
  if (EndsWithAny(word, "ся", "сь") || BeginsWithAny(word, place.table.intransitive) ||
      place.term.source.subject || (place.term.source.by && agrees))
    return {};
  const bool finite =
      form != VerbForm::kInfinitive && form != VerbForm::kGerund && form != VerbForm::kImpersonal;
  if ((finite && agrees) || !finite) {
    // Behind an infinitive a thing is its object, a person may be the subject of the clause.
    if (!thing && !subject_before && !place.term.source.object && form != VerbForm::kGerund) return {};
  }
  // Most verbs take an accusative; what another one takes, the translator may have known.
  if (place.term.source.to && place.term.kind == TermKind::kPerson)
    return {{Case::kDative, Case::kGenitive}, true};
  return {{Case::kAccusative, Case::kGenitive, Case::kDative, Case::kInstrumental}, true};
}

CaseDemand AfterPassive(const Place& place) {
  const std::string& word = place.text.lower[place.term.first_word - 1];
  const bool name = place.text.words[place.term.first_word - 1].upper_initial &&
                    !place.text.clause_start[place.term.first_word - 1];  // «в Астане Казахстан»
  const VerbForm form = VerbFormOf(place.table, word);
  // «перегляне» is no «переглянене»
  const bool active =
      place.table.ukrainian && absl::EndsWith(word, "не") && form == VerbForm::kPresentSingular;
  // «представят»
  const bool will_do =
      !place.table.ukrainian && absl::EndsWith(word, "ят") && form == VerbForm::kPresentPlural;
  // «у пошкодженні станції»
  const bool noun = place.table.ukrainian && EndsWithAny(word, "нні", "нню", "нням", "тті", "ттю", "ттям");
  const bool passive = !name && !active && !noun && !will_do && Letters(word) >= 4 &&
                       !place.table.not_participles.contains(word) &&
                       (IsParticiple(word, place.table.ukrainian) || EndsWithAny(word, "ся", "сь") ||
                        VerbFormOf(place.table, word) == VerbForm::kImpersonal);
  // «план має бути схваленою парламентом»: the participle is not to be recognised.
  if (place.term.source.by && place.table.be.contains(word)) return {{Case::kInstrumental}, true};
  const bool was = place.term.first_word > 1 && !place.text.clause_start[place.term.first_word - 1] &&
                   !name && place.table.CaseOfNoun(word) == nullptr &&
                   EndsWithAny(word, "ною", "тою", "ним", "тим", "ной", "той", "ным", "тым") &&
                   (place.table.be.contains(place.text.lower[place.term.first_word - 2]) ||
                    place.table.copulas.contains(place.text.lower[place.term.first_word - 2]));
  if (place.term.source.by && was && FindPreposition(place, place.term.first_word - 1) == nullptr)
    return {{Case::kInstrumental}, true};
  // «Санкции нужны Украине», but «Украине нужны санкции»
  if (place.table.needs.contains(word) && (passive || !place.term.is_thing()) &&
      VerbFormOf(place.table, word) == VerbForm::kNone)
    return {{place.term.source.object ? Case::kNominative : Case::kDative}, true};
  // «оружия, необходимого Украине»
  if (BeginsWithAny(word, place.table.needed)) return {{Case::kDative}, true};
  if (!passive) return {};
  const bool reflexive = EndsWithAny(word, "ся", "сь");
  if (reflexive && place.table.CaseOfVerb(word) != nullptr) return {};
  // «награда посвящена Ивеалой» for "Iweala dedicated"
  const bool person_or_body = place.term.names_person() || place.term.kind == TermKind::kOrganisation;
  if (place.term.source.subject && !place.term.source.passive && !reflexive && person_or_body &&
      !place.decided.contains(place.term.first_word - 1) &&
      !place.text.words[place.term.first_word - 1].upper_initial &&
      EndsWithAny(word, "ана", "ано", "аны", "яна", "яно", "яны", "ена", "ено", "ены", "ята", "ято", "яты"))
    return {{Case::kInstrumental}, true};
  const bool plural = form == VerbForm::kPastPlural || form == VerbForm::kPresentPlural;
  // «К Стармеру присоединились Лэмми и Ривз», «До Мірзійоєва приєднається Алієв»
  const size_t clause = BeginOfClause(place, place.term.first_word - 1);
  const bool joins =
      (FindPreposition(place, clause) != nullptr || BeginsWithAny(word, place.table.joining)) &&
      (place.term.kind == TermKind::kPerson || place.term.kind == TermKind::kTitle);
  // «активы, которые контролировались Ханией»: the pronoun is the subject.
  const bool which = place.term.source.by && place.table.which.contains(place.text.lower[clause]);
  if (reflexive && !which && (plural || joins) && Agrees(place, form) &&
      !HasSubject(place, place.term.first_word - 1))
    return {};
  // «соглашение, рассматриваемое Тегераном» for "that Tehran regards"
  const bool present = IsPresentPassive(word);
  // «был уволен Новаком после скандала» for "was sacked after a scandal by Novak"
  const bool by =
      place.term.source.by || (place.term.source.author && IsPlainParticiple(word, place.table.ukrainian));
  if (by || (present && place.text.clause_start[place.term.first_word - 1] &&
             !place.text.sentence_start[place.term.first_word - 1] && place.term.source.subject &&
             Letters(word) > 5))
    return {{Case::kInstrumental}, true};
  if (place.term.source.to && !reflexive) return {{Case::kDative}, true};
  return {};
}

}  // namespace dragoman
