// What an adjective demands of the term behind it.
#include <array>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "glossary/slavic/government.h"

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
    return EndsWithAny(word, "у", "ю") ? std::vector<Case>{Case::kAccusative} : std::vector<Case>{};
  }
  if (EndsWithAny(word, "ый", "ий", "ое", "ее", "е")) return direct;
  if (EndsWithAny(word, "ого", "его", "ього")) return {Case::kGenitive, Case::kAccusative};
  if (EndsWithAny(word, "ому", "ему", "ьому")) return {Case::kDative, Case::kPrepositional};
  return EndsWithAny(word, "ым", "им", "ім") ? std::vector<Case>{Case::kInstrumental} : std::vector<Case>{};
}

}  // namespace

bool Government::BehindLocative(const TargetText& text, size_t given) const {
  // No noun in the instrumental stands behind these prepositions.
  static constexpr std::array<absl::string_view, 7> kLocative = {"в", "во", "у", "на", "о", "об", "при"};
  // «в нашем родном украинском»
  size_t adjective = given;
  const auto alike = [&](size_t word) {
    return FindPreposition(text, word) == nullptr &&
           EndsWithAny(text.lower[word], "ому", "ьому", "ном", "ком", "шем", "оём", "оем");
  };
  while (adjective > 0 && !text.clause_start[adjective]) {
    const bool joined = adjective > 1 && table_.conjunctions.contains(text.lower[adjective - 1]);
    const size_t before = joined ? adjective - 2 : adjective - 1;
    if (!alike(before)) break;
    adjective = before;
  }
  // «о более высоком»
  const bool graded =
      adjective > 1 && (text.lower[adjective - 1] == "более" || text.lower[adjective - 1] == "самом" ||
                        text.lower[adjective - 1] == "очень");
  const size_t at = graded ? adjective - 1 : adjective;
  return at > 0 && !text.clause_start[at] && absl::c_linear_search(kLocative, text.lower[at - 1]) &&
         (ukrainian_ || text.lower[at - 1] != "у");
}

bool Government::SaysPartOfPlace(absl::string_view word, const PlacedTerm& term) const {
  return term.kind == TermKind::kPlace && EndsAsAdjective(word, ukrainian_) &&
         BeginsWithAny(word, table_.parts_of_places);
}

CaseDemand Government::AfterPluralAdjective(absl::string_view word) {
  // «израильских авиаудары»
  if (EndsWithAny(word, "ых", "их", "іх"))
    return {{Case::kGenitive, Case::kPrepositional}, true, Number::kPlural, {Case::kAccusative}};
  if (EndsWithAny(word, "ыми", "ими")) return {{Case::kInstrumental}, true, Number::kPlural};
  return EndsWithAny(word, "ым", "им", "ім") ? Strict({Case::kDative}) : CaseDemand{};
}

CaseDemand Government::AfterUkrainianAdjective(absl::string_view word, bool feminine, bool behind_locative,
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

CaseDemand Government::AfterRussianAdjective(absl::string_view word, bool feminine, bool behind_locative,
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

bool Government::IsBehindDirectCase(const TargetText& text, const PlacedTerm& term) const {
  if (term.first_word == 0 || text.clause_start[term.first_word]) return false;
  const size_t at = term.first_word - 1;
  const std::string& word = text.lower[at];
  const bool other = Letters(word) < 5 || (text.words[at].upper_initial && !text.sentence_start[at]) ||
                     (ukrainian_ ? IsPlainParticiple(word, true) : IsParticiple(word, false)) ||
                     IsActiveParticiple(word) || table_.titles.contains(word) ||
                     table_.as_nouns.contains(word) || table_.CaseOfNoun(word) != nullptr ||
                     table_.CaseOfAdjective(word) != nullptr;
  if (other) return false;
  if (term.number == Number::kPlural) return !ukrainian_ && EndsWithAny(word, "ные", "ские", "вые", "шие");
  if (term.gender == Gender::kMasculine)
    return ukrainian_ ? EndsWithAny(word, "ський", "цький", "ний", "вий", "ній")
                      : EndsWithAny(word, "ский", "цкий", "ный", "вый", "ний");
  return term.gender == Gender::kFeminine &&
         (ukrainian_ ? EndsWithAny(word, "ська", "цька") : EndsWithAny(word, "ская", "цкая", "ная", "вая"));
}

CaseDemand Government::BehindNominative(const TargetText& text, const PlacedTerm& term,
                                        const DecidedTerms& /*decided*/) const {
  const size_t at = term.first_word - 1;
  const std::string& word = text.lower[at];
  const bool aged = at > 0 && text.Gap(at) == "-" && BeginsWithAny(word, table_.aged);
  const size_t first = aged ? at - 1 : at;
  // «о встрече с 30-летний Барделла»
  const bool preposition =
      first > 0 && !text.clause_start[first] && FindPreposition(text, first - 1) != nullptr;
  const bool nominative = term.names_person() && (aged || table_.then.contains(word)) && !preposition &&
                          EndsWithAny(word, "ий", "ая", "яя", "ій", "на", "ня");
  return nominative ? Strict({Case::kNominative}) : CaseDemand{};
}

CaseDemand Government::AfterAdjective(const TargetText& text, const PlacedTerm& term,
                                      const DecidedTerms& decided) const {
  const size_t at = term.first_word - 1;
  const std::string& word = text.lower[at];
  const bool part_of_place = SaysPartOfPlace(word, term);
  const bool name =
      decided.contains(at) || (text.words[at].upper_initial && !text.sentence_start[at] && !part_of_place);
  // «…, недовольного Испанией», «благодарен Путину»
  const Case* complement = table_.CaseOfAdjective(word);
  if (complement != nullptr && VerbFormOf(word) == VerbForm::kNone &&
      (text.clause_start[at] || term.source.dependent || IsActiveParticiple(word) ||
       !EndsAsAdjective(word, ukrainian_)))
    return {{*complement}, true};
  // «почти всю область»
  if (term.gender == Gender::kFeminine && table_.accusatives.contains(word))
    return {{Case::kAccusative}, true};
  if (Letters(word) < 4 || table_.function.contains(word) || table_.not_adjectives.contains(word) || name)
    return {};
  // «Екстремістською «Альтернативу» визнала спецслужба»
  const size_t next = term.last_word + 1;
  const bool taken = IsFinite(text, next) && BeginsWithAny(text.lower[next], table_.takes_for) &&
                     (term.source.object || term.source.passive) && EndsWithAny(word, "ою", "им", "ой", "ым");
  if (taken) return Strict({Case::kAccusative});
  if (term.number == Number::kPlural) {
    const CaseDemand plural = AfterPluralAdjective(word);
    if (!plural.cases.empty()) return plural;
  }
  // «…, беглым лидером оппозиции»
  const bool apposed = text.clause_start[at] && !text.sentence_start[at] && term.kind == TermKind::kTitle &&
                       term.number != Number::kPlural && VerbFormOf(word) == VerbForm::kNone &&
                       Letters(word) > 4;
  if (apposed && EndsWithAny(word, "ым", "им", "ім")) return Strict({Case::kInstrumental});
  if (apposed && EndsWithAny(word, "ому", "ему", "ьому"))
    return Strict({Case::kDative, Case::kPrepositional});
  // «под час останнього обміну»
  const bool thing = !term.animate && term.kind != TermKind::kPerson && term.kind != TermKind::kTitle;
  if (thing && term.number != Number::kPlural &&
      (ukrainian_ ? EndsWithAny(word, "ого", "ього")
                  : EndsWithAny(word, "ного", "кого", "шего", "щего", "мого", "вого", "него", "того", "дого",
                                "оего")))
    return Strict({Case::kGenitive});
  // «призначив нового главу»
  const bool object = at > 1 && !text.clause_start[at] &&
                      (IsFinite(text, at - 1) || VerbFormOf(text.lower[at - 1]) == VerbForm::kInfinitive) &&
                      (text.clause_start[at - 1] || text.lower[at - 2] != "не");
  const CaseDemand animate =
      object ? Strict({Case::kAccusative, Case::kGenitive}) : Strict({Case::kGenitive, Case::kAccusative});
  // «в каждом опросе», «в кожному опитуванні»
  const bool behind_locative = BehindLocative(text, at), feminine = term.gender == Gender::kFeminine;
  return ukrainian_ ? AfterUkrainianAdjective(word, feminine, behind_locative, animate)
                    : AfterRussianAdjective(word, feminine, behind_locative, animate);
}

std::vector<Case> Government::CasesOfAdjective(absl::string_view word, const PlacedTerm& term) const {
  constexpr size_t kLetter = absl::string_view("а").size();
  const auto is_noun = [&](size_t ending) {
    return word.size() > ending * kLetter &&
           table_.nouns.contains(word.substr(0, word.size() - ending * kLetter));
  };
  const bool noun = is_noun(0) || is_noun(1) || is_noun(2) || table_.titles.contains(word) ||
                    table_.function.contains(word);
  if (noun || Letters(word) < 5) return {};
  if (term.number == Number::kPlural) {
    if (EndsWithAny(word, "ых", "іх", "них", "ких", "щих", "ших"))
      return {Case::kGenitive, Case::kPrepositional, Case::kAccusative};
    return EndsWithAny(word, "ыми", "ними", "кими", "щими", "шими") ? std::vector<Case>{Case::kInstrumental}
                                                                    : std::vector<Case>{};
  }
  if (term.gender == Gender::kFeminine) {
    if (ukrainian_) {
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
  if (ukrainian_) return {};
  if (EndsWithAny(word, "ном", "ком", "вом", "нем", "шем", "щем", "лом", "ром", "мом"))
    return {Case::kPrepositional};
  return {};
}

CaseDemand Government::BehindAgreeing(const TargetText& text, const PlacedTerm& term,
                                      const DecidedTerms& decided) const {
  const size_t before = term.first_word - 1;
  if (text.clause_start[term.first_word] || text.clause_start[before] || decided.contains(before) ||
      FindPreposition(text, before) != nullptr)
    return {};
  const std::vector<Case> shown = CasesOfAdjective(text.lower[before], term);
  if (shown.empty()) return {};
  // «основою своєї кампанії»: what looks like a second adjective is a noun.
  if (term.behind_adjective) {
    const std::vector<Case> own = CasesOfAdjective(text.lower[term.first_word], term);
    const bool alike = absl::c_any_of(own, [&shown](Case one) { return absl::c_linear_search(shown, one); });
    if ((!own.empty() && !alike) || table_.determiners.contains(text.lower[term.first_word])) return {};
  }
  return LikeAdjective(text, term, before, shown, decided);
}

CaseDemand Government::LikeAdjective(const TargetText& text, const PlacedTerm& term, size_t adjective,
                                     const std::vector<Case>& shown, const DecidedTerms& decided) const {
  PlacedTerm whole = term;
  whole.first_word = adjective;
  whole.behind_adjective = true;
  const CaseDemand outer =
      adjective == 0 || text.clause_start[adjective] ? CaseDemand{} : Inside(text, whole, decided);
  for (const Case demanded : outer.cases) {
    if (absl::c_linear_search(shown, demanded)) return {{demanded}, true};
  }
  return {shown, true};
}

CaseDemand Government::BehindPhraseOfAdjective(const TargetText& text, const PlacedTerm& term,
                                               const DecidedTerms& decided) const {
  const auto known = decided.find(term.first_word - 1);
  const size_t noun = known == decided.end() ? term.first_word - 1 : known->second.first_word;
  if (noun < 2 || text.clause_start[noun] || text.clause_start[noun - 1] ||
      FindPreposition(text, noun - 1) == nullptr || decided.contains(noun - 2))
    return {};
  // «Первая в истории Японии»
  const bool of_noun =
      term.source.possessor || (known == decided.end() && !term.is_thing() && term.kind != TermKind::kTitle &&
                                CaseOfComplement(text.lower[noun]) != nullptr);
  if (of_noun) return {};
  const size_t adjective = noun - 2;
  const std::string& word = text.lower[adjective];
  const bool superlative = ukrainian_ ? absl::StartsWith(word, "най")
                                      : absl::StrContains(word, "ейш") || absl::StrContains(word, "айш");
  const bool most = adjective > 0 && !text.clause_start[adjective] &&
                    absl::StartsWith(text.lower[adjective - 1], ukrainian_ ? "найбільш" : "сам");
  const bool completed =
      superlative || most || absl::StartsWith(word, ukrainian_ ? "перш" : "перв") || IsPassiveAttribute(word);
  if (!completed) return {};
  std::vector<Case> shown = CasesOfAdjective(word, term);
  if (shown.empty()) shown = CasesOfWholeAdjective(word, term);
  return shown.empty() ? CaseDemand{} : LikeAdjective(text, term, adjective, shown, decided);
}

CaseDemand Government::BehindItsAdjective(const TargetText& text, const PlacedTerm& term,
                                          const DecidedTerms& decided) const {
  const size_t before = term.first_word - 1;
  // «обвинив в этом НАТО»
  const bool pronoun = !term.is_thing() && (text.lower[before] == "этом" || text.lower[before] == "том" ||
                                            text.lower[before] == "цьому" || text.lower[before] == "тому");
  // «в обмен на заключённых Белоруссия получит»
  const bool of_others =
      term.number != Number::kPlural && EndsWithAny(text.lower[before], "нных", "аних", "ених");
  // «в турецкой Анталии»: the adjective may stand for a term of its own.
  const bool name =
      decided.contains(before) && (text.words[before].upper_initial || !IsRelational(text.lower[before]));
  const bool adjective = !pronoun && !of_others && term.first_word > 1 && !text.clause_start[before] &&
                         !name &&
                         (IsRelational(text.lower[before]) || IsPassiveAttribute(text.lower[before]) ||
                          table_.determiners.contains(text.lower[before]));
  if (!adjective) return BehindAgreeing(text, term, decided);
  PlacedTerm whole = term;
  whole.first_word = before;
  whole.behind_adjective = true;
  CaseDemand demand = Inside(text, whole, decided);
  // «сбила над своей территорией российские дроны»: the adjective was hardly left as it was.
  if (term.is_thing() && term.number == Number::kPlural && EndsWithAny(text.lower[before], "ые", "ие", "і"))
    demand.accepted.push_back(Case::kAccusative);
  return demand;
}

}  // namespace dragoman
