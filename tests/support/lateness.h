// How late something comes, on a machine that does other things as well.
#pragma once

#include <algorithm>
#include <functional>

#include "absl/time/time.h"
#include "service/base/clock.h"

namespace dragoman {

// Runs `call` with a deadline `after` from now until it ends within `allowed` of it, at most 20 times; the
// least lateness seen, negative when it ended before its deadline. What is late by its own fault is late
// every time, while a busy machine lets one of the runs through.
inline absl::Duration LeastLateness(absl::Duration after, absl::Duration allowed,
                                    const std::function<void(absl::Time deadline)>& call) {
  absl::Duration least = absl::InfiniteDuration();
  for (int run = 0; run < 20 && least > allowed; ++run) {
    const absl::Time deadline = SystemClock().Now() + after;
    call(deadline);
    least = std::min(least, SystemClock().Now() - deadline);
  }
  return least;
}

}  // namespace dragoman
