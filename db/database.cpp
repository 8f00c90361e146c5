#include "db/database.hpp"

#include <cerrno>
#include <utility>

#include <sqlite3.h>

#include "core/check.hpp"
#include "db/migrations.hpp"

namespace labledger::db {
namespace {

constexpr int kBusyTimeoutMs = 5000;

/// What a result code means for the caller.
ErrorKind kind_of(int code) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ErrorKind::Locked;
    case SQLITE_INTERRUPT:
      return ErrorKind::Interrupted;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return ErrorKind::Storage;
    default:
      return ErrorKind::Internal;
  }
}

/// What a person should do about it; empty when the code says enough.
std::string_view advice_for(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return "; the disk is full: free some space and run the command again, nothing was "
             "half-written";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "; the file is damaged or is not a ledger: restore it from a back-up";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return "; check that the folder exists and that you may write to it and to the file";
    case SQLITE_BUSY:
      return "; another process is writing to it: try again later";
    default:
      return "";
  }
}

Error error_from(sqlite3* connection, int code) {
  const std::string path = [&] {
    const char* name = connection != nullptr ? sqlite3_db_filename(connection, "main") : nullptr;
    return name != nullptr && *name != '\0' ? "ledger '" + std::string(name) + "'" : "ledger";
  }();
  const char* message = connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(code);
  return {kind_of(code), path + ": " + message + std::string(advice_for(code))};
}

}  // namespace

void Database::Finalizer::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);  // Repeats the code of the last step, which was looked at then.
}

Rows::Rows(Rows&& other) noexcept
    : connection_(other.connection_), statement_(std::exchange(other.statement_, nullptr)) {}

Rows::~Rows() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);  // Repeats the code that next() has already reported.
  sqlite3_clear_bindings(statement_);
}

Result<bool> Rows::next() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return error_from(connection_, code);
}

std::int64_t Rows::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

bool Rows::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::optional<std::int64_t> Rows::optional_integer(int column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

std::optional<Instant> Rows::optional_instant(int column) const {
  if (is_null(column)) return std::nullopt;
  return instant(column);
}

std::string_view Rows::bytes(int column) const {
  const void* data = sqlite3_column_blob(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  return data == nullptr
             ? std::string_view{}
             : std::string_view(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path, OpenMode mode) {
  // Counting every allocation takes a lock on every allocation, and nobody reads the count.
  // Refused, without harm, once SQLite has started.
  static const int memory_statistics = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(memory_statistics);
  const int flags = mode == OpenMode::ReadOnly ? SQLITE_OPEN_READONLY
                                               : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* connection = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &connection, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  std::unique_ptr<Database> database(new Database(connection, path));  // Owns it even on failure.
  if (code != SQLITE_OK) {
    if (mode == OpenMode::ReadOnly && sqlite3_system_errno(connection) == ENOENT) {
      return Error{ErrorKind::NotFound, "there is no ledger at '" + path +
                                            "'; 'labledger init' makes one, --db names another"};
    }
    return error_from(connection, code).in("open '" + path + "'");
  }
  TRY(database->configure(mode));
  return database;
}

Database::~Database() {
  statements_.clear();
  // Busy here means that a Rows outlived its Database, which is a fault of ours.
  CHECK_INVARIANT(sqlite3_close(connection_) == SQLITE_OK);
}

Result<void> Database::configure(OpenMode mode) {
  sqlite3_extended_result_codes(connection_, 1);
  sqlite3_busy_timeout(connection_, kBusyTimeoutMs);
  sqlite3_limit(connection_, SQLITE_LIMIT_LENGTH, 256 << 20);
  if (mode == OpenMode::ReadWrite) {
    // The page size is set before the first write and stays; delta frames of some hundred bytes to
    // a few kilobytes fill pages of this size well. FULL: what was acknowledged survives a power
    // cut.
    TRY(run_script("PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"));
  }
  TRY(
      run_script("PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY;"
                 "PRAGMA cache_size=-32768;"));
  return migrate(*this, mode);
}

bool Database::is_in_transaction() const {
  return sqlite3_get_autocommit(connection_) == 0;
}

std::int64_t Database::last_insert_id() const {
  return sqlite3_last_insert_rowid(connection_);
}

Result<void> Database::run_script(const char* sql) {
  const int code = sqlite3_exec(connection_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error_from(connection_, code);
  return {};
}

Result<sqlite3_stmt*> Database::prepared(const char* sql) {
  PreparedStatement& slot = statements_[sql];
  if (slot == nullptr) {
    sqlite3_stmt* statement = nullptr;
    const int code =
        sqlite3_prepare_v3(connection_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return error_from(connection_, code).in(std::string("SQL: ") + sql);
    slot.reset(statement);
  }
  CHECK_INVARIANT(sqlite3_stmt_busy(slot.get()) == 0);
  return slot.get();
}

Result<void> Database::bind(sqlite3_stmt* statement, std::span<const Value> values) {
  CHECK_INVARIANT(sqlite3_bind_parameter_count(statement) == static_cast<int>(values.size()));
  for (std::size_t i = 0; i < values.size(); ++i) {
    const int at = static_cast<int>(i) + 1;
    const auto& value = values[i].value_;
    int code = SQLITE_OK;
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      code = sqlite3_bind_int64(statement, at, *number);
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
      code = sqlite3_bind_text64(statement, at, text->data() != nullptr ? text->data() : "",
                                 text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    } else if (const auto* blob = std::get_if<Blob>(&value)) {
      code = sqlite3_bind_blob64(statement, at,
                                 blob->bytes.data() != nullptr ? blob->bytes.data() : "",
                                 blob->bytes.size(), SQLITE_TRANSIENT);
    } else {
      code = sqlite3_bind_null(statement, at);
    }
    if (code != SQLITE_OK) return error_from(connection_, code);
  }
  return {};
}

Result<void> Database::run_bound(const char* sql, std::span<const Value> values) {
  Rows rows = TRY(query_bound(sql, values));
  while (TRY(rows.next())) {
  }
  return {};
}

Result<Rows> Database::query_bound(const char* sql, std::span<const Value> values) {
  sqlite3_stmt* statement = TRY(prepared(sql));
  Rows rows(connection_, statement);  // Resets the statement if binding fails.
  TRY(bind(statement, values));
  return rows;
}

Result<Transaction> Transaction::begin(Database& database) {
  TRY(database.run("BEGIN IMMEDIATE"));
  return Transaction(&database);
}

Result<Transaction> Transaction::begin_reading(Database& database) {
  if (database.is_in_transaction()) return Transaction(nullptr);
  TRY(database.run("BEGIN"));
  return Transaction(&database);
}

Result<std::optional<std::pair<Transaction, Transaction>>> Transaction::begin_reading_both(
    Database& first, Database& second) {
  CHECK_INVARIANT(!first.is_in_transaction() && !second.is_in_transaction());
  constexpr const char* kCommits = "PRAGMA data_version";              // Counts what others commit.
  constexpr const char* kLook = "SELECT count(*) FROM sqlite_schema";  // The state is taken here.
  constexpr int kTries = 10;
  for (int i = 0; i < kTries; ++i) {
    const auto before = TRY(first.integer(kCommits));
    Transaction other = TRY(begin_reading(second));
    (void)TRY(second.integer(kLook));
    Transaction own = TRY(begin_reading(first));
    (void)TRY(first.integer(kLook));
    // Nobody committed from before the one state was taken until after the other was.
    if (TRY(first.integer(kCommits)) == before) {
      return std::optional(std::pair(std::move(own), std::move(other)));
    }
  }
  return std::optional<std::pair<Transaction, Transaction>>();
}

Result<void> Transaction::commit() {
  if (database_ == nullptr) return {};
  TRY(database_->run("COMMIT"));  // On failure the destructor rolls back.
  database_ = nullptr;
  return {};
}

Transaction::~Transaction() {
  if (database_ == nullptr || sqlite3_get_autocommit(database_->connection()) != 0) return;
  // A failed ROLLBACK leaves nothing to do: SQLite rolls back at the next open.
  sqlite3_exec(database_->connection(), "ROLLBACK", nullptr, nullptr, nullptr);
}

}  // namespace labledger::db
