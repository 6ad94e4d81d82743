// A matrix of weights, prepacked, and its product with rows of activations.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "service/backend/marian/kernels.h"
#include "service/backend/marian/packed_int8.h"

namespace dragoman::marian {

// How products are computed.
enum class Arithmetic { kInt8, kFloat32, kBfloat16 };

// Room for what a product needs on the way; one for each thread, grows to the largest use.
struct MatmulScratch {
  std::vector<uint8_t> quantised;
  std::vector<float> tile;
  std::vector<float> tile_out;
  std::vector<uint16_t> half;
};

// y = x W + b, optionally through relu. Immutable, hence thread-safe with one scratch a thread. A row of the
// result depends on nothing but the same row of x, to the last bit.
class Matmul {
 public:
  // `bias` is empty or has `raw.outputs` values. For kInt8, `raw` must hold int8 weights and
  // `activation_multiplier` be positive.
  Matmul(const RawMatrix& raw, std::vector<float> bias, Arithmetic arithmetic, float activation_multiplier,
         const Kernels& kernels);
  ~Matmul();
  Matmul(Matmul&&) noexcept;

  // x is [rows][inputs], y is [rows][outputs]; they must not overlap.
  void Apply(const float* x, size_t rows, bool relu, float* y, MatmulScratch& scratch) const;

  size_t inputs() const { return inputs_; }
  size_t outputs() const { return outputs_; }
  size_t bytes() const;

 private:
  class OneDnn;

  size_t inputs_;
  size_t outputs_;
  std::vector<float> bias_;
  const Kernels* kernels_;

  PackedMatrix packed_;  // empty unless kInt8
  float activation_multiplier_ = 0;
  float scale_ = 0;

  std::unique_ptr<OneDnn> one_dnn_;  // null for kInt8
};

// Keeps oneDNN's OpenMP from starting threads under the calling thread: parallelism is the scheduler's.
void UseOneThreadForProducts();

// Whether oneDNN computes bfloat16 products on this machine.
bool HasBfloat16();

}  // namespace dragoman::marian
