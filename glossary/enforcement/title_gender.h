// Whether a French title is to be in the feminine.
#pragma once

#include "glossary/enforcement/sentence.h"
#include "glossary/enforcement/term_claims.h"
#include "glossary/rendering/rendering_search.h"

namespace dragoman {

// Whether the source says itself that who bears the title `claim` is a woman: "spokeswoman", "congresswomen",
// "the first woman to be prime minister", "She became chancellor".
bool NamesWoman(const EnforcementInput& input, const Claim& claim);

// Whether the title `claim` is that of a woman, as far as the source, the sentences before it or the
// translation's own words tell.
bool WantsFeminine(const Sentence& sentence, const Claim& claim);

// Whether the rendering of `span` stands there in the feminine of a masculine title: « ambassadrice ».
bool IsFeminineForm(const RenderingSpan& span);

}  // namespace dragoman
