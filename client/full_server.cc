#include "client/full_server.h"

#include <algorithm>

#include "service/base/clock.h"
#include "service/base/error_reason.h"

namespace dragoman {

absl::Duration RetryPauses::Next() {
  const absl::Duration pause = longest_ * absl::Uniform(random_, 0.5, 1.0);
  longest_ = std::min(2 * longest_, absl::Seconds(1));
  return pause;
}

absl::Status CallUntilTaken(absl::Duration timeout,
                            const std::function<absl::Status(grpc::ClientContext&)>& call) {
  const Clock& clock = SystemClock();
  const absl::Time deadline = clock.Now() + timeout;
  RetryPauses pauses;
  while (true) {
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(deadline));
    absl::Status status = call(context);
    if (status.ok() || ReasonOf(status) != kQueueFull) return status;
    const absl::Duration pause = pauses.Next();
    if (clock.Now() + pause >= deadline) return status;
    clock.Sleep(pause);
  }
}

}  // namespace dragoman
