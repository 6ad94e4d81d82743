#include "glossary/slavic/government/prepositions.h"

#include <string>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "glossary/slavic/government/clause_subject.h"
#include "glossary/slavic/government/clause_words.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/word_endings.h"
#include "glossary/words/word_table.h"

namespace dragoman {
namespace {

// How far to the left of a preposition a verb of motion may stand: «прибыл вчера вечером в Париж».
constexpr size_t kMotionReach = 6;

// How far behind a place the verb may stand that says whether something goes there: «в Женеву вчера поехал».
constexpr size_t kCourseReach = 4;

// What the verb or noun before a preposition of place does with the place.
struct Course {
  bool moves = false;         // goes there
  bool rests = false;         // is there
  bool opens_clause = false;  // no verb stands before the preposition in its clause
  CaseDemand demand;          // what decides alone, if anything
};

// Whether a word that begins with one of `stems` stands right before word `word` in its clause, particles
// aside.
bool FollowsAny(const SlavicText& sentence, size_t word, const Stems& stems) {
  // «победил бы на»
  while (word > 1 && !sentence.text.clause_start[word] &&
         sentence.table.particles.contains(sentence.text.lower[word - 1]))
    --word;
  return word > 0 && !sentence.text.clause_start[word] && BeginsWithAny(sentence.text.lower[word - 1], stems);
}

// Whether one stands a few words before word `word` in its clause.
bool FollowsNearby(const SlavicText& sentence, size_t word, const Stems& stems) {
  for (size_t i = word; i > 0 && i + kCourseReach > word && !sentence.text.clause_start[i]; --i) {
    if (BeginsWithAny(sentence.text.lower[i - 1], stems)) return true;
  }
  return false;
}

// Whether word `word` is one of `stems`: a whole word behind "=", else a beginning.
bool IsOneOf(const SlavicText& sentence, size_t word, const Stems& stems) {
  return absl::c_any_of(stems, [&](absl::string_view stem) {
    return absl::ConsumePrefix(&stem, "=") ? sentence.text.lower[word] == stem
                                           : absl::StartsWith(sentence.text.lower[word], stem);
  });
}

// Whether one is «на», not «в», the place: «Кипр», «Ближний Восток».
bool IsOnPlace(const GovernmentTable& table, absl::string_view lemma) {
  // «Ближний Восток», «Западный берег»
  const std::vector<absl::string_view> words = absl::StrSplit(lemma, absl::ByAnyChar(" -"));
  return absl::c_any_of(words, [&](absl::string_view word) {
    return absl::c_any_of(table.on_places, [&](absl::string_view stem) {
      return absl::ConsumePrefix(&stem, "=") ? word == stem : absl::StartsWith(word, stem);
    });
  });
}

// Behind «с» and «з»: with somebody or from somewhere; where nothing tells them apart, `either`.
CaseDemand WithOrFrom(const Place& place, size_t preposition, const CaseDemand& either) {
  const bool follows = preposition > 0 && !place.text.clause_start[preposition];
  // «вместе с», «згідно з»
  if (follows && place.table.together.contains(place.text.lower[preposition - 1]))
    return {{Case::kInstrumental}, true};
  if (place.term.source.with) return {{Case::kInstrumental}, true};
  if (place.term.source.from) return {{Case::kGenitive}, true, {}, {Case::kInstrumental}};
  // «вышло с Кипра»
  const bool leaves = follows && place.term.kind == TermKind::kPlace &&
                      IsOnPlace(place.table, place.term.lemma) &&
                      (IsOneOf(place, preposition - 1, place.table.motion) ||
                       BeginsWithAny(place.text.lower[preposition - 1], place.table.leaves));
  if (leaves) return {{Case::kGenitive}, true};
  // «радився з», «порівняв із угодою»
  const bool together = follows && EndsWithAny(place.text.lower[preposition - 1], "ся", "сь") &&
                        VerbFormOf(place.table, place.text.lower[preposition - 1]) != VerbForm::kNone;
  // «зустрівся з Токаєвим» for "met Tokayev"
  if (together && place.term.source.object) return {{Case::kInstrumental}, true};
  return together || place.term.source.given ? CaseDemand{{Case::kInstrumental}, true, {}, {Case::kGenitive}}
                                             : either;
}

// Whether it is who has something on: «На Зеленском был костюм».
bool IsWearer(const Place& place) {
  const size_t behind = BehindName(place);
  return place.term.kind == TermKind::kPerson && place.term.source.subject &&
         behind < place.text.words.size() && !place.text.clause_start[behind] &&
         place.table.copulas.contains(place.text.lower[behind]);
}

Course CourseBefore(const Place& place, size_t preposition, Case where) {
  const CaseDemand to{{Case::kAccusative}, true, {}, {where}};
  const CaseDemand at{{where}, true, {}, {Case::kAccusative}};
  const auto is_verb = [&](size_t word) {
    return VerbFormOf(place.table, place.text.lower[word]) != VerbForm::kNone ||
           IsPlainParticiple(place.text.lower[word], place.table.ukrainian);
  };
  Course course;
  bool beside_noun = false;
  course.opens_clause = place.text.clause_start[preposition];
  for (size_t back = 1; back <= kMotionReach && back <= preposition && !course.opens_clause; ++back) {
    const size_t word = preposition - back;
    if (place.text.words[word].upper_initial && !place.text.sentence_start[word]) {
      course.opens_clause = place.text.clause_start[word];
      continue;
    }
    // «чекає в Аддис-Абебі», but «чекає на Київ»
    const bool waits = EndsWithAny(place.text.lower[preposition], "в", "у") &&
                       BeginsWithAny(place.text.lower[word], place.table.waits);
    // «на выборах в Молдавии», but «на выборах в Сейм»
    const bool held_there =
        place.term.kind == TermKind::kPlace && BeginsWithAny(place.text.lower[word], place.table.elections);
    course.moves = !waits && !held_there && IsOneOf(place, word, place.table.motion);
    // «прибудет в Брюссель», «вошёл в море»: nobody arrives where he is.
    const bool arrives = back == 1 && BeginsWithAny(place.text.lower[word], place.table.arrives) &&
                         VerbFormOf(place.table, place.text.lower[word]) != VerbForm::kNone &&
                         EndsWithAny(place.text.lower[preposition], "в", "во", "у");
    const bool into = EndsWithAny(place.text.lower[preposition], "в", "во", "у");
    // «прошёл в бундестаг», «вкладати гроші в Арктику»
    const bool elected = into && back == 1 && place.term.kind == TermKind::kOrganisation &&
                         BeginsWithAny(place.text.lower[word], place.table.elected_to);
    const bool put = into && back <= 2 && !place.term.is_thing() && !place.term.source.from &&
                     BeginsWithAny(place.text.lower[word], place.table.puts);
    if ((arrives && !place.term.names_person()) || elected || put) {
      course.demand = {{Case::kAccusative}, true};
      return course;
    }
    // «балотуватися на виборах», «прийти на вибори»
    const bool votes =
        place.term.is_thing() && BeginsWithAny(place.text.lower[place.term.last_word], place.table.elections);
    if (course.moves && votes && back == 1) {
      course.demand = {{Case::kAccusative, where}, true};
      return course;
    }
    // «на прошлой неделе» is no form of «прошёл».
    const bool last_time = EndsAsAdjective(place.text.lower[word], place.table.ukrainian) &&
                           BeginsWithAny(place.text.lower[word], place.table.last);
    // «написала в Белый дом» for "wrote to the White House"
    const bool spoken = BeginsWithAny(place.text.lower[word], place.table.speech) &&
                        !(place.term.source.given && !place.term.source.at);
    course.rests =
        !course.moves && !last_time && (IsOneOf(place, word, place.table.rest) || spoken || held_there);
    // «голосование в …»: that the source says "in" leaves both open beside a word of motion.
    if (course.moves && place.term.source.at && !place.term.source.to) {
      // «подали в пятницу в Вашингтоне»
      const bool behind_noun =
          back == 2 && !place.text.clause_start[word + 1] && FindPreposition(place, word + 1) == nullptr;
      // «не явится на этой неделе в Сенат»
      const bool to_body = place.term.kind == TermKind::kOrganisation && is_verb(word);
      // «я верю в»
      const bool both =
          (is_verb(word) || PronounBefore(place, word)) && (back == 1 || behind_noun || to_body);
      course.demand = both ? CaseDemand{{Case::kAccusative, where}, true} : at;
      return course;
    }
    // «находится с визитом в Кишинёве»
    const bool visiting = course.moves && back == 1 && word > 1 && !place.text.clause_start[word] &&
                          EndsWithAny(place.text.lower[word - 1], "с", "со", "з", "із", "зі") &&
                          FindPreposition(place, word - 1) != nullptr &&
                          IsOneOf(place, word - 2, place.table.rest) && is_verb(word - 2);
    if (visiting) {
      course.demand = {{where}, true};
      return course;
    }
    // «отправил на парад в Пекин» for "to Beijing": a verb further off may tell, the noun else.
    if (course.rests && back == 1 && !is_verb(word) && place.term.source.to && !place.term.source.at) {
      beside_noun = true;
      course.rests = false;
      continue;
    }
    // Right beside it, it decides alone.
    if ((course.moves || course.rests) && back == 1) {
      // «атака на Суми»: nothing else can be meant.
      const bool target = course.moves && place.term.source.on && place.text.lower[preposition] == "на" &&
                          !place.term.is_thing();
      // «депортация в Судан» for "to Sudan": nothing else either, but «с визитом в Судане» may be.
      const bool whither = course.moves && place.term.source.to && !place.term.source.at &&
                           place.term.kind == TermKind::kPlace &&
                           !EndsWithAny(place.text.lower[word], "ом", "ем", "ой", "ою", "ею");
      course.demand = course.moves ? to : at;
      if (is_verb(word) || target || whither) course.demand.accepted = {};
      if (target) course.demand.rule = "AttackedPlace";
      return course;
    }
    // What another verb does with the place, the source may say: «беженцы переходят в».
    if (course.moves || course.rests || IsFinite(place, word)) break;
    course.opens_clause = place.text.clause_start[word];
  }
  if (beside_noun && !course.moves) course.demand = at;
  return course;
}

// Whether the preposition follows a place where something comes from: «из Японии в Китай».
bool LiesBehindOrigin(const SlavicText& sentence, size_t preposition) {
  if (preposition < 2 || sentence.text.clause_start[preposition]) return false;
  size_t word = preposition;
  while (word > 0 && !sentence.text.clause_start[word] && sentence.text.words[word - 1].upper_initial) --word;
  return word < preposition && word > 0 && !sentence.text.clause_start[word] &&
         sentence.text.lower[word - 1] == "из";
}

// Of the place at the beginning of a clause where the English has it as the subject: «В Китае надеются» for
// "China hopes", «У Європи є гроші».
CaseDemand OfSubjectThere(const Place& place, size_t preposition, Case where) {
  // «В Китае надеются» for "China hopes"
  const bool subject_there = place.text.clause_start[preposition] && place.term.source.subject &&
                             !place.term.source.dependent && !place.term.names_person() &&
                             where == Case::kPrepositional;
  // «У Києва немає новин» is of who has or lacks.
  const VerbForm verb = FirstVerb(place, place.term.last_word + 1, kCourseReach);
  const size_t next = place.term.last_word + 1;
  const bool has = next < place.text.words.size() && place.table.having.contains(place.text.lower[next]);
  // «У Європи є гроші» for "Europe has money"
  if (place.table.ukrainian && has && place.term.source.subject &&
      (place.text.clause_start[preposition] || OpensWithConjunction(place, preposition)))
    return place.term.kind == TermKind::kPlace
               ? CaseDemand{{where}, true, {}, {Case::kGenitive, Case::kAccusative}}
               : CaseDemand{{Case::kGenitive}, true, {}, {where, Case::kAccusative}};
  if (subject_there && !place.table.ukrainian) return {{where}, true, {}, {Case::kAccusative}};
  if (subject_there && (verb == VerbForm::kPastPlural || verb == VerbForm::kPresentPlural))
    return {{where}, true, {}, {Case::kAccusative, Case::kGenitive}};
  return {};
}

// Behind a preposition of place, in case `where` or, of where to, in the accusative; where nothing tells,
// `either`.
CaseDemand WhereOrWhither(const Place& place, size_t preposition, Case where, const CaseDemand& either) {
  const CaseDemand to{{Case::kAccusative}, true, {}, {where}};
  const CaseDemand at{{where}, true, {}, {Case::kAccusative}};
  const CaseDemand subject = OfSubjectThere(place, preposition, where);
  if (!subject.cases.empty()) return subject;
  const VerbForm verb = FirstVerb(place, place.term.last_word + 1, kCourseReach);
  if (LiesBehindOrigin(place, preposition)) return {{Case::kAccusative}, true, {}, {where}};
  // «Макрон на Елисейском дворце» under a picture: nobody goes there.
  size_t sentence = preposition;
  while (!place.text.sentence_start[sentence]) --sentence;
  const bool captioned = preposition > 0 && place.text.words[preposition - 1].upper_initial &&
                         place.text.lower[preposition] == "на" && !HasVerb(place, sentence + 1);
  if (captioned && place.term.source.at && !place.term.names_person()) return at;
  // «злятся на Вашингтон»: few places are ones that something is on.
  const bool aimed = place.text.lower[preposition] == "на" && !place.term.is_thing() &&
                     !place.term.names_person() && place.term.number != Number::kPlural &&
                     !IsOnPlace(place.table, place.term.lemma);
  if (aimed) return {{Case::kAccusative}, true, {}, {where}};
  Course course = CourseBefore(place, preposition, where);
  if (!course.demand.cases.empty()) return course.demand;
  // «В Кремле заявили», «в Женеву поехал».
  for (size_t word = place.term.last_word + 1;
       word <= place.term.last_word + kCourseReach && word < place.text.words.size(); ++word) {
    if (course.moves || course.rests || place.text.clause_start[word]) break;
    const VerbForm form = VerbFormOf(place.table, place.text.lower[word]);
    if (form == VerbForm::kNone) continue;
    course.moves =
        (place.term.source.to || !place.term.source.at) && IsOneOf(place, word, place.table.motion);
    // «В Елисейском дворце отказались»
    const bool people = form == VerbForm::kPastPlural || form == VerbForm::kPresentPlural;
    const bool at_body =
        !course.moves && course.opens_clause && people && place.term.kind == TermKind::kOrganisation;
    if (at_body && !place.term.source.to) return at;
    course.rests =
        !course.moves && course.opens_clause &&
        (IsOneOf(place, word, place.table.rest) || BeginsWithAny(place.text.lower[word], place.table.speech));
  }
  // "landed in": both are said.
  if (!course.moves && !course.rests && place.term.source.to && place.term.source.at)
    return {{Case::kAccusative, where}, true};
  // «вылетели на два дня в Эр-Рияд» for "have flown to Riyadh"
  if (course.moves && place.term.source.motion && !place.term.source.at) return {{Case::kAccusative}, true};
  if (course.moves || (place.term.source.to && !course.rests)) return to;
  // «представлял Киев в контактной группе»: both say where.
  if (course.rests && place.term.source.at && !place.term.source.to) return {{where}, true};
  if (course.rests || place.term.source.at) return at;
  // Nothing that goes somewhere stands near «на» for "on": the place is where something is.
  // Behind a dash the verb of another clause decides: «другой — на Белгород».
  const bool alone = !place.text.clause_start[preposition] || place.text.sentence_start[preposition];
  if (place.term.source.on && place.term.kind == TermKind::kPlace && place.text.lower[preposition] == "на" &&
      alone)
    return at;
  // «После захвата Мадуро в Каракасе тихо» for "Caracas is quiet"
  const bool quiet_there = place.term.kind == TermKind::kPlace && place.term.source.subject &&
                           !place.term.source.dependent && where == Case::kPrepositional &&
                           verb == VerbForm::kNone;
  return quiet_there ? at : either;
}

// A term and the preposition right before it, at word `preposition`, which takes the cases `any`.
struct BehindPreposition {
  const Place& place;
  size_t preposition;
  CaseDemand any;

  const std::string& word() const { return place.text.lower[preposition]; }
  bool takes(Case one) const { return absl::c_linear_search(any.cases, one); }
  bool takes_genitive_and_instrumental() const {
    return takes(Case::kInstrumental) && takes(Case::kGenitive);
  }
};

// Whether the word is an adverb there: «Накануне Трамп подписал закон», «За одного голосу проти Сейм визнав».
bool IsAdverb(const BehindPreposition& at) {
  const Place& place = at.place;
  if (place.term.source.dependent) return false;
  const bool opens = place.table.adverbs.contains(at.word()) && place.text.clause_start[at.preposition] &&
                     !place.term.source.possessor;
  const bool voted = place.term.source.subject && EndsWithAny(at.word(), "за", "против", "проти") &&
                     at.preposition > 0 &&
                     BeginsWithAny(place.text.lower[at.preposition - 1], place.table.votes);
  return (opens || voted) && Agrees(place, FirstVerb(place, BehindName(place), kSubjectReach));
}

// «несмотря на», «незважаючи на»: the word before says what «на» takes.
CaseDemand Despite(const BehindPreposition& at) {
  if (at.word() != "на" || at.preposition == 0 || at.place.text.clause_start[at.preposition]) return {};
  const PrepositionCases* const outer = FindPreposition(at.place, at.preposition - 1);
  const bool only = outer != nullptr && outer->other.size() == 1 && outer->other.front() == Case::kAccusative;
  return only ? CaseDemand{{Case::kAccusative}, true} : CaseDemand{};
}

// «ответил на резолюцию», «указал на договор»
CaseDemand RepliedTo(const BehindPreposition& at) {
  const bool replies = at.word() == "на" && at.place.term.is_thing() && !at.place.term.source.at &&
                       FollowsAny(at.place, at.preposition, at.place.table.replies);
  return replies ? CaseDemand{{Case::kAccusative}, true, {}, {Case::kPrepositional}} : CaseDemand{};
}

// «по містах», «маска на Путіні»
CaseDemand OnOrOver(const BehindPreposition& at) {
  const bool over = at.place.table.ukrainian && at.word() == "по" && at.place.term.number == Number::kPlural;
  const bool worn = at.word() == "на" && IsWearer(at.place);
  return over || worn ? CaseDemand{{Case::kPrepositional}, true} : CaseDemand{};
}

// «почалося з ордера» for "began with", «вылетел с Крыма», but «отправятся с Зеленским»
CaseDemand With(const BehindPreposition& at) {
  const Place& place = at.place;
  if (!at.takes_genitive_and_instrumental()) return {};
  // «один із співголів»; Russian «из» takes nothing but the genitive.
  if (at.preposition > 0 && !place.text.clause_start[at.preposition] && !place.term.source.with &&
      !place.term.source.by && place.table.one.contains(place.text.lower[at.preposition - 1]) &&
      place.term.number == Number::kPlural)
    return {{Case::kGenitive}, true, Number::kPlural};
  const bool begins = place.term.is_thing() && FollowsAny(place, at.preposition, place.table.begins) &&
                      EndsWithAny(place.text.lower[at.preposition - 1], "ся", "сь");
  // Nobody departs from people: «отправятся со Скоттом Бессентом» for "will accompany".
  const bool leaves_person = place.term.names_person() && at.preposition > 0 &&
                             IsOneOf(place, at.preposition - 1, place.table.motion);
  const bool away = !leaves_person && !place.term.source.with && !place.term.source.by &&
                    !place.term.source.to && FollowsAny(place, at.preposition, place.table.away);
  // «зняли санкції з Мельниченка», but «зняла фільм з Мельниченком» for "with"
  const bool removed = place.term.names_person() && !place.term.source.with &&
                       FollowsNearby(place, at.preposition, place.table.removes);
  if (begins || away || removed) return {{Case::kGenitive}, true};
  // «колона з гуманітарною допомогою»
  const bool laden = place.term.is_thing() && !place.term.source.from &&
                     FollowsAny(place, at.preposition, place.table.laden);
  if (laden) return {{Case::kInstrumental}, true};
  return at.word() == "за" ? CaseDemand{} : WithOrFrom(place, at.preposition, at.any);
}

// Behind «за»
CaseDemand For(const BehindPreposition& at) {
  const Place& place = at.place;
  if (at.word() != "за") return {};
  // «взяла на себе за Угодою»
  if (place.table.ukrainian && place.term.source.under && place.term.kind == TermKind::kEvent)
    return {{Case::kInstrumental}, true};
  // «сіли за стіл переговорів»
  if (!place.term.names_person() && FollowsNearby(place, at.preposition, place.table.sits))
    return {{Case::kAccusative}, true};
  // «повернутися за стіл переговорів» for "return to the negotiating table"
  if (!place.term.names_person() && place.term.source.to && place.term.source.motion)
    return {{Case::kAccusative}, true, {}, {Case::kInstrumental}};
  // «за столом переговорів» for "at the negotiating table", but «из-за Днепра»
  const bool from_behind = at.preposition > 0 && place.text.Gap(at.preposition) == "-";
  if (place.term.source.at && !place.term.names_person() && !from_behind)
    return {{Case::kInstrumental}, true, {}, {Case::kAccusative}};
  // «следило за Сенатом», «за Смотричем стоят», but «за Париж стоит побороться»
  const size_t next = place.term.last_word + 1;
  const bool worth = next + 1 < place.text.words.size() &&
                     VerbFormOf(place.table, place.text.lower[next + 1]) == VerbForm::kInfinitive;
  const bool stands =
      IsFinite(place, next) && !worth && BeginsWithAny(place.text.lower[next], place.table.stands);
  return stands || FollowsAny(place, at.preposition, place.table.behind)
             ? CaseDemand{{Case::kInstrumental}, true}
             : at.any;
}

// «кандидат в президенты», «взяла весь Евросоюз в заложники», «Ньюсом в президенты?»
CaseDemand IntoOffice(const BehindPreposition& at) {
  const Place& place = at.place;
  const bool people = place.term.kind == TermKind::kTerm && place.term.animate;
  const bool title = place.term.kind == TermKind::kTitle;
  if (!EndsWithAny(at.word(), "у", "в") || (!title && !people)) return {};
  const bool candidates = people ? FollowsNearby(place, at.preposition, place.table.candidates)
                                 : FollowsAny(place, at.preposition, place.table.candidates);
  const bool proposed = title && place.term.source.purpose && !HasVerb(place, place.term.last_word + 1);
  return candidates || proposed ? CaseDemand{{Case::kNominative}, true, Number::kPlural} : CaseDemand{};
}

// «розчарувалися в Хрупаллі»
CaseDemand FeelingIn(const BehindPreposition& at) {
  const bool feels = EndsWithAny(at.word(), "у", "в") && at.place.term.names_person() &&
                     FollowsAny(at.place, at.preposition, at.place.table.feels);
  return feels ? CaseDemand{{Case::kPrepositional}, true} : CaseDemand{};
}

// «купує нафту в Роснефті», «попросили в банку кредит», «в Угорщини попросив», «закупать газ в Катаре» for
// "from Qatar"
CaseDemand GotFrom(const BehindPreposition& at) {
  const Place& place = at.place;
  if (!place.table.ukrainian) {
    const bool bought = place.term.source.from && (at.word() == "в" || at.word() == "во");
    return bought ? CaseDemand{{Case::kPrepositional}, true, {}, {Case::kAccusative}} : CaseDemand{};
  }
  if (!EndsWithAny(at.word(), "у", "в")) return {};
  const size_t next = place.term.last_word + 1;
  const bool asks = place.term.source.object &&
                    (FollowsNearby(place, at.preposition, place.table.asks) ||
                     (IsFinite(place, next) && BeginsWithAny(place.text.lower[next], place.table.asks)));
  // «двоє працювали у Високому суді» for "two from the High Court"
  const bool there = at.preposition > 0 && IsOneOf(place, at.preposition - 1, place.table.rest);
  if ((place.term.source.from && !place.term.source.attribute && !there) || asks)
    return {{Case::kGenitive}, true};
  // «запитала у Стармера»: people are seldom where something is.
  return place.term.kind == TermKind::kPerson && !place.term.source.at
             ? CaseDemand{{Case::kGenitive}, true, {}, {Case::kPrepositional, Case::kAccusative}}
             : CaseDemand{};
}

// «в День Победы», «на День Победы»
CaseDemand OnDay(const BehindPreposition& at) {
  const PlacedTerm& term = at.place.term;
  if (term.kind != TermKind::kEvent) return {};
  const bool called_so = absl::StartsWith(term.lemma, "день ");
  const bool day =
      EndsWithAny(at.word(), "у", "в") ? term.source.on || called_so : at.word() == "на" && called_so;
  return day ? CaseDemand{{Case::kAccusative}, true} : CaseDemand{};
}

// Behind a preposition that says either where or whither.
CaseDemand ThereOrThither(const BehindPreposition& at) {
  const Place& place = at.place;
  const Case where = at.takes(Case::kPrepositional) ? Case::kPrepositional : Case::kInstrumental;
  if (!at.takes(Case::kAccusative) || !at.takes(where)) return at.any;
  const bool person = place.term.names_person();
  if (at.word() == "на" && (!place.term.source.at || place.term.kind == TermKind::kPerson)) {
    // «держится на Макроне», «победила на выборах», «зосередила критику на Монтенегру»
    const bool rests = FollowsAny(place, at.preposition, place.table.rests_on) ||
                       (person && at.preposition > 1 && !place.text.clause_start[at.preposition] &&
                        FollowsAny(place, at.preposition - 1, place.table.rests_on));
    if (rests) return {{Case::kPrepositional}, true};
    // «подал в суд на Коломойского»: nothing rests on people.
    if (person) return {{Case::kAccusative, where}, true};
  }
  // «працював на «Північний потік»» for "worked for"
  if (at.word() == "на" && place.term.source.purpose) return {{Case::kAccusative, where}, true};
  return WhereOrWhither(place, at.preposition, where, at.any);
}

}  // namespace

CaseDemand AfterPreposition(const Place& place, size_t preposition) {
  const PrepositionCases* cases = FindPreposition(place, preposition);
  if (cases == nullptr) return {};
  const BehindPreposition at{
      place, preposition, {place.term.names_person() ? cases->person : cases->other, true}};
  if (IsAdverb(at)) return {};
  for (const auto rule : {Despite, RepliedTo, OnOrOver, With, For, IntoOffice, FeelingIn, GotFrom, OnDay}) {
    CaseDemand demand = rule(at);
    if (!demand.cases.empty()) return demand;
  }
  CaseDemand demand = ThereOrThither(at);
  demand.certain = at.any.cases.size() == 1;
  return demand;
}

CaseDemand AfterCompound(const Place& place) {
  const size_t last = place.term.first_word - 1;
  if (last == 0 || place.text.clause_start[last]) return {};
  std::string words = absl::StrCat(place.text.lower[last - 1], "_", place.text.lower[last]);
  // «в інтерв'ю»
  const bool apart = last > 1 && place.text.words[last].gap_before == WordGap::kApostrophe;
  if (apart) words = absl::StrCat(place.text.lower[last - 2], "_", words);
  // «дав би змогу», but «не будет» is one itself
  const bool parted = !apart && last > 1 && place.table.particles.contains(place.text.lower[last - 1]) &&
                      !place.table.compounds.contains(words);
  if (parted) words = absl::StrCat(place.text.lower[last - 2], "_", place.text.lower[last]);
  const auto found = place.table.compounds.find(words);
  // «На границе Польша остановила …»
  const bool subject = place.table.complete.contains(place.text.lower[last]) &&
                       !place.term.source.possessor &&
                       ((place.term.source.subject && !place.term.source.dependent) ||
                        Agrees(place, FirstVerb(place, place.term.last_word + 1, 0)));
  // «в інтерв'ю міністр виключив»
  const size_t next = place.term.last_word + 1;
  const bool does = found != place.table.compounds.end() && found->second == Case::kDative &&
                    place.term.source.subject && !place.term.source.dependent &&
                    !place.term.source.possessor && IsFinite(place, next) &&
                    Agrees(place, VerbFormOf(place.table, place.text.lower[next]));
  // «держать под контролем Бахмут» for "keep Bakhmut under control"
  const bool kept = place.term.source.object && !place.term.source.passive &&
                    BeginsWithAny(place.text.lower[last], place.table.kept);
  if (found == place.table.compounds.end() || subject || does || kept) return {};
  // «интервью Макрона» for "Macron's interview", but «на смену Макрону» for "Macron's successor"
  const Case* noun = place.table.CaseOfNoun(place.text.lower[last]);
  const bool own = found->second == Case::kDative && place.term.source.possessor &&
                   (apart || (noun != nullptr && *noun == Case::kDative));
  return own ? CaseDemand{} : CaseDemand{{found->second}, true};
}

CaseDemand AfterPartedCompound(const Place& place) {
  if (place.text.clause_start[place.term.first_word]) return {};
  const size_t verb = place.term.first_word - 1;
  const bool subject =
      place.term.source.subject && Agrees(place, VerbFormOf(place.table, place.text.lower[verb]));
  if (subject || place.term.source.possessor || FindPreposition(place, verb) != nullptr) return {};
  const auto takes_dative_with = [&](size_t word) {
    const auto found =
        place.table.compounds.find(absl::StrCat(place.text.lower[verb], "_", place.text.lower[word]));
    return found != place.table.compounds.end() && found->second == Case::kDative;
  };
  for (size_t i = verb; !place.text.clause_start[i]; --i) {
    if (takes_dative_with(i - 1)) return {{Case::kDative}, true};
  }
  for (size_t i = place.term.last_word + 1; i < place.text.words.size() && !place.text.clause_start[i]; ++i) {
    if (takes_dative_with(i)) return {{Case::kDative}, true};
  }
  return {};
}

}  // namespace dragoman
