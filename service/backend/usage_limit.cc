#include "service/backend/usage_limit.h"

#include <algorithm>

#include "service/backend/clock_wait.h"
#include "service/base/status_macros.h"

namespace dragoman {

void UsageLimit::Bucket::Fill(absl::Time now) {
  tokens = std::min(capacity, tokens + per_second * absl::ToDoubleSeconds(now - filled));
  filled = now;
}

absl::Duration UsageLimit::Bucket::WaitFor(double amount) const {
  const double missing = std::min(amount, capacity) - tokens;
  return !limited() || missing <= 0 ? absl::ZeroDuration() : absl::Seconds(missing / per_second);
}

UsageLimit::UsageLimit(Options options, const Clock& clock) : options_(options), clock_(clock) {
  const absl::Time now = clock_.Now();
  const auto full = [now](double per_second, double capacity) {
    return Bucket{.per_second = per_second, .capacity = capacity, .tokens = capacity, .filled = now};
  };
  calls_ = full(options_.calls_per_second, std::max(1.0, options_.calls_per_second));
  characters_ = full(options_.characters_per_minute / 60, options_.characters_per_minute);
}

absl::Status UsageLimit::Acquire(size_t characters, absl::Time until, const CallContext& context) {
  while (true) {
    absl::Duration wait;
    {
      absl::MutexLock lock(&mutex_);
      const auto has_room = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
        return options_.max_concurrent == 0 || running_ < options_.max_concurrent;
      };
      if (!has_room() && !AwaitOnClock(mutex_, absl::Condition(&has_room), context, until)) {
        RETURN_IF_ERROR(context.Check());
        return absl::ResourceExhaustedError("too many calls at once");
      }
      const absl::Time now = clock_.Now();
      calls_.Fill(now);
      characters_.Fill(now);
      wait = std::max(calls_.WaitFor(1), characters_.WaitFor(static_cast<double>(characters)));
      if (wait <= absl::ZeroDuration()) {
        ++running_;
        calls_.tokens -= 1;
        characters_.tokens -= static_cast<double>(characters);
        return absl::OkStatus();
      }
      if (now + wait > until) return absl::ResourceExhaustedError("the rate limit is reached");
    }
    RETURN_IF_ERROR(SleepOnClock(context, wait));
  }
}

void UsageLimit::Release() {
  absl::MutexLock lock(&mutex_);
  --running_;
}

}  // namespace dragoman
