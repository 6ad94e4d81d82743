#include "glossary/misnamed_bearers.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "glossary/inflect/french.h"
#include "glossary/spelling.h"

namespace dragoman {
namespace {

// «Жан-Нио-Нио Барро»: a name has no more words, each between hyphens counted.
constexpr size_t kLongestName = 5;
// Below every place that a spelling tells.
constexpr double kScore = .5;
// Of how much of its length a word may differ from a part of the name: unrelated words differ by more.
constexpr double kLikeness = .6;

bool IsTaken(const std::vector<Claim>& claims, size_t word) {
  return absl::c_any_of(claims, [word](const Claim& claim) {
    return claim.span.first_word <= word && word <= claim.span.last_word;
  });
}

// The words of a person's full name in the nominative; none for a name without letters.
std::vector<std::u32string> NameOf(const std::vector<Rendering>& renderings) {
  if (renderings.empty() || renderings.front().forms.empty()) return {};
  std::vector<std::u32string> words = renderings.front().forms.front().words;
  std::erase_if(words, [](const std::u32string& word) { return word.empty(); });
  return words;
}

// The title whose bearer, `match`, follows it in the source; null when there is none in the translation.
const Claim* TitleOf(const EnforcementInput& input, const std::vector<Claim>& claims, size_t match) {
  if (match == 0 || input.matches[match].concept_->kind != TermKind::kPerson) return nullptr;
  const TermMatch& title = input.matches[match - 1];
  const size_t end = title.source.end;
  const bool beside = title.concept_->kind == TermKind::kTitle && !title.possessive &&
                      input.source.substr(end, input.matches[match].source.begin - end) == " ";
  const auto found =
      absl::c_find_if(claims, [match](const Claim& claim) { return claim.match == match - 1; });
  return beside && found != claims.end() ? &*found : nullptr;
}

// The first word behind `title` and the country that it is of, or its French adjective.
size_t BehindTitle(const TargetText& text, const std::vector<Claim>& claims, const Claim& title) {
  const size_t next = title.span.last_word + 1;
  if (next >= text.words.size() || text.clause_start[next]) return next;
  const auto country = absl::c_find_if(claims, [next](const Claim& claim) {
    return claim.span.first_word == next && claim.entry->kind == TermKind::kPlace;
  });
  if (country != claims.end()) return country->span.last_word + 1;
  return IsFrenchTitleAdjective(text.lower[next]) ? next + 1 : next;
}

// The words from `first` that are written as a name is.
size_t NameLength(const TargetText& text, const std::vector<Claim>& claims, size_t first) {
  size_t words = 0;
  for (size_t at = first; at < text.words.size() && !IsTaken(claims, at); ++at) {
    const bool joined = text.Gap(at) == " " || (at > first && text.Gap(at) == "-");
    if (!joined || !text.words[at].upper_initial || text.sentence_start[at]) break;
    ++words;
  }
  return words;
}

// Whether word `word` begins as `own`, a word of the name, does.
bool BeginsLike(const TargetText& text, size_t word, const std::u32string& own) {
  return MayBeginAlike(own.front(), text.keys[word].front());
}

// Whether word `word` has something of a word of the name.
bool IsLikePartOf(const TargetText& text, size_t word, const std::vector<std::u32string>& name) {
  return absl::c_any_of(name, [&](const std::u32string& own) {
    const double limit = kLikeness * static_cast<double>(std::max(own.size(), text.keys[word].size()));
    return BeginsLike(text, word, own) && SpellingDistance(own, text.keys[word], limit) <= limit;
  });
}

// The first and the last of the words from `first` that stand for the name; nothing when none do.
std::optional<std::pair<size_t, size_t>> FindName(const TargetText& text, const std::vector<Claim>& claims,
                                                  size_t first, const std::vector<std::u32string>& name) {
  const size_t words = NameLength(text, claims, first);
  if (words == 0) return std::nullopt;
  const size_t last = first + words - 1;
  // «Франции | Жан-Нио-Нио»
  while (first < last && !BeginsLike(text, first, name.front())) ++first;
  bool like = false;
  for (size_t at = first; at <= last; ++at) like |= IsLikePartOf(text, at, name);
  if (!like || last - first + 1 > kLongestName) return std::nullopt;
  return std::make_pair(first, last);
}

}  // namespace

void ClaimMisnamedBearers(const EnforcementInput& input, const TargetText& text,
                          const RenderingMap& renderings, std::vector<Claim>* claims) {
  for (size_t match = 0; match < input.matches.size(); ++match) {
    const Concept* person = input.matches[match].concept_;
    const bool found =
        absl::c_any_of(*claims, [person](const Claim& claim) { return claim.entry == person; });
    const Claim* title = found ? nullptr : TitleOf(input, *claims, match);
    const std::vector<Rendering>& own = *renderings.at(person);
    const std::vector<std::u32string> words = title == nullptr ? std::vector<std::u32string>() : NameOf(own);
    if (words.empty()) continue;
    const auto name = FindName(text, *claims, BehindTitle(text, *claims, *title), words);
    if (!name.has_value()) continue;
    const auto [first, last] = *name;
    const ByteRange range = text.Range(first, last);
    const bool is_protected = absl::c_any_of(
        input.protected_target, [&range](const ByteRange& other) { return other.Overlaps(range); });
    if (is_protected) continue;
    Claim claim;
    claim.match = match;
    claim.entry = person;
    claim.renderings = &own;
    claim.span = {first, last, nullptr, nullptr, kScore, {}};
    claim.span.guessed = true;
    claim.span.rendering = &ApprovedRendering(claim, input, false);
    const auto behind = absl::c_find_if(
        *claims, [&](const Claim& other) { return other.span.first_word > claim.span.first_word; });
    claims->insert(behind, std::move(claim));
  }
}

}  // namespace dragoman
