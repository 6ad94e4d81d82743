// How many calls the server is working on, so that a stop waits for them and for nothing else.
#pragma once

#include <grpcpp/support/server_interceptor.h>

#include <memory>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace dragoman {

// Thread-safe.
class RunningCalls {
 public:
  void Begin();
  void End();
  // Blocks until there is none, or until `deadline`.
  void WaitUntilNone(absl::Time deadline) const;

 private:
  mutable absl::Mutex mutex_;
  size_t count_ ABSL_GUARDED_BY(mutex_) = 0;
};

// Counts the calls of dragoman's own services, from their arrival until they are answered; those that watch
// the server's health or look at its reflection have no end of their own and do not count. `calls` must
// outlive the server.
std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface> CountCalls(RunningCalls& calls);

}  // namespace dragoman
