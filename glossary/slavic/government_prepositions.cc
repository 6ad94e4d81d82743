// What a preposition demands of the term behind it.
#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "glossary/slavic/government.h"

namespace dragoman {
namespace {

// How far to the left of a preposition a verb of motion may stand: «прибыл вчера вечером в Париж».
constexpr size_t kMotionReach = 6;

// How far behind a place the verb may stand that says whether something goes there: «в Женеву вчера поехал».
constexpr size_t kCourseReach = 4;

}  // namespace

bool Government::FollowsAny(const TargetText& text, size_t word, const Stems& stems) const {
  // «победил бы на»
  while (word > 1 && !text.clause_start[word] && table_.particles.contains(text.lower[word - 1])) --word;
  return word > 0 && !text.clause_start[word] && BeginsWithAny(text.lower[word - 1], stems);
}

bool Government::FollowsNearby(const TargetText& text, size_t word, const Stems& stems) const {
  for (size_t i = word; i > 0 && i + kCourseReach > word && !text.clause_start[i]; --i) {
    if (BeginsWithAny(text.lower[i - 1], stems)) return true;
  }
  return false;
}

// «с», «з»: with somebody or from somewhere.
CaseDemand Government::WithOrFrom(const TargetText& text, size_t preposition, const PlacedTerm& term,
                                  const CaseDemand& either) const {
  const bool follows = preposition > 0 && !text.clause_start[preposition];
  // «вместе с», «згідно з»
  if (follows && table_.together.contains(text.lower[preposition - 1])) return {{Case::kInstrumental}, true};
  if (term.source.with) return {{Case::kInstrumental}, true};
  if (term.source.from) return {{Case::kGenitive}, true, {}, {Case::kInstrumental}};
  // «вышло с Кипра»
  const bool leaves = follows && term.kind == TermKind::kPlace && IsOnPlace(term.lemma) &&
                      (IsOneOf(text, preposition - 1, table_.motion) ||
                       BeginsWithAny(text.lower[preposition - 1], table_.leaves));
  if (leaves) return {{Case::kGenitive}, true};
  // «радився з», «порівняв із угодою»
  const bool together = follows && EndsWithAny(text.lower[preposition - 1], "ся", "сь") &&
                        VerbFormOf(text.lower[preposition - 1]) != VerbForm::kNone;
  // «зустрівся з Токаєвим» for "met Tokayev"
  if (together && term.source.object) return {{Case::kInstrumental}, true};
  return together || term.source.given ? CaseDemand{{Case::kInstrumental}, true, {}, {Case::kGenitive}}
                                       : either;
}

bool Government::IsWearer(const TargetText& text, const PlacedTerm& term) const {
  const size_t behind = BehindName(text, term);
  return term.kind == TermKind::kPerson && term.source.subject && behind < text.words.size() &&
         !text.clause_start[behind] && table_.copulas.contains(text.lower[behind]);
}

CaseDemand Government::AfterPreposition(const TargetText& text, size_t preposition,
                                        const PlacedTerm& term) const {
  const PrepositionCases* cases = FindPreposition(text, preposition);
  if (cases == nullptr) return {};
  const CaseDemand demand{term.names_person() ? cases->person : cases->other, true};
  const std::string& word = text.lower[preposition];
  // «Накануне Трамп подписал закон»
  const bool adverb = table_.adverbs.contains(word) && text.clause_start[preposition] &&
                      !term.source.possessor && !term.source.dependent &&
                      Agrees(FirstVerb(text, BehindName(text, term), kSubjectReach), text, term);
  if (adverb) return {};
  if (ukrainian_ && word == "по" && term.number == Number::kPlural) return {{Case::kPrepositional}, true};
  if (word == "на" && IsWearer(text, term)) return {{Case::kPrepositional}, true};
  const bool with_or_from = absl::c_linear_search(demand.cases, Case::kInstrumental) &&
                            absl::c_linear_search(demand.cases, Case::kGenitive);
  // «почалося з ордера» for "began with"
  const bool begins = with_or_from && term.is_thing() && FollowsAny(text, preposition, table_.begins) &&
                      EndsWithAny(text.lower[preposition - 1], "ся", "сь");
  if (begins) return {{Case::kGenitive}, true};
  // «вылетел с Крыма», but «отправятся с Зеленским»
  const bool away =
      with_or_from && !term.source.with && !term.source.by && FollowsAny(text, preposition, table_.away);
  if (away) return {{Case::kGenitive}, true};
  if (with_or_from && word != "за") return WithOrFrom(text, preposition, term, demand);
  if (word == "за") {
    // «взяла на себе за Угодою»
    if (ukrainian_ && term.source.under && term.kind == TermKind::kEvent)
      return {{Case::kInstrumental}, true};
    // «за столом переговорів» for "at the negotiating table"
    const bool from_behind = preposition > 0 && text.Gap(preposition) == "-";  // «из-за Днепра»
    // «сіли за стіл переговорів»
    if (!term.names_person() && FollowsNearby(text, preposition, table_.sits))
      return {{Case::kAccusative}, true};
    if (term.source.at && !term.names_person() && !from_behind)
      return {{Case::kInstrumental}, true, {}, {Case::kAccusative}};
    // «следило за Сенатом», «за Смотричем стоят»
    const size_t next = term.last_word + 1;
    // «за Париж стоит побороться»
    const bool worth =
        next + 1 < text.words.size() && VerbFormOf(text.lower[next + 1]) == VerbForm::kInfinitive;
    const bool stands = IsFinite(text, next) && !worth && BeginsWithAny(text.lower[next], table_.stands);
    return stands || FollowsAny(text, preposition, table_.behind) ? CaseDemand{{Case::kInstrumental}, true}
                                                                  : demand;
  }
  const bool in = EndsWithAny(word, "у", "в");
  // «кандидат в президенты», «взяли в заложники»
  const bool people = term.kind == TermKind::kTerm && term.animate;
  // «взяла весь Евросоюз в заложники»
  bool candidates = people ? FollowsNearby(text, preposition, table_.candidates)
                           : FollowsAny(text, preposition, table_.candidates);
  // «Ньюсом в президенты?»
  candidates |= term.kind == TermKind::kTitle && term.source.purpose && !HasVerb(text, term.last_word + 1);
  if (in && candidates && (term.kind == TermKind::kTitle || people))
    return {{Case::kNominative}, true, Number::kPlural};
  // «розчарувалися в Хрупаллі»
  const bool feels = in && term.names_person() && FollowsAny(text, preposition, table_.feels);
  if (feels) return {{Case::kPrepositional}, true};
  // «купує нафту в Роснефті», «попросили в банку кредит», «в Угорщини попросив»
  const size_t next = term.last_word + 1;
  const bool asks =
      term.source.object && (FollowsNearby(text, preposition, table_.asks) ||
                             (IsFinite(text, next) && BeginsWithAny(text.lower[next], table_.asks)));
  if (ukrainian_ && ((term.source.from && !term.source.attribute) || asks) && in)
    return {{Case::kGenitive}, true};
  // «запитала у Стармера»: people are seldom where something is.
  if (ukrainian_ && in && term.kind == TermKind::kPerson && !term.source.at)
    return {{Case::kGenitive}, true, {}, {Case::kPrepositional, Case::kAccusative}};
  // «закупать газ в Катаре» for "from Qatar"
  if (!ukrainian_ && term.source.from && (word == "в" || word == "во"))
    return {{Case::kPrepositional}, true, {}, {Case::kAccusative}};
  // «в День Победы»
  const bool day = term.kind == TermKind::kEvent && (term.source.on || absl::StartsWith(term.lemma, "день "));
  if (day && in) return {{Case::kAccusative}, true};
  const Case where =
      absl::c_linear_search(demand.cases, Case::kPrepositional) ? Case::kPrepositional : Case::kInstrumental;
  const bool where_or_whither =
      absl::c_linear_search(demand.cases, Case::kAccusative) && absl::c_linear_search(demand.cases, where);
  if (!where_or_whither) return demand;
  // «на День Победы»
  if (word == "на" && term.kind == TermKind::kEvent && absl::StartsWith(term.lemma, "день "))
    return {{Case::kAccusative}, true};
  if (word == "на" && (!term.source.at || term.kind == TermKind::kPerson)) {
    // «держится на Макроне», «победила на выборах», «зосередила критику на Монтенегру»
    const bool person = term.names_person();
    const bool rests = FollowsAny(text, preposition, table_.rests_on) ||
                       (person && preposition > 1 && !text.clause_start[preposition] &&
                        FollowsAny(text, preposition - 1, table_.rests_on));
    if (rests) return {{Case::kPrepositional}, true};
    // «подал в суд на Коломойского»: nothing rests on people.
    if (person) return {{Case::kAccusative, where}, true};
  }
  // «працював на «Північний потік»» for "worked for"
  if (word == "на" && term.source.purpose) return {{Case::kAccusative, where}, true};
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
  const auto is_verb = [&](size_t word) {
    return VerbFormOf(text.lower[word]) != VerbForm::kNone || IsPlainParticiple(text.lower[word], ukrainian_);
  };
  Course course;
  bool beside_noun = false;
  course.opens_clause = text.clause_start[preposition];
  for (size_t back = 1; back <= kMotionReach && back <= preposition && !course.opens_clause; ++back) {
    const size_t word = preposition - back;
    if (text.words[word].upper_initial && !text.sentence_start[word]) {
      course.opens_clause = text.clause_start[word];
      continue;
    }
    // «чекає в Аддис-Абебі», but «чекає на Київ»
    const bool waits =
        EndsWithAny(text.lower[preposition], "в", "у") && BeginsWithAny(text.lower[word], table_.waits);
    // «на выборах в Молдавии», but «на выборах в Сейм»
    const bool held_there =
        term.kind == TermKind::kPlace && BeginsWithAny(text.lower[word], table_.elections);
    course.moves = !waits && !held_there && IsOneOf(text, word, table_.motion);
    // «балотуватися на виборах», «прийти на вибори»
    const bool votes = term.is_thing() && BeginsWithAny(text.lower[term.last_word], table_.elections);
    if (course.moves && votes && back == 1) {
      course.demand = {{Case::kAccusative, where}, true};
      return course;
    }
    // «на прошлой неделе» is no form of «прошёл».
    const bool last_time =
        EndsAsAdjective(text.lower[word], ukrainian_) && BeginsWithAny(text.lower[word], table_.last);
    // «написала в Белый дом» for "wrote to the White House"
    const bool spoken =
        BeginsWithAny(text.lower[word], table_.speech) && !(term.source.given && !term.source.at);
    course.rests = !course.moves && !last_time && (IsOneOf(text, word, table_.rest) || spoken || held_there);
    // «голосование в …»: that the source says "in" leaves both open beside a word of motion.
    if (course.moves && term.source.at && !term.source.to) {
      // «подали в пятницу в Вашингтоне»
      const bool behind_noun =
          back == 2 && !text.clause_start[word + 1] && FindPreposition(text, word + 1) == nullptr;
      // «не явится на этой неделе в Сенат»
      const bool to_body = term.kind == TermKind::kOrganisation && is_verb(word);
      // «я верю в»
      const bool both = (is_verb(word) || PronounBefore(text, word)) && (back == 1 || behind_noun || to_body);
      course.demand = both ? CaseDemand{{Case::kAccusative, where}, true} : at;
      return course;
    }
    // «находится с визитом в Кишинёве»
    const bool visiting = course.moves && back == 1 && word > 1 && !text.clause_start[word] &&
                          EndsWithAny(text.lower[word - 1], "с", "со", "з", "із", "зі") &&
                          FindPreposition(text, word - 1) != nullptr &&
                          IsOneOf(text, word - 2, table_.rest) && is_verb(word - 2);
    if (visiting) {
      course.demand = {{where}, true};
      return course;
    }
    // «отправил на парад в Пекин» for "to Beijing": a verb further off may tell, the noun else.
    if (course.rests && back == 1 && !is_verb(word) && term.source.to && !term.source.at) {
      beside_noun = true;
      course.rests = false;
      continue;
    }
    // Right beside it, it decides alone.
    if ((course.moves || course.rests) && back == 1) {
      // «атака на Суми»: nothing else can be meant.
      const bool target = course.moves && term.source.on && text.lower[preposition] == "на";
      course.demand = is_verb(word) || target ? CaseDemand{{course.moves ? Case::kAccusative : where}, true}
                      : course.moves          ? to
                                              : at;
      if (target) course.demand.rule = "AttackedPlace";
      return course;
    }
    // What another verb does with the place, the source may say: «беженцы переходят в».
    if (course.moves || course.rests || IsFinite(text, word)) break;
    course.opens_clause = text.clause_start[word];
  }
  if (beside_noun && !course.moves) course.demand = at;
  return course;
}

bool Government::IsOnPlace(absl::string_view lemma) const {
  // «Ближний Восток», «Западный берег»
  const std::vector<absl::string_view> words = absl::StrSplit(lemma, absl::ByAnyChar(" -"));
  return absl::c_any_of(words, [&](absl::string_view word) {
    return absl::c_any_of(table_.on_places, [&](absl::string_view stem) {
      return absl::ConsumePrefix(&stem, "=") ? word == stem : absl::StartsWith(word, stem);
    });
  });
}

bool Government::LiesBehindOrigin(const TargetText& text, size_t preposition) const {
  if (preposition < 2 || text.clause_start[preposition]) return false;
  size_t word = preposition;
  while (word > 0 && !text.clause_start[word] && text.words[word - 1].upper_initial) --word;
  return word < preposition && word > 0 && !text.clause_start[word] && text.lower[word - 1] == "из";
}

CaseDemand Government::OfSubjectThere(const TargetText& text, size_t preposition, const PlacedTerm& term,
                                      Case where) const {
  // «В Китае надеются» for "China hopes"
  const bool subject_there = text.clause_start[preposition] && term.source.subject &&
                             !term.source.dependent && !term.names_person() && where == Case::kPrepositional;
  // «У Києва немає новин» is of who has or lacks.
  const VerbForm verb = FirstVerb(text, term.last_word + 1, kCourseReach);
  const size_t next = term.last_word + 1;
  const bool has = next < text.words.size() && table_.having.contains(text.lower[next]);
  // «У Європи є гроші» for "Europe has money"
  if (ukrainian_ && has && term.source.subject &&
      (text.clause_start[preposition] || OpensWithConjunction(text, preposition)))
    return term.kind == TermKind::kPlace
               ? CaseDemand{{where}, true, {}, {Case::kGenitive, Case::kAccusative}}
               : CaseDemand{{Case::kGenitive}, true, {}, {where, Case::kAccusative}};
  if (subject_there && !ukrainian_) return {{where}, true, {}, {Case::kAccusative}};
  if (subject_there && (verb == VerbForm::kPastPlural || verb == VerbForm::kPresentPlural))
    return {{where}, true, {}, {Case::kAccusative, Case::kGenitive}};
  return {};
}

CaseDemand Government::WhereOrWhither(const TargetText& text, size_t preposition, const PlacedTerm& term,
                                      Case where, const CaseDemand& either) const {
  const CaseDemand to{{Case::kAccusative}, true, {}, {where}};
  const CaseDemand at{{where}, true, {}, {Case::kAccusative}};
  const CaseDemand subject = OfSubjectThere(text, preposition, term, where);
  if (!subject.cases.empty()) return subject;
  const VerbForm verb = FirstVerb(text, term.last_word + 1, kCourseReach);
  if (LiesBehindOrigin(text, preposition)) return {{Case::kAccusative}, true, {}, {where}};
  // «Макрон на Елисейском дворце» under a picture: nobody goes there.
  size_t sentence = preposition;
  while (!text.sentence_start[sentence]) --sentence;
  const bool captioned = preposition > 0 && text.words[preposition - 1].upper_initial &&
                         text.lower[preposition] == "на" && !HasVerb(text, sentence + 1);
  if (captioned && term.source.at && !term.names_person()) return at;
  // «злятся на Вашингтон»: few places are ones that something is on.
  const bool aimed = text.lower[preposition] == "на" && !term.is_thing() && !term.names_person() &&
                     term.number != Number::kPlural && !IsOnPlace(term.lemma);
  if (aimed) return {{Case::kAccusative}, true, {}, {where}};
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
    const bool at_body =
        !course.moves && course.opens_clause && people && term.kind == TermKind::kOrganisation;
    if (at_body && !term.source.to) return at;
    course.rests = !course.moves && course.opens_clause &&
                   (IsOneOf(text, word, table_.rest) || BeginsWithAny(text.lower[word], table_.speech));
  }
  // "landed in": both are said.
  if (!course.moves && !course.rests && term.source.to && term.source.at)
    return {{Case::kAccusative, where}, true};
  // «вылетели на два дня в Эр-Рияд» for "have flown to Riyadh"
  if (course.moves && term.source.motion && !term.source.at) return {{Case::kAccusative}, true};
  if (course.moves || (term.source.to && !course.rests)) return to;
  // «представлял Киев в контактной группе»: both say where.
  if (course.rests && term.source.at && !term.source.to) return {{where}, true};
  if (course.rests || term.source.at) return at;
  // Nothing that goes somewhere stands near «на» for "on": the place is where something is.
  // Behind a dash the verb of another clause decides: «другой — на Белгород».
  const bool alone = !text.clause_start[preposition] || text.sentence_start[preposition];
  if (term.source.on && term.kind == TermKind::kPlace && text.lower[preposition] == "на" && alone) return at;
  // «После захвата Мадуро в Каракасе тихо» for "Caracas is quiet"
  const bool quiet_there = term.kind == TermKind::kPlace && term.source.subject && !term.source.dependent &&
                           where == Case::kPrepositional && verb == VerbForm::kNone;
  return quiet_there ? at : either;
}

// «в отношении Макрона», «вслед за Макроном»
CaseDemand Government::AfterCompound(const TargetText& text, const PlacedTerm& term,
                                     const DecidedTerms& /*decided*/) const {
  const size_t last = term.first_word - 1;
  if (last == 0 || text.clause_start[last]) return {};
  std::string words = absl::StrCat(text.lower[last - 1], "_", text.lower[last]);
  // «в інтерв'ю»
  const bool apart = last > 1 && text.words[last].gap_before == WordGap::kApostrophe;
  if (apart) words = absl::StrCat(text.lower[last - 2], "_", words);
  const auto found = table_.compounds.find(words);
  // «На границе Польша остановила …»
  const bool subject = table_.complete.contains(text.lower[last]) && !term.source.possessor &&
                       ((term.source.subject && !term.source.dependent) ||
                        Agrees(FirstVerb(text, term.last_word + 1, 0), text, term));
  // «в інтерв'ю міністр виключив»
  const size_t next = term.last_word + 1;
  const bool does = found != table_.compounds.end() && found->second == Case::kDative &&
                    term.source.subject && !term.source.dependent && !term.source.possessor &&
                    IsFinite(text, next) && Agrees(VerbFormOf(text.lower[next]), text, term);
  // «держать под контролем Бахмут» for "keep Bakhmut under control"
  const bool kept =
      term.source.object && !term.source.passive && BeginsWithAny(text.lower[last], table_.kept);
  if (found == table_.compounds.end() || subject || does || kept) return {};
  // «интервью Макрона» for "Macron's interview", but «на смену Макрону» for "Macron's successor"
  const Case* noun = table_.CaseOfNoun(text.lower[last]);
  const bool own = found->second == Case::kDative && term.source.possessor &&
                   (apart || (noun != nullptr && *noun == Case::kDative));
  return own ? CaseDemand{} : CaseDemand{{found->second}, true};
}

}  // namespace dragoman
