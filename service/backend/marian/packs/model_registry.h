// Mozilla's list of the models for Firefox Translations: what can be had, and where its files are.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace dragoman::marian {

// Where the list is, unless the caller knows another.
inline constexpr char kMozillaRegistryUrl[] =
    "https://storage.googleapis.com/moz-fx-translations-data--303e-prod-translations-data/db/models.json";

// One file of a model. `name` is the path's last part without ".gz"; `bytes` and `sha256` are those of the
// unpacked file.
struct RegistryFile {
  std::string path;
  std::string name;
  uint64_t bytes = 0;
  std::string sha256;

  bool empty() const { return path.empty(); }
};

// One model of the list. Where `status` is not OK it names every fault of the entry, and the pack cannot be
// had.
struct RegistryPack {
  absl::Status status;
  std::string source;  // BCP-47
  std::string target;  // BCP-47
  std::string architecture;
  std::string release_status;
  RegistryFile model;
  RegistryFile source_vocabulary;
  RegistryFile target_vocabulary;  // the same as the source's where the vocabulary is shared
  RegistryFile shortlist;          // may be empty

  // The files to fetch, each once.
  std::vector<RegistryFile> Files() const;
};

struct ModelRegistry {
  // A file's address is this, a slash and the file's path.
  std::string base_url;
  // The day the list was made, "2026.11.25"; empty when it does not say.
  std::string date;
  std::vector<RegistryPack> packs;
};

// Reads the list, which may be anything. Paths are relative and stay below the base: letters, digits, '.',
// '_',
// '-' and '/', no part that starts with '.'. InvalidArgument for what is not such a list at all; an entry's
// own faults stand in its status.
absl::StatusOr<ModelRegistry> ParseModelRegistry(absl::string_view json);

// The pack to take for a pair. An empty `architecture` takes the first of "base", "base-memory", "tiny" and
// others that there is: the better text first. An empty `release_status` takes "Release", then others that
// begin with it; anything else has to be asked for. NotFound lists what there is for the pair, or the pairs.
absl::StatusOr<RegistryPack> SelectPack(const ModelRegistry& registry, absl::string_view source,
                                        absl::string_view target, absl::string_view architecture,
                                        absl::string_view release_status);

}  // namespace dragoman::marian
