// Int8 weights in the layout of the kernels' products.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "service/backend/marian/kernels.h"

namespace dragoman::marian {

// The weights as a file holds them: int8 values that stand for value / multiplier, or plain floats when
// `int8` is null. `transposed`: output by output, else input by input.
struct RawMatrix {
  size_t inputs = 0;
  size_t outputs = 0;
  bool transposed = false;
  const int8_t* int8 = nullptr;
  float multiplier = 1;
  const float* floats = nullptr;

  float At(size_t input, size_t output) const;
  int8_t Int8At(size_t input, size_t output) const;
};

// Whether a row of a table may be counted among those of which Int8Table says that their pairs fit.
bool PairsFit(absl::Span<const int8_t> row);

// What a column's sum of weights is multiplied with before it is added to the bias, for activations quantised
// with `activation_multiplier` and weights with `weight_multiplier`. Rounded as Marian rounds it.
inline float OffsetScale(float activation_multiplier, float weight_multiplier) {
  return -((127.0f / activation_multiplier) * (127.0f / weight_multiplier)) / 127.0f;
}

// The bias of a product with int8 weights that takes off what the activations' offset adds to each sum: one
// value an output. `bias` has as many, or none.
std::vector<float> BiasWithoutOffset(const RawMatrix& raw, float activation_multiplier,
                                     const std::vector<float>& bias);

// Orders the `groups` groups of a panel, `panel` as PackedInt8 holds it, so that as many sums as possible
// stay within 16 bits for any activations in [0, 2 * 127]: a product instruction that adds two neighbouring
// products in 16 bits then gives exact sums, and two groups that go in a pair may be added up before their
// sums are widened. `order` gets the groups' numbers. The groups behind the paired and the single ones could
// overflow; they are few, since a limit of 16 bits is reached when two weights of one sign exceed half of
// their range.
PanelJoins JoinGroups(const int8_t* panel, size_t groups, std::vector<uint16_t>& order);

// Immutable.
class PackedMatrix {
 public:
  PackedMatrix() = default;
  // `raw` holds int8 weights; at most 2^16 inputs.
  PackedMatrix(const RawMatrix& raw, bool join_groups);

  // Valid as long as this lives and is not moved.
  PackedInt8 view() const;
  size_t bytes() const;

 private:
  size_t inputs_ = 0;
  size_t outputs_ = 0;
  std::vector<int8_t> panels_;
  std::vector<uint16_t> group_inputs_;
  std::vector<PanelJoins> joins_;
};

}  // namespace dragoman::marian
