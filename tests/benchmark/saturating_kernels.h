// The int8 products of intgemm's "shift" kernels, which @browsermt/bergamot-translator runs: for telling what
// its translations differ from ours by.
#pragma once

#include <cstdint>

#include "service/backend/marian/kernels.h"

namespace dragoman {

// Kernels whose products are those of vpmaddubsw over activations shifted by 127, whose share a prepared bias
// takes off again, in floats. With `saturate` each sum of two neighbouring products is kept to 16 bits, as it
// is there; without, the sums are exact and only the rounding of the prepared bias remains. Null where the
// processor has no AVX2.
const marian::Kernels* ShiftedKernels(bool saturate);

// Sums of two products that the kernels computed in all threads, and those of them that were kept to 16 bits.
struct SaturationCount {
  uint64_t sums = 0;
  uint64_t saturated = 0;
};
SaturationCount CountSaturation();

}  // namespace dragoman
