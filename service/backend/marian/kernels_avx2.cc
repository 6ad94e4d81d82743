// Kernels for processors with AVX2. Its product instruction, vpmaddubsw, keeps sums of two products to 16
// bits: the groups of a panel are joined so that these never overflow, and every sum is exact.
#include <immintrin.h>

#include "service/backend/marian/kernels.h"

namespace dragoman::marian {
namespace {

#include "service/backend/marian/kernels_rows.inc"

constexpr size_t kHalfPanel = 8;
constexpr size_t kGroupBytes = kGroupInputs * kPanelColumns;
// Rows whose activations stay in the near caches while all panels pass; a multiple of every block's rows.
constexpr size_t kRowsAtOnce = 64;

inline __m256i Load(const void* at) { return _mm256_loadu_si256(static_cast<const __m256i*>(at)); }

inline int32_t GroupAt(const uint8_t* a) {
  int32_t group;
  __builtin_memcpy(&group, a, sizeof group);
  return group;
}

// sum + the 16-bit sums in each lane.
inline __m256i Widen(__m256i sum, __m256i pairs) {
  return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

// Eight sums through `epilogue`, the first `width` of them to `out`.
inline void Finish(__m256i sums, const Epilogue& epilogue, size_t column, size_t width, float* out) {
  const __m256 scale = _mm256_set1_ps(epilogue.scale);
  const __m256 least = _mm256_set1_ps(epilogue.relu ? 0.0f : -3.4e38f);
  const __m256 products = _mm256_mul_ps(_mm256_cvtepi32_ps(sums), scale);
  if (width == kHalfPanel) {
    const __m256 bias = _mm256_loadu_ps(epilogue.bias + column);
    _mm256_storeu_ps(out, _mm256_max_ps(_mm256_add_ps(products, bias), least));
    return;
  }
  const __m256i lanes = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  const __m256i mask = _mm256_cmpgt_epi32(_mm256_set1_epi32(static_cast<int>(width)), lanes);
  const __m256 bias = _mm256_maskload_ps(epilogue.bias + column, mask);
  _mm256_maskstore_ps(out, mask, _mm256_max_ps(_mm256_add_ps(products, bias), least));
}

// `kRows` rows of a times one panel of 16 columns. The loops over rows are unrolled to the end: an index that
// is not a constant would keep the sums in memory.
template <int kRows>
inline void Block(const uint8_t* a, const PackedInt8& b, size_t column, const Epilogue& epilogue, float* out,
                  size_t stride) {
  const size_t panel = column / kPanelColumns;
  const int8_t* weights = b.weights + column * b.inputs;
  const uint16_t* inputs = b.group_inputs + panel * (b.inputs / kGroupInputs);
  const PanelJoins joins = b.joins[panel];
  __m256i sums[kRows][2];
  DRAGOMAN_UNROLL
  for (int r = 0; r < kRows; ++r) sums[r][0] = sums[r][1] = _mm256_setzero_si256();
  const int8_t* group = weights;
  const uint16_t* const singles = inputs + joins.paired;
  for (; inputs != singles; inputs += 2, group += 2 * kGroupBytes) {
    const __m256i low0 = Load(group);
    const __m256i high0 = Load(group + kGroupBytes / 2);
    const __m256i low1 = Load(group + kGroupBytes);
    const __m256i high1 = Load(group + kGroupBytes / 2 * 3);
    DRAGOMAN_UNROLL
    for (int r = 0; r < kRows; ++r) {
      const __m256i x0 = _mm256_set1_epi32(GroupAt(a + r * b.inputs + inputs[0]));
      const __m256i x1 = _mm256_set1_epi32(GroupAt(a + r * b.inputs + inputs[1]));
      sums[r][0] =
          Widen(sums[r][0], _mm256_add_epi16(_mm256_maddubs_epi16(x0, low0), _mm256_maddubs_epi16(x1, low1)));
      sums[r][1] = Widen(sums[r][1],
                         _mm256_add_epi16(_mm256_maddubs_epi16(x0, high0), _mm256_maddubs_epi16(x1, high1)));
    }
  }
  const uint16_t* const rest = inputs + joins.single;
  for (; inputs != rest; ++inputs, group += kGroupBytes) {
    const __m256i low = Load(group);
    const __m256i high = Load(group + kGroupBytes / 2);
    DRAGOMAN_UNROLL
    for (int r = 0; r < kRows; ++r) {
      const __m256i x = _mm256_set1_epi32(GroupAt(a + r * b.inputs + *inputs));
      sums[r][0] = Widen(sums[r][0], _mm256_maddubs_epi16(x, low));
      sums[r][1] = Widen(sums[r][1], _mm256_maddubs_epi16(x, high));
    }
  }
  const uint16_t* const end = b.group_inputs + (panel + 1) * (b.inputs / kGroupInputs);
  for (; inputs != end; ++inputs, group += kGroupBytes) {
    const __m256i low = Load(group);
    const __m256i high = Load(group + kGroupBytes / 2);
    DRAGOMAN_UNROLL
    for (int r = 0; r < kRows; ++r) {
      // In two halves of at most 127, whose sums fit.
      const __m256i x = _mm256_set1_epi32(GroupAt(a + r * b.inputs + *inputs));
      const __m256i half = _mm256_and_si256(_mm256_srli_epi16(x, 1), _mm256_set1_epi8(127));
      const __m256i other = _mm256_sub_epi8(x, half);
      sums[r][0] =
          Widen(Widen(sums[r][0], _mm256_maddubs_epi16(half, low)), _mm256_maddubs_epi16(other, low));
      sums[r][1] =
          Widen(Widen(sums[r][1], _mm256_maddubs_epi16(half, high)), _mm256_maddubs_epi16(other, high));
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
  for (size_t begin = 0; begin < rows; begin += kRowsAtOnce) {
    const size_t end = begin + kRowsAtOnce < rows ? begin + kRowsAtOnce : rows;
    for (size_t column = 0; column < b.outputs; column += kPanelColumns) {
      size_t row = begin;
      for (; row + 4 <= end; row += 4)
        Block<4>(a + row * b.inputs, b, column, epilogue, out + row * stride, stride);
      for (; row < end; ++row) Block<1>(a + row * b.inputs, b, column, epilogue, out + row * stride, stride);
    }
  }
}

// 32 values at a time.
void QuantiseRowAvx2(const float* x, size_t n, size_t padded, float scale, uint8_t* out) {
  const __m256 scales = _mm256_set1_ps(scale);
  const __m256 least = _mm256_set1_ps(-127.0f), largest = _mm256_set1_ps(127.0f);
  const auto eight = [&](const float* at) {
    const __m256 v = _mm256_mul_ps(_mm256_loadu_ps(at), scales);
    // A maximum with NaN is its second operand. The conversion rounds to the nearest even integer.
    return _mm256_cvtps_epi32(_mm256_min_ps(_mm256_max_ps(v, least), largest));
  };
  size_t i = 0;
  for (; i + 32 <= n; i += 32) {
    const __m256i low = _mm256_packs_epi32(eight(x + i), eight(x + i + 8));
    const __m256i high = _mm256_packs_epi32(eight(x + i + 16), eight(x + i + 24));
    // Packing works inside halves of a register: fours of values come out of order.
    const __m256i ordered =
        _mm256_permutevar8x32_epi32(_mm256_packs_epi16(low, high), _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + i),
                        _mm256_add_epi8(ordered, _mm256_set1_epi8(kActivationOffset)));
  }
  QuantiseRow(x + i, n - i, padded - i, scale, out + i);
}

// Each row's eight sums become one, for four table rows, of which `used` are wanted. `kFits`: over
// activations with their offset; else its share is put back.
template <bool kFits>
inline void FinishRows(const __m256i* sums, const int32_t* row_sums, const uint32_t* ids, size_t used,
                       float scale, const float* bias, float* out) {
  const __m256i pairs =
      _mm256_hadd_epi32(_mm256_hadd_epi32(sums[0], sums[1]), _mm256_hadd_epi32(sums[2], sums[3]));
  __m128i totals = _mm_add_epi32(_mm256_castsi256_si128(pairs), _mm256_extracti128_si256(pairs, 1));
  const auto id = [&](size_t r) { return ids[r < used ? r : 0]; };
  if constexpr (!kFits) {
    const __m128i weights =
        _mm_setr_epi32(row_sums[id(0)], row_sums[id(1)], row_sums[id(2)], row_sums[id(3)]);
    totals = _mm_add_epi32(totals, _mm_mullo_epi32(weights, _mm_set1_epi32(kActivationOffset)));
  }
  const __m128 biases = _mm_setr_ps(bias[id(0)], bias[id(1)], bias[id(2)], bias[id(3)]);
  const __m128 products = _mm_mul_ps(_mm_cvtepi32_ps(totals), _mm_set1_ps(scale));
  alignas(16) float values[4];
  _mm_store_ps(values, _mm_add_ps(products, biases));
  for (size_t r = 0; r < 4 && r < used; ++r) out[r] = values[r];
}

// Eight table rows a round; those of a later one are asked for early, as they lie anywhere in a table that is
// larger than the near caches.
constexpr size_t kTableRows = 8;
constexpr size_t kAhead = 16;

// `kRows` rows of a times `kTable` table rows. Unless the table's pairs fit, activations have their offset
// taken off: |a| times sign(w, a) adds up to 2 * 127 * 127 at most.
template <bool kFits, size_t kRows, size_t kTable>
inline void TableBlock(const uint8_t* a, const int8_t* const* rows, const Int8Table& table,
                       const uint32_t* ids, size_t used, float scale, const float* bias, float* out,
                       size_t stride) {
  __m256i sums[kRows][kTable];
  DRAGOMAN_UNROLL
  for (size_t r = 0; r < kRows; ++r) {
    DRAGOMAN_UNROLL
    for (size_t t = 0; t < kTable; ++t) sums[r][t] = _mm256_setzero_si256();
  }
  for (size_t k = 0; k < table.inputs; k += sizeof(__m256i)) {
    __m256i x[kRows];
    DRAGOMAN_UNROLL
    for (size_t r = 0; r < kRows; ++r) {
      x[r] = Load(a + r * table.inputs + k);
      if constexpr (!kFits) x[r] = _mm256_sub_epi8(x[r], _mm256_set1_epi8(kActivationOffset));
    }
    DRAGOMAN_UNROLL
    for (size_t t = 0; t < kTable; ++t) {
      const __m256i weights = Load(rows[t] + k);
      DRAGOMAN_UNROLL
      for (size_t r = 0; r < kRows; ++r) {
        const __m256i pairs =
            kFits ? _mm256_maddubs_epi16(x[r], weights)
                  : _mm256_maddubs_epi16(_mm256_abs_epi8(x[r]), _mm256_sign_epi8(weights, x[r]));
        sums[r][t] = Widen(sums[r][t], pairs);
      }
    }
  }
  DRAGOMAN_UNROLL
  for (size_t r = 0; r < kRows; ++r) {
    DRAGOMAN_UNROLL
    for (size_t t = 0; t < kTable; t += 4) {
      if (t < used) {
        FinishRows<kFits>(sums[r] + t, table.sums, ids + t, used - t, scale, bias, out + r * stride + t);
      }
    }
  }
}

template <bool kFits>
inline void TableProducts(const uint8_t* a, size_t rows, const Int8Table& table, const uint32_t* ids,
                          size_t n, float scale, const float* bias, float* out) {
  const size_t inputs = table.inputs;
  const auto row_at = [&](size_t i) { return table.rows + size_t{ids[i < n ? i : n - 1]} * inputs; };
  for (size_t i = 0; i < n; i += kTableRows) {
    const int8_t* table_rows[kTableRows];
    DRAGOMAN_UNROLL
    for (size_t t = 0; t < kTableRows; ++t) {
      table_rows[t] = row_at(i + t);
      const int8_t* ahead = row_at(i + kAhead + t);
      for (size_t k = 0; k < inputs; k += 64) __builtin_prefetch(ahead + k);
    }
    const size_t used = n - i < kTableRows ? n - i : kTableRows;
    size_t r = 0;
    for (; r + 2 <= rows; r += 2) {
      DRAGOMAN_UNROLL
      for (size_t t = 0; t < kTableRows; t += 4) {
        if (t < used) {
          TableBlock<kFits, 2, 4>(a + r * inputs, table_rows + t, table, ids + i + t, used - t, scale, bias,
                                  out + r * n + i + t, n);
        }
      }
    }
    for (; r < rows; ++r) {
      TableBlock<kFits, 1, 8>(a + r * inputs, table_rows, table, ids + i, used, scale, bias, out + r * n + i,
                              n);
    }
  }
}

void RowProducts(const uint8_t* a, size_t rows, const Int8Table& table, const uint32_t* ids, size_t n,
                 float scale, const float* bias, float* out) {
  const auto products = table.pairs_fit ? TableProducts<true> : TableProducts<false>;
  products(a, rows, table, ids, n, scale, bias, out);
}

}  // namespace

const Kernels kAvx2Kernels = {"AVX2",
                              /*joins_groups=*/true,
                              QuantiseRowAvx2,
                              Product,
                              RowProducts,
                              FloatRowProducts,
                              AddNorm,
                              Ssru,
                              Attention,
                              Relu,
                              ArgMax,
                              NextAtLeast,
                              LogSumExp};

}  // namespace dragoman::marian
