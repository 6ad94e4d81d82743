// Weighs what the rules ask of a place, what the case model expects there and what stands there.
#pragma once

#include <vector>

#include "absl/types/span.h"
#include "glossary/enforcement/term_claims.h"
#include "glossary/grammar.h"
#include "glossary/slavic/case_demand.h"
#include "glossary/slavic/case_model.h"
#include "glossary/slavic/government.h"

namespace dragoman {

// The cases of `forms`, of `term`; of a name only those in its number, where it has any: «Путиным» for one
// man is no dative of several.
std::vector<Case> CasesShown(absl::Span<const GrammaticalForm> forms, const PlacedTerm& term);

// The demand for the likeliest case: that of the highest product of the model's `probabilities`, what
// `demand`, that of the rules, weighs and how often a translator leaves what stands in the place of `claim`,
// that of `term`, for it.
CaseDemand LikeliestCase(const CaseDemand& demand, const Claim& claim, const PlacedTerm& term,
                         const ByCase<float>& probabilities);

}  // namespace dragoman
