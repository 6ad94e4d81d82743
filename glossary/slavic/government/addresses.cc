#include "glossary/slavic/government/addresses.h"

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "glossary/slavic/government/clause_subject.h"
#include "glossary/slavic/government/clause_words.h"
#include "glossary/slavic/verb_form.h"

namespace dragoman {

CaseDemand Addressed(const Place& place) {
  const size_t next = place.term.last_word + 1;
  const bool may_be_called = place.term.names_person() || place.term.kind == TermKind::kPlace;
  if (!place.table.ukrainian || place.term.first_word != 0 || !may_be_called) return {};
  // «Маріє Захарова, припиніть брехати», «Україно, тримайся»
  const bool told = next < place.text.words.size() && place.text.clause_start[next] &&
                    place.term.source.opens &&
                    VerbFormOf(place.table, place.text.lower[next]) == VerbForm::kImperative;
  return place.term.source.address || told ? CaseDemand{{Case::kVocative}, true} : CaseDemand{};
}

bool IsSpokenTo(const Place& place) {
  const size_t before = place.term.first_word - 1, next = place.term.last_word + 1;
  if (place.term.kind == TermKind::kTerm) return false;
  // «Дякую, Польще»
  const bool thanked =
      place.table.addresses.contains(place.text.lower[before]) && place.text.clause_start[before];
  if (thanked && !IsFinite(place, next)) return true;
  if (!place.table.ukrainian || place.text.Gap(place.term.first_word) != ", ") return false;
  // «Добрий вечір, Києве!»
  const absl::string_view behind = next < place.text.words.size()
                                       ? place.text.Gap(next)
                                       : place.text.text.substr(place.text.words.back().range.end);
  if (absl::StartsWith(behind, "!") && place.term.source.apart && !IsFinite(place, before)) return true;
  // «Прокинься, Європо, бо …», «Ти не будеш сама, Молдово, хай що станеться»
  const bool clause_behind = next < place.text.words.size() && place.text.clause_start[next];
  const bool called = place.term.source.address && !place.term.source.subject && !place.term.source.at;
  if (called && (clause_behind || next >= place.text.words.size())) return true;
  if (VerbFormOf(place.table, place.text.lower[before]) == VerbForm::kImperative && clause_behind)
    return true;
  // «Слава тобі, Україно», «Дякую вам, президенте Зеленський»
  const size_t behind_name = BehindName(place);
  return (place.text.lower[before] == "тобі" || place.text.lower[before] == "вам") &&
         !place.term.source.subject &&
         (behind_name >= place.text.words.size() || place.text.clause_start[behind_name] || clause_behind);
}

CaseDemand AfterAddress(const Place& place) {
  const size_t before = place.term.first_word - 1;
  // «Дякую Канаді» is a dative.
  const Case* governed = place.table.CaseOfVerb(place.text.lower[before]);
  const bool addressed =
      place.table.addresses.contains(place.text.lower[before]) && place.text.clause_start[before] &&
      (place.term.names_person() || place.term.kind == TermKind::kPlace) && governed == nullptr &&
      (place.term.source.address || (!place.term.source.subject && !place.term.source.object));
  return addressed ? CaseDemand{{Case::kVocative}, true} : CaseDemand{};
}

}  // namespace dragoman
