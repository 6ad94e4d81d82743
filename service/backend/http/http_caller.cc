#include "service/backend/http/http_caller.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "service/backend/clock_wait.h"
#include "service/backend/http/json.h"
#include "service/base/file.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

absl::StatusCode CodeFor(int http) {
  switch (http) {
    case 400:
    case 413:
    case 414:
    case 422:
      return absl::StatusCode::kInvalidArgument;
    case 401:
      return absl::StatusCode::kUnauthenticated;
    case 403:
      return absl::StatusCode::kPermissionDenied;
    case 429:
    case 456:
      return absl::StatusCode::kResourceExhausted;
    case 408:
      return absl::StatusCode::kUnavailable;
    default:
      break;
  }
  if (http >= 500) return absl::StatusCode::kUnavailable;
  return http >= 400 ? absl::StatusCode::kFailedPrecondition : absl::StatusCode::kUnknown;
}

bool IsRetryable(int http) { return http == 408 || http == 429 || http >= 500; }

// {"error": {"code": X}}, {"code": X} or, as OAuth has it, {"error": X}, when X is a number or a plain word;
// free text of an error may repeat the article or the key.
std::string ProviderCode(const std::string& body) {
  const nlohmann::json json = ParseJson(body);
  if (!json.is_object()) return "";
  const auto error = json.find("error");
  const nlohmann::json& holder = error != json.end() && error->is_object() ? *error : json;
  const auto code = error != json.end() && error->is_string() ? error : holder.find("code");
  if (code == holder.end()) return "";
  if (code->is_number_integer()) return absl::StrCat(code->get<int64_t>());
  if (!code->is_string()) return "";
  const auto word = code->get<std::string>();
  const bool plain = word.size() <= 40 && std::all_of(word.begin(), word.end(), [](char c) {
                       return absl::ascii_isalpha(c) || c == '_' || c == '-' || c == '.';
                     });
  return plain ? word : "";
}

// RFC 9110, 10.2.3: seconds or a date.
std::optional<absl::Duration> RetryAfter(const HttpResponse& response, absl::Time now) {
  const auto header = response.headers.find("retry-after");
  if (header == response.headers.end()) return std::nullopt;
  int64_t seconds = 0;
  if (absl::SimpleAtoi(header->second, &seconds)) return absl::Seconds(std::max<int64_t>(0, seconds));
  absl::Time when;
  if (absl::ParseTime("%a, %d %b %Y %H:%M:%S GMT", header->second, absl::UTCTimeZone(), &when, nullptr)) {
    return std::max(absl::ZeroDuration(), when - now);
  }
  return std::nullopt;
}

}  // namespace

HttpCaller::HttpCaller(std::string provider, std::shared_ptr<HttpTransport> transport, RetryPolicy policy)
    : provider_(std::move(provider)),
      transport_(std::move(transport)),
      policy_(policy),
      jitter_(policy.random_seed) {}

absl::StatusOr<HttpResponse> HttpCaller::Call(const HttpRequest& request, const CallContext& context) {
  absl::Duration wait = policy_.first_wait;
  for (int tries = 1;; ++tries) {
    absl::StatusOr<HttpResponse> response = transport_->Send(request, context);
    absl::Status failure;
    bool retryable = false;
    std::optional<absl::Duration> told;
    if (response.ok()) {
      if (response->status >= 200 && response->status < 300) return response;
      const std::string code = ProviderCode(response->body);
      failure = absl::Status(CodeFor(response->status), absl::StrCat(provider_, ": HTTP ", response->status,
                                                                     code.empty() ? "" : ", code ", code));
      retryable = IsRetryable(response->status);
      told = RetryAfter(*response, context.clock().Now());
    } else {
      failure =
          absl::Status(response.status().code(), absl::StrCat(provider_, ": ", response.status().message()));
      retryable = absl::IsUnavailable(failure);
    }
    if (!retryable || tries >= policy_.max_tries) return failure;
    const absl::Duration pause = told.has_value() ? *told : jitter_.Draw(wait);
    wait = std::min(wait * 2, policy_.longest_wait);
    if (context.clock().Now() + pause >= context.deadline() || pause > policy_.longest_wait) return failure;
    RETURN_IF_ERROR(SleepOnClock(context, pause));
  }
}

absl::StatusOr<std::string> SecretSource::Read() const {
  if (!file.empty()) {
    const absl::StatusOr<std::string> contents = ReadFile(file, 1 << 16);
    if (!contents.ok()) {
      return absl::UnauthenticatedError(absl::StrCat("cannot read the key file \"", file, "\""));
    }
    const absl::string_view key = absl::StripAsciiWhitespace(*contents);
    if (key.empty()) return absl::UnauthenticatedError(absl::StrCat("the key file \"", file, "\" is empty"));
    return std::string(key);
  }
  const char* value = std::getenv(environment.c_str());
  if (value == nullptr || *value == '\0') {
    return absl::UnauthenticatedError(
        absl::StrCat("the environment variable \"", environment, "\" holds no key"));
  }
  return std::string(absl::StripAsciiWhitespace(value));
}

}  // namespace dragoman
