// The inner loops that this processor can run.
#pragma once

#include <vector>

#include "service/backend/marian/kernels.h"

namespace dragoman::marian {

inline std::vector<const Kernels*> RunnableKernels() {
  std::vector<const Kernels*> kernels = {&kPortableKernels};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) kernels.push_back(&kAvx2Kernels);
  if (&BestKernels() == &kAvx512Kernels) kernels.push_back(&kAvx512Kernels);
#endif
  return kernels;
}

}  // namespace dragoman::marian
