// How much of a backend may be used at once and over time.
#pragma once

#include <cstddef>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "service/base/call_context.h"
#include "service/base/clock.h"

namespace dragoman {

// Calls at once, calls a second and characters a minute. Thread-safe.
class UsageLimit {
 public:
  struct Options {
    size_t max_concurrent = 0;         // 0: no limit
    double calls_per_second = 0;       // 0: no limit; one second's calls may come at once
    double characters_per_minute = 0;  // 0: no limit; one minute's characters may come at once
  };

  // `clock` must outlive the limit.
  UsageLimit(Options options, const Clock& clock);

  // Takes the room for a call of `characters`, waiting for it until `until` at the latest. A call larger than
  // a minute's characters passes when nothing else was sent for a minute. Every success is to be followed by
  // one Release. Errors: ResourceExhausted (no room by then), DeadlineExceeded, Cancelled.
  absl::Status Acquire(size_t characters, absl::Time until, const CallContext& context);
  void Release();

 private:
  struct Bucket {
    double per_second = 0;
    double capacity = 0;
    double tokens = 0;
    absl::Time filled;

    bool limited() const { return per_second > 0; }
    void Fill(absl::Time now);
    // How long until `amount` can be taken.
    absl::Duration WaitFor(double amount) const;
  };

  const Options options_;
  const Clock& clock_;
  absl::Mutex mutex_;
  size_t running_ ABSL_GUARDED_BY(mutex_) = 0;
  Bucket calls_ ABSL_GUARDED_BY(mutex_);
  Bucket characters_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace dragoman
