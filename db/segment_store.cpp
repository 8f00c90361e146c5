#include "db/segment_store.hpp"

#include "core/names.hpp"

namespace labledger::db {
namespace {

SegmentRecord record_in(const Rows& rows) {
  SegmentRecord record;
  record.key = static_cast<std::uint64_t>(rows.integer(0));
  record.text = rows.text(1);
  record.role = from_name<BlockRole>(rows.bytes(2)).value_or(BlockRole::Main);
  record.present = rows.integer(3) != 0;
  record.runs = static_cast<std::uint32_t>(rows.integer(4));
  record.first_seen = rows.instant(5);
  record.last_change = rows.instant(6);
  record.last_seen = rows.instant(7);
  return record;
}

}  // namespace

Result<std::vector<SegmentRecord>> SegmentStore::load(SourceId source) {
  Rows rows = TRY(database_.query(
      "SELECT key, text, role, present, runs, first_seen, last_change, last_seen FROM segment "
      "WHERE source = ? ORDER BY key",
      source));
  std::vector<SegmentRecord> records;
  while (TRY(rows.next()))
    records.push_back(record_in(rows));
  return records;
}

Result<std::optional<SegmentRecord>> SegmentStore::find(SourceId source, std::uint64_t key) {
  Rows rows = TRY(database_.query(
      "SELECT key, text, role, present, runs, first_seen, last_change, last_seen FROM segment "
      "WHERE source = ? AND key = ?",
      source, static_cast<std::int64_t>(key)));
  if (!TRY(rows.next())) return std::optional<SegmentRecord>{};
  return std::optional(record_in(rows));
}

Result<void> SegmentStore::put(SourceId source, const std::vector<SegmentRecord>& records) {
  for (const SegmentRecord& record : records) {
    TRY(database_.run(
        "INSERT OR REPLACE INTO segment (source, key, text, role, present, runs, first_seen, "
        "last_change, last_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        source, static_cast<std::int64_t>(record.key), record.text, name_of(record.role),
        record.present ? 1 : 0, record.runs, record.first_seen, record.last_change,
        record.last_seen));
  }
  return {};
}

}  // namespace labledger::db
