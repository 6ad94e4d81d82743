#include "glossary/slavic/government/objects.h"

#include <array>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "glossary/slavic/government/clause_subject.h"
#include "glossary/slavic/government/clause_words.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/word_endings.h"
#include "glossary/words/word_table.h"

namespace dragoman {
namespace {

// Of what stands before an impersonal in -но or -то at word `word`, adverbs and auxiliaries aside:
// «Гершковича звільнено»; Ukrainian.
CaseDemand BeforeImpersonal(const SlavicText& sentence, size_t word) {
  const auto inside = [&sentence](size_t at) {
    return at < sentence.text.words.size() && !sentence.text.clause_start[at];
  };
  const size_t done = ImpersonalFrom(sentence, word);
  if (!inside(done)) return {};
  // «Ханові заборонено в'їзд», but «Меджліс заборонено в Росії»
  const Case* governed = sentence.table.CaseOfVerb(sentence.text.lower[done]);
  const bool thing_behind = inside(done + 1) && FindPreposition(sentence, done + 1) == nullptr;
  const bool dative = governed != nullptr && *governed == Case::kDative && thing_behind &&
                      !BeginsWithAny(sentence.text.lower[done], sentence.table.gives);
  if (dative) return {{Case::kDative}, true};
  return {{Case::kAccusative}, true, {}, {Case::kDative, Case::kGenitive, Case::kInstrumental}};
}

// How many more words stand before the verb when others than the term are its object too.
constexpr size_t kOthers = 3;

// The verb that has the term, or the list that it begins, as its object before it; none: the number of
// words.
size_t VerbOfObject(const Place& place) {
  // «Алара Каріса, Едгарса Рінкевичса та Гітанаса Науседу прийняв»
  const size_t next = BehindName(place), none = place.text.words.size();
  const size_t end = place.term.source.listed ? BehindList(place, next) : next;
  const size_t goes_on = BehindRelativeClause(place, end);
  if (goes_on > end) {
    for (size_t i = goes_on; i < none && i < goes_on + kObjectReach; ++i) {
      if (i > goes_on && place.text.clause_start[i]) break;
      if (IsFinite(place, i)) return i;
    }
  }
  // «Леоніда Пасічника та кількох чиновників ДНР додали»
  const bool with_others = end < none && place.table.conjunctions.contains(place.text.lower[end]);
  const size_t verb = FirstVerbWord(place, end, with_others ? kObjectReach + kOthers : kObjectReach);
  if (verb < none || !place.term.source.passive || end >= none || !place.text.clause_start[end] ||
      place.text.sentence_start[end])
    return verb;
  // «Илью Яшина, освобождённого в 2024 году, пригласила»
  size_t behind = end + 1;
  while (behind < none && !place.text.clause_start[behind]) ++behind;
  const bool is_verb = behind < none && !place.text.sentence_start[behind] &&
                       !place.text.words[behind].upper_initial &&
                       VerbFormOf(place.table, place.text.lower[behind]) != VerbForm::kNone;
  return is_verb ? behind : none;
}

// Whether the passive participle `word` may agree with the term: «осуждённый Навальный».
bool ParticipleMayAgree(absl::string_view word, const PlacedTerm& term) {
  if (term.number == Number::kPlural)
    return EndsWithAny(word, "ые", "ых", "ым", "ыми", "і", "их", "им", "ими");
  if (term.gender == Gender::kFeminine)
    return EndsWithAny(word, "ая", "ой", "ую", "а", "ої", "ій", "у", "ою");
  return !EndsWithAny(word, "ая", "ой", "ую", "ые", "ых", "ыми", "а", "ої", "у", "ою", "і", "их", "ими") &&
         (term.gender != Gender::kMasculine || !EndsWithAny(word, "ое", "не"));
}

// Whether the term, which English has as the subject of a clause, does what the participle before it says:
// «пошлины, введённые Трампом» for "that Trump imposed", «решение, до сих пор не выполненное Швейцарией».
bool IsDoneBySubject(const Place& place) {
  constexpr size_t kLongestAdverb = 4;  // words
  const SourcePlace& source = place.term.source;
  // «замедленный | весной | Роскомнадзором»
  const size_t before = place.term.first_word - 1;
  const bool adverb = before > 0 && !place.text.clause_start[before] &&
                      place.table.adverbs.contains(place.text.lower[before]);
  const size_t participle = adverb ? before - 1 : before;
  const std::string& word = place.text.lower[participle];
  const bool acts = !place.term.is_thing() && !source.given && !source.predicate && !source.object &&
                    !source.possessor && !source.dependent;
  if (!acts || !IsWholePassive(word, place.table.ukrainian) || Letters(word) < 7 ||
      place.table.CaseOfAdjective(word) != nullptr || ParticipleMayAgree(word, place.term))
    return false;
  size_t begin = participle;
  while (begin > 0 && !place.text.clause_start[begin] && participle - begin < kLongestAdverb) {
    --begin;
    if (IsFinite(place, begin) || place.text.words[begin].upper_initial) return false;
  }
  return place.text.Gap(begin) == ", " && !place.text.sentence_start[begin];
}

// Whether the Russian noun `noun` may be the one that the participle `word` belongs to: «вынесенного …
// приговора». Endings that tell little, -ый, -ым, -ом, fit none.
bool ParticipleFitsNoun(absl::string_view word, absl::string_view noun) {
  static constexpr std::array<std::pair<absl::string_view, std::array<absl::string_view, 6>>, 9> kEndings = {{
      {"ого", {"а", "я"}},
      {"ому", {"у", "ю"}},
      {"ая", {"а", "я", "ь"}},
      {"ой", {"и", "ы", "е", "ой", "ей", "ью"}},
      {"ую", {"у", "ю", "ь"}},
      {"ое", {"о", "е"}},
      {"ые", {"ы", "и", "а", "я"}},
      {"ых", {"ов", "ев", "ей", "ах", "ях", "ий"}},
      {"ыми", {"ами", "ями"}},
  }};
  const auto* const found =
      absl::c_find_if(kEndings, [word](const auto& ending) { return absl::EndsWith(word, ending.first); });
  return found != kEndings.end() && absl::c_any_of(found->second, [noun](absl::string_view ending) {
           return !ending.empty() && absl::EndsWith(noun, ending);
         });
}

// Of who stands between a Russian participle and its noun: «возглавляемая Новаком партия», «вынесенного
// Орлову приговора».
CaseDemand InsideParticiplePhrase(const Place& place) {
  const size_t participle = place.term.first_word - 1, noun = place.term.last_word + 1;
  const std::string& word = place.text.lower[participle];
  const SourcePlace& source = place.term.source;
  const bool passive = IsWholePassive(word, /*ukrainian=*/false) || IsPresentPassive(word);
  if (place.table.ukrainian || place.term.is_thing() || !passive || Letters(word) < 7 ||
      place.table.CaseOfAdjective(word) != nullptr || noun >= place.text.words.size() ||
      place.text.clause_start[noun] ||
      (!source.by && !source.possessor && !source.attribute && (!source.subject || source.object)))
    return {};
  // «речь арестованного мэра города»
  if (place.term.kind == TermKind::kTitle && !source.by) return {};
  // «возглавляемая Новаком «Заря»»
  const bool quoted = place.term.kind == TermKind::kPerson && HasQuote(place.text.Gap(noun));
  const bool apart = FindPreposition(place, noun) != nullptr || place.text.words[noun].upper_initial ||
                     VerbFormOf(place.table, place.text.lower[noun]) != VerbForm::kNone ||
                     !ParticipleFitsNoun(word, place.text.lower[noun]);
  if (apart && !quoted) return {};
  const bool sentenced = place.term.kind == TermKind::kPerson && !source.by &&
                         BeginsWithAny(place.text.lower[noun], place.table.verdicts);
  return Certain(sentenced ? Case::kDative : Case::kInstrumental);
}

}  // namespace

CaseDemand AfterParticiple(const Place& place) {
  const size_t before = place.term.first_word - 1;
  if (IsDoneBySubject(place)) return {{Case::kInstrumental}, true};
  if (const CaseDemand inside = InsideParticiplePhrase(place); !inside.cases.empty()) return inside;
  // «ордер, выданный судом» for "the court's warrant"
  // «данным, предоставленным Госдепартаментом», «скандалу, вызванному телефонным разговором»
  const bool done = !place.term.source.given && !place.term.source.predicate && !place.term.source.subject &&
                    place.term.kind != TermKind::kPlace;
  const bool issued = (place.term.source.possessor || done) && place.text.clause_start[before] &&
                      !place.text.sentence_start[before] &&
                      (!place.term.source.possessor || place.term.names_person() ||
                       place.term.kind == TermKind::kOrganisation) &&
                      Letters(place.text.lower[before]) > 4 && place.text.Gap(before) == ", " &&
                      IsWholePassive(place.text.lower[before], place.table.ukrainian);
  // «книгу, посвящённую Навальному»
  const Case* completed = place.table.CaseOfAdjective(place.text.lower[before]);
  if (issued && completed == nullptr) return {{Case::kInstrumental}, true};
  if (!place.term.source.by) return {};
  // «скріплений підписом Лекорню»
  const Case* of_noun = place.table.CaseOfNoun(place.text.lower[before]);
  if (of_noun != nullptr && *of_noun == Case::kGenitive &&
      EndsWithAny(place.text.lower[before], "ом", "ем") && before > 0 && !place.text.clause_start[before] &&
      IsPlainParticiple(place.text.lower[before - 1], place.table.ukrainian))
    return {{Case::kGenitive}, true, {}, {Case::kInstrumental}};
  for (size_t i = place.term.first_word; i > 0 && !place.text.clause_start[i]; --i) {
    // «отстранён от второго тура Конституционным судом»
    const auto known = place.decided.find(i - 1);
    const size_t begin = known == place.decided.end() ? 0 : known->second.first_word;
    if (begin > 1 && i == place.term.first_word && !place.text.clause_start[begin] &&
        FindPreposition(place, begin - 1) != nullptr) {
      i = begin;
      continue;
    }
    // «на невизначений термін відклав», but «прогнози, оприлюднені напередодні голосування ЦВК»
    const bool phrase = i + 1 == place.term.first_word;
    if ((FindPreposition(place, i - 1) != nullptr && !phrase) || IsFinite(place, i - 1)) return {};
    const std::string& word = place.text.lower[i - 1];
    // «предложение, сделанное ему Вокье»
    const bool participle =
        IsPlainParticiple(word, place.table.ukrainian) ||
        (place.text.clause_start[i - 1] && Letters(word) > 4 && IsParticiple(word, place.table.ukrainian));
    const bool name = place.text.words[i].upper_initial ||
                      (place.text.words[i - 1].upper_initial && !place.text.sentence_start[i - 1]);
    if (i < place.term.first_word && !name && participle) return {{Case::kInstrumental}, true};
  }
  return {};
}

CaseDemand Deserving(const Place& place) {
  size_t participle = BeginOfClause(place, place.term.first_word);
  const size_t begin = participle;
  while (participle < place.text.words.size() &&
         (participle == begin || !place.text.clause_start[participle]) &&
         !place.table.deserving.contains(place.text.lower[participle]))
    ++participle;
  if (participle >= place.text.words.size() || !place.table.deserving.contains(place.text.lower[participle]))
    return {};
  const bool beside = participle < place.term.first_word ? participle + 1 == place.term.first_word
                                                         : BeginsClause(place, place.term.first_word);
  if (!beside) return {};
  return {{place.term.is_thing() ? Case::kGenitive : Case::kNominative}, true};
}

CaseDemand ObjectOfNobody(const Place& place) {
  const size_t first = place.term.first_word;
  const bool may_be =
      first == 0 || place.text.clause_start[first] || FindPreposition(place, first - 1) == nullptr;
  if (!may_be || place.term.source.subject) return {};
  size_t nobody = BehindName(place);
  const size_t reach = nobody + kObjectReach;
  while (nobody < place.text.words.size() && nobody < reach && !place.text.clause_start[nobody] &&
         !IsFinite(place, nobody) && !place.table.nobody.contains(place.text.lower[nobody]))
    ++nobody;
  if (nobody >= place.text.words.size() || place.text.clause_start[nobody] ||
      !place.table.nobody.contains(place.text.lower[nobody]))
    return {};
  const size_t verb = FirstVerbWord(place, nobody + 1, kSubjectReach);
  const Case* const governed =
      verb < place.text.words.size() ? place.table.CaseOfVerb(place.text.lower[verb]) : nullptr;
  const bool depends = !BeginsClause(place, first) && !place.term.source.object;
  if (governed == nullptr || depends) return {};
  return {{*governed}, true, {}, {Case::kGenitive}};
}

CaseDemand FrontedObject(const Place& place) {
  if (!place.term.source.object) return {};
  const size_t first = place.term.first_word;
  const bool begins_clause = BeginsClause(place, first) || OpensWithConjunction(place, first);
  // «Первым об обстреле Совет Безопасности проинформировал Гросси»
  const bool before_agent = !begins_clause && place.term.agent_behind && !place.term.source.passive &&
                            IsFinite(place, place.term.last_word + 1) &&
                            FindPreposition(place, first - 1) == nullptr && place.decided.contains(first - 1);
  // «Долгие годы «Новой газетой» руководил Муратов»
  const bool behind_adverbial = !begins_clause && (place.term.source.passive || place.term.agent_behind) &&
                                FindPreposition(place, first - 1) == nullptr &&
                                !place.table.conjunctions.contains(place.text.lower[first - 1]) &&
                                ((place.term.source.passive && place.term.agent_behind) ||
                                 OpensWithAdverbial(place, first - 1, kObjectReach));
  // «Атомну електростанцію зведе «Росатом»»
  const bool may_be = place.term.kind != TermKind::kTerm || place.term.animate || place.term.source.passive ||
                      place.term.agent_behind;
  if (!may_be || (!begins_clause && !behind_adverbial && !before_agent)) return {};
  // «Евана Гершковича звільнено», «Барделлу вже визначено», «Медведєва і Симоньян внесено»
  const size_t behind = place.term.source.listed && place.table.ukrainian
                            ? BehindList(place, BehindName(place))
                            : BehindName(place);
  CaseDemand impersonal = BeforeImpersonal(place, behind);
  if (impersonal.cases.empty()) impersonal = BeforeModal(place);
  if (!impersonal.cases.empty()) return impersonal;
  // «Парубий застрелен»: the subject of a passive.
  const bool passive = !place.table.ukrainian && behind < place.text.words.size() &&
                       !place.text.clause_start[behind] &&
                       IsPlainParticiple(place.text.lower[behind], place.table.ukrainian) &&
                       !EndsWithAny(place.text.lower[behind], "но", "то");
  if (passive) return {};
  const size_t verb = VerbOfObject(place);
  if (verb == place.text.words.size()) return {};
  const bool goes_on = verb + 1 < place.text.words.size() && !place.text.clause_start[verb + 1];
  // «Армению могут лишить помощи»
  const bool modal = goes_on && BeginsWithAny(place.text.lower[verb], place.table.intransitive) &&
                     VerbFormOf(place.table, place.text.lower[verb + 1]) == VerbForm::kInfinitive;
  const std::string& word = place.text.lower[modal ? verb + 1 : verb];
  if (BeginsWithAny(word, place.table.undergoes)) return {};
  const Case* governed = place.table.CaseOfVerb(word);
  const bool reflexive = EndsWithAny(word, "ся", "сь");
  if (reflexive ? governed == nullptr : BeginsWithAny(word, place.table.intransitive)) return {};
  const VerbForm form = VerbFormOf(place.table, place.text.lower[verb]);
  const bool plural = form == VerbForm::kPastPlural || form == VerbForm::kPresentPlural;
  const bool transitive = (governed != nullptr || BeginsWithAny(word, place.table.takes_for)) && !reflexive;
  const bool name_behind =
      goes_on && place.text.words[verb + 1].upper_initial && verb == place.term.last_word + 1;
  // «Мамдані склав присягу»: the verb has its object.
  const bool complete = goes_on && !place.text.words[verb + 1].upper_initial && Agrees(place, form) &&
                        (governed == nullptr || *governed == Case::kAccusative) &&
                        (EndsWithAny(place.text.lower[verb + 1], "у", "ю") ||
                         (!BeginsWithAny(word, place.table.befalls) &&
                          EndsWithAny(place.text.lower[verb + 1], "ния", "ння"))) &&
                        VerbFormOf(place.table, place.text.lower[verb + 1]) == VerbForm::kNone &&
                        FindPreposition(place, verb + 1) == nullptr;
  if (complete && !place.term.agent_behind && !plural) return {};
  // «Ожидается, что Стармер посетит Осло» for "Starmer is expected in Oslo"
  const bool said_to_act = !BeginsClause(place, first) &&
                           place.table.whats.contains(place.text.lower[first - 1]) && name_behind &&
                           Agrees(place, form) && !plural && !place.term.agent_behind;
  if (said_to_act) return {};
  // The subject is another one: the verb does not agree with the name, has what the source names as its
  // subject behind it, or does what the source says is done to the name.
  const bool other_subject =
      !Agrees(place, form) || (plural && transitive) || place.term.agent_behind ||
      (governed != nullptr && transitive && *governed == Case::kAccusative && name_behind) ||
      (place.term.source.passive && transitive) ||
      (place.term.source.recipient && BeginsWithAny(word, place.table.gives));
  if (!other_subject) return {};
  // «Сырскому показали снимки», «заложников передали Красному Кресту»
  Case wanted = governed == nullptr ? Case::kAccusative : *governed;
  // «Маркові Рютте повідомили, що» for "was told that"
  const bool told = governed == nullptr && place.term.source.passive && place.term.names_person() &&
                    BeginsWithAny(word, place.table.speech) && !reflexive;
  if (told) return {{Case::kDative}, true};
  if (BeginsWithAny(word, place.table.gives) && place.term.source.passive)
    wanted = place.term.source.recipient ? Case::kDative : Case::kAccusative;
  // «а Білорусі надіслав телеграму» for "sent Belarus a telegram"
  const bool gets = place.term.source.recipient && !place.term.source.passive &&
                    BeginsWithAny(word, place.table.gives) && !place.term.is_thing();
  if (gets) return {{Case::kDative}, true, {}, {Case::kGenitive, Case::kAccusative, Case::kInstrumental}};
  const bool acted_on = governed != nullptr && *governed == Case::kAccusative && !reflexive &&
                        !BeginsWithAny(word, place.table.gives) &&
                        !BeginsWithAny(word, place.table.takes_for);
  // «Посла выслали», «Крыма не признали», but «Байдену сделали операцию»
  const size_t next = modal ? verb + 2 : verb + 1;
  const bool alone = next >= place.text.words.size() || place.text.clause_start[next] ||
                     FindPreposition(place, next) != nullptr ||
                     place.table.adverbs.contains(place.text.lower[next]);
  if (acted_on && alone && wanted == Case::kAccusative) return {{Case::kAccusative, Case::kGenitive}, true};
  CaseDemand object{{wanted, Case::kDative, Case::kGenitive, Case::kInstrumental}, true};
  // «Силы беспилотных систем командует» is no accusative, nor is «Червоний Хрест відмовили».
  const bool denied = wanted == Case::kDative && BeginsWithAny(word, place.table.dative_only);
  if (wanted != Case::kInstrumental && !denied) object.cases.push_back(Case::kAccusative);
  // «сухопутних військ не надсилатимуть»
  const bool denied_thing =
      place.term.is_thing() && wanted == Case::kAccusative && verb > 0 && place.text.lower[verb - 1] == "не";
  if (denied_thing) return {{Case::kGenitive, Case::kAccusative}, true};
  return object;
}

CaseDemand RecipientOfPassive(const Place& place) {
  const size_t first = place.term.first_word;
  // «О переговорах Нетаньяху ничего не сказали»
  const bool opens = BeginsClause(place, first) || (FindPreposition(place, first - 1) == nullptr &&
                                                    OpensWithAdverbial(place, first - 1, kObjectReach));
  // «через посольство в Делі Моді надіслали листа»
  const bool behind_place = first > 0 && place.decided.contains(first - 1) && place.term.names_person() &&
                            place.decided.find(first - 1)->second.kind == TermKind::kPlace;
  if (!place.term.source.given || (!opens && !behind_place) || place.term.is_thing()) return {};
  const size_t behind = BehindName(place), next = BehindRelativeClause(place, behind);
  for (size_t i = next; i < place.text.words.size() && i <= next + kObjectReach; ++i) {
    if (place.text.clause_start[i] && (i > next || next == behind)) break;
    const bool told = BeginsWithAny(place.text.lower[i], place.table.speech) &&
                      VerbFormOf(place.table, place.text.lower[i]) == VerbForm::kPastPlural &&
                      place.term.number != Number::kPlural;
    if (told) return {{Case::kDative}, true};
    const bool given = BeginsWithAny(place.text.lower[i], place.table.gives) &&
                       (IsPlainParticiple(place.text.lower[i], place.table.ukrainian) ||
                        VerbFormOf(place.table, place.text.lower[i]) == VerbForm::kImpersonal ||
                        (IsFinite(place, i) && (i > next || !EndsWithAny(place.text.lower[i], "ся", "сь"))));
    if (given) return {{Case::kDative}, true};
  }
  return {};
}

CaseDemand ObjectBeforeVerb(const Place& place) {
  if (!place.term.source.object || place.term.source.passive || place.term.source.gerund ||
      place.term.is_thing())
    return {};
  size_t verb = place.term.last_word + 1;
  if (verb < place.text.words.size() && place.text.lower[verb] == "не" && !place.text.clause_start[verb])
    ++verb;
  if (!IsFinite(place, verb)) return {};
  const Case* governed = place.table.CaseOfVerb(place.text.lower[verb]);
  if (governed == nullptr || EndsWithAny(place.text.lower[verb], "ся", "сь")) return {};
  const auto subject = place.decided.find(place.term.first_word - 1);
  const bool subject_before =
      subject != place.decided.end() && subject->second.grammatical_case == Case::kNominative;
  const bool other = !Agrees(place, VerbFormOf(place.table, place.text.lower[verb])) &&
                     verb + 1 < place.text.words.size() && !place.text.clause_start[verb + 1] &&
                     place.text.words[verb + 1].upper_initial;
  return subject_before || other ? CaseDemand{{*governed}, true, {}, {Case::kGenitive}} : CaseDemand{};
}

CaseDemand ObjectOfClause(const Place& place) {
  const SourcePlace& source = place.term.source;
  // «двое полицейских вынесли из зала Грету Тунберг» for "was carried out"
  const bool passive = source.passive && !place.term.names_person();
  if (!source.object || passive || source.gerund || source.subject || source.possessor) return {};
  size_t begin = place.term.first_word;
  while (!place.text.clause_start[begin]) --begin;
  const size_t verb = OnlyFinite(place, begin, place.term.first_word);
  if (verb == place.text.words.size() || verb + 3 > place.term.first_word) return {};
  // «объявила победительницей в Кардиффе Лейбористскую партию»
  const bool as_what =
      BeginsWithAny(place.text.lower[verb], place.table.takes_for) &&
      EndsWithAny(place.text.lower[verb + 1], "ей", "ой", "ом", "ем", "им", "ым", "ою", "ею", "єю") &&
      HasSubject(place, verb) && FindPreposition(place, verb + 2) != nullptr;
  if (as_what) return {{Case::kAccusative}, true, {}, {Case::kGenitive}};
  // «обсудил с коллегами тему переговоров»
  const std::string& before = place.text.lower[place.term.first_word - 1];
  // «объявил о признании Палестины», but «обвинил в стагнации Набиуллину»
  static constexpr std::array<absl::string_view, 7> kAbout = {"о",     "об",  "про", "против",
                                                              "проти", "для", "от"};
  if (NamesAction(before) && absl::c_linear_search(kAbout, place.text.lower[place.term.first_word - 2]))
    return {};
  const bool plural =
      EndsWithAny(before, "ы", "и") && FindPreposition(place, place.term.first_word - 2) == nullptr;
  if ((EndsWithAny(before, "у", "ю") || plural) && CaseOfComplement(place.table, before) != nullptr)
    return {};
  if (FindPreposition(place, verb + 1) == nullptr ||
      place.table.conjunctions.contains(place.text.lower[place.term.first_word - 1]) ||
      !HasSubject(place, verb))
    return {};
  const Case* governed = place.table.CaseOfVerb(place.text.lower[verb]);
  if (governed == nullptr || EndsWithAny(place.text.lower[verb], "ся", "сь")) return {};
  for (size_t i = verb + 2; i < place.term.first_word; ++i) {
    if (FindPreposition(place, i) != nullptr) return {};
  }
  // «подняла в воздух истребители»: nobody's are things behind such a noun.
  const bool belongs = !place.term.is_thing() || CaseOfComplement(place.table, before) != nullptr;
  if (*governed == Case::kAccusative && !BeginsWithAny(place.text.lower[verb], place.table.gives))
    return {{*governed}, true, {}, belongs ? std::vector<Case>{Case::kGenitive} : std::vector<Case>{}};
  return {{*governed}, true, {}, {Case::kGenitive, Case::kDative, Case::kInstrumental}};
}

CaseDemand BeforeModal(const Place& place) {
  const size_t done = ToBeDone(place, BehindName(place));
  if (done == place.text.words.size() || EndsWithAny(place.text.lower[done], "ся", "сь")) return {};
  const Case* governed = place.table.CaseOfVerb(place.text.lower[done]);
  const bool given = BeginsWithAny(place.text.lower[done], place.table.gives) && place.term.source.recipient;
  const Case wanted = given ? Case::kDative : governed == nullptr ? Case::kAccusative : *governed;
  return {{wanted}, true, {}, {Case::kGenitive, Case::kDative, Case::kInstrumental}};
}

}  // namespace dragoman
