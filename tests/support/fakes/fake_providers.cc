#include "tests/support/fakes/fake_providers.h"

#include <nlohmann/json.hpp>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace dragoman {
namespace {

using nlohmann::json;

FakeHttpReply Reply(int status, const json& body) {
  return {.status = status, .body = body.dump(-1, ' ', false, json::error_handler_t::replace)};
}

std::string Header(const FakeHttpRequest& request, const std::string& name) {
  const auto found = request.headers.find(name);
  return found == request.headers.end() ? "" : found->second;
}

std::string QueryValue(const FakeHttpRequest& request, const std::string& key) {
  const std::pair<std::string, std::string> parts = absl::StrSplit(request.path, absl::MaxSplits('?', 1));
  for (const absl::string_view field : absl::StrSplit(parts.second, '&')) {
    const std::pair<std::string, std::string> cells = absl::StrSplit(field, absl::MaxSplits('=', 1));
    if (cells.first == key) return cells.second;
  }
  return "";
}

// UTF-16 units of valid UTF-8.
size_t Utf16Length(absl::string_view text) {
  size_t units = 0;
  for (const char byte : text) units += (byte & 0xC0) == 0x80 ? 0 : (byte & 0xF8) == 0xF0 ? 2 : 1;
  return units;
}

std::string UrlDecode(absl::string_view text) {
  std::string decoded;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      decoded += absl::HexStringToBytes(text.substr(i + 1, 2));
      i += 2;
    } else {
      decoded += text[i] == '+' ? ' ' : text[i];
    }
  }
  return decoded;
}

}  // namespace

std::string FakeTranslation(const std::string& target, const std::string& text) {
  return absl::StrCat(target, "|", text);
}

FakeHttpReply FakeLibreTranslate(const FakeHttpRequest& request) {
  if (request.path == "/languages") {
    return Reply(200, {{{"code", "en"}, {"name", "English"}, {"targets", {"en", "fr", "uk"}}}});
  }
  if (request.path != "/translate" || request.method != "POST") return Reply(404, {{"error", "Not Found"}});
  const json body = json::parse(request.body, nullptr, false);
  if (!body.is_object()) return Reply(400, {{"error", "Invalid request"}});
  if (body.value("api_key", "") != kFakeKey) return Reply(403, {{"error", "Invalid API key"}});
  if (body["q"].size() > 32) return Reply(400, {{"error", "Invalid request: request exceeds text limit"}});
  json texts = json::array();
  for (const json& text : body["q"]) texts.push_back(FakeTranslation(body["target"], text));
  return Reply(200, {{"translatedText", texts}});
}

FakeHttpReply FakeAzure(const FakeHttpRequest& request) {
  if (absl::StartsWith(request.path, "/languages")) {
    return Reply(200, {{"translation", {{"en", {{"name", "English"}}}, {"fr", {{"name", "French"}}}}}});
  }
  if (Header(request, "ocp-apim-subscription-key") != kFakeKey) {
    return Reply(401, {{"error", {{"code", 401000}, {"message", "credentials are missing or invalid"}}}});
  }
  if (QueryValue(request, "api-version") != "3.0") {
    return Reply(400, {{"error", {{"code", 400021}, {"message", "The API version parameter is missing"}}}});
  }
  const json body = json::parse(request.body, nullptr, false);
  if (!body.is_array() || body.size() > 1000) {
    return Reply(400, {{"error", {{"code", 400074}, {"message", "The body is not valid JSON"}}}});
  }
  json answer = json::array();
  for (const json& element : body) {
    const std::string text = element["Text"];
    // "to|text": the text moves by the tag's length and the bar.
    const size_t shift = QueryValue(request, "to").size() + 1;
    const size_t word = Utf16Length(absl::string_view(text).substr(0, text.find(' ')));
    const std::string proj = word == 0 ? "" : absl::StrCat("0:", word - 1, "-", shift, ":", shift + word - 1);
    answer.push_back({{"translations",
                       {{{"text", FakeTranslation(QueryValue(request, "to"), text)},
                         {"to", QueryValue(request, "to")},
                         {"alignment", {{"proj", proj}}}}}}});
  }
  return Reply(200, answer);
}

FakeHttpReply FakeOpenAi(const FakeHttpRequest& request) {
  if (Header(request, "authorization") != absl::StrCat("Bearer ", kFakeKey)) {
    return Reply(
        401,
        {{"error",
          {{"code", "invalid_api_key"},
           {"type", "invalid_request_error"},
           {"message", absl::StrCat("Incorrect API key provided: ", Header(request, "authorization"))}}}});
  }
  const json body = json::parse(request.body, nullptr, false);
  if (!body.is_object() || !body.contains("model") || body["messages"].size() != 2) {
    return Reply(400, {{"error", {{"code", "invalid_value"}, {"message", "bad request"}}}});
  }
  const json material = json::parse(body["messages"][1]["content"].get<std::string>());
  json translations = json::array();
  for (const json& segment : material["segments"]) {
    translations.push_back(
        {{"id", segment["id"]}, {"text", FakeTranslation(material["target_language"], segment["text"])}});
  }
  const json content = {{"translations", translations}};
  return Reply(200, {{"choices",
                      {{{"index", 0},
                        {"finish_reason", "stop"},
                        {"message", {{"role", "assistant"}, {"content", content.dump()}}}}}},
                     {"usage", {{"prompt_tokens", 100}, {"completion_tokens", 20}}}});
}

FakeHttpReply FakeApertiumApy(const FakeHttpRequest& request) {
  if (request.path == "/listPairs") {
    return Reply(200, {{"responseData", {{{"sourceLanguage", "eng"}, {"targetLanguage", "fra"}}}},
                       {"responseDetails", nullptr},
                       {"responseStatus", 200}});
  }
  std::map<std::string, std::string> form;
  for (const absl::string_view field : absl::StrSplit(request.body, '&')) {
    const std::pair<std::string, std::string> cells = absl::StrSplit(field, absl::MaxSplits('=', 1));
    form[cells.first] = UrlDecode(cells.second);
  }
  if (form["langpair"] != "eng|fra") {
    return Reply(400, {{"status", "error"},
                       {"code", 400},
                       {"message", "Bad Request"},
                       {"explanation", "That pair is not installed"}});
  }
  return Reply(200, {{"responseData", {{"translatedText", FakeTranslation("fr", form["q"])}}},
                     {"responseDetails", nullptr},
                     {"responseStatus", 200}});
}

FakeHttpReply FakeDeepL::operator()(const FakeHttpRequest& request) {
  if (Header(request, "authorization") != absl::StrCat("DeepL-Auth-Key ", kFakeKey)) {
    return Reply(403, {{"message", "Authorization failed. Please supply a valid auth key"}});
  }
  if (request.method == "GET" && absl::StartsWith(request.path, "/v2/languages")) {
    return Reply(200, {{{"language", "EN"}, {"name", "English"}}, {{"language", "FR"}, {"name", "French"}}});
  }
  if (request.path == "/v2/usage") return Reply(200, {{"character_count", 10}, {"character_limit", 500000}});
  if (request.path == "/v3/glossaries" && request.method == "GET") {
    json list = json::array();
    for (const auto& [id, name] : glossaries) list.push_back({{"glossary_id", id}, {"name", name}});
    return Reply(200, {{"glossaries", list}});
  }
  if (absl::StartsWith(request.path, "/v3/glossaries/") && request.method == "DELETE") {
    return {.status = glossaries.erase(request.path.substr(15)) == 1 ? 204 : 404};
  }
  const json body = json::parse(request.body, nullptr, false);
  if (!body.is_object()) return Reply(400, {{"message", "Bad request"}});
  if (request.path == "/v3/glossaries") {
    const std::string id = absl::StrCat("glossary-", ++made);
    glossaries[id] = body["name"];
    return Reply(201, {{"glossary_id", id}, {"name", body["name"]}, {"dictionaries", json::array()}});
  }
  if (request.path != "/v2/translate") return Reply(404, {{"message", "Not found"}});
  if (request.body.size() > 128 * 1024) return Reply(413, {{"message", "Request Entity Too Large"}});
  if (body["text"].size() > 50) return Reply(400, {{"message", "Too many texts"}});
  if (body.contains("glossary_id") && !glossaries.contains(body["glossary_id"].get<std::string>())) {
    return Reply(404, {{"message", "Glossary not found"}});
  }
  json translations = json::array();
  for (const json& text : body["text"]) {
    translations.push_back(
        {{"detected_source_language", "EN"},
         {"text", FakeTranslation(absl::AsciiStrToLower(body["target_lang"].get<std::string>()), text)},
         {"billed_characters", text.get<std::string>().size()}});
  }
  return Reply(200, {{"translations", translations}});
}

}  // namespace dragoman
