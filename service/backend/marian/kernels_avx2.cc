// Kernels for processors with AVX2. Activations stay signed: vpmaddubsw takes |a| and sign(w, a), whose sums
// of two products are at most 2 * 127 * 127 and never saturate, so that the result is exact.
#include <immintrin.h>

#include "service/backend/marian/kernels.h"

namespace dragoman::marian {
namespace {

constexpr int kActivationOffset = 0;

#include "service/backend/marian/kernels_rows.inc"

constexpr size_t kHalfPanel = 8;

inline __m256i Load(const void* at) { return _mm256_loadu_si256(static_cast<const __m256i*>(at)); }

// sum + the sums of four products in each lane; `magnitudes` are |activations|.
inline __m256i Accumulate(__m256i sum, __m256i magnitudes, __m256i activations, __m256i weights) {
  const __m256i pairs = _mm256_maddubs_epi16(magnitudes, _mm256_sign_epi8(weights, activations));
  return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

// Eight sums through `epilogue`, the first `width` of them to `out`.
inline void Finish(__m256i sums, const Epilogue& epilogue, size_t column, size_t width, float* out) {
  const __m256i lanes = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  const __m256i mask = _mm256_cmpgt_epi32(_mm256_set1_epi32(static_cast<int>(width)), lanes);
  const __m256 bias =
      epilogue.bias == nullptr ? _mm256_setzero_ps() : _mm256_maskload_ps(epilogue.bias + column, mask);
  const __m256 value = _mm256_fmadd_ps(_mm256_cvtepi32_ps(sums), _mm256_set1_ps(epilogue.scale), bias);
  const __m256 least = _mm256_set1_ps(epilogue.relu ? 0.0f : -3.4e38f);
  _mm256_maskstore_ps(out, mask, _mm256_max_ps(value, least));
}

// `kRows` rows of a times one panel of 16 columns. The loops over rows are unrolled to the end: an index that
// is not a constant would keep the sums in memory.
template <int kRows>
inline void Block(const uint8_t* a, const PackedInt8& b, size_t column, const Epilogue& epilogue, float* out,
                  size_t stride) {
  const int8_t* weights = b.weights + column * b.inputs;
  __m256i sums[kRows][2];
  DRAGOMAN_UNROLL
  for (int r = 0; r < kRows; ++r) sums[r][0] = sums[r][1] = _mm256_setzero_si256();
  for (size_t k = 0; k < b.inputs; k += kGroupInputs) {
    const __m256i low = Load(weights + k * kPanelColumns);
    const __m256i high = Load(weights + k * kPanelColumns + sizeof(__m256i));
    DRAGOMAN_UNROLL
    for (int r = 0; r < kRows; ++r) {
      int32_t value;
      __builtin_memcpy(&value, a + r * b.inputs + k, sizeof value);
      const __m256i x = _mm256_set1_epi32(value);
      const __m256i magnitudes = _mm256_abs_epi8(x);
      sums[r][0] = Accumulate(sums[r][0], magnitudes, x, low);
      sums[r][1] = Accumulate(sums[r][1], magnitudes, x, high);
    }
  }
  const size_t width = b.outputs - column < kPanelColumns ? b.outputs - column : kPanelColumns;
  const size_t low_width = width < kHalfPanel ? width : kHalfPanel;
  DRAGOMAN_UNROLL
  for (int r = 0; r < kRows; ++r) {
    float* y = out + r * stride + column;
    Finish(sums[r][0], epilogue, column, low_width, y);
    if (width > kHalfPanel) {
      Finish(sums[r][1], epilogue, column + kHalfPanel, width - kHalfPanel, y + kHalfPanel);
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

// Four table rows at a time, which share the activations. Rows further on are asked for early: they lie
// anywhere in a table that is larger than the near caches.
void RowProducts(const uint8_t* a, const int8_t* table, const int32_t*, size_t inputs, const uint32_t* ids,
                 size_t n, float scale, const float* bias, float* out) {
  constexpr size_t kRows = 4;
  constexpr size_t kAhead = 8;
  constexpr size_t kCacheLine = 64;
  for (size_t i = 0; i < n; i += kRows) {
    for (size_t next = i + kAhead; next < i + kAhead + kRows && next < n; ++next) {
      const int8_t* row = table + size_t{ids[next]} * inputs;
      for (size_t k = 0; k < inputs; k += kCacheLine) __builtin_prefetch(row + k);
    }
    const size_t width = n - i < kRows ? n - i : kRows;
    const int8_t* rows[kRows];
    DRAGOMAN_UNROLL
    for (size_t r = 0; r < kRows; ++r) rows[r] = table + size_t{ids[i + (r < width ? r : 0)]} * inputs;
    __m256i sums[kRows];
    DRAGOMAN_UNROLL
    for (size_t r = 0; r < kRows; ++r) sums[r] = _mm256_setzero_si256();
    for (size_t k = 0; k < inputs; k += sizeof(__m256i)) {
      const __m256i x = Load(a + k);
      const __m256i magnitudes = _mm256_abs_epi8(x);
      DRAGOMAN_UNROLL
      for (size_t r = 0; r < kRows; ++r) sums[r] = Accumulate(sums[r], magnitudes, x, Load(rows[r] + k));
    }
    // Each row's eight sums become one.
    const __m256i pairs =
        _mm256_hadd_epi32(_mm256_hadd_epi32(sums[0], sums[1]), _mm256_hadd_epi32(sums[2], sums[3]));
    const __m128i totals = _mm_add_epi32(_mm256_castsi256_si128(pairs), _mm256_extracti128_si256(pairs, 1));
    alignas(16) float values[kRows];
    _mm_store_ps(values, _mm_mul_ps(_mm_cvtepi32_ps(totals), _mm_set1_ps(scale)));
    for (size_t r = 0; r < width; ++r) out[i + r] = values[r] + bias[ids[i + r]];
  }
}

}  // namespace

const Kernels kAvx2Kernels = {
    "AVX2", kActivationOffset, QuantiseRow, Product, RowProducts, FloatRowProducts, AddNorm,
    Ssru,   Attention,         Embed,       Relu,    ArgMax,      LogSumExp};

}  // namespace dragoman::marian
