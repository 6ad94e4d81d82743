// Word alignment out of the decoder's attention.
#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "service/backend/backend.h"
#include "service/backend/marian/vocabulary.h"

namespace dragoman::marian {

// Pairs words by attention. `attention` is [target pieces][source_length]; its columns from `first_column` on
// belong to `source_pieces`. For each target word the weights of its pieces are added up for each source
// word; the word with the most and those with at least half as much are paired with it. Ranges are in
// `source` and `target`, sorted by target.begin.
std::vector<WordAlignment> AlignWords(absl::string_view source, absl::Span<const Piece> source_pieces,
                                      absl::string_view target, absl::Span<const Piece> target_pieces,
                                      absl::Span<const float> attention, size_t source_length,
                                      size_t first_column);

}  // namespace dragoman::marian
