// Kernels for processors with AVX2. Activations stay signed: vpmaddubsw takes |a| and sign(w, a), whose sums
// of two products are at most 2 * 127 * 127 and never saturate, so that the result is exact.
#include <immintrin.h>

#include "service/backend/marian/kernels.h"

namespace dragoman::marian {
namespace {

constexpr int kActivationOffset = 0;

#include "service/backend/marian/kernels_rows.inc"

constexpr size_t kHalfPanel = 8;

inline __m256i Accumulate(__m256i sum, __m256i activations, __m256i weights) {
  const __m256i pairs =
      _mm256_maddubs_epi16(_mm256_abs_epi8(activations), _mm256_sign_epi8(weights, activations));
  return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

// `kRows` rows of a times one panel of 16 columns.
template <int kRows>
inline void Block(const uint8_t* a, const PackedInt8& b, size_t column, const Epilogue& epilogue, float* out,
                  size_t stride) {
  const int8_t* weights = b.weights + column * b.inputs;
  __m256i sums[kRows][2];
  for (int r = 0; r < kRows; ++r) sums[r][0] = sums[r][1] = _mm256_setzero_si256();
  for (size_t k = 0; k < b.inputs; k += kGroupInputs) {
    const __m256i* group = reinterpret_cast<const __m256i*>(weights + k * kPanelColumns);
    const __m256i low = _mm256_loadu_si256(group);
    const __m256i high = _mm256_loadu_si256(group + 1);
    for (int r = 0; r < kRows; ++r) {
      int32_t value;
      __builtin_memcpy(&value, a + r * b.inputs + k, sizeof value);
      const __m256i x = _mm256_set1_epi32(value);
      sums[r][0] = Accumulate(sums[r][0], x, low);
      sums[r][1] = Accumulate(sums[r][1], x, high);
    }
  }
  const float least = epilogue.relu ? 0.0f : -3.4e38f;
  const size_t width = b.outputs - column < kPanelColumns ? b.outputs - column : kPanelColumns;
  for (int r = 0; r < kRows; ++r) {
    alignas(32) int32_t row[kPanelColumns];
    _mm256_store_si256(reinterpret_cast<__m256i*>(row), sums[r][0]);
    _mm256_store_si256(reinterpret_cast<__m256i*>(row + kHalfPanel), sums[r][1]);
    float* y = out + r * stride + column;
    for (size_t j = 0; j < width; ++j) {
      const float bias = epilogue.bias == nullptr ? 0.0f : epilogue.bias[column + j];
      const float value = static_cast<float>(row[j]) * epilogue.scale + bias;
      y[j] = value > least ? value : least;
    }
  }
}

void Product(const uint8_t* a, size_t rows, const PackedInt8& b, const Epilogue& epilogue, float* out,
             size_t stride) {
  for (size_t column = 0; column < b.outputs; column += kPanelColumns) {
    size_t row = 0;
    for (; row + 4 <= rows; row += 4)
      Block<4>(a + row * b.inputs, b, column, epilogue, out + row * stride, stride);
    for (; row < rows; ++row) Block<1>(a + row * b.inputs, b, column, epilogue, out + row * stride, stride);
  }
}

void RowProducts(const uint8_t* a, const int8_t* table, const int32_t*, size_t inputs, const uint32_t* ids,
                 size_t n, float scale, const float* bias, float* out) {
  for (size_t i = 0; i < n; ++i) {
    const int8_t* row = table + size_t{ids[i]} * inputs;
    __m256i sum = _mm256_setzero_si256();
    for (size_t k = 0; k < inputs; k += 32) {
      sum = Accumulate(sum, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(a + k)),
                       _mm256_loadu_si256(reinterpret_cast<const __m256i*>(row + k)));
    }
    __m128i half = _mm_add_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
    half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0x4E));
    half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0xB1));
    out[i] = static_cast<float>(_mm_cvtsi128_si32(half)) * scale + bias[ids[i]];
  }
}

}  // namespace

const Kernels kAvx2Kernels = {
    "AVX2", kActivationOffset, QuantiseRow, Product, RowProducts, FloatRowProducts, AddNorm,
    Ssru,   Attention,         Embed,       Relu,    ArgMax,      LogSumExp};

}  // namespace dragoman::marian
