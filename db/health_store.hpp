#pragma once
// The health of each source as it was last told. Kept, not derived: an alert on a passage from one
// state to another must be sent once, so the state that was told is remembered.

#include <optional>
#include <string>

#include "core/event.hpp"
#include "core/ids.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "db/database.hpp"

namespace labledger::db {

struct HealthRow {
  HealthState state = HealthState::Ok;
  Instant since;       ///< When the source passed into the state.
  std::string reason;  ///< One sentence; empty for Ok.
};

/// The source_health table. One thread only; writes belong inside a transaction.
class HealthStore {
 public:
  /// `database` must outlive the store.
  explicit HealthStore(Database& database) : database_(database) {}

  /// Empty when the source was never judged.
  [[nodiscard]] Result<std::optional<HealthRow>> get(SourceId source);
  [[nodiscard]] Result<void> put(SourceId source, const HealthRow& row);

 private:
  Database& database_;
};

}  // namespace labledger::db
