// Where entries are kept that people add and change: the seam between the glossary and a database.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "glossary/concept.h"

namespace dragoman {

// Which entry: `client` is empty for the house layer.
struct EntryKey {
  std::string client;
  std::string id;

  friend auto operator<=>(const EntryKey&, const EntryKey&) = default;
};

// What an entry was from one change to the next. Numbers grow with every change to any entry.
struct EntryRevision {
  EntryKey key;
  int64_t number = 0;
  absl::Time time;
  std::string author;            // may be empty
  std::optional<Concept> entry;  // absent: the entry was deleted
};

// What is to become of an entry.
struct EntryChange {
  EntryKey key;
  std::optional<Concept> entry;  // absent: delete
  // The number of the revision that must be the present one; 0: the entry must not be there; absent: whatever
  // is there.
  std::optional<int64_t> expected;
};

// Keeps every revision of every entry. Thread-safe. Whoever owns one need not be the only user of its
// database. Errors of any function, beside those named: DataLoss (damaged), PermissionDenied, Unavailable
// (a retry is safe), Internal.
class GlossaryStore {
 public:
  virtual ~GlossaryStore() = default;

  // The present revision of every entry that has changed after the revision `after`, deleted ones among them,
  // in the order of their numbers. After 0: of all.
  virtual absl::StatusOr<std::vector<EntryRevision>> ChangesSince(int64_t after) = 0;

  // Makes all changes or none: the new revisions' numbers, in the order of `changes`, which hold no key
  // twice. An entry gets the layer of its key. Names every conflict: AlreadyExists (expected is 0 and there
  // is one), NotFound (nothing to change, though expected, or to delete), Aborted (the present revision is
  // another). InvalidArgument when an entry is not one that a glossary file can hold.
  virtual absl::StatusOr<std::vector<int64_t>> Apply(absl::Span<const EntryChange> changes,
                                                     absl::string_view author) = 0;

  // At most `limit` revisions of an entry with numbers below `before`, the newest first; none when the store
  // never had it.
  virtual absl::StatusOr<std::vector<EntryRevision>> Revisions(const EntryKey& key, int64_t before,
                                                               size_t limit) = 0;
};

}  // namespace dragoman
