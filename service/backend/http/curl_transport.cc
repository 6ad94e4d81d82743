#include <curl/curl.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "service/backend/http/http_transport.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

// How often a call looks at its deadline and cancellation while nothing arrives.
constexpr absl::Duration kSlice = absl::Milliseconds(10);
constexpr size_t kMaxIdle = 32;

struct Reception {
  HttpResponse response;
  size_t max_bytes = 0;
  bool too_large = false;
};

size_t OnBody(char* data, size_t size, size_t count, void* user) {
  auto& reception = *static_cast<Reception*>(user);
  if (reception.response.body.size() + size * count > reception.max_bytes) {
    reception.too_large = true;
    return 0;
  }
  reception.response.body.append(data, size * count);
  return size * count;
}

size_t OnHeader(char* data, size_t size, size_t count, void* user) {
  auto& reception = *static_cast<Reception*>(user);
  const absl::string_view line(data, size * count);
  // A new status line: what came before was an interim answer.
  if (absl::StartsWith(line, "HTTP/")) reception.response.headers.clear();
  if (const size_t colon = line.find(':'); colon != absl::string_view::npos) {
    reception.response.headers[absl::AsciiStrToLower(line.substr(0, colon))] =
        std::string(absl::StripAsciiWhitespace(line.substr(colon + 1)));
  }
  return size * count;
}

absl::Status ToStatus(CURLcode code, const Reception& reception) {
  if (reception.too_large) {
    return absl::ResourceExhaustedError(
        absl::StrCat("the HTTP answer is larger than ", reception.max_bytes, " bytes"));
  }
  const std::string message = absl::StrCat("HTTP call failed: ", curl_easy_strerror(code));
  switch (code) {
    case CURLE_OK:
      return absl::OkStatus();
    case CURLE_URL_MALFORMAT:
      return absl::InvalidArgumentError(message);
    default:
      return absl::UnavailableError(message);
  }
}

}  // namespace

// A multi handle keeps its connections; driving one easy handle at a time through it lets the call be left at
// its deadline.
struct CurlTransport::Connection {
  CURLM* multi = curl_multi_init();
  CURL* easy = curl_easy_init();

  ~Connection() {
    curl_easy_cleanup(easy);
    curl_multi_cleanup(multi);
  }
};

CurlTransport::CurlTransport() : CurlTransport(Options()) {}

CurlTransport::CurlTransport(Options options) : options_(std::move(options)) {
  static const CURLcode initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
  (void)initialised;
}

CurlTransport::~CurlTransport() = default;

absl::StatusOr<HttpResponse> CurlTransport::Send(const HttpRequest& request, const CallContext& context) {
  RETURN_IF_ERROR(context.Check());
  std::unique_ptr<Connection> connection = Take();
  CURL* easy = connection->easy;
  CURLM* multi = connection->multi;
  if (easy == nullptr || multi == nullptr) return absl::ResourceExhaustedError("libcurl has no handle left");

  Reception reception;
  reception.max_bytes = options_.max_response_bytes;
  curl_slist* headers = nullptr;
  // An empty Expect spares the round trip that large bodies would otherwise wait for.
  headers = curl_slist_append(headers, "Expect:");
  for (const auto& [name, value] : request.headers) {
    headers = curl_slist_append(headers, absl::StrCat(name, ": ", value).c_str());
  }
  curl_easy_reset(easy);
  curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(easy, CURLOPT_USERAGENT, "dragoman");
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                   static_cast<long>(absl::ToInt64Milliseconds(options_.connect_timeout)));
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, OnBody);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &reception);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, OnHeader);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &reception);
  if (!options_.ca_file.empty()) curl_easy_setopt(easy, CURLOPT_CAINFO, options_.ca_file.c_str());
  if (request.method == "POST") {
    curl_easy_setopt(easy, CURLOPT_POST, 1L);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.data());
  } else if (request.method != "GET") {
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  }

  curl_multi_add_handle(multi, easy);
  absl::Status status;
  bool done = false;
  while (!done) {
    int running = 0;
    if (const CURLMcode driven = curl_multi_perform(multi, &running); driven != CURLM_OK) {
      status = absl::InternalError(absl::StrCat("HTTP call failed: ", curl_multi_strerror(driven)));
      break;
    }
    int queued = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi, &queued)) {
      if (message->msg != CURLMSG_DONE) continue;
      status = ToStatus(message->data.result, reception);
      done = true;
    }
    if (done) break;
    if (status = context.Check(); !status.ok()) break;
    const absl::Duration left = context.deadline() - context.clock().Now();
    const absl::Duration wait = std::clamp(left, absl::Milliseconds(1), kSlice);
    curl_multi_poll(multi, nullptr, 0, static_cast<int>(absl::ToInt64Milliseconds(wait)), nullptr);
  }
  long code = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &code);
  curl_multi_remove_handle(multi, easy);
  curl_easy_reset(easy);
  curl_slist_free_all(headers);
  GiveBack(std::move(connection));
  RETURN_IF_ERROR(status);
  reception.response.status = static_cast<int>(code);
  return std::move(reception.response);
}

std::unique_ptr<CurlTransport::Connection> CurlTransport::Take() {
  absl::MutexLock lock(&mutex_);
  if (idle_.empty()) return std::make_unique<Connection>();
  std::unique_ptr<Connection> connection = std::move(idle_.back());
  idle_.pop_back();
  return connection;
}

void CurlTransport::GiveBack(std::unique_ptr<Connection> connection) {
  absl::MutexLock lock(&mutex_);
  if (idle_.size() < kMaxIdle) idle_.push_back(std::move(connection));
}

}  // namespace dragoman
