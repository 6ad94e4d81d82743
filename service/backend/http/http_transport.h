// The seam to HTTP: one request, one response, within a deadline.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "service/base/call_context.h"

namespace dragoman {

struct HttpRequest {
  std::string method = "POST";
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::string body = {};
};

struct HttpResponse {
  int status = 0;
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
};

// Thread-safe.
class HttpTransport {
 public:
  virtual ~HttpTransport() = default;

  // Sends `request` and waits for the whole answer, whatever its status. Errors: Unavailable (no connection,
  // connection lost, answer cut short), DeadlineExceeded, Cancelled, ResourceExhausted (answer too large),
  // InvalidArgument (the URL). No error tells the URL's query, a header or the body.
  virtual absl::StatusOr<HttpResponse> Send(const HttpRequest& request, const CallContext& context) = 0;
};

// HTTP/1.1 and HTTP/2 over libcurl. Connections stay open for the next call.
class CurlTransport final : public HttpTransport {
 public:
  struct Options {
    absl::Duration connect_timeout = absl::Seconds(5);
    size_t max_response_bytes = size_t{64} << 20;
    std::string ca_file;  // empty: the system's certificates
  };

  CurlTransport();
  explicit CurlTransport(Options options);
  ~CurlTransport() override;

  absl::StatusOr<HttpResponse> Send(const HttpRequest& request, const CallContext& context) override;

 private:
  struct Connection;

  std::unique_ptr<Connection> Take();
  void GiveBack(std::unique_ptr<Connection> connection);

  const Options options_;
  absl::Mutex mutex_;
  std::vector<std::unique_ptr<Connection>> idle_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace dragoman
