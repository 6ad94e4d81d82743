// Kernels for processors with AVX-512 VNNI.
#include <immintrin.h>

#include "service/backend/marian/kernels.h"

namespace dragoman::marian {
namespace {

#include "service/backend/marian/kernels_rows.inc"

inline int32_t GroupAt(const uint8_t* a) {
  int32_t group;
  __builtin_memcpy(&group, a, sizeof group);
  return group;
}

// `kRows` rows of a times `kPanels` panels from `column` on.
template <int kRows, int kPanels>
inline void Block(const uint8_t* a, const PackedInt8& b, size_t column, const Epilogue& epilogue, float* out,
                  size_t stride) {
  const int8_t* weights = b.weights + column * b.inputs;
  const size_t panel_bytes = b.inputs * kPanelColumns;
  __m512i sums[kRows][kPanels];
  DRAGOMAN_UNROLL
  for (int r = 0; r < kRows; ++r) {
    DRAGOMAN_UNROLL
    for (int p = 0; p < kPanels; ++p) sums[r][p] = _mm512_setzero_si512();
  }
  for (size_t k = 0; k < b.inputs; k += kGroupInputs) {
    __m512i w[kPanels];
    DRAGOMAN_UNROLL
    for (int p = 0; p < kPanels; ++p) {
      w[p] = _mm512_loadu_si512(weights + p * panel_bytes + k * kPanelColumns);
    }
    DRAGOMAN_UNROLL
    for (int r = 0; r < kRows; ++r) {
      const __m512i x = _mm512_set1_epi32(GroupAt(a + r * b.inputs + k));
      DRAGOMAN_UNROLL
      for (int p = 0; p < kPanels; ++p) sums[r][p] = _mm512_dpbusd_epi32(sums[r][p], x, w[p]);
    }
  }
  const __m512 scale = _mm512_set1_ps(epilogue.scale);
  const __m512 least = _mm512_set1_ps(epilogue.relu ? 0.0f : -3.4e38f);
  DRAGOMAN_UNROLL
  for (int p = 0; p < kPanels; ++p) {
    const size_t first = column + p * kPanelColumns;
    const size_t width = b.outputs - first;
    const __mmask16 mask = width >= kPanelColumns ? 0xFFFF : static_cast<__mmask16>((1u << width) - 1);
    const __m512 bias = _mm512_maskz_loadu_ps(mask, epilogue.bias + first);
    DRAGOMAN_UNROLL
    for (int r = 0; r < kRows; ++r) {
      const __m512 value = _mm512_add_ps(_mm512_mul_ps(_mm512_cvtepi32_ps(sums[r][p]), scale), bias);
      _mm512_mask_storeu_ps(out + r * stride + first, mask, _mm512_max_ps(value, least));
    }
  }
}

template <int kRows, int kPanels>
void Rows(const uint8_t* a, const PackedInt8& b, const Epilogue& epilogue, float* out, size_t stride) {
  size_t column = 0;
  for (; column + kPanels * kPanelColumns <= b.outputs; column += kPanels * kPanelColumns) {
    Block<kRows, kPanels>(a, b, column, epilogue, out, stride);
  }
  for (; column < b.outputs; column += kPanelColumns) Block<kRows, 1>(a, b, column, epilogue, out, stride);
}

// Three panels at a time over all rows, so that the panels stay in the first-level cache.
void ManyRows(const uint8_t* a, size_t rows, const PackedInt8& b, const Epilogue& epilogue, float* out,
              size_t stride) {
  constexpr int kPanels = 3;
  size_t column = 0;
  while (column < b.outputs) {
    const bool wide = column + kPanels * kPanelColumns <= b.outputs;
    size_t row = 0;
    for (; row + 8 <= rows; row += 8) {
      const uint8_t* x = a + row * b.inputs;
      float* y = out + row * stride;
      wide ? Block<8, kPanels>(x, b, column, epilogue, y, stride)
           : Block<8, 1>(x, b, column, epilogue, y, stride);
    }
    for (; row + 2 <= rows; row += 2) {
      const uint8_t* x = a + row * b.inputs;
      float* y = out + row * stride;
      wide ? Block<2, kPanels>(x, b, column, epilogue, y, stride)
           : Block<2, 1>(x, b, column, epilogue, y, stride);
    }
    for (; row < rows; ++row) {
      const uint8_t* x = a + row * b.inputs;
      float* y = out + row * stride;
      wide ? Block<1, kPanels>(x, b, column, epilogue, y, stride)
           : Block<1, 1>(x, b, column, epilogue, y, stride);
    }
    column += (wide ? kPanels : 1) * kPanelColumns;
  }
}

// Few rows take more panels at once, to keep enough independent sums in flight.
void Product(const uint8_t* a, size_t rows, const PackedInt8& b, const Epilogue& epilogue, float* out,
             size_t stride) {
  switch (rows) {
    case 0:
      return;
    case 1:
      return Rows<1, 8>(a, b, epilogue, out, stride);
    case 2:
      return Rows<2, 8>(a, b, epilogue, out, stride);
    case 3:
      return Rows<3, 4>(a, b, epilogue, out, stride);
    case 4:
      return Rows<4, 4>(a, b, epilogue, out, stride);
    case 5:
      return Rows<5, 4>(a, b, epilogue, out, stride);
    case 6:
      return Rows<6, 4>(a, b, epilogue, out, stride);
    case 7:
      return Rows<7, 3>(a, b, epilogue, out, stride);
    default:
      return ManyRows(a, rows, b, epilogue, out, stride);
  }
}

inline __m512i RowSum(const uint8_t* a, const int8_t* row, size_t inputs) {
  __m512i sum = _mm512_setzero_si512();
  for (size_t k = 0; k < inputs; k += 64) {
    sum = _mm512_dpbusd_epi32(sum, _mm512_loadu_si512(a + k), _mm512_loadu_si512(row + k));
  }
  return sum;
}

void RowProducts(const uint8_t* a, const Int8Table& table, const uint32_t* ids, size_t n, float scale,
                 const float* bias, float* out) {
  const size_t inputs = table.inputs;
  size_t i = 0;
  const __m512 scales = _mm512_set1_ps(scale);
  for (; i < n; i += 16) {
    // The rows of the next round, which lie anywhere in a table that is larger than the near caches.
    for (size_t next = i + 16; next < i + 32 && next < n; ++next) {
      const int8_t* row = table.rows + size_t{ids[next]} * inputs;
      for (size_t k = 0; k < inputs; k += 64) __builtin_prefetch(row + k);
    }
    const size_t width = n - i < 16 ? n - i : 16;
    const __mmask16 mask = static_cast<__mmask16>((1u << width) - 1);
    const __m512i id = _mm512_maskz_loadu_epi32(mask, ids + i);
    // Sixteen rows' sums, then a transposing addition: quarters[q] holds rows 4q..4q+3, one in each lane's
    // column.
    __m512i quarters[4];
    for (size_t q = 0; q < 4; ++q) {
      __m512i s[4];
      for (size_t j = 0; j < 4; ++j) {
        const size_t index = 4 * q + j;
        s[j] = RowSum(a, table.rows + size_t{ids[i + (index < width ? index : 0)]} * inputs, inputs);
      }
      const __m512i ab =
          _mm512_add_epi32(_mm512_unpacklo_epi32(s[0], s[1]), _mm512_unpackhi_epi32(s[0], s[1]));
      const __m512i cd =
          _mm512_add_epi32(_mm512_unpacklo_epi32(s[2], s[3]), _mm512_unpackhi_epi32(s[2], s[3]));
      quarters[q] = _mm512_add_epi32(_mm512_unpacklo_epi64(ab, cd), _mm512_unpackhi_epi64(ab, cd));
    }
    // Each quarter has 4 lanes of 4 partial sums; add the lanes up.
    const __m512i low = _mm512_add_epi32(_mm512_shuffle_i32x4(quarters[0], quarters[1], 0x44),
                                         _mm512_shuffle_i32x4(quarters[0], quarters[1], 0xEE));
    const __m512i high = _mm512_add_epi32(_mm512_shuffle_i32x4(quarters[2], quarters[3], 0x44),
                                          _mm512_shuffle_i32x4(quarters[2], quarters[3], 0xEE));
    const __m512i total =
        _mm512_add_epi32(_mm512_shuffle_i32x4(low, high, 0x88), _mm512_shuffle_i32x4(low, high, 0xDD));
    const __m512 biases = _mm512_mask_i32gather_ps(_mm512_setzero_ps(), mask, id, bias, 4);
    const __m512 products = _mm512_mul_ps(_mm512_cvtepi32_ps(total), scales);
    _mm512_mask_storeu_ps(out + i, mask, _mm512_add_ps(products, biases));
  }
}

}  // namespace

const Kernels kAvx512Kernels = {"AVX-512 VNNI",
                                /*joins_groups=*/false,
                                QuantiseRow,
                                Product,
                                EachRowProducts<RowProducts>,
                                FloatRowProducts,
                                AddNorm,
                                Ssru,
                                Attention,
                                Relu,
                                ArgMax,
                                NextAtLeast,
                                LogSumExp};

}  // namespace dragoman::marian
