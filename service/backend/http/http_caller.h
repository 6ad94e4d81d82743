// Calls to a provider's HTTP interface: JSON bodies, retries inside the caller's deadline, errors as
// statuses.
#pragma once

#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "service/backend/http/http_transport.h"

namespace dragoman {

// Waits between tries grow twofold from `first_wait`, each drawn between half of itself and the whole; a
// Retry-After of the provider goes before. No wait goes beyond the deadline: what cannot be waited for is an
// error at once, so that the next backend has the time.
struct RetryPolicy {
  int max_tries = 3;
  absl::Duration first_wait = absl::Milliseconds(200);
  absl::Duration longest_wait = absl::Seconds(5);
  uint64_t random_seed = 1;
};

// Thread-safe.
class HttpCaller {
 public:
  // `provider` stands in front of every error: "deepl".
  HttpCaller(std::string provider, std::shared_ptr<HttpTransport> transport, RetryPolicy policy);

  // Sends `request` until it is answered with a 2xx. Errors: those of the transport; InvalidArgument (400,
  // 413, 414, 422), Unauthenticated (401), PermissionDenied (403), FailedPrecondition (404 and other 4xx),
  // ResourceExhausted (429; 456, not repeated), Unavailable (5xx), with the provider's own error code when it
  // is a plain word. Tries again after 408, 429, 5xx and a lost connection.
  absl::StatusOr<HttpResponse> Call(const HttpRequest& request, const CallContext& context);

  const std::string& provider() const { return provider_; }

 private:
  absl::Duration Jitter(absl::Duration wait);

  const std::string provider_;
  const std::shared_ptr<HttpTransport> transport_;
  const RetryPolicy policy_;
  absl::Mutex mutex_;
  std::mt19937_64 random_ ABSL_GUARDED_BY(mutex_);
};

// A key that the configuration only points to: the contents of a file, without white space at the ends, read
// anew for every use so that a renewed key needs no restart, or an environment variable. The file goes first.
struct SecretSource {
  std::string file;
  std::string environment;

  bool empty() const { return file.empty() && environment.empty(); }
  // Unauthenticated, naming the source and never its contents, when there is none.
  absl::StatusOr<std::string> Read() const;
};

}  // namespace dragoman
