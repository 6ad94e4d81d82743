#include "service/backend/marian/packed_int8.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <numeric>

namespace dragoman::marian {
namespace {

constexpr size_t RoundUp(size_t n, size_t multiple) { return (n + multiple - 1) / multiple * multiple; }

constexpr size_t kGroupBytes = kGroupInputs * kPanelColumns;
// Sums of two products in one group of a panel.
constexpr size_t kLanes = kGroupBytes / 2;

// What a group adds to each sum at most: its positive and its negative weights. Activations are not negative,
// so that a sum is largest where only the weights of one sign count.
struct Load {
  std::array<int16_t, kLanes> positive = {};
  std::array<int16_t, kLanes> negative = {};
  int largest = 0;

  explicit Load(const int8_t* group) {
    for (size_t i = 0; i < kGroupBytes; ++i) {
      if (group[i] > 0) positive[i / 2] = static_cast<int16_t>(positive[i / 2] + group[i]);
      if (group[i] < 0) negative[i / 2] = static_cast<int16_t>(negative[i / 2] - group[i]);
    }
    for (size_t i = 0; i < kLanes; ++i) largest = std::max<int>({largest, positive[i], negative[i]});
  }
};

bool FitTogether(const Load& a, const Load& b) {
  for (size_t i = 0; i < kLanes; ++i) {
    if (a.positive[i] + b.positive[i] > kLargestLoad || a.negative[i] + b.negative[i] > kLargestLoad)
      return false;
  }
  return true;
}

}  // namespace

float RawMatrix::At(size_t input, size_t output) const {
  const size_t index = transposed ? output * inputs + input : input * outputs + output;
  return int8 != nullptr ? static_cast<float>(int8[index]) / multiplier : floats[index];
}

int8_t RawMatrix::Int8At(size_t input, size_t output) const {
  const int8_t value = int8[transposed ? output * inputs + input : input * outputs + output];
  return std::max<int8_t>(value, -127);  // the format's range
}

bool PairsFit(absl::Span<const int8_t> row) {
  for (size_t i = 0; i + 1 < row.size(); i += 2) {
    const bool one_sign = (row[i] < 0) == (row[i + 1] < 0);
    if (one_sign && std::abs(row[i] + row[i + 1]) > kLargestLoad) return false;
  }
  return true;
}

std::vector<float> BiasWithoutOffset(const RawMatrix& raw, float activation_multiplier,
                                     const std::vector<float>& bias) {
  const float scale = OffsetScale(activation_multiplier, raw.multiplier);
  std::vector<float> without(raw.outputs);
  for (size_t j = 0; j < raw.outputs; ++j) {
    int32_t sum = 0;
    for (size_t i = 0; i < raw.inputs; ++i) sum += raw.Int8At(i, j);
    without[j] = static_cast<float>(sum) * scale + (bias.empty() ? 0.0f : bias[j]);
  }
  return without;
}

PanelJoins JoinGroups(const int8_t* panel, size_t groups, std::vector<uint16_t>& order) {
  // A heavy group is tried with the lightest ones that are left.
  constexpr size_t kTries = 6;
  std::vector<Load> loads;
  loads.reserve(groups);
  for (size_t g = 0; g < groups; ++g) loads.emplace_back(panel + g * kGroupBytes);
  std::vector<uint16_t> by_load(groups);
  std::iota(by_load.begin(), by_load.end(), uint16_t{0});
  std::stable_sort(by_load.begin(), by_load.end(),
                   [&](uint16_t a, uint16_t b) { return loads[a].largest < loads[b].largest; });
  std::vector<uint16_t> paired, single, rest;
  while (!by_load.empty()) {
    const uint16_t heavy = by_load.back();
    by_load.pop_back();
    if (loads[heavy].largest > kLargestLoad) {
      rest.push_back(heavy);
      continue;
    }
    const auto last = by_load.begin() + static_cast<ptrdiff_t>(std::min(kTries, by_load.size()));
    const auto light =
        std::find_if(by_load.begin(), last, [&](uint16_t g) { return FitTogether(loads[heavy], loads[g]); });
    if (light == last) {
      single.push_back(heavy);
    } else {
      paired.push_back(heavy);
      paired.push_back(*light);
      by_load.erase(light);
    }
  }
  order = paired;
  order.insert(order.end(), single.begin(), single.end());
  order.insert(order.end(), rest.begin(), rest.end());
  return {static_cast<uint32_t>(paired.size()), static_cast<uint32_t>(single.size())};
}

PackedMatrix::PackedMatrix(const RawMatrix& raw, bool join_groups)
    : inputs_(RoundUp(raw.inputs, kGroupInputs)), outputs_(raw.outputs) {
  const size_t padded_outputs = RoundUp(outputs_, kPanelColumns);
  const size_t panel_bytes = kPanelColumns * inputs_;
  panels_.assign(inputs_ * padded_outputs, 0);
  for (size_t j = 0; j < outputs_; ++j) {
    int8_t* panel = panels_.data() + j / kPanelColumns * panel_bytes;
    for (size_t i = 0; i < raw.inputs; ++i) {
      const int8_t value = raw.Int8At(i, j);
      panel[i / kGroupInputs * kGroupBytes + j % kPanelColumns * kGroupInputs + i % kGroupInputs] = value;
    }
  }
  if (!join_groups) return;
  const size_t groups = inputs_ / kGroupInputs;
  std::vector<uint16_t> order;
  std::vector<int8_t> ordered(panel_bytes);
  for (size_t begin = 0; begin < panels_.size(); begin += panel_bytes) {
    int8_t* panel = panels_.data() + begin;
    joins_.push_back(JoinGroups(panel, groups, order));
    for (size_t g = 0; g < groups; ++g) {
      std::memcpy(ordered.data() + g * kGroupBytes, panel + order[g] * kGroupBytes, kGroupBytes);
      group_inputs_.push_back(static_cast<uint16_t>(order[g] * kGroupInputs));
    }
    std::copy(ordered.begin(), ordered.end(), panel);
  }
}

PackedInt8 PackedMatrix::view() const {
  const bool joined = !joins_.empty();
  return {inputs_, outputs_, panels_.data(), joined ? group_inputs_.data() : nullptr,
          joined ? joins_.data() : nullptr};
}

size_t PackedMatrix::bytes() const {
  return panels_.size() + group_inputs_.size() * sizeof(uint16_t) + joins_.size() * sizeof(PanelJoins);
}

}  // namespace dragoman::marian
