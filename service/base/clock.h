// Time as a dependency: the only place that asks the machine what time it is.
#pragma once

#include "absl/time/time.h"

namespace dragoman {

// Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  // The present moment; monotonic enough for deadlines, not for calendars.
  virtual absl::Time Now() const = 0;
  // Blocks the calling thread for `duration`.
  virtual void Sleep(absl::Duration duration) const = 0;
};

// The machine's clock; lives as long as the process.
const Clock& SystemClock();

}  // namespace dragoman
