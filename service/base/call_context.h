// What a call carries down to whatever does its work: until when, and whether anyone still waits.
#pragma once

#include <atomic>
#include <memory>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "service/base/clock.h"

namespace dragoman {

// A copy shares the cancellation with the original. Thread-safe.
class CallContext {
 public:
  // A call without deadline, never cancelled unless Cancel is called.
  explicit CallContext(absl::Time deadline = absl::InfiniteFuture(), const Clock& clock = SystemClock());

  absl::Time deadline() const { return deadline_; }
  const Clock& clock() const { return *clock_; }

  // Marks the call as no longer wanted, for every copy.
  void Cancel() { cancelled_->store(true, std::memory_order_relaxed); }

  // OK while the work is wanted; Cancelled after Cancel; DeadlineExceeded once the deadline has passed.
  // Cheap: work loops call it often.
  absl::Status Check() const;

  // The same call with an earlier deadline; the later of the two is ignored.
  CallContext WithDeadline(absl::Time deadline) const;

 private:
  absl::Time deadline_;
  const Clock* clock_;
  std::shared_ptr<std::atomic<bool>> cancelled_;
};

}  // namespace dragoman
