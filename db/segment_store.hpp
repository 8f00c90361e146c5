#pragma once
// The memory of each source: one row a wording.

#include <cstdint>
#include <optional>
#include <vector>

#include "core/ids.hpp"
#include "core/result.hpp"
#include "core/segment.hpp"
#include "db/database.hpp"

namespace labledger::db {

/// Segment records by source. One thread only; writes belong inside a transaction.
class SegmentStore {
 public:
  /// `database` must outlive the store.
  explicit SegmentStore(Database& database) : database_(database) {}

  /// All records of a source, in the order of their keys (as signed 64-bit numbers).
  [[nodiscard]] Result<std::vector<SegmentRecord>> load(SourceId source);

  /// The record of one wording; empty when the source has never shown it.
  [[nodiscard]] Result<std::optional<SegmentRecord>> find(SourceId source, std::uint64_t key);

  /// Writes the records, replacing those with the same key.
  [[nodiscard]] Result<void> put(SourceId source, const std::vector<SegmentRecord>& records);

 private:
  Database& database_;
};

}  // namespace labledger::db
