#include "glossary/enforcement/term_claims.h"

#include "absl/algorithm/container.h"
#include "glossary/english/title_bearer.h"
#include "glossary/words/folding.h"

namespace dragoman {

bool IsWomansTitleOfMan(const Claim& claim, const EnforcementInput& input) {
  const Rendering* span = claim.span.rendering;
  return span != nullptr && span->of_woman && claim.match != Claim::kExtra &&
         StandsBeforeMan(input.source, input.matches, claim.match);
}

bool IsProtected(const EnforcementInput& input, ByteRange range) {
  return absl::c_any_of(input.protected_target,
                        [range](const ByteRange& other) { return other.Overlaps(range); });
}

bool IsTerm(const EnforcementInput& input, ByteRange range) {
  return absl::c_any_of(input.matches,
                        [range](const TermMatch& match) { return match.source.Overlaps(range); });
}

bool IsClaimed(absl::Span<const Claim> claims, ByteRange range) {
  return absl::c_any_of(claims, [range](const Claim& claim) { return claim.range.Overlaps(range); });
}

const Rendering& ApprovedRendering(const Claim& claim, const EnforcementInput& input, bool feminine) {
  const std::vector<Rendering>& list = *claim.renderings;
  const Rendering* span = claim.span.rendering;
  if (span != nullptr && span->exact_only()) return list[*span->counterpart];
  // What stands there in other words is no nearer to a variant than to the lemma; what the translator left
  // half in English, «Европейская Commission», may be.
  const bool half_translated = claim.span.partly_english && claim.entry->kind != TermKind::kTerm;
  // «Украинская служба безопасности» is nearer to «Служба безопасности Украины» than to «СБУ».
  const std::string& lemma = list.front().lexeme.lemma;
  const bool in_full =
      claim.span.other_wording && claim.entry->kind != TermKind::kTerm && ToUpperText(lemma) == lemma;
  const bool misspelt_variant = span != nullptr && span->role == RenderingRole::kVariant &&
                                claim.span.exact == nullptr && !half_translated && !in_full;
  if (span != nullptr && span->allowed() && !misspelt_variant && !IsWomansTitleOfMan(claim, input) &&
      !(feminine && claim.entry->kind == TermKind::kTitle))
    return *span;
  bool surname = false;
  if (span != nullptr) {
    surname =
        span->surname || (span->role == RenderingRole::kForbidden && claim.entry->kind == TermKind::kPerson &&
                          claim.span.first_word == claim.span.last_word);
  } else if (claim.match != Claim::kExtra) {
    surname = input.matches[claim.match].surname_only;
  }
  const Rendering* full = nullptr;
  for (const Rendering& rendering : list) {
    if (!rendering.allowed() || rendering.role == RenderingRole::kVariant) continue;
    if (surname && rendering.surname) return rendering;
    if (rendering.surname || rendering.role != RenderingRole::kFull) continue;
    const bool is_feminine = rendering.lexeme.gender == Gender::kFeminine;
    if (full == nullptr || (claim.entry->kind == TermKind::kTitle && feminine && is_feminine))
      full = &rendering;
  }
  return full != nullptr ? *full : list.front();
}

}  // namespace dragoman
