// Apertium behind its HTTP server, apertium-apy.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "service/backend/backend.h"
#include "service/backend/http/http_caller.h"

namespace dragoman {

// One segment a call, over one connection: the server takes no lists. Placeholders go behind code-like words.
class ApyBackend final : public Backend {
 public:
  struct Options {
    std::string name = "apertium-apy";
    std::string url = "http://127.0.0.1:2737";
    RetryPolicy retry;
  };

  // InvalidArgument when the URL is empty.
  static absl::StatusOr<std::shared_ptr<ApyBackend>> Create(Options options,
                                                            std::shared_ptr<HttpTransport> transport);

  // Any pair until the first health check has learned them.
  BackendInfo Info() const override;
  absl::StatusOr<std::vector<SegmentTranslation>> Translate(const TranslationRequest& request,
                                                            const CallContext& context) override;
  absl::Status CheckHealth(const CallContext& context) override;

 private:
  ApyBackend(Options options, std::shared_ptr<HttpTransport> transport);
  absl::StatusOr<std::vector<SegmentTranslation>> TranslateOne(const TranslationRequest& request,
                                                               const CallContext& context);

  const Options options_;
  HttpCaller caller_;
  mutable absl::Mutex mutex_;
  std::vector<LanguagePair> pairs_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace dragoman
