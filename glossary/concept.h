// A glossary entry: one person, place, organisation, title, event or term, with its names in every language.
#pragma once

#include <map>
#include <string>
#include <vector>

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

}  // namespace dragoman
