// A backend in another process, in any language, that serves dragoman.backend.v1.TranslationBackend.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "service/backend/backend.h"
#include "service/backend/jitter.h"

namespace dragoman {

// gRPC itself stays out of this header. Calls that fail with UNAVAILABLE are repeated inside the caller's
// deadline.
class RemoteBackend final : public Backend {
 public:
  struct Options {
    std::string name = "remote";
    std::string target;  // gRPC name: "dns:///mt.example:443", "unix:/run/mt.sock"
    bool tls = false;
    std::string ca_file;  // PEM, with tls; empty: the system's
    RetryPolicy retry = {.first_wait = absl::Milliseconds(50)};
    size_t max_message_bytes = size_t{64} << 20;
  };

  // InvalidArgument when the target is empty or the CA file cannot be read. Does not connect yet.
  static absl::StatusOr<std::shared_ptr<RemoteBackend>> Create(Options options);
  ~RemoteBackend() override;

  // Any pair until the capabilities are known: after the first health check or translation.
  BackendInfo Info() const override;
  absl::StatusOr<std::vector<SegmentTranslation>> Translate(const TranslationRequest& request,
                                                            const CallContext& context) override;
  absl::Status CheckHealth(const CallContext& context) override;

 private:
  struct Channel;

  RemoteBackend(Options options, std::unique_ptr<Channel> channel);
  absl::StatusOr<std::vector<SegmentTranslation>> TranslateBatch(const TranslationRequest& batch,
                                                                 const CallContext& context);

  const Options options_;
  Jitter jitter_;
  const std::unique_ptr<Channel> channel_;
};

}  // namespace dragoman
