// Which mention of its term each place of a translation renders.
#pragma once

#include <vector>

#include "glossary/enforcement/sentence.h"
#include "glossary/enforcement/term_claims.h"

namespace dragoman {

// Whether `match` may stand in the translation as an adjective: "US troops", "Britain's prime minister", "the
// government of Indonesia", "in El Fasher, Sudan".
bool MayBeAdjective(const TermMatch& match, const SourcePlace& place);

// Gives each of `claims` on a term, but for masks, which have theirs, the match of it that it renders: those
// of one term in the order of the source. Claims beyond the source's count stay extra.
void AssignMatches(const Sentence& sentence, std::vector<Claim>* claims);

}  // namespace dragoman
