#include "service/backend/marian/transformer.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/backend/marian/packed_int8.h"
#include "service/base/fault_list.h"
#include "service/base/status_macros.h"

namespace dragoman::marian {
namespace {

constexpr size_t kTabledPositions = 1024;
constexpr size_t kRowAlignment = 64;  // of int8 embeddings, for whole registers
// Rows that pass the feed-forward layer at a time, so that its hidden values stay in the near caches.
constexpr size_t kFfnRows = 32;
// Rows that pass the encoder together, for the same reason.
constexpr size_t kEncoderRows = 256;
constexpr size_t kLengthAlignment = 16;  // of keys, for whole registers of floats

constexpr size_t RoundUp(size_t n, size_t multiple) { return (n + multiple - 1) / multiple * multiple; }

float FloatAt(absl::string_view data, size_t index) {
  float value;
  std::memcpy(&value, data.data() + index * sizeof value, sizeof value);
  return value;
}

// Marian's sinusoids, with its roundings: sines of p * 10000^(-j/(k-1)) for j < k = dim/2, then their
// cosines.
void FillPosition(size_t position, size_t dim, float* out) {
  const size_t half = dim / 2;
  const float step = static_cast<float>(std::log(10000.0)) / static_cast<float>(half > 1 ? half - 1 : 1);
  for (size_t j = 0; j < half; ++j) {
    const double exponent = static_cast<float>(j) * -step;
    const double angle = static_cast<float>(position) * static_cast<float>(std::exp(exponent));
    out[j] = static_cast<float>(std::sin(angle));
    out[half + j] = static_cast<float>(std::cos(angle));
  }
}

}  // namespace

// Takes tensors out of a file and keeps every fault.
class Transformer::Builder {
 public:
  Builder(const BinaryModel& model, const ModelConfig& config, Arithmetic arithmetic, const Kernels& kernels)
      : model_(model), config_(config), arithmetic_(arithmetic), kernels_(kernels) {}

  std::vector<float> Vector(const std::string& name, size_t size) {
    const ModelItem* item = Item(name);
    if (item == nullptr) return {};
    if (item->type != ItemType::kFloat32 || item->elements() != size) {
      faults_.Add(name, absl::StrCat("expected ", size, " float32 values, found shape ", Shape(*item)));
      return {};
    }
    std::vector<float> values(size);
    std::memcpy(values.data(), item->data.data(), size * sizeof(float));
    return values;
  }

  Norm MakeNorm(const std::string& prefix) {
    return {Vector(prefix + "_ln_scale", config_.dim), Vector(prefix + "_ln_bias", config_.dim)};
  }

  Matmul MakeMatmul(const std::string& name, const std::string& bias, size_t inputs, size_t outputs) {
    RawMatrix raw = Raw(name, inputs, outputs, /*int8_transposed=*/true);
    std::vector<float> biases = bias.empty() ? std::vector<float>() : Vector(bias, outputs);
    const float multiplier = arithmetic_ == Arithmetic::kInt8 ? Alpha(name + "_QuantMultA", true) : 0;
    if (!faults_.empty() || no_alphas_) {
      // The model will be refused; go on for its further faults with a matrix of the least size.
      static constexpr float kZero[1] = {0};
      return Matmul({1, 1, false, nullptr, 1, kZero}, {}, Arithmetic::kFloat32, 0, kernels_);
    }
    return Matmul(raw, std::move(biases), arithmetic_, multiplier, kernels_);
  }

  AttentionWeights MakeAttention(const std::string& prefix) {
    const auto part = [&](const char* which) {
      return MakeMatmul(absl::StrCat(prefix, "_W", which), absl::StrCat(prefix, "_b", which), config_.dim,
                        config_.dim);
    };
    return {part("q"), part("k"), part("v"), part("o"), MakeNorm(prefix + "_Wo")};
  }

  FfnWeights MakeFfn(const std::string& prefix) {
    return {MakeMatmul(prefix + "_W1", prefix + "_b1", config_.dim, config_.ffn),
            MakeMatmul(prefix + "_W2", prefix + "_b2", config_.ffn, config_.dim), MakeNorm(prefix + "_ffn")};
  }

  Embeddings MakeEmbeddings(const std::string& name, size_t vocabulary) {
    const RawMatrix raw = Raw(name, vocabulary, config_.dim, /*int8_transposed=*/false);
    Embeddings table;
    if (raw.int8 == nullptr && raw.floats == nullptr) return table;
    if (raw.int8 != nullptr) {
      table.multiplier = raw.multiplier;
      table.stride = RoundUp(config_.dim, kRowAlignment);
      table.int8.assign(vocabulary * table.stride, 0);
      table.sums.assign(vocabulary, 0);
      for (size_t i = 0; i < vocabulary; ++i) {
        for (size_t j = 0; j < config_.dim; ++j) {
          const int8_t value = raw.Int8At(i, j);
          table.int8[i * table.stride + j] = value;
          table.sums[i] += value;
        }
        const absl::Span<const int8_t> row(table.int8.data() + i * table.stride, table.stride);
        table.pairs_fit = table.pairs_fit && PairsFit(row);
      }
    }
    if (arithmetic_ != Arithmetic::kInt8) {
      table.floats.resize(vocabulary * config_.dim);
      for (size_t i = 0; i < vocabulary; ++i) {
        for (size_t j = 0; j < config_.dim; ++j) table.floats[i * config_.dim + j] = raw.At(i, j);
      }
    }
    return table;
  }

  float Alpha(const std::string& name, bool required) {
    const ModelItem* item = model_.Find(name);
    if (item == nullptr) {
      if (required) no_alphas_ = true;
      return 0;
    }
    const float value =
        item->type == ItemType::kFloat32 && item->elements() == 1 ? FloatAt(item->data, 0) : 0;
    if (!(value > 0) || !std::isfinite(value)) {
      faults_.Add(name, "expected one positive float32 value");
      return 0;
    }
    return value;
  }

  void LackAlpha() { no_alphas_ = true; }
  bool no_alphas() const { return no_alphas_; }
  FaultList& faults() { return faults_; }

 private:
  static std::string Shape(const ModelItem& item) {
    return absl::StrCat("[", absl::StrJoin(item.shape, ", "), "]");
  }

  const ModelItem* Item(const std::string& name) {
    const ModelItem* item = model_.Find(name);
    if (item == nullptr) faults_.Add(name, "the tensor is missing");
    return item;
  }

  RawMatrix Raw(const std::string& name, size_t rows, size_t columns, bool int8_transposed) {
    const ModelItem* item = Item(name);
    if (item == nullptr) return {};
    if (item->shape.size() != 2 || static_cast<size_t>(item->shape[0]) != rows ||
        static_cast<size_t>(item->shape[1]) != columns) {
      faults_.Add(name, absl::StrCat("expected shape [", rows, ", ", columns, "], found ", Shape(*item)));
      return {};
    }
    RawMatrix raw;
    raw.inputs = rows;
    raw.outputs = columns;
    if (item->type == ItemType::kIntgemm8) {
      raw.transposed = int8_transposed;
      raw.int8 = reinterpret_cast<const int8_t*>(item->data.data());
      std::memcpy(&raw.multiplier, item->data.data() + rows * columns, sizeof raw.multiplier);
      if (!(raw.multiplier > 0) || !std::isfinite(raw.multiplier)) {
        faults_.Add(name, "its multiplier is not a positive number");
        return {};
      }
    } else if (item->type == ItemType::kFloat32) {
      if (arithmetic_ == Arithmetic::kInt8) no_alphas_ = true;
      raw.floats = Aligned(item->data, rows * columns);
    } else {
      faults_.Add(name, "expected float32 or intgemm8 values");
      return {};
    }
    return raw;
  }

  // The floats at the start of `data`, which may lie at any address.
  const float* Aligned(absl::string_view data, size_t count) {
    copy_.resize(count);
    std::memcpy(copy_.data(), data.data(), count * sizeof(float));
    return copy_.data();
  }

  const BinaryModel& model_;
  const ModelConfig& config_;
  const Arithmetic arithmetic_;
  const Kernels& kernels_;
  FaultList faults_;
  bool no_alphas_ = false;
  std::vector<float> copy_;  // of the latest float matrix
};

absl::StatusOr<std::unique_ptr<Transformer>> Transformer::Create(const BinaryModel& model, Options options) {
  UseOneThreadForProducts();
  std::unique_ptr<Transformer> network(new Transformer());
  ASSIGN_OR_RETURN(network->config_, ParseModelConfig(model.config()));
  const ModelConfig& config = network->config_;
  network->arithmetic_ = options.arithmetic;
  network->kernels_ = options.kernels != nullptr ? options.kernels : &BestKernels();
  Builder builder(model, config, options.arithmetic, *network->kernels_);

  if (config.tied_all) {
    network->source_ = builder.MakeEmbeddings("Wemb", config.source_vocabulary);
  } else {
    network->source_ = builder.MakeEmbeddings("encoder_Wemb", config.source_vocabulary);
    network->own_target_ = builder.MakeEmbeddings("decoder_Wemb", config.target_vocabulary);
  }
  for (size_t i = 1; i <= config.encoder_layers; ++i) {
    const std::string prefix = absl::StrCat("encoder_l", i);
    network->encoder_.push_back({builder.MakeAttention(prefix + "_self"), builder.MakeFfn(prefix + "_ffn")});
  }
  std::vector<size_t> place(config.decoder_layers);
  for (size_t i = 1; i <= config.decoder_layers; ++i) {
    const size_t weights = config.decoder_weights[i - 1];
    place[i - 1] = weights == i ? network->decoder_.size() : place[weights - 1];
    if (weights != i) continue;
    const std::string prefix = absl::StrCat("decoder_l", i);
    network->decoder_.push_back(
        {builder.MakeMatmul(prefix + "_rnn_W", "", config.dim, config.dim),
         builder.MakeMatmul(prefix + "_rnn_Wf", prefix + "_rnn_bf", config.dim, config.dim),
         builder.MakeNorm(prefix + "_rnn_ffn"), builder.MakeAttention(prefix + "_context"),
         builder.MakeFfn(prefix + "_ffn")});
  }
  for (const size_t at : place) network->decoder_of_.push_back(&network->decoder_[at]);
  network->output_bias_ = builder.Vector("decoder_ff_logit_out_b", config.target_vocabulary);
  if (options.arithmetic == Arithmetic::kInt8) {
    for (const char* name : {"none_QuantMultA", "Wemb_QuantMultA", "decoder_Wemb_QuantMultA"}) {
      if (network->output_multiplier_ == 0) network->output_multiplier_ = builder.Alpha(name, false);
    }
    if (network->output_multiplier_ == 0) builder.LackAlpha();
  }
  RETURN_IF_ERROR(builder.faults().ToStatus("malformed model"));
  if (builder.no_alphas()) {
    return absl::FailedPreconditionError(
        "the model has no int8 weights with activation multipliers (alphas): int8 arithmetic is not "
        "possible");
  }
  if (options.arithmetic == Arithmetic::kInt8) {
    const Embeddings& table = network->target();
    const float scale = OffsetScale(network->output_multiplier_, table.multiplier);
    for (size_t i = 0; i < config.target_vocabulary; ++i) {
      network->output_bias_[i] = static_cast<float>(table.sums[i]) * scale + network->output_bias_[i];
    }
  }
  network->positions_.resize(kTabledPositions * config.dim);
  for (size_t p = 0; p < kTabledPositions; ++p) {
    FillPosition(p, config.dim, network->positions_.data() + p * config.dim);
  }
  return network;
}

void Transformer::AddPositions(size_t position, float* out) const {
  if (position < kTabledPositions) {
    const float* table = positions_.data() + position * config_.dim;
    for (size_t i = 0; i < config_.dim; ++i) out[i] += table[i];
    return;
  }
  std::vector<float> row(config_.dim);
  FillPosition(position, config_.dim, row.data());
  for (size_t i = 0; i < config_.dim; ++i) out[i] += row[i];
}

void Transformer::Embed(const Embeddings& table, uint32_t id, size_t position, float* out) const {
  const float root = std::sqrt(static_cast<float>(config_.dim));
  if (!table.floats.empty()) {
    const float* row = table.floats.data() + id * config_.dim;
    for (size_t i = 0; i < config_.dim; ++i) out[i] = row[i] * root;
  } else {
    const int8_t* row = table.int8.data() + id * table.stride;
    const float scale = 1.0f / table.multiplier;
    for (size_t i = 0; i < config_.dim; ++i) out[i] = static_cast<float>(row[i]) * scale * root;
  }
  AddPositions(position, out);
}

void Transformer::Residual(const Norm& norm, const float* y, size_t rows, float* x) const {
  kernels_->add_norm(x, y, rows, norm.scale.data(), norm.bias.data(), config_.dim);
}

void Transformer::Ffn(const FfnWeights& ffn, size_t rows, TransformerScratch& scratch) const {
  scratch.hidden.resize(kFfnRows * config_.ffn);
  for (size_t first = 0; first < rows; first += kFfnRows) {
    const size_t n = std::min(kFfnRows, rows - first);
    const size_t at = first * config_.dim;
    ffn.in.Apply(scratch.x.data() + at, n, /*relu=*/true, scratch.hidden.data(), scratch.matmul);
    ffn.out.Apply(scratch.hidden.data(), n, /*relu=*/false, scratch.y.data() + at, scratch.matmul);
  }
  Residual(ffn.norm, scratch.y.data(), rows, scratch.x.data());
}

namespace {

// [length][dim] to [dim][padded], the padding zero.
void Transpose(const float* rows, size_t length, size_t dim, size_t padded, float* out) {
  for (size_t d = 0; d < dim; ++d) {
    for (size_t t = 0; t < length; ++t) out[d * padded + t] = rows[t * dim + d];
    for (size_t t = length; t < padded; ++t) out[d * padded + t] = 0;
  }
}

}  // namespace

std::vector<EncodedSentence> Transformer::Encode(absl::Span<const absl::Span<const uint32_t>> sentences,
                                                 TransformerScratch& scratch) const {
  std::vector<EncodedSentence> encoded;
  encoded.reserve(sentences.size());
  for (size_t first = 0; first < sentences.size();) {
    size_t end = first;
    for (size_t rows = 0;
         end < sentences.size() && (end == first || rows + sentences[end].size() <= kEncoderRows); ++end) {
      rows += sentences[end].size();
    }
    for (EncodedSentence& sentence : EncodeTogether(sentences.subspan(first, end - first), scratch))
      encoded.push_back(std::move(sentence));
    first = end;
  }
  return encoded;
}

std::vector<EncodedSentence> Transformer::EncodeTogether(
    absl::Span<const absl::Span<const uint32_t>> sentences, TransformerScratch& s) const {
  const size_t dim = config_.dim;
  size_t rows = 0;
  size_t longest = 0;
  for (const auto& sentence : sentences) {
    rows += sentence.size();
    longest = std::max(longest, sentence.size());
  }
  const size_t longest_padded = RoundUp(longest, kLengthAlignment);
  for (std::vector<float>* buffer : {&s.x, &s.y, &s.queries, &s.keys, &s.values, &s.attended}) {
    buffer->resize(std::max(buffer->size(), rows * dim));
  }
  s.transposed.resize(std::max(s.transposed.size(), longest_padded * dim));
  s.scores.resize(std::max(s.scores.size(), 2 * config_.heads * longest_padded));

  float* row = s.x.data();
  for (const auto& sentence : sentences) {
    for (size_t p = 0; p < sentence.size(); ++p, row += dim) Embed(source_, sentence[p], p, row);
  }
  const float scale = 1.0f / std::sqrt(static_cast<float>(dim / config_.heads));
  for (const EncoderLayer& layer : encoder_) {
    layer.attention.query.Apply(s.x.data(), rows, false, s.queries.data(), s.matmul);
    layer.attention.key.Apply(s.x.data(), rows, false, s.keys.data(), s.matmul);
    layer.attention.value.Apply(s.x.data(), rows, false, s.values.data(), s.matmul);
    size_t first = 0;
    for (const auto& sentence : sentences) {
      AttentionMemory memory;
      memory.length = sentence.size();
      memory.padded_length = RoundUp(sentence.size(), kLengthAlignment);
      Transpose(s.keys.data() + first * dim, memory.length, dim, memory.padded_length, s.transposed.data());
      memory.keys = s.transposed.data();
      memory.values = s.values.data() + first * dim;
      kernels_->attention(s.queries.data() + first * dim, sentence.size(), memory, dim, config_.heads, scale,
                          s.scores.data(), s.attended.data() + first * dim);
      first += sentence.size();
    }
    layer.attention.output.Apply(s.attended.data(), rows, false, s.y.data(), s.matmul);
    Residual(layer.attention.norm, s.y.data(), rows, s.x.data());
    Ffn(layer.ffn, rows, s);
  }

  std::vector<EncodedSentence> encoded(sentences.size());
  for (size_t i = 0; i < sentences.size(); ++i) {
    EncodedSentence& e = encoded[i];
    e.length_ = sentences[i].size();
    e.padded_length_ = RoundUp(e.length_, kLengthAlignment);
    e.keys_and_values_.resize(config_.decoder_layers * dim * (e.length_ + e.padded_length_));
  }
  for (size_t l = 0; l < config_.decoder_layers; ++l) {
    const DecoderLayer& layer = *decoder_of_[l];
    layer.attention.key.Apply(s.x.data(), rows, false, s.keys.data(), s.matmul);
    layer.attention.value.Apply(s.x.data(), rows, false, s.values.data(), s.matmul);
    size_t first = 0;
    for (EncodedSentence& e : encoded) {
      float* keys = e.keys_and_values_.data() + l * dim * (e.length_ + e.padded_length_);
      Transpose(s.keys.data() + first * dim, e.length_, dim, e.padded_length_, keys);
      std::memcpy(keys + dim * e.padded_length_, s.values.data() + first * dim,
                  e.length_ * dim * sizeof(float));
      first += e.length_;
    }
  }
  return encoded;
}

void Transformer::Step(absl::Span<const DecoderRow> rows, std::vector<float>& hidden,
                       TransformerScratch& s) const {
  const size_t dim = config_.dim;
  const size_t n = rows.size();
  size_t longest_padded = 0;
  for (const DecoderRow& row : rows) longest_padded = std::max(longest_padded, row.source->padded_length_);
  for (std::vector<float>* buffer : {&s.x, &s.y, &s.queries, &s.values, &s.attended}) {
    buffer->resize(std::max(buffer->size(), n * dim));
  }
  s.scores.resize(std::max(s.scores.size(), 2 * config_.heads * longest_padded));

  for (size_t r = 0; r < n; ++r) {
    float* x = s.x.data() + r * dim;
    if (rows[r].step == 0) {
      std::fill(x, x + dim, 0.0f);
      AddPositions(0, x);
    } else {
      Embed(target(), rows[r].previous, rows[r].step, x);
    }
  }
  const float scale = 1.0f / std::sqrt(static_cast<float>(dim / config_.heads));
  for (size_t l = 0; l < config_.decoder_layers; ++l) {
    const DecoderLayer& layer = *decoder_of_[l];
    layer.candidate.Apply(s.x.data(), n, false, s.values.data(), s.matmul);
    layer.gate.Apply(s.x.data(), n, false, s.queries.data(), s.matmul);
    for (size_t r = 0; r < n; ++r) {
      kernels_->ssru(s.values.data() + r * dim, s.queries.data() + r * dim, rows[r].state + l * dim,
                     s.y.data() + r * dim, dim);
    }
    Residual(layer.norm, s.y.data(), n, s.x.data());

    layer.attention.query.Apply(s.x.data(), n, false, s.queries.data(), s.matmul);
    for (size_t r = 0; r < n; ++r) {
      const EncodedSentence& e = *rows[r].source;
      AttentionMemory memory;
      memory.length = e.length_;
      memory.padded_length = e.padded_length_;
      memory.keys = e.keys_and_values_.data() + l * dim * (e.length_ + e.padded_length_);
      memory.values = memory.keys + dim * e.padded_length_;
      kernels_->attention(s.queries.data() + r * dim, 1, memory, dim, config_.heads, scale, s.scores.data(),
                          s.attended.data() + r * dim);
      if (l + 1 == config_.decoder_layers && rows[r].attention != nullptr) {
        std::memcpy(rows[r].attention, s.scores.data(), e.length_ * sizeof(float));
      }
    }
    layer.attention.output.Apply(s.attended.data(), n, false, s.y.data(), s.matmul);
    Residual(layer.attention.norm, s.y.data(), n, s.x.data());
    Ffn(layer.ffn, n, s);
  }
  hidden.assign(s.x.data(), s.x.data() + n * dim);
}

void Transformer::Logits(const float* hidden, size_t rows, absl::Span<const uint32_t> candidates,
                         float* logits, TransformerScratch& s) const {
  const Embeddings& table = target();
  if (arithmetic_ != Arithmetic::kInt8) {
    for (size_t r = 0; r < rows; ++r) {
      kernels_->float_row_products(hidden + r * config_.dim, table.floats.data(), config_.dim,
                                   candidates.data(), candidates.size(), output_bias_.data(),
                                   logits + r * candidates.size());
    }
    return;
  }
  s.quantised.resize(std::max(s.quantised.size(), rows * table.stride));
  for (size_t r = 0; r < rows; ++r) {
    kernels_->quantise(hidden + r * config_.dim, config_.dim, table.stride, output_multiplier_,
                       s.quantised.data() + r * table.stride);
  }
  kernels_->row_products(s.quantised.data(), rows,
                         {table.stride, table.int8.data(), table.sums.data(), table.pairs_fit},
                         candidates.data(), candidates.size(), 1.0f / (output_multiplier_ * table.multiplier),
                         output_bias_.data(), logits);
}

size_t Transformer::bytes() const {
  size_t total = positions_.size() * sizeof(float) + output_bias_.size() * sizeof(float);
  for (const Embeddings* table : {&source_, &own_target_}) {
    total += table->int8.size() + (table->sums.size() + table->floats.size()) * sizeof(float);
  }
  const auto attention = [](const AttentionWeights& a) {
    return a.query.bytes() + a.key.bytes() + a.value.bytes() + a.output.bytes();
  };
  const auto ffn = [](const FfnWeights& f) { return f.in.bytes() + f.out.bytes(); };
  for (const EncoderLayer& layer : encoder_) total += attention(layer.attention) + ffn(layer.ffn);
  for (const DecoderLayer& layer : decoder_) {
    total += layer.candidate.bytes() + layer.gate.bytes() + attention(layer.attention) + ffn(layer.ffn);
  }
  return total;
}

}  // namespace dragoman::marian
