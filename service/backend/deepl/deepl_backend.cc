#include "service/backend/deepl/deepl_backend.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/strip.h"
#include "service/backend/batching.h"
#include "service/backend/http/json.h"
#include "service/backend/masks.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

using nlohmann::json;

// https://developers.deepl.com/docs/resources/usage-limits: 50 texts and 128 KiB a request. The rest of the
// body, escapes and tags need room.
constexpr size_t kMaxTexts = 50;
constexpr size_t kMaxTextBytes = 48 * 1024;
constexpr size_t kMaxContextBytes = 8 * 1024;

std::string Tag(const std::string& language) { return absl::AsciiStrToUpper(language); }

// "EN-GB" -> "en"
std::string Primary(const std::string& tag) { return absl::AsciiStrToLower(tag.substr(0, tag.find('-'))); }

// FNV-1a, 64 bits.
void AddToFingerprint(uint64_t& hash, absl::string_view text) {
  for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
}

std::string AsTsv(const GlossaryDictionary& dictionary) {
  std::string tsv;
  for (const auto& [source, target] : dictionary.entries) absl::StrAppend(&tsv, source, "\t", target, "\n");
  return tsv;
}

// At most `limit` bytes from the end of `text`, which stand nearest to the segments, at a character border.
std::string Tail(const std::string& text, size_t limit) {
  if (text.size() <= limit) return text;
  size_t begin = text.size() - limit;
  while (begin < text.size() && (text[begin] & 0xC0) == 0x80) ++begin;
  return text.substr(begin);
}

}  // namespace

absl::StatusOr<std::shared_ptr<DeepLBackend>> DeepLBackend::Create(Options options,
                                                                   std::shared_ptr<HttpTransport> transport) {
  if (options.key.empty()) {
    return absl::InvalidArgumentError("key: names neither a file nor an environment variable");
  }
  options.url = std::string(absl::StripSuffix(options.url, "/"));
  return std::shared_ptr<DeepLBackend>(new DeepLBackend(std::move(options), std::move(transport)));
}

DeepLBackend::DeepLBackend(Options options, std::shared_ptr<HttpTransport> transport)
    : options_(std::move(options)), caller_(options_.name, std::move(transport), options_.retry) {}

BackendInfo DeepLBackend::Info() const {
  BackendInfo info;
  info.name = options_.name;
  info.model = options_.model_type.empty() ? "deepl v2" : absl::StrCat("deepl v2 ", options_.model_type);
  info.keeps_placeholders = true;
  info.takes_context = true;
  info.takes_formality = true;
  info.max_call_segments = kMaxTexts;
  info.max_call_bytes = kMaxTextBytes;
  absl::MutexLock lock(&mutex_);
  info.takes_terms = !glossary_.id.empty();
  info.pairs = pairs_;
  info.any_pair = pairs_.empty();
  return info;
}

absl::StatusOr<HttpResponse> DeepLBackend::Call(std::string method, const std::string& path, std::string body,
                                                const CallContext& context) {
  ASSIGN_OR_RETURN(const std::string key, options_.key.Read());
  std::string url = options_.url;
  if (url.empty()) url = absl::EndsWith(key, ":fx") ? "https://api-free.deepl.com" : "https://api.deepl.com";
  HttpRequest request;
  request.method = std::move(method);
  request.url = url + path;
  request.headers = {{"Authorization", "DeepL-Auth-Key " + key}};
  if (!body.empty()) request.headers.emplace_back("Content-Type", "application/json");
  request.body = std::move(body);
  return caller_.Call(request, context);
}

absl::StatusOr<std::vector<SegmentTranslation>> DeepLBackend::Translate(const TranslationRequest& request,
                                                                        const CallContext& context) {
  return TranslateInBatches(request, context,
                            {.segments = kMaxTexts, .characters = 0, .bytes = kMaxTextBytes},
                            [&](const TranslationRequest& batch) { return TranslateBatch(batch, context); });
}

absl::StatusOr<std::vector<SegmentTranslation>> DeepLBackend::TranslateBatch(const TranslationRequest& batch,
                                                                             const CallContext& context) {
  const RequestMasks masks(batch, MaskStyle::kXml);
  const auto variant = options_.target_variants.find(batch.languages.target);
  json body = {{"text", json::array()},
               {"source_lang", Tag(batch.languages.source)},
               {"target_lang",
                variant == options_.target_variants.end() ? Tag(batch.languages.target) : variant->second},
               {"split_sentences", "0"},  // a segment is a sentence
               {"show_billed_characters", true}};
  for (size_t i = 0; i < batch.segments.size(); ++i) body["text"].push_back(masks.text(i));
  if (masks.any()) {
    body["tag_handling"] = "xml";
    body["outline_detection"] = false;
  }
  if (!options_.model_type.empty()) body["model_type"] = options_.model_type;
  // prefer_*: languages without formality are translated all the same.
  if (batch.formality == Formality::kFormal) body["formality"] = "prefer_more";
  if (batch.formality == Formality::kInformal) body["formality"] = "prefer_less";
  std::string around = batch.title;
  if (!batch.context.empty()) absl::StrAppend(&around, around.empty() ? "" : "\n", batch.context);
  if (!around.empty()) body["context"] = Tail(around, kMaxContextBytes);
  {
    absl::MutexLock lock(&mutex_);
    const auto& pairs = glossary_.pairs;
    if (std::find(pairs.begin(), pairs.end(), batch.languages) != pairs.end()) {
      body["glossary_id"] = glossary_.id;
    }
  }
  ASSIGN_OR_RETURN(const HttpResponse response, Call("POST", "/v2/translate", DumpJson(body), context));
  ASSIGN_OR_RETURN(const json answer, ParseJson(response, options_.name));
  const json* entries = FindArray(answer, "translations");
  if (entries == nullptr) return BadAnswer(options_.name, "there is no array \"translations\"");
  std::vector<SegmentTranslation> translations;
  for (const json& entry : *entries) {
    const std::string* text = FindString(entry, "text");
    if (text == nullptr) return BadAnswer(options_.name, "a translation has no \"text\"");
    SegmentTranslation& translation = translations.emplace_back();
    translation.text = *text;
    if (const auto billed = entry.find("billed_characters");
        billed != entry.end() && billed->is_number_unsigned()) {
      translation.billed_characters = billed->get<size_t>();
    }
  }
  masks.Restore(translations);
  return translations;
}

absl::Status DeepLBackend::CheckHealth(const CallContext& context) {
  std::vector<std::string> sources;
  std::vector<std::string> targets;
  for (const bool source : {true, false}) {
    ASSIGN_OR_RETURN(
        const HttpResponse response,
        Call("GET", source ? "/v2/languages?type=source" : "/v2/languages?type=target", "", context));
    ASSIGN_OR_RETURN(const json languages, ParseJson(response, options_.name));
    if (!languages.is_array()) return BadAnswer(options_.name, "the languages are not an array");
    for (const json& language : languages) {
      const std::string* code = FindString(language, "language");
      if (code == nullptr) continue;
      std::vector<std::string>& known = source ? sources : targets;
      std::string primary = Primary(*code);
      if (std::find(known.begin(), known.end(), primary) == known.end()) known.push_back(std::move(primary));
    }
  }
  {
    absl::MutexLock lock(&mutex_);
    pairs_.clear();
    for (const std::string& source : sources) {
      for (const std::string& target : targets) {
        if (source != target) pairs_.push_back({source, target});
      }
    }
  }
  ASSIGN_OR_RETURN(const HttpResponse response, Call("GET", "/v2/usage", "", context));
  ASSIGN_OR_RETURN(const json usage, ParseJson(response, options_.name));
  const double used = usage.is_object() ? usage.value("character_count", 0.0) : 0;
  const double limit = usage.is_object() ? usage.value("character_limit", 0.0) : 0;
  if (limit > 0 && used >= limit) {
    return absl::ResourceExhaustedError(
        absl::StrFormat("%s: %.0f of %.0f characters of the period are used", options_.name, used, limit));
  }
  return absl::OkStatus();
}

absl::Status DeepLBackend::SyncGlossary(const std::vector<GlossaryDictionary>& dictionaries,
                                        const CallContext& context) {
  if (!options_.sync_glossary) return absl::OkStatus();
  uint64_t fingerprint = 0xcbf29ce484222325U;
  json wanted = json::array();
  Glossary glossary;
  for (const GlossaryDictionary& dictionary : dictionaries) {
    if (dictionary.entries.empty()) continue;
    const std::string tsv = AsTsv(dictionary);
    AddToFingerprint(fingerprint,
                     absl::StrCat(dictionary.languages.source, ">", dictionary.languages.target, "\n", tsv));
    wanted.push_back({{"source_lang", dictionary.languages.source},
                      {"target_lang", dictionary.languages.target},
                      {"entries", tsv},
                      {"entries_format", "tsv"}});
    glossary.pairs.push_back(dictionary.languages);
  }
  const std::string name =
      absl::StrCat(options_.glossary_prefix, " ", absl::Hex(fingerprint, absl::kZeroPad16));

  ASSIGN_OR_RETURN(const HttpResponse listed, Call("GET", "/v3/glossaries", "", context));
  ASSIGN_OR_RETURN(const json list, ParseJson(listed, options_.name));
  const json* known = FindArray(list, "glossaries");
  if (known == nullptr) return BadAnswer(options_.name, "there is no array \"glossaries\"");
  std::vector<std::string> old;
  for (const json& entry : *known) {
    const std::string* id = FindString(entry, "glossary_id");
    const std::string* its_name = FindString(entry, "name");
    if (id == nullptr || its_name == nullptr) continue;
    if (!absl::StartsWith(*its_name, options_.glossary_prefix + " ")) continue;
    if (!wanted.empty() && glossary.id.empty() && *its_name == name) {
      glossary.id = *id;
    } else {
      old.push_back(*id);
    }
  }
  if (!wanted.empty() && glossary.id.empty()) {
    ASSIGN_OR_RETURN(
        const HttpResponse made,
        Call("POST", "/v3/glossaries", DumpJson({{"name", name}, {"dictionaries", wanted}}), context));
    ASSIGN_OR_RETURN(const json answer, ParseJson(made, options_.name));
    const std::string* id = FindString(answer, "glossary_id");
    if (id == nullptr) return BadAnswer(options_.name, "the new glossary has no \"glossary_id\"");
    glossary.id = *id;
  }
  {
    absl::MutexLock lock(&mutex_);
    glossary_ = std::move(glossary);
  }
  for (const std::string& id : old) {
    RETURN_IF_ERROR(Call("DELETE", "/v3/glossaries/" + id, "", context).status());
  }
  return absl::OkStatus();
}

}  // namespace dragoman
