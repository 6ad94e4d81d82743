// Words of a text as the glossary compares them: letter case, accents, apostrophes and hyphens evened out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "glossary/inflect/code_points.h"
#include "service/text/byte_range.h"

namespace dragoman {

// What stands between two words.
enum class WordGap {
  kSpace,       // white space or a hyphen: "Jean-Noël", "Jean Noel"
  kApostrophe,  // "O'Brien", "l’Élysée"
  kPeriod,      // a period, white space or a hyphen after it or not: "U.S.", "J.-N. Barrot"
  kOther,       // anything else: punctuation, the border of the text
};

// A maximal run of letters, digits and marks.
struct Word {
  ByteRange range;
  uint64_t hash = 0;  // of the folded word; equal words have equal hashes
  WordGap gap_before = WordGap::kOther;
  bool upper_initial = false;
  bool has_lower = false;
  uint32_t letters = 0;
};

// The words of `text` in order. Invalid UTF-8 separates words. Linear in the size of `text`.
std::vector<Word> SplitWords(absl::string_view text);

// `text` in lower case with Latin accents removed (é -> e, ß -> ss; Cyrillic letters keep their marks: й, ї),
// every apostrophe as ', every hyphen as -, every run of white space as one space.
std::string FoldText(absl::string_view text);

// FoldText without the change of case.
std::string FoldAccents(absl::string_view text);

// The capitals and small letters of the whole Unicode range; invalid bytes become U+FFFD.
std::string ToUpperText(absl::string_view text);
std::string ToLowerText(absl::string_view text);

// Whether `text` has no small letter: "NATO".
bool IsAllCapitals(absl::string_view text);

// Whether the first letter of `text` is a capital, or it has none.
bool IsCapitalized(absl::string_view text);

// `phrase` up to its first space.
absl::string_view FirstWord(absl::string_view phrase);

// `text` with its first letter as a capital.
std::string CapitalizeFirst(absl::string_view text);

bool IsApostrophe(char32_t c);
bool IsHyphen(char32_t c);

// A letter, digit or mark: what words are made of.
bool IsWordCharacter(char32_t c);

// The code point that ends at, or begins at, `position`; 0 at the border of the text.
char32_t CodePointBefore(absl::string_view text, size_t position);
char32_t CodePointAt(absl::string_view text, size_t position);

// Of `words`, those of `text`, the one with a capital that stands right behind `range`, or with `before`
// right before it, with a space between; empty when there is none. Linear in the words.
ByteRange NameBeside(absl::Span<const Word> words, absl::string_view text, ByteRange range, bool before);

}  // namespace dragoman
