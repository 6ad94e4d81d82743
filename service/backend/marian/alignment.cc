#include "service/backend/marian/alignment.h"

#include <algorithm>
#include <optional>

#include "service/backend/marian/source_text.h"

namespace dragoman::marian {
namespace {

constexpr float kShareOfBest = 0.5f;

// The index of the word that each piece touches first, if any. Pieces may carry a leading space.
std::vector<std::optional<size_t>> WordOfPieces(absl::Span<const ByteRange> words,
                                                absl::Span<const Piece> pieces) {
  std::vector<std::optional<size_t>> result;
  for (const Piece& piece : pieces) {
    const auto word = std::upper_bound(words.begin(), words.end(), piece.begin,
                                       [](size_t at, const ByteRange& w) { return at < w.end; });
    const bool touches = word != words.end() && word->begin < piece.end;
    result.push_back(touches ? std::optional<size_t>(word - words.begin()) : std::nullopt);
  }
  return result;
}

}  // namespace

std::vector<WordAlignment> AlignWords(absl::string_view source, absl::Span<const Piece> source_pieces,
                                      absl::string_view target, absl::Span<const Piece> target_pieces,
                                      absl::Span<const float> attention, size_t source_length,
                                      size_t first_column) {
  const std::vector<ByteRange> source_words = Words(source);
  const std::vector<ByteRange> target_words = Words(target);
  const auto source_word = WordOfPieces(source_words, source_pieces);
  const auto target_word = WordOfPieces(target_words, target_pieces);
  std::vector<std::vector<float>> weights(target_words.size(), std::vector<float>(source_words.size(), 0.0f));
  for (size_t t = 0; t < target_pieces.size() && (t + 1) * source_length <= attention.size(); ++t) {
    if (!target_word[t].has_value()) continue;
    for (size_t s = 0; s < source_pieces.size() && first_column + s < source_length; ++s) {
      if (!source_word[s].has_value()) continue;
      weights[*target_word[t]][*source_word[s]] += attention[t * source_length + first_column + s];
    }
  }
  std::vector<WordAlignment> pairs;
  for (size_t t = 0; t < target_words.size() && !source_words.empty(); ++t) {
    const float best = *std::max_element(weights[t].begin(), weights[t].end());
    if (!(best > 0)) continue;
    for (size_t s = 0; s < source_words.size(); ++s) {
      if (weights[t][s] >= kShareOfBest * best) pairs.push_back({source_words[s], target_words[t]});
    }
  }
  return pairs;
}

}  // namespace dragoman::marian
