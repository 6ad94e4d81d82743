// A place of a translation that a term of its source takes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/types/span.h"
#include "glossary/enforcement/enforcement_input.h"
#include "glossary/rendering/rendering_cache.h"
#include "glossary/rendering/rendering_search.h"

namespace dragoman {

// A place that a term takes, and what is decided about it.
struct Claim {
  static constexpr size_t kExtra = static_cast<size_t>(-1);

  RenderingSpan span;
  const std::vector<Rendering>* renderings = nullptr;
  const Concept* entry = nullptr;
  size_t match = kExtra;  // the index of the match it renders
  bool forced = false;    // filled in for a mask
  bool doubled = false;   // its words stand there more than once: the span has them all
  // The words from this one to the claim go, but for the adjective right before a title: a title that stands
  // there once more, «президент французский | президент», or behind a name too, and a preposition between a
  // title and its bearer, «секретарь НАТО | в Марк Рютте».
  std::optional<size_t> drop_from;
  // Words behind it that say the same once more and go: «В Варшаве отклики | в Варшаве | нет».
  std::optional<WordSpan> echo;
  const Rendering* stood = nullptr;  // whose words were replaced; null while they stay
  std::string form;
  GrammaticalForm grammar;
  std::string rule;
  bool changed = false;
  bool given_article = false;  // a French article was put before it
  ByteRange range;  // the words and the quotation marks that belong to them: ЧВК «Вагнер»
};

using RenderingMap = absl::flat_hash_map<const Concept*, RenderingList>;

// Whether a woman's title stands in the translation before the name of a man: «Міністерка фінансів Ларс
// Клінгбайль».
bool IsWomansTitleOfMan(const Claim& claim, const EnforcementInput& input);

// Whether `range` of the target is never to be touched, or a part of it.
bool IsProtected(const EnforcementInput& input, ByteRange range);

// Whether `range` of the source, or a part of it, is a term.
bool IsTerm(const EnforcementInput& input, ByteRange range);

// Whether `range` of the target, or a part of it, is the place of one of `claims`.
bool IsClaimed(absl::Span<const Claim> claims, ByteRange range);

// The rendering that belongs in the place of `claim`: the one that stands there when it is approved, else the
// full form or the surname; of a title the feminine one when `feminine`.
const Rendering& ApprovedRendering(const Claim& claim, const EnforcementInput& input, bool feminine);

}  // namespace dragoman
