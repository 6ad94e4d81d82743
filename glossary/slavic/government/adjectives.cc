#include "glossary/slavic/government/adjectives.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "glossary/slavic/government/clause_words.h"
#include "glossary/slavic/government/demand.h"
#include "glossary/slavic/verb_form.h"
#include "glossary/words/word_endings.h"
#include "glossary/words/word_table.h"

namespace dragoman {
namespace {

// `cases`, of which the words around leave no other.
CaseDemand Strict(std::vector<Case> cases) { return {std::move(cases), true}; }

// The cases that the ending of `word`, an adjective of the term, leaves: «крупнейшая», «першого».
std::vector<Case> CasesOfWholeAdjective(absl::string_view word, const PlacedTerm& term) {
  const std::vector<Case> direct = {Case::kNominative, Case::kAccusative};
  if (term.number == Number::kPlural) {
    return EndsWithAny(word, "ые", "ие", "і") ? direct : std::vector<Case>{};
  }
  if (term.gender == Gender::kFeminine) {
    if (EndsWithAny(word, "а", "я")) return {Case::kNominative};
    if (EndsWithAny(word, "ой", "ей"))
      return {Case::kGenitive, Case::kDative, Case::kInstrumental, Case::kPrepositional};
    if (EndsWithAny(word, "ої")) return {Case::kGenitive};
    if (EndsWithAny(word, "ій")) return {Case::kDative, Case::kPrepositional};
    if (EndsWithAny(word, "ою")) return {Case::kInstrumental};
    return EndsWithAny(word, "у", "ю") ? std::vector<Case>{Case::kAccusative} : std::vector<Case>{};
  }
  if (EndsWithAny(word, "ый", "ий", "ое", "ее", "е")) return direct;
  if (EndsWithAny(word, "ого", "его", "ього")) return {Case::kGenitive, Case::kAccusative};
  if (EndsWithAny(word, "ому", "ему", "ьому")) return {Case::kDative, Case::kPrepositional};
  return EndsWithAny(word, "ым", "им", "ім") ? std::vector<Case>{Case::kInstrumental} : std::vector<Case>{};
}

// Whether a preposition that takes the prepositional stands before the adjective `given`.
bool BehindLocative(const SlavicText& sentence, size_t given) {
  // No noun in the instrumental stands behind these prepositions.
  static constexpr std::array<absl::string_view, 7> kLocative = {"в", "во", "у", "на", "о", "об", "при"};
  // «в нашем родном украинском»
  size_t adjective = given;
  const auto alike = [&](size_t word) {
    return FindPreposition(sentence, word) == nullptr &&
           EndsWithAny(sentence.text.lower[word], "ому", "ьому", "ном", "ком", "шем", "оём", "оем");
  };
  while (adjective > 0 && !sentence.text.clause_start[adjective]) {
    const bool joined =
        adjective > 1 && sentence.table.conjunctions.contains(sentence.text.lower[adjective - 1]);
    const size_t before = joined ? adjective - 2 : adjective - 1;
    if (!alike(before)) break;
    adjective = before;
  }
  // «о более высоком»
  const bool graded = adjective > 1 && sentence.table.grading.contains(sentence.text.lower[adjective - 1]);
  const size_t at = graded ? adjective - 1 : adjective;
  return at > 0 && !sentence.text.clause_start[at] &&
         absl::c_linear_search(kLocative, sentence.text.lower[at - 1]) &&
         (sentence.table.ukrainian || sentence.text.lower[at - 1] != "у");
}

// Whether the Ukrainian `word` ends as adjectives do in the plural, and few nouns: «жорсткіші», «хімічні».
bool IsDirectPlural(absl::string_view word) {
  return Letters(word) > 3 && EndsWithAny(word, "ські", "цькі", "зькі", "льні", "чні", "йні", "ивні", "івні",
                                          "іші", "ащі", "вищі", "нижчі", "більші", "менші", "нові", "кові");
}

// What the ending of the adjective `word`, a plural, says of its noun.
CaseDemand AfterPluralAdjective(absl::string_view word) {
  // «израильских авиаудары»
  if (EndsWithAny(word, "ых", "их", "іх"))
    return {{Case::kGenitive, Case::kPrepositional}, true, Number::kPlural, {Case::kAccusative}};
  if (EndsWithAny(word, "ыми", "ими", "німи")) return {{Case::kInstrumental}, true, Number::kPlural};
  return EndsWithAny(word, "ым", "им", "ім") ? Strict({Case::kDative}) : CaseDemand{};
}

// The same in the singular. `behind_locative`: a preposition of the prepositional stands before it;
// `animate`: the cases of a noun for a living being behind «нового».
CaseDemand AfterUkrainianAdjective(absl::string_view word, bool feminine, bool behind_locative,
                                   const CaseDemand& animate) {
  if (EndsWithAny(word, "ого", "ього")) return animate;
  if (EndsWithAny(word, "ому", "ьому"))
    return behind_locative ? Strict({Case::kPrepositional}) : Strict({Case::kDative, Case::kPrepositional});
  if (EndsWithAny(word, "ським", "цьким", "шнім", "ним", "вим")) return Strict({Case::kInstrumental});
  if (feminine && EndsWithAny(word, "ською", "ною", "вою", "ньою")) return Strict({Case::kInstrumental});
  if (feminine && EndsWithAny(word, "ської", "ної", "вої", "ньої")) return Strict({Case::kGenitive});
  if (feminine && EndsWithAny(word, "ській", "цькій")) return Strict({Case::kDative, Case::kPrepositional});
  // «довгоочікувану угоду»
  if (feminine && EndsWithAny(word, "ську", "цьку", "овану", "увану", "ьну", "йну", "ливу", "ячу", "ючу",
                              "жну", "чну", "шну", "тну", "рну", "вну", "дну", "мну", "тову", "кову", "лову"))
    return Strict({Case::kAccusative});
  return {};
}

CaseDemand AfterRussianAdjective(absl::string_view word, bool feminine, bool behind_locative,
                                 const CaseDemand& animate) {
  if (EndsWithAny(word, "ного", "кого", "шего", "щего", "мого", "вого", "него", "того", "дого", "оего"))
    return animate;
  // «об Эмманюэле Бонне, дипломатическом советнике»
  if (EndsWithAny(word, "ском", "цком") && IsRelational(word)) return Strict({Case::kPrepositional});
  if (behind_locative && EndsWithAny(word, "ном", "ком", "цком", "том", "лом", "ром", "вом", "нем", "ждом",
                                     "шем", "щем", "воём", "оем"))
    return Strict({Case::kPrepositional});
  if (EndsWithAny(word, "ному", "кому", "всему", "оему", "шему", "щему", "мому", "вому", "нему"))
    return Strict({Case::kDative});
  if (EndsWithAny(word, "ным", "ским", "цким", "шим", "щим", "мим", "вым", "ним")) {
    return Strict({Case::kInstrumental});
  }
  if (feminine && EndsWithAny(word, "скую", "ную", "шую", "вую", "нюю")) return Strict({Case::kAccusative});
  return {};
}

// The cases that the adjective `word` may have before the term.
std::vector<Case> CasesOfAdjective(const GovernmentTable& table, absl::string_view word,
                                   const PlacedTerm& term) {
  constexpr size_t kLetter = absl::string_view("а").size();
  const auto is_noun = [&](size_t ending) {
    return word.size() > ending * kLetter &&
           table.nouns.contains(word.substr(0, word.size() - ending * kLetter));
  };
  const bool noun =
      is_noun(0) || is_noun(1) || is_noun(2) || table.titles.contains(word) || table.function.contains(word);
  if (noun || Letters(word) < 5) return {};
  if (term.number == Number::kPlural) {
    if (EndsWithAny(word, "ых", "іх", "них", "ких", "щих", "ших"))
      return {Case::kGenitive, Case::kPrepositional, Case::kAccusative};
    return EndsWithAny(word, "ыми", "ними", "німи", "кими", "щими", "шими")
               ? std::vector<Case>{Case::kInstrumental}
               : std::vector<Case>{};
  }
  if (term.gender == Gender::kFeminine) {
    if (table.ukrainian) {
      // «своєї»
      if (EndsWithAny(word, "єї", "ної", "кої", "вої", "ньої", "шої", "чої", "жої", "лої", "рої", "дої",
                      "тої", "мої"))
        return {Case::kGenitive};
      if (EndsWithAny(word, "ній", "кій", "вій", "шій", "лій", "рій", "дій", "тій"))
        return {Case::kDative, Case::kPrepositional};
      if (EndsWithAny(word, "ною", "кою", "вою", "ньою", "шою", "лою", "рою")) return {Case::kInstrumental};
      return {};
    }
    if (EndsWithAny(word, "ную", "кую", "вую", "нюю", "шую", "щую", "лую", "рую", "дую", "тую", "мую"))
      return {Case::kAccusative};
    if (EndsWithAny(word, "ной", "кой", "вой", "ней", "шей", "щей", "лой", "рой", "дой", "той", "мой"))
      return {Case::kGenitive, Case::kPrepositional, Case::kDative, Case::kInstrumental};
    return {};
  }
  if (table.ukrainian) return {};
  if (EndsWithAny(word, "ном", "ком", "вом", "нем", "шем", "щем", "лом", "ром", "мом"))
    return {Case::kPrepositional};
  return {};
}

// Of a term with the word `adjective` before it, which shows the cases `shown`.
CaseDemand LikeAdjective(const Place& place, size_t adjective, const std::vector<Case>& shown) {
  PlacedTerm whole = place.term;
  whole.first_word = adjective;
  whole.behind_adjective = true;
  const CaseDemand outer =
      adjective == 0 || place.text.clause_start[adjective] ? CaseDemand{} : DemandInside(place.With(whole));
  for (const Case demanded : outer.cases) {
    if (absl::c_linear_search(shown, demanded)) return {{demanded}, true};
  }
  return {shown, true};
}

// The cases of `word`, a form of «сам» before a term in this number.
std::vector<Case> CasesOfSelf(absl::string_view word, Number number, bool ukrainian) {
  if (EndsWithAny(word, "ими", "ою")) return {Case::kInstrumental};
  if (absl::EndsWith(word, "им")) return {number == Number::kPlural ? Case::kDative : Case::kInstrumental};
  if (absl::EndsWith(word, "ого")) return {Case::kGenitive, Case::kAccusative};
  if (absl::EndsWith(word, "их")) return {Case::kGenitive, Case::kAccusative, Case::kPrepositional};
  if (absl::EndsWith(word, "ому") && !ukrainian) return {Case::kDative};
  if (EndsWithAny(word, "ому", "ій")) return {Case::kDative, Case::kPrepositional};
  if (EndsWithAny(word, "ом", "ім")) return {Case::kPrepositional};
  if (absl::EndsWith(word, "ой"))
    return {Case::kGenitive, Case::kDative, Case::kInstrumental, Case::kPrepositional};
  return {absl::EndsWith(word, "ої") ? Case::kGenitive : Case::kAccusative};
}

// Of a term behind an adjective in an oblique case: «ранней Калифорнии».
CaseDemand BehindAgreeing(const Place& place) {
  const size_t before = place.term.first_word - 1;
  if (place.text.clause_start[place.term.first_word] || place.text.clause_start[before] ||
      place.decided.contains(before) || FindPreposition(place, before) != nullptr)
    return {};
  const std::vector<Case> shown = CasesOfAdjective(place.table, place.text.lower[before], place.term);
  if (shown.empty()) return {};
  // «основою своєї кампанії»: what looks like a second adjective is a noun.
  if (place.term.behind_adjective) {
    const std::vector<Case> own =
        CasesOfAdjective(place.table, place.text.lower[place.term.first_word], place.term);
    const bool alike = absl::c_any_of(own, [&shown](Case one) { return absl::c_linear_search(shown, one); });
    if ((!own.empty() && !alike) || place.table.determiners.contains(place.text.lower[place.term.first_word]))
      return {};
  }
  return LikeAdjective(place, before, shown);
}

}  // namespace

bool SaysPartOfPlace(const GovernmentTable& table, absl::string_view word, const PlacedTerm& term) {
  return term.kind == TermKind::kPlace && EndsAsAdjective(word, table.ukrainian) &&
         BeginsWithAny(word, table.parts_of_places);
}

CaseDemand BehindSelf(const Place& place) {
  const size_t first = place.term.first_word;
  if (first == 0 || place.text.clause_start[first] || !place.table.self.contains(place.text.lower[first - 1]))
    return {};
  // «Ей самой Макрон сказал»
  const bool of_pronoun = first > 1 && !place.text.clause_start[first - 1] &&
                          place.table.personal.contains(place.text.lower[first - 2]);
  if (of_pronoun) return {};
  const std::vector<Case> shown =
      CasesOfSelf(place.text.lower[first - 1], place.term.number, place.table.ukrainian);
  // «подписан самой Россией»
  if (place.term.source.by && absl::c_linear_search(shown, Case::kInstrumental))
    return Strict({Case::kInstrumental});
  return LikeAdjective(place, first - 1, shown);
}

bool IsBehindDirectCase(const Place& place) {
  if (place.term.first_word == 0 || place.text.clause_start[place.term.first_word]) return false;
  const size_t at = place.term.first_word - 1;
  const std::string& word = place.text.lower[at];
  const bool other =
      Letters(word) < 5 || (place.text.words[at].upper_initial && !place.text.sentence_start[at]) ||
      (place.table.ukrainian ? IsPlainParticiple(word, true) : IsParticiple(word, false)) ||
      IsActiveParticiple(word) || place.table.titles.contains(word) || place.table.as_nouns.contains(word) ||
      place.table.CaseOfNoun(word) != nullptr || place.table.CaseOfAdjective(word) != nullptr;
  if (other) return false;
  if (place.term.number == Number::kPlural)
    return !place.table.ukrainian && EndsWithAny(word, "ные", "ские", "вые", "шие");
  if (place.term.gender == Gender::kMasculine)
    return place.table.ukrainian ? EndsWithAny(word, "ський", "цький", "ний", "вий", "ній")
                                 : EndsWithAny(word, "ский", "цкий", "ный", "вый", "ний");
  return place.term.gender == Gender::kFeminine &&
         (place.table.ukrainian ? EndsWithAny(word, "ська", "цька")
                                : EndsWithAny(word, "ская", "цкая", "ная", "вая"));
}

CaseDemand BehindNominative(const Place& place) {
  const size_t at = place.term.first_word - 1;
  const std::string& word = place.text.lower[at];
  const bool aged = at > 0 && place.text.Gap(at) == "-" && BeginsWithAny(word, place.table.aged);
  const size_t first = aged ? at - 1 : at;
  // «о встрече с 30-летний Барделла»
  const bool preposition =
      first > 0 && !place.text.clause_start[first] && FindPreposition(place, first - 1) != nullptr;
  const bool nominative = place.term.names_person() && (aged || place.table.then.contains(word)) &&
                          !preposition && EndsWithAny(word, "ий", "ая", "яя", "ій", "на", "ня");
  return nominative ? Strict({Case::kNominative}) : CaseDemand{};
}

CaseDemand AfterAdjective(const Place& place) {
  // The adjective that was passed over is no noun with an adjective of its own.
  if (place.term.behind_adjective) return {};
  const size_t at = place.term.first_word - 1;
  const std::string& word = place.text.lower[at];
  const bool part_of_place = SaysPartOfPlace(place.table, word, place.term);
  const bool name = place.decided.contains(at) ||
                    (place.text.words[at].upper_initial && !place.text.sentence_start[at] && !part_of_place);
  // «…, недовольного Испанией», «благодарен Путину»
  const Case* complement = place.table.CaseOfAdjective(word);
  if (complement != nullptr && VerbFormOf(place.table, word) == VerbForm::kNone &&
      (place.text.clause_start[at] || place.term.source.dependent || IsActiveParticiple(word) ||
       !EndsAsAdjective(word, place.table.ukrainian)))
    return {{*complement}, true};
  // «почти всю область»
  if (place.term.gender == Gender::kFeminine && place.table.accusatives.contains(word))
    return {{Case::kAccusative}, true};
  // «цих безпілотників»
  const bool tells = Letters(word) > 3 || place.table.these.contains(word);
  // «яким», but «будь-яким поступкам»
  const bool function =
      place.table.function.contains(word) && !(place.table.ukrainian && place.text.Gap(at) == "-");
  if (!tells || function || place.table.not_adjectives.contains(word) || name) return {};
  // «Екстремістською «Альтернативу» визнала спецслужба», «назвав неповним мирний план»
  const size_t next = place.term.last_word + 1;
  const auto takes = [&place](size_t verb) {
    return IsFinite(place, verb) && BeginsWithAny(place.text.lower[verb], place.table.takes_for);
  };
  const bool behind =
      at > 0 && !place.text.clause_start[at] && place.term.kind != TermKind::kTitle && takes(at - 1);
  const bool taken = (takes(next) || behind) && (place.term.source.object || place.term.source.passive) &&
                     EndsWithAny(word, "ою", "им", "ой", "ым");
  if (taken) return Strict({Case::kAccusative});
  if (place.term.number == Number::kPlural) {
    const CaseDemand plural = AfterPluralAdjective(word);
    if (!plural.cases.empty()) return plural;
    // «исключил любые территориальные уступки», «схвалив вищі витрати», but «на війні»
    const bool behind_preposition =
        at > 0 && !place.text.clause_start[at] && FindPreposition(place, at - 1) != nullptr;
    const bool ends_so =
        place.table.ukrainian ? IsDirectPlural(word) && !behind_preposition : EndsWithAny(word, "ые", "ие");
    const bool direct = place.term.is_thing() && ends_so && CaseOfComplement(place.table, word) == nullptr;
    if (direct) return Strict({Case::kAccusative, Case::kNominative});
  }
  // «…, беглым лидером оппозиции»
  const bool apposed = place.text.clause_start[at] && !place.text.sentence_start[at] &&
                       place.term.kind == TermKind::kTitle && place.term.number != Number::kPlural &&
                       VerbFormOf(place.table, word) == VerbForm::kNone && Letters(word) > 4;
  if (apposed && EndsWithAny(word, "ым", "им", "ім")) return Strict({Case::kInstrumental});
  if (apposed && EndsWithAny(word, "ому", "ему", "ьому"))
    return Strict({Case::kDative, Case::kPrepositional});
  // «под час останнього обміну»
  const bool thing =
      !place.term.animate && place.term.kind != TermKind::kPerson && place.term.kind != TermKind::kTitle;
  if (thing && place.term.number != Number::kPlural &&
      (place.table.ukrainian ? EndsWithAny(word, "ого", "ього")
                             : EndsWithAny(word, "ного", "кого", "шего", "щего", "мого", "вого", "него",
                                           "того", "дого", "оего")))
    return Strict({Case::kGenitive});
  // «призначив нового главу»
  const bool object = at > 1 && !place.text.clause_start[at] &&
                      (IsFinite(place, at - 1) ||
                       VerbFormOf(place.table, place.text.lower[at - 1]) == VerbForm::kInfinitive) &&
                      (place.text.clause_start[at - 1] || place.text.lower[at - 2] != "не");
  const CaseDemand animate =
      object ? Strict({Case::kAccusative, Case::kGenitive}) : Strict({Case::kGenitive, Case::kAccusative});
  // «в каждом опросе», «в кожному опитуванні»
  const bool behind_locative = BehindLocative(place, at), feminine = place.term.gender == Gender::kFeminine;
  return place.table.ukrainian ? AfterUkrainianAdjective(word, feminine, behind_locative, animate)
                               : AfterRussianAdjective(word, feminine, behind_locative, animate);
}

CaseDemand BehindPhraseOfAdjective(const Place& place) {
  const auto known = place.decided.find(place.term.first_word - 1);
  const size_t noun = known == place.decided.end() ? place.term.first_word - 1 : known->second.first_word;
  if (noun < 2 || place.text.clause_start[noun] || place.text.clause_start[noun - 1] ||
      FindPreposition(place, noun - 1) == nullptr || place.decided.contains(noun - 2))
    return {};
  // «Первая в истории Японии»
  const bool of_noun =
      place.term.source.possessor ||
      (known == place.decided.end() && !place.term.is_thing() && place.term.kind != TermKind::kTitle &&
       CaseOfComplement(place.table, place.text.lower[noun]) != nullptr);
  if (of_noun) return {};
  const size_t adjective = noun - 2;
  const std::string& word = place.text.lower[adjective];
  const bool superlative = place.table.ukrainian
                               ? absl::StartsWith(word, "най")
                               : absl::StrContains(word, "ейш") || absl::StrContains(word, "айш");
  const bool most =
      adjective > 0 && !place.text.clause_start[adjective] &&
      absl::StartsWith(place.text.lower[adjective - 1], place.table.ukrainian ? "найбільш" : "сам");
  const bool completed = superlative || most ||
                         absl::StartsWith(word, place.table.ukrainian ? "перш" : "перв") ||
                         IsPassiveAttribute(word);
  if (!completed) return {};
  std::vector<Case> shown = CasesOfAdjective(place.table, word, place.term);
  if (shown.empty()) shown = CasesOfWholeAdjective(word, place.term);
  return shown.empty() ? CaseDemand{} : LikeAdjective(place, adjective, shown);
}

CaseDemand BehindCompletedAdjective(const Place& place) {
  constexpr size_t kLongestPhrase = 7;  // words, the adjective with them
  const SourcePlace& source = place.term.source;
  const size_t first = place.term.first_word;
  const bool acted_on = source.object && !source.passive && place.term.names_person();
  const bool depends = source.possessor || source.given || (source.dependent && !place.term.is_thing());
  if (depends || acted_on || place.text.clause_start[first] || IsFinite(place, first - 1) ||
      place.table.conjunctions.contains(place.text.lower[first - 1]))
    return {};
  for (size_t i = first - 1; i > 0 && first - i < kLongestPhrase && !place.text.clause_start[i]; --i) {
    const size_t adjective = i - 1;
    const std::string& word = place.text.lower[adjective];
    if (IsFinite(place, adjective) || place.table.conjunctions.contains(word)) return {};
    // «назначен ответственный за расширение комиссар», but «министр, ответственный за расширение, Кос»
    const bool behind_comma = place.text.clause_start[adjective] && !place.text.sentence_start[adjective];
    const bool passive = IsPassiveAttribute(word) ||
                         (IsWholePassive(word, place.table.ukrainian) && !EndsWithAny(word, "ние", "ння"));
    const bool whole = passive || (IsNounsAdjective(word) && !EndsWithAny(word, "ое")) ||
                       (place.table.ukrainian && absl::EndsWith(word, "льна"));
    if (Letters(word) < 6 || behind_comma || !whole || place.decided.contains(adjective)) continue;
    const auto agent = absl::c_find_if(place.decided, [i](const auto& known) {
      return known.second.first_word == i && known.second.grammatical_case == Case::kInstrumental;
    });
    const bool by_somebody =
        passive && (agent != place.decided.end() ||
                    EndsWithAny(place.text.lower[i], "ым", "им", "ом", "ем", "ой", "ою"));
    if (FindPreposition(place, i) == nullptr && !by_somebody) continue;
    std::vector<Case> shown = CasesOfWholeAdjective(word, place.term);
    // «відповідальна за розширення єврокомісарка»
    const bool of_woman =
        shown.empty() && place.term.kind == TermKind::kTitle && EndsWithAny(word, "ая", "на");
    if (of_woman) shown = {Case::kNominative};
    // «в подписанном в Минске соглашении Путин»: the noun of the adjective may stand before the name.
    const bool direct = !shown.empty() && shown.front() == Case::kNominative;
    const bool after_preposition = adjective > 0 && !place.text.clause_start[adjective] &&
                                   FindPreposition(place, adjective - 1) != nullptr;
    // «Обвинуваченого в державній зраді Медведчука передано»
    const bool fronted = source.passive && place.text.sentence_start[adjective];
    const bool may_be = direct ? !after_preposition : (place.term.is_thing() || fronted) && !source.subject;
    if (shown.empty() || !may_be) return {};
    CaseDemand demand = LikeAdjective(place, adjective, shown);
    if (source.subject && direct) demand.cases = {Case::kNominative};
    return demand;
  }
  return {};
}

CaseDemand BehindItsAdjective(const Place& place) {
  const size_t before = place.term.first_word - 1;
  // «обвинив в этом НАТО»
  const bool pronoun =
      !place.term.is_thing() && (place.text.lower[before] == "этом" || place.text.lower[before] == "том" ||
                                 place.text.lower[before] == "цьому" || place.text.lower[before] == "тому");
  // «в обмен на заключённых Белоруссия получит»
  const bool of_others =
      place.term.number != Number::kPlural && EndsWithAny(place.text.lower[before], "нных", "аних", "ених");
  // «в турецкой Анталии»: the adjective may stand for a term of its own.
  const bool name = place.decided.contains(before) &&
                    (place.text.words[before].upper_initial || !IsRelational(place.text.lower[before]));
  const bool adjective =
      !pronoun && !of_others && place.term.first_word > 1 && !place.text.clause_start[before] && !name &&
      (IsRelational(place.text.lower[before]) || IsPassiveAttribute(place.text.lower[before]) ||
       place.table.determiners.contains(place.text.lower[before]));
  if (!adjective) return BehindAgreeing(place);
  PlacedTerm whole = place.term;
  whole.first_word = before;
  whole.behind_adjective = true;
  CaseDemand demand = DemandInside(place.With(whole));
  // «сбила над своей территорией российские дроны»: the adjective was hardly left as it was.
  if (place.term.is_thing() && place.term.number == Number::kPlural &&
      EndsWithAny(place.text.lower[before], "ые", "ие", "і"))
    demand.accepted.push_back(Case::kAccusative);
  return demand;
}

}  // namespace dragoman
