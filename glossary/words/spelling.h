// How far two spellings of a name lie apart: the ways in which translators misspell names (Пескова, Пэсков,
// Барот, Елісейський) cost little, different names cost much.
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace dragoman {

// `text` as spellings are compared: small letters without Latin accents, ё as е, words with a single space
// between them whatever separates them, Latin look-alikes in a Cyrillic word as Cyrillic, in a word half of
// which is Cyrillic all Latin letters.
std::u32string SpellingKey(absl::string_view text);

// The cost of turning `a` into `b`, both SpellingKeys without spaces: 1 for an unlike letter, less for
// letters that stand for like sounds, for a doubled letter, a soft sign, a vowel. Gives up and returns a
// value above `limit` once the cost must exceed it. O(|a| |b|).
double SpellingDistance(const std::u32string& a, const std::u32string& b, double limit);

// True when two words may begin with the same sound, whatever their scripts.
bool MayBeginAlike(char32_t a, char32_t b);

// True when `word` may begin as `own` does and differs from it by no more than `likeness` of the length of
// the longer one. Both are SpellingKeys without spaces; an empty one is like none.
bool IsLike(const std::u32string& word, const std::u32string& own, double likeness);

// An English or French name in Cyrillic letters as somebody who does not know it would write it: "Barrot" ->
// "Баррот". `language` is "ru" or "uk". Letter case is kept for initials.
std::string Transliterate(absl::string_view name, absl::string_view language);

// True for a patronymic in small letters, in any case: «владимирович», «юрьевне», «ігорівною».
bool IsPatronymic(absl::string_view word);

// True for a word that has letters of the Latin and of the Cyrillic script.
bool HasMixedScripts(absl::string_view word);

// True when `text` has a Cyrillic (Latin) letter.
bool HasCyrillic(absl::string_view text);
bool HasLatin(absl::string_view text);

}  // namespace dragoman
