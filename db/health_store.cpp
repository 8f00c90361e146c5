#include "db/health_store.hpp"

#include "core/names.hpp"

namespace labledger::db {

Result<std::optional<HealthRow>> HealthStore::get(SourceId source) {
  Rows rows = TRY(
      database_.query("SELECT state, since, reason FROM source_health WHERE source = ?", source));
  if (!TRY(rows.next())) return std::optional<HealthRow>{};
  const auto state = from_name<HealthState>(rows.bytes(0));
  if (!state) {
    return Error{ErrorKind::Storage, "a source has the unknown health '" + rows.text(0) + "'"};
  }
  return std::optional(
      HealthRow{.state = *state, .since = rows.instant(1), .reason = rows.text(2)});
}

Result<void> HealthStore::put(SourceId source, const HealthRow& row) {
  return database_.run(
      "INSERT INTO source_health (source, state, since, reason) VALUES (?, ?, ?, ?) "
      "ON CONFLICT (source) DO UPDATE SET state = excluded.state, since = excluded.since, "
      "reason = excluded.reason",
      source, name_of(row.state), row.since, row.reason);
}

}  // namespace labledger::db
