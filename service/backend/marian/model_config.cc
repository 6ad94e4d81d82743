#include "service/backend/marian/model_config.h"

#include <map>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "service/base/fault_list.h"

namespace dragoman::marian {
namespace {

constexpr size_t kMaxDim = 1 << 14;
constexpr size_t kMaxLayers = 64;
constexpr size_t kMaxVocabulary = 1 << 20;

using Settings = std::map<std::string, std::vector<std::string>, std::less<>>;

std::string Unquoted(absl::string_view text) {
  text = absl::StripAsciiWhitespace(text);
  if (text.size() >= 2 && text.front() == text.back() && (text.front() == '"' || text.front() == '\'')) {
    text = text.substr(1, text.size() - 2);
  }
  return std::string(text);
}

// Appends a scalar, or the elements of a list in brackets.
void AddValue(absl::string_view text, std::vector<std::string>& values) {
  text = absl::StripAsciiWhitespace(text);
  if (!absl::ConsumePrefix(&text, "[")) {
    values.push_back(Unquoted(text));
    return;
  }
  absl::ConsumeSuffix(&text, "]");
  for (const absl::string_view element : absl::StrSplit(text, ',', absl::SkipWhitespace())) {
    values.push_back(Unquoted(element));
  }
}

Settings ReadSettings(absl::string_view yaml) {
  Settings settings;
  std::vector<std::string>* open = nullptr;
  for (absl::string_view line : absl::StrSplit(yaml, '\n')) {
    const absl::string_view content = absl::StripAsciiWhitespace(line);
    if (content.empty() || content.front() == '#') continue;
    const bool indented =
        absl::ascii_isspace(static_cast<unsigned char>(line.front())) || content.front() == '-';
    if (indented) {
      if (open != nullptr) AddValue(absl::StripPrefix(content, "-"), *open);
      continue;
    }
    const std::pair<absl::string_view, absl::string_view> entry =
        absl::StrSplit(content, absl::MaxSplits(':', 1));
    open = &settings[std::string(absl::StripAsciiWhitespace(entry.first))];
    open->clear();
    if (!absl::StripAsciiWhitespace(entry.second).empty()) AddValue(entry.second, *open);
  }
  return settings;
}

// Takes typed values out of the settings and keeps every fault.
class SettingsReader {
 public:
  explicit SettingsReader(const Settings& settings) : settings_(settings) {}

  size_t Number(const std::string& key, size_t least, size_t most) {
    const std::vector<std::string>* values = Values(key);
    if (values == nullptr || values->size() != 1) {
      faults_.Add(key, "expected one number");
      return least;
    }
    return Parsed(key, values->front(), least, most);
  }

  std::vector<size_t> Numbers(const std::string& key, size_t least, size_t most) {
    std::vector<size_t> numbers;
    if (const std::vector<std::string>* values = Values(key)) {
      for (const std::string& value : *values) numbers.push_back(Parsed(key, value, least, most));
    }
    return numbers;
  }

  // The setting's value must be one of `allowed`; an absent key reads as the first of them.
  std::string OneOf(const std::string& key, std::vector<std::string> allowed) {
    const std::vector<std::string>* values = Values(key);
    if (values == nullptr) return allowed.front();
    const std::string value = absl::StrJoin(*values, ",");
    for (const std::string& candidate : allowed) {
      if (value == candidate) return value;
    }
    faults_.Add(key, absl::StrCat("value \"", value.substr(0, 80), "\" is not supported, allowed: \"",
                                  absl::StrJoin(allowed, "\", \""), "\""));
    return allowed.front();
  }

  bool Has(const std::string& key) const { return settings_.contains(key); }
  FaultList& faults() { return faults_; }

 private:
  const std::vector<std::string>* Values(const std::string& key) const {
    const auto found = settings_.find(key);
    return found == settings_.end() ? nullptr : &found->second;
  }

  size_t Parsed(const std::string& key, const std::string& value, size_t least, size_t most) {
    uint64_t number = 0;
    if (!absl::SimpleAtoi(value, &number) || number < least || number > most) {
      faults_.Add(key, absl::StrCat("value \"", value.substr(0, 80), "\" is not a number from ", least,
                                    " to ", most));
      return least;
    }
    return number;
  }

  const Settings& settings_;
  FaultList faults_;
};

}  // namespace

absl::StatusOr<ModelConfig> ParseModelConfig(absl::string_view yaml) {
  const Settings settings = ReadSettings(yaml);
  SettingsReader reader(settings);
  ModelConfig config;
  config.dim = reader.Number("dim-emb", 4, kMaxDim);
  config.ffn = reader.Number("transformer-dim-ffn", 1, 4 * kMaxDim);
  config.heads = reader.Number("transformer-heads", 1, kMaxDim);
  config.encoder_layers = reader.Number("enc-depth", 1, kMaxLayers);
  config.decoder_layers = reader.Number("dec-depth", 1, kMaxLayers);
  if (config.dim % 2 != 0) reader.faults().Add("dim-emb", absl::StrCat(config.dim, " is odd"));
  if (config.dim % config.heads != 0) {
    reader.faults().Add("transformer-heads",
                        absl::StrCat(config.heads, " heads do not divide dim-emb ", config.dim));
  }
  const std::vector<size_t> vocabularies = reader.Numbers("dim-vocabs", 2, kMaxVocabulary);
  if (vocabularies.size() != 2) {
    reader.faults().Add("dim-vocabs", absl::StrCat("expected 2 sizes, found ", vocabularies.size()));
  } else {
    config.source_vocabulary = vocabularies[0];
    config.target_vocabulary = vocabularies[1];
  }
  if (reader.Has("max-length")) config.max_length = reader.Number("max-length", 1, 1 << 20);

  reader.OneOf("type", {"transformer"});
  reader.OneOf("transformer-decoder-autoreg", {"rnn"});
  reader.OneOf("dec-cell", {"ssru"});
  reader.OneOf("dec-cell-base-depth", {"2"});
  reader.OneOf("dec-cell-high-depth", {"1"});
  reader.OneOf("transformer-preprocess", {""});
  reader.OneOf("transformer-postprocess", {"dan"});
  reader.OneOf("transformer-postprocess-emb", {"d", ""});
  reader.OneOf("transformer-postprocess-top", {""});
  reader.OneOf("transformer-ffn-depth", {"2"});
  reader.OneOf("transformer-ffn-activation", {"relu"});
  reader.OneOf("transformer-decoder-dim-ffn", {"0", absl::StrCat(config.ffn)});
  reader.OneOf("transformer-decoder-ffn-depth", {"0", "2"});
  reader.OneOf("transformer-no-projection", {"false"});
  reader.OneOf("transformer-no-bias", {"false"});
  reader.OneOf("transformer-rnn-projection", {"false"});
  reader.OneOf("transformer-depth-scaling", {"false"});
  reader.OneOf("transformer-pool", {"false"});
  reader.OneOf("transformer-train-position-embeddings", {"false"});
  reader.OneOf("layer-normalization", {"false", "true"});  // of Marian's RNNs, not of its transformer
  reader.OneOf("factors-combine", {"sum"});
  reader.OneOf("lemma-dim-emb", {"0"});
  reader.OneOf("ulr", {"false"});
  config.tied_all = reader.OneOf("tied-embeddings-all", {"false", "true"}) == "true";
  const bool tied = reader.OneOf("tied-embeddings", {"false", "true"}) == "true";
  if (!config.tied_all && !tied) {
    reader.faults().Add(
        "tied-embeddings-all",
        "value \"false\" is supported only with \"tied-embeddings: true\" (an output matrix of "
        "its own is not)");
  }
  if (config.tied_all && config.source_vocabulary != config.target_vocabulary) {
    reader.faults().Add("dim-vocabs", "the sizes differ although tied-embeddings-all is true");
  }
  const std::vector<size_t> tied_layers = reader.Numbers("transformer-tied-layers", 1, kMaxLayers);
  if (!tied_layers.empty() && tied_layers.size() != config.decoder_layers) {
    reader.faults().Add("transformer-tied-layers",
                        absl::StrCat("expected one number for each of the ", config.decoder_layers,
                                     " decoder layers, found ", tied_layers.size()));
  }
  for (size_t layer = 1; layer <= config.decoder_layers; ++layer) {
    const size_t weights = layer <= tied_layers.size() ? tied_layers[layer - 1] : layer;
    if (weights > layer) {
      reader.faults().Add("transformer-tied-layers",
                          absl::StrCat("layer ", layer, " is tied to the later layer ", weights));
    }
    config.decoder_weights.push_back(weights);
  }
  if (!reader.faults().empty()) return reader.faults().ToStatus("unsupported model configuration");
  return config;
}

}  // namespace dragoman::marian
