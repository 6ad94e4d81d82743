#include "glossary/store/sqlite_glossary_store.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "glossary/glossary_loader.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

constexpr SqliteDatabase::Schema kSchema = {.application_id = 0x64726731,  // "drg1"
                                            .version = 1,
                                            .sql = R"(
      CREATE TABLE revision (
        number INTEGER PRIMARY KEY,
        client TEXT NOT NULL,        -- '': the house layer
        id TEXT NOT NULL,
        time INTEGER NOT NULL,       -- microseconds since 1970, UTC
        author TEXT NOT NULL,
        entry TEXT                   -- a glossary file of one entry; NULL: deleted
      ) STRICT;
      CREATE UNIQUE INDEX revision_of_entry ON revision (client, id, number);
    )"};

constexpr char kColumns[] = "SELECT number, client, id, time, author, entry FROM revision AS r ";

// Conflicts that a message names; an import of thousands must not make one of megabytes.
constexpr size_t kMaxConflictsInMessage = 10;

std::string Describe(const EntryKey& key) {
  return key.client.empty() ? absl::StrCat("\"", key.id, "\" in the house layer")
                            : absl::StrCat("\"", key.id, "\" of client \"", key.client, "\"");
}

// The changes that cannot be made, by the reason.
class Conflicts {
 public:
  void Add(absl::StatusCode code, std::string what) {
    if (count_ == 0 || code_ == absl::StatusCode::kAborted) code_ = code;
    if (count_++ < kMaxConflictsInMessage) what_.push_back(std::move(what));
  }

  absl::Status ToStatus() const {
    if (count_ == 0) return absl::OkStatus();
    std::string message = absl::StrJoin(what_, "; ");
    if (count_ > what_.size()) absl::StrAppend(&message, "; and ", count_ - what_.size(), " more");
    return absl::Status(code_, message);
  }

 private:
  absl::StatusCode code_ = absl::StatusCode::kOk;
  std::vector<std::string> what_;
  size_t count_ = 0;
};

void CheckChange(const EntryChange& change, int64_t present, Conflicts& conflicts) {
  const std::string entry = Describe(change.key);
  if (present == 0 && (!change.entry.has_value() || change.expected.value_or(0) != 0)) {
    conflicts.Add(absl::StatusCode::kNotFound, absl::StrCat("no stored entry ", entry));
  } else if (present != 0 && change.expected == int64_t{0}) {
    conflicts.Add(absl::StatusCode::kAlreadyExists, absl::StrCat("there is an entry ", entry, " already"));
  } else if (change.expected.has_value() && *change.expected != present) {
    conflicts.Add(absl::StatusCode::kAborted, absl::StrCat("entry ", entry, " has changed: its etag is \"",
                                                           present, "\", not \"", *change.expected, "\""));
  }
}

// What is written must be read again after a restart.
absl::Status CheckReadable(const EntryChange& change) {
  if (!change.entry.has_value()) return absl::OkStatus();
  return ParseGlossary(FormatGlossary(absl::MakeConstSpan(&*change.entry, 1)),
                       absl::StrCat("entry \"", change.key.id, "\""), GlossaryLayer::kHouse)
      .status();
}

}  // namespace

absl::StatusOr<std::unique_ptr<SqliteGlossaryStore>> SqliteGlossaryStore::Open(const std::string& path,
                                                                               const Clock& clock) {
  absl::StatusOr<std::unique_ptr<SqliteDatabase>> database = SqliteDatabase::Open(path, kSchema);
  if (!database.ok()) {
    return absl::Status(database.status().code(),
                        absl::StrCat("cannot open glossary store: ", database.status().message()));
  }
  return std::unique_ptr<SqliteGlossaryStore>(new SqliteGlossaryStore(path, clock, *std::move(database)));
}

absl::StatusOr<std::vector<EntryRevision>> SqliteGlossaryStore::ReadAll(SqliteStatement statement) const {
  std::vector<EntryRevision> revisions;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, statement.Step());
    if (!found) return revisions;
    EntryRevision revision;
    revision.number = statement.Integer(0);
    revision.key = {statement.Text(1), statement.Text(2)};
    revision.time = absl::FromUnixMicros(statement.Integer(3));
    revision.author = statement.Text(4);
    if (!statement.IsNull(5)) {
      const GlossaryLayer layer =
          revision.key.client.empty() ? GlossaryLayer::kHouse : GlossaryLayer::kClient;
      absl::StatusOr<std::vector<Concept>> entries =
          ParseGlossary(statement.Text(5), absl::StrCat("revision ", revision.number), layer);
      if (!entries.ok() || entries->size() != 1) {
        return absl::DataLossError(
            absl::StrCat("glossary store \"", path_, "\": revision ", revision.number, " of entry ",
                         Describe(revision.key), " is damaged",
                         entries.ok() ? "" : absl::StrCat(": ", entries.status().message())));
      }
      revision.entry = std::move(entries->front());
    }
    revisions.push_back(std::move(revision));
  }
}

absl::StatusOr<std::vector<EntryRevision>> SqliteGlossaryStore::ChangesSince(int64_t after) {
  absl::MutexLock lock(&mutex_);
  ASSIGN_OR_RETURN(
      SqliteStatement statement,
      database_->Prepare(absl::StrCat(
          kColumns,
          "WHERE number > ? AND NOT EXISTS (SELECT 1 FROM revision AS later WHERE later.client = "
          "r.client AND later.id = r.id AND later.number > r.number) ORDER BY number")));
  statement.Bind(after);
  return ReadAll(std::move(statement));
}

absl::StatusOr<std::vector<int64_t>> SqliteGlossaryStore::Apply(absl::Span<const EntryChange> changes,
                                                                absl::string_view author) {
  absl::MutexLock lock(&mutex_);
  ASSIGN_OR_RETURN(const std::unique_ptr<SqliteTransaction> transaction,
                   SqliteTransaction::Begin(*database_));
  Conflicts conflicts;
  for (const EntryChange& change : changes) {
    ASSIGN_OR_RETURN(
        SqliteStatement find,
        database_->Prepare("SELECT number, entry IS NULL FROM revision WHERE client = ? AND id = ? "
                           "ORDER BY number DESC LIMIT 1"));
    find.Bind(change.key.client).Bind(change.key.id);
    ASSIGN_OR_RETURN(const bool found, find.Step());
    const bool there = found && find.Integer(1) == 0;
    CheckChange(change, there ? find.Integer(0) : 0, conflicts);
  }
  RETURN_IF_ERROR(conflicts.ToStatus());
  for (const EntryChange& change : changes) RETURN_IF_ERROR(CheckReadable(change));

  ASSIGN_OR_RETURN(SqliteStatement last, database_->Prepare("SELECT max(number) FROM revision"));
  RETURN_IF_ERROR(last.Step().status());
  int64_t number = last.Integer(0);
  ASSIGN_OR_RETURN(SqliteStatement insert,
                   database_->Prepare("INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?)"));
  const int64_t now = absl::ToUnixMicros(clock_.Now());
  std::vector<int64_t> numbers;
  for (const EntryChange& change : changes) {
    numbers.push_back(++number);
    insert.Bind(number).Bind(change.key.client).Bind(change.key.id).Bind(now).Bind(author);
    if (change.entry.has_value()) {
      insert.Bind(FormatGlossary(absl::MakeConstSpan(&*change.entry, 1)));
    } else {
      insert.BindNull();
    }
    RETURN_IF_ERROR(insert.Run());
  }
  RETURN_IF_ERROR(transaction->Commit());
  return numbers;
}

absl::StatusOr<std::vector<EntryRevision>> SqliteGlossaryStore::Revisions(const EntryKey& key, int64_t before,
                                                                          size_t limit) {
  absl::MutexLock lock(&mutex_);
  ASSIGN_OR_RETURN(SqliteStatement statement,
                   database_->Prepare(absl::StrCat(
                       kColumns, "WHERE client = ? AND id = ? AND number < ? ORDER BY number DESC LIMIT ?")));
  statement.Bind(key.client)
      .Bind(key.id)
      .Bind(before)
      .Bind(static_cast<int64_t>(std::min<size_t>(limit, std::numeric_limits<int32_t>::max())));
  return ReadAll(std::move(statement));
}

}  // namespace dragoman
