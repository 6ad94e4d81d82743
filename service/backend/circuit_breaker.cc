#include "service/backend/circuit_breaker.h"

namespace dragoman {

CircuitBreaker::CircuitBreaker(Options options, const Clock& clock) : options_(options), clock_(clock) {}

std::optional<CircuitBreaker::Pass> CircuitBreaker::TryEnter() {
  absl::MutexLock lock(&mutex_);
  switch (StateLocked()) {
    case State::kClosed:
      return Pass{.probe = false};
    case State::kOpen:
      return std::nullopt;
    case State::kHalfOpen:
      break;
  }
  if (probes_ >= options_.half_open_probes) return std::nullopt;
  ++probes_;
  return Pass{.probe = true};
}

void CircuitBreaker::Record(Pass pass, Outcome outcome) {
  absl::MutexLock lock(&mutex_);
  if (pass.probe) --probes_;
  // A call that began before the breaker opened says nothing about the recovery.
  if (outcome == Outcome::kNeutral || pass.probe == closed_) return;
  if (outcome == Outcome::kFailure) {
    successes_ = 0;
    if (closed_ && ++failures_ < options_.failures_to_open) return;
    closed_ = false;
    open_until_ = clock_.Now() + options_.open_for;
    return;
  }
  failures_ = 0;
  if (pass.probe && ++successes_ >= options_.successes_to_close) {
    closed_ = true;
    successes_ = 0;
  }
}

CircuitBreaker::State CircuitBreaker::state() const {
  absl::MutexLock lock(&mutex_);
  return StateLocked();
}

CircuitBreaker::State CircuitBreaker::StateLocked() const {
  if (closed_) return State::kClosed;
  return clock_.Now() < open_until_ ? State::kOpen : State::kHalfOpen;
}

const char* ToString(CircuitBreaker::State state) {
  switch (state) {
    case CircuitBreaker::State::kClosed:
      return "closed";
    case CircuitBreaker::State::kOpen:
      return "open";
    case CircuitBreaker::State::kHalfOpen:
      return "half-open";
  }
  return "unknown";
}

}  // namespace dragoman
