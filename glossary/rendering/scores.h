// How sure it is that a place of a translation stands for a term, by what stands there. Of places that
// overlap the one with the higher score is taken.
#pragma once

namespace dragoman {

// From the surest one down.

// A mask, which stands for its term and nothing else.
inline constexpr double kMaskScore = 2;
// What is spelt as some form is, by the role of the rendering.
inline constexpr double kFullScore = 1;
inline constexpr double kSurnameScore = .97;
inline constexpr double kVariantScore = .96;
// The lemma or surname with other capitals or accents: below a variant that is spelt just so, above the
// English name.
inline constexpr double kWrittenOtherwiseScore = .955;
// The English name letter for letter: above an approved variant that is spelt so but for its accents,
// "Belarus", « Bélarus ».
inline constexpr double kEnglishToTheLetterScore = .952;
inline constexpr double kVariantWrittenOtherwiseScore = .95;
inline constexpr double kForbiddenScore = .95;
inline constexpr double kEnglishScore = .94;
// A surname with the given names before it, at most: «Алексей Навальный» is rather he than Юлия Навальная.
inline constexpr double kJoinedNamesScore = .93;
// Of words that are no names most do not mean the term.
inline constexpr double kAdjectiveScore = .9;
// What is spelt like a form; less the share of its letters that differ, down to .45.
inline constexpr double kLikeScore = .9;
// A French phrase with an adjective inside: below an adjective that is a term itself, « américain ».
inline constexpr double kPartedScore = .89;
// A phrase of common words, most of them right: times their share, down to .48.
inline constexpr double kSharedWordsScore = .8;
// A name that stayed in English by half.
inline constexpr double kHalfTranslatedScore = .6;
// Other words for the same: times the share of the name's words that are there, down to .37.
inline constexpr double kCalqueScore = .55;
// A person's name behind the title, garbled: below one that its spelling tells, unless an alignment helps.
inline constexpr double kGarbledScore = .5;
// A name with another word in place of one of its own: below every Russian or Ukrainian calque.
inline constexpr double kOneWordOffScore = .4;
// The words of the English name, one by one.
inline constexpr double kLiteralScore = .35;

// What is added to the score of a place, or taken from it.

// A proper name in small letters may be another word: «песков».
inline constexpr double kSmallLettersPenalty = .25;
// A given name that is spelt otherwise, for its whole length.
inline constexpr double kGivenNameWeight = .1;
// An alignment that points at the place: it decides between equals.
inline constexpr double kAlignmentBonus = .02;
// How far a place stays below one that is the better reading of its words.
inline constexpr double kYieldStep = .01;
// Each word of a calque or literal translation.
inline constexpr double kWordBonus = .001;

}  // namespace dragoman
