// Word-for-word translations of official names: « Tribunal suprême » for « Cour suprême », «Федеральный
// совет» for «Совет Федерации»; and those that were translated by half: «Белый House».
#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "glossary/rendering/rendering_search.h"
#include "glossary/words/target_text.h"

namespace dragoman {

// The places of `text` whose words are, one by one and in whatever order, those of an approved rendering of
// several words or what calques/<language>.txt says is put for them. `language` is "ru", "uk" or "fr".
std::vector<RenderingSpan> FindCalques(const TargetText& text, const std::vector<Rendering>& renderings,
                                       absl::string_view language);

// The places of `text` that have the words of an approved rendering of three or more content words, in one
// form, but for one, in whose place another stands: «Международный денежный фонд». A name, or another part
// of speech, is no such word: «Совет безопасности России» is not that of ООН. Such a place counts less than
// any that FindCalques finds. Russian and Ukrainian only.
std::vector<RenderingSpan> FindOneWordOff(const TargetText& text, const std::vector<Rendering>& renderings,
                                          absl::string_view language);

// The places of `text` where a translator left part of a name of several words in English: «Белый House», «в
// Елиseйском Palace», « flotte Black Sea ». As many words as the English name or the rendering has, articles
// and prepositions aside, each one of the English name or of the rendering, or a word in two scripts, which
// is none.
std::vector<RenderingSpan> FindHalfTranslated(const TargetText& text,
                                              const std::vector<Rendering>& renderings,
                                              absl::string_view language);

}  // namespace dragoman
