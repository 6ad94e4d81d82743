#include "service/backend/marian/pack_registry.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/base/status_macros.h"

namespace dragoman::marian {
namespace {

// The folders inside `folder`, in order of name.
std::vector<std::string> SubFolders(const std::string& folder) {
  std::vector<std::string> folders;
  std::error_code error;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->is_directory(error)) folders.push_back(it->path().string());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

}  // namespace

absl::StatusOr<std::unique_ptr<PackRegistry>> PackRegistry::Create(Options options) {
  std::unique_ptr<PackRegistry> registry(new PackRegistry(std::move(options)));
  absl::Status status;
  std::vector<std::string> faults;
  const auto add = [&](const std::string& folder) {
    absl::StatusOr<PackManifest> manifest = ReadPackManifest(folder);
    if (manifest.ok()) {
      registry->manifests_.push_back(*std::move(manifest));
    } else {
      if (status.ok()) status = manifest.status();
      faults.emplace_back(manifest.status().message());
    }
  };
  for (const std::string& folder : registry->options_.folders) {
    const std::vector<std::string> inside = SubFolders(folder);
    const bool is_pack = absl::IsNotFound(ReadPackManifest(folder).status()) == false;
    if (is_pack || inside.empty()) {
      add(folder);
    } else {
      for (const std::string& pack : inside) add(pack);
    }
  }
  if (!status.ok()) return absl::Status(status.code(), absl::StrJoin(faults, "; "));
  return registry;
}

absl::StatusOr<std::shared_ptr<const Pack>> PackRegistry::Get(const LanguagePair& languages) {
  std::vector<std::string> pairs;
  for (size_t i = 0; i < manifests_.size(); ++i) {
    if (manifests_[i].source == languages.source && manifests_[i].targets.contains(languages.target)) {
      absl::MutexLock lock(&mutex_);
      return Load(i);
    }
    for (const auto& [target, description] : manifests_[i].targets) {
      pairs.push_back(absl::StrCat(manifests_[i].source, "-", target));
    }
  }
  return absl::NotFoundError(absl::StrCat("no model pack translates \"", languages.source, "\" to \"",
                                          languages.target, "\", known pairs: ", absl::StrJoin(pairs, ", ")));
}

absl::Status PackRegistry::LoadAll() {
  for (size_t i = 0; i < manifests_.size(); ++i) {
    absl::MutexLock lock(&mutex_);
    if (options_.memory_budget != 0 && LoadedBytes() >= options_.memory_budget) return absl::OkStatus();
    RETURN_IF_ERROR(Load(i).status());
  }
  return absl::OkStatus();
}

absl::StatusOr<std::shared_ptr<const Pack>> PackRegistry::Load(size_t manifest) {
  for (auto it = loaded_.begin(); it != loaded_.end(); ++it) {
    if (it->manifest != manifest) continue;
    loaded_.splice(loaded_.begin(), loaded_, it);
    return loaded_.front().pack;
  }
  ASSIGN_OR_RETURN(std::shared_ptr<const Pack> pack, LoadPack(manifests_[manifest], options_.load));
  loaded_.push_front({manifest, pack});
  DropUnused();
  return pack;
}

void PackRegistry::DropUnused() {
  if (options_.memory_budget == 0) return;
  for (auto it = loaded_.end(); it != loaded_.begin() && LoadedBytes() > options_.memory_budget;) {
    --it;
    const bool in_use = it->pack.use_count() > 1;
    if (!in_use) it = loaded_.erase(it);
  }
}

size_t PackRegistry::LoadedBytes() const {
  size_t bytes = 0;
  for (const Loaded& loaded : loaded_) bytes += loaded.pack->bytes();
  return bytes;
}

std::vector<std::shared_ptr<const Pack>> PackRegistry::loaded() const {
  absl::MutexLock lock(&mutex_);
  std::vector<std::shared_ptr<const Pack>> packs;
  for (const Loaded& loaded : loaded_) packs.push_back(loaded.pack);
  return packs;
}

}  // namespace dragoman::marian
