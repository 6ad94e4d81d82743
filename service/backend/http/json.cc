#include "service/backend/http/json.h"

#include "absl/strings/str_cat.h"

namespace dragoman {

nlohmann::json ParseJson(absl::string_view text) {
  return nlohmann::json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
}

absl::StatusOr<nlohmann::json> ParseJson(const HttpResponse& response, const std::string& provider) {
  nlohmann::json json = ParseJson(response.body);
  if (json.is_discarded()) return absl::InternalError(absl::StrCat(provider, ": the answer is not JSON"));
  return json;
}

std::string DumpJson(const nlohmann::json& json) {
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

const std::string* FindString(const nlohmann::json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto member = object.find(key);
  return member == object.end() ? nullptr : member->get_ptr<const std::string*>();
}

const nlohmann::json* FindArray(const nlohmann::json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto member = object.find(key);
  return member == object.end() || !member->is_array() ? nullptr : &*member;
}

absl::Status BadAnswer(const std::string& provider, absl::string_view what) {
  return absl::InternalError(absl::StrCat(provider, ": the answer is malformed: ", what));
}

}  // namespace dragoman
