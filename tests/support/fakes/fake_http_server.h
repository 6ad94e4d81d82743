// A small HTTP/1.1 server on a free port of the loopback, which can misbehave on demand.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"

namespace dragoman {

struct FakeHttpRequest {
  std::string method;
  std::string path;                            // with the query
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
};

struct FakeHttpReply {
  int status = 200;
  std::string body = {};
  std::vector<std::pair<std::string, std::string>> headers = {};
};

// What the server does with one request instead of answering it.
struct HttpFault {
  enum class Kind {
    kReply,     // answers `reply`, whatever was asked
    kAlter,     // answers what it should, with the body changed by `alter`
    kReset,     // resets the connection
    kTruncate,  // breaks off in the middle of the answer's body
    kHang,      // never answers
    kGarbage,   // answers what is no HTTP
  };
  Kind kind = Kind::kReply;
  FakeHttpReply reply = {};
  std::function<std::string(const std::string&)> alter = {};
};

// Serves until it is destroyed; one thread a connection. Thread-safe.
class FakeHttpServer {
 public:
  using Handler = std::function<FakeHttpReply(const FakeHttpRequest&)>;

  explicit FakeHttpServer(Handler handler);
  ~FakeHttpServer();

  std::string url() const;
  // `fault` for the next `times` requests; below zero: for all of them from now on.
  void Inject(HttpFault fault, int times = -1);
  // No fault from now on.
  void Mend();

  // Requests received whole so far, and connections accepted.
  std::vector<FakeHttpRequest> requests() const;
  int connections() const { return connections_; }

 private:
  void Accept();
  void Serve(int socket);
  // False when the connection is to be closed.
  bool Answer(int socket, const FakeHttpRequest& request);

  const Handler handler_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> stopping_ = false;
  std::atomic<int> connections_ = 0;
  mutable absl::Mutex mutex_;
  std::deque<std::pair<HttpFault, int>> faults_ ABSL_GUARDED_BY(mutex_);
  std::vector<FakeHttpRequest> requests_ ABSL_GUARDED_BY(mutex_);
  std::vector<std::thread> threads_ ABSL_GUARDED_BY(mutex_);
  std::thread acceptor_;
};

}  // namespace dragoman
