// SQLite with status values: a database file of ours, statements, transactions.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

struct sqlite3;
struct sqlite3_stmt;

namespace dragoman {

// A prepared statement. Lives no longer than its database. Not thread-safe.
class SqliteStatement {
 public:
  // Binds the next parameter, from the first on.
  SqliteStatement& Bind(int64_t value);
  SqliteStatement& Bind(absl::string_view value);
  SqliteStatement& BindNull();

  // True when a row is there to be read, false when there is none left. The errors of SqliteDatabase.
  absl::StatusOr<bool> Step();
  // Runs a statement that gives no rows, then makes it ready for new parameters.
  absl::Status Run();

  // Columns of the row, from 0.
  int64_t Integer(int column) const;
  std::string Text(int column) const;
  bool IsNull(int column) const;

 private:
  friend class SqliteDatabase;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  SqliteStatement(std::string path, sqlite3_stmt* statement)
      : path_(std::move(path)), statement_(statement) {}

  std::string path_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int bound_ = 0;
};

// One connection. Not thread-safe: whoever owns it has a lock. Other processes may use the file meanwhile.
// Errors, with the path: DataLoss (damaged, or no database at all), PermissionDenied (cannot be opened or
// written), Unavailable (another process held it for too long; a retry is safe), Internal (disk full, I/O).
class SqliteDatabase {
 public:
  // What makes a file one of a kind: others are refused with FailedPrecondition.
  struct Schema {
    int32_t application_id = 0;
    int32_t version = 0;   // a file of a later one is refused
    const char* sql = "";  // makes the tables of an empty file
  };

  // Opens the file at `path`, or makes it, in WAL mode, every commit on the disk before it returns. Checks
  // the whole file for damage (a second for some gigabytes).
  static absl::StatusOr<std::unique_ptr<SqliteDatabase>> Open(const std::string& path, const Schema& schema);
  ~SqliteDatabase();
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;

  // Runs statements without parameters, for their effect.
  absl::Status Execute(const char* sql);
  absl::StatusOr<SqliteStatement> Prepare(absl::string_view sql);

 private:
  SqliteDatabase(std::string path, sqlite3* database) : path_(std::move(path)), database_(database) {}
  absl::Status SwitchToWal();
  absl::StatusOr<int64_t> ReadPragma(absl::string_view name);
  absl::Status Check(const Schema& schema);

  const std::string path_;
  sqlite3* const database_;
};

// Everything between Begin and Commit happens or nothing does; without a Commit, nothing. Holds the file's
// write lock. `database` must outlive it.
class SqliteTransaction {
 public:
  static absl::StatusOr<std::unique_ptr<SqliteTransaction>> Begin(SqliteDatabase& database);
  ~SqliteTransaction();
  SqliteTransaction(const SqliteTransaction&) = delete;
  SqliteTransaction& operator=(const SqliteTransaction&) = delete;

  absl::Status Commit();

 private:
  explicit SqliteTransaction(SqliteDatabase& database) : database_(database) {}

  SqliteDatabase& database_;
  bool open_ = true;
};

}  // namespace dragoman
