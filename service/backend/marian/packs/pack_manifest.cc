#include "service/backend/marian/packs/pack_manifest.h"

#include <openssl/evp.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "service/base/fault_list.h"
#include "service/base/file.h"
#include "service/base/status_macros.h"

namespace dragoman::marian {
namespace {

using nlohmann::json;

constexpr uint64_t kMaxManifestBytes = 1 << 20;
constexpr uint64_t kMaxFileBytes = uint64_t{1} << 31;

absl::Status Annotated(const absl::Status& status, absl::string_view prefix) {
  return absl::Status(status.code(), absl::StrCat(prefix, ": ", status.message()));
}

// Takes typed members out of JSON objects and keeps every fault.
class ManifestReader {
 public:
  std::string String(const json& object, const std::string& path, const std::string& key, bool required) {
    const json* value = Member(object, path, key, required);
    if (value == nullptr) return "";
    if (value->is_string()) return value->get<std::string>();
    faults.Add(Join(path, key), "expected a string");
    return "";
  }

  std::string FileName(const json& object, const std::string& path, const std::string& key, bool required) {
    std::string name = String(object, path, key, required);
    if (!name.empty() && !IsPlainFileName(name)) {
      faults.Add(Join(path, key), "expected a plain file name of letters, digits, '.', '_' and '-'");
    }
    return name;
  }

  bool Bool(const json& object, const std::string& path, const std::string& key) {
    const json* value = Member(object, path, key, false);
    if (value == nullptr) return false;
    if (value->is_boolean()) return value->get<bool>();
    faults.Add(Join(path, key), "expected true or false");
    return false;
  }

  // A member of the root from 1 to `most`, `standard` where it is not given.
  size_t Number(const json& root, const std::string& key, size_t standard, size_t most) {
    const json* value = Member(root, "", key, false);
    if (value == nullptr) return standard;
    if (value->is_number_unsigned() && *value >= 1 && *value <= most) return value->get<size_t>();
    faults.Add(key, absl::StrCat("expected a number from 1 to ", most));
    return standard;
  }

  const json* Object(const json& object, const std::string& path, const std::string& key, bool required) {
    const json* value = Member(object, path, key, required);
    if (value == nullptr || value->is_object()) return value;
    faults.Add(Join(path, key), "expected an object");
    return nullptr;
  }

  void Language(const std::string& path, const std::string& tag) {
    if (!IsLanguageTag(tag)) faults.Add(path, "expected a language tag such as \"fr\"");
  }

  FaultList faults;

 private:
  static std::string Join(const std::string& path, const std::string& key) {
    return path.empty() ? key : absl::StrCat(path, ".", key);
  }

  const json* Member(const json& object, const std::string& path, const std::string& key, bool required) {
    const auto found = object.find(key);
    if (found != object.end() && !found->is_null()) return &*found;
    if (required) faults.Add(Join(path, key), "missing");
    return nullptr;
  }
};

// The languages of a pair as file names have it: "enfr" or "en-fr".
bool SplitPair(absl::string_view pair, std::string& source, std::string& target) {
  if (pair.size() == 4) {
    source = std::string(pair.substr(0, 2));
    target = std::string(pair.substr(2));
  } else if (const size_t dash = pair.find('-'); dash != absl::string_view::npos) {
    source = std::string(pair.substr(0, dash));
    target = std::string(pair.substr(dash + 1));
  }
  return IsLanguageTag(source) && IsLanguageTag(target);
}

absl::StatusOr<PackManifest> DescribeFirefoxFolder(const std::string& folder) {
  std::error_code error;
  std::set<std::string> names;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    names.insert(it->path().filename().string());
  }
  if (error)
    return absl::NotFoundError(absl::StrCat("cannot read folder \"", folder, "\": ", error.message()));

  PackManifest manifest;
  manifest.folder = folder;
  std::string pair;
  for (const std::string& name : names) {
    if (absl::StartsWith(name, "model.") && absl::EndsWith(name, ".bin")) {
      if (!manifest.model.empty()) {
        return absl::InvalidArgumentError(
            absl::StrCat("pack \"", folder, "\": two models: \"", manifest.model, "\" and \"", name, "\""));
      }
      manifest.model = name;
      const std::vector<std::string> parts = absl::StrSplit(name, '.');
      pair = parts[1];
    }
  }
  std::string target;
  if (manifest.model.empty() || !SplitPair(pair, manifest.source, target)) {
    return absl::NotFoundError(
        absl::StrCat("no model pack in \"", folder, "\": neither a pack.json nor a file model.<pair>.*.bin"));
  }
  const auto with = [&names](const std::string& name) { return names.contains(name) ? name : ""; };
  manifest.source_vocabulary = with(absl::StrCat("vocab.", pair, ".spm"));
  manifest.target_vocabulary = manifest.source_vocabulary;
  if (manifest.source_vocabulary.empty()) {
    manifest.source_vocabulary = with(absl::StrCat("srcvocab.", pair, ".spm"));
    manifest.target_vocabulary = with(absl::StrCat("trgvocab.", pair, ".spm"));
  }
  if (manifest.source_vocabulary.empty() || manifest.target_vocabulary.empty()) {
    return absl::InvalidArgumentError(absl::StrCat("pack \"", folder, "\": no vocabulary: expected \"vocab.",
                                                   pair, ".spm\", or \"srcvocab.", pair,
                                                   ".spm\" and \"trgvocab.", pair, ".spm\""));
  }
  PackTarget description;
  for (const std::string& name : names) {
    if (absl::StartsWith(name, "lex.") && absl::EndsWith(name, absl::StrCat(".", pair, ".s2t.bin"))) {
      description.shortlist = name;
    }
  }
  manifest.targets[target] = description;
  manifest.name = absl::StrCat("firefox-", manifest.source, "-", target);
  return manifest;
}

std::string Sha256Hex(absl::string_view bytes) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest, &size, EVP_sha256(), nullptr) != 1) return "";
  return absl::BytesToHexString(absl::string_view(reinterpret_cast<const char*>(digest), size));
}

}  // namespace

bool IsPlainFileName(absl::string_view name) {
  return !name.empty() && name.size() <= 255 && name.front() != '.' &&
         std::all_of(name.begin(), name.end(), [](unsigned char c) {
           return absl::ascii_isalnum(c) || c == '.' || c == '_' || c == '-';
         });
}

bool IsLanguageTag(absl::string_view tag) {
  return tag.size() >= 2 && tag.size() <= 35 && std::all_of(tag.begin(), tag.end(), [](unsigned char c) {
           return absl::ascii_isalnum(c) || c == '-';
         });
}

int CompareVersions(absl::string_view a, absl::string_view b) {
  const auto digits = [](absl::string_view text) {
    return static_cast<size_t>(
        std::find_if_not(text.begin(), text.end(), [](unsigned char c) { return absl::ascii_isdigit(c); }) -
        text.begin());
  };
  while (!a.empty() && !b.empty()) {
    if (digits(a) > 0 && digits(b) > 0) {
      while (absl::ConsumePrefix(&a, "0")) continue;
      while (absl::ConsumePrefix(&b, "0")) continue;
      const size_t in_a = digits(a);
      const size_t in_b = digits(b);
      if (in_a != in_b) return in_a < in_b ? -1 : 1;
      if (const int order = a.substr(0, in_a).compare(b.substr(0, in_b)); order != 0) return order;
      a.remove_prefix(in_a);
      b.remove_prefix(in_b);
    } else {
      if (a.front() != b.front()) return a.front() < b.front() ? -1 : 1;
      a.remove_prefix(1);
      b.remove_prefix(1);
    }
  }
  return static_cast<int>(!a.empty()) - static_cast<int>(!b.empty());
}

absl::StatusOr<std::string> ReadPackFile(const PackManifest& manifest, const std::string& name, bool verify) {
  ASSIGN_OR_RETURN(std::string bytes, ReadFile(absl::StrCat(manifest.folder, "/", name), kMaxFileBytes));
  const auto expected = manifest.files.find(name);
  if (!verify || expected == manifest.files.end()) return bytes;
  if (bytes.size() != expected->second.bytes) {
    return absl::DataLossError(absl::StrCat("file \"", name, "\": ", bytes.size(), " bytes, pack.json says ",
                                            expected->second.bytes));
  }
  if (Sha256Hex(bytes) != expected->second.sha256) {
    return absl::DataLossError(absl::StrCat("file \"", name, "\": its SHA-256 is not the one in pack.json"));
  }
  return bytes;
}

absl::StatusOr<PackManifest> ParsePackManifest(absl::string_view text) {
  const json root = json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
  if (!root.is_object()) return absl::InvalidArgumentError("malformed pack.json: not a JSON object");
  ManifestReader reader;
  PackManifest manifest;
  manifest.name = reader.String(root, "", "name", true);
  manifest.version = reader.String(root, "", "version", true);
  manifest.source = reader.String(root, "", "source", true);
  reader.Language("source", manifest.source);
  const std::string format = reader.String(root, "", "format", false);
  if (!format.empty() && format != "marian") reader.faults.Add("format", "expected \"marian\"");
  manifest.model = reader.FileName(root, "", "model", true);
  const bool two = root.contains("source_vocabulary") || root.contains("target_vocabulary");
  manifest.source_vocabulary = reader.FileName(root, "", two ? "source_vocabulary" : "vocabulary", true);
  manifest.target_vocabulary =
      two ? reader.FileName(root, "", "target_vocabulary", true) : manifest.source_vocabulary;
  manifest.inline_terms = reader.Bool(root, "", "inline_terms");
  manifest.placeholders = reader.Bool(root, "", "placeholders");
  manifest.beam_size = reader.Number(root, "beam_size", 1, kMostBeams);
  if (const json* targets = reader.Object(root, "", "targets", true)) {
    if (targets->empty()) reader.faults.Add("targets", "expected at least one language");
    for (const auto& [language, description] : targets->items()) {
      const std::string path = absl::StrCat("targets.", language);
      reader.Language(path, language);
      if (!description.is_object()) {
        reader.faults.Add(path, "expected an object");
        continue;
      }
      PackTarget target;
      target.symbol = reader.String(description, path, "symbol", false);
      target.shortlist = reader.FileName(description, path, "shortlist", false);
      manifest.targets[language] = std::move(target);
    }
  }
  if (const json* files = reader.Object(root, "", "files", false)) {
    for (const auto& [name, description] : files->items()) {
      const std::string path = absl::StrCat("files.", name);
      if (!IsPlainFileName(name)) reader.faults.Add(path, "expected a plain file name");
      if (!description.is_object()) {
        reader.faults.Add(path, "expected an object");
        continue;
      }
      PackFile file;
      file.sha256 = absl::AsciiStrToLower(reader.String(description, path, "sha256", true));
      const auto bytes = description.find("bytes");
      if (bytes == description.end() || !bytes->is_number_unsigned()) {
        reader.faults.Add(path + ".bytes", "expected a number of bytes");
      } else {
        file.bytes = bytes->get<uint64_t>();
      }
      manifest.files[name] = std::move(file);
    }
  }
  RETURN_IF_ERROR(reader.faults.ToStatus("malformed pack.json"));
  return manifest;
}

std::string FormatPackManifest(const PackManifest& manifest) {
  json root = {{"format", "marian"},
               {"name", manifest.name},
               {"version", manifest.version},
               {"source", manifest.source},
               {"model", manifest.model},
               {"inline_terms", manifest.inline_terms},
               {"placeholders", manifest.placeholders},
               {"beam_size", manifest.beam_size}};
  if (manifest.source_vocabulary == manifest.target_vocabulary) {
    root["vocabulary"] = manifest.source_vocabulary;
  } else {
    root["source_vocabulary"] = manifest.source_vocabulary;
    root["target_vocabulary"] = manifest.target_vocabulary;
  }
  for (const auto& [language, target] : manifest.targets) {
    json description = json::object();
    if (!target.symbol.empty()) description["symbol"] = target.symbol;
    if (!target.shortlist.empty()) description["shortlist"] = target.shortlist;
    root["targets"][language] = std::move(description);
  }
  for (const auto& [name, file] : manifest.files) {
    root["files"][name] = {{"bytes", file.bytes}, {"sha256", file.sha256}};
  }
  return root.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

absl::StatusOr<PackManifest> ReadPackManifest(const std::string& folder) {
  absl::StatusOr<std::string> text = ReadFile(absl::StrCat(folder, "/pack.json"), kMaxManifestBytes);
  if (absl::IsNotFound(text.status())) return DescribeFirefoxFolder(folder);
  absl::StatusOr<PackManifest> manifest = text.ok() ? ParsePackManifest(*text) : text.status();
  if (!manifest.ok()) return Annotated(manifest.status(), absl::StrCat("pack \"", folder, "\""));
  manifest->folder = folder;
  return manifest;
}

absl::Status VerifyPackFiles(const PackManifest& manifest) {
  std::vector<std::string> faults;
  for (const auto& [name, expected] : manifest.files) {
    if (absl::Status status = ReadPackFile(manifest, name, true).status(); !status.ok()) {
      faults.emplace_back(status.message());
    }
  }
  if (faults.empty()) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat("pack \"", manifest.folder, "\": ", absl::StrJoin(faults, "; ")));
}

}  // namespace dragoman::marian
