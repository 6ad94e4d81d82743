// The packs a process knows, loaded when first used and let go of when memory runs short.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "service/backend/backend.h"
#include "service/backend/marian/pack.h"

namespace dragoman::marian {

// Thread-safe.
class PackRegistry {
 public:
  struct Options {
    // Pack folders, or folders that hold such. Of several packs for a pair the one of the earliest folder
    // serves it, and inside a folder the newest version (CompareVersions; the first by name where they are
    // the same).
    std::vector<std::string> folders;
    // Which pack serves a pair instead: by "source-target", the pack's name, or its name, a space and its
    // version.
    std::map<std::string, std::string> preferred;
    PackLoadOptions load;
    // Bytes that loaded packs may take together; 0: no limit. Those longest unused go first. A pack in use is
    // never dropped, and one pack may always be loaded.
    size_t memory_budget = 0;
  };

  // Reads the manifests; loads nothing yet. Errors name every folder that is no pack and every preferred pack
  // that is not there.
  static absl::StatusOr<std::unique_ptr<PackRegistry>> Create(Options options);

  // The packs that serve at least one pair, in the order of the folders.
  const std::vector<PackManifest>& manifests() const { return manifests_; }

  // Every pair that a pack serves, in order.
  std::vector<LanguagePair> pairs() const;

  // The pack for `languages`, loaded if need be; blocks for that time, while packs in memory stay to be had.
  // NotFound lists the known pairs; else LoadPack's errors, and the next call tries again.
  absl::StatusOr<std::shared_ptr<const Pack>> Get(const LanguagePair& languages);

  // Loads the packs in order while they fit the budget. An error names every pack that cannot be loaded.
  absl::Status LoadAll();

  // The packs in memory, latest use first. Never waits for a load.
  std::vector<std::shared_ptr<const Pack>> loaded() const;

 private:
  struct Slot {
    size_t expected_bytes = 0;  // about what it takes in memory, before it is loaded
    bool loading = false;
    uint64_t last_use = 0;
    std::shared_ptr<const Pack> pack;  // null: not in memory
  };

  explicit PackRegistry(Options options) : options_(std::move(options)) {}

  absl::Status ChoosePacks(const std::vector<std::vector<PackManifest>>& folders);
  absl::StatusOr<std::shared_ptr<const Pack>> Load(size_t manifest);
  size_t LoadedBytes() const ABSL_SHARED_LOCKS_REQUIRED(mutex_);
  // Drops packs that nobody uses, longest unused first, until `wanted` more bytes fit the budget.
  void MakeRoom(size_t wanted) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const Options options_;
  std::vector<PackManifest> manifests_;
  std::map<std::pair<std::string, std::string>, size_t> serving_;  // by source and target, into manifests_
  mutable absl::Mutex mutex_;
  uint64_t uses_ ABSL_GUARDED_BY(mutex_) = 0;
  std::vector<Slot> slots_ ABSL_GUARDED_BY(mutex_);  // one a manifest; never resized after Create
};

}  // namespace dragoman::marian
