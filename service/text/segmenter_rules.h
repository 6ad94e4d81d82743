// What the Segmenter knows of a language: its abbreviations and the words that tell how they are meant, read
// from the tables in data/segmentation.
#pragma once

#include <cstdint>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace dragoman {

// What the tables say of one word; a word may have several. The sections are described in
// data/segmentation/README.md.
enum WordTrait : uint32_t {
  kBeforeName = 1 << 0,
  kMayEnd = 1 << 1,
  kBeforeNumber = 1 << 2,
  kUnit = 1 << 3,
  kEnd = 1 << 4,
  kStarter = 1 << 5,
  kTimeOpener = 1 << 6,
  kLetterNoun = 1 << 7,
  kContinuation = 1 << 8,
  kShortWord = 1 << 9,
  kExclaimed = 1 << 10,
  kParticle = 1 << 11,
  kAfterOrdinal = 1 << 12,
  kAttribution = 1 << 13,
  kDomain = 1 << 14,
  kTimeUnit = 1 << 15,
  kNameEnd = 1 << 16,
  kRegion = 1 << 17,
  kRole = 1 << 18,
  kFiniteVerb = 1 << 19,
  kInstitution = 1 << 20,
  kAfterAdjective = 1 << 21,
  kRatePreposition = 1 << 22,
  kAdjectiveEnding = 1 << 23,
  kVerbEnding = 1 << 24,
  kSurnameEnding = 1 << 25,
  kNoVerb = 1 << 26,

  kAbbreviation = kBeforeName | kMayEnd | kBeforeNumber | kUnit | kEnd | kNameEnd | kRegion,
};
using WordTraits = uint32_t;

// Immutable after construction, hence thread-safe.
class SegmentationRules {
 public:
  // The tables for `language`, a lower-case primary subtag ("uk"); a language without a table of its own gets
  // the common one alone. Fails with Internal only if a built-in table is broken, every fault named.
  static absl::StatusOr<SegmentationRules> ForLanguage(absl::string_view language);

  // The traits of `word` as it is written; 0 for a word that no table has.
  WordTraits Find(absl::string_view word) const {
    const auto found = words_.find(word);
    return found == words_.end() ? 0 : found->second;
  }

  // Whether `word` ends in one of the `endings`, kAdjectiveEnding, kVerbEnding or kSurnameEnding, with a
  // letter before it.
  bool EndsIn(WordTrait endings, absl::string_view word) const;

  // Whether a table for just this language exists.
  bool has_own_table() const { return has_own_table_; }
  // Whether a stop inside the closing quote ends the sentence around the quote, as in American usage.
  bool stops_inside_quotes() const { return stops_inside_quotes_; }
  // Whether even straight quotes have spaces inside, as in French.
  bool spaces_inside_quotes() const { return spaces_inside_quotes_; }
  // Whether the language is written in Cyrillic, so that Latin I, V and X are Roman numerals there.
  bool cyrillic() const { return cyrillic_; }

 private:
  absl::flat_hash_map<std::string, WordTraits> words_;  // of endings too, with a hyphen before them
  bool has_own_table_ = false;
  bool stops_inside_quotes_ = false;
  bool spaces_inside_quotes_ = false;
  bool cyrillic_ = false;
};

}  // namespace dragoman
