#include "glossary/slavic/government/demand.h"

#include <string>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "glossary/slavic/government/addresses.h"
#include "glossary/slavic/government/adjectives.h"
#include "glossary/slavic/government/appositions.h"
#include "glossary/slavic/government/clause_subject.h"
#include "glossary/slavic/government/clause_words.h"
#include "glossary/slavic/government/commas.h"
#include "glossary/slavic/government/lists.h"
#include "glossary/slavic/government/logical_subject.h"
#include "glossary/slavic/government/names_of_kinds.h"
#include "glossary/slavic/government/nominative.h"
#include "glossary/slavic/government/nouns.h"
#include "glossary/slavic/government/objects.h"
#include "glossary/slavic/government/prepositions.h"
#include "glossary/slavic/government/rule.h"
#include "glossary/slavic/government/subjects.h"
#include "glossary/slavic/government/titles.h"
#include "glossary/slavic/government/verbs.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/word_endings.h"
#include "glossary/words/word_table.h"

namespace dragoman {
namespace {

// How many words a name in quotation marks has at most: «Манчестер Юнайтед».
constexpr size_t kQuotedName = 4;

// «Лос-Анджелес Лейкерс», «Лондон 2012», «BBC Шотландия»: part of the name of something else, which no case
// changes.
bool IsPartOfQuotedName(const TargetText& text, const PlacedTerm& term) {
  const auto in_name = [&text](size_t word) {
    const unsigned char first = static_cast<unsigned char>(text.words[word].range.In(text.text)[0]);
    return text.words[word].upper_initial || absl::ascii_isdigit(first);
  };
  const auto gap = [&text](size_t word) {
    return word < text.words.size() ? text.Gap(word) : text.text.substr(text.words.back().range.end);
  };
  size_t first = term.first_word, end = term.last_word + 1;
  while (first > 0 && !HasQuote(gap(first)) && term.first_word - first < kQuotedName && in_name(first - 1))
    --first;
  while (end < text.words.size() && !HasQuote(gap(end)) && end - term.last_word <= kQuotedName &&
         in_name(end))
    ++end;
  return first > 0 && HasQuote(gap(first)) && HasQuote(gap(end)) &&
         end - first > term.last_word + 1 - term.first_word;
}

// Whether who stands in for the holder of the title stands before it: «заместитель министра».
bool IsOfDeputy(const Place& place) {
  const size_t first = place.term.first_word;
  if (place.term.kind != TermKind::kTitle || place.term.number == Number::kPlural) return false;
  // «и. о. президента»
  if (first > 0 && IsActing(place, first - 1)) return true;
  return IsBehindDeputy(place, first) && !place.decided.contains(first - 1) &&
         !IsDativePlural(place.text.lower[first - 1]);
}

// Whether an abbreviation in brackets stands before word `word`: «служба (ФАС) России».
bool IsBehindAbbreviation(const SlavicText& sentence, size_t word) {
  return word > 1 && sentence.text.Gap(word) == ") " && absl::EndsWith(sentence.text.Gap(word - 1), "(") &&
         IsAbbreviation(sentence.text, word - 1);
}

// Where the words before a title begin that say when it was held: «Ирины Верещук, | в прошлом
// вице-премьера», «Даті, | на той час міністра»; the term's own beginning when there are none.
size_t BeginOfFormerly(const Place& place) {
  const size_t before = place.term.first_word - 1;
  if (place.term.kind != TermKind::kTitle || before < 2) return place.term.first_word;
  if (place.text.clause_start[before - 1] && place.table.formerly.contains(place.text.lower[before]))
    return before - 1;
  const bool then = before > 2 && place.text.clause_start[before - 2] &&
                    IsBehindThisTime(place, place.term.first_word) &&
                    FindPreposition(place, before - 2) != nullptr;
  return then ? before - 2 : place.term.first_word;
}

// Of the subject of a clause that leaves out its verb: «Германия заплатит два миллиарда, а Франция —
// полтора».
CaseDemand Gapped(const Place& place) {
  const size_t first = place.term.first_word;
  const bool gapped = place.term.source.gapped &&
                      (BeginsClause(place, first) || FindPreposition(place, first - 1) == nullptr);
  // «ВВП Німеччини скоротився, а Польщі — зріс» for "Poland's grew"
  const size_t next = place.term.last_word + 1;
  const bool owns_gapped = place.term.source.owner && OpensWithConjunction(place, first) &&
                           next < place.text.words.size() && absl::StrContains(place.text.Gap(next), "—") &&
                           VerbFormOf(place.table, place.text.lower[next]) != VerbForm::kNone;
  if (owns_gapped) return {{Case::kGenitive}, true};
  return gapped ? CaseDemand{{Case::kNominative}, true} : CaseDemand{};
}

// Whether the term opens a caption or headline without a verb: «Макрон и Зеленский в Елисейском дворце».
bool IsCaption(const Place& place) {
  const size_t next = place.term.last_word + 1;
  // «Полковнику Гудзю Валерію»: a list of to whom something is given.
  const bool given = place.term.kind == TermKind::kTitle && next < place.text.words.size() &&
                     place.text.words[next].upper_initial &&
                     EndsWithAny(place.text.lower[next], "у", "ю", "ові", "еві");
  // «Арестовичу предъявлены обвинения»
  bool passive = false;
  for (size_t i = next; i < place.text.words.size() && !place.text.sentence_start[i]; ++i) {
    passive |= !place.text.words[i].upper_initial && EndsWithAny(place.text.lower[i], "ы", "о", "а", "і") &&
               IsPlainParticiple(place.text.lower[i], place.table.ukrainian) &&
               !place.table.not_participles.contains(place.text.lower[i]);
  }
  return place.term.first_word == 0 && place.term.source.opens && !given && !passive &&
         !IsImpersonal(place, next) && !HasVerb(place, next);
}

// Of whom a particle stands before and something or nothing is given: «ни Черноморскому флоту, ни Северному
// флоту приказов не отдавалось», «Именно Сыбиге Варшава передала письмо».
CaseDemand GivenAfterParticle(const Place& place) {
  const std::string& before = place.text.lower[place.term.first_word - 1];
  const bool stressed = place.table.nor.contains(before) || place.table.stresses.contains(before);
  if (!place.term.source.given || !stressed) return {};
  for (size_t i = place.term.last_word + 1; i < place.text.words.size() && !place.text.sentence_start[i];
       ++i) {
    if (BeginsWithAny(place.text.lower[i], place.table.gives)) return {{Case::kDative}, true};
  }
  return {};
}

// Of a place with no preposition before it in its clause, any case but the prepositional: «Сегодня утром
// Макрон».
CaseDemand WithoutPreposition(const Place& place) {
  // The prepositional never stands without a preposition.
  for (size_t i = place.term.first_word; i > 0; --i) {
    // «обвинив в этом НАТО»: the preposition has what it takes.
    const bool satisfied =
        i < place.term.first_word && place.table.demonstratives.contains(place.text.lower[i]);
    if (FindPreposition(place, i - 1) != nullptr && !satisfied) return {};
    if (place.text.clause_start[i - 1]) break;
  }
  // «Убит учёный Ирана» for "a scientist from Iran"
  const bool origin = place.term.source.from && place.term.kind == TermKind::kPlace &&
                      VerbFormOf(place.table, place.text.lower[place.term.first_word - 1]) == VerbForm::kNone;
  if (origin) return {{Case::kGenitive}, true};
  const bool object = place.term.source.object && !place.term.source.passive;
  const Case likely = object ? Case::kAccusative : Case::kNominative;
  if (IsBehindDirectCase(place)) return {{likely, Case::kNominative, Case::kAccusative}, true};
  return {{likely, Case::kNominative, Case::kGenitive, Case::kDative, Case::kAccusative, Case::kInstrumental,
           Case::kVocative},
          true};
}

// Of who does what a relative clause says: «снимок, на котором Макрон осматривает».
CaseDemand BehindRelative(const Place& place) {
  const size_t pronoun = place.term.first_word - 1;
  if (!place.table.relative_pronouns.contains(place.text.lower[pronoun])) return {};
  const bool opens =
      place.text.clause_start[pronoun] ||
      (pronoun > 0 && place.text.clause_start[pronoun - 1] && FindPreposition(place, pronoun - 1) != nullptr);
  const VerbForm verb = FirstVerb(place, BehindName(place), kObjectReach);
  if (!opens || verb == VerbForm::kNone || !Agrees(place, verb)) return {};
  return {{Case::kNominative}, true, {}, {Case::kAccusative, Case::kDative, Case::kInstrumental}};
}

// The first of the words that stand between the term and what governs it, else of the term: «позволило бы
// Европе», «Данию и её премьер-министра».
size_t BeginWithParticles(const Place& place) {
  const auto passed_over = [&](const std::string& word) {
    return place.table.particles.contains(word) || place.table.self.contains(word) ||
           (place.term.kind == TermKind::kTitle && place.table.third_persons.contains(word));
  };
  size_t first = place.term.first_word;
  while (first > 1 && passed_over(place.text.lower[first - 1]) && !place.text.clause_start[first - 1])
    --first;
  return first;
}

CaseDemand AfterItsPreposition(const Place& place) {
  return AfterPreposition(place, place.term.first_word - 1);
}

// «чья партия»
CaseDemand AfterWhose(const Place& place) {
  const bool whose = place.table.whose.contains(place.text.lower[place.term.first_word - 1]);
  return whose ? CaseDemand{{Case::kNominative}, true} : CaseDemand{};
}

// Of what the subject of the sentence is: «Тайвань — это красная линия».
CaseDemand AfterThisIs(const Place& place) {
  const size_t before = place.term.first_word - 1;
  const bool this_is = (place.text.lower[before] == "это" || place.text.lower[before] == "це") &&
                       place.text.clause_start[before] && !place.text.sentence_start[before];
  return this_is ? CaseDemand{{Case::kNominative}, true} : CaseDemand{};
}

// Wherever the term stands.
constexpr Rule kAnywhere[] = {{"BehindSelf", BehindSelf},
                              {"LikeBearer", LikeBearer},
                              {"Deserving", Deserving},
                              {"ObjectOfNobody", ObjectOfNobody},
                              {"FrontedObject", FrontedObject},
                              {"Addressed", Addressed},
                              {"Gapped", Gapped},
                              {"LikeContrasted", LikeContrasted},
                              {"LogicalSubject", LogicalSubject},
                              {"RecipientOfPassive", RecipientOfPassive},
                              {"DeclinedSubject", DeclinedSubject},
                              {"SubjectOfLostVerb", SubjectOfLostVerb},
                              {"AgentBeforeVerb", AgentBeforeVerb},
                              {"SubjectOfVerb", SubjectOfVerb},
                              {"PluralSubject", PluralSubject},
                              {"BecomeBy", BecomeBy},
                              {"SubjectOfPredicate", SubjectOfPredicate},
                              {"BehindKind", BehindKind}};

// Where words of the sentence stand before it.
constexpr Rule kBehindWords[] = {
    {"GivenAfterParticle", GivenAfterParticle}, {"AlongWay", AlongWay}, {"BehindBrackets", BehindBrackets}};

// Inside a clause, whatever word stands right before it.
constexpr Rule kInside[] = {{"AfterAddress", AfterAddress},
                            {"AfterMister", AfterMister},
                            {"AfterSir", AfterSir},
                            {"SecondOfBoth", SecondOfBoth},
                            {"NotOnlyButAlso", NotOnlyButAlso},
                            {"AfterCapital", AfterCapital},
                            {"AfterCompound", AfterCompound},
                            {"AfterPartedCompound", AfterPartedCompound},
                            {"PlaceInContrast", PlaceInContrast},
                            {"AfterPreposition", AfterItsPreposition},
                            {"BehindPhraseOfAdjective", BehindPhraseOfAdjective},
                            {"BehindCompletedAdjective", BehindCompletedAdjective},
                            {"AfterParticiple", AfterParticiple},
                            {"AfterNumeral", AfterNumeral},
                            {"BehindItsVerb", BehindItsVerb}};

// Inside a clause, behind no conjunction.
constexpr Rule kBehindWord[] = {{"AfterWhose", AfterWhose},
                                {"ObjectBeforeVerb", ObjectBeforeVerb},
                                {"AfterThan", AfterThan},
                                {"AfterNor", AfterNor},
                                {"AmongOthers", AmongOthers},
                                {"AfterContrast", AfterContrast},
                                {"BehindRelative", BehindRelative},
                                {"ThisIs", AfterThisIs},
                                {"BehindNominative", BehindNominative},
                                {"SubjectOfEachOther", SubjectOfEachOther},
                                {"SubjectBehindVerb", SubjectBehindVerb},
                                {"SubjectOfClause", SubjectOfClause},
                                {"ObjectOfClause", ObjectOfClause},
                                {"AfterCopula", AfterCopula},
                                {"AfterObject", AfterObject},
                                {"AfterAdverbial", AfterAdverbial},
                                {"AfterTitle", AfterTitle},
                                {"AfterPassive", AfterPassive},
                                {"AfterVerb", AfterVerb},
                                {"AfterVerbAndPronoun", AfterVerbAndPronoun},
                                {"BehindGivenThing", BehindGivenThing},
                                {"AfterNoun", AfterNoun},
                                {"AfterAdjective", AfterAdjective},
                                {"AfterUnknownVerb", AfterUnknownVerb},
                                {"BehindItsAdjective", BehindItsAdjective}};

}  // namespace

CaseDemand DemandOf(const Place& place) {
  if (IsPartOfQuotedName(place.text, place.term) || IsNameOfNounBefore(place)) return {};
  if (IsEndOfRoute(place)) return {{Case::kNominative}, true};
  if (IsPartOfCompound(place.text, place.term)) return {};
  if (IsOfDeputy(place)) return {{Case::kGenitive}, true};
  CaseDemand demand = FirstOf(kAnywhere, place);
  if (!demand.cases.empty()) return demand;
  const size_t first = place.term.first_word;
  if (first == 0 || place.text.sentence_start[first])
    return By("Opening", {{Case::kNominative}, IsCaption(place)});
  demand = FirstOf(kBehindWords, place);
  if (!demand.cases.empty()) return demand;
  if (place.text.clause_start[first] && !IsBehindAbbreviation(place, first)) {
    demand = BehindComma(place);
    return demand.cases.empty() ? By("InList", InList(place)) : demand;
  }
  PlacedTerm inner = place.term;
  if (place.text.clause_start[first]) --inner.first_word;
  demand = DemandInside(place.With(inner));
  if (demand.cases.empty()) demand = By("InList", InList(place));
  // «Это пообещал сделать Трамп»: a nominative that may be right stays.
  const bool oblique = demand.decides() && !demand.number.has_value() &&
                       !absl::c_linear_search(demand.cases, Case::kNominative) &&
                       !absl::c_linear_search(demand.cases, Case::kVocative);
  demand.nominative_stays |= oblique && NominativeMayStay(place);
  if (demand.cases.empty()) demand = By("EndsSubject", EndsSubject(place));
  if (!demand.cases.empty()) return demand;
  // «гостиницам Вены»: they get it.
  const bool of_recipients = IsDativePlural(place.text.lower[first - 1]);
  if ((place.term.source.given || place.term.source.recipient) && !of_recipients && GivesBefore(place, first))
    return By("Recipient", {{Case::kDative}, true});
  return By("WithoutPreposition", WithoutPreposition(place));
}

CaseDemand DemandInside(const Place& whole) {
  PlacedTerm term = whole.term;
  term.first_word = BeginWithParticles(whole);
  const Place place = whole.With(term);
  if (const size_t formerly = BeginOfFormerly(place); formerly < term.first_word) {
    term.first_word = formerly;
    return BehindComma(whole.With(term));
  }
  if (IsFirstOfBoth(place)) {
    --term.first_word;
    return DemandInside(whole.With(term));
  }
  CaseDemand demand = FirstOf(kInside, place);
  if (!demand.cases.empty()) return demand;
  if (place.table.conjunctions.contains(place.text.lower[term.first_word - 1]))
    return By("AfterConjunction", AfterConjunction(place));
  return FirstOf(kBehindWord, place);
}

}  // namespace dragoman
