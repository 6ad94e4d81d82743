// The engine's inner loops, compiled once for each instruction set and chosen at run time.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dragoman::marian {

// Columns in one panel of a packed int8 matrix, and inputs in one group of it: one AVX-512 register of int8.
inline constexpr size_t kPanelColumns = 16;
inline constexpr size_t kGroupInputs = 4;

// Quantised activations are round(x * scale) kept to [-127, 127], plus this: unsigned, as the product
// instructions want them. The offset's share of a sum is taken off by the bias; see BiasWithoutOffset in
// packed_int8.h.
inline constexpr int kActivationOffset = 127;

// Weights of one sign that with activations still make a sum within 16 bits.
inline constexpr int kLargestLoad = 32767 / (2 * kActivationOffset);

// How the groups of one panel may be added up: first those that go in pairs, then those that go alone, then
// the rest. See JoinGroups in packed_int8.h.
struct PanelJoins {
  uint32_t paired = 0;  // groups, an even number
  uint32_t single = 0;
};

// An int8 matrix of `inputs` x `outputs` in panels of 16 outputs; in a panel, groups of 4 inputs; in a group,
// the 4 inputs of each output side by side. Inputs are padded to a multiple of 4 and outputs to one of 16,
// with zeros.
struct PackedInt8 {
  size_t inputs = 0;   // padded
  size_t outputs = 0;  // not padded
  const int8_t* weights = nullptr;
  // For kernels that join groups, else null: panel by panel, each group's first input in the order in which
  // the panel holds the groups; and one of `joins` a panel.
  const uint16_t* group_inputs = nullptr;
  const PanelJoins* joins = nullptr;
};

// Rows of `inputs` int8 (a multiple of 64), of which a product takes some.
struct Int8Table {
  size_t inputs = 0;
  const int8_t* rows = nullptr;
  const int32_t* sums = nullptr;  // of each row
  // Whether two neighbouring weights, the first at an even place, never add up to more than kLargestLoad on
  // either side of zero: two of their products with activations then fit in 16 bits.
  bool pairs_fit = false;
};

// What becomes of an integer sum: value = sum * scale + bias[column], each rounded, then relu where asked.
struct Epilogue {
  float scale = 1;
  const float* bias = nullptr;
  bool relu = false;
};

// Keys and values of the source sentence for one attention layer. `keys` is [dim][padded length], `values`
// [length][dim].
struct AttentionMemory {
  const float* keys = nullptr;
  const float* values = nullptr;
  size_t length = 0;
  size_t padded_length = 0;  // a multiple of 16, at least `length`
};

// Functions that work on plain rows. Every result depends on its own row only, and is the same in every
// variant but for `float_row_products` and `log_sum_exp`. Thread-safe.
struct Kernels {
  const char* name;
  // Whether `product` wants the groups of a panel joined.
  bool joins_groups;

  // out[0..padded) from x[0..n); the padding stands for zeros.
  void (*quantise)(const float* x, size_t n, size_t padded, float scale, uint8_t* out);

  // out[rows][stride] = a[rows][b.inputs] * b through `epilogue`. The integer sums are exact.
  void (*product)(const uint8_t* a, size_t rows, const PackedInt8& b, const Epilogue& epilogue, float* out,
                  size_t stride);

  // out[r][i] = a[r] . table row ids[i] * scale + bias[ids[i]] for `rows` rows of quantised activations and n
  // table rows. The integer sums are exact.
  void (*row_products)(const uint8_t* a, size_t rows, const Int8Table& table, const uint32_t* ids, size_t n,
                       float scale, const float* bias, float* out);

  // The same for one row of floats: out[i] = a . table[ids[i]] + bias[ids[i]].
  void (*float_row_products)(const float* a, const float* table, size_t inputs, const uint32_t* ids, size_t n,
                             const float* bias, float* out);

  // x = layer norm of x + y, for `rows` rows of n values.
  void (*add_norm)(float* x, const float* y, size_t rows, const float* scale, const float* bias, size_t n);

  // One step of an SSRU: state = g * state + (1 - g) * candidate with g = sigmoid(gate); out = relu(state).
  void (*ssru)(const float* candidate, const float* gate, float* state, float* out, size_t n);

  // Attention of `rows` query rows over a sentence, all heads; the queries are scaled by `scale`. `scores` is
  // scratch of 2 * heads padded lengths and begins with the last row's weights of the first head afterwards
  // if `rows` is 1. Where a row stands among `rows` and the length are part of the result's last bit: see ADR
  // 0004.
  void (*attention)(const float* queries, size_t rows, const AttentionMemory& memory, size_t dim,
                    size_t heads, float scale, float* scores, float* out);

  // x[i] = max(x[i], 0).
  void (*relu)(float* x, size_t n);

  // The index of the first largest of n > 0 values; NaN never wins.
  size_t (*arg_max)(const float* x, size_t n);

  // The first i from `from` on with x[i] + add >= least, or where that is NaN; n if there is none.
  size_t (*next_at_least)(const float* x, size_t from, size_t n, float add, float least);

  // log(sum(exp(x[i]))) of n > 0 values.
  float (*log_sum_exp)(const float* x, size_t n);
};

// The variants. Each may only run where the processor has the instruction set.
extern const Kernels kPortableKernels;
#if defined(__x86_64__)
extern const Kernels kAvx2Kernels;
extern const Kernels kAvx512Kernels;
#endif

// The fastest variant that this processor runs.
const Kernels& BestKernels();

}  // namespace dragoman::marian
