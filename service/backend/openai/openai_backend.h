// Large language models behind any OpenAI-compatible chat endpoint: OpenAI, Azure OpenAI, vLLM, llama.cpp,
// Ollama. https://platform.openai.com/docs/api-reference/chat/create
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "service/backend/backend.h"
#include "service/backend/http/http_caller.h"

namespace dragoman {

// Segments go as JSON keyed by id and come back the same way. What does not come back, or comes back damaged,
// is asked again in ever smaller batches. Article text is data to the model, and an answer that does not look
// like a translation of its segment (length, placeholders) is refused.
class OpenAiBackend final : public Backend {
 public:
  enum class OutputFormat {
    kJsonSchema,  // response_format json_schema, strict
    kJsonObject,  // response_format json_object
    kPrompt,      // only asked for in words
  };
  struct Options {
    std::string name = "openai";
    // The whole address. Azure:
    // https://<resource>.openai.azure.com/openai/deployments/<name>/chat/completions ?api-version=…
    std::string url = "https://api.openai.com/v1/chat/completions";
    std::string model;
    SecretSource key;  // empty: the server wants none
    // Azure wants the key in a header "api-key", the others "Authorization: Bearer".
    std::string key_header = "Authorization";
    OutputFormat output_format = OutputFormat::kJsonSchema;
    size_t max_segments = 20;
    size_t max_characters = 6000;
    bool send_temperature = true;  // 0; some models take none
    bool any_pair = true;          // or only these:
    std::vector<LanguagePair> pairs;
    RetryPolicy retry;
  };
  // Since the start.
  struct Usage {
    uint64_t calls = 0;
    uint64_t prompt_tokens = 0;
    uint64_t completion_tokens = 0;
  };

  // InvalidArgument, with every fault at once: no model, no URL.
  static absl::StatusOr<std::shared_ptr<OpenAiBackend>> Create(Options options,
                                                               std::shared_ptr<HttpTransport> transport);

  BackendInfo Info() const override;
  absl::StatusOr<std::vector<SegmentTranslation>> Translate(const TranslationRequest& request,
                                                            const CallContext& context) override;
  Usage usage() const;

 private:
  OpenAiBackend(Options options, std::shared_ptr<HttpTransport> transport);
  // One call. Fills in the translations of `segments` that came back good; an entry that did not stays as it
  // is.
  absl::Status Ask(const TranslationRequest& request, const std::vector<size_t>& segments,
                   const CallContext& context, std::vector<SegmentTranslation>& translations);
  absl::StatusOr<std::vector<SegmentTranslation>> TranslateBatch(const TranslationRequest& batch,
                                                                 const CallContext& context);

  const Options options_;
  HttpCaller caller_;
  std::atomic<uint64_t> calls_ = 0;
  std::atomic<uint64_t> prompt_tokens_ = 0;
  std::atomic<uint64_t> completion_tokens_ = 0;
};

}  // namespace dragoman
