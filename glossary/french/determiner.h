// The article and the preposition before a French term: read, rendered, replaced.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "glossary/french/term.h"
#include "glossary/words/target_text.h"
#include "service/text/text_edit.h"

namespace dragoman {

// The article and the preposition before a French term.
struct Determiner {
  enum Preposition { kNone, kDe, kA, kEn, kDans, kSur, kQue } preposition = kNone;
  bool definite = false;
  bool indefinite = false;  // un, une
  bool feminine = false;    // la
  bool plural = false;      // les, des, aux
  std::string que;          // "que", "lorsque", without its e
  size_t first_word = 0;    // where it begins; the term's first word when there is none

  void Set(Preposition to, bool with_article) {
    preposition = to;
    definite = with_article;
  }
};

// Whether `word`, in small letters, is « que » or ends in it, elided or not: « lorsqu »; `determiner` gets it
// then.
bool ReadQue(const std::string& word, Determiner* determiner);

// What stands before word `first`.
Determiner ReadDeterminer(const TargetText& text, size_t first);

// Whether the source speaks of one where a title stands behind a plural article before word `first`: « Les |
// ministre des Armées »; « des » may be indefinite.
bool MeansOne(const TargetText& text, size_t first, const FrenchTerm& term);

// The words for `determiner` before `term`, with the space behind them; `elide`: they lose their vowel before
// it.
std::string RenderDeterminer(const Determiner& determiner, const FrenchTerm& term, bool elide);

// `wanted` in place of the words of `determiner` before word `first`, with the apostrophe that the text uses
// elsewhere and its capitals. Nothing when they are the same.
std::optional<TextEdit> ReplaceDeterminer(const TargetText& text, const Determiner& determiner, size_t first,
                                          std::string wanted);

}  // namespace dragoman
