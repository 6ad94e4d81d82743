// The int8 products of intgemm's "shift" kernels, which @browsermt/bergamot-translator runs: for telling what
// its translations differ from ours by.
#pragma once

#include <cstdint>

#include "service/backend/marian/kernels.h"

namespace dragoman {

// Kernels whose sums of two neighbouring products are kept to 16 bits, as they are there. Null where the
// processor has no AVX2.
const marian::Kernels* SaturatingKernels();

// Sums of two products that the kernels computed in all threads, and those of them that were kept to 16 bits.
struct SaturationCount {
  uint64_t sums = 0;
  uint64_t saturated = 0;
};
SaturationCount CountSaturation();

}  // namespace dragoman
