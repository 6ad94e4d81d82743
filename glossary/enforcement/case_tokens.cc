#include "glossary/enforcement/case_tokens.h"

#include <algorithm>
#include <iterator>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "glossary/words/folding.h"

namespace dragoman {
namespace {

bool IsArticle(absl::string_view word) { return word == "the" || word == "a" || word == "an"; }

}  // namespace

CaseTokens::CaseTokens(const Sentence& sentence, const std::vector<Claim>& claims) : sentence_(sentence) {
  const TargetText& text = sentence.text;
  bool starts = false;  // whether a sentence does, with an article that was passed over
  const auto add = [&](std::string token, size_t word) {
    tokens_.push_back({std::move(token), std::string(absl::StripAsciiWhitespace(text.Gap(word)))});
    sentence_start_.push_back(starts || text.sentence_start[word]);
    starts = false;
  };
  // An article that stayed in English says nothing.
  const auto add_word = [&](size_t word) {
    if (IsArticle(text.lower[word])) {
      starts |= text.sentence_start[word];
    } else {
      add(text.lower[word], word);
    }
  };
  size_t word = 0;
  for (const Claim& claim : claims) {
    const size_t first = claim.drop_from.value_or(claim.span.first_word);
    for (; word < first; ++word) add_word(word);
    of_claim_.push_back(tokens_.size());
    add(TermToken(claim.entry->kind, std::nullopt), first);
    word = std::max(word, claim.span.last_word + 1);
  }
  for (; word < text.words.size(); ++word) add_word(word);
}

CasePlace CaseTokens::PlaceOf(size_t i, const Claim& claim) const {
  const size_t own = of_claim_[i];
  size_t begin = own, end = own + 1;
  while (begin > 0 && !sentence_start_[begin]) --begin;
  while (end < tokens_.size() && !sentence_start_[end]) ++end;
  const absl::Span<const PlaceToken> tokens = tokens_;
  CasePlace place;
  place.before = tokens.subspan(begin, own - begin);
  place.behind = tokens.subspan(own + 1, end - own - 1);
  place.gap = own == begin ? "^" : tokens_[own].gap;
  place.ukrainian = sentence_.language == "uk";
  if (claim.match == Claim::kExtra) return place;

  const ByteRange range = sentence_.input.matches[claim.match].source;
  const absl::Span<const Word> words = sentence_.source.words();
  const auto lower = [&](const Word& word) { return ToLowerText(word.range.In(sentence_.input.source)); };
  const auto first = std::partition_point(
      words.begin(), words.end(), [&range](const Word& word) { return word.range.begin < range.begin; });
  size_t found = 0;
  for (auto word = first; word != words.begin() && found < std::size(place.source_before);) {
    --word;
    std::string text = lower(*word);
    if (found > 0 || !IsArticle(text)) place.source_before[found++] = std::move(text);
  }
  found = 0;
  for (auto word = first; word != words.end() && found < 2; ++word) {
    if (word->range.begin >= range.end) place.source_behind[found++] = lower(*word);
  }
  return place;
}

void CaseTokens::Decide(size_t i, TermKind kind, Case grammatical_case) {
  tokens_[of_claim_[i]].text = TermToken(kind, grammatical_case);
}

}  // namespace dragoman
