// Any bytes as a pack.json, as a registry of packs and as a model's configuration.
#include <cstdint>
#include <cstdlib>

#include "absl/strings/match.h"
#include "service/backend/marian/model_config.h"
#include "service/backend/marian/packs/model_registry.h"
#include "service/backend/marian/packs/pack_manifest.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  using namespace dragoman::marian;
  // What was read can be written and read again; a name that is no UTF-8 may change on the way.
  if (const auto manifest = ParsePackManifest(bytes); manifest.ok()) {
    if (!ParsePackManifest(FormatPackManifest(*manifest)).ok()) std::abort();
  }
  (void)ParseModelConfig(bytes);
  if (const auto registry = ParseModelRegistry(bytes); registry.ok()) {
    for (const RegistryPack& pack : registry->packs) {
      if (!pack.status.ok()) continue;
      for (const RegistryFile& file : pack.Files()) {
        if (absl::StrContains(file.path, "..") || !IsPlainFileName(file.name)) std::abort();
      }
    }
    (void)SelectPack(*registry, "en", "ru", "", "");
  }
  return 0;
}
