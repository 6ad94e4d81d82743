// Keeps callers away from a backend that fails, and lets it come back.
#pragma once

#include <optional>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "service/base/clock.h"

namespace dragoman {

// Closed: calls pass. After `failures_to_open` failures in a row open: none passes. After `open_for`
// half-open: a few probes pass; their successes close it, one failure opens it again. Thread-safe.
class CircuitBreaker {
 public:
  struct Options {
    int failures_to_open = 5;
    absl::Duration open_for = absl::Seconds(30);
    int half_open_probes = 1;  // at once
    int successes_to_close = 1;
  };
  enum class State { kClosed, kOpen, kHalfOpen };
  // kNeutral: the call says nothing about the backend (cancelled, or the request's own fault).
  enum class Outcome { kSuccess, kFailure, kNeutral };
  // The right to one call; every pass is to be given back to Record once.
  struct Pass {
    bool probe = false;
  };

  // `clock` must outlive the breaker.
  CircuitBreaker(Options options, const Clock& clock);

  // A pass, or nothing while the call should not be made.
  std::optional<Pass> TryEnter();
  void Record(Pass pass, Outcome outcome);

  State state() const;

 private:
  State StateLocked() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const Options options_;
  const Clock& clock_;
  mutable absl::Mutex mutex_;
  bool closed_ ABSL_GUARDED_BY(mutex_) = true;
  absl::Time open_until_ ABSL_GUARDED_BY(mutex_);
  int failures_ ABSL_GUARDED_BY(mutex_) = 0;
  int probes_ ABSL_GUARDED_BY(mutex_) = 0;
  int successes_ ABSL_GUARDED_BY(mutex_) = 0;
};

// "closed", "open", "half-open".
const char* ToString(CircuitBreaker::State state);

}  // namespace dragoman
