// Compares the words that stand in a place with the form that belongs there, signs and capitals included.
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "glossary/enforcement/term_claims.h"
#include "glossary/words/target_text.h"
#include "service/text/byte_range.h"

namespace dragoman {

bool HasLowerLetter(absl::string_view text);

enum class Likeness { kSame, kLetterCase, kOther };

// Whether `present` is `form` but for signs and capitals that a text may choose for itself; kLetterCase when
// only its capitals are wrong.
Likeness Compare(absl::string_view present, absl::string_view form);

// Whether `a` and `b` are the same but for their apostrophes.
bool DifferOnlyInApostrophes(absl::string_view a, absl::string_view b);

// The bytes of the words of `claim` in `text`, with the quotation marks at its borders that its lemma has
// too.
ByteRange RangeOf(const TargetText& text, const Claim& claim);

// Takes the second quotation mark into `range` of `text` when it has the first and `form`, which is put
// there, has none: «систем «Патриот»»; and the first in the same way.
void TakeLoneQuote(absl::string_view text, absl::string_view form, ByteRange* range);

}  // namespace dragoman
