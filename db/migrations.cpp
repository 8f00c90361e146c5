#include "db/migrations.hpp"

#include <string>

#include "db/schema_steps.hpp"

namespace labledger::db {
namespace {

/// "LabL" in ASCII: marks the file as ours (PRAGMA application_id).
constexpr std::int64_t kApplicationId = 0x4c61624c;

Error not_a_ledger(const Database& database) {
  return {ErrorKind::Storage, "'" + database.path() +
                                  "' is a SQLite file but not a ledger of labledger; --db names "
                                  "another file"};
}

}  // namespace

int current_schema_version() {
  return static_cast<int>(schema_steps().size());
}

Result<void> migrate(Database& database, OpenMode mode) {
  const auto version = TRY(database.integer("PRAGMA user_version")).value_or(0);
  const auto application = TRY(database.integer("PRAGMA application_id")).value_or(0);
  const auto tables = TRY(database.integer("SELECT count(*) FROM sqlite_master")).value_or(0);
  if (application != kApplicationId && (tables != 0 || version != 0)) return not_a_ledger(database);
  if (version > current_schema_version()) {
    return Error{ErrorKind::Storage, "ledger '" + database.path() + "' has schema " +
                                         std::to_string(version) + ", this program knows up to " +
                                         std::to_string(current_schema_version()) +
                                         ": use the newer labledger that wrote it"};
  }
  if (version == current_schema_version()) return {};
  if (mode == OpenMode::ReadOnly) {
    return Error{ErrorKind::Storage,
                 "ledger '" + database.path() + "' has schema " + std::to_string(version) + " of " +
                     std::to_string(current_schema_version()) +
                     ": run any writing command, such as 'labledger crawl', once"};
  }
  for (const SchemaStep& step : schema_steps().subspan(static_cast<std::size_t>(version))) {
    Transaction transaction = TRY(Transaction::begin(database));
    if (&step == schema_steps().data())
      TRY(database.run_script("PRAGMA application_id=0x4c61624c"));
    TRY(database.run_script(step.sql));
    TRY(database.run_script(step.count));
    TRY(transaction.commit());
  }
  return {};
}

}  // namespace labledger::db
