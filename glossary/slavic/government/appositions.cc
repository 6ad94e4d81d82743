#include "glossary/slavic/government/appositions.h"

#include <array>
#include <initializer_list>
#include <string>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "glossary/slavic/government/clause_subject.h"
#include "glossary/slavic/government/clause_words.h"
#include "glossary/slavic/government/demand.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/word_endings.h"
#include "glossary/words/word_table.h"

namespace dragoman {
namespace {

// Of a name in apposition to the word `head`, which has one of the cases `shown`.
CaseDemand LikeHead(const Place& place, size_t head, const std::vector<Case>& shown) {
  if (shown.size() == 1) return {shown, true};
  PlacedTerm whole = place.term;
  whole.first_word = whole.last_word = head;
  const CaseDemand outer =
      head == 0 || place.text.clause_start[head] ? CaseDemand{} : DemandInside(place.With(whole));
  for (const Case demanded : outer.cases) {
    if (outer.strict && absl::c_linear_search(shown, demanded)) return {{demanded}, true};
  }
  return {shown, true};
}

// The cases that the name of a person that begins with word `word` shows: «Яну Петерсену».
std::vector<Case> CasesOfBearer(const SlavicText& sentence, size_t word) {
  const auto is_name = [&sentence](size_t at) {
    return at < sentence.text.words.size() && !sentence.text.clause_start[at] &&
           sentence.text.words[at].upper_initial && sentence.text.Gap(at) == " ";
  };
  if (!is_name(word)) return {};
  const std::string& first = sentence.text.lower[word];
  const bool two = is_name(word + 1) && !is_name(word + 2);
  const std::string& last = sentence.text.lower[two ? word + 1 : word];
  if (is_name(word + 1) && !two) return {};
  // «Ивановым», «Іванову»; «Северным» in «командующий Северным флотом» is no surname.
  const bool by_surname = EndsWithAny(last, "овым", "евым", "иным", "овим", "евим", "єєвим", "іним", "їним");
  const bool to_surname = EndsWithAny(last, "ову", "еву", "ёву", "єву", "ину", "іну", "їну");
  if (!two) {
    if (by_surname) return {Case::kInstrumental};
    return to_surname ? std::vector<Case>{Case::kDative} : std::vector<Case>{};
  }
  const auto of_man = [&](std::initializer_list<absl::string_view> endings) {
    return absl::c_any_of(endings, [&](absl::string_view ending) {
      absl::string_view name = first;
      return absl::ConsumeSuffix(&name, ending) &&
             absl::c_any_of(std::array<absl::string_view, 3>{"", "й", "ь"}, [&](absl::string_view end) {
               return sentence.table.men.contains(absl::StrCat(name, end));
             });
    });
  };
  // «Яном Петерсеном», «Касымом Шойгу», but «Максим Ким», «Екрем Імамоглу»
  const bool name_by = EndsWithAny(first, "ом", "ем", "єм") && Letters(first) > 4;
  const bool both_by = name_by && EndsWithAny(last, "ом", "ем", "єм", "ым", "ским", "цким", "ським", "цьким");
  if (both_by || (name_by && by_surname) || of_man({"ом", "ем", "єм"})) return {Case::kInstrumental};
  // «Яну Петерсену», «Іванові Петренку»
  const bool name_to =
      EndsWithAny(first, "у", "ю", "ові", "еві", "єві") && !EndsWithAny(first, "ою", "ею", "єю");
  if ((name_to && (to_surname || EndsWithAny(last, "ому", "ему"))) || of_man({"у", "ю", "ові", "еві", "єві"}))
    return {Case::kDative};
  // «Яна Петерсена»
  return of_man({"а", "я"}) ? std::vector<Case>{Case::kGenitive, Case::kAccusative} : std::vector<Case>{};
}

}  // namespace

CaseDemand AfterCapital(const Place& place) {
  const bool city = place.term.kind == TermKind::kPlace && place.term.number != Number::kPlural &&
                    !place.term.source.possessor && !place.term.source.attribute;
  if (!city) return {};
  size_t at = place.term.first_word - 1;
  if (!place.table.capitals.contains(place.text.lower[at])) {
    // What it is the capital of: «столице Дагестана», «столице страны».
    const auto land = place.decided.find(at);
    const size_t first = land == place.decided.end() ? at : land->second.first_word;
    if (first == 0 || place.text.clause_start[first] || FindPreposition(place, at) != nullptr) return {};
    at = first - 1;
  }
  const auto capital = place.table.capitals.find(place.text.lower[at]);
  if (capital == place.table.capitals.end()) return {};
  // «Столица Болгарии София встретила»
  if (BeginsClause(place, at) && capital->second.front() == Case::kNominative)
    return {{Case::kNominative}, true};
  return LikeHead(place, at, capital->second);
}

CaseDemand AfterSir(const Place& place) {
  const size_t at = place.term.first_word - 1;
  const auto sir = place.table.sirs.find(place.text.lower[at]);
  if (sir == place.table.sirs.end() || !place.term.names_person() || place.term.number == Number::kPlural)
    return {};
  // «Шановна пані прем'єр-міністре»
  const bool addressed = at > 0 && !place.text.clause_start[at] && place.text.clause_start[at - 1] &&
                         place.table.addresses.contains(place.text.lower[at - 1]);
  if (addressed && absl::c_linear_search(sir->second, Case::kVocative)) {
    CaseDemand called{{Case::kVocative}, true};
    called.nominative_stays = sir->second.size() > 1;  // «пані президент»
    return called;
  }
  if (sir->second.size() == 1) return {sir->second, true};
  return at == 0 || place.text.clause_start[at] ? CaseDemand{} : LikeHead(place, at, sir->second);
}

CaseDemand LikeBearer(const Place& place) {
  if (place.term.kind != TermKind::kTitle || place.term.number == Number::kPlural ||
      place.term.source.predicate || place.term.source.subject)
    return {};
  // A name that is repaired itself shows nothing.
  if (place.term.known_bearer) return {};
  // «передал пост президента Медведеву»
  const size_t name = place.term.last_word + 1;
  const bool alone = name + 1 >= place.text.words.size() || !place.text.words[name + 1].upper_initial;
  if (alone && place.term.source.possessor) return {};
  const std::vector<Case> shown = CasesOfBearer(place, name);
  return shown.empty() ? CaseDemand{} : CaseDemand{shown, true};
}

}  // namespace dragoman
