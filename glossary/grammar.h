// Grammatical categories of the target languages, and a word or phrase with its grammar: what the glossary
// stores and the inflectors read.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/types/span.h"

namespace dragoman {

enum class Case { kNominative, kGenitive, kDative, kAccusative, kInstrumental, kPrepositional, kVocative };
enum class Gender { kUnspecified, kMasculine, kFeminine, kNeuter };
enum class Number { kSingular, kPlural };
enum class TermKind { kPerson, kPlace, kOrganisation, kTitle, kEvent, kTerm };

// The Ukrainian locative (місцевий) is kPrepositional; the vocative exists in Ukrainian only.
struct GrammaticalForm {
  Case grammatical_case = Case::kNominative;
  Number number = Number::kSingular;

  friend auto operator<=>(const GrammaticalForm&, const GrammaticalForm&) = default;
};

// Whether one of `forms` is in this case, or has this number.
inline bool HasCase(absl::Span<const GrammaticalForm> forms, Case grammatical_case) {
  return absl::c_any_of(
      forms, [=](const GrammaticalForm& form) { return form.grammatical_case == grammatical_case; });
}
inline bool HasNumber(absl::Span<const GrammaticalForm> forms, Number number) {
  return absl::c_any_of(forms, [=](const GrammaticalForm& form) { return form.number == number; });
}

// A noun phrase of the target language with what is needed to inflect it. `lemma` is the nominative (Russian,
// Ukrainian) or the form without article (French): "министр иностранных дел", "Жан-Ноэль Барро", "ministre
// des Affaires étrangères".
struct Lexeme {
  std::string lemma;
  TermKind kind = TermKind::kTerm;
  Gender gender = Gender::kUnspecified;
  bool animate = false;  // people and titles are; armies and parties are not
  bool plural_only = false;  // «Вооружённые силы», « les Nations unies »: the lemma is already a plural
  std::vector<std::string>
      indeclinable;  // words of the lemma that never change: {"Барро"}; {"*"}: none changes
  // Forms that the rules do not give, by case and number; they win over the rules.
  std::map<GrammaticalForm, std::string> exceptions;

  // French only.
  bool article =
      false;  // takes the definite article in running text: la France, l'Élysée; not Paris, not Macron
  bool h_aspire = false;  // begins with an h that forbids elision: la Haye, le Hamas
  // Of a title, where the rule of FrenchFeminine does not give it; empty: by rule.
  std::string feminine;
  std::string plural;  // when not regular; empty: by rule
};

}  // namespace dragoman
