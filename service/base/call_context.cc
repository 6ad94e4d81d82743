#include "service/base/call_context.h"

#include <algorithm>

namespace dragoman {

CallContext::CallContext(absl::Time deadline, const Clock& clock)
    : deadline_(deadline), clock_(&clock), cancelled_(std::make_shared<std::atomic<bool>>(false)) {}

absl::Status CallContext::Check() const {
  if (cancelled_->load(std::memory_order_relaxed)) return absl::CancelledError("the caller cancelled");
  if (deadline_ != absl::InfiniteFuture() && clock_->Now() >= deadline_) {
    return absl::DeadlineExceededError("the deadline passed before the work was done");
  }
  return absl::OkStatus();
}

CallContext CallContext::WithDeadline(absl::Time deadline) const {
  CallContext narrowed = *this;
  narrowed.deadline_ = std::min(deadline_, deadline);
  return narrowed;
}

}  // namespace dragoman
