// DeepL: /v2/translate with context, formality and tags, and glossaries over /v3/glossaries.
// https://developers.deepl.com/api-reference/translate
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "service/backend/backend.h"
#include "service/backend/http/http_caller.h"

namespace dragoman {

// Placeholders go as empty XML elements, with tag_handling, when a call has any.
class DeepLBackend final : public Backend {
 public:
  struct Options {
    std::string name = "deepl";
    // Empty: https://api-free.deepl.com for a key that ends in ":fx", https://api.deepl.com for the others.
    std::string url;
    SecretSource key;
    // What DeepL wants instead of a target tag without a region: "en" is refused.
    std::map<std::string, std::string> target_variants = {{"en", "EN-GB"}, {"pt", "PT-PT"}};
    std::string model_type;  // "quality_optimized", …; empty: DeepL's default
    // Glossaries that this program keeps at DeepL are named "<prefix> <fingerprint>".
    std::string glossary_prefix = "dragoman";
    bool sync_glossary = true;
    RetryPolicy retry;
  };

  // InvalidArgument when no key is named.
  static absl::StatusOr<std::shared_ptr<DeepLBackend>> Create(Options options,
                                                              std::shared_ptr<HttpTransport> transport);

  BackendInfo Info() const override;
  absl::StatusOr<std::vector<SegmentTranslation>> Translate(const TranslationRequest& request,
                                                            const CallContext& context) override;
  // Learns the pairs and asks for the quota (/v2/languages, /v2/usage); ResourceExhausted when it is used up.
  absl::Status CheckHealth(const CallContext& context) override;

  // A glossary at DeepL with the fingerprint of `dictionaries` is taken, else made; older ones under the
  // prefix are deleted. Without entries none is used. Does nothing without Options::sync_glossary.
  absl::Status SyncGlossary(const std::vector<GlossaryDictionary>& dictionaries,
                            const CallContext& context) override;

 private:
  struct Glossary {
    std::string id;
    std::vector<LanguagePair> pairs;
  };

  DeepLBackend(Options options, std::shared_ptr<HttpTransport> transport);
  absl::StatusOr<HttpResponse> Call(std::string method, const std::string& path, std::string body,
                                    const CallContext& context);
  absl::StatusOr<std::vector<SegmentTranslation>> TranslateBatch(const TranslationRequest& batch,
                                                                 const CallContext& context);

  const Options options_;
  HttpCaller caller_;
  mutable absl::Mutex mutex_;
  std::vector<LanguagePair> pairs_ ABSL_GUARDED_BY(mutex_);
  Glossary glossary_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace dragoman
