#include "glossary/store/layered_glossary.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "glossary/glossary_loader.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

using Key = std::tuple<GlossaryLayer, absl::string_view, absl::string_view>;

Key KeyOf(const EntryTable::Entry& entry) { return {entry->entry.layer, entry->client, entry->entry.id}; }

bool StandsBefore(const EntryTable::Entry& a, const EntryTable::Entry& b) { return KeyOf(a) < KeyOf(b); }

// `all`, with what `status` says put behind it.
void Append(const absl::Status& status, absl::Status& all) {
  all = all.ok() ? status : absl::Status(all.code(), absl::StrCat(all.message(), "; ", status.message()));
}

std::shared_ptr<const Glossary> EmptyGlossary() { return *Glossary::Compile({}); }

}  // namespace

EntryTable::EntryTable(std::vector<Entry> entries) : entries_(std::move(entries)) {
  // A store's come in order, and a change of one entry need not sort them all again.
  if (!std::is_sorted(entries_.begin(), entries_.end(), StandsBefore)) {
    std::sort(entries_.begin(), entries_.end(), StandsBefore);
  }
}

EntryTable::Entry EntryTable::Find(GlossaryLayer layer, absl::string_view client,
                                   absl::string_view id) const {
  const Key key{layer, client, id};
  const auto found =
      std::lower_bound(entries_.begin(), entries_.end(), key,
                       [](const Entry& entry, const Key& wanted) { return KeyOf(entry) < wanted; });
  return found != entries_.end() && KeyOf(*found) == key ? *found : nullptr;
}

EntryTable::Entry EntryTable::Resolve(absl::string_view client, absl::string_view id) const {
  if (!client.empty()) {
    if (Entry entry = Find(GlossaryLayer::kClient, client, id)) return entry;
  }
  if (Entry entry = Find(GlossaryLayer::kHouse, "", id)) return entry;
  return Find(GlossaryLayer::kBase, "", id);
}

LayeredGlossary::LayeredGlossary(std::vector<GlossarySource> sources, std::unique_ptr<GlossaryStore> store)
    : sources_(std::move(sources)),
      store_(std::move(store)),
      holder_(EmptyGlossary()),
      table_(std::make_shared<const EntryTable>()) {}

absl::StatusOr<std::unique_ptr<LayeredGlossary>> LayeredGlossary::Create(
    std::vector<GlossarySource> sources, std::unique_ptr<GlossaryStore> store) {
  std::unique_ptr<LayeredGlossary> glossary(new LayeredGlossary(std::move(sources), std::move(store)));
  RETURN_IF_ERROR(glossary->ReloadFiles());
  RETURN_IF_ERROR(glossary->Refresh());
  return glossary;
}

std::shared_ptr<const EntryTable> LayeredGlossary::entries() const {
  absl::MutexLock lock(&table_mutex_);
  return table_;
}

absl::StatusOr<std::vector<int64_t>> LayeredGlossary::Apply(absl::Span<const EntryChange> changes,
                                                            absl::string_view author) {
  if (store_ == nullptr)
    return absl::FailedPreconditionError(
        "there is no glossary store; set glossary.store in the server's configuration");
  if (changes.empty()) return std::vector<int64_t>();
  ASSIGN_OR_RETURN(std::vector<int64_t> numbers, store_->Apply(changes, author));
  absl::MutexLock lock(&build_mutex_);
  RETURN_IF_ERROR(CatchUp(*std::max_element(numbers.begin(), numbers.end())));
  return numbers;
}

absl::Status LayeredGlossary::Refresh() {
  if (store_ == nullptr) return absl::OkStatus();
  absl::MutexLock lock(&build_mutex_);
  return CatchUp(revision_ + 1);
}

absl::Status LayeredGlossary::CatchUp(int64_t wanted) {
  // Changes that waited for the lock together are compiled together, by the first of them.
  if (wanted <= revision_) return absl::OkStatus();
  ASSIGN_OR_RETURN(std::vector<EntryRevision> changes, store_->ChangesSince(revision_));
  if (changes.empty()) return absl::OkStatus();
  std::set<std::string> clients;
  for (EntryRevision& change : changes) {
    Entries& entries = stored_[change.key.client];
    if (change.entry.has_value()) {
      entries.insert_or_assign(change.key.id, KeptEntry({*std::move(change.entry), change.key.client,
                                                         change.number, change.time}));
    } else {
      entries.erase(change.key.id);
    }
    clients.insert(change.key.client);
  }
  const bool house_changed = clients.erase("") > 0;
  RETURN_IF_ERROR(Rebuild(house_changed, {clients.begin(), clients.end()}));
  revision_ = changes.back().number;
  return absl::OkStatus();
}

absl::Status LayeredGlossary::ReloadFiles() {
  absl::MutexLock lock(&build_mutex_);
  std::vector<KeptEntry> entries;
  std::vector<SharedConcept> base;
  absl::Status faults;
  for (const GlossarySource& source : sources_) {
    absl::StatusOr<std::vector<Concept>> concepts = LoadGlossaryDirectory(source.directory, source.layer);
    if (!concepts.ok()) {
      Append(concepts.status(), faults);
      continue;
    }
    for (Concept& entry : *concepts) {
      entries.push_back(KeptEntry({std::move(entry), "", 0, {}}));
      if (source.layer == GlossaryLayer::kBase) base.push_back(entries.back().shared);
    }
  }
  RETURN_IF_ERROR(faults);
  ASSIGN_OR_RETURN(base_, Glossary::Compile(nullptr, std::move(base)));
  file_entries_ = std::move(entries);
  return Rebuild(/*house_changed=*/true, {});
}

LayeredGlossary::KeptEntry::KeptEntry(LayeredEntry layered)
    : entry(std::make_shared<const LayeredEntry>(std::move(layered))),
      shared(std::shared_ptr<const Concept>(entry, &entry->entry)) {}

std::vector<const LayeredGlossary::KeptEntry*> LayeredGlossary::HouseEntries() const {
  std::vector<const KeptEntry*> entries;
  const auto stored = stored_.find("");
  for (const KeptEntry& kept : file_entries_) {
    const Concept& entry = *kept.shared;
    const bool overridden = stored != stored_.end() && stored->second.contains(entry.id);
    if (entry.layer == GlossaryLayer::kHouse && !overridden) entries.push_back(&kept);
  }
  if (stored != stored_.end()) {
    for (const auto& [id, kept] : stored->second) entries.push_back(&kept);
  }
  return entries;
}

std::vector<SharedConcept> LayeredGlossary::SharedConcepts(const std::vector<const KeptEntry*>& entries) {
  std::vector<SharedConcept> concepts;
  concepts.reserve(entries.size());
  for (const KeptEntry* kept : entries) concepts.push_back(kept->shared);
  return concepts;
}

absl::Status LayeredGlossary::Rebuild(bool house_changed, const std::vector<std::string>& changed_clients) {
  GlossarySnapshot snapshot = *holder_.Snapshot();
  std::vector<EntryTable::Entry> all;
  const auto add = [&all](const std::vector<const KeptEntry*>& entries) {
    for (const KeptEntry* kept : entries) all.push_back(kept->entry);
  };
  for (const KeptEntry& kept : file_entries_) {
    if (kept.shared->layer == GlossaryLayer::kBase) all.push_back(kept.entry);
  }
  std::sort(all.begin(), all.end(), StandsBefore);
  const std::vector<const KeptEntry*> house = HouseEntries();
  add(house);
  if (house_changed) {
    snapshot.shared = base_;
    if (!house.empty()) {
      ASSIGN_OR_RETURN(snapshot.shared, Glossary::Compile(base_, SharedConcepts(house)));
    }
  }
  for (const auto& [client, stored] : stored_) {
    if (client.empty()) continue;
    std::vector<const KeptEntry*> own;
    for (const auto& [id, kept] : stored) own.push_back(&kept);
    add(own);
    const bool changed = house_changed || std::find(changed_clients.begin(), changed_clients.end(), client) !=
                                              changed_clients.end();
    if (!changed) continue;
    if (own.empty()) {
      snapshot.clients.erase(client);
      continue;
    }
    ASSIGN_OR_RETURN(snapshot.clients[client], Glossary::Compile(snapshot.shared, SharedConcepts(own)));
  }
  auto table = std::make_shared<const EntryTable>(std::move(all));
  holder_.Swap(std::move(snapshot));
  absl::MutexLock lock(&table_mutex_);
  table_ = std::move(table);
  return absl::OkStatus();
}

}  // namespace dragoman
