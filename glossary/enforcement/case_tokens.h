// A Russian or Ukrainian sentence as the case model reads it: its words, each term as one token.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "glossary/enforcement/sentence.h"
#include "glossary/enforcement/term_claims.h"
#include "glossary/slavic/case_place.h"

namespace dragoman {

class CaseTokens {
 public:
  // `claims` are sorted. `sentence` must outlive it.
  CaseTokens(const Sentence& sentence, const std::vector<Claim>& claims);

  // What stands around claim `i`. Stays valid until the next call of Decide.
  CasePlace PlaceOf(size_t i, const Claim& claim) const;

  // Claim `i` is in `grammatical_case`: what stands behind it may go by that.
  void Decide(size_t i, TermKind kind, Case grammatical_case);

 private:
  const Sentence& sentence_;
  std::vector<PlaceToken> tokens_;
  std::vector<bool> sentence_start_;  // by token
  std::vector<size_t> of_claim_;      // the token of each claim
};

}  // namespace dragoman
