#include "service/backend/google/google_backend.h"

#include <algorithm>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/strings/str_replace.h"
#include "absl/synchronization/mutex.h"
#include "google/cloud/translate/v3/translation_service.grpc.pb.h"
#include "service/backend/batching.h"
#include "service/backend/google/service_account.h"
#include "service/backend/masks.h"
#include "service/backend/remote/grpc_call.h"
#include "service/base/fault_list.h"

namespace dragoman {
namespace {

namespace v3 = ::google::cloud::translation::v3;

// https://cloud.google.com/translate/quotas: 1,024 strings and 30,000 code points a request.
constexpr size_t kMaxTexts = 1024;
constexpr size_t kMaxCharacters = 30000;

// https://google.aip.dev/client-libraries/4222
std::string RoutingHeader(const std::string& parent) {
  return "parent=" + absl::StrReplaceAll(parent, {{"/", "%2F"}});
}

}  // namespace

struct GoogleBackend::Channel {
  std::unique_ptr<v3::TranslationService::Stub> stub;
  std::unique_ptr<ServiceAccountTokens> tokens;  // null: Options::token
  absl::Mutex mutex;
  std::vector<LanguagePair> pairs ABSL_GUARDED_BY(mutex);
};

absl::StatusOr<std::shared_ptr<GoogleBackend>> GoogleBackend::Create(
    Options options, std::shared_ptr<HttpTransport> transport) {
  FaultList faults;
  if (options.parent.empty())
    faults.Add("parent", "is empty; allowed: projects/{project}/locations/{location}");
  if (options.service_account.empty() && options.token.empty()) {
    faults.Add("service_account, token", "names neither a file nor an environment variable");
  }
  RETURN_IF_ERROR(faults.ToStatus("google"));
  auto channel = std::make_unique<Channel>();
  if (!options.service_account.empty()) {
    ASSIGN_OR_RETURN(channel->tokens, ServiceAccountTokens::Create(options.service_account, options.name,
                                                                   std::move(transport), options.retry));
  }
  channel->stub = v3::TranslationService::NewStub(grpc::CreateChannel(
      options.target, options.insecure ? grpc::InsecureChannelCredentials() : grpc::SslCredentials({})));
  return std::shared_ptr<GoogleBackend>(new GoogleBackend(std::move(options), std::move(channel)));
}

GoogleBackend::GoogleBackend(Options options, std::unique_ptr<Channel> channel)
    : options_(std::move(options)), jitter_(options_.retry.random_seed), channel_(std::move(channel)) {}

GoogleBackend::~GoogleBackend() = default;

BackendInfo GoogleBackend::Info() const {
  BackendInfo info;
  info.name = options_.name;
  info.model = options_.model.empty() ? "general/nmt" : options_.model;
  info.takes_terms = !options_.glossaries.empty();
  info.keeps_placeholders = true;
  info.max_call_segments = kMaxTexts;
  info.max_call_characters = kMaxCharacters;
  absl::MutexLock lock(&channel_->mutex);
  info.pairs = channel_->pairs;
  info.any_pair = info.pairs.empty();
  return info;
}

absl::StatusOr<std::vector<SegmentTranslation>> GoogleBackend::Translate(const TranslationRequest& request,
                                                                         const CallContext& context) {
  return TranslateInBatches(request, context,
                            {.segments = kMaxTexts, .characters = kMaxCharacters, .bytes = 0},
                            [&](const TranslationRequest& batch) { return TranslateBatch(batch, context); });
}

absl::StatusOr<std::vector<SegmentTranslation>> GoogleBackend::TranslateBatch(const TranslationRequest& batch,
                                                                              const CallContext& context) {
  const RequestMasks masks(batch, MaskStyle::kWord);
  v3::TranslateTextRequest request;
  request.set_parent(options_.parent);
  request.set_mime_type("text/plain");
  request.set_source_language_code(batch.languages.source);
  request.set_target_language_code(batch.languages.target);
  request.set_model(options_.model);
  for (size_t i = 0; i < batch.segments.size(); ++i) request.add_contents(masks.text(i));
  const auto glossary =
      options_.glossaries.find(absl::StrCat(batch.languages.source, "-", batch.languages.target));
  if (glossary != options_.glossaries.end()) {
    request.mutable_glossary_config()->set_glossary(glossary->second);
    request.mutable_glossary_config()->set_contextual_translation_enabled(true);
  }
  ASSIGN_OR_RETURN(const std::string token, Token(context));
  v3::TranslateTextResponse response;
  const absl::Status called = CallWithRetries<v3::TranslateTextResponse>(
      options_.name, context,
      [&](grpc::ClientContext& client, grpc::CompletionQueue& queue) {
        client.AddMetadata("x-goog-request-params", RoutingHeader(options_.parent));
        client.AddMetadata("authorization", "Bearer " + token);
        return channel_->stub->AsyncTranslateText(&client, request, &queue);
      },
      options_.retry, jitter_, response);
  if (absl::IsUnauthenticated(called) && channel_->tokens != nullptr) channel_->tokens->Forget();
  RETURN_IF_ERROR(called);
  std::vector<SegmentTranslation> translations;
  for (const v3::Translation& answer :
       request.has_glossary_config() ? response.glossary_translations() : response.translations()) {
    translations.emplace_back().text = answer.translated_text();
  }
  masks.Restore(translations);
  return translations;
}

absl::StatusOr<std::string> GoogleBackend::Token(const CallContext& context) const {
  return channel_->tokens == nullptr ? options_.token.Read() : channel_->tokens->Get(context);
}

absl::Status GoogleBackend::CheckHealth(const CallContext& context) {
  v3::GetSupportedLanguagesRequest request;
  request.set_parent(options_.parent);
  request.set_model(options_.model);
  ASSIGN_OR_RETURN(const std::string token, Token(context));
  v3::SupportedLanguages languages;
  RETURN_IF_ERROR(CallWithRetries<v3::SupportedLanguages>(
      options_.name, context,
      [&](grpc::ClientContext& client, grpc::CompletionQueue& queue) {
        client.AddMetadata("x-goog-request-params", RoutingHeader(options_.parent));
        client.AddMetadata("authorization", "Bearer " + token);
        return channel_->stub->AsyncGetSupportedLanguages(&client, request, &queue);
      },
      options_.retry, jitter_, languages));
  std::vector<LanguagePair> pairs;
  for (const v3::SupportedLanguage& source : languages.languages()) {
    for (const v3::SupportedLanguage& target : languages.languages()) {
      if (source.support_source() && target.support_target() && &source != &target) {
        pairs.push_back({source.language_code(), target.language_code()});
      }
    }
  }
  absl::MutexLock lock(&channel_->mutex);
  channel_->pairs = std::move(pairs);
  return absl::OkStatus();
}

}  // namespace dragoman
