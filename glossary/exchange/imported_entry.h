// Entries as a file gives them, and what becomes of the entries over which they are laid.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "glossary/concept.h"

namespace dragoman {

class FaultList;

// An entry of a file and which of its fields the file names.
struct ImportedEntry {
  Concept entry;                 // with defaults for what the file does not name
  std::set<std::string> fields;  // as in a glossary file: "kind", "en.names", "ru.lemma"
  bool has_id = false;           // false: entry.id was made of its kind and its first English form
  std::string place;             // "<file>:<line>"
};

// The entries alone, for a glossary that has no others.
std::vector<Concept> ConceptsOf(std::vector<ImportedEntry> entries);

// Puts entries of one id, of which at most one came with it, together in the place of the first: their
// English forms are joined; any other field that two of them name must be the same in both, or a fault names
// both places.
std::vector<ImportedEntry> CombineSameIds(std::vector<ImportedEntry> entries, FaultList* faults);

// A lemma or surname that an import has changed, and what had been written for the former one.
struct ChangedLemma {
  std::string field;              // "ru.lemma", "ru.surname"
  std::string former;             // the former lemma
  std::vector<std::string> kept;  // grammar that stays, as the file does not name it: "gender"
  std::vector<std::string> gone;  // forms of the former lemma: "forms"
};

struct MergedEntry {
  Concept entry;                             // of the imported entry's layer, with the present one's id
  std::vector<ChangedLemma> changed_lemmas;  // those that have something kept or gone
};

// `present` with the fields that the file names; everything else of it stays, languages and grammar too. Two
// exceptions: an entry without an id of its own adds its English forms to the present ones, and where a lemma
// or a surname changes, the forms that are spelled out for the former one go unless the file names them.
// Thread-safe.
MergedEntry MergeEntry(const Concept& present, const ImportedEntry& imported);

}  // namespace dragoman
