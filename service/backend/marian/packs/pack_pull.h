// Brings a pack of the registry into a model directory.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "service/backend/marian/packs/file_download.h"
#include "service/backend/marian/packs/model_registry.h"
#include "service/backend/marian/packs/pack_manifest.h"

namespace dragoman::marian {

struct PulledPack {
  PackManifest manifest;
  bool already_there = false;
};

// Name of the file under way, bytes received, bytes it has as sent (0: not known).
using PullProgress = std::function<void(absl::string_view file, uint64_t received, uint64_t total)>;

// Downloads `pack` into a folder of its own below `directory`, which is created where absent, with a
// pack.json that lists every file. The pack is called firefox-<source>-<target>-<architecture>; its version
// is the registry's date and the first digits of the model's hash, so that a later model is a later version.
// The folder appears in one step when all files are right; until then they lie in a folder that begins with
// '.', from where another pull goes on. A pack whose very model is there already is not downloaded again. The
// pack's own status; FailedPrecondition when another pull of the pack is under way; errors of FileDownloader
// and of the file system. `progress` may be null.
absl::StatusOr<PulledPack> PullPack(const ModelRegistry& registry, const RegistryPack& pack,
                                    const std::string& directory, const FileDownloader& downloader,
                                    const PullProgress& progress);

}  // namespace dragoman::marian
