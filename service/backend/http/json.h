// JSON bodies without exceptions. For sources only: the library's header is heavy.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "service/backend/http/http_caller.h"

namespace dragoman {

// Internal when the body is not JSON.
inline absl::StatusOr<nlohmann::json> ParseJson(const HttpResponse& response, const std::string& provider) {
  nlohmann::json json = nlohmann::json::parse(response.body, nullptr, false);
  if (json.is_discarded()) return absl::InternalError(absl::StrCat(provider, ": the answer is not JSON"));
  return json;
}

// Bytes that are not UTF-8 become U+FFFD.
inline std::string DumpJson(const nlohmann::json& json) {
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// The string member `key` of an object; null when there is none.
inline const std::string* FindString(const nlohmann::json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto member = object.find(key);
  return member == object.end() ? nullptr : member->get_ptr<const std::string*>();
}

// The array member `key` of an object; null when there is none.
inline const nlohmann::json* FindArray(const nlohmann::json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto member = object.find(key);
  return member == object.end() || !member->is_array() ? nullptr : &*member;
}

inline absl::Status BadAnswer(const std::string& provider, absl::string_view what) {
  return absl::InternalError(absl::StrCat(provider, ": the answer is malformed: ", what));
}

}  // namespace dragoman
