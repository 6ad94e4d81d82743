// Google Cloud Translation v3 over gRPC.
// https://cloud.google.com/translate/docs/reference/rpc/google.cloud.translation.v3
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "service/backend/backend.h"
#include "service/backend/http/http_caller.h"

namespace dragoman {

// Placeholders go behind code-like words. gRPC itself stays out of this header.
class GoogleBackend final : public Backend {
 public:
  struct Options {
    std::string name = "google";
    std::string target = "translate.googleapis.com:443";
    // Required. "projects/my-project/locations/global"; glossaries and models of one's own want a region.
    std::string parent;
    // A service account's JSON key, with which tokens are fetched; goes before `token`.
    SecretSource service_account;
    // Or a ready access token, sent as it is.
    SecretSource token;
    std::string model;  // resource name; empty: the general one
    // Resource names of glossaries at Google by "source-target" ("en-ru").
    std::map<std::string, std::string> glossaries;
    // Without TLS, for a local emulator.
    bool insecure = false;
    RetryPolicy retry;
  };

  // InvalidArgument, with every fault at once: no parent, no credentials, a key that is none.
  // Unauthenticated when the service account's key cannot be read. Does not connect yet. `transport` serves
  // the fetching of tokens.
  static absl::StatusOr<std::shared_ptr<GoogleBackend>> Create(Options options,
                                                               std::shared_ptr<HttpTransport> transport);
  ~GoogleBackend() override;

  BackendInfo Info() const override;
  absl::StatusOr<std::vector<SegmentTranslation>> Translate(const TranslationRequest& request,
                                                            const CallContext& context) override;
  // Learns the languages.
  absl::Status CheckHealth(const CallContext& context) override;

 private:
  struct Channel;

  GoogleBackend(Options options, std::unique_ptr<Channel> channel);
  absl::StatusOr<std::string> Token(const CallContext& context) const;
  absl::StatusOr<std::vector<SegmentTranslation>> TranslateBatch(const TranslationRequest& batch,
                                                                 const CallContext& context);

  const Options options_;
  Jitter jitter_;
  const std::unique_ptr<Channel> channel_;
};

}  // namespace dragoman
