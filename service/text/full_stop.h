// Whether a full stop ends a sentence, by the words on either side of it.
#pragma once

#include <cstddef>

#include "absl/strings/string_view.h"
#include "service/text/segmenter_rules.h"

namespace dragoman {

// What follows a stop: the first letter or digit behind white space, quotes, brackets and dashes.
struct Right {
  char32_t first = 0;  // 0: none
  bool lower = false;
  bool upper = false;
  bool digit = false;
  bool starter = false;    // a word that opens sentences, and no initial or name
  bool particle = false;   // the first word of a name such as «Le Pen», though it opens sentences too
  bool dash = false;       // a dash stands before
  absl::string_view word;  // its letters
  size_t end = 0;          // behind the word
  WordTraits traits = 0;
};

// A run of stops with what belongs to it.
struct Stop {
  size_t begin = 0;   // the first stop
  size_t resume = 0;  // behind the last one
  size_t end = 0;     // behind closing quotes and brackets
  size_t next = 0;    // behind white space: where the next sentence would begin
  int dots = 0;
  bool strong = false;  // more than full stops and ellipses, or a stop behind a closing quote or bracket
  bool ellipsis = false;
  bool quote = false;   // a closing quote follows
  bool closed = false;  // anything closing follows
  bool ideographic = false;
  bool odd_quotes = false;  // an odd number of '"' belongs to it
  int line_breaks = 0;
  bool paragraph = false;
  bool no_break_space = false;  // nothing but one no-break space follows
};

// A text as seen from its stops. A view: the rules and the text must outlive it. Immutable, hence
// thread-safe.
class StopContext {
 public:
  // `segment_begin` is where the sentence before the stop began.
  StopContext(const SegmentationRules& rules, absl::string_view text, size_t segment_begin)
      : rules_(rules), text_(text), segment_begin_(segment_begin) {}

  // What stands at `position` and behind it; at most a few words are read.
  Right ReadRight(size_t position) const;
  // The start of the token that ends at `end`: letters, digits and what stands inside abbreviations.
  size_t TokenBegin(size_t end) const;
  // The token before the white space before `position`; "" if there is none or no white space.
  absl::string_view TokenBefore(size_t position) const;
  // Whether a single full stop before `right`, which is not lower-case, ends the sentence.
  bool IsFullStop(const Stop& stop, const Right& right) const;

 private:
  size_t FirstWord() const;
  // «Art. 3. – Le présent décret»: only a word that stands before numbers precedes the one at `number`.
  bool OpensWithDesignation(size_t first, size_t number) const;
  // Whether a colon stands before the white space before `position`.
  bool EndsInColon(size_t position) const;
  bool IsStopAfterNumber(const Stop& stop, absl::string_view token, bool opens_segment, bool after_colon,
                         const Right& right) const;
  bool IsStopAfterWord(const Stop& stop, size_t begin, absl::string_view token, bool opens_segment,
                       const Right& right) const;
  // Whether what has its name before `right` is not named any further: "Apple Inc. Chief Tim Cook", "Moss Jr.
  // High School", "the N.A.A.C.P. President". Before it has a word that is no name the sentence cannot end.
  bool IsStopAfterName(size_t begin, const Right& right) const;
  // A single capital letter: an initial («А. С. Пушкин»), unless it names a thing («витамин C. Она»).
  bool IsStopAfterLetter(size_t begin, absl::string_view token, absl::string_view before, WordTraits traits,
                         const Right& right) const;
  // Whether the segment up to `position` is but an adverbial of time: «В сентябре 2014 г.», "At 5 a.m."
  bool IsTimeAdverbial(size_t position, const Right& right) const;
  bool IsVerb(absl::string_view word) const;
  // Whether `right` is the subject of a sentence of its own, as in "They left the U.S. Brexit was near", and
  // does not go on with a name, as in "the U.S. Senate was".
  bool IsSubject(const Right& right) const;
  // Whether the segment has a verb before `position`.
  bool HasVerb(size_t position) const;
  // Whether the segment has a word without a capital before `position`.
  bool HasLowerWord(size_t position) const;
  bool FollowsComma(size_t position) const;
  // «5 p.m. Kyiv time»
  bool IsTimeZone(const Right& right) const;
  // A point of the compass or a temperature behind a number: 30°12′5″W, 12° N, -5 C.
  bool IsMeasuredDirection(size_t begin, absl::string_view token, absl::string_view before) const;
  static bool IsCompassPoint(char32_t c);
  // Whether `right` is "34th" or the like.
  bool IsOrdinal(const Right& right) const;
  // «50 руб. за кг. Цена»
  bool IsRate(absl::string_view token, absl::string_view before) const;
  // Whether `token` is a word that counts or measures («5 тыс. руб.»), rather than one that may open a name
  // too.
  bool IsAmount(absl::string_view token) const;
  // Whether `word` is an adjective that names a place: «Невский», «Одеської».
  bool IsAdjective(absl::string_view word) const;
  // «Чехов А. П. Издал его Суворин»: whether the initials up to the one at `begin` stand behind the surname.
  bool IsInvertedName(size_t begin, absl::string_view token, const Right& right) const;
  // «R. 123-4», an article of a code; "A12", a page.
  bool IsLetteredNumber(const Right& right) const;
  bool IsRomanNumber(const Right& right) const;
  // Capital letters with stops between: "J.-N", "U.S.S.R", «А.С».
  static bool IsAcronym(absl::string_view token);
  // A short lower-case token without a vowel, or a single letter, can only be an abbreviation.
  static bool IsUnknownAbbreviation(absl::string_view token);
  // What stands behind the last hyphen or apostrophe of `token`; "" without one.
  static absl::string_view LastPart(absl::string_view token);

  const SegmentationRules& rules_;
  const absl::string_view text_;
  const size_t segment_begin_;
};

}  // namespace dragoman
