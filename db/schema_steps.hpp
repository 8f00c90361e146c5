#pragma once
// The steps that a ledger's schema has taken, as SQL. A step is never changed once a ledger took
// it.

#include <span>

namespace labledger::db {

struct SchemaStep {
  const char* sql;
  const char* count;  ///< Sets `PRAGMA user_version` to the number of the step.
};

/// All steps, the first one first. Valid for ever.
[[nodiscard]] std::span<const SchemaStep> schema_steps();

}  // namespace labledger::db
