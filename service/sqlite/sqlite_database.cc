#include "service/sqlite/sqlite_database.h"

#include <sqlite3.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "service/base/status_macros.h"

namespace dragoman {
namespace {

// How long to wait for another process's write.
constexpr int kBusyTimeoutMs = 5000;
// Each attempt after the first has waited for the others; of eight at once none needed a third.
constexpr int kMaxSwitchAttempts = 100;

absl::Status Error(const std::string& path, sqlite3* database) {
  const std::string message = absl::StrCat(
      "database \"", path, "\": ", database == nullptr ? "out of memory" : sqlite3_errmsg(database));
  switch (database == nullptr ? SQLITE_NOMEM : sqlite3_errcode(database) & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return absl::DataLossError(message);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return absl::UnavailableError(message);
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
      return absl::PermissionDeniedError(message);
    default:
      return absl::InternalError(message);
  }
}

}  // namespace

void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

// A failed bind leaves the parameter NULL, which the tables' constraints refuse.
SqliteStatement& SqliteStatement::Bind(int64_t value) {
  sqlite3_bind_int64(statement_.get(), ++bound_, value);
  return *this;
}

SqliteStatement& SqliteStatement::Bind(absl::string_view value) {
  sqlite3_bind_text64(statement_.get(), ++bound_, value.data() == nullptr ? "" : value.data(), value.size(),
                      SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}

SqliteStatement& SqliteStatement::BindNull() {
  sqlite3_bind_null(statement_.get(), ++bound_);
  return *this;
}

absl::StatusOr<bool> SqliteStatement::Step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return Error(path_, sqlite3_db_handle(statement_.get()));
}

absl::Status SqliteStatement::Run() {
  absl::Status status = Step().status();
  sqlite3_reset(statement_.get());
  bound_ = 0;
  return status;
}

int64_t SqliteStatement::Integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::string SqliteStatement::Text(int column) const {
  const unsigned char* text = sqlite3_column_text(statement_.get(), column);
  if (text == nullptr) return "";
  return std::string(reinterpret_cast<const char*>(text),
                     static_cast<size_t>(sqlite3_column_bytes(statement_.get(), column)));
}

bool SqliteStatement::IsNull(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

absl::StatusOr<std::unique_ptr<SqliteDatabase>> SqliteDatabase::Open(const std::string& path,
                                                                     const Schema& schema) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(path, handle));
  if (code != SQLITE_OK) return Error(path, handle);
  sqlite3_busy_timeout(handle, kBusyTimeoutMs);
  RETURN_IF_ERROR(database->SwitchToWal());
  RETURN_IF_ERROR(database->Execute("PRAGMA synchronous = FULL"));
  RETURN_IF_ERROR(database->Check(schema));
  return database;
}

SqliteDatabase::~SqliteDatabase() { sqlite3_close_v2(database_); }

absl::Status SqliteDatabase::SwitchToWal() {
  // The switch reads and then writes in one statement, where SQLite does not wait: of two processes that make
  // a file at once either may be refused, or both. Beginning to write does wait, for them to be through.
  for (int attempt = 1;; ++attempt) {
    const absl::Status status = Execute("PRAGMA journal_mode = WAL");
    if (!absl::IsUnavailable(status) || attempt == kMaxSwitchAttempts) return status;
    RETURN_IF_ERROR(Execute("BEGIN EXCLUSIVE; COMMIT"));
  }
}

absl::Status SqliteDatabase::Check(const Schema& schema) {
  {
    ASSIGN_OR_RETURN(SqliteStatement check, Prepare("PRAGMA quick_check(1)"));
    ASSIGN_OR_RETURN(const bool found, check.Step());
    if (!found || check.Text(0) != "ok") {
      return absl::DataLossError(absl::StrCat("database \"", path_, "\" is damaged: ", check.Text(0)));
    }
  }
  // Under the write lock, so that two processes that start at once do not both make the tables.
  ASSIGN_OR_RETURN(const std::unique_ptr<SqliteTransaction> transaction, SqliteTransaction::Begin(*this));
  ASSIGN_OR_RETURN(const int64_t id, ReadPragma("application_id"));
  ASSIGN_OR_RETURN(const int64_t version, ReadPragma("user_version"));
  ASSIGN_OR_RETURN(const int64_t schema_changes, ReadPragma("schema_version"));
  if (id == 0 && schema_changes == 0) {
    RETURN_IF_ERROR(Execute(schema.sql));
    RETURN_IF_ERROR(Execute(absl::StrCat("PRAGMA application_id = ", schema.application_id,
                                         "; PRAGMA user_version = ", schema.version)
                                .c_str()));
  } else if (id != schema.application_id) {
    return absl::FailedPreconditionError(
        absl::StrCat("database \"", path_, "\" belongs to another program or purpose"));
  } else if (version > schema.version) {
    return absl::FailedPreconditionError(absl::StrCat("database \"", path_, "\" has version ", version,
                                                      "; this program knows up to ", schema.version));
  }
  return transaction->Commit();
}

absl::StatusOr<int64_t> SqliteDatabase::ReadPragma(absl::string_view name) {
  ASSIGN_OR_RETURN(SqliteStatement statement, Prepare(absl::StrCat("PRAGMA ", name)));
  RETURN_IF_ERROR(statement.Step().status());
  return statement.Integer(0);
}

absl::Status SqliteDatabase::Execute(const char* sql) {
  if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) == SQLITE_OK) return absl::OkStatus();
  return Error(path_, database_);
}

absl::StatusOr<SqliteStatement> SqliteDatabase::Prepare(absl::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database_, sql.data(), static_cast<int>(sql.size()), &statement, nullptr) !=
      SQLITE_OK) {
    return Error(path_, database_);
  }
  return SqliteStatement(path_, statement);
}

absl::StatusOr<std::unique_ptr<SqliteTransaction>> SqliteTransaction::Begin(SqliteDatabase& database) {
  RETURN_IF_ERROR(database.Execute("BEGIN IMMEDIATE"));
  return std::unique_ptr<SqliteTransaction>(new SqliteTransaction(database));
}

SqliteTransaction::~SqliteTransaction() {
  // What fails to be rolled back here is rolled back when the connection closes.
  if (open_) database_.Execute("ROLLBACK").IgnoreError();
}

absl::Status SqliteTransaction::Commit() {
  RETURN_IF_ERROR(database_.Execute("COMMIT"));
  open_ = false;
  return absl::OkStatus();
}

}  // namespace dragoman
