// One spelling of a person's or place's name over an article, where the glossary allows several.
#pragma once

#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/types/span.h"
#include "service/pipeline/prepared_article.h"
#include "service/pipeline/segment_translator.h"

namespace dragoman {

// Of one article in one language. Immutable and thread-safe.
class NameSpelling {
 public:
  // `texts` are those of the whole article.
  NameSpelling(absl::Span<const PreparedText> texts, std::string language);

  // Of a person whom the article names in full more than once, or a place that it names so, puts the approved
  // spelling where another allowed one stands, in the same case: «Эмманюэлю Макрону» for «Эммануэлю Макрону».
  // Such a term is repaired, rule "consistency". `outcomes` are those of `jobs`.
  void Unify(absl::Span<const SegmentJob> jobs, absl::Span<SegmentOutcome> outcomes) const;

 private:
  const std::string language_;
  absl::flat_hash_set<std::string> named_again_;  // ids
};

}  // namespace dragoman
