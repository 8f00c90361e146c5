#pragma once
// The schema, as numbered steps forward. `PRAGMA user_version` counts the steps a ledger has taken.

#include "core/result.hpp"
#include "db/database.hpp"

namespace labledger::db {

/// Brings an open ledger to the current schema, one transaction a step. ReadOnly changes nothing
/// and is a Storage error when steps are missing; so is a ledger of a newer program, and a SQLite
/// file that is not a ledger.
[[nodiscard]] Result<void> migrate(Database& database, OpenMode mode);

/// How many steps there are.
[[nodiscard]] int current_schema_version();

}  // namespace labledger::db
