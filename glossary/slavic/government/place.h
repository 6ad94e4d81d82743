// Where a term stands in a Russian or Ukrainian sentence, as the rules of government look at it.
#pragma once

#include <string>

#include "absl/container/flat_hash_map.h"
#include "glossary/english/source_place.h"
#include "glossary/grammar.h"
#include "glossary/slavic/government_table.h"
#include "glossary/words/target_text.h"

namespace dragoman {

// A term whose form is decided already.
struct DecidedTerm {
  TermKind kind = TermKind::kTerm;
  Case grammatical_case = Case::kNominative;
  bool strict = false;  // its place left no other case
  size_t first_word = 0;
  Gender gender = Gender::kUnspecified;
  Number number = Number::kSingular;
  bool owner = false;     // as in SourcePlace
  bool one_case = false;  // the form that stands there is an oblique case and can be no other
};

// By the last word of the term.
using DecidedTerms = absl::flat_hash_map<size_t, DecidedTerm>;

// The noun phrase at a place.
struct PlacedTerm {
  size_t first_word = 0;
  size_t last_word = 0;
  TermKind kind = TermKind::kTerm;
  Gender gender = Gender::kUnspecified;
  Number number = Number::kSingular;
  bool animate = false;
  SourcePlace source;
  std::string lemma;              // the approved name, in small letters
  bool agent_behind = false;      // a term that in the source does it to this one stands behind it
  bool known_bearer = false;      // a person of the glossary stands right behind it
  bool behind_adjective = false;  // first_word is that of an adjective that belongs to the phrase

  // Whether it names somebody: «Макрон», «президент».
  bool names_person() const { return kind == TermKind::kPerson || kind == TermKind::kTitle; }
  // «меморандум», «ракета»
  bool is_thing() const { return kind == TermKind::kTerm || kind == TermKind::kEvent; }
};

// A sentence, and what the words of its language demand. The references have to outlive it.
struct SlavicText {
  const TargetText& text;
  const GovernmentTable& table;
};

// A term in it, and the terms before it. The same of the references.
struct Place : SlavicText {
  Place(const SlavicText& sentence, const PlacedTerm& placed, const DecidedTerms& before)
      : SlavicText(sentence), term(placed), decided(before) {}

  // The same sentence with `other` as the term.
  Place With(const PlacedTerm& other) const { return {*this, other, decided}; }
  Place With(PlacedTerm&& other) const = delete;

  const PlacedTerm& term;
  const DecidedTerms& decided;
};

}  // namespace dragoman
