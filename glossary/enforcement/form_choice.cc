#include "glossary/enforcement/form_choice.h"

#include <algorithm>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "glossary/inflect/code_points.h"
#include "glossary/slavic/verb_form.h"

namespace dragoman {

std::vector<GrammaticalForm> FormChoice::FormsThere(const RenderingSpan& span,
                                                    std::optional<Number> source_number) const {
  std::vector<GrammaticalForm> own = span.forms;
  // «головнокомандуючий» is nearest to a plural, «головнокомандувачі».
  if (span.exact == nullptr && source_number == Number::kSingular) {
    for (GrammaticalForm& form : own) form.number = Number::kSingular;
  }
  // «Елізабет Борне»: a name that no case changes stands in the nominative as well.
  if (span.exact == nullptr && !own.empty() && !HasCase(own, Case::kNominative)) {
    const GrammaticalForm nominative{Case::kNominative, own.front().number};
    const Lexeme& lexeme = span.rendering->lexeme;
    if (inflector_.Inflect(lexeme, nominative) == inflector_.Inflect(lexeme, own.front()))
      own.push_back(nominative);
  }
  return own;
}

GrammaticalForm FormChoice::Choose(const RenderingSpan& span, const CaseDemand& demand,
                                   std::optional<Number> source_number) const {
  const std::vector<GrammaticalForm> own = FormsThere(span, source_number);
  const bool plural = source_number == Number::kPlural;
  GrammaticalForm chosen;
  // A lemma that was left as it was says nothing about the number: «с министр» for "with the ministers"; nor
  // does a word that never changes, «з пресаташе».
  const bool changeless =
      !HasNumber(own, Number::kPlural) && HasCase(own, Case::kNominative) && HasCase(own, Case::kGenitive);
  // «в связи с саммит» is one, though it may be an accusative.
  const bool direct = demand.decides() && absl::c_none_of(demand.cases, [](Case one) {
                        return one == Case::kNominative || one == Case::kAccusative;
                      });
  const bool undeclined = changeless || absl::c_all_of(own, [direct](const GrammaticalForm& form) {
                            const bool lemma = form.grammatical_case == Case::kNominative ||
                                               (direct && form.grammatical_case == Case::kAccusative);
                            return lemma && form.number == Number::kSingular;
                          });
  chosen.number = plural && (undeclined || HasNumber(own, Number::kPlural)) ? Number::kPlural
                  : own.empty()                                             ? Number::kSingular
                                                                            : own.front().number;
  if (demand.number.has_value()) chosen.number = *demand.number;
  const auto own_with = [&](Case grammatical_case) -> const GrammaticalForm* {
    const GrammaticalForm* found = nullptr;
    for (const GrammaticalForm& form : own) {
      if (form.grammatical_case != grammatical_case || form.number != demand.number.value_or(form.number))
        continue;
      if (found == nullptr || form.number == chosen.number) found = &form;
    }
    return found;
  };
  if (demand.strict && !demand.cases.empty()) {
    for (const Case grammatical_case : demand.cases) {
      const GrammaticalForm* form = own_with(grammatical_case);
      if (form == nullptr) continue;
      // «поставки ракеты» for "deliveries of missiles" is a plural in another case, where the place is
      // certain.
      const bool of_several = plural && !demand.rule.empty() && form->number == Number::kSingular &&
                              HasNumber(own, Number::kPlural) && !demand.number.has_value();
      return of_several ? GrammaticalForm{grammatical_case, Number::kPlural} : *form;
    }
    // Other words than the form's, or words in two cases, tell little of its case.
    for (const Case grammatical_case :
         span.guessed || span.undecided ? std::vector<Case>() : demand.accepted) {
      const GrammaticalForm* form = HasCase(own, Case::kNominative) ? nullptr : own_with(grammatical_case);
      if (form != nullptr) return *form;
    }
    const bool stands = demand.nominative_stays && span.exact != nullptr && span.rendering->allowed();
    const GrammaticalForm* nominative = stands ? own_with(Case::kNominative) : nullptr;
    if (nominative != nullptr) return *nominative;
    chosen.grammatical_case = demand.cases.front();
    return chosen;
  }
  if (own.empty() || HasCase(own, Case::kNominative) || (span.mixed && !demand.cases.empty())) {
    if (!demand.cases.empty()) {
      for (const Case grammatical_case : demand.cases) {
        if (const GrammaticalForm* form = own_with(grammatical_case)) return *form;
      }
      chosen.grammatical_case = demand.cases.front();
    } else if (const GrammaticalForm* form = own_with(Case::kNominative)) {
      chosen = *form;
    }
    return chosen;
  }
  // «Екреме» is no way to speak to «Екрем».
  const bool misread = span.exact == nullptr && own.front().grammatical_case == Case::kVocative;
  return misread ? GrammaticalForm{Case::kNominative, own.front().number} : own.front();
}

std::string FormChoice::FormLike(absl::string_view present, const Lexeme& lexeme,
                                 const GrammaticalForm& grammar) const {
  std::string best = inflector_.Inflect(lexeme, grammar);
  if (language_ != "uk" || grammar.grammatical_case != Case::kDative) return best;
  const auto ends_short = [](absl::string_view word) { return EndsWithAny(word, "у", "ю"); };
  const std::vector<absl::string_view> have = absl::StrSplit(present, ' '), want = absl::StrSplit(best, ' ');
  if (have.size() != want.size()) return best;
  size_t most = 0;
  for (const InflectedForm& form : inflector_.Forms(lexeme)) {
    if (form.form != grammar) continue;
    const std::vector<absl::string_view> words = absl::StrSplit(form.text, ' ');
    size_t alike = 0;
    for (size_t i = 0; i < words.size() && i < have.size(); ++i) {
      const bool long_form = EndsWithAny(words[i], "ові", "еві", "єві");
      const bool had_long = absl::EndsWith(have[i], "ві");
      alike += long_form ? had_long : ends_short(words[i]) && ends_short(have[i]);
    }
    if (alike <= most) continue;
    most = alike;
    best = form.text;
  }
  return best;
}

std::string FormChoice::FormOfFew(const Lexeme& lexeme) const {
  const bool feminine = lexeme.gender == Gender::kFeminine;
  const std::string one = inflector_.Inflect(lexeme, {Case::kGenitive, Number::kSingular});
  const std::string several =
      inflector_.Inflect(lexeme, {feminine ? Case::kNominative : Case::kGenitive, Number::kPlural});
  std::vector<std::string> words = absl::StrSplit(one, ' ');
  const std::vector<std::string> plural = absl::StrSplit(several, ' ');
  for (size_t i = 0; i < words.size() && i < plural.size(); ++i) {
    const bool adjective =
        EndsWithAny(words[i], "ого", "его", "ой", "ей") && EndsWithAny(plural[i], "ых", "их", "ые", "ие");
    if (adjective) words[i] = plural[i];
  }
  return absl::StrJoin(words, " ");
}

}  // namespace dragoman
