#include "service/backend/marian/pack_registry.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/backend/marian/packs/model_directory.h"
#include "service/base/fault_list.h"
#include "service/base/status_macros.h"

namespace dragoman::marian {
namespace {

bool IsCalled(const PackManifest& manifest, const std::string& label) {
  return label == manifest.name || label == absl::StrCat(manifest.name, " ", manifest.version);
}

// About what a pack takes in memory, by its files.
size_t ExpectedBytes(const PackManifest& manifest) {
  // A vocabulary of about 20 bytes a piece in its file takes about 200 in memory; see Pack::bytes.
  constexpr size_t kVocabularyGrowth = 10;
  std::map<std::string, size_t> growth = {{manifest.model, 1},
                                          {manifest.source_vocabulary, kVocabularyGrowth},
                                          {manifest.target_vocabulary, kVocabularyGrowth}};
  for (const auto& [language, target] : manifest.targets) {
    if (!target.shortlist.empty()) growth[target.shortlist] = 1;
  }
  size_t bytes = 0;
  for (const auto& [name, factor] : growth) {
    std::error_code error;
    const auto size = std::filesystem::file_size(std::filesystem::path(manifest.folder) / name, error);
    if (!error) bytes += factor * size;
  }
  return bytes;
}

// OK without failures, else the code of the first and the messages of all.
absl::Status Joined(const std::vector<absl::Status>& failures) {
  if (failures.empty()) return absl::OkStatus();
  return absl::Status(failures.front().code(),
                      absl::StrJoin(failures, "; ", [](std::string* out, const absl::Status& failure) {
                        absl::StrAppend(out, failure.message());
                      }));
}

}  // namespace

absl::StatusOr<std::unique_ptr<PackRegistry>> PackRegistry::Create(Options options) {
  std::unique_ptr<PackRegistry> registry(new PackRegistry(std::move(options)));
  std::vector<std::vector<PackManifest>> folders;
  std::vector<absl::Status> failures;
  for (const std::string& folder : registry->options_.folders) {
    std::vector<std::string> packs = FindPackFolders(folder);
    // Without any pack, reading the folder itself says what is wrong with it.
    if (packs.empty()) packs.push_back(folder);
    std::vector<PackManifest>& manifests = folders.emplace_back();
    for (const std::string& pack : packs) {
      absl::StatusOr<PackManifest> manifest = ReadPackManifest(pack);
      if (manifest.ok()) {
        manifests.push_back(*std::move(manifest));
      } else {
        failures.push_back(manifest.status());
      }
    }
  }
  RETURN_IF_ERROR(Joined(failures));
  RETURN_IF_ERROR(registry->ChoosePacks(folders));
  return registry;
}

absl::Status PackRegistry::ChoosePacks(const std::vector<std::vector<PackManifest>>& folders) {
  std::map<std::pair<std::string, std::string>, const PackManifest*> chosen;
  std::map<std::string, std::vector<const PackManifest*>> candidates;
  for (const std::vector<PackManifest>& folder : folders) {
    std::map<std::pair<std::string, std::string>, const PackManifest*> newest;
    for (const PackManifest& manifest : folder) {
      for (const auto& [target, description] : manifest.targets) {
        candidates[absl::StrCat(manifest.source, "-", target)].push_back(&manifest);
        const PackManifest*& best = newest[{manifest.source, target}];
        if (best == nullptr || CompareVersions(manifest.version, best->version) > 0) best = &manifest;
      }
    }
    chosen.insert(newest.begin(), newest.end());  // an earlier folder's stay
  }
  FaultList faults;
  for (const auto& [pair, label] : options_.preferred) {
    const std::vector<const PackManifest*>& all = candidates[pair];
    const PackManifest* best = nullptr;
    for (const PackManifest* manifest : all) {
      if (!IsCalled(*manifest, label)) continue;
      if (best == nullptr || CompareVersions(manifest->version, best->version) > 0) best = manifest;
    }
    if (best == nullptr) {
      const std::string known = absl::StrJoin(all, ", ", [](std::string* out, const PackManifest* manifest) {
        absl::StrAppend(out, "\"", manifest->name, " ", manifest->version, "\"");
      });
      faults.Add(
          absl::StrCat("preferred_packs[", pair, "]"),
          absl::StrCat("no pack \"", label, "\" for this pair, allowed: ", known.empty() ? "none" : known));
      continue;
    }
    for (auto& [languages, manifest] : chosen) {
      if (absl::StrCat(languages.first, "-", languages.second) == pair) manifest = best;
    }
  }
  RETURN_IF_ERROR(faults.ToStatus("invalid choice of model packs"));

  absl::MutexLock lock(&mutex_);
  for (const std::vector<PackManifest>& folder : folders) {
    for (const PackManifest& manifest : folder) {
      bool serves = false;
      for (const auto& [languages, best] : chosen) {
        if (best != &manifest) continue;
        serving_[languages] = manifests_.size();
        serves = true;
      }
      if (!serves) continue;
      manifests_.push_back(manifest);
      slots_.push_back({ExpectedBytes(manifest), false, 0, nullptr});
    }
  }
  return absl::OkStatus();
}

std::vector<LanguagePair> PackRegistry::pairs() const {
  std::vector<LanguagePair> pairs;
  for (const auto& [languages, manifest] : serving_) pairs.push_back({languages.first, languages.second});
  return pairs;
}

absl::StatusOr<std::shared_ptr<const Pack>> PackRegistry::Get(const LanguagePair& languages) {
  if (const auto found = serving_.find({languages.source, languages.target}); found != serving_.end()) {
    return Load(found->second);
  }
  return absl::NotFoundError(absl::StrCat(
      "no model pack translates \"", languages.source, "\" to \"", languages.target,
      "\", known pairs: ", absl::StrJoin(pairs(), ", ", [](std::string* out, const LanguagePair& pair) {
        absl::StrAppend(out, pair.source, "-", pair.target);
      })));
}

absl::Status PackRegistry::LoadAll() {
  std::vector<absl::Status> failures;
  for (size_t i = 0; i < manifests_.size(); ++i) {
    if (options_.memory_budget != 0) {
      absl::MutexLock lock(&mutex_);
      const size_t loaded = LoadedBytes();
      if (loaded != 0 && loaded + slots_[i].expected_bytes > options_.memory_budget) continue;
    }
    absl::Status status = Load(i).status();
    if (!status.ok()) failures.push_back(std::move(status));
  }
  return Joined(failures);
}

absl::StatusOr<std::shared_ptr<const Pack>> PackRegistry::Load(size_t manifest) {
  const auto ready = [](Slot* slot) { return !slot->loading; };
  Slot* slot;
  {
    absl::MutexLock lock(&mutex_);
    slot = &slots_[manifest];
    mutex_.Await(absl::Condition(+ready, slot));
    slot->last_use = ++uses_;
    if (slot->pack != nullptr) return slot->pack;
    slot->loading = true;
    // Before the load, so that the two are not in memory together.
    MakeRoom(slot->expected_bytes);
  }
  absl::StatusOr<std::shared_ptr<const Pack>> pack = LoadPack(manifests_[manifest], options_.load);
  absl::MutexLock lock(&mutex_);
  slot->loading = false;
  if (!pack.ok()) return pack;
  slot->pack = *pack;
  MakeRoom(0);
  return pack;
}

void PackRegistry::MakeRoom(size_t wanted) {
  if (options_.memory_budget == 0) return;
  while (LoadedBytes() + wanted > options_.memory_budget) {
    Slot* oldest = nullptr;
    for (Slot& slot : slots_) {
      // One reference is ours, others are those of calls under way.
      if (slot.pack == nullptr || slot.pack.use_count() > 1) continue;
      if (oldest == nullptr || slot.last_use < oldest->last_use) oldest = &slot;
    }
    if (oldest == nullptr) return;
    oldest->pack = nullptr;
  }
}

size_t PackRegistry::LoadedBytes() const {
  size_t bytes = 0;
  for (const Slot& slot : slots_) bytes += slot.pack == nullptr ? 0 : slot.pack->bytes();
  return bytes;
}

std::vector<std::shared_ptr<const Pack>> PackRegistry::loaded() const {
  absl::MutexLock lock(&mutex_);
  std::vector<const Slot*> slots;
  for (const Slot& slot : slots_) {
    if (slot.pack != nullptr) slots.push_back(&slot);
  }
  std::sort(slots.begin(), slots.end(),
            [](const Slot* a, const Slot* b) { return a->last_use > b->last_use; });
  std::vector<std::shared_ptr<const Pack>> packs;
  for (const Slot* slot : slots) packs.push_back(slot->pack);
  return packs;
}

}  // namespace dragoman::marian
