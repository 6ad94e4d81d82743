// From the segments of one call to tasks for the scheduler and back to texts, with the guards in between.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "service/backend/backend.h"
#include "service/backend/marian/pack.h"
#include "service/backend/marian/scheduler.h"
#include "service/backend/marian/source_text.h"

namespace dragoman::marian {

struct TranslatorOptions {
  size_t beam_size = 1;
  float length_normalisation = 1.0f;
  // Whether translations with faults are tried again, by a wider beam, then in parts.
  bool retry = true;
};

// Lives for one call.
class SegmentTranslator {
 public:
  // `pack` must translate into `target`. Everything must outlive the translator.
  SegmentTranslator(const Pack& pack, const std::string& target, const TranslatorOptions& options,
                    DecodeScheduler& scheduler, const CallContext& context);

  // One translation a segment, in order. Errors are the scheduler's.
  absl::StatusOr<std::vector<SegmentTranslation>> Translate(absl::Span<const BackendSegment> segments);

 private:
  // A part of a segment that the model takes at once.
  struct Chunk {
    size_t segment = 0;
    ByteRange range;  // in the segment's text
    SourceText text;
    std::vector<Piece> pieces;     // of text
    std::vector<uint32_t> source;  // with symbol and end
    size_t first_column = 0;       // of the text's first piece in `source`
    std::vector<ByteRange> terms;  // annotated ones, in the segment's text
  };
  struct Outcome {
    std::string text;
    std::vector<WordAlignment> alignment;  // source ranges in the segment's text
    std::vector<uint32_t> pieces;
    std::vector<std::string> faults;
  };

  Chunk MakeChunk(absl::Span<const BackendSegment> segments, size_t segment, ByteRange range) const;
  // Appends the chunks of a range, as many as the model's longest input asks for.
  void AddChunks(absl::Span<const BackendSegment> segments, size_t segment, ByteRange range,
                 std::vector<Chunk>& chunks) const;
  absl::StatusOr<std::vector<Outcome>> Decode(absl::Span<const BackendSegment> segments,
                                              const std::vector<Chunk>& chunks, size_t beam_size,
                                              bool may_be_empty) const;
  absl::Status RetryByBeam(absl::Span<const BackendSegment> segments, const std::vector<Chunk>& chunks,
                           std::vector<Outcome>& outcomes) const;
  absl::Status RetryInParts(absl::Span<const BackendSegment> segments, const std::vector<Chunk>& chunks,
                            std::vector<Outcome>& outcomes) const;

  const Pack& pack_;
  const TranslatorOptions& options_;
  DecodeScheduler& scheduler_;
  const CallContext& context_;
  std::string prefix_;  // the target's symbol and a space, or nothing
  const Shortlist* shortlist_ = nullptr;
  size_t max_pieces_;
};

}  // namespace dragoman::marian
