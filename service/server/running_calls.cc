#include "service/server/running_calls.h"

#include "absl/strings/match.h"

namespace dragoman {
namespace {

// Lives as long as its call.
class CountedCall final : public grpc::experimental::Interceptor {
 public:
  explicit CountedCall(RunningCalls& calls) : calls_(calls) { calls_.Begin(); }
  ~CountedCall() override { calls_.End(); }

  void Intercept(grpc::experimental::InterceptorBatchMethods* methods) override { methods->Proceed(); }

 private:
  RunningCalls& calls_;
};

class CallCounter final : public grpc::experimental::ServerInterceptorFactoryInterface {
 public:
  explicit CallCounter(RunningCalls& calls) : calls_(calls) {}

  grpc::experimental::Interceptor* CreateServerInterceptor(grpc::experimental::ServerRpcInfo* info) override {
    return absl::StartsWith(info->method(), "/dragoman.") ? new CountedCall(calls_) : nullptr;
  }

 private:
  RunningCalls& calls_;
};

}  // namespace

void RunningCalls::Begin() {
  absl::MutexLock lock(&mutex_);
  ++count_;
}

void RunningCalls::End() {
  absl::MutexLock lock(&mutex_);
  --count_;
}

void RunningCalls::WaitUntilNone(absl::Time deadline) const {
  absl::MutexLock lock(&mutex_);
  const auto none = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return count_ == 0; };
  mutex_.AwaitWithDeadline(absl::Condition(&none), deadline);
}

std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface> CountCalls(RunningCalls& calls) {
  return std::make_unique<CallCounter>(calls);
}

}  // namespace dragoman
