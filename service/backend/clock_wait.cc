#include "service/backend/clock_wait.h"

#include <algorithm>

namespace dragoman {
namespace {

constexpr absl::Duration kSlice = absl::Milliseconds(2);

}  // namespace

bool AwaitOnClock(absl::Mutex& mutex, const absl::Condition& condition, const CallContext& context,
                  absl::Time until) {
  while (!mutex.AwaitWithTimeout(condition, kSlice)) {
    if (context.clock().Now() >= until || !context.Check().ok()) return false;
  }
  return true;
}

absl::Status SleepOnClock(const CallContext& context, absl::Duration duration) {
  const absl::Time end = context.clock().Now() + duration;
  constexpr absl::Duration kLongest = absl::Milliseconds(20);
  for (absl::Duration left = duration; left > absl::ZeroDuration(); left = end - context.clock().Now()) {
    if (absl::Status wanted = context.Check(); !wanted.ok()) return wanted;
    context.clock().Sleep(std::min({left, kLongest, context.deadline() - context.clock().Now()}));
  }
  return context.Check();
}

}  // namespace dragoman
