#include "service/backend/apertium/apy_backend.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/strip.h"
#include "service/backend/apertium/language_codes.h"
#include "service/backend/batching.h"
#include "service/backend/http/json.h"
#include "service/backend/masks.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

using nlohmann::json;

std::string UrlEncode(absl::string_view text) {
  std::string encoded;
  for (const char byte : text) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(byte))) {
      encoded += byte;
    } else {
      absl::StrAppendFormat(&encoded, "%%%02X", static_cast<unsigned char>(byte));
    }
  }
  return encoded;
}

}  // namespace

absl::StatusOr<std::shared_ptr<ApyBackend>> ApyBackend::Create(Options options,
                                                               std::shared_ptr<HttpTransport> transport) {
  if (options.url.empty()) return absl::InvalidArgumentError("url: is empty");
  options.url = std::string(absl::StripSuffix(options.url, "/"));
  return std::shared_ptr<ApyBackend>(new ApyBackend(std::move(options), std::move(transport)));
}

ApyBackend::ApyBackend(Options options, std::shared_ptr<HttpTransport> transport)
    : options_(std::move(options)), caller_(options_.name, std::move(transport), options_.retry) {}

BackendInfo ApyBackend::Info() const {
  BackendInfo info;
  info.name = options_.name;
  info.model = "apertium-apy";
  info.details = options_.url;
  info.keeps_placeholders = true;
  info.max_call_segments = 1;
  absl::MutexLock lock(&mutex_);
  info.pairs = pairs_;
  info.any_pair = pairs_.empty();
  return info;
}

absl::StatusOr<std::vector<SegmentTranslation>> ApyBackend::Translate(const TranslationRequest& request,
                                                                      const CallContext& context) {
  return TranslateInBatches(request, context, {.segments = 1, .characters = 0, .bytes = 0},
                            [&](const TranslationRequest& batch) { return TranslateOne(batch, context); });
}

absl::StatusOr<std::vector<SegmentTranslation>> ApyBackend::TranslateOne(const TranslationRequest& request,
                                                                         const CallContext& context) {
  if (request.segments.empty()) return std::vector<SegmentTranslation>();
  const RequestMasks masks(request, MaskStyle::kWord);
  ASSIGN_OR_RETURN(
      const HttpResponse response,
      caller_.Call({.url = options_.url + "/translate",
                    .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                    .body = absl::StrCat("langpair=", ToApertiumCode(request.languages.source), "%7C",
                                         ToApertiumCode(request.languages.target),
                                         "&markUnknown=no&format=txt&q=", UrlEncode(masks.text(0)))},
                   context));
  ASSIGN_OR_RETURN(const json answer, ParseJson(response, options_.name));
  const auto data = answer.is_object() ? answer.find("responseData") : answer.end();
  const std::string* text = data == answer.end() ? nullptr : FindString(*data, "translatedText");
  if (text == nullptr) return BadAnswer(options_.name, "there is no \"translatedText\"");
  std::vector<SegmentTranslation> translations(1);
  translations.front().text = std::string(absl::StripTrailingAsciiWhitespace(*text));
  masks.Restore(translations);
  return translations;
}

absl::Status ApyBackend::CheckHealth(const CallContext& context) {
  ASSIGN_OR_RETURN(const HttpResponse response,
                   caller_.Call({.method = "GET", .url = options_.url + "/listPairs"}, context));
  ASSIGN_OR_RETURN(const json answer, ParseJson(response, options_.name));
  const json* listed = FindArray(answer, "responseData");
  if (listed == nullptr) return BadAnswer(options_.name, "there is no array \"responseData\"");
  std::vector<LanguagePair> pairs;
  for (const json& pair : *listed) {
    const std::string* source = FindString(pair, "sourceLanguage");
    const std::string* target = FindString(pair, "targetLanguage");
    if (source != nullptr && target != nullptr) {
      pairs.push_back({FromApertiumCode(*source), FromApertiumCode(*target)});
    }
  }
  absl::MutexLock lock(&mutex_);
  pairs_ = std::move(pairs);
  return absl::OkStatus();
}

}  // namespace dragoman
