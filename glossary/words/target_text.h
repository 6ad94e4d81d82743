// A translation as the enforcer reads it: its words, and where clauses and sentences begin.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "glossary/words/folding.h"

namespace dragoman {

// The words `first` to `last` of a text.
struct WordSpan {
  size_t first = 0, last = 0;
};

// The view must outlive the value.
struct TargetText {
  explicit TargetText(absl::string_view text_in);

  absl::string_view Gap(size_t before_word) const;  // what stands between the word and the one before it
  ByteRange Range(size_t first, size_t last) const {
    return {words[first].range.begin, words[last].range.end};
  }

  absl::string_view text;
  std::vector<Word> words;
  std::vector<std::string> lower;    // each word in small letters
  std::vector<std::u32string> keys;  // each word's SpellingKey, U+FFFD where that is empty
  std::vector<bool>
      clause_start;  // a comma, dash, bracket or the like stands before the word; true for the first
  std::vector<bool> sentence_start;
};

// Whether a quotation mark stands in `gap`, the characters between two words.
bool HasQuote(absl::string_view gap);

}  // namespace dragoman
