// The network: encoder layers, SSRU decoder layers, output layer.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "service/backend/marian/binary_model.h"
#include "service/backend/marian/huge_pages.h"
#include "service/backend/marian/kernels.h"
#include "service/backend/marian/matmul.h"
#include "service/backend/marian/model_config.h"

namespace dragoman::marian {

// One encoded sentence: what each decoder layer attends to.
class EncodedSentence {
 public:
  size_t length() const { return length_; }

 private:
  friend class Transformer;
  size_t length_ = 0;
  size_t padded_length_ = 0;
  std::vector<float> keys_and_values_;  // per layer [dim][padded] keys, then [length][dim] values
};

// One hypothesis at one decoder step.
struct DecoderRow {
  const EncodedSentence* source = nullptr;
  // layers x dim values, zero before the first step; updated.
  float* state = nullptr;
  // The piece before this one; ignored at step 0.
  uint32_t previous = 0;
  size_t step = 0;
  // Receives the last layer's first head's weights over the source, `source->length()` values; null: not
  // wanted.
  float* attention = nullptr;
};

// Memory that a thread reuses from call to call.
struct TransformerScratch {
  MatmulScratch matmul;
  std::vector<float> x, y, queries, keys, values, hidden, attended, scores, transposed;
  std::vector<uint8_t> quantised;
};

// Immutable, hence thread-safe with one scratch a thread. Sentences are laid out one after the other without
// padding, and a sentence's numbers depend on nothing but itself, to the last bit.
class Transformer {
 public:
  struct Options {
    // kInt8 asks for int8 weights with alphas; a file without them gives FailedPrecondition.
    Arithmetic arithmetic = Arithmetic::kInt8;
    const Kernels* kernels = nullptr;  // null: the best of this processor
  };

  // Builds the network from a parsed file, which is not needed afterwards. InvalidArgument names every
  // missing or misshapen tensor.
  static absl::StatusOr<std::unique_ptr<Transformer>> Create(const BinaryModel& model, Options options);

  const ModelConfig& config() const { return config_; }
  Arithmetic arithmetic() const { return arithmetic_; }
  const Kernels& kernels() const { return *kernels_; }

  // Encodes sentences of ids below the source vocabulary, none of them empty.
  std::vector<EncodedSentence> Encode(absl::Span<const absl::Span<const uint32_t>> sentences,
                                      TransformerScratch& scratch) const;

  // Values in a decoder state.
  size_t state_size() const { return config_.decoder_layers * config_.dim; }

  // One decoder step for each row: fills `hidden` with [rows][dim].
  void Step(absl::Span<const DecoderRow> rows, std::vector<float>& hidden, TransformerScratch& scratch) const;

  // The logits of `candidates` for `rows` rows of `hidden`, into `logits` [rows][candidates].
  void Logits(const float* hidden, size_t rows, absl::Span<const uint32_t> candidates, float* logits,
              TransformerScratch& scratch) const;

  // Memory held, in bytes.
  size_t bytes() const;

 private:
  class Builder;

  struct Norm {
    std::vector<float> scale, bias;
  };
  struct AttentionWeights {
    Matmul query, key, value, output;
    Norm norm;
  };
  struct FfnWeights {
    Matmul in, out;
    Norm norm;
  };
  struct EncoderLayer {
    AttentionWeights attention;
    FfnWeights ffn;
  };
  struct DecoderLayer {
    Matmul candidate, gate;
    Norm norm;
    AttentionWeights attention;
    FfnWeights ffn;
  };
  // Embeddings as rows of `stride` int8 that stand for value / multiplier, or of `dim` floats.
  struct Embeddings {
    size_t stride = 0;
    float multiplier = 1;
    HugePageVector<int8_t> int8;
    std::vector<int32_t> sums;
    bool pairs_fit = true;
    HugePageVector<float> floats;
  };

  Transformer() = default;

  // All sentences in one product each time.
  std::vector<EncodedSentence> EncodeTogether(absl::Span<const absl::Span<const uint32_t>> sentences,
                                              TransformerScratch& scratch) const;
  void Embed(const Embeddings& table, uint32_t id, size_t position, float* out) const;
  void AddPositions(size_t position, float* out) const;
  void Residual(const Norm& norm, const float* y, size_t rows, float* x) const;
  void Ffn(const FfnWeights& ffn, size_t rows, TransformerScratch& scratch) const;

  ModelConfig config_;
  Arithmetic arithmetic_ = Arithmetic::kInt8;
  const Kernels* kernels_ = nullptr;
  std::vector<float> positions_;  // of the first kTabledPositions
  Embeddings source_;
  Embeddings own_target_;
  std::vector<EncoderLayer> encoder_;
  std::vector<DecoderLayer> decoder_;            // those with weights of their own
  std::vector<const DecoderLayer*> decoder_of_;  // each layer's weights
  std::vector<float> output_bias_;               // without the offset's share, as Matmul keeps its own
  float output_multiplier_ = 0;

  const Embeddings& target() const { return config_.tied_all ? source_ : own_target_; }
};

}  // namespace dragoman::marian
