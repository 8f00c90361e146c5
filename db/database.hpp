#pragma once
// SQLite behind RAII: one connection, statements prepared once, every return code looked at.
// SQL is always a string constant; values are always bound.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>

#include "core/ids.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace labledger::db {

/// Bytes to bind as a BLOB rather than as TEXT.
struct Blob {
  std::string_view bytes;
};

/// One value to bind. An empty optional binds NULL.
class Value {
 public:
  // NOLINTBEGIN(google-explicit-constructor): they are the arguments of run() and query().
  Value(std::int64_t number) : value_(number) {}
  Value(int number) : value_(std::int64_t{number}) {}
  Value(std::uint32_t number) : value_(std::int64_t{number}) {}
  Value(std::string_view text) : value_(text) {}
  Value(const std::string& text) : value_(std::string_view(text)) {}
  Value(const char* text) : value_(std::string_view(text)) {}
  Value(Blob blob) : value_(blob) {}
  Value(Instant at) : value_(at.ms) {}
  template <typename Tag>
  Value(RowId<Tag> id) : value_(id.value) {}
  template <typename T>
  Value(const std::optional<T>& value) {
    if (value) *this = Value(*value);
  }
  // NOLINTEND(google-explicit-constructor)

 private:
  friend class Database;
  Value() = default;
  std::variant<std::monostate, std::int64_t, std::string_view, Blob> value_;
};

/// The rows of one query, read forward. Resets its statement when destroyed. Must not outlive the
/// Database, and only one may be open per SQL constant.
class Rows {
 public:
  Rows(sqlite3* connection, sqlite3_stmt* statement)
      : connection_(connection), statement_(statement) {}
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  Rows(Rows&& other) noexcept;
  Rows& operator=(Rows&&) = delete;
  ~Rows();

  /// Moves to the next row; false after the last one.
  [[nodiscard]] Result<bool> next();

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::optional<std::int64_t> optional_integer(int column) const;
  [[nodiscard]] Instant instant(int column) const { return {integer(column)}; }
  [[nodiscard]] std::optional<Instant> optional_instant(int column) const;
  /// The column's bytes (TEXT or BLOB). Valid until the next call of next().
  [[nodiscard]] std::string_view bytes(int column) const;
  [[nodiscard]] std::string text(int column) const { return std::string(bytes(column)); }
  [[nodiscard]] bool is_null(int column) const;

 private:
  sqlite3* connection_;
  sqlite3_stmt* statement_;
};

enum class OpenMode { ReadOnly, ReadWrite };

/// One connection to a ledger file. One thread only. Close order: Rows, Transactions, Database.
class Database {
 public:
  /// Opens a ledger and brings its schema to the current version. ReadWrite creates the file (not
  /// its folder) when it is missing. Storage when the file is not a ledger, is damaged, cannot be
  /// written, or was made by a newer program; NotFound when ReadOnly and missing; Locked when
  /// another process holds it longer than the busy time-out (5 s).
  [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::string& path,
                                                              OpenMode mode);

  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  /// Runs one statement that gives no rows. `sql` must be a string constant: it is the cache key.
  template <typename... Values>
  [[nodiscard]] Result<void> run(const char* sql, const Values&... values) {
    const std::array<Value, sizeof...(Values)> bound{Value(values)...};
    return run_bound(sql, bound);
  }

  /// Starts a query. `sql` must be a string constant.
  template <typename... Values>
  [[nodiscard]] Result<Rows> query(const char* sql, const Values&... values) {
    const std::array<Value, sizeof...(Values)> bound{Value(values)...};
    return query_bound(sql, bound);
  }

  /// The first column of the first row as an integer; empty when there is no row or it is NULL.
  template <typename... Values>
  [[nodiscard]] Result<std::optional<std::int64_t>> integer(const char* sql,
                                                            const Values&... values) {
    Rows rows = TRY(query(sql, values...));
    if (!TRY(rows.next())) return std::optional<std::int64_t>{};
    return rows.optional_integer(0);
  }

  /// Row id of the last INSERT.
  [[nodiscard]] std::int64_t last_insert_id() const;

  /// Runs several statements separated by ";", without values. For migrations and PRAGMAs.
  [[nodiscard]] Result<void> run_script(const char* sql);

  [[nodiscard]] bool is_in_transaction() const;

  [[nodiscard]] const std::string& path() const { return path_; }

  /// The raw connection, for tests that inject faults and for the online backup API.
  [[nodiscard]] sqlite3* connection() const { return connection_; }

 private:
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const;
  };
  using PreparedStatement = std::unique_ptr<sqlite3_stmt, Finalizer>;

  Database(sqlite3* connection, std::string path)
      : connection_(connection), path_(std::move(path)) {}
  [[nodiscard]] Result<void> configure(OpenMode mode);
  [[nodiscard]] Result<sqlite3_stmt*> prepared(const char* sql);
  [[nodiscard]] Result<void> run_bound(const char* sql, std::span<const Value> values);
  [[nodiscard]] Result<Rows> query_bound(const char* sql, std::span<const Value> values);
  [[nodiscard]] Result<void> bind(sqlite3_stmt* statement, std::span<const Value> values);

  sqlite3* connection_;
  std::string path_;
  std::unordered_map<const char*, PreparedStatement> statements_;
};

/// A transaction: rolls back unless committed. Must not outlive the Database.
class Transaction {
 public:
  /// To write: takes the write lock at once.
  [[nodiscard]] static Result<Transaction> begin(Database& database);
  /// To read one state of the ledger: what other processes commit meanwhile is not seen, and no
  /// query takes a lock of its own. Within another transaction it is that one's state.
  [[nodiscard]] static Result<Transaction> begin_reading(Database& database);
  /// To read the same state on two connections to one file. Empty when others committed at each
  /// try. Neither connection may be in a transaction.
  [[nodiscard]] static Result<std::optional<std::pair<Transaction, Transaction>>>
  begin_reading_both(Database& first, Database& second);

  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  /// Makes the work durable. After an error the transaction is rolled back.
  [[nodiscard]] Result<void> commit();

 private:
  explicit Transaction(Database* database) : database_(database) {}
  Database* database_;  // Null when committed, moved from, or reading within another one.
};

}  // namespace labledger::db
