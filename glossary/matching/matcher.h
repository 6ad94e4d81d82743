// Finds the glossary's terms in English texts.
#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "glossary/concept.h"
#include "glossary/glossary.h"
#include "service/text/byte_range.h"

namespace dragoman {

// A term that stands in a text. `concept_` belongs to the glossary.
struct TermMatch {
  const Concept* concept_ = nullptr;
  ByteRange source;           // without a possessive's ’s; with the period of "U.S."
  bool surname_only = false;  // the surname, or initials and the surname, stand for the full name
  bool possessive = false;
  bool plural = false;
  bool all_caps = false;  // in capitals though the glossary has small letters: a headline's
};

// What stands between `first` and `second`, two terms of `source`, in this order.
inline absl::string_view Between(absl::string_view source, const TermMatch& first, const TermMatch& second) {
  return source.substr(first.source.end, second.source.begin - first.source.end);
}

// The terms of an article, a list a text, sorted by source.begin, without overlaps: the leftmost, and of
// those the longest, and of those the highest layer's. `texts` are the article's texts in reading order: a
// surname that needs the full name, or that several people share, is decided by who is named in full in any
// of them. Terms that touch a range of `protected_ranges` (one list a text; empty: none) are left out. Linear
// in the texts. Thread-safe.
std::vector<std::vector<TermMatch>> MatchArticle(
    const Glossary& glossary, absl::Span<const absl::string_view> texts,
    absl::Span<const std::vector<ByteRange>> protected_ranges = {});

// MatchArticle of one text.
std::vector<TermMatch> MatchText(const Glossary& glossary, absl::string_view text);

}  // namespace dragoman
