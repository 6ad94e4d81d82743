// Glossary entries in a SQLite database.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "glossary/store/glossary_store.h"
#include "service/base/clock.h"
#include "service/sqlite/sqlite_database.h"

namespace dragoman {

// One append-only table: a row a revision, the entry in it as the text of a glossary file. Thread-safe; other
// processes may use the file at the same time.
class SqliteGlossaryStore final : public GlossaryStore {
 public:
  // Opens the database at `path`, or makes it. `clock` stamps revisions and must outlive the store. Beside
  // the store's errors: FailedPrecondition when the database is another program's or a later version's.
  static absl::StatusOr<std::unique_ptr<SqliteGlossaryStore>> Open(const std::string& path,
                                                                   const Clock& clock);

  absl::StatusOr<std::vector<EntryRevision>> ChangesSince(int64_t after) override;
  absl::StatusOr<std::vector<int64_t>> Apply(absl::Span<const EntryChange> changes,
                                             absl::string_view author) override;
  absl::StatusOr<std::vector<EntryRevision>> Revisions(const EntryKey& key, int64_t before,
                                                       size_t limit) override;

 private:
  SqliteGlossaryStore(std::string path, const Clock& clock, std::unique_ptr<SqliteDatabase> database)
      : path_(std::move(path)), clock_(clock), database_(std::move(database)) {}
  absl::StatusOr<std::vector<EntryRevision>> ReadAll(SqliteStatement statement) const;

  const std::string path_;
  const Clock& clock_;
  absl::Mutex mutex_;
  const std::unique_ptr<SqliteDatabase> database_ ABSL_PT_GUARDED_BY(mutex_);
};

}  // namespace dragoman
