#include "service/backend/marian/packs/model_registry.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "service/backend/marian/packs/pack_manifest.h"
#include "service/base/fault_list.h"

namespace dragoman::marian {
namespace {

using nlohmann::json;

constexpr size_t kMostPathBytes = 512;
constexpr size_t kMostWordBytes = 64;
// Larger than any model that this engine is for; keeps a wrong number from filling a disk.
constexpr uint64_t kMostFileBytes = uint64_t{1} << 31;

const json* Member(const json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::string Text(const json& object, const char* key) {
  const json* value = Member(object, key);
  return value != nullptr && value->is_string() ? value->get<std::string>() : "";
}

bool IsPlainPath(absl::string_view path) {
  if (path.empty() || path.size() > kMostPathBytes) return false;
  const std::vector<absl::string_view> parts = absl::StrSplit(path, '/');
  return std::all_of(parts.begin(), parts.end(), IsPlainFileName);
}

// A word for people and for file names: letters, digits, '-', '_' and, where `spaces`, spaces.
bool IsWord(absl::string_view text, bool spaces) {
  return !text.empty() && text.size() <= kMostWordBytes &&
         std::all_of(text.begin(), text.end(), [spaces](unsigned char c) {
           return absl::ascii_isalnum(c) || c == '-' || c == '_' || (spaces && c == ' ');
         });
}

bool IsHttpUrl(absl::string_view url) {
  return (absl::StartsWith(url, "https://") || absl::StartsWith(url, "http://")) &&
         std::all_of(url.begin(), url.end(), [](unsigned char c) { return absl::ascii_isgraph(c); });
}

// Takes the files of one entry and keeps its faults.
class EntryReader {
 public:
  explicit EntryReader(const json* files) : files_(files) {
    if (files_ == nullptr || !files_->is_object()) faults.Add("files", "expected an object");
  }

  bool Has(const char* key) const { return files_ != nullptr && Member(*files_, key) != nullptr; }

  RegistryFile File(const char* key, bool required) {
    RegistryFile file;
    const json* value = files_ == nullptr ? nullptr : Member(*files_, key);
    const std::string field = absl::StrCat("files.", key);
    if (value == nullptr) {
      if (required) faults.Add(field, "missing");
      return file;
    }
    file.path = Text(*value, "path");
    if (!IsPlainPath(file.path)) {
      faults.Add(field + ".path", "expected a relative path of plain names, without \"..\"");
      return {};
    }
    const std::vector<std::string> parts = absl::StrSplit(file.path, '/');
    file.name = std::string(absl::StripSuffix(parts.back(), ".gz"));
    if (!IsPlainFileName(file.name) || file.name == "pack.json") {
      faults.Add(field + ".path", "its last part cannot be the name of a model's file");
    }
    const json* bytes = Member(*value, "uncompressedSize");
    if (bytes == nullptr || !bytes->is_number_unsigned() || bytes->get<uint64_t>() > kMostFileBytes) {
      faults.Add(field + ".uncompressedSize", absl::StrCat("expected a number from 0 to ", kMostFileBytes));
    } else {
      file.bytes = bytes->get<uint64_t>();
    }
    file.sha256 = absl::AsciiStrToLower(Text(*value, "uncompressedHash"));
    if (file.sha256.size() != 64 ||
        !std::all_of(file.sha256.begin(), file.sha256.end(), absl::ascii_isxdigit)) {
      faults.Add(field + ".uncompressedHash", "expected 64 hexadecimal digits");
    }
    return file;
  }

  FaultList faults;

 private:
  const json* files_;
};

RegistryPack ReadPack(const json& entry, const std::string& pair) {
  RegistryPack pack;
  pack.source = Text(entry, "sourceLanguage");
  pack.target = Text(entry, "targetLanguage");
  pack.architecture = Text(entry, "architecture");
  pack.release_status = Text(entry, "releaseStatus");
  EntryReader reader(Member(entry, "files"));
  // What is no word is not kept either: it would be printed.
  const auto check = [&reader](bool good, const char* field, const char* expected, std::string& value) {
    if (good) return;
    reader.faults.Add(field, absl::StrCat("expected ", expected));
    value.clear();
  };
  check(IsLanguageTag(pack.source), "sourceLanguage", "a language tag such as \"en\"", pack.source);
  check(IsLanguageTag(pack.target), "targetLanguage", "a language tag such as \"fr\"", pack.target);
  check(IsWord(pack.architecture, false), "architecture", "a word such as \"tiny\"", pack.architecture);
  check(IsWord(pack.release_status, true), "releaseStatus", "words such as \"Release\"", pack.release_status);
  pack.model = reader.File("model", true);
  if (reader.Has("srcVocab") || reader.Has("trgVocab")) {
    pack.source_vocabulary = reader.File("srcVocab", true);
    pack.target_vocabulary = reader.File("trgVocab", true);
  } else {
    pack.source_vocabulary = pack.target_vocabulary = reader.File("vocab", true);
  }
  pack.shortlist = reader.File("lexicalShortlist", false);
  std::set<std::string> names;
  for (const RegistryFile& file : pack.Files()) {
    if (!names.insert(file.name).second) {
      reader.faults.Add("files", absl::StrCat("two files are called \"", file.name, "\""));
    }
  }
  pack.status = reader.faults.ToStatus(absl::StrCat("malformed entry of ", pair));
  return pack;
}

size_t ArchitectureRank(absl::string_view architecture) {
  const absl::string_view known[] = {"base", "base-memory", "tiny"};
  return static_cast<size_t>(std::find(std::begin(known), std::end(known), architecture) - std::begin(known));
}

std::string Description(const RegistryPack& pack) {
  return absl::StrCat(pack.architecture, " (", pack.release_status, pack.status.ok() ? "" : ", unusable",
                      ")");
}

}  // namespace

std::vector<RegistryFile> RegistryPack::Files() const {
  std::vector<RegistryFile> files = {model, source_vocabulary};
  if (target_vocabulary.path != source_vocabulary.path) files.push_back(target_vocabulary);
  if (!shortlist.empty()) files.push_back(shortlist);
  return files;
}

absl::StatusOr<ModelRegistry> ParseModelRegistry(absl::string_view text) {
  const json root = json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
  if (!root.is_object()) return absl::InvalidArgumentError("malformed model registry: not a JSON object");
  FaultList faults;
  ModelRegistry registry;
  registry.base_url = std::string(absl::StripSuffix(Text(root, "baseUrl"), "/"));
  if (!IsHttpUrl(registry.base_url)) faults.Add("baseUrl", "expected an http or https address");
  // "2026-11-25T…"; anything else leaves the date empty.
  const std::string generated = Text(root, "generated").substr(0, 10);
  if (generated.size() == 10 && generated[4] == '-' && generated[7] == '-' &&
      std::all_of(generated.begin(), generated.end(),
                  [](unsigned char c) { return absl::ascii_isdigit(c) || c == '-'; })) {
    registry.date = absl::StrJoin(absl::StrSplit(generated, '-'), ".");
  }
  const json* models = Member(root, "models");
  if (models == nullptr || !models->is_object()) {
    faults.Add("models", "expected an object");
  } else {
    for (const auto& [pair, entries] : models->items()) {
      if (!entries.is_array()) {
        faults.Add("models", "expected a list for each pair of languages");
        continue;
      }
      for (const json& entry : entries)
        registry.packs.push_back(ReadPack(entry, IsWord(pair, false) ? pair : "a pair"));
    }
  }
  if (!faults.empty()) return faults.ToStatus("malformed model registry");
  return registry;
}

absl::StatusOr<RegistryPack> SelectPack(const ModelRegistry& registry, absl::string_view source,
                                        absl::string_view target, absl::string_view architecture,
                                        absl::string_view release_status) {
  std::vector<std::string> seen;
  std::set<std::string> pairs;
  const RegistryPack* best = nullptr;
  // Released before others, then by architecture, then as listed.
  const auto rank = [](const RegistryPack& pack) {
    return std::make_tuple(!pack.status.ok(), ArchitectureRank(pack.architecture),
                           pack.release_status != "Release");
  };
  for (const RegistryPack& pack : registry.packs) {
    pairs.insert(absl::StrCat(pack.source, "-", pack.target));
    if (pack.source != source || pack.target != target) continue;
    seen.push_back(Description(pack));
    if (!architecture.empty() && pack.architecture != architecture) continue;
    if (release_status.empty() ? !absl::StartsWith(pack.release_status, "Release")
                               : pack.release_status != release_status) {
      continue;
    }
    if (best == nullptr || rank(pack) < rank(*best)) best = &pack;
  }
  if (best != nullptr) {
    if (!best->status.ok()) return best->status;
    return *best;
  }
  if (seen.empty()) {
    return absl::NotFoundError(absl::StrCat("the registry has no pack for \"", source, "-", target,
                                            "\", known pairs: ", absl::StrJoin(pairs, ", ")));
  }
  return absl::NotFoundError(
      absl::StrCat("the registry has no such pack for \"", source, "-", target, "\"",
                   architecture.empty() ? "" : absl::StrCat(" of architecture \"", architecture, "\""),
                   release_status.empty() ? " that is released"
                                          : absl::StrCat(" with release status \"", release_status, "\""),
                   ", there are: ", absl::StrJoin(seen, ", ")));
}

}  // namespace dragoman::marian
