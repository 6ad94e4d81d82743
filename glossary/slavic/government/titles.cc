#include "glossary/slavic/government/titles.h"

#include <string>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "glossary/slavic/government/clause_subject.h"
#include "glossary/slavic/government/clause_words.h"
#include "glossary/slavic/government/demand.h"
#include "glossary/slavic/government/nouns.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/word_endings.h"
#include "glossary/words/word_table.h"

namespace dragoman {
namespace {

// How far to the left of a name its title may begin: «министром иностранных дел Французской Республики
// Барро».
constexpr size_t kTitleReach = 6;

// The longest ending of a verb with a predicate noun, in letters: «назначенный».
constexpr size_t kPredicateEnding = 5;

// Whether the title at word `at`, in the genitive or accusative, opens its clause as the object of a verb
// behind: «Бывшего премьера Эстонии Каю Каллас ждут».
bool OpensAsObject(const SlavicText& sentence, size_t at) {
  size_t first = at;
  while (!BeginsClause(sentence, first) && EndsWithAny(sentence.text.lower[first - 1], "ого", "его", "ього"))
    --first;
  if (!BeginsClause(sentence, first)) return false;
  const size_t verb = FirstVerbWord(sentence, at + 1, kObjectReach);
  return verb < sentence.text.words.size() && sentence.text.lower[verb - 1] != "не" &&
         !sentence.table.copulas.contains(sentence.text.lower[verb]);
}

// Of the name behind `title`, a term: whose it is, or who bears it. `adjoins`: nothing stands between them;
// `subject`: a verb behind the name agrees with it.
CaseDemand BearerOfTerm(const Place& place, const DecidedTerm& title, bool adjoins, bool subject) {
  // «сопредседателем кампании Трампа» for "co-chairman of Trump's campaign"
  if (place.term.source.possessor) return adjoins ? CaseDemand{{Case::kGenitive}, true} : CaseDemand{};
  // «советник главы Офиса президента Подоляк»: who advises
  const bool of_adviser = title.first_word > 0 && !place.text.clause_start[title.first_word] &&
                          !place.term.source.apposition &&
                          IsRelativeTitle(place.table, place.text.lower[title.first_word - 1]);
  if (of_adviser) return LikeOwned(place, title);
  // «Від імені папи Паролін подякував»
  const bool own_verb = subject && place.term.source.subject && place.term.source.apart &&
                        title.grammatical_case != Case::kNominative;
  if (own_verb) return {{Case::kNominative}, true};
  // «за советником Ван дер Беллена» for "an adviser to Van der Bellen"
  const bool relative = IsRelativeTitle(place.table, place.text.lower[title.first_word]);
  if (relative && place.term.source.given && !place.term.source.apposition) return {{Case::kGenitive}, true};
  CaseDemand demand{{title.grammatical_case}, true};
  if (title.grammatical_case == Case::kGenitive && place.term.gender == Gender::kFeminine &&
      OpensAsObject(place, title.first_word))
    return {{Case::kAccusative}, true};
  // «начал письмо президенту Порошенко»: the subject behind a title that is not its own.
  demand.nominative_stays =
      place.term.source.subject && !place.term.source.apposition && title.grammatical_case == Case::kDative;
  // «советник Зеленского»: a complement as well as an apposition; «письмо министра Зеленскому».
  if (!place.term.source.apposition) {
    if (title.grammatical_case == Case::kNominative) demand.cases.push_back(Case::kGenitive);
    if (!subject) demand.accepted = {Case::kGenitive, Case::kDative, Case::kInstrumental};
  }
  return demand;
}

// Whether word `at` may stand between a title and its bearer; it depends on the title then.
bool MayFollowTitle(const Place& place, size_t at, bool adjoins) {
  const std::string& word = place.text.lower[at];
  if (FindPreposition(place, at) != nullptr && word != "по" && word != "з") return false;
  // «мэров Харькова и Львова Терехова и Садового»
  const bool joins = place.table.conjunctions.contains(word);
  if (joins && at > 0 && place.decided.contains(at - 1) && place.text.words[at + 1].upper_initial && !adjoins)
    return true;
  if (joins || place.table.pronouns.contains(word) || place.table.copulas.contains(word)) return false;
  // «Мэром Нью-Йорка избран Мамдани»
  if (!place.table.ukrainian && EndsWithAny(word, "ан", "ен", "ён") &&
      IsPlainParticiple(word, place.table.ukrainian))
    return false;
  return place.text.words[at].upper_initial || VerbFormOf(place.table, word) == VerbForm::kNone;
}

// Of what is no person, behind the title at word `at`: «президент Франции».
CaseDemand ComplementOfTitle(const Place& place, size_t at, bool adjoins) {
  // «командующий Силами»
  const Case* governed = place.table.CaseOfNoun(place.text.lower[at]);
  if (adjoins && governed != nullptr && *governed == Case::kInstrumental)
    return {{Case::kInstrumental}, true};
  if (IsShownTo(place, at)) return {};
  // «посвятил целую главу Минским соглашениям» for "a chapter to the Minsk agreements"
  if (place.term.is_thing() && place.term.source.given && GivesBefore(place, at))
    return {{Case::kDative}, true};
  // «президент Франции»; between them nothing but an adjective.
  return adjoins && place.term.kind != TermKind::kTitle ? CaseDemand{{Case::kGenitive}, true} : CaseDemand{};
}

// The same behind the title at word `at`, one of the tables with `forms`.
CaseDemand BearerOfWord(const Place& place, size_t at, const std::vector<GrammaticalForm>& forms,
                        bool subject) {
  CaseDemand demand;
  for (const GrammaticalForm& form : forms) {
    if (form.number == Number::kSingular || forms.size() == 1) AddCase(&demand.cases, form.grammatical_case);
  }
  if (demand.cases.empty()) return {};
  // «сказав журналістам Зеленський»
  const bool all_plural =
      absl::c_all_of(forms, [](const GrammaticalForm& form) { return form.number == Number::kPlural; });
  const size_t behind = place.term.last_word + 1;
  const bool list =
      behind < place.text.words.size() && (place.table.conjunctions.contains(place.text.lower[behind]) ||
                                           absl::StrContains(place.text.Gap(behind), ","));
  if (all_plural && place.term.number != Number::kPlural && !list) return {};
  demand.strict = true;
  const bool relative = IsRelativeTitle(place.table, place.text.lower[at]);
  const bool complement =
      place.term.source.possessor ||
      (relative && (place.term.source.from || (place.term.source.given && !place.term.source.apposition)));
  if (complement) return at + 1 == place.term.first_word ? CaseDemand{{Case::kGenitive}, true} : CaseDemand{};
  if (demand.cases.size() > 1 || demand.cases.front() == Case::kNominative) {
    // A syncretic title: what governs it decides.
    PlacedTerm head = place.term;
    head.first_word = head.last_word = at;
    head.kind = TermKind::kTitle;
    const CaseDemand outer =
        at == 0 || place.text.clause_start[at] ? CaseDemand{} : DemandOf(place.With(head));
    std::vector<Case> both;
    for (const Case c : outer.cases) {
      if (outer.strict && absl::c_linear_search(demand.cases, c)) both.push_back(c);
    }
    if (!both.empty()) demand.cases = both;
    const bool object = place.term.gender == Gender::kFeminine && OpensAsObject(place, at) &&
                        absl::c_any_of(forms, [](const GrammaticalForm& form) {
                          return form.grammatical_case == Case::kAccusative;
                        });
    if (object && demand.cases.front() == Case::kGenitive) return {{Case::kAccusative}, true};
  }
  if (place.term.source.apposition) return demand;
  // «Преемница Шмыгаля Юлия Свириденко представила»: who does it in the source is the bearer, no complement.
  if (subject && place.term.source.subject && demand.cases.front() == Case::kNominative)
    return {{Case::kNominative}, true};
  // «запитав журналіст Катерину Райхе»
  const bool asked = place.term.source.object && demand.cases.front() == Case::kNominative && at > 0 &&
                     !place.text.clause_start[at] &&
                     VerbFormOf(place.table, place.text.lower[at - 1]) != VerbForm::kNone;
  if (asked) {
    const Case* governed = place.table.CaseOfVerb(place.text.lower[at - 1]);
    return {{governed == nullptr ? Case::kAccusative : *governed}, true};
  }
  // «назначил руководителем канцелярии Буданова»
  if (place.term.source.object && demand.cases.front() == Case::kInstrumental)
    return {{Case::kAccusative}, true};
  // «советник Зеленского»: a complement as well as an apposition.
  if (relative || demand.cases.front() == Case::kNominative) AddCase(&demand.cases, Case::kGenitive);
  if (!subject) demand.accepted = {Case::kGenitive, Case::kDative, Case::kInstrumental};
  return demand;
}

// The verb of speech in the clause before word `title`; `title` itself when there is none.
size_t SpeaksBefore(const SlavicText& sentence, size_t title) {
  for (size_t verb = title; verb > 0 && !sentence.text.clause_start[verb]; --verb) {
    if (!sentence.text.words[verb - 1].upper_initial &&
        BeginsWithAny(sentence.text.lower[verb - 1], sentence.table.speech))
      return verb - 1;
  }
  return title;
}

// Whether the title behind a verb is what somebody is or becomes, whatever the English has: «является
// послом», «стать сенатором».
bool IsOffice(const Place& place) {
  const size_t verb = place.term.first_word - 1;
  // «является иностранным агентом»
  const bool somebody =
      place.term.kind == TermKind::kTitle || (place.term.kind == TermKind::kTerm && place.term.animate);
  if (!somebody || place.term.source.subject || place.term.source.apposition ||
      place.text.clause_start[verb] || !BeginsWithAny(place.text.lower[verb], place.table.being))
    return false;
  const VerbForm form = VerbFormOf(place.table, place.text.lower[verb]);
  if (form == VerbForm::kInfinitive) return true;
  const size_t clause = BeginOfClause(place, verb);
  // «который является послом»
  return place.table.which.contains(place.text.lower[clause]) || PronounBefore(place, verb) ||
         HasSubject(place, verb);
}

}  // namespace

CaseDemand LikeOwned(const Place& place, const DecidedTerm& owner) {
  if (owner.first_word == 0 || place.text.clause_start[owner.first_word]) return {};
  const auto term_before = place.decided.find(owner.first_word - 1);
  if (term_before != place.decided.end()) return {{term_before->second.grammatical_case}, true};
  PlacedTerm owned = place.term;
  owned.first_word = owned.last_word = owner.first_word - 1;
  owned.kind = TermKind::kTitle;
  owned.source = {};
  owned.source.subject = place.term.source.subject;
  const CaseDemand demand = DemandOf(place.With(owned));
  return demand.strict ? demand : CaseDemand{{Case::kNominative}, true, {}, {Case::kGenitive}};
}

CaseDemand AfterTitle(const Place& place) {
  // «врачи недовольны Вераном»
  if (place.table.CaseOfAdjective(place.text.lower[place.term.first_word - 1]) != nullptr) return {};
  const size_t next = place.term.last_word + 1;
  const bool subject =
      IsFinite(place, next) && Agrees(place, VerbFormOf(place.table, place.text.lower[next]));
  const bool person = place.term.kind == TermKind::kPerson;
  // «глава предвыборного штаба Обамы» for "the Obama campaign chairman"
  const bool of_person =
      person && place.term.source.attribute && !place.term.source.subject && !place.term.source.apposition &&
      place.table.titles.find(place.text.lower[place.term.first_word - 1]) == place.table.titles.end() &&
      !place.decided.contains(place.term.first_word - 1);
  if (of_person) return {};
  for (size_t back = 1; back <= kTitleReach && back <= place.term.first_word; ++back) {
    const size_t at = place.term.first_word - back;
    const bool adjoins = back == 1;
    if (place.text.clause_start[at + 1]) return {};
    const auto known = place.decided.find(at);
    const TermKind kind = known == place.decided.end() ? TermKind::kTerm : known->second.kind;
    // «жена президента Зеленская» for "the president's wife": the name is that of the noun before.
    if (kind == TermKind::kTitle && known->second.owner && person && adjoins)
      return LikeOwned(place, known->second);
    // «Преемника Антонова Дарчиева» for "Antonov's successor, Darchiev"
    const bool of_owner = kind == TermKind::kPerson && person && adjoins && known->second.owner &&
                          known->second.first_word > 0 && !place.text.clause_start[known->second.first_word];
    const size_t owned_word = of_owner ? known->second.first_word - 1 : at;
    const auto owned = of_owner && FindPreposition(place, owned_word) == nullptr
                           ? place.table.titles.find(place.text.lower[owned_word])
                           : place.table.titles.end();
    if (owned != place.table.titles.end()) return BearerOfWord(place, owned_word, owned->second, subject);
    // «по просьбе посланника Келлога Лукашенко освободил»: the title has its name already.
    if (kind == TermKind::kPerson && person) return {};
    const size_t opens = kind == TermKind::kTitle ? known->second.first_word : at;
    const bool of_deputy = person && (!place.term.source.apposition || place.term.source.deputy) &&
                           (kind == TermKind::kTitle || place.table.titles.contains(place.text.lower[at])) &&
                           IsBehindDeputy(place, opens);
    if (of_deputy) {
      back += at - opens;
      continue;
    }
    if (kind == TermKind::kTitle && (person || place.term.kind == TermKind::kOrganisation)) {
      // «сказав на світанку депутат Метсолі» for "an MEP told Metsola at dawn", «сказал командующий «Правде»»
      const size_t speaks = SpeaksBefore(place, known->second.first_word);
      const bool told = place.term.source.object && !place.term.source.apposition &&
                        !place.term.source.passive && speaks < known->second.first_word;
      const Case* own = told ? place.table.CaseOfVerb(place.text.lower[speaks]) : nullptr;
      if (told) return {{own == nullptr ? Case::kDative : *own}, true};
      if (person) return BearerOfTerm(place, known->second, adjoins, subject);
    }
    if (adjoins && place.term.kind == TermKind::kTitle) {
      // «глава аппарата министра»
      if (kind == TermKind::kTitle && (place.term.source.given || place.term.source.possessor))
        return {{Case::kGenitive}, true};
      // «советник главы офиса»
      const size_t head = known == place.decided.end() ? at : known->second.first_word;
      if (IsRelativeTitle(place.table, place.text.lower[head])) return {{Case::kGenitive}, true};
    }
    // «после» is a form of «посол» as well.
    const bool preposition = FindPreposition(place, at) != nullptr;
    const auto title = preposition ? place.table.titles.end() : place.table.titles.find(place.text.lower[at]);
    if (title != place.table.titles.end()) {
      // «После звонка посланника Александр Лукашенко помиловал» for "After the envoy's call"
      const SourcePlace& source = place.term.source;
      const size_t verb = place.term.last_word + 1;
      const bool acts = person && adjoins && !source.apposition && !source.possessor && !source.dependent &&
                        IsFinite(place, verb) &&
                        Agrees(place, VerbFormOf(place.table, place.text.lower[verb])) &&
                        OpensWithAdverbial(place, at, kObjectReach);
      if (acts) return {{Case::kNominative}, true, {}, {Case::kGenitive, Case::kAccusative}};
      // «доповів солдат Сирському» for "the soldier reported to Syrskyi"
      const bool spoken_to = person && adjoins && place.term.source.given && !place.term.source.apposition &&
                             at > 0 && !place.text.clause_start[at] &&
                             BeginsWithAny(place.text.lower[at - 1], place.table.speech);
      if (spoken_to) return {{Case::kDative}, true};
      return person ? BearerOfWord(place, at, title->second, subject) : ComplementOfTitle(place, at, adjoins);
    }
    if (!MayFollowTitle(place, at, adjoins)) return {};
  }
  return {};
}

CaseDemand AfterMister(const Place& place) {
  const size_t at = place.term.first_word - 1;
  if (at == 0 || place.text.lower[at - 1] != "г" || place.text.Gap(at) != "-" ||
      place.text.clause_start[place.term.first_word])
    return {};
  const auto found = place.table.misters.find(place.text.lower[at]);
  return found == place.table.misters.end() ? CaseDemand{} : CaseDemand{{found->second}, true};
}

CaseDemand AfterCopula(const Place& place) {
  size_t verb = place.term.first_word - 1;
  // «Главой государства является президент»
  const auto office = verb > 0 && BeginsWithAny(place.text.lower[verb], place.table.being)
                          ? place.decided.find(verb - 1)
                          : place.decided.end();
  const bool inverted = office != place.decided.end() && office->second.kind == TermKind::kTitle &&
                        office->second.grammatical_case == Case::kInstrumental &&
                        BeginsClause(place, office->second.first_word);
  if (inverted) return {{Case::kNominative}, true};
  // «…, назначенный главой офиса», «…, остающийся мэром»
  const std::string& participle = place.text.lower[verb];
  const bool begins = place.text.clause_start[verb] && !place.text.sentence_start[verb] &&
                      !EndsWithAny(participle, "лся", "лась", "лись");
  const bool named =
      (begins || EndsWithAny(participle, "щийся", "щаяся", "вшийся")) &&
      place.term.kind == TermKind::kTitle &&
      (IsParticiple(participle, place.table.ukrainian) ||
       EndsWithAny(participle, "щийся", "щаяся", "вшийся")) &&
      (BeginsWithAny(participle, place.table.takes_for) ||
       BeginsWithAny(participle, place.table.predicative) || BeginsWithAny(participle, place.table.remains));
  // «…, избранный президент», whom English calls "president-elect"
  const bool elect = BeginsWithAny(participle, place.table.elects) && !place.term.source.predicate;
  if (named && !elect) return {{Case::kInstrumental}, true};
  if (IsOffice(place)) return {{Case::kInstrumental}, true};
  if (!place.term.source.predicate) return {};
  const bool adjective =
      IsRelational(place.text.lower[verb]) || (place.table.determiners.contains(place.text.lower[verb]) &&
                                               EndsWithAny(place.text.lower[verb], "ым", "им", "ой"));
  if (adjective && verb > 0 && !place.text.clause_start[verb]) --verb;
  const bool links = absl::c_any_of(place.table.predicative, [&](const std::string& stem) {
    return absl::StartsWith(place.text.lower[verb], stem) &&
           Letters(place.text.lower[verb]) - Letters(stem) <= kPredicateEnding;
  });
  if (!links) {
    // «обрала нового архієпископа»
    const bool object = EndsAsAdjective(participle, place.table.ukrainian) &&
                        EndsWithAny(participle, "ого", "его", "ього", "ую", "юю");
    if (object) return {};
    // «назначил своего сына секретарём»
    for (size_t i = place.term.first_word;
         i > 0 && i + kPredicateReach > place.term.first_word && !place.text.clause_start[i]; --i) {
      if (BeginsWithAny(place.text.lower[i - 1], place.table.takes_for) &&
          (VerbFormOf(place.table, place.text.lower[i - 1]) != VerbForm::kNone ||
           IsPlainParticiple(place.text.lower[i - 1], place.table.ukrainian) ||
           NamesAction(place.text.lower[i - 1])))
        // «назвал имя министра»
        return FindPreposition(place, verb) == nullptr
                   ? CaseDemand{{Case::kInstrumental}, true, {}, {Case::kGenitive}}
                   : CaseDemand{};
    }
    return {};
  }
  // «Будучи главой», «Призначений послом»; before another verb the title may be the subject: «Среди них был
  // представитель».
  const bool was =
      absl::StartsWith(place.text.lower[verb], "бы") || absl::StartsWith(place.text.lower[verb], "бу");
  const bool no_subject = !was || EndsWithAny(place.text.lower[verb], "чи", "вши") ||
                          VerbFormOf(place.table, place.text.lower[verb]) == VerbForm::kInfinitive;
  // «Джеффри Пайетт был послом»
  const bool name_before = verb > 0 && !place.text.clause_start[verb] &&
                           place.text.words[verb - 1].upper_initial &&
                           (place.text.clause_start[verb - 1] || FindPreposition(place, verb - 2) == nullptr);
  return no_subject || name_before || HasSubject(place, verb) ? CaseDemand{{Case::kInstrumental}, true}
                                                              : CaseDemand{};
}

}  // namespace dragoman
