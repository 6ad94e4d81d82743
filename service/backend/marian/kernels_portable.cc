// Kernels for any processor.
#include "service/backend/marian/kernels.h"

namespace dragoman::marian {
namespace {

#include "service/backend/marian/kernels_rows.inc"

void Product(const uint8_t* a, size_t rows, const PackedInt8& b, const Epilogue& epilogue, float* out,
             size_t stride) {
  for (size_t column = 0; column < b.outputs; column += kPanelColumns) {
    const int8_t* panel = b.weights + column * b.inputs;
    const size_t width = b.outputs - column < kPanelColumns ? b.outputs - column : kPanelColumns;
    for (size_t row = 0; row < rows; ++row) {
      int32_t sums[kPanelColumns] = {};
      for (size_t k = 0; k < b.inputs; k += kGroupInputs) {
        const int8_t* group = panel + k * kPanelColumns;
        for (size_t i = 0; i < kGroupInputs; ++i) {
          const int32_t value = a[row * b.inputs + k + i];
#pragma omp simd
          for (size_t j = 0; j < kPanelColumns; ++j) sums[j] += value * group[j * kGroupInputs + i];
        }
      }
      for (size_t j = 0; j < width; ++j) {
        const float value = static_cast<float>(sums[j]) * epilogue.scale + epilogue.bias[column + j];
        out[row * stride + column + j] = epilogue.relu && value < 0 ? 0.0f : value;
      }
    }
  }
}

void RowProducts(const uint8_t* a, const Int8Table& table, const uint32_t* ids, size_t n, float scale,
                 const float* bias, float* out) {
  for (size_t i = 0; i < n; ++i) {
    const int8_t* row = table.rows + ids[i] * table.inputs;
    int32_t sum = 0;
#pragma omp simd reduction(+ : sum)
    for (size_t k = 0; k < table.inputs; ++k) sum += static_cast<int32_t>(a[k]) * row[k];
    out[i] = static_cast<float>(sum) * scale + bias[ids[i]];
  }
}

}  // namespace

const Kernels kPortableKernels = {"portable",
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
