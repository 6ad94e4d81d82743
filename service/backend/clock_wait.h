// Waiting for a condition until a moment of a Clock, which may be a simulated one.
#pragma once

#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "service/base/call_context.h"

namespace dragoman {

// Waits, with `mutex` held, until `condition` holds, `until` has come by the context's clock, or nobody wants
// the call any more. True when the condition holds. The clock is looked at every two milliseconds, so that
// neither a cancellation nor a simulated clock has to wake anybody.
bool AwaitOnClock(absl::Mutex& mutex, const absl::Condition& condition, const CallContext& context,
                  absl::Time until) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex);

// Lets `duration` pass by the context's clock, less when nobody wants the call any more: then its status.
absl::Status SleepOnClock(const CallContext& context, absl::Duration duration);

}  // namespace dragoman
