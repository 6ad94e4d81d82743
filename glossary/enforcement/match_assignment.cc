#include "glossary/enforcement/match_assignment.h"

#include <algorithm>
#include <cmath>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"

namespace dragoman {
namespace {

// How well `claim` suits match `i` of the source; negative when it cannot be its.
double MatchScore(const Sentence& sentence, size_t i, const Claim& claim) {
  const EnforcementInput& input = sentence.input;
  const TermMatch& match = input.matches[i];
  if (claim.span.rendering->role == RenderingRole::kAdjective &&
      !MayBeAdjective(match, sentence.source.PlaceOf(i)))
    return -1.;
  const ByteRange range = sentence.text.Range(claim.span.first_word, claim.span.last_word);
  const double source =
      static_cast<double>(match.source.begin) / static_cast<double>(input.source.size() + 1);
  const double target = static_cast<double>(range.begin) / static_cast<double>(input.target.size() + 1);
  double value = 2 + claim.span.score - std::abs(source - target);
  if (match.surname_only == claim.span.rendering->surname) value += .2;
  const bool aligned = absl::c_any_of(input.alignment, [&](const AlignedWords& pair) {
    return pair.source.Overlaps(match.source) && pair.target.Overlaps(range);
  });
  return aligned ? value + 1 : value;
}

// Gives matches `rows`, in order, to the claims `columns`: the best assignment that keeps the order, as for a
// longest common subsequence.
void AssignInOrder(const Sentence& sentence, const std::vector<size_t>& rows,
                   const std::vector<size_t>& columns, std::vector<Claim>* claims) {
  const size_t n = rows.size(), m = columns.size();
  std::vector<std::vector<double>> score(n, std::vector<double>(m)),
      best(n + 1, std::vector<double>(m + 1, 0));
  for (size_t i = n; i-- > 0;) {
    for (size_t j = m; j-- > 0;) {
      score[i][j] = MatchScore(sentence, rows[i], (*claims)[columns[j]]);
      best[i][j] = std::max({best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + score[i][j]});
    }
  }
  for (size_t i = 0, j = 0; i < n && j < m;) {
    if (best[i][j] == best[i + 1][j + 1] + score[i][j]) {
      (*claims)[columns[j++]].match = rows[i++];
    } else if (best[i][j] == best[i + 1][j]) {
      ++i;
    } else {
      ++j;
    }
  }
}

}  // namespace

bool MayBeAdjective(const TermMatch& match, const SourcePlace& place) {
  const bool somewhere = match.concept_->kind == TermKind::kPlace && (place.at || place.apart);
  return place.attribute || place.possessor || somewhere;
}

void AssignMatches(const Sentence& sentence, std::vector<Claim>* claims) {
  const absl::Span<const TermMatch> all = sentence.input.matches;
  absl::flat_hash_map<const Concept*, std::vector<size_t>> matches, places;
  for (size_t i = 0; i < all.size(); ++i) {
    const bool filled = absl::c_any_of(*claims, [&](const Claim& claim) { return claim.match == i; });
    if (!filled) matches[all[i].concept_].push_back(i);
  }
  for (size_t j = 0; j < claims->size(); ++j) {
    if (!(*claims)[j].forced) places[(*claims)[j].entry].push_back(j);
  }
  for (const auto& [entry, rows] : matches) AssignInOrder(sentence, rows, places[entry], claims);
}

}  // namespace dragoman
