#include "service/backend/http/http_url.h"

#include <curl/curl.h>

#include <memory>

#include "absl/strings/string_view.h"

namespace dragoman {

bool IsHttpUrl(const std::string& url) {
  const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parts(curl_url(), curl_url_cleanup);
  // As curl_easy_perform reads it.
  if (curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), CURLU_GUESS_SCHEME) != CURLUE_OK) return false;
  char* text = nullptr;
  if (curl_url_get(parts.get(), CURLUPART_SCHEME, &text, 0) != CURLUE_OK) return false;
  const std::unique_ptr<char, decltype(&curl_free)> scheme(text, curl_free);
  return absl::string_view(text) == "http" || absl::string_view(text) == "https";
}

}  // namespace dragoman
