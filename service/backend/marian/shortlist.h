// Marian's lexical shortlist: which target pieces a source piece may become.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace dragoman::marian {

// Immutable, hence thread-safe.
class Shortlist {
 public:
  // Reads Marian's binary format for vocabularies of these sizes. `bytes` may be anything: InvalidArgument
  // says what is wrong (magic, checksum, lengths, offsets out of order, ids outside the vocabulary).
  static absl::StatusOr<Shortlist> Parse(absl::string_view bytes, size_t source_vocabulary,
                                         size_t target_vocabulary);

  // The ids that the translation of `source` may use, sorted, without duplicates: the most frequent ones, the
  // candidates of each source piece and, where the vocabulary is shared, the source pieces themselves; the
  // next most frequent ones fill them up to a multiple of 8. Ids outside the vocabulary are ignored. Depends
  // on this one sentence only.
  std::vector<uint32_t> Candidates(absl::Span<const uint32_t> source, bool shared_vocabulary) const;

  size_t bytes() const { return offsets_.size() * sizeof(uint32_t) + entries_.size() * sizeof(uint32_t); }

 private:
  size_t first_ = 0;
  size_t target_vocabulary_ = 0;
  std::vector<uint32_t> offsets_;  // one more than source pieces
  std::vector<uint32_t> entries_;
};

// The checksum that stands in the file, over its bytes from offset 16 on (a multiple of 8).
uint64_t ShortlistChecksum(absl::string_view bytes);

}  // namespace dragoman::marian
