#include "service/backend/azure/azure_backend.h"

#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "service/backend/batching.h"
#include "service/backend/http/json.h"
#include "service/backend/masks.h"
#include "service/base/fault_list.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

using nlohmann::json;

// https://learn.microsoft.com/azure/ai-services/translator/service-limits: 1,000 elements and 50,000
// characters a request, dictionary tags included.
constexpr size_t kMaxTexts = 1000;
constexpr size_t kMaxCharacters = 50000;

std::string EscapeAttribute(absl::string_view text) {
  return absl::StrReplaceAll(text, {{"&", "&amp;"}, {"\"", "&quot;"}, {"<", "&lt;"}, {">", "&gt;"}});
}

// The service puts the translation in as it is, so only terms that have one form in every case are given.
// https://learn.microsoft.com/azure/ai-services/translator/text-translation/how-to/use-dynamic-dictionary
bool HasOneForm(const TermHint& term) {
  return std::all_of(term.forms.begin(), term.forms.end(),
                     [&term](const std::string& form) { return form == term.lemma; });
}

std::string WithDictionary(const BackendSegment& segment) {
  std::string text;
  size_t done = 0;
  for (const TermHint& term : segment.terms) {
    if (term.source.begin < done || term.source.end > segment.text.size() || term.lemma.empty()) continue;
    if (!HasOneForm(term)) continue;
    absl::StrAppend(&text, segment.text.substr(done, term.source.begin - done),
                    "<mstrans:dictionary translation=\"", EscapeAttribute(term.lemma), "\">",
                    term.source.In(segment.text), "</mstrans:dictionary>");
    done = term.source.end;
  }
  return text + segment.text.substr(done);
}

// The byte at which each UTF-16 unit of `text` begins, and its end.
std::vector<size_t> Utf16ToBytes(absl::string_view text) {
  std::vector<size_t> bytes;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if ((lead & 0xC0) == 0x80) continue;
    bytes.push_back(i);
    if (lead >= 0xF0) bytes.push_back(i);
  }
  bytes.push_back(text.size());
  return bytes;
}

// "0:4-0:6 6:9-8:11": inclusive UTF-16 ranges, source before the dash. What does not lie in the texts is left
// out.
std::vector<WordAlignment> ReadAlignment(absl::string_view projection, absl::string_view source,
                                         absl::string_view target) {
  const std::vector<size_t> source_bytes = Utf16ToBytes(source);
  const std::vector<size_t> target_bytes = Utf16ToBytes(target);
  const auto range = [](absl::string_view text, const std::vector<size_t>& bytes, ByteRange& found) {
    const std::pair<absl::string_view, absl::string_view> ends =
        absl::StrSplit(text, absl::MaxSplits(':', 1));
    size_t begin = 0;
    size_t last = 0;
    if (!absl::SimpleAtoi(ends.first, &begin) || !absl::SimpleAtoi(ends.second, &last)) return false;
    if (begin > last || last + 1 >= bytes.size()) return false;
    found = {bytes[begin], bytes[last + 1]};
    return true;
  };
  std::vector<WordAlignment> words;
  for (const absl::string_view pair : absl::StrSplit(projection, ' ', absl::SkipEmpty())) {
    const std::pair<absl::string_view, absl::string_view> sides =
        absl::StrSplit(pair, absl::MaxSplits('-', 1));
    WordAlignment word;
    if (range(sides.first, source_bytes, word.source) && range(sides.second, target_bytes, word.target)) {
      words.push_back(word);
    }
  }
  std::stable_sort(words.begin(), words.end(),
                   [](const auto& a, const auto& b) { return a.target.begin < b.target.begin; });
  return words;
}

}  // namespace

absl::StatusOr<std::shared_ptr<AzureBackend>> AzureBackend::Create(Options options,
                                                                   std::shared_ptr<HttpTransport> transport) {
  FaultList faults;
  if (options.key.empty()) faults.Add("key", "names neither a file nor an environment variable");
  if (options.url.empty()) faults.Add("url", "is empty");
  RETURN_IF_ERROR(faults.ToStatus("azure"));
  options.url = std::string(absl::StripSuffix(options.url, "/"));
  return std::shared_ptr<AzureBackend>(new AzureBackend(std::move(options), std::move(transport)));
}

AzureBackend::AzureBackend(Options options, std::shared_ptr<HttpTransport> transport)
    : options_(std::move(options)), caller_(options_.name, std::move(transport), options_.retry) {}

BackendInfo AzureBackend::Info() const {
  BackendInfo info;
  info.name = options_.name;
  info.model =
      options_.category.empty() ? "translator v3" : absl::StrCat("translator v3 ", options_.category);
  info.gives_alignment = true;
  info.takes_terms = options_.dynamic_dictionary;
  info.keeps_placeholders = true;
  info.max_call_segments = kMaxTexts;
  info.max_call_characters = kMaxCharacters;
  absl::MutexLock lock(&mutex_);
  info.pairs = pairs_;
  info.any_pair = pairs_.empty();
  return info;
}

absl::StatusOr<std::vector<SegmentTranslation>> AzureBackend::Translate(const TranslationRequest& request,
                                                                        const CallContext& context) {
  TranslationRequest marked = request;
  // The dictionary works from and into English only.
  const bool english = request.languages.source == "en" || request.languages.target == "en";
  for (BackendSegment& segment : marked.segments) {
    if (options_.dynamic_dictionary && english) segment.text = WithDictionary(segment);
    segment.terms.clear();
  }
  absl::StatusOr<std::vector<SegmentTranslation>> translations =
      TranslateInBatches(marked, context, {.segments = kMaxTexts, .characters = kMaxCharacters, .bytes = 0},
                         [&](const TranslationRequest& batch) { return TranslateBatch(batch, context); });
  if (!translations.ok()) return translations;
  for (size_t i = 0; i < translations->size(); ++i) {
    // It is of the text that was sent.
    if (marked.segments[i].text != request.segments[i].text) (*translations)[i].alignment.clear();
  }
  return translations;
}

absl::StatusOr<std::vector<SegmentTranslation>> AzureBackend::TranslateBatch(const TranslationRequest& batch,
                                                                             const CallContext& context) {
  ASSIGN_OR_RETURN(const std::string key, options_.key.Read());
  const RequestMasks masks(batch, MaskStyle::kWord);
  json body = json::array();
  for (size_t i = 0; i < batch.segments.size(); ++i) body.push_back({{"Text", masks.text(i)}});
  HttpRequest request;
  request.url =
      absl::StrCat(options_.url, "/translate?api-version=3.0&textType=plain&includeAlignment=true&from=",
                   batch.languages.source, "&to=", batch.languages.target);
  if (!options_.category.empty()) absl::StrAppend(&request.url, "&category=", options_.category);
  request.headers = {{"Content-Type", "application/json"}, {"Ocp-Apim-Subscription-Key", key}};
  if (!options_.region.empty()) request.headers.emplace_back("Ocp-Apim-Subscription-Region", options_.region);
  request.body = DumpJson(body);

  ASSIGN_OR_RETURN(const HttpResponse response, caller_.Call(request, context));
  ASSIGN_OR_RETURN(const json answer, ParseJson(response, options_.name));
  if (!answer.is_array()) return BadAnswer(options_.name, "it is not an array");
  std::vector<SegmentTranslation> translations;
  for (const json& entry : answer) {
    const json* versions = FindArray(entry, "translations");
    const std::string* text =
        versions == nullptr || versions->empty() ? nullptr : FindString(versions->front(), "text");
    if (text == nullptr) return BadAnswer(options_.name, "a translation has no \"text\"");
    const size_t index = translations.size();
    SegmentTranslation& translation = translations.emplace_back();
    translation.text = *text;
    if (index >= batch.segments.size() || masks.text(index) != batch.segments[index].text) continue;
    const auto alignment = versions->front().find("alignment");
    const std::string* projection =
        alignment == versions->front().end() ? nullptr : FindString(*alignment, "proj");
    if (projection != nullptr) {
      translation.alignment = ReadAlignment(*projection, batch.segments[index].text, *text);
    }
  }
  masks.Restore(translations);
  return translations;
}

absl::Status AzureBackend::CheckHealth(const CallContext& context) {
  ASSIGN_OR_RETURN(
      const HttpResponse response,
      caller_.Call({.method = "GET", .url = options_.url + "/languages?api-version=3.0&scope=translation"},
                   context));
  ASSIGN_OR_RETURN(const json answer, ParseJson(response, options_.name));
  const auto languages = answer.find("translation");
  if (languages == answer.end() || !languages->is_object()) {
    return BadAnswer(options_.name, "there is no object \"translation\"");
  }
  std::vector<LanguagePair> pairs;
  for (const auto& source : languages->items()) {
    for (const auto& target : languages->items()) {
      if (source.key() != target.key()) pairs.push_back({source.key(), target.key()});
    }
  }
  absl::MutexLock lock(&mutex_);
  pairs_ = std::move(pairs);
  return absl::OkStatus();
}

}  // namespace dragoman
