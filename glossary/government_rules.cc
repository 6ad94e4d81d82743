// What a word of each kind demands of the term behind it.
#include <algorithm>
#include <array>
#include <initializer_list>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "glossary/government.h"

namespace dragoman {
namespace {

// How far to the left of a name its title may begin: «министром иностранных дел Французской Республики
// Барро».
constexpr size_t kTitleReach = 6;
// How far to the left of a preposition a verb of motion may stand: «прибыл вчера вечером в Париж».
constexpr size_t kMotionReach = 6;
// How far behind a place the verb may stand that says whether something goes there: «в Женеву вчера поехал».
constexpr size_t kCourseReach = 4;
// How far behind a verb a predicate noun may stand: «назначил своего старшего сына секретарём».
constexpr size_t kPredicateReach = 5;
// The longest ending that a noun stem of the tables may get, in letters.
constexpr size_t kNounEnding = 3;
// The same for verbs, and for those with a predicate noun: «назначенный».
constexpr size_t kVerbEnding = 8;
constexpr size_t kPredicateEnding = 4;
// The same for adjectives: «недовольными».
constexpr size_t kAdjectiveEnding = 4;

// The case of the longest of `stems` that begins `word` and leaves at most `longest_ending` letters of it;
// null without one.
const Case* LongestStem(const absl::flat_hash_map<std::string, Case>& stems, absl::string_view word,
                        size_t longest_ending) {
  const size_t shortest = Letters(word) > longest_ending ? word.size() - 2 * longest_ending : 2;
  for (size_t size = word.size(); size >= shortest && size > 0; --size) {
    const auto found = stems.find(word.substr(0, size));
    if (found != stems.end()) return &found->second;
  }
  return nullptr;
}

// Whether `word` has the ending of an adjective, in Russian in its long form.
bool EndsLikeAdjective(absl::string_view word, bool ukrainian) {
  if (ukrainian && EndsWithAny(word, "ої", "ій", "ою", "ні", "на", "не", "ну")) return true;
  return EndsWithAny(word, "ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ым",
                     "им", "ых", "их", "ую", "юю", "ой", "ей", "ыми", "ими", "ом", "ем");
}

// Whether `word` is an adjective, which governs nothing.
bool IsNounsAdjective(absl::string_view word) {
  return EndsWithAny(word, "ый", "ий", "ая", "ое", "ые") || IsRelational(word);
}

void AddCase(std::vector<Case>* cases, Case grammatical_case) {
  if (!absl::c_linear_search(*cases, grammatical_case)) cases->push_back(grammatical_case);
}

}  // namespace

const Case* Government::GovernedCase(absl::string_view word) const {
  return LongestStem(EndsWithAny(word, "ся", "сь") ? table_.reflexives : table_.verbs, word, kVerbEnding);
}

bool Government::IsRelativeTitle(absl::string_view word) const {
  constexpr size_t kEnding = absl::string_view("а").size();
  return absl::c_any_of(table_.relative_titles, [word](absl::string_view title) {
    return absl::StartsWith(word, title.substr(0, title.size() - kEnding));
  });
}

bool Government::IsShownTo(const TargetText& text, size_t word, const PlacedTerm& term) const {
  // «предоставила воюющим сторонам стол»
  size_t verb = word;
  while (verb > 0 && !text.clause_start[verb] && EndsWithAny(text.lower[verb - 1], "ым", "им", "ім")) --verb;
  return EndsWithAny(text.lower[word], "ам", "ям") &&
         (term.kind == TermKind::kPlace || (term.source.object && !term.source.attribute) ||
          (term.kind == TermKind::kTerm && verb > 0 && BeginsWithAny(text.lower[verb - 1], table_.gives))) &&
         !term.source.possessor && verb > 0 && !text.clause_start[verb] &&
         VerbFormOf(text.lower[verb - 1]) != VerbForm::kNone;
}

bool Government::FollowsAny(const TargetText& text, size_t word, const Stems& stems) const {
  return word > 0 && !text.clause_start[word] && BeginsWithAny(text.lower[word - 1], stems);
}

// «с», «з»: with somebody or from somewhere.
CaseDemand Government::WithOrFrom(const TargetText& text, size_t preposition, const PlacedTerm& term,
                                  const CaseDemand& either) const {
  const bool follows = preposition > 0 && !text.clause_start[preposition];
  // «вместе с», «згідно з»
  if (follows && table_.together.contains(text.lower[preposition - 1])) return {{Case::kInstrumental}, true};
  if (term.source.with) return {{Case::kInstrumental}, true};
  if (term.source.from) return {{Case::kGenitive}, true, {}, {Case::kInstrumental}};
  // «радився з», «порівняв із угодою»
  const bool together = follows && EndsWithAny(text.lower[preposition - 1], "ся", "сь") &&
                        VerbFormOf(text.lower[preposition - 1]) != VerbForm::kNone;
  return together || term.source.given ? CaseDemand{{Case::kInstrumental}, true, {}, {Case::kGenitive}}
                                       : either;
}

CaseDemand Government::AfterPreposition(const TargetText& text, size_t preposition,
                                        const PlacedTerm& term) const {
  const PrepositionCases* cases = FindPreposition(text, preposition);
  if (cases == nullptr) return {};
  const CaseDemand demand{term.names_person() ? cases->person : cases->other, true};
  const std::string& word = text.lower[preposition];
  if (ukrainian_ && word == "по" && term.number == Number::kPlural) return {{Case::kPrepositional}, true};
  const bool with_or_from = absl::c_linear_search(demand.cases, Case::kInstrumental) &&
                            absl::c_linear_search(demand.cases, Case::kGenitive);
  if (with_or_from && FollowsAny(text, preposition, table_.away)) return {{Case::kGenitive}, true};
  if (with_or_from && word != "за") return WithOrFrom(text, preposition, term, demand);
  if (word == "за") {
    // «взяла на себе за Угодою»
    if (ukrainian_ && term.source.under && term.kind == TermKind::kEvent)
      return {{Case::kInstrumental}, true};
    // «следило за Сенатом»
    return FollowsAny(text, preposition, table_.behind) ? CaseDemand{{Case::kInstrumental}, true} : demand;
  }
  const bool in = EndsWithAny(word, "у", "в");
  // «купує нафту в Роснефті», «попросили в банку кредит»
  const bool asks = term.source.object && FollowsAny(text, preposition, table_.asks);
  if (ukrainian_ && (term.source.from || asks) && in) return {{Case::kGenitive}, true};
  // «в День Победы»
  if (term.source.on && term.kind == TermKind::kEvent && in) return {{Case::kAccusative}, true};
  const Case where =
      absl::c_linear_search(demand.cases, Case::kPrepositional) ? Case::kPrepositional : Case::kInstrumental;
  const bool where_or_whither =
      absl::c_linear_search(demand.cases, Case::kAccusative) && absl::c_linear_search(demand.cases, where);
  if (!where_or_whither) return demand;
  // «кандидат в президенты»
  if (FollowsAny(text, preposition, table_.candidates) && term.kind == TermKind::kTitle)
    return {{Case::kNominative}, true, Number::kPlural};
  // «подал в суд на Коломойского»: nothing rests on people.
  if (term.kind == TermKind::kPerson && word == "на" && !term.source.at) {
    if (FollowsAny(text, preposition, table_.rests_on)) return {{Case::kPrepositional}, true};
    return {{Case::kAccusative, where}, true};
  }
  return WhereOrWhither(text, preposition, term, where, demand);
}

bool Government::IsOneOf(const TargetText& text, size_t word, const Stems& stems) const {
  return absl::c_any_of(stems, [&](absl::string_view stem) {
    return absl::ConsumePrefix(&stem, "=") ? text.lower[word] == stem
                                           : absl::StartsWith(text.lower[word], stem);
  });
}

Government::Course Government::CourseBefore(const TargetText& text, size_t preposition,
                                            const PlacedTerm& term, Case where) const {
  const CaseDemand to{{Case::kAccusative}, true, {}, {where}};
  const CaseDemand at{{where}, true, {}, {Case::kAccusative}};
  const auto is_verb = [&](size_t word) { return VerbFormOf(text.lower[word]) != VerbForm::kNone; };
  Course course;
  course.opens_clause = text.clause_start[preposition];
  for (size_t back = 1; back <= kMotionReach && back <= preposition && !course.opens_clause; ++back) {
    const size_t word = preposition - back;
    if (text.words[word].upper_initial && !text.sentence_start[word]) {
      course.opens_clause = text.clause_start[word];
      continue;
    }
    course.moves = IsOneOf(text, word, table_.motion);
    course.rests =
        !course.moves && (IsOneOf(text, word, table_.rest) || BeginsWithAny(text.lower[word], table_.speech));
    // «голосование в …»: that the source says "in" leaves both open beside a word of motion.
    if (course.moves && term.source.at && !term.source.to) {
      // «подали в пятницу в Вашингтоне»
      const bool behind_noun =
          back == 2 && !text.clause_start[word + 1] && FindPreposition(text, word + 1) == nullptr;
      const bool both = is_verb(word) && (back == 1 || behind_noun);
      course.demand = both ? CaseDemand{{Case::kAccusative, where}, true} : at;
      return course;
    }
    // «находится с визитом в Кишинёве»
    const bool visiting = course.moves && back == 1 && word > 1 && !text.clause_start[word] &&
                          FindPreposition(text, word - 1) != nullptr &&
                          IsOneOf(text, word - 2, table_.rest) && is_verb(word - 2);
    if (visiting) {
      course.demand = {{where}, true};
      return course;
    }
    // Right beside it, it decides alone.
    if ((course.moves || course.rests) && back == 1) {
      course.demand = is_verb(word)  ? CaseDemand{{course.moves ? Case::kAccusative : where}, true}
                      : course.moves ? to
                                     : at;
      return course;
    }
    // What another verb does with the place, the source may say: «беженцы переходят в».
    if (course.moves || course.rests || IsFinite(text, word)) break;
    course.opens_clause = text.clause_start[word];
  }
  return course;
}

CaseDemand Government::WhereOrWhither(const TargetText& text, size_t preposition, const PlacedTerm& term,
                                      Case where, const CaseDemand& either) const {
  const CaseDemand to{{Case::kAccusative}, true, {}, {where}};
  const CaseDemand at{{where}, true, {}, {Case::kAccusative}};
  Course course = CourseBefore(text, preposition, term, where);
  if (!course.demand.cases.empty()) return course.demand;
  // «В Кремле заявили», «в Женеву поехал».
  for (size_t word = term.last_word + 1; word <= term.last_word + kCourseReach && word < text.words.size();
       ++word) {
    if (course.moves || course.rests || text.clause_start[word]) break;
    const VerbForm form = VerbFormOf(text.lower[word]);
    if (form == VerbForm::kNone) continue;
    course.moves = (term.source.to || !term.source.at) && IsOneOf(text, word, table_.motion);
    // «В Елисейском дворце отказались»
    const bool people = form == VerbForm::kPastPlural || form == VerbForm::kPresentPlural;
    if (course.opens_clause && people && term.kind == TermKind::kOrganisation && !term.source.to) return at;
    course.rests = !course.moves && course.opens_clause &&
                   (IsOneOf(text, word, table_.rest) || BeginsWithAny(text.lower[word], table_.speech));
  }
  // "landed in": both are said.
  if (!course.moves && !course.rests && term.source.to && term.source.at)
    return {{Case::kAccusative, where}, true};
  if (course.moves || (term.source.to && !course.rests)) return to;
  if (course.rests || term.source.at) return at;
  // Nothing that goes somewhere stands near «на» for "on": the place is where something is.
  if (term.source.on && term.kind == TermKind::kPlace && text.lower[preposition] == "на") return at;
  return either;
}

// «в отношении Макрона», «вслед за Макроном»
CaseDemand Government::AfterCompound(const TargetText& text, const PlacedTerm& term,
                                     const DecidedTerms& /*decided*/) const {
  const size_t last = term.first_word - 1;
  if (last == 0 || text.clause_start[last]) return {};
  const auto found = table_.compounds.find(absl::StrCat(text.lower[last - 1], "_", text.lower[last]));
  // «На границе Польша остановила …»
  const bool subject = table_.complete.contains(text.lower[last]) && !term.source.possessor &&
                       Agrees(FirstVerb(text, term.last_word + 1, 0), text, term);
  return found == table_.compounds.end() || subject ? CaseDemand{} : CaseDemand{{found->second}, true};
}

// Where the adverbial that ends right before word `word` begins: «в четверг», «на следующей неделе», «вчера»,
// «в Вильнюсе» with a place of the glossary. 0 when none does, or nothing of the clause stands before it.
size_t Government::AdverbialBefore(const TargetText& text, size_t word, const DecidedTerms& decided) const {
  if (word < 2 || text.clause_start[word] || text.clause_start[word - 1]) return 0;
  if (table_.adverbs.contains(text.lower[word - 1])) return word - 1;
  if (table_.asides.contains(absl::StrCat(text.lower[word - 2], "_", text.lower[word - 1]))) {
    return word - (word > 2 && text.Gap(word - 2) == "-" ? 3 : 2);  // «из-под стражи»
  }
  const auto known = decided.find(word - 1);
  size_t preposition = 0;
  if (known != decided.end()) {
    const bool place =
        known->second.kind == TermKind::kPlace || known->second.kind == TermKind::kOrganisation;
    if (place && known->second.first_word > 0) preposition = known->second.first_word - 1;
  } else if (table_.times.contains(text.lower[word - 1])) {
    preposition = word - 2;
    const bool adjective = FindPreposition(text, preposition) == nullptr && preposition > 0;
    if (adjective && !text.clause_start[preposition]) --preposition;
    // «в своей речи», but «после речи | Науседы»
    const PrepositionCases* cases = FindPreposition(text, preposition);
    if (cases != nullptr && !absl::c_linear_search(cases->other, Case::kPrepositional)) preposition = 0;
  }
  return preposition > 0 && !text.clause_start[preposition] && FindPreposition(text, preposition) != nullptr
             ? preposition
             : 0;
}

// «поздравила в Вильнюсе Науседу», «посетит на следующей неделе Запорожскую АЭС»: the verb stands further
// off.
CaseDemand Government::AfterAdverbial(const TargetText& text, const PlacedTerm& term,
                                      const DecidedTerms& decided) const {
  PlacedTerm inner = term;
  while (const size_t adverbial = AdverbialBefore(text, inner.first_word, decided)) {
    inner.first_word = adverbial;
  }
  if (inner.first_word == term.first_word) return {};
  const CaseDemand passive = AfterPassive(text, inner, decided);
  if (!passive.cases.empty()) return passive;
  const CaseDemand known = AfterVerb(text, inner, decided);
  return known.cases.empty() ? AfterUnknownVerb(text, inner, decided) : known;
}

// «пригрозил Мадуро санкциями», «вручит премию Мачадо», «считает Имамоглу заключённым»: the second object of
// a verb whose first is a term too.
CaseDemand Government::AfterObject(const TargetText& text, const PlacedTerm& term,
                                   const DecidedTerms& decided) const {
  const std::string& before = text.lower[term.first_word - 1];
  // «постачає їх Росії»
  if (term.source.given && table_.third_persons.contains(before)) return {{Case::kDative}, true};
  // «обороняющие Константиновку»
  // «…, подписавшие Будапештский меморандум»
  const bool thing_behind_comma = (term.kind == TermKind::kEvent || term.kind == TermKind::kTerm) &&
                                  term.first_word > 1 && text.clause_start[term.first_word - 1];
  if (!ukrainian_ && (term.source.object || thing_behind_comma) && IsActiveParticiple(before)) {
    const Case* own = LongestStem(table_.verbs, before, kVerbEnding);
    const bool acted_on = own == nullptr || (thing_behind_comma && *own == Case::kDative);
    return {{acted_on ? Case::kAccusative : *own},
            true,
            {},
            {Case::kGenitive, Case::kDative, Case::kInstrumental}};
  }
  // «популярнее Макрона»
  if (!ukrainian_ && term.source.than && EndsWithAny(before, "ее", "ше", "же"))
    return {{Case::kGenitive}, true};
  const auto known = decided.find(term.first_word - 1);
  if (known == decided.end() || known->second.first_word == 0 || text.clause_start[known->second.first_word])
    return {};
  const std::string& verb = text.lower[known->second.first_word - 1];
  // «обещаны Кадырову Золотовым»
  const bool capital = text.words[known->second.first_word - 1].upper_initial;
  const bool participle = !capital && IsPlainParticiple(verb, ukrainian_);
  if (term.source.by && participle) return {{Case::kInstrumental}, true};
  // «посвящена Ивеалой Нигерии», «письма Саркози Олланду»
  const Case* noun = LongestStem(table_.nouns, verb, kNounEnding);
  const bool addressed = participle || noun != nullptr;
  if (term.source.given && Letters(verb) > 3 && addressed && VerbFormOf(verb) == VerbForm::kNone)
    return {{Case::kDative}, true};
  // «поставку Украине истребителей»
  const bool thing_given = known->second.grammatical_case == Case::kDative && term.kind == TermKind::kTerm &&
                           BeginsWithAny(verb, table_.gives) &&
                           EndsWithAny(verb, "у", "ю", "а", "и", "ы", "е", "ой", "ей", "м");
  if (VerbFormOf(verb) == VerbForm::kNone) {
    // «визнання Голодомору геноцидом»
    const bool taken_for =
        EndsWithAny(verb, "ние", "ния", "нию", "нием", "нии", "ння", "нню", "нням", "нні") &&
        BeginsWithAny(verb, table_.takes_for) && term.kind == TermKind::kTerm &&
        known->second.grammatical_case == Case::kGenitive;
    if (taken_for) return {{Case::kInstrumental}, true};
    return thing_given ? CaseDemand{{Case::kGenitive}, true} : CaseDemand{};
  }
  // «…, заверил Орбан Кошту», «…, написал Стубб премьер-министру»
  const Case* own = GovernedCase(verb);
  const bool behind_subject =
      known->second.kind == TermKind::kPerson && known->second.grammatical_case == Case::kNominative &&
      (BeginsWithAny(verb, table_.speech) || own != nullptr) && term.kind != TermKind::kTerm &&
      term.kind != TermKind::kEvent && text.words[term.first_word].gap_before == WordGap::kSpace;
  if (behind_subject && term.source.given) return {{Case::kDative}, true};
  if (behind_subject && term.source.object) return {{own == nullptr ? Case::kAccusative : *own}, true};
  const auto is_thing = [](TermKind kind) { return kind == TermKind::kTerm || kind == TermKind::kEvent; };
  const bool thing = is_thing(term.kind), after_thing = is_thing(known->second.kind);
  if (BeginsWithAny(verb, table_.takes_for) && !after_thing && (thing || term.kind == TermKind::kTitle) &&
      known->second.grammatical_case == Case::kAccusative) {
    return {{Case::kInstrumental}, true};
  }
  const Case* governed = EndsWithAny(verb, "ся", "сь") ? nullptr : own;
  const bool gives = governed != nullptr && BeginsWithAny(verb, table_.gives);
  if (governed == nullptr || (*governed != Case::kDative && !gives)) return {};
  if (thing && !after_thing && known->second.grammatical_case == Case::kDative) {
    return {{BeginsWithAny(verb, table_.threats) ? Case::kInstrumental : Case::kAccusative},
            true,
            {},
            {Case::kGenitive, Case::kInstrumental}};
  }
  if (!thing && after_thing && !term.source.subject) return {{Case::kDative}, true};
  return {};
}

bool Government::PronounBefore(const TargetText& text, size_t verb) const {
  const size_t behind = verb > 0 && text.lower[verb - 1] == "не" ? verb - 1 : verb;
  return behind > 0 && table_.pronouns.contains(text.lower[behind - 1]);
}

CaseDemand Government::AfterVerb(const TargetText& text, const PlacedTerm& term,
                                 const DecidedTerms& decided) const {
  const size_t verb = term.first_word - 1;
  const std::string& word = text.lower[verb];
  // «среди гостей была Меркель»
  if (term.kind == TermKind::kPerson && table_.copulas.contains(word)) return {{Case::kNominative}, true};
  const bool thing_or_event = term.kind == TermKind::kTerm || term.kind == TermKind::kEvent;
  // «ответил пошлинами»
  if (thing_or_event && term.source.with && VerbFormOf(word) != VerbForm::kNone)
    return {{Case::kInstrumental}, true};
  // «Сибигу будут сопровождать Умеров и Кислица» for "will be accompanied by"
  const bool will = verb > 0 && !text.clause_start[verb] && table_.will.contains(text.lower[verb - 1]);
  if (will && term.source.by && VerbFormOf(word) == VerbForm::kInfinitive) return {{Case::kNominative}, true};
  // «привёз Вьетнаму предложение», «должна фонду миллиард»
  if (term.source.recipient && BeginsWithAny(word, table_.gives)) return {{Case::kDative}, true};
  // «Бортникову не нравится Мантуров»
  if (term.source.object && BeginsWithAny(word, table_.pleases)) return {{Case::kNominative}, true};
  const bool given = term.source.given && !thing_or_event && BeginsWithAny(word, table_.gives);
  if (given && VerbFormOf(word) != VerbForm::kNone) return {{Case::kDative}, true};
  // «которую возглавляет Симоньян»: the pronoun is the object.
  const bool whom = verb > 0 && text.clause_start[verb - 1] && !text.clause_start[verb] &&
                    table_.whom.contains(text.lower[verb - 1]);
  if (whom && Agrees(VerbFormOf(word), text, term)) return {{Case::kNominative}, true};
  const Case* grammatical_case = GovernedCase(word);
  if (grammatical_case == nullptr) return {};
  CaseDemand object{{*grammatical_case}, true};
  // «проиграла выборы»: most verbs that take a person in the dative take a thing in the accusative.
  const bool thing = term.kind == TermKind::kTerm || term.kind == TermKind::kEvent;
  if (thing && *grammatical_case == Case::kDative) {
    const bool gives = BeginsWithAny(word, table_.gives);
    // «позволит государствам-членам действовать»
    const size_t behind = term.last_word + 1;
    bool to_do = false;
    for (size_t i = behind; i < text.words.size() && i < behind + kPredicateReach && !text.clause_start[i];
         ++i) {
      to_do |= VerbFormOf(text.lower[i]) == VerbForm::kInfinitive;
    }
    if (!to_do && !BeginsWithAny(word, table_.indirect))
      object.cases.insert(gives ? object.cases.begin() : object.cases.end(), Case::kAccusative);
  }
  // «не признают Крыма»
  if (verb > 0 && text.lower[verb - 1] == "не") object.accepted.push_back(Case::kGenitive);
  switch (VerbFormOf(word)) {
    case VerbForm::kNone:
      // «я бачу», «мы доверяем»
      return PronounBefore(text, verb) && EndsWithAny(word, "у", "ю", "ем", "им", "ємо", "емо", "имо", "їмо",
                                                      "ите", "ете", "єте", "їте")
                 ? object
                 : CaseDemand{};
    case VerbForm::kInfinitive:
    case VerbForm::kGerund:
    case VerbForm::kImpersonal:
    case VerbForm::kImperative:
      return object;
    default:
      // A verb that agrees with the name governs it only when its subject is another.
      if ((term.source.subject ||
           (term.source.by && Agrees(VerbFormOf(word), text, term) && !PronounBefore(text, verb))) &&
          !term.source.object) {
        // «Коаліцію охочих очолить Стармер» for "will be headed by": the object stands before the verb.
        const auto fronted = verb > 0 ? decided.find(verb - 1) : decided.end();
        const bool has_object = fronted != decided.end() && *grammatical_case == Case::kAccusative &&
                                fronted->second.grammatical_case == Case::kAccusative &&
                                fronted->second.strict;
        return has_object && term.source.by ? CaseDemand{{Case::kNominative}, true} : CaseDemand{};
      }
      // «не подчинится Белому дому» for "will not bow to the White House"
      if (term.source.given && *grammatical_case == Case::kDative) return object;
      return !Agrees(VerbFormOf(word), text, term) || term.source.object ||
                     (HasSubject(text, verb, decided) && !term.source.subject)
                 ? object
                 : CaseDemand{};
  }
}

CaseDemand Government::AfterUnknownVerb(const TargetText& text, const PlacedTerm& term,
                                        const DecidedTerms& decided) const {
  const size_t verb = term.first_word - 1;
  const std::string& word = text.lower[verb];
  const VerbForm form = VerbFormOf(word);
  const bool name = term.kind == TermKind::kPerson || term.kind == TermKind::kPlace ||
                    term.kind == TermKind::kOrganisation ||
                    (term.kind == TermKind::kTitle && term.source.object);
  const bool thing = term.kind == TermKind::kTerm || term.kind == TermKind::kEvent;
  if (form == VerbForm::kNone || text.words[verb].upper_initial) return {};
  const bool agrees = Agrees(form, text, term);
  // «сообщили Макрону» has no subject.
  const bool plural = form == VerbForm::kPastPlural || form == VerbForm::kPresentPlural;
  const bool subject_before = HasSubject(text, verb, decided);
  if (!name && !(thing && (form == VerbForm::kInfinitive || subject_before))) return {};
  if (BeginsWithAny(word, table_.speech) && (agrees || (term.source.subject && !plural)) && !subject_before &&
      !term.source.object) {
    return {{Case::kNominative}, true};
  }
  if (EndsWithAny(word, "ся", "сь") || BeginsWithAny(word, table_.intransitive) || term.source.subject ||
      (term.source.by && agrees))
    return {};
  const bool finite =
      form != VerbForm::kInfinitive && form != VerbForm::kGerund && form != VerbForm::kImpersonal;
  if ((finite && agrees) || !finite) {
    // Behind an infinitive a thing is its object, a person may be the subject of the clause.
    if (!thing && !subject_before && !term.source.object) return {};
  }
  // Most verbs take an accusative; what another one takes, the translator may have known.
  if (term.source.to && term.kind == TermKind::kPerson) return {{Case::kDative, Case::kGenitive}, true};
  return {{Case::kAccusative, Case::kGenitive, Case::kDative, Case::kInstrumental}, true};
}

CaseDemand Government::BearerOfTerm(const TargetText& text, const PlacedTerm& term, const DecidedTerm& title,
                                    bool adjoins, bool subject) const {
  // «сопредседателем кампании Трампа» for "co-chairman of Trump's campaign"
  if (term.source.possessor) return adjoins ? CaseDemand{{Case::kGenitive}, true} : CaseDemand{};
  // «Від імені папи Паролін подякував»
  const bool own_verb =
      subject && term.source.subject && term.source.apart && title.grammatical_case != Case::kNominative;
  if (own_verb) return {{Case::kNominative}, true};
  // «за советником Ван дер Беллена» for "an adviser to Van der Bellen"
  const bool relative = IsRelativeTitle(text.lower[title.first_word]);
  if (relative && term.source.given && !term.source.apposition) return {{Case::kGenitive}, true};
  CaseDemand demand{{title.grammatical_case}, true};
  // «советник Зеленского»: a complement as well as an apposition; «письмо министра Зеленскому».
  if (!term.source.apposition) {
    if (title.grammatical_case == Case::kNominative) demand.cases.push_back(Case::kGenitive);
    if (!subject) demand.accepted = {Case::kGenitive, Case::kDative, Case::kInstrumental};
  }
  return demand;
}

bool Government::MayFollowTitle(const TargetText& text, size_t at, bool adjoins,
                                const DecidedTerms& decided) const {
  const std::string& word = text.lower[at];
  if (FindPreposition(text, at) != nullptr && word != "по" && word != "з") return false;
  // «мэров Харькова и Львова Терехова и Садового»
  const bool joins = table_.conjunctions.contains(word);
  if (joins && at > 0 && decided.contains(at - 1) && text.words[at + 1].upper_initial && !adjoins)
    return true;
  if (joins || table_.pronouns.contains(word) || table_.copulas.contains(word)) return false;
  return text.words[at].upper_initial || VerbFormOf(word) == VerbForm::kNone;
}

CaseDemand Government::ComplementOfTitle(const TargetText& text, size_t at, const PlacedTerm& term,
                                         bool adjoins) const {
  // «командующий Силами»
  const Case* governed = LongestStem(table_.nouns, text.lower[at], kNounEnding);
  if (adjoins && governed != nullptr && *governed == Case::kInstrumental)
    return {{Case::kInstrumental}, true};
  if (IsShownTo(text, at, term)) return {};
  // «президент Франции»; between them nothing but an adjective.
  return adjoins && term.kind != TermKind::kTitle ? CaseDemand{{Case::kGenitive}, true} : CaseDemand{};
}

CaseDemand Government::BearerOfWord(const TargetText& text, size_t at, const PlacedTerm& term,
                                    const std::vector<GrammaticalForm>& forms, bool subject,
                                    const DecidedTerms& decided) const {
  CaseDemand demand;
  for (const GrammaticalForm& form : forms) {
    if (form.number == Number::kSingular || forms.size() == 1) AddCase(&demand.cases, form.grammatical_case);
  }
  if (demand.cases.empty()) return {};
  // «сказав журналістам Зеленський»
  const bool all_plural =
      absl::c_all_of(forms, [](const GrammaticalForm& form) { return form.number == Number::kPlural; });
  const size_t behind = term.last_word + 1;
  const bool list = behind < text.words.size() && (table_.conjunctions.contains(text.lower[behind]) ||
                                                   absl::StrContains(text.Gap(behind), ","));
  if (all_plural && term.number != Number::kPlural && !list) return {};
  demand.strict = true;
  const bool relative = IsRelativeTitle(text.lower[at]);
  const bool complement = term.source.possessor ||
                          (relative && (term.source.from || (term.source.given && !term.source.apposition)));
  if (complement) return at + 1 == term.first_word ? CaseDemand{{Case::kGenitive}, true} : CaseDemand{};
  if (demand.cases.size() > 1 || demand.cases.front() == Case::kNominative) {
    // A syncretic title: what governs it decides.
    PlacedTerm head = term;
    head.first_word = head.last_word = at;
    head.kind = TermKind::kTitle;
    const CaseDemand outer = at == 0 || text.clause_start[at] ? CaseDemand{} : At(text, head, decided);
    std::vector<Case> both;
    for (const Case c : outer.cases) {
      if (outer.strict && absl::c_linear_search(demand.cases, c)) both.push_back(c);
    }
    if (!both.empty()) demand.cases = both;
  }
  if (term.source.apposition) return demand;
  // «назначил руководителем канцелярии Буданова»
  if (term.source.object && demand.cases.front() == Case::kInstrumental) return {{Case::kAccusative}, true};
  // «советник Зеленского»: a complement as well as an apposition.
  if (relative || demand.cases.front() == Case::kNominative) AddCase(&demand.cases, Case::kGenitive);
  if (!subject) demand.accepted = {Case::kGenitive, Case::kDative, Case::kInstrumental};
  return demand;
}

CaseDemand Government::AfterTitle(const TargetText& text, const PlacedTerm& term,
                                  const DecidedTerms& decided) const {
  const size_t next = term.last_word + 1;
  const bool subject = IsFinite(text, next) && Agrees(VerbFormOf(text.lower[next]), text, term);
  const bool person = term.kind == TermKind::kPerson;
  for (size_t back = 1; back <= kTitleReach && back <= term.first_word; ++back) {
    const size_t at = term.first_word - back;
    const bool adjoins = back == 1;
    if (text.clause_start[at + 1]) return {};
    const auto known = decided.find(at);
    const TermKind kind = known == decided.end() ? TermKind::kTerm : known->second.kind;
    // «по просьбе посланника Келлога Лукашенко освободил»: the title has its name already.
    if (kind == TermKind::kPerson && person) return {};
    if (kind == TermKind::kTitle && person) return BearerOfTerm(text, term, known->second, adjoins, subject);
    if (adjoins && term.kind == TermKind::kTitle) {
      // «глава аппарата министра»
      if (kind == TermKind::kTitle && (term.source.given || term.source.possessor))
        return {{Case::kGenitive}, true};
      // «советник главы офиса»
      const size_t head = known == decided.end() ? at : known->second.first_word;
      if (IsRelativeTitle(text.lower[head])) return {{Case::kGenitive}, true};
    }
    // «после» is a form of «посол» as well.
    const bool preposition = FindPreposition(text, at) != nullptr;
    const auto title = preposition ? table_.titles.end() : table_.titles.find(text.lower[at]);
    if (title != table_.titles.end()) {
      return person ? BearerOfWord(text, at, term, title->second, subject, decided)
                    : ComplementOfTitle(text, at, term, adjoins);
    }
    if (!MayFollowTitle(text, at, adjoins, decided)) return {};
  }
  return {};
}

// «был премьер-министром», «избран председателем»
CaseDemand Government::AfterCopula(const TargetText& text, const PlacedTerm& term,
                                   const DecidedTerms& decided) const {
  size_t verb = term.first_word - 1;
  // «…, назначенный главой офиса», «…, остающийся мэром»
  const std::string& participle = text.lower[verb];
  const bool begins = text.clause_start[verb] && !text.sentence_start[verb];
  const bool named =
      (begins || EndsWithAny(participle, "щийся", "щаяся", "вшийся")) && term.kind == TermKind::kTitle &&
      (IsParticiple(participle, ukrainian_) || EndsWithAny(participle, "щийся", "щаяся", "вшийся")) &&
      (BeginsWithAny(participle, table_.takes_for) || BeginsWithAny(participle, table_.predicative) ||
       BeginsWithAny(participle, table_.remains));
  // «…, избранный президент», whom English calls "president-elect"
  const bool elect = BeginsWithAny(participle, table_.elects) && !term.source.predicate;
  if (named && !elect) return {{Case::kInstrumental}, true};
  if (!term.source.predicate) return {};
  if (IsRelational(text.lower[verb]) && verb > 0 && !text.clause_start[verb]) --verb;
  const bool links = absl::c_any_of(table_.predicative, [&](const std::string& stem) {
    return absl::StartsWith(text.lower[verb], stem) &&
           Letters(text.lower[verb]) - Letters(stem) <= kPredicateEnding;
  });
  if (!links) {
    // «обрала нового архієпископа»
    const bool object = EndsLikeAdjective(participle, ukrainian_) &&
                        EndsWithAny(participle, "ого", "его", "ього", "ую", "юю");
    if (object) return {};
    // «назначил своего сына секретарём»
    for (size_t i = term.first_word; i > 0 && i + kPredicateReach > term.first_word && !text.clause_start[i];
         --i) {
      if (BeginsWithAny(text.lower[i - 1], table_.takes_for) &&
          VerbFormOf(text.lower[i - 1]) != VerbForm::kNone)
        return FindPreposition(text, verb) == nullptr ? CaseDemand{{Case::kInstrumental}, true}
                                                      : CaseDemand{};
    }
    return {};
  }
  // «Будучи главой», «Призначений послом»; before another verb the title may be the subject: «Среди них был
  // представитель».
  const bool was = absl::StartsWith(text.lower[verb], "бы") || absl::StartsWith(text.lower[verb], "бу");
  const bool no_subject = !was || EndsWithAny(text.lower[verb], "чи");
  return no_subject || HasSubject(text, verb, decided) ? CaseDemand{{Case::kInstrumental}, true}
                                                       : CaseDemand{};
}

const Case* Government::CaseOfComplement(absl::string_view word) const {
  // «виступив» is no form of «виступ», but «слів» is one of «слово».
  const bool past = EndsWithAny(word, "ив", "ав", "ув", "яв", "ил", "ал", "ел", "ял", "ила", "ала", "или",
                                "али", "ить", "ять", "ють", "уть", "ать", "ує", "ает", "ует", "яет", "ают",
                                "уют", "яют", "ят", "лся", "ає", "яє", "ює", "іє", "їть", "ило", "ало", "яло",
                                "яли", "ули", "уло", "лась", "лось", "лись", "ется", "ются", "ится", "ятся");
  const VerbForm form = VerbFormOf(word);
  const bool other =
      IsNounsAdjective(word) || form == VerbForm::kInfinitive || (past && form != VerbForm::kNone);
  const Case* of_table = other ? nullptr : LongestStem(table_.nouns, word, kNounEnding);
  if (of_table != nullptr) return of_table;
  static constexpr Case kGenitive = Case::kGenitive;
  const bool abstract =
      ukrainian_
          ? EndsWithAny(word, "ння", "нню", "нням", "нні", "ннями", "ннях", "ція", "ції", "цію", "цією",
                        "ціям", "ціями", "ціях", "ства", "ство", "ствами")
          : EndsWithAny(word, "ние", "ния", "нию", "нием", "нии", "ний", "ниям", "ниями", "ниях", "ция",
                        "ции", "цию", "цией", "циям", "циями", "циях", "ство", "ства", "ству", "ствами");
  return abstract ? &kGenitive : nullptr;
}

CaseDemand Government::BehindOtherNoun(const TargetText& text, const PlacedTerm& term, bool verb,
                                       bool subject) const {
  const size_t at = term.first_word - 1;
  const std::string& word = text.lower[at];
  const bool adjective = IsNounsAdjective(word), thing = term.is_thing() && !term.animate;
  static const std::vector<Case> kOblique = {Case::kGenitive, Case::kDative, Case::kAccusative,
                                             Case::kInstrumental};
  if (term.source.given && !thing && !verb && !adjective && Letters(word) > 3) {
    // «угроза Тайваню»; «передал бронемашины Вооружённым силам» leaves no other case.
    const bool gives = at > 0 && !text.clause_start[at] && BeginsWithAny(text.lower[at - 1], table_.gives) &&
                       VerbFormOf(text.lower[at - 1]) != VerbForm::kNone;
    return {{Case::kDative}, true, {}, gives ? std::vector<Case>{} : kOblique};
  }
  // "Rosatom engineers": a name that English has before the noun; "farmers in Brittany": «фермеров Бретани».
  const bool inhabits = term.source.at && term.kind == TermKind::kPlace && !adjective;
  const bool attribute =
      inhabits || (term.source.attribute && !term.source.object && !adjective &&
                   (term.kind == TermKind::kPerson || term.kind == TermKind::kOrganisation ||
                    term.kind == TermKind::kPlace));
  // «сказал журналистам», but «по руинам»
  const bool addressed = EndsWithAny(word, "ам", "ям") &&
                         (at == 0 || text.clause_start[at] || FindPreposition(text, at - 1) == nullptr);
  const bool depends =
      (term.source.possessor || term.source.from || term.source.gerund || attribute) && !verb && !adjective &&
      (Letters(word) > 2 || text.words[at].gap_before == WordGap::kApostrophe) && !subject && !addressed;
  return depends ? CaseDemand{{Case::kGenitive}, true, {}, kOblique} : CaseDemand{};
}

CaseDemand Government::SubjectBehindNoun(const TargetText& text, const PlacedTerm& term,
                                         const DecidedTerms& decided) const {
  const size_t at = term.first_word - 1;
  const std::string& word = text.lower[at];
  if (at == 0 || text.clause_start[at]) return {};
  const CaseDemand nominative{{Case::kNominative},
                              true,
                              {},
                              {Case::kGenitive, Case::kDative, Case::kAccusative, Case::kInstrumental}};
  // «сообщил агентству Ушаков» for "Ushakov told the agency"
  const bool light = table_.light.contains(word);
  const bool speaks = BeginsWithAny(text.lower[at - 1], table_.speech);
  const bool told = (term.source.subject || (light && term.source.by)) && term.kind == TermKind::kPerson &&
                    (speaks || light) && Agrees(VerbFormOf(text.lower[at - 1]), text, term);
  if (told) return nominative;
  if (IsShownTo(text, at, term)) return {};
  // «заявил журналистам пресс-секретарь»
  const bool to_people = EndsWithAny(word, "ам", "ям") && speaks && !HasSubject(text, at - 1, decided);
  return to_people ? nominative : CaseDemand{};
}

CaseDemand Government::OfNoun(const TargetText& text, const PlacedTerm& term, Case governed) const {
  const size_t at = term.first_word - 1;
  const std::string& word = text.lower[at];
  // «письмо Макрону», but "Macron's letter" is «письмо Макрона»; «введение Советом Безопасности санкций»
  if (term.source.possessor) {
    CaseDemand possessed{{Case::kGenitive}, true};
    if (term.kind != TermKind::kPerson) possessed.accepted = {Case::kDative, Case::kInstrumental};
    const bool action = EndsWithAny(word, "ние", "ния", "нию", "нием", "нии", "тие", "тия", "ция", "ции",
                                    "цию", "ння", "нню", "нням", "нні", "ція", "ції", "цію", "цією", "ття");
    if (action) possessed.accepted.push_back(Case::kInstrumental);
    return possessed;
  }
  // The name may belong to the verb before the noun: «задал вопрос Путину».
  CaseDemand demand{{governed}, true};
  // «наступника Гутерріша» for "a successor to Guterres", «пошкодження станції» for "damage to the plant"
  const bool own = IsRelativeTitle(word) || BeginsWithAny(word, table_.damages);
  const bool thing = term.is_thing() && !term.animate;
  if (!thing && term.source.given && !own) demand.cases.insert(demand.cases.begin(), Case::kDative);
  // «звинуватила у своєму падінні Банк Англії»
  const bool in_phrase =
      at >= 2 && !text.clause_start[at] && !text.clause_start[at - 1] &&
      (FindPreposition(text, at - 1) != nullptr || FindPreposition(text, at - 2) != nullptr);
  const bool person_or_body = term.names_person() || term.kind == TermKind::kOrganisation;
  if (term.source.object && !term.source.gerund && in_phrase && person_or_body) {
    // «подякувала за підтримку Урсулі»
    const size_t preposition = FindPreposition(text, at - 1) != nullptr ? at - 1 : at - 2;
    const Case* of_verb = preposition > 0 && !text.clause_start[preposition] &&
                                  VerbFormOf(text.lower[preposition - 1]) != VerbForm::kNone
                              ? GovernedCase(text.lower[preposition - 1])
                              : nullptr;
    demand.cases.insert(demand.cases.begin(), of_verb == nullptr ? Case::kAccusative : *of_verb);
  }
  for (const Case other : {Case::kDative, Case::kInstrumental}) {
    if (term.names_person()) AddCase(&demand.cases, other);
  }
  demand.accepted = {Case::kGenitive, Case::kDative, Case::kInstrumental};
  return demand;
}

CaseDemand Government::AfterNoun(const TargetText& text, const PlacedTerm& term,
                                 const DecidedTerms& decided) const {
  const size_t at = term.first_word - 1;
  const std::string& word = text.lower[at];
  if (table_.function.contains(word)) return {};
  // «оставил без изменений ставку»
  const bool without = at > 0 && !text.clause_start[at] && text.lower[at - 1] == "без";
  if (without && !term.source.possessor && table_.without.contains(word)) return {};
  // "Article 5 of the North Atlantic Treaty"
  if (term.source.possessor && decided.contains(at)) return {{Case::kGenitive}, true};
  if (text.words[at].upper_initial && !text.sentence_start[at]) return {};
  // «город Мариуполь», «в городе Мариуполь»: the name may stay as it is.
  if (term.kind == TermKind::kPlace && table_.generics.contains(word)) return {};
  if (BeginsWithAny(word, table_.passives) && Letters(word) >= 6 && IsParticiple(word, ukrainian_)) {
    return {{Case::kInstrumental}, true};
  }
  if (BeginsWithAny(word, table_.monuments)) return {{Case::kDative}, true};
  const Case* governed = CaseOfComplement(word);
  const bool thing = term.is_thing() && !term.animate;
  // «Розлив Дунаю залишив»: a second verb behind the name makes a noun of what looks like one.
  const size_t behind = term.last_word + 1;
  const bool verb = VerbFormOf(word) != VerbForm::kNone && governed == nullptr &&
                    !(text.sentence_start[at] && IsFinite(text, behind));
  static constexpr Case kGenitive = Case::kGenitive;
  // «торговля металлами», but «руководство России» is Russia's own
  const bool own = term.source.possessor || term.source.attribute;
  if (governed != nullptr && *governed == Case::kInstrumental && !thing && own) governed = &kGenitive;
  if (term.source.recipient && !thing && !verb && BeginsWithAny(word, table_.gives))
    return {{Case::kDative}, true};
  // «письмо министра» is from him
  if (governed != nullptr && *governed == Case::kDative && term.source.from) governed = &kGenitive;
  // «Это решение Макрон назвал …», «После визита Трамп снова сказал …»: the name may be the subject of what
  // follows.
  const bool next_is_verb = IsFinite(text, behind) && !text.clause_start[at];
  const bool subject = Agrees(FirstVerb(text, behind, kSubjectReach), text, term) &&
                       !IsReported(text, behind) && !term.source.possessor && !term.source.to &&
                       (!term.source.dependent || term.source.by) &&
                       (next_is_verb || OpensWithAdverbial(text, at));
  if (governed == nullptr) return BehindOtherNoun(text, term, verb, subject);
  if (subject) return {};
  const CaseDemand of_verb = SubjectBehindNoun(text, term, decided);
  if (!of_verb.cases.empty()) return of_verb;
  // «показав журналістам Ізюм»: the verb's object.
  if (IsShownTo(text, at, term)) return {{Case::kAccusative}, true, {}, {Case::kGenitive}};
  return OfNoun(text, term, *governed);
}

// «подписан Макроном», «звільнено Лукашенком», «адресована Лаврову»: the source tells the agent from the
// addressee.
CaseDemand Government::AfterPassive(const TargetText& text, const PlacedTerm& term,
                                    const DecidedTerms& decided) const {
  const std::string& word = text.lower[term.first_word - 1];
  const bool name = text.words[term.first_word - 1].upper_initial &&
                    !text.clause_start[term.first_word - 1];  // «в Астане Казахстан»
  const VerbForm form = VerbFormOf(word);
  // «перегляне» is no «переглянене»
  const bool active = ukrainian_ && absl::EndsWith(word, "не") && form == VerbForm::kPresentSingular;
  // «у пошкодженні станції»
  const bool noun = ukrainian_ && EndsWithAny(word, "нні", "нню", "нням", "тті", "ттю", "ттям");
  const bool passive = !name && !active && !noun && Letters(word) >= 4 &&
                       (IsParticiple(word, ukrainian_) || EndsWithAny(word, "ся", "сь") ||
                        VerbFormOf(word) == VerbForm::kImpersonal);
  // «план має бути схваленою парламентом»: the participle is not to be recognised.
  if (term.source.by && table_.be.contains(word)) return {{Case::kInstrumental}, true};
  const bool was = term.first_word > 1 && !text.clause_start[term.first_word - 1] && !name &&
                   LongestStem(table_.nouns, word, kNounEnding) == nullptr &&
                   EndsWithAny(word, "ною", "тою", "ним", "тим", "ной", "той", "ным", "тым") &&
                   (table_.be.contains(text.lower[term.first_word - 2]) ||
                    table_.copulas.contains(text.lower[term.first_word - 2]));
  if (term.source.by && was && FindPreposition(text, term.first_word - 1) == nullptr)
    return {{Case::kInstrumental}, true};
  if (!passive) return {};
  // «Санкции нужны Украине», but «Украине нужны санкции»
  if (table_.needs.contains(word)) return {{term.source.object ? Case::kNominative : Case::kDative}, true};
  const bool reflexive = EndsWithAny(word, "ся", "сь");
  if (reflexive && GovernedCase(word) != nullptr) return {};
  // «награда посвящена Ивеалой» for "Iweala dedicated"
  const bool person_or_body = term.kind == TermKind::kPerson || term.kind == TermKind::kOrganisation;
  if (term.source.subject && !term.source.passive && !reflexive && person_or_body &&
      !text.words[term.first_word - 1].upper_initial &&
      EndsWithAny(word, "ана", "ано", "аны", "яна", "яно", "яны", "ена", "ено", "ены", "ята", "ято", "яты"))
    return {{Case::kInstrumental}, true};
  const bool plural = form == VerbForm::kPastPlural || form == VerbForm::kPresentPlural;
  // «К Стармеру присоединились Лэмми и Ривз», «До Мірзійоєва приєднається Алієв»
  size_t clause = term.first_word - 1;
  while (clause > 0 && !text.clause_start[clause]) --clause;
  const bool joins = FindPreposition(text, clause) != nullptr &&
                     (term.kind == TermKind::kPerson || term.kind == TermKind::kTitle);
  if (reflexive && (plural || joins) && Agrees(form, text, term) &&
      !HasSubject(text, term.first_word - 1, decided))
    return {};
  // «соглашение, рассматриваемое Тегераном» for "that Tehran regards"
  const bool present = EndsWithAny(word, "емый", "емая", "емое", "емые", "емого", "емой", "емому", "емую",
                                   "емым", "емом", "емых", "емыми", "имый", "имая", "имое", "имые", "имого",
                                   "имой", "имому", "имую", "имым", "имом", "имых", "имыми");
  if (term.source.by ||
      (present && text.clause_start[term.first_word - 1] && !text.sentence_start[term.first_word - 1] &&
       term.source.subject && Letters(word) > 5))
    return {{Case::kInstrumental}, true};
  if (term.source.to && !reflexive) return {{Case::kDative}, true};
  return {};
}

// «два сенатора», «пять бывших министров», «п'ять міністрів».
CaseDemand Government::AfterNumeral(const TargetText& text, const PlacedTerm& term) const {
  if (term.number != Number::kPlural) return {};
  size_t at = term.first_word - 1;
  for (int adjectives = 0; adjectives < 2 && at > 0 && !text.clause_start[at]; ++adjectives) {
    if (!EndsWithAny(text.lower[at], "их", "іх", "ых", "ие", "ые") ||
        table_.numerals.contains(text.lower[at]))
      break;
    --at;
  }
  absl::string_view word = text.lower[at];
  if (!word.empty() && absl::ascii_isdigit(static_cast<unsigned char>(word.back()))) {
    const bool teen = word.size() > 1 && word[word.size() - 2] == '1';
    if (word.back() == '1' && !teen) return {};
    // «со всеми 27 главами»
    size_t outer = at;
    while (outer > 0 && !text.clause_start[outer] && table_.determiners.contains(text.lower[outer - 1]))
      --outer;
    if (outer > 0 && !text.clause_start[outer] && text.lower[outer - 1] != "понад") {
      const CaseDemand preposition = AfterPreposition(text, outer - 1, term);
      const bool oblique = !preposition.cases.empty() && preposition.cases.front() != Case::kAccusative;
      if (oblique) return {{preposition.cases.front()}, true, Number::kPlural};
    }
    word = !teen && word.back() >= '2' && word.back() <= '4' ? "3" : "5";
  }
  const auto found = table_.numerals.find(word);
  if (found == table_.numerals.end()) return {};
  // «два политических заключённых»: of several words, or an adjective as a noun, not all stand in one number.
  const bool several =
      found->second.number == Number::kSingular && found->second.cases.front() == Case::kGenitive &&
      ((term.last_word > term.first_word && EndsLikeAdjective(text.lower[term.first_word], ukrainian_)) ||
       EndsWithAny(text.lower[term.last_word], "ых", "их"));
  CaseDemand demand = found->second;
  // «об одиннадцати авиаударах»
  const PrepositionCases* outer =
      demand.cases.size() > 1 && at > 0 && !text.clause_start[at] ? FindPreposition(text, at - 1) : nullptr;
  if (outer != nullptr) {
    for (const Case preferred : outer->other) {
      if (absl::c_linear_search(demand.cases, preferred)) {
        demand.cases = {preferred};
        break;
      }
    }
  }
  demand.few = several;
  // «ссылкой на двух дипломатов»
  if (term.animate && outer != nullptr && demand.cases.front() == Case::kPrepositional &&
      absl::c_linear_search(outer->other, Case::kAccusative))
    demand.accepted = {Case::kAccusative, Case::kGenitive};
  return demand;
}

CaseDemand Government::AfterAdjective(const TargetText& text, const PlacedTerm& term,
                                      const DecidedTerms& decided) const {
  const size_t at = term.first_word - 1;
  const std::string& word = text.lower[at];
  const bool name = decided.contains(at) || (text.words[at].upper_initial && !text.sentence_start[at]);
  // «…, недовольного Испанией», «благодарен Путину»
  const Case* complement = LongestStem(table_.complements, word, kAdjectiveEnding);
  if (complement != nullptr &&
      (text.clause_start[at] || term.source.dependent || !EndsLikeAdjective(word, ukrainian_)))
    return {{*complement}, true};
  // «почти всю область»
  if (term.gender == Gender::kFeminine && table_.accusatives.contains(word))
    return {{Case::kAccusative}, true};
  if (Letters(word) < 4 || table_.function.contains(word) || name) return {};
  // «израильских авиаудары»
  if (term.number == Number::kPlural && EndsWithAny(word, "ых", "их", "іх")) {
    return {{Case::kGenitive, Case::kPrepositional}, true, {}, {Case::kAccusative}};
  }
  if (term.number == Number::kPlural && EndsWithAny(word, "ыми", "ими")) return {{Case::kInstrumental}, true};
  if (term.number == Number::kPlural && EndsWithAny(word, "ым", "им", "ім")) return {{Case::kDative}, true};
  const auto strict = [](std::vector<Case> cases) { return CaseDemand{std::move(cases), true}; };
  // «…, беглым лидером оппозиции»
  const bool apposed = text.clause_start[at] && !text.sentence_start[at] && term.kind == TermKind::kTitle &&
                       term.number != Number::kPlural && VerbFormOf(word) == VerbForm::kNone &&
                       Letters(word) > 4;
  if (apposed && EndsWithAny(word, "ым", "им", "ім")) return strict({Case::kInstrumental});
  if (apposed && EndsWithAny(word, "ому", "ему", "ьому"))
    return strict({Case::kDative, Case::kPrepositional});
  // «под час останнього обміну»
  const bool thing = !term.animate && term.kind != TermKind::kPerson && term.kind != TermKind::kTitle;
  if (thing && term.number != Number::kPlural &&
      (ukrainian_ ? EndsWithAny(word, "ого", "ього")
                  : EndsWithAny(word, "ного", "кого", "шего", "щего", "мого", "вого", "него", "того", "дого",
                                "оего")))
    return strict({Case::kGenitive});
  // «призначив нового главу»
  const bool object = at > 1 && !text.clause_start[at] && IsFinite(text, at - 1) &&
                      (text.clause_start[at - 1] || text.lower[at - 2] != "не");
  const CaseDemand animate =
      object ? strict({Case::kAccusative, Case::kGenitive}) : strict({Case::kGenitive, Case::kAccusative});
  // «в каждом опросе», «в кожному опитуванні»: no noun in the instrumental stands behind these prepositions.
  static constexpr std::array<absl::string_view, 7> kLocative = {"в", "во", "у", "на", "о", "об", "при"};
  // «о более высоком»
  const bool graded = at > 1 && (text.lower[at - 1] == "более" || text.lower[at - 1] == "самом" ||
                                 text.lower[at - 1] == "очень");
  const size_t locative = graded ? at - 1 : at;
  const bool behind_locative = locative > 0 && !text.clause_start[locative] &&
                               absl::c_linear_search(kLocative, text.lower[locative - 1]) &&
                               (ukrainian_ || text.lower[locative - 1] != "у");
  const bool feminine = term.gender == Gender::kFeminine;
  if (ukrainian_) {
    if (EndsWithAny(word, "ого", "ього")) return animate;
    if (EndsWithAny(word, "ому", "ьому"))
      return behind_locative ? strict({Case::kPrepositional}) : strict({Case::kDative, Case::kPrepositional});
    if (EndsWithAny(word, "ським", "цьким", "шнім", "ним", "вим")) return strict({Case::kInstrumental});
    if (feminine && EndsWithAny(word, "ською", "ною", "вою", "ньою")) return strict({Case::kInstrumental});
    if (feminine && EndsWithAny(word, "ської", "ної", "вої", "ньої")) return strict({Case::kGenitive});
    if (feminine && EndsWithAny(word, "ській", "цькій")) return strict({Case::kDative, Case::kPrepositional});
    if (feminine && EndsWithAny(word, "ську", "цьку")) return strict({Case::kAccusative});
    return {};
  }
  if (EndsWithAny(word, "ного", "кого", "шего", "щего", "мого", "вого", "него", "того", "дого", "оего"))
    return animate;
  // «об Эмманюэле Бонне, дипломатическом советнике»
  if (EndsWithAny(word, "ском", "цком") && IsRelational(word)) return strict({Case::kPrepositional});
  if (behind_locative && EndsWithAny(word, "ном", "ком", "цком", "том", "лом", "ром", "вом", "ждом", "шем",
                                     "щем", "воём", "оем"))
    return strict({Case::kPrepositional});
  if (EndsWithAny(word, "ному", "кому", "всему", "оему", "шему", "щему", "мому", "вому", "нему"))
    return strict({Case::kDative});
  if (EndsWithAny(word, "ным", "ским", "цким", "шим", "щим", "мим", "вым", "ним")) {
    return strict({Case::kInstrumental});
  }
  if (feminine && EndsWithAny(word, "скую", "ную", "шую", "вую", "нюю")) return strict({Case::kAccusative});
  return {};
}

// «Швейцария, а не Австрия», «ни Москвы, ни Киева», «премьером, а затем министром»: as what stands before.
CaseDemand Government::AfterContrast(const TargetText& text, const PlacedTerm& term,
                                     const DecidedTerms& decided) const {
  size_t at = term.first_word - 1;
  const auto is = [&](size_t word, std::initializer_list<absl::string_view> words) {
    return absl::c_any_of(words, [&](absl::string_view one) { return text.lower[word] == one; });
  };
  if (is(at, {"не", "затем", "потом", "потім", "згодом"}) && at > 0 && !text.clause_start[at]) --at;
  if (!text.clause_start[at] || at == 0 || !is(at, {"а", "но", "але", "ни", "ні"})) return {};
  if (IsFinite(text, term.last_word + 1)) return {};
  const auto other = decided.find(at - 1);
  if (other == decided.end()) return {};
  // «не Москва, а Пекин», but «Аббас остаётся, а Палестина …»
  const size_t first = other->second.first_word;
  const bool denied = first > 0 && text.lower[first - 1] == "не";
  const bool denies = text.lower[term.first_word] == "не";  // passed over as a particle
  if (at + 1 == term.first_word && is(at, {"а", "но", "але"}) && !denied && !denies) return {};
  return {{other->second.grammatical_case}, true};
}

CaseDemand Government::AfterConjunction(const TargetText& text, const PlacedTerm& term,
                                        const DecidedTerms& decided) const {
  const size_t before = term.first_word - 1;
  if (before == 0) return {};
  // «…, и Петер Мадьяр стал премьером»
  const bool new_clause = text.clause_start[before] &&
                          FirstVerb(text, term.last_word + 1, kSubjectReach) != VerbForm::kNone &&
                          !term.source.listed;
  if (new_clause) return {};
  auto known = decided.find(before - 1);
  // «Такаити из Японии и Ли Чжэ Мён»
  if (known != decided.end() && known->second.kind == TermKind::kPlace && term.kind == TermKind::kPerson &&
      known->second.first_word > 1 && FindPreposition(text, known->second.first_word - 1) != nullptr) {
    const auto person = decided.find(known->second.first_word - 2);
    if (person != decided.end() && person->second.kind == TermKind::kPerson) known = person;
  }
  // «четыре губернатора и мэры»: the number is no matter of what comes behind.
  const bool counted = known != decided.end() && known->second.first_word > 0 &&
                       !text.clause_start[known->second.first_word] &&
                       table_.numerals.contains(text.lower[known->second.first_word - 1]);
  if (counted && term.kind == TermKind::kTitle) return {};
  if (known != decided.end()) {
    // «Китай и Индия воздержались», «Макрон и президент Зеленский договорились»
    const size_t behind = BehindName(text, term);
    const VerbForm verb = IsFinite(text, behind) ? VerbFormOf(text.lower[behind]) : VerbForm::kNone;
    const bool plural = verb == VerbForm::kPastPlural || verb == VerbForm::kPresentPlural;
    // «Макрон и Зеленский в Елисейском дворце»: no verb behind them, so that nothing governs them.
    const bool captioned =
        known->second.strict && term.source.listed && !HasVerb(text, known->second.first_word);
    const bool subjects = known->second.grammatical_case == Case::kNominative && !term.source.object &&
                          (plural || captioned ||
                           (verb != VerbForm::kNone && term.source.subject && !IsImpersonal(text, behind)));
    // «связи между помощниками Трампа и Россией»: the other noun may be further off.
    static const std::vector<Case> kOblique = {Case::kGenitive, Case::kDative, Case::kAccusative,
                                               Case::kInstrumental};
    if (IsFinite(text, term.last_word + 1) &&
        VerbFormOf(text.lower[term.last_word + 1]) == VerbForm::kPresentPlural && !term.source.object &&
        !term.source.dependent && known->second.grammatical_case == Case::kAccusative) {
      return {};
    }
    // «обвинил Лондон и Париж», «ордер на арест Путина и Львовой-Беловой»
    const bool alike = known->second.kind == term.kind && known->second.strict &&
                       known->second.grammatical_case != Case::kNominative &&
                       (term.kind == TermKind::kPerson || term.kind == TermKind::kPlace);
    return {{CaseOfList(text, known->second, term)},
            known->second.strict || subjects,
            {},
            subjects || alike ? std::vector<Case>{} : kOblique};
  }
  // «обвинил и Путина, и …», «с Х и Путиным».
  PlacedTerm inner = term;
  inner.first_word = before;
  // «переміг би і Філіппа»
  while (inner.first_word > 1 && !text.clause_start[inner.first_word] &&
         table_.particles.contains(text.lower[inner.first_word - 1])) {
    --inner.first_word;
  }
  CaseDemand direct = AfterPreposition(text, before - 1, inner);
  if (direct.cases.empty()) direct = AfterVerb(text, inner, decided);
  if (!direct.cases.empty() && !text.clause_start[before]) return direct;
  const CaseDemand outer =
      before >= 2 && !text.clause_start[before - 1] ? AfterPreposition(text, before - 2, term) : CaseDemand{};
  if (!outer.cases.empty()) return CaseDemand{outer.cases, outer.cases.size() == 1};
  // «отказал УНРВА и Филиппу Лаззарини»: a name that no term is.
  const bool other_name = before >= 2 && text.words[before - 1].upper_initial && !text.clause_start[before] &&
                          !text.clause_start[before - 1] && !text.words[before - 2].upper_initial;
  if (!other_name) return {};
  inner.first_word = before - 1;
  return AfterVerb(text, inner, decided);
}

}  // namespace dragoman
