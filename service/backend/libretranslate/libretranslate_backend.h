// LibreTranslate, and whatever else answers its HTTP interface (LTEngine).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "service/backend/backend.h"
#include "service/backend/http/http_caller.h"

namespace dragoman {

// Placeholders go behind code-like words, which its engines copy.
class LibreTranslateBackend final : public Backend {
 public:
  struct Options {
    std::string name = "libretranslate";
    std::string url = "http://127.0.0.1:5000";
    SecretSource key;  // empty: the server wants none
    // As the server's --batch-limit and --char-limit say. It translates one text after the other, so smaller
    // batches cost nothing and leave earlier at the deadline.
    size_t max_segments = 32;
    size_t max_characters = 5000;
    RetryPolicy retry;
  };

  // InvalidArgument when the URL is empty.
  static absl::StatusOr<std::shared_ptr<LibreTranslateBackend>> Create(
      Options options, std::shared_ptr<HttpTransport> transport);

  // Any pair until the first health check has learned the server's pairs.
  BackendInfo Info() const override;
  absl::StatusOr<std::vector<SegmentTranslation>> Translate(const TranslationRequest& request,
                                                            const CallContext& context) override;
  absl::Status CheckHealth(const CallContext& context) override;

 private:
  LibreTranslateBackend(Options options, std::shared_ptr<HttpTransport> transport);
  absl::StatusOr<std::vector<SegmentTranslation>> TranslateBatch(const TranslationRequest& batch,
                                                                 const CallContext& context);

  const Options options_;
  HttpCaller caller_;
  mutable absl::Mutex mutex_;
  std::vector<LanguagePair> pairs_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace dragoman
