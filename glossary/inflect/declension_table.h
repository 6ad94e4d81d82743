// The declension rules of one Slavic language: paradigms, and which word takes which, read from data files
// that a linguist can read and mend; each file opens with its own description.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "glossary/grammar.h"

namespace dragoman {

// What a word is in a name or phrase; the files write given, surname, noun, adjective.
enum class WordRole { kGiven, kSurname, kNoun, kAdjective };

// Every form of one word; the usual form of each case first, then what is allowed beside it.
using WordForms = std::map<GrammaticalForm, std::vector<std::u32string>>;

class DeclensionTable {
 public:
  struct Sources {
    absl::string_view paradigms;
    absl::string_view endings;
    absl::string_view lists;
  };

  // A word's grammar as far as it decides the ending.
  struct WordQuery {
    WordRole role = WordRole::kNoun;
    Gender gender = Gender::kUnspecified;
    bool plural = false;  // the word is already in the plural
    bool animate = false;
    bool place = false;    // the name of a place
    bool foreign = false;  // the surname of somebody with a foreign given name: Дарвин, Цзиньпин
  };

  DeclensionTable(DeclensionTable&&) = default;
  DeclensionTable& operator=(DeclensionTable&&) = default;

  // InvalidArgument with the file and line of every fault.
  static absl::StatusOr<DeclensionTable> Parse(const Sources& sources);

  // The forms of `word`; only the nominatives of it when it does not change or no rule fits.
  WordForms Decline(const std::u32string& word, const WordQuery& query) const;

  // Whether some rule covers `word` in this role and gender with a paradigm that changes it.
  bool Declines(const std::u32string& word, const WordQuery& query) const;

  // The gender that the ending of a noun shows by itself («президент» is masculine whoever holds the office);
  // kUnspecified when it does not.
  Gender GenderOfNoun(const std::u32string& word) const;

  // Whether `word`, in any letter case, is in the list `list` of the lists file.
  bool Listed(absl::string_view list, const std::u32string& word) const;

 private:
  DeclensionTable() = default;

  struct Paradigm {
    // Endings by number and case; alternatives in order. Special: "." the lemma, "*" as genitive if animate
    // and as nominative if not, "-" no ending.
    std::map<GrammaticalForm, std::vector<std::u32string>> endings;
  };
  struct Rule {
    std::set<WordRole> roles;
    enum class Sort { kAny, kPerson, kThing, kPlace } sort = Sort::kAny;  // of nouns
    bool plural = false;                                                  // p: for words in the plural
    char gender = '*';                                                    // m f n or *
    bool whole_word = false;                                              // ^
    int syllables = 0;                                                    // as many @; 0: any
    bool foreign = false;                                                 // only for foreign names
    std::u32string pattern;              // letters and classes, without the bar
    size_t removed = 0;                  // letters after the bar
    std::u32string stem;                 // what follows the kept letters before endings
    std::u32string plural_stem;          // the same in the plural
    std::u32string zero_stem;            // the same before "-"
    const Paradigm* paradigm = nullptr;  // null: never changes
    int weight = 0;
  };

  const Rule* Find(const std::u32string& lower, const WordQuery& query) const;
  static bool Matches(const Rule& rule, const std::u32string& lower);

  std::map<std::string, Paradigm> paradigms_;
  std::map<std::u32string, std::vector<Rule>> words_;  // rules for one word each
  std::vector<Rule> rules_;                            // heaviest first
  std::map<std::string, std::set<std::u32string>> lists_;
};

}  // namespace dragoman
