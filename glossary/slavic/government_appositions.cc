// Names that take the case of what stands beside them: behind «столица» and «пан», «как Италии, так и
// Греции», lists with brackets, titles whose bearer the translator declined.
#include <array>
#include <initializer_list>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "glossary/slavic/government.h"

namespace dragoman {

CaseDemand Government::LikeHead(const TargetText& text, size_t head, const std::vector<Case>& shown,
                                const PlacedTerm& term, const DecidedTerms& decided) const {
  if (shown.size() == 1) return {shown, true};
  PlacedTerm whole = term;
  whole.first_word = whole.last_word = head;
  const CaseDemand outer = head == 0 || text.clause_start[head] ? CaseDemand{} : Inside(text, whole, decided);
  for (const Case demanded : outer.cases) {
    if (outer.strict && absl::c_linear_search(shown, demanded)) return {{demanded}, true};
  }
  return {shown, true};
}

CaseDemand Government::AfterCapital(const TargetText& text, const PlacedTerm& term,
                                    const DecidedTerms& decided) const {
  const bool city = term.kind == TermKind::kPlace && term.number != Number::kPlural &&
                    !term.source.possessor && !term.source.attribute;
  if (!city) return {};
  size_t at = term.first_word - 1;
  if (!table_.capitals.contains(text.lower[at])) {
    // What it is the capital of: «столице Дагестана», «столице страны».
    const auto land = decided.find(at);
    const size_t first = land == decided.end() ? at : land->second.first_word;
    if (first == 0 || text.clause_start[first] || FindPreposition(text, at) != nullptr) return {};
    at = first - 1;
  }
  const auto capital = table_.capitals.find(text.lower[at]);
  if (capital == table_.capitals.end()) return {};
  // «Столица Болгарии София встретила»
  if (BeginsClause(text, at) && capital->second.front() == Case::kNominative)
    return {{Case::kNominative}, true};
  return LikeHead(text, at, capital->second, term, decided);
}

CaseDemand Government::AfterSir(const TargetText& text, const PlacedTerm& term,
                                const DecidedTerms& decided) const {
  const size_t at = term.first_word - 1;
  const auto sir = table_.sirs.find(text.lower[at]);
  if (sir == table_.sirs.end() || !term.names_person() || term.number == Number::kPlural) return {};
  // «Шановна пані прем'єр-міністре»
  const bool addressed = at > 0 && !text.clause_start[at] && text.clause_start[at - 1] &&
                         table_.addresses.contains(text.lower[at - 1]);
  if (addressed && absl::c_linear_search(sir->second, Case::kVocative)) {
    CaseDemand called{{Case::kVocative}, true};
    called.nominative_stays = sir->second.size() > 1;  // «пані президент»
    return called;
  }
  if (sir->second.size() == 1) return {sir->second, true};
  return at == 0 || text.clause_start[at] ? CaseDemand{} : LikeHead(text, at, sir->second, term, decided);
}

bool Government::IsFirstOfBoth(const TargetText& text, const PlacedTerm& term) const {
  const size_t before = term.first_word - 1, next = term.last_word + 1;
  // «как президент, так и не ответив»
  const bool never = next + 2 < text.words.size() && text.lower[next + 2] == "не";
  return before > 0 && !text.clause_start[before] && next + 1 < text.words.size() && !never &&
         table_.as_well.contains(text.lower[before]) && text.clause_start[next] &&
         table_.so.contains(text.lower[next]) && table_.conjunctions.contains(text.lower[next + 1]);
}

const DecidedTerm* Government::FirstOfPair(const TargetText& text, size_t and_word,
                                           const absl::flat_hash_set<std::string>& openers,
                                           const DecidedTerms& decided) const {
  const bool opens = and_word > 1 && text.clause_start[and_word - 1] && !text.clause_start[and_word] &&
                     table_.conjunctions.contains(text.lower[and_word]) &&
                     openers.contains(text.lower[and_word - 1]);
  const auto first = opens ? decided.find(and_word - 2) : decided.end();
  return first == decided.end() ? nullptr : &first->second;
}

CaseDemand Government::SecondOfBoth(const TargetText& text, const PlacedTerm& term,
                                    const DecidedTerms& decided) const {
  const DecidedTerm* first = FirstOfPair(text, term.first_word - 1, table_.so, decided);
  const bool both =
      first != nullptr && first->first_word > 0 && table_.as_well.contains(text.lower[first->first_word - 1]);
  return both ? CaseDemand{{CaseOfList(text, *first, term)}, first->strict} : CaseDemand{};
}

CaseDemand Government::NotOnlyButAlso(const TargetText& text, const PlacedTerm& term,
                                      const DecidedTerms& decided) const {
  const DecidedTerm* first = FirstOfPair(text, term.first_word - 1, table_.but, decided);
  if (first == nullptr || first->first_word < 2 || IsFinite(text, term.last_word + 1)) return {};
  const size_t only = first->first_word - 1;
  const bool not_only =
      table_.only.contains(text.lower[only]) && text.lower[only - 1] == "не" && !text.clause_start[only];
  return not_only ? CaseDemand{{CaseOfList(text, *first, term)}, true} : CaseDemand{};
}

CaseDemand Government::BehindBrackets(const TargetText& text, const PlacedTerm& term,
                                      const DecidedTerms& decided) const {
  size_t behind = term.first_word;
  if (behind > 0 && table_.conjunctions.contains(text.lower[behind - 1])) --behind;
  const absl::string_view gap = text.Gap(behind);
  const bool goes_on = behind != term.first_word || absl::StartsWith(gap, "),");
  if (behind == 0 || !absl::StartsWith(gap, ")") || !goes_on || text.sentence_start[behind]) return {};
  size_t open = behind - 1;
  while (open > 0 && !absl::StrContains(text.Gap(open), "(")) --open;
  const auto known = open > 0 ? decided.find(open - 1) : decided.end();
  if (known == decided.end() || known->second.kind != term.kind || term.is_thing()) return {};
  // «(31 августа)»: every name of the list has its brackets, or it ends with this one.
  const size_t next = term.last_word + 1;
  const bool alike = next >= text.words.size() || text.clause_start[next];
  const bool subject = known->second.grammatical_case == Case::kNominative && term.source.object;
  return alike && !subject ? CaseDemand{{known->second.grammatical_case}, known->second.strict}
                           : CaseDemand{};
}

std::vector<Case> Government::CasesShown(const TargetText& text, size_t word, const PlacedTerm& term) const {
  constexpr size_t kReach = 4;
  const std::string& noun = text.lower[word];
  if (EndsWithAny(noun, "ами", "ями")) return {Case::kInstrumental};
  if (EndsWithAny(noun, "ах", "ях")) return {Case::kPrepositional};
  if (Letters(noun) > 4 && IsDativePlural(noun)) return {Case::kDative};
  bool of_few = false;
  for (size_t at = word; at > 0 && at + kReach > word && !text.clause_start[at]; --at) {
    const CaseDemand outer = AfterPreposition(text, at - 1, term);
    if (!outer.cases.empty())
      return outer.cases.front() == Case::kGenitive ? std::vector<Case>{Case::kGenitive}
                                                    : std::vector<Case>{};
    // «двух стран»
    const auto numeral = table_.numerals.find(text.lower[at - 1]);
    of_few |= numeral != table_.numerals.end() && numeral->second.cases.size() > 1 &&
              numeral->second.cases.front() == Case::kGenitive;
    const bool agrees = numeral != table_.numerals.end() || EndsWithAny(text.lower[at - 1], "их", "ых", "іх");
    if (of_few && !agrees) return {Case::kGenitive};
  }
  return {};
}

CaseDemand Government::BehindKind(const TargetText& text, const PlacedTerm& term,
                                  const DecidedTerms& decided) const {
  const size_t first = term.first_word;
  const bool name =
      term.kind == TermKind::kPerson || term.kind == TermKind::kPlace || term.kind == TermKind::kOrganisation;
  if (first < 2 || !name || !term.source.listed || !term.source.apart || term.source.subject) return {};
  const absl::string_view gap = text.Gap(first);
  const bool parted = gap == ": " || gap == " — " || gap == " – " || gap == " - ";
  // «в трёх городах Украины: …»
  const auto land = decided.find(first - 1);
  const size_t behind = land == decided.end() ? first : land->second.first_word;
  if (!parted || behind == 0 || text.clause_start[behind - 1]) return {};
  const size_t noun = behind - 1;
  if (text.words[noun].upper_initial || VerbFormOf(text.lower[noun]) != VerbForm::kNone) return {};
  CaseDemand like{CasesShown(text, noun, term), true};
  if (like.cases.empty()) return {};
  like.nominative_stays = true;
  return like;
}

std::vector<Case> Government::CasesOfBearer(const TargetText& text, size_t word) const {
  const auto is_name = [&text](size_t at) {
    return at < text.words.size() && !text.clause_start[at] && text.words[at].upper_initial &&
           text.Gap(at) == " ";
  };
  if (!is_name(word)) return {};
  const std::string& first = text.lower[word];
  const bool two = is_name(word + 1) && !is_name(word + 2);
  const std::string& last = text.lower[two ? word + 1 : word];
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
               return table_.men.contains(absl::StrCat(name, end));
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

CaseDemand Government::LikeBearer(const TargetText& text, const PlacedTerm& term) const {
  if (term.kind != TermKind::kTitle || term.number == Number::kPlural || term.source.predicate) return {};
  // A name that is repaired itself shows nothing.
  if (term.known_bearer) return {};
  // «передал пост президента Медведеву»
  const size_t name = term.last_word + 1;
  const bool alone = name + 1 >= text.words.size() || !text.words[name + 1].upper_initial;
  if (alone && term.source.possessor) return {};
  const std::vector<Case> shown = CasesOfBearer(text, name);
  return shown.empty() ? CaseDemand{} : CaseDemand{shown, true};
}

size_t Government::ToBeDone(const TargetText& text, size_t word) const {
  const auto inside = [&text](size_t at) { return at < text.words.size() && !text.clause_start[at]; };
  const auto passed_over = [&](size_t at) {
    return inside(at) &&
           (table_.particles.contains(text.lower[at]) || table_.adverbs.contains(text.lower[at]));
  };
  size_t at = word;
  while (passed_over(at)) ++at;
  if (!inside(at) || !table_.modals.contains(text.lower[at])) return text.words.size();
  ++at;
  while (passed_over(at)) ++at;
  return inside(at) && VerbFormOf(text.lower[at]) == VerbForm::kInfinitive ? at : text.words.size();
}

CaseDemand Government::BeforeModal(const TargetText& text, const PlacedTerm& term) const {
  const size_t done = ToBeDone(text, BehindName(text, term));
  if (done == text.words.size() || EndsWithAny(text.lower[done], "ся", "сь")) return {};
  const Case* governed = table_.CaseOfVerb(text.lower[done]);
  const bool given = BeginsWithAny(text.lower[done], table_.gives) && term.source.recipient;
  const Case wanted = given ? Case::kDative : governed == nullptr ? Case::kAccusative : *governed;
  return {{wanted}, true, {}, {Case::kGenitive, Case::kDative, Case::kInstrumental}};
}

}  // namespace dragoman
