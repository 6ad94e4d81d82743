// The table french_words.txt: French words that the articles, prepositions, verbs and adjectives beside a
// term depend on. The file says what each kind of line means and has examples.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "glossary/word_table.h"

namespace dragoman {

// All words in small letters.
struct FrenchWords {
  // Nouns before a term.
  WordSet parts;        // of a country, or what is its own
  WordSet bare_parts;   // those of `parts` that are so right before « de » alone
  WordSet collectives;  // in the singular, with a verb in the plural
  WordSet called;       // a proper name follows as it is

  // Names.
  WordSet articleless;  // first words of names that have no article
  WordSet epithets;     // behind a surname with an article
  WordSet on;           // first words of places: « sur » and an article stand before them
  WordSet in_bare;      // « en » stands before them as they are
  WordSet in_written;   // the same where a translator wrote it

  // Words that end like others.
  WordSet no_infinitives;
  WordSet no_participles;

  // The verb `word` in the number that it has not, `plural`; empty where the table has it not.
  std::string OtherNumber(absl::string_view word, bool plural) const;

  std::vector<std::string> unknown_kinds;  // of lines that say nothing; a fault of the table

 private:
  friend const FrenchWords& French();
  FrenchWords();

  std::vector<std::pair<std::string, std::string>> verbs_;  // in the singular and in the plural
};

// The table. Lives as long as the process. Thread-safe.
const FrenchWords& French();

}  // namespace dragoman
