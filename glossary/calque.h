// Word-for-word translations of official names: « Tribunal suprême » for « Cour suprême », «Федеральный
// совет» for «Совет Федерации».
#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "glossary/rendering_search.h"
#include "glossary/target_text.h"

namespace dragoman {

// The places of `text` whose words are, one by one and in whatever order, those of an approved rendering of
// several words or what calques/<language>.txt says is put for them. Such a place counts less than any that
// FindRenderings finds by spelling. `language` is "ru", "uk" or "fr".
std::vector<RenderingSpan> FindCalques(const TargetText& text, const std::vector<Rendering>& renderings,
                                       absl::string_view language);

}  // namespace dragoman
