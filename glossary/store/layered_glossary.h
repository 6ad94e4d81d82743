// The layers together: files and the store, kept compiled for requests while both change.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "glossary/concept.h"
#include "glossary/glossary.h"
#include "glossary/store/glossary_store.h"

namespace dragoman {

// A folder of glossary files and the layer they make: base or house.
struct GlossarySource {
  std::string directory;
  GlossaryLayer layer = GlossaryLayer::kBase;
};

// An entry of a layer. `revision` is 0 for one that comes from a file.
struct LayeredEntry {
  Concept entry;
  std::string client;
  int64_t revision = 0;
  absl::Time time;
};

// Every entry of every layer at one time, by layer, client and id; immutable. Where the house layer has an
// entry both in a file and in the store, the store's stands here.
class EntryTable {
 public:
  using Entry = std::shared_ptr<const LayeredEntry>;

  EntryTable() = default;
  explicit EntryTable(std::vector<Entry> entries);

  const std::vector<Entry>& entries() const { return entries_; }

  // Null when there is none. `client` is empty but for the layer kClient.
  Entry Find(GlossaryLayer layer, absl::string_view client, absl::string_view id) const;

  // What applies to `client` under this id: its own entry before the house's before the base's.
  Entry Resolve(absl::string_view client, absl::string_view id) const;

 private:
  std::vector<Entry> entries_;
};

// Thread-safe. Readers of holder() and entries() never wait for a change: it is compiled beside them and
// swapped in.
class LayeredGlossary {
 public:
  // Loads and compiles everything. `store` may be null. The error names every fault of every file, or is the
  // store's.
  static absl::StatusOr<std::unique_ptr<LayeredGlossary>> Create(std::vector<GlossarySource> sources,
                                                                 std::unique_ptr<GlossaryStore> store);

  const std::vector<GlossarySource>& sources() const { return sources_; }
  // Null without a store. For reading revisions; changes go through Apply.
  GlossaryStore* store() const { return store_.get(); }
  const GlossaryHolder& holder() const { return holder_; }
  std::shared_ptr<const EntryTable> entries() const;

  // Puts the changes into the store and into force; gives the new revisions as GlossaryStore::Apply, with its
  // errors. FailedPrecondition without a store.
  absl::StatusOr<std::vector<int64_t>> Apply(absl::Span<const EntryChange> changes, absl::string_view author);

  // Takes over what other processes have put into the store.
  absl::Status Refresh();

  // Reads the files again. On an error everything stays as it is.
  absl::Status ReloadFiles();

 private:
  LayeredGlossary(std::vector<GlossarySource> sources, std::unique_ptr<GlossaryStore> store);

  // Takes over the store's changes after `revision_`, at least up to `wanted`.
  absl::Status CatchUp(int64_t wanted) ABSL_EXCLUSIVE_LOCKS_REQUIRED(build_mutex_);
  // Compiles what has changed and swaps it in.
  absl::Status Rebuild(bool house_changed, const std::vector<std::string>& changed_clients)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(build_mutex_);
  // An entry as readers of the table and as snapshots have it: the same concept, kept for as long as it does
  // not change.
  struct KeptEntry {
    explicit KeptEntry(LayeredEntry layered);

    EntryTable::Entry entry;
    SharedConcept shared;
  };
  using Entries = std::map<std::string, KeptEntry>;  // by id

  static std::vector<SharedConcept> SharedConcepts(const std::vector<const KeptEntry*>& entries);
  std::vector<const KeptEntry*> HouseEntries() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(build_mutex_);

  const std::vector<GlossarySource> sources_;
  const std::unique_ptr<GlossaryStore> store_;
  GlossaryHolder holder_;

  absl::Mutex build_mutex_;  // one change is compiled at a time
  std::vector<KeptEntry> file_entries_ ABSL_GUARDED_BY(build_mutex_);
  std::shared_ptr<const Glossary> base_ ABSL_GUARDED_BY(build_mutex_);
  std::map<std::string, Entries> stored_ ABSL_GUARDED_BY(build_mutex_);  // by client; "": house
  int64_t revision_ ABSL_GUARDED_BY(build_mutex_) = 0;

  mutable absl::Mutex table_mutex_;
  std::shared_ptr<const EntryTable> table_ ABSL_GUARDED_BY(table_mutex_);
};

}  // namespace dragoman
