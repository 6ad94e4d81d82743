#include "glossary/french/participles.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "glossary/french/clause.h"
#include "glossary/french/words.h"

namespace dragoman {

std::string Participle::In(bool in_feminine, bool in_plural) const {
  if (in_feminine) return absl::StrCat(masculine, in_plural ? "es" : "e");
  return absl::StrCat(masculine, in_plural && !absl::EndsWith(masculine, "s") ? "s" : "");
}

std::optional<Participle> ReadParticiple(absl::string_view word) {
  constexpr size_t kShortest = 4;  // bytes: « tué »
  if (French().no_participles.contains(word)) return std::nullopt;
  const auto is_masculine = [](absl::string_view stem) {
    return (absl::EndsWith(stem, "é") && stem.size() >= kShortest) || French().participles.contains(stem);
  };
  if (is_masculine(word)) return Participle{std::string(word)};
  Participle participle;
  participle.plural = absl::ConsumeSuffix(&word, "s");
  if (!is_masculine(word)) participle.feminine = absl::ConsumeSuffix(&word, "e");
  participle.masculine = std::string(word);
  if (!is_masculine(word)) return std::nullopt;
  return participle;
}

std::optional<size_t> BehindAdverbs(const TargetText& text, size_t at) {
  while (FollowsInClause(text, at) && IsAdverb(text.lower[at])) ++at;
  if (!FollowsInClause(text, at)) return std::nullopt;
  return at;
}

}  // namespace dragoman
