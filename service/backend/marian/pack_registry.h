// The packs a process knows, loaded when first used and let go of when memory runs short.
#pragma once

#include <list>
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
    // Pack folders, or folders that hold such.
    std::vector<std::string> folders;
    PackLoadOptions load;
    // Bytes that loaded packs may take together; 0: no limit. A pack in use is never dropped, and one pack
    // may always be loaded.
    size_t memory_budget = 0;
  };

  // Reads the manifests; loads nothing yet. Errors name every folder that is no pack.
  static absl::StatusOr<std::unique_ptr<PackRegistry>> Create(Options options);

  // In the order of the folders; of two packs for the same pair the first is used.
  const std::vector<PackManifest>& manifests() const { return manifests_; }

  // The pack for `languages`, loaded if need be; one load at a time. NotFound lists the known pairs.
  absl::StatusOr<std::shared_ptr<const Pack>> Get(const LanguagePair& languages);

  // Loads the packs in order while they fit the budget. The first error ends it.
  absl::Status LoadAll();

  // The packs in memory, latest use first.
  std::vector<std::shared_ptr<const Pack>> loaded() const;

 private:
  struct Loaded {
    size_t manifest;
    std::shared_ptr<const Pack> pack;
  };

  explicit PackRegistry(Options options) : options_(std::move(options)) {}

  absl::StatusOr<std::shared_ptr<const Pack>> Load(size_t manifest) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  size_t LoadedBytes() const ABSL_SHARED_LOCKS_REQUIRED(mutex_);
  void DropUnused() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const Options options_;
  std::vector<PackManifest> manifests_;
  mutable absl::Mutex mutex_;
  std::list<Loaded> loaded_ ABSL_GUARDED_BY(mutex_);  // latest use first
};

}  // namespace dragoman::marian
