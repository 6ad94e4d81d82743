// Calls to a provider's HTTP interface: JSON bodies, retries inside the caller's deadline, errors as
// statuses.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "service/backend/http/http_transport.h"
#include "service/backend/jitter.h"

namespace dragoman {

// Thread-safe.
class HttpCaller {
 public:
  // `provider` stands in front of every error: "deepl".
  HttpCaller(std::string provider, std::shared_ptr<HttpTransport> transport, RetryPolicy policy);

  // Sends `request` until it is answered with a 2xx. Errors: those of the transport; InvalidArgument (400,
  // 413, 414, 422), Unauthenticated (401), PermissionDenied (403), FailedPrecondition (404 and other 4xx),
  // ResourceExhausted (429; 456, not repeated), Unavailable (5xx), with the provider's own error code when it
  // is a plain word. Tries again after 408, 429, 5xx and a lost connection; a Retry-After of the provider
  // goes before the policy's waits.
  absl::StatusOr<HttpResponse> Call(const HttpRequest& request, const CallContext& context);

  const std::string& provider() const { return provider_; }

 private:
  const std::string provider_;
  const std::shared_ptr<HttpTransport> transport_;
  const RetryPolicy policy_;
  Jitter jitter_;
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
