// HTML entities that stand for characters: read as what they mean, written again as they were.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "service/text/text_edit.h"

namespace dragoman {

// The entities of one text ("AT&amp;T", "caf&eacute;", "it&#8217;s"). Immutable.
class Entities {
 public:
  // Of a text without entities.
  Entities() = default;

  // Reads `text` (https://html.spec.whatwg.org/#character-references: the names of Latin-1 and of
  // punctuation, and numbers). Only what can be restored is found: not the entities of a character that
  // `text` writes in another way, too, nor those that are unknown or no printed character, nor one that a
  // byte of `borders` falls inside of. Any bytes are allowed. Thread-safe.
  static Entities Find(absl::string_view text, absl::Span<const size_t> borders);

  bool empty() const { return decoding_.empty(); }

  // The edits that put the characters in the entities' places in the text.
  const std::vector<TextEdit>& decoding() const { return decoding_; }

  // The edits that write those characters as entities, wherever they stand in `text`. On the decoded text
  // they undo decoding(), byte for byte.
  std::vector<TextEdit> Encoding(absl::string_view text) const;

 private:
  std::vector<TextEdit> decoding_;
  std::map<char32_t, std::string> spellings_;
};

}  // namespace dragoman
