// The C++ client: calls a dragoman server and gives plain status values back.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "dragoman/v1/localization_service.grpc.pb.h"

namespace dragoman {

// How a client encrypts its calls. Each value is PEM text.
struct ClientTls {
  // The authorities to trust; empty: the system's.
  std::string authorities;
  // What the client shows a server that asks who it is; empty: nothing.
  std::string certificate;
  std::string private_key;
};

// Thread-safe.
class LocalizationClient {
 public:
  struct Options {
    // gRPC address: "127.0.0.1:7878", "unix:/run/dragoman.sock", "dns:///dragoman:7878" (calls go round all
    // addresses).
    std::string address = "127.0.0.1:7878";
    // Absent: calls are not encrypted.
    std::optional<ClientTls> tls = std::nullopt;
    // The longest that one call may take, with what is sent again because the server was full. A batch call
    // has no limit of its own; within it, this is how long articles that a full server refuses are sent again
    // without the server taking any.
    absl::Duration timeout = absl::Minutes(5);
    size_t max_message_bytes = 64 << 20;
  };

  explicit LocalizationClient(Options options);

  // The server's status codes; Unavailable, with the address, when no server answers; InvalidArgument, with
  // nothing sent, when a text is not valid UTF-8.
  absl::StatusOr<v1::LocalizeArticleResponse> Localize(const v1::LocalizeArticleRequest& request);

  // Localizes many articles over one call. `next` gives the next request, or false when there is none; `done`
  // takes each answer in the order of the requests; a request whose text is not valid UTF-8 is answered with
  // InvalidArgument and not sent. Both are called from this thread alone or one other at a
  // time.
  absl::Status LocalizeAll(const std::function<bool(v1::BatchLocalizeArticlesRequest&)>& next,
                           const std::function<void(const v1::BatchLocalizeArticlesResponse&)>& done);

  absl::StatusOr<v1::ListBackendsResponse> ListBackends();
  absl::StatusOr<v1::ListLanguagePairsResponse> ListLanguagePairs();

  // OK when the server's health says SERVING within `timeout`, waiting for it to listen. Unavailable when it
  // says anything else or cannot be reached, DeadlineExceeded when nothing answers in time.
  absl::Status WaitUntilServing(absl::Duration timeout);

 private:
  const Options options_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::LocalizationService::Stub> stub_;
};

}  // namespace dragoman
