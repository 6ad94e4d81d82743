// A glossary entry: one person, place, organisation, title, event or term, with its names in every language,
// and the names that files and messages have for what it is made of.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "glossary/grammar.h"

namespace dragoman {

// Which layer an entry comes from; a later layer's entry with the same English form wins.
enum class GlossaryLayer { kBase, kHouse, kClient, kRequest };

// How letter case decides whether an English form matches.
enum class CaseRule {
  kExact,    // as written, and all capitals: "Peskov", "PESKOV", not "peskov"
  kInitial,  // the first letter may be either case: "foreign minister", "Foreign Minister" (each word's), all
             // capitals
};

// The English side.
struct SourceForms {
  std::vector<std::string> names;     // full forms, the usual one first: "Dmitry Peskov", "Dmitri Peskov"
  std::vector<std::string> surnames;  // what stands alone later in an article: "Peskov"
  // True for surnames that are also words or that many share (Rice, May, Miller): they match only where the
  // article names the person in full.
  bool surname_needs_name = false;
  std::vector<std::string> plurals;  // irregular plurals; regular ones and possessives are derived
  CaseRule case_rule = CaseRule::kExact;
};

// One target language's side.
struct TargetTerm {
  Lexeme lexeme;                       // of the full form
  Lexeme surname;                      // of the surname alone; an empty lemma when there is none
  std::vector<std::string> variants;   // other renderings that are allowed, as lemmas
  std::vector<std::string> forbidden;  // renderings to repair wherever they appear, as lemmas
  std::string note;
};

struct Concept {
  std::string id;  // "person/dmitry-peskov", unique in a layer
  TermKind kind = TermKind::kTerm;
  Gender gender = Gender::kUnspecified;  // of a person
  GlossaryLayer layer = GlossaryLayer::kBase;
  bool do_not_translate = false;              // stays as in the source in every language
  SourceForms source;                         // English
  std::map<std::string, TargetTerm> targets;  // by language: "fr", "ru", "uk"
  std::string origin;                         // where the spellings come from
};

// The target languages that a glossary may name.
absl::Span<const absl::string_view> GlossaryLanguages();

// The name of a kind in files ("person") and back; false when unknown.
absl::Span<const absl::string_view> TermKindNames();
absl::string_view TermKindName(TermKind kind);
bool ParseTermKind(absl::string_view name, TermKind* kind);
absl::string_view GenderName(Gender gender);
bool ParseGender(absl::string_view name, Gender* gender);
absl::Span<const absl::string_view> CaseNames();
absl::string_view CaseName(Case grammatical_case);

// "genitive", "plural_genitive", and back; false when unknown.
std::string FormName(const GrammaticalForm& form);
bool ParseFormName(absl::string_view name, GrammaticalForm* form);

// Whether lemmas of the kind decline as living beings where an entry does not say.
bool IsLiving(TermKind kind);

// Fills what follows from the rest of the concept: the kind of every lexeme, gender and animacy of persons',
// the surname's exceptions. Whoever makes a concept calls it last.
void CompleteLexemes(Concept* entry);

}  // namespace dragoman
