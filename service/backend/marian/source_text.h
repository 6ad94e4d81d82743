// What the engine reads: a text made fit for the model, with the way back to the bytes it came from.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "service/backend/backend.h"
#include "service/text/byte_range.h"

namespace dragoman::marian {

// A text in NFC with plain single spaces, without control characters, ill-formed bytes or the characters that
// the model reserves for inline terms and language symbols. Immutable.
class SourceText {
 public:
  // Prepares `text`, any bytes at all. Where `annotate`, each term's occurrence becomes
  // ⟦occurrence¦lemma⟧, the form in which models with inline terms take them.
  SourceText(absl::string_view text, absl::Span<const TermHint> terms, bool annotate);

  const std::string& text() const { return text_; }

  // The bytes of the original that `range` of text() came from; empty at the place where a lemma was put in.
  ByteRange ToOriginal(ByteRange range) const;

 private:
  std::string text_;
  std::vector<size_t> origin_;  // of each byte of text_, and of its end
};

// `text` without the reserved ⟦ ¦ ⟧. Where any stood, spaces are single and none is at the ends; else the
// text comes back as it is.
std::string StripReserved(absl::string_view text);

// The words of `text`: runs of letters, digits and marks. Ill-formed bytes belong to no word.
std::vector<ByteRange> Words(absl::string_view text);

// Parts of `text` of at most `max_words` words, split at the ends of clauses where there are any, else
// between words; together they cover the text. At least one part.
std::vector<ByteRange> SplitClauses(absl::string_view text, size_t max_words);

}  // namespace dragoman::marian
