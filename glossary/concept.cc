#include "glossary/concept.h"

#include <algorithm>
#include <array>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace dragoman {
namespace {

constexpr std::array<absl::string_view, 3> kLanguages = {"fr", "ru", "uk"};
constexpr std::array<absl::string_view, 6> kKinds = {"person", "place", "organisation",
                                                     "title",  "event", "term"};
constexpr std::array<absl::string_view, 4> kGenders = {"", "masculine", "feminine", "neuter"};
constexpr std::array<absl::string_view, 7> kCaseNames = {
    "nominative", "genitive", "dative", "accusative", "instrumental", "prepositional", "vocative"};
constexpr absl::string_view kPluralPrefix = "plural_";

template <size_t N>
bool Lookup(const std::array<absl::string_view, N>& names, absl::string_view name, size_t* index) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end() || name.empty()) return false;
  *index = static_cast<size_t>(found - names.begin());
  return true;
}

std::vector<std::string> SplitPhrase(absl::string_view text) {
  return absl::StrSplit(text, absl::ByAnyChar(" -"), absl::SkipEmpty());
}

}  // namespace

absl::Span<const absl::string_view> GlossaryLanguages() { return kLanguages; }

absl::Span<const absl::string_view> TermKindNames() { return kKinds; }

absl::string_view TermKindName(TermKind kind) { return kKinds[static_cast<size_t>(kind)]; }

bool ParseTermKind(absl::string_view name, TermKind* kind) {
  size_t index = 0;
  if (!Lookup(kKinds, name, &index)) return false;
  *kind = static_cast<TermKind>(index);
  return true;
}

absl::string_view GenderName(Gender gender) { return kGenders[static_cast<size_t>(gender)]; }

bool ParseGender(absl::string_view name, Gender* gender) {
  size_t index = 0;
  if (!Lookup(kGenders, name, &index)) return false;
  *gender = static_cast<Gender>(index);
  return true;
}

absl::Span<const absl::string_view> CaseNames() { return kCaseNames; }

absl::string_view CaseName(Case grammatical_case) {
  return kCaseNames[static_cast<size_t>(grammatical_case)];
}

std::string FormName(const GrammaticalForm& form) {
  return absl::StrCat(form.number == Number::kPlural ? kPluralPrefix : "", CaseName(form.grammatical_case));
}

bool ParseFormName(absl::string_view name, GrammaticalForm* form) {
  form->number = absl::ConsumePrefix(&name, kPluralPrefix) ? Number::kPlural : Number::kSingular;
  size_t index = 0;
  if (!Lookup(kCaseNames, name, &index)) return false;
  form->grammatical_case = static_cast<Case>(index);
  return true;
}

bool IsLiving(TermKind kind) { return kind == TermKind::kPerson || kind == TermKind::kTitle; }

void CompleteLexemes(Concept* entry) {
  for (auto& [language, target] : entry->targets) {
    Lexeme& lexeme = target.lexeme;
    lexeme.kind = entry->kind;
    if (entry->kind == TermKind::kPerson) {
      lexeme.gender = entry->gender;
      lexeme.animate = true;
    }
    if (target.surname.lemma.empty()) continue;
    Lexeme& surname = target.surname;
    surname.kind = entry->kind;
    surname.gender = lexeme.gender;
    surname.animate = lexeme.animate;
    surname.indeclinable = lexeme.indeclinable;
    surname.article = lexeme.article;
    surname.h_aspire = lexeme.h_aspire;
    if (lexeme.exceptions.empty() || !absl::EndsWith(lexeme.lemma, surname.lemma)) continue;
    // The last words of the full name's exceptions are the surname's.
    const size_t words = SplitPhrase(surname.lemma).size();
    for (const auto& [form, text] : lexeme.exceptions) {
      std::vector<std::string> parts = absl::StrSplit(text, ' ', absl::SkipEmpty());
      const size_t wanted = std::min(words, parts.size());
      surname.exceptions.emplace(
          form, absl::StrJoin(parts.end() - static_cast<ptrdiff_t>(wanted), parts.end(), " "));
    }
  }
}

}  // namespace dragoman
