// What a source text says of each of its terms, read once.
#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "glossary/english/source_place.h"
#include "glossary/grammar.h"
#include "glossary/matching/matcher.h"
#include "glossary/words/folding.h"

namespace dragoman {

// The views must outlive the value. Thread-safe after construction. Terms are told by their index in
// `matches`.
class SourceReading {
 public:
  // `matches` are those of `source`, sorted.
  SourceReading(absl::string_view source, absl::Span<const TermMatch> matches);

  const SourcePlace& PlaceOf(size_t match) const { return places_[match]; }
  // GenderOfBearer of a title; unspecified for other terms.
  Gender BearerOf(size_t match) const { return bearers_[match]; }
  // The word with a capital right behind the term, or with `before` right before it, a space between; empty
  // when there is none.
  ByteRange NameBeside(size_t match, bool before) const;

  absl::Span<const Word> words() const { return words_.words(); }

 private:
  const SourceWords words_;
  const absl::Span<const TermMatch> matches_;
  std::vector<SourcePlace> places_;
  std::vector<Gender> bearers_;
};

}  // namespace dragoman
