// Azure AI Translator, text translation v3, with its dynamic dictionary for terms and its alignment.
// https://learn.microsoft.com/azure/ai-services/translator/text-translation/reference/v3/translate
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "service/backend/backend.h"
#include "service/backend/http/http_caller.h"

namespace dragoman {

// Placeholders go behind code-like words. Alignment comes back for segments without placeholders and terms.
class AzureBackend final : public Backend {
 public:
  struct Options {
    std::string name = "azure";
    std::string url = "https://api.cognitive.microsofttranslator.com";
    SecretSource key;
    std::string region;    // of the resource; empty: a global one
    std::string category;  // of a custom model; empty: the general one
    // Terms of a single form are given with it, from and into English.
    bool dynamic_dictionary = true;
    RetryPolicy retry;
  };

  // InvalidArgument, with every fault at once, when no key is named or the URL is empty.
  static absl::StatusOr<std::shared_ptr<AzureBackend>> Create(Options options,
                                                              std::shared_ptr<HttpTransport> transport);

  BackendInfo Info() const override;
  absl::StatusOr<std::vector<SegmentTranslation>> Translate(const TranslationRequest& request,
                                                            const CallContext& context) override;
  // Learns the languages, which needs no key and costs nothing.
  absl::Status CheckHealth(const CallContext& context) override;

 private:
  AzureBackend(Options options, std::shared_ptr<HttpTransport> transport);
  absl::StatusOr<std::vector<SegmentTranslation>> TranslateBatch(const TranslationRequest& batch,
                                                                 const CallContext& context);

  const Options options_;
  HttpCaller caller_;
  mutable absl::Mutex mutex_;
  std::vector<LanguagePair> pairs_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace dragoman
