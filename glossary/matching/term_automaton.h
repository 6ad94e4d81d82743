// The English forms of a glossary as an Aho-Corasick automaton whose letters are whole words: a form never
// matches inside a word, and the cost of a text does not depend on how many forms there are.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "glossary/concept.h"
#include "glossary/words/folding.h"

namespace dragoman {

// One English form of one concept.
struct TermPattern {
  const Concept* entry = nullptr;
  std::string text;           // accents folded, letter case as written
  std::vector<WordGap> gaps;  // before each word but the first
  bool surname_only = false;
  bool plural = false;
  bool period = false;  // the form ends in one: "U.S."
  bool plus = false;    // the form ends in "+": "OPEC+"
};

// Immutable after Build; thread-safe.
class TermAutomaton {
 public:
  // A place where a pattern's words stand: the last of them is word `last_word`.
  struct Hit {
    const TermPattern* pattern;
    size_t first_word;
    size_t last_word;
  };

  // Compiles the forms of `concepts`, which must outlive the automaton, and what is derived from them:
  // surnames alone, initials before a surname, regular plurals.
  static TermAutomaton Build(absl::Span<const Concept* const> concepts);

  // Appends every hit in `words` of `text`, also overlapping ones, whatever the letter case.
  void Scan(absl::Span<const Word> words, std::vector<Hit>* hits) const;

  // True when `word`'s hash is that of a given name of some person of the glossary.
  bool IsGivenName(uint64_t hash) const { return given_names_.contains(hash); }

 private:
  struct Node {
    uint32_t fail = 0;
    uint32_t output = 0;       // index + 1 of the first pattern that ends here
    uint32_t output_link = 0;  // the nearest node on the fail path with an output
    uint32_t depth = 0;
  };
  struct Slot {
    uint64_t key = 0;  // 0 is free
    uint32_t value = 0;
  };

  // An open-addressing table from 64-bit keys to 32-bit values: one cache line a look-up.
  class Table {
   public:
    void Reserve(size_t entries);
    void Insert(uint64_t key, uint32_t value);
    uint32_t Find(uint64_t key) const;  // 0 when absent

   private:
    std::vector<Slot> slots_;
    uint64_t mask_ = 0;
  };

  void Add(const Concept& entry, absl::string_view form, bool surname_only, bool plural);
  void AddDerived(const Concept& entry);
  void Link();

  std::vector<TermPattern> patterns_;
  std::vector<uint32_t> next_pattern_;  // the next pattern that ends at the same node, index + 1
  std::vector<Node> nodes_;
  std::vector<std::vector<std::pair<uint32_t, uint32_t>>> children_;  // while building
  absl::flat_hash_map<uint64_t, uint32_t> building_words_;
  absl::flat_hash_set<uint64_t> given_names_;
  Table words_;        // word hash to symbol
  Table transitions_;  // (node, symbol) to node
};

// The regular plural of an English noun phrase: "foreign ministers", "ministers of defence", "attorneys
// general" not.
std::string EnglishPlural(absl::string_view phrase);

}  // namespace dragoman
