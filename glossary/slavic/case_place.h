// The surroundings of a term in a Russian or Ukrainian sentence as the case model reads them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "glossary/slavic/case_demand.h"
#include "glossary/slavic/government.h"

namespace dragoman {

// A word of the sentence, or a term.
struct PlaceToken {
  std::string text;  // a word in small letters; of a term its kind and, once that is decided, its case
  std::string gap;   // what stands before it, white space aside
};

// What stands before a term and behind it, in its own sentence.
struct CasePlace {
  absl::Span<const PlaceToken> before;  // the nearest last
  std::string gap;                      // between the nearest and the term, white space aside
  absl::Span<const PlaceToken> behind;  // the nearest first
  // The words of the source text beside the term, in small letters, an article aside; the nearest first. ""
  // beyond a border of the text.
  std::string source_before[4];
  std::string source_behind[2];
  bool ukrainian = false;
};

// What the case model knows of the place of `term`, of which the rules make `demand`: each an observation
// such as «before=про». Some are combined.
std::vector<std::string> CaseFeatures(const CasePlace& place, const PlacedTerm& term,
                                      const CaseDemand& demand);

// A term as a token: "person:D"; without a case, "person".
std::string TermToken(TermKind kind, std::optional<Case> grammatical_case);

}  // namespace dragoman
