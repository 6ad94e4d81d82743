#include "service/backend/libretranslate/libretranslate_backend.h"

#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/strip.h"
#include "service/backend/batching.h"
#include "service/backend/http/json.h"
#include "service/backend/masks.h"
#include "service/base/status_macros.h"

namespace dragoman {

using nlohmann::json;

absl::StatusOr<std::shared_ptr<LibreTranslateBackend>> LibreTranslateBackend::Create(
    Options options, std::shared_ptr<HttpTransport> transport) {
  if (options.url.empty()) return absl::InvalidArgumentError("url: is empty");
  options.url = std::string(absl::StripSuffix(options.url, "/"));
  return std::shared_ptr<LibreTranslateBackend>(
      new LibreTranslateBackend(std::move(options), std::move(transport)));
}

LibreTranslateBackend::LibreTranslateBackend(Options options, std::shared_ptr<HttpTransport> transport)
    : options_(std::move(options)), caller_(options_.name, std::move(transport), options_.retry) {}

BackendInfo LibreTranslateBackend::Info() const {
  BackendInfo info;
  info.name = options_.name;
  info.model = "libretranslate";
  info.details = options_.url;
  info.keeps_placeholders = true;
  info.max_call_segments = options_.max_segments;
  info.max_call_characters = options_.max_characters;
  absl::MutexLock lock(&mutex_);
  info.pairs = pairs_;
  info.any_pair = pairs_.empty();
  return info;
}

absl::StatusOr<std::vector<SegmentTranslation>> LibreTranslateBackend::Translate(
    const TranslationRequest& request, const CallContext& context) {
  return TranslateInBatches(
      request, context,
      {.segments = options_.max_segments, .characters = options_.max_characters, .bytes = 0},
      [&](const TranslationRequest& batch) { return TranslateBatch(batch, context); });
}

absl::StatusOr<std::vector<SegmentTranslation>> LibreTranslateBackend::TranslateBatch(
    const TranslationRequest& batch, const CallContext& context) {
  const RequestMasks masks(batch, MaskStyle::kWord);
  json body = {{"source", batch.languages.source},
               {"target", batch.languages.target},
               {"format", "text"},
               {"q", json::array()}};
  for (size_t i = 0; i < batch.segments.size(); ++i) body["q"].push_back(masks.text(i));
  if (!options_.key.empty()) {
    ASSIGN_OR_RETURN(body["api_key"], options_.key.Read());
  }
  ASSIGN_OR_RETURN(const HttpResponse response,
                   caller_.Call({.url = options_.url + "/translate",
                                 .headers = {{"Content-Type", "application/json"}},
                                 .body = DumpJson(body)},
                                context));
  ASSIGN_OR_RETURN(const json answer, ParseJson(response, options_.name));
  const json* texts = FindArray(answer, "translatedText");
  if (texts == nullptr) return BadAnswer(options_.name, "there is no array \"translatedText\"");
  std::vector<SegmentTranslation> translations;
  for (const json& text : *texts) {
    if (!text.is_string()) return BadAnswer(options_.name, "a translation is not a string");
    translations.emplace_back().text = text.get<std::string>();
  }
  masks.Restore(translations);
  return translations;
}

absl::Status LibreTranslateBackend::CheckHealth(const CallContext& context) {
  ASSIGN_OR_RETURN(const HttpResponse response,
                   caller_.Call({.method = "GET", .url = options_.url + "/languages"}, context));
  ASSIGN_OR_RETURN(const json languages, ParseJson(response, options_.name));
  if (!languages.is_array()) return BadAnswer(options_.name, "the languages are not an array");
  std::vector<LanguagePair> pairs;
  for (const json& language : languages) {
    const std::string* source = FindString(language, "code");
    const json* targets = FindArray(language, "targets");
    if (source == nullptr || targets == nullptr) continue;
    for (const json& target : *targets) {
      if (target.is_string() && target != *source) pairs.push_back({*source, target.get<std::string>()});
    }
  }
  absl::MutexLock lock(&mutex_);
  pairs_ = std::move(pairs);
  return absl::OkStatus();
}

}  // namespace dragoman
