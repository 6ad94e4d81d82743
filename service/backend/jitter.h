// Waits between tries that do not come at the same moment from every caller.
#pragma once

#include <cstdint>
#include <random>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace dragoman {

// Thread-safe.
class Jitter {
 public:
  explicit Jitter(uint64_t seed) : random_(seed) {}

  // A duration between half of `wait` and the whole.
  absl::Duration Draw(absl::Duration wait) {
    absl::MutexLock lock(&mutex_);
    return wait * std::uniform_real_distribution<double>(0.5, 1.0)(random_);
  }

 private:
  absl::Mutex mutex_;
  std::mt19937_64 random_ ABSL_GUARDED_BY(mutex_);
};

// How often a failed call is repeated. Waits grow twofold from `first_wait` up to `longest_wait`, each drawn
// between half of itself and the whole. No wait goes beyond the deadline: what cannot be waited for is an
// error at once, so that the next backend has the time.
struct RetryPolicy {
  int max_tries = 3;
  absl::Duration first_wait = absl::Milliseconds(200);
  absl::Duration longest_wait = absl::Seconds(5);
  uint64_t random_seed = 1;  // give every replica another one
};

}  // namespace dragoman
