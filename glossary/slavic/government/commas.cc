#include "glossary/slavic/government/commas.h"

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "glossary/slavic/government/addresses.h"
#include "glossary/slavic/government/clause_words.h"
#include "glossary/slavic/government/lists.h"
#include "glossary/slavic/government/titles.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/word_table.h"

namespace dragoman {
namespace {

// Whether a recipient stands apart from what is given: «Мерц — Орбану: …».
bool IsGivenBehindComma(const Place& place) {
  if (!place.term.source.given) return false;
  // «Мерц — Орбану: …»
  if (absl::StrContains(place.text.Gap(place.term.first_word), "—")) return true;
  // «присвятила промову, виголошену в Раді, в'язням»
  bool gives = false;
  for (size_t i = place.term.first_word; i > 0 && !place.text.sentence_start[i]; --i) {
    gives |= VerbFormOf(place.table, place.text.lower[i - 1]) != VerbForm::kNone &&
             BeginsWithAny(place.text.lower[i - 1], place.table.gives);
  }
  return gives && !place.term.source.listed && !IsFinite(place, place.term.last_word + 1);
}

// Of a name or title that says who the term `known` before it is: «для Си Цзиньпина, президента Китая».
CaseDemand ApposedBehindComma(const Place& place, const DecidedTerm& known) {
  const absl::string_view gap = place.text.Gap(place.term.first_word);
  const bool dash = absl::StrContains(gap, "—");
  // «нового прокурора — Кравченка»
  const bool named = dash && known.kind == TermKind::kTitle && place.term.kind == TermKind::kPerson &&
                     known.strict && !place.term.source.subject && !IsCounted(place, known.first_word);
  if (named) return {{known.grammatical_case}, true};
  // «підготували двоє сенаторів — Грем та Блюменталь»
  const bool counted = dash && known.kind == TermKind::kTitle && place.term.kind == TermKind::kPerson &&
                       IsCounted(place, known.first_word) && !place.term.source.object &&
                       !place.term.source.dependent;
  if (counted) return {{Case::kNominative}, true, {}, {Case::kAccusative, Case::kGenitive}};
  // «главный соперник Эрдогана, мэр Стамбула» for "Erdogan's main rival, the mayor"
  if (known.owner && known.kind == TermKind::kPerson && place.term.kind == TermKind::kTitle && gap == ", ")
    return LikeOwned(place, known);
  // «Соперник Эрдогана, Имамоглу, …»: no person is another.
  const size_t behind = place.term.last_word + 1;
  const bool owned = known.kind == TermKind::kPerson && place.term.kind == TermKind::kPerson &&
                     known.grammatical_case == Case::kGenitive && known.strict && !place.term.source.listed &&
                     gap == ", " && behind < place.text.words.size() && place.text.Gap(behind) == ", ";
  const bool opens = known.first_word > 0 && BeginsClause(place, known.first_word - 1);
  if (owned)
    return opens && !place.term.source.object ? CaseDemand{{Case::kNominative}, true}
                                              : LikeOwned(place, known);
  // «Мэр Стамбула, Имамоглу, …»
  const auto title = known.first_word > 0 ? place.decided.find(known.first_word - 1) : place.decided.end();
  const bool of_title = place.term.kind == TermKind::kPerson && known.kind != TermKind::kPerson &&
                        title != place.decided.end() && title->second.kind == TermKind::kTitle && gap == ", ";
  if (of_title) return {{title->second.grammatical_case}, title->second.strict};
  if (known.kind != TermKind::kPerson || place.term.kind != TermKind::kTitle) return {};
  // «стал главой офиса, а Фёдоров — министром»
  const bool earlier = absl::c_any_of(place.decided, [&](const auto& other) {
    return other.first + 1 < place.term.first_word && other.second.kind == TermKind::kTitle &&
           other.second.grammatical_case == Case::kInstrumental;
  });
  if (dash && earlier) return {{Case::kInstrumental}, true};
  // «для Си Цзиньпина, президента Китая», but «В отличие от Жан-Пьер, пресс-секретарь Ливитт …»
  const bool apposed = gap == ", " && !place.term.known_bearer &&
                       (!place.term.source.subject || known.strict) &&
                       !IsFinite(place, place.term.last_word + 1);
  if (!apposed) return {};
  return {{known.grammatical_case}, known.strict || known.grammatical_case != Case::kNominative};
}

// Of what somebody became later: «стал губернатором Брянской области, а позже — генеральным прокурором».
CaseDemand LaterOffice(const Place& place) {
  const size_t first = place.term.first_word;
  const bool later = place.term.kind == TermKind::kTitle && !place.term.source.subject &&
                     !place.term.source.apposition && absl::StrContains(place.text.Gap(first), "—") &&
                     !place.decided.contains(first - 1) && !IsFinite(place, place.term.last_word + 1);
  const bool earlier = absl::c_any_of(place.decided, [&](const auto& other) {
    return other.first < first && other.second.kind == TermKind::kTitle && other.second.strict &&
           other.second.grammatical_case == Case::kInstrumental;
  });
  return later && earlier ? CaseDemand{{Case::kInstrumental}, true} : CaseDemand{};
}

// Of the object of a clause that leaves out its verb: «доверяют суду, и ещё меньше — комиссии».
CaseDemand LikeObjectBefore(const Place& place) {
  const SourcePlace& source = place.term.source;
  const size_t first = place.term.first_word;
  const bool object = source.object && !source.passive && !source.subject && !source.listed;
  if (!object || !absl::StrContains(place.text.Gap(first), "—") || place.decided.contains(first - 1) ||
      IsFinite(place, place.term.last_word + 1))
    return {};
  const DecidedTerm* nearest = nullptr;
  size_t last = 0;
  for (const auto& [word, term] : place.decided) {
    if (word >= first || (nearest != nullptr && word < last)) continue;
    nearest = &term;
    last = word;
  }
  const bool alike = nearest != nullptr && nearest->kind == place.term.kind && nearest->strict &&
                     nearest->grammatical_case != Case::kNominative;
  return alike ? CaseDemand{{nearest->grammatical_case}, true} : CaseDemand{};
}

}  // namespace

CaseDemand BehindComma(const Place& place) {
  if (IsSpokenTo(place)) return By("SpokenTo", {{Case::kVocative}, true});
  if (IsGivenBehindComma(place)) return By("GivenBehindComma", {{Case::kDative}, true});
  // «Шойгу перешёл в Совет безопасности, Патрушев — в Кремль»
  // «визнали Палестину, Німеччина й Італія — ні»
  const size_t behind = place.term.last_word + 1;
  const size_t verbless = place.term.source.listed ? BehindList(place, behind) : behind;
  const bool dash = verbless < place.text.words.size() && absl::StrContains(place.text.Gap(verbless), "—");
  const bool lacks_verb =
      dash && (FindPreposition(place, verbless) != nullptr
                   ? place.term.kind == TermKind::kPerson
                   : place.term.source.subject && (place.table.denials.contains(place.text.lower[verbless]) ||
                                                   place.text.words[verbless].upper_initial));
  // «гордится Зелёным курсом, Мерц — меньше» for "is proud of the Green Deal, Merz less so"
  const bool alone = dash && !place.term.source.listed && !place.term.source.dependent &&
                     !place.term.source.apposition && place.term.kind != TermKind::kTitle;
  const bool gapped = (lacks_verb || alone) && place.text.Gap(place.term.first_word) == ", " &&
                      !place.term.source.object && !place.term.source.possessor;
  if (gapped)
    return By("GappedBehindComma", {{Case::kNominative}, true, {}, {Case::kAccusative, Case::kDative}});
  // «то, с чем мы столкнулись, — гибридная война»
  const bool is_that = absl::StrContains(place.text.Gap(place.term.first_word), ", —") &&
                       place.term.is_thing() && !place.term.source.object &&
                       (behind >= place.text.words.size() || place.text.clause_start[behind]);
  if (is_that)
    return By("BehindDash", {{Case::kNominative}, true, {}, {Case::kInstrumental, Case::kAccusative}});
  const CaseDemand office = LaterOffice(place);
  if (!office.cases.empty()) return By("LaterOffice", office);
  const CaseDemand parallel = LikeObjectBefore(place);
  if (!parallel.cases.empty()) return By("LikeObjectBefore", parallel);
  const auto found = place.decided.find(place.term.first_word - 1);
  if (found == place.decided.end() ||
      (absl::StrContains(place.text.Gap(place.term.first_word), ";") && !place.term.source.listed))
    return {};
  const DecidedTerm& known = found->second;
  // «За словами Лаврова, Баку та Єреван близькі»: no list has people and places.
  if (known.kind == TermKind::kPerson && place.term.kind == TermKind::kPlace && place.term.source.listed)
    return {};
  const CaseDemand apposed = ApposedBehindComma(place, known);
  if (!apposed.cases.empty()) return By("ApposedBehindComma", apposed);
  // «Найслабше місце НАТО — Сувалкський коридор»
  if (absl::StrContains(place.text.Gap(place.term.first_word), "—") && !place.term.source.listed &&
      !place.term.names_person())
    return {};
  const size_t next = place.term.last_word + 1;
  // «в Бирмингеме, Великобритания»
  const bool person = place.term.kind == TermKind::kPerson && known.kind == TermKind::kPerson;
  const bool ends = ((place.term.kind != TermKind::kPlace && !person) || place.term.source.listed ||
                     known.grammatical_case == Case::kVocative) &&
                    (next >= place.text.words.size() || place.text.clause_start[next]);
  // «просимо до Копенгагена, Володимире», «Завдяки Європейській комісії, Нідерландам та Данії»
  const bool alike = (known.kind == TermKind::kPlace) == (place.term.kind == TermKind::kPlace) ||
                     (place.term.source.listed && known.kind == TermKind::kOrganisation);
  const bool list =
      alike && absl::StrContains(place.text.Gap(place.term.first_word), ",") &&
      (ends || (next < place.text.words.size() && place.table.conjunctions.contains(place.text.lower[next])));
  // «Выступая на TF1, Макрон заявил», «За даними Євростату, державний борг у єврозоні зріс»
  if (!list && (IsFinite(place, next) || place.term.is_thing())) return {};
  // «Відколи Росія вторглася в Україну, Молдова, колишня радянська республіка, …»
  if (!list && place.term.kind == TermKind::kPlace && place.term.source.subject &&
      known.kind == TermKind::kPlace)
    return {};
  // «За словами Коваля, Рада закордонних справ повернеться до питання»: no person is a body.
  const bool body_behind_person = place.term.kind == TermKind::kOrganisation &&
                                  known.kind == TermKind::kPerson && place.term.source.subject &&
                                  !place.term.source.listed;
  if (!list && body_behind_person) return {};
  if (!list && absl::StrContains(place.text.Gap(place.term.first_word), "—")) return {};
  const bool told =
      known.strict || (place.term.source.listed && known.kind == place.term.kind && known.one_case);
  return By("BehindComma", {{CaseOfList(place, known)}, list && told});
}

}  // namespace dragoman
