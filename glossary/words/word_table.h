// Reads tables of words such as slavic/ru.txt: a line a kind and words of it.
#pragma once

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"

namespace dragoman {

// Words that count as a whole.
using WordSet = absl::flat_hash_set<std::string>;
// Beginnings of words.
using Stems = std::vector<std::string>;

// `kind words… | column | …`
struct WordTableLine {
  std::string kind;  // empty where the line begins with "|"
  std::vector<std::string> words;
  // The line at its "|", without the spaces around it; the first one has the kind and the words.
  std::vector<absl::string_view> columns;
  size_t number = 0;  // in the table, from 1
};

// The lines of `table` in order, without empty ones and those that begin with "#". The columns are parts of
// `table`.
std::vector<WordTableLine> ReadWordTable(absl::string_view table);

// What is wrong with `line`: `line 12: unknown case "nim"`.
std::string FaultOf(const WordTableLine& line, absl::string_view cause);
// The same for a line that is of no kind: `line 12: no kind "verbs" with 1 column`.
std::string UnknownKind(const WordTableLine& line);

// Where the words of a kind go to that has nothing but words.
struct WordKinds {
  absl::flat_hash_map<absl::string_view, WordSet*> sets;
  absl::flat_hash_map<absl::string_view, Stems*> stems;

  // Adds the words of `line` to those of its kind. False when it has another kind, or columns.
  bool Add(const WordTableLine& line) const;
};

// Whether `word` begins with one of `stems`.
bool BeginsWithAny(absl::string_view word, const Stems& stems);

}  // namespace dragoman
