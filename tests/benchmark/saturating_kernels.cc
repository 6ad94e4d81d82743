#include "tests/benchmark/saturating_kernels.h"

#include <algorithm>
#include <atomic>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace dragoman {

#if defined(__x86_64__)
namespace {

using marian::Epilogue;
using marian::kGroupInputs;
using marian::kPanelColumns;
using marian::PackedInt8;

std::atomic<uint64_t> all_sums = 0;
std::atomic<uint64_t> all_saturated = 0;

// Counts for one call, so that the threads do not meet at every sum.
struct LocalCount {
  uint64_t sums = 0;
  uint64_t saturated = 0;
  ~LocalCount() {
    all_sums += sums;
    all_saturated += saturated;
  }
};

// Groups are not joined, as in the portable kernels.
__attribute__((target("avx2"))) inline __m256i Accumulate(__m256i sum, __m256i activations, __m256i weights,
                                                          LocalCount& count) {
  const __m256i pairs = _mm256_maddubs_epi16(activations, weights);
  const __m256i at_limit = _mm256_or_si256(_mm256_cmpeq_epi16(pairs, _mm256_set1_epi16(32767)),
                                           _mm256_cmpeq_epi16(pairs, _mm256_set1_epi16(-32768)));
  count.sums += 16;
  count.saturated +=
      static_cast<uint64_t>(__builtin_popcount(static_cast<unsigned>(_mm256_movemask_epi8(at_limit)))) / 2;
  return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

__attribute__((target("avx2"))) void Product(const uint8_t* a, size_t rows, const PackedInt8& b,
                                             const Epilogue& epilogue, float* out, size_t stride) {
  LocalCount count;
  for (size_t column = 0; column < b.outputs; column += kPanelColumns) {
    const int8_t* weights = b.weights + column * b.inputs;
    for (size_t row = 0; row < rows; ++row) {
      __m256i low = _mm256_setzero_si256();
      __m256i high = _mm256_setzero_si256();
      for (size_t k = 0; k < b.inputs; k += kGroupInputs) {
        int32_t value;
        __builtin_memcpy(&value, a + row * b.inputs + k, sizeof value);
        const auto* group = reinterpret_cast<const __m256i*>(weights + k * kPanelColumns);
        low = Accumulate(low, _mm256_set1_epi32(value), _mm256_loadu_si256(group), count);
        high = Accumulate(high, _mm256_set1_epi32(value), _mm256_loadu_si256(group + 1), count);
      }
      alignas(32) int32_t sums[kPanelColumns];
      _mm256_store_si256(reinterpret_cast<__m256i*>(sums), low);
      _mm256_store_si256(reinterpret_cast<__m256i*>(sums + kPanelColumns / 2), high);
      for (size_t j = 0; j < std::min(kPanelColumns, b.outputs - column); ++j) {
        const float value = static_cast<float>(sums[j]) * epilogue.scale + epilogue.bias[column + j];
        out[row * stride + column + j] = epilogue.relu ? std::max(value, 0.0f) : value;
      }
    }
  }
}

__attribute__((target("avx2"))) void RowProducts(const uint8_t* a, size_t rows,
                                                 const marian::Int8Table& table, const uint32_t* ids,
                                                 size_t n, float scale, const float* bias, float* out) {
  LocalCount count;
  const size_t inputs = table.inputs;
  for (size_t r = 0; r < rows; ++r, a += inputs, out += n) {
    for (size_t i = 0; i < n; ++i) {
      const int8_t* row = table.rows + size_t{ids[i]} * inputs;
      __m256i sum = _mm256_setzero_si256();
      for (size_t k = 0; k < inputs; k += 32) {
        sum = Accumulate(sum, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(a + k)),
                         _mm256_loadu_si256(reinterpret_cast<const __m256i*>(row + k)), count);
      }
      alignas(32) int32_t parts[8];
      _mm256_store_si256(reinterpret_cast<__m256i*>(parts), sum);
      int32_t total = 0;
      for (const int32_t part : parts) total += part;
      out[i] = static_cast<float>(total) * scale + bias[ids[i]];
    }
  }
}

}  // namespace

const marian::Kernels* SaturatingKernels() {
  if (!__builtin_cpu_supports("avx2")) return nullptr;
  static const marian::Kernels* const kernels = [] {
    auto* made = new marian::Kernels(marian::kAvx2Kernels);
    made->name = "saturating";
    made->joins_groups = marian::kPortableKernels.joins_groups;
    made->product = Product;
    made->row_products = RowProducts;
    return made;
  }();
  return kernels;
}

SaturationCount CountSaturation() { return {all_sums, all_saturated}; }

#else

const marian::Kernels* SaturatingKernels() { return nullptr; }
SaturationCount CountSaturation() { return {}; }

#endif

}  // namespace dragoman
