// Names and terms that a translator put word for word: «грунтовые войска» for "ground troops", «моция
// неуверенности» for "motion of no confidence".
#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "glossary/rendering/rendering_search.h"
#include "glossary/words/target_text.h"

namespace dragoman {

// The places of `text` whose words are, in whatever order, those of an English name of the concept of
// `renderings`, of two words or more: what literal/<language>.txt has for the word, a word of an approved
// rendering, or the English word by its sound. Such a place counts less than any that FindCalques finds.
// Russian and Ukrainian only.
std::vector<RenderingSpan> FindLiteralTranslations(const TargetText& text,
                                                   const std::vector<Rendering>& renderings,
                                                   absl::string_view language);

}  // namespace dragoman
