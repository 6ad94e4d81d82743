// JSON bodies without exceptions. For sources only: the library's header is heavy.
// Reading and writing are compiled once, in json.cc: they are most of what the library costs a compiler.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "service/backend/http/http_caller.h"

namespace dragoman {

// A discarded value when `text` is not JSON.
nlohmann::json ParseJson(absl::string_view text);

// The body of `response`. Internal when it is not JSON.
absl::StatusOr<nlohmann::json> ParseJson(const HttpResponse& response, const std::string& provider);

// Bytes that are not UTF-8 become U+FFFD.
std::string DumpJson(const nlohmann::json& json);

// The string member `key` of an object; null when there is none.
const std::string* FindString(const nlohmann::json& object, const char* key);

// The array member `key` of an object; null when there is none.
const nlohmann::json* FindArray(const nlohmann::json& object, const char* key);

absl::Status BadAnswer(const std::string& provider, absl::string_view what);

}  // namespace dragoman
