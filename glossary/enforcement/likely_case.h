// Weighs what the rules ask of a place, what the case model expects there and what stands there.
#pragma once

#include "glossary/enforcement/term_claims.h"
#include "glossary/slavic/case_demand.h"
#include "glossary/slavic/case_model.h"

namespace dragoman {

// The demand for the likeliest case: that of the highest product of the model's `probabilities`, what
// `demand`, that of the rules, weighs and how often a translator leaves what stands in the place of `claim`
// for it.
CaseDemand LikeliestCase(const CaseDemand& demand, const Claim& claim, const ByCase<float>& probabilities);

}  // namespace dragoman
