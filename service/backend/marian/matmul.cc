#include "service/backend/marian/matmul.h"

#include <algorithm>
#include <cstring>
#include <oneapi/dnnl/dnnl.hpp>
#include <utility>

extern "C" void omp_set_num_threads(int);

namespace dragoman::marian {
namespace {

constexpr size_t RoundUp(size_t n, size_t multiple) { return (n + multiple - 1) / multiple * multiple; }

// Rows of one oneDNN call. Always the same number, the last call filled up: another number could choose
// another kernel with another order of additions, and a row's result would depend on its neighbours.
constexpr dnnl::memory::dim kTileRows = 16;

const dnnl::engine& CpuEngine() {
  static const dnnl::engine* const engine = new dnnl::engine(dnnl::engine::kind::cpu, 0);
  return *engine;
}

dnnl::stream& ThreadStream() {
  thread_local dnnl::stream stream(CpuEngine());
  return stream;
}

}  // namespace

// A float32 or bfloat16 product of oneDNN with weights in the layout of its choice.
class Matmul::OneDnn {
 public:
  OneDnn(const RawMatrix& raw, const std::vector<float>& bias, bool bfloat16) : bfloat16_(bfloat16) {
    using dnnl::memory;
    const memory::dim k = static_cast<memory::dim>(raw.inputs);
    const memory::dim n = static_cast<memory::dim>(raw.outputs);
    const auto type = bfloat16 ? memory::data_type::bf16 : memory::data_type::f32;
    const memory::desc source({kTileRows, k}, type, memory::format_tag::ab);
    const memory::desc weights({k, n}, type, memory::format_tag::any);
    const memory::desc result({kTileRows, n}, memory::data_type::f32, memory::format_tag::ab);
    const memory::desc bias_desc({1, n}, memory::data_type::f32, memory::format_tag::ab);
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    const dnnl::matmul::primitive_desc primitive(dnnl::matmul::desc(source, weights, bias_desc, result),
                                                 attributes, CpuEngine());
    matmul_ = dnnl::matmul(primitive);
    source_desc_ = source;
    result_desc_ = result;
    scratchpad_desc_ = primitive.scratchpad_desc();

    std::vector<float> plain(raw.inputs * raw.outputs);
    for (size_t i = 0; i < raw.inputs; ++i) {
      for (size_t j = 0; j < raw.outputs; ++j) plain[i * raw.outputs + j] = raw.At(i, j);
    }
    memory from({{k, n}, memory::data_type::f32, memory::format_tag::ab}, CpuEngine(), plain.data());
    weights_ = memory(primitive.weights_desc(), CpuEngine());
    dnnl::reorder(from, weights_).execute(ThreadStream(), from, weights_);
    bias_ = memory(bias_desc, CpuEngine());
    float* values = static_cast<float*>(bias_.get_data_handle());
    for (size_t j = 0; j < raw.outputs; ++j) values[j] = bias.empty() ? 0.0f : bias[j];
    ThreadStream().wait();
  }

  // Multiplies one tile of kTileRows rows.
  void Run(float* x, float* y, MatmulScratch& scratch) const {
    using dnnl::memory;
    void* source = x;
    if (bfloat16_) {
      const size_t values = source_desc_.get_size() / sizeof(uint16_t);
      scratch.half.resize(values);
      memory from({source_desc_.dims(), memory::data_type::f32, memory::format_tag::ab}, CpuEngine(), x);
      memory to(source_desc_, CpuEngine(), scratch.half.data());
      dnnl::reorder(from, to).execute(ThreadStream(), from, to);
      source = scratch.half.data();
    }
    scratch.quantised.resize(std::max(scratch.quantised.size(), scratchpad_desc_.get_size()));
    const memory scratchpad(scratchpad_desc_, CpuEngine(), scratch.quantised.data());
    matmul_.execute(ThreadStream(), {{DNNL_ARG_SRC, memory(source_desc_, CpuEngine(), source)},
                                     {DNNL_ARG_WEIGHTS, weights_},
                                     {DNNL_ARG_BIAS, bias_},
                                     {DNNL_ARG_DST, memory(result_desc_, CpuEngine(), y)},
                                     {DNNL_ARG_SCRATCHPAD, scratchpad}});
    ThreadStream().wait();
  }

  size_t bytes() const { return weights_.get_desc().get_size(); }

 private:
  bool bfloat16_;
  dnnl::matmul matmul_;
  dnnl::memory::desc source_desc_, result_desc_, scratchpad_desc_;
  dnnl::memory weights_, bias_;
};

Matmul::Matmul(const RawMatrix& raw, std::vector<float> bias, Arithmetic arithmetic,
               float activation_multiplier, const Kernels& kernels)
    : inputs_(raw.inputs), outputs_(raw.outputs), bias_(std::move(bias)), kernels_(&kernels) {
  if (arithmetic != Arithmetic::kInt8) {
    one_dnn_ = std::make_unique<OneDnn>(raw, bias_, arithmetic == Arithmetic::kBfloat16);
    return;
  }
  activation_multiplier_ = activation_multiplier;
  scale_ = 1.0f / (activation_multiplier * raw.multiplier);
  bias_ = BiasWithoutOffset(raw, activation_multiplier, bias_);
  packed_ = PackedMatrix(raw, kernels.joins_groups);
}

Matmul::~Matmul() = default;
Matmul::Matmul(Matmul&&) noexcept = default;

void Matmul::Apply(const float* x, size_t rows, bool relu, float* y, MatmulScratch& scratch) const {
  if (one_dnn_ == nullptr) {
    const size_t padded = RoundUp(inputs_, kGroupInputs);
    scratch.quantised.resize(std::max(scratch.quantised.size(), rows * padded));
    for (size_t r = 0; r < rows; ++r) {
      kernels_->quantise(x + r * inputs_, inputs_, padded, activation_multiplier_,
                         scratch.quantised.data() + r * padded);
    }
    const Epilogue epilogue = {scale_, bias_.data(), relu};
    kernels_->product(scratch.quantised.data(), rows, packed_.view(), epilogue, y, outputs_);
    return;
  }
  scratch.tile.resize(kTileRows * inputs_);
  scratch.tile_out.resize(kTileRows * outputs_);
  for (size_t r = 0; r < rows; r += kTileRows) {
    const size_t used = std::min<size_t>(kTileRows, rows - r);
    std::memcpy(scratch.tile.data(), x + r * inputs_, used * inputs_ * sizeof(float));
    std::fill(scratch.tile.begin() + static_cast<ptrdiff_t>(used * inputs_), scratch.tile.end(), 0.0f);
    one_dnn_->Run(scratch.tile.data(), scratch.tile_out.data(), scratch);
    std::memcpy(y + r * outputs_, scratch.tile_out.data(), used * outputs_ * sizeof(float));
  }
  if (relu) kernels_->relu(y, rows * outputs_);
}

size_t Matmul::bytes() const {
  return packed_.bytes() + bias_.size() * sizeof(float) + (one_dnn_ == nullptr ? 0 : one_dnn_->bytes());
}

void UseOneThreadForProducts() { omp_set_num_threads(1); }

bool HasBfloat16() { return __builtin_cpu_supports("avx512bf16") != 0; }

}  // namespace dragoman::marian
