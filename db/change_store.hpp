#pragma once
// Changes with their edits, as found by analysis.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/change.hpp"
#include "core/ids.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "db/database.hpp"

namespace labledger::db {

/// A change and where it was seen.
struct ChangeRow {
  SourceId source;
  std::string url;
  FetchId fetch;            ///< The first capture with it …
  std::string captured_at;  ///< … and when that was, as in captured_at(FetchRecord).
  Change change;
};

/// Which changes to read.
struct ChangeFilter {
  std::optional<Instant> since;                   ///< First capture with it at or after this …
  std::optional<Instant> until;                   ///< … and before this.
  std::optional<SourceId> source = std::nullopt;  ///< Of this source only.
  /// Leaves out cosmetic ones, returns, capture problems, and links to other than policies.
  bool only_news = true;
};

/// The change and edit tables. One thread only; writes belong inside a transaction.
class ChangeStore {
 public:
  /// `database` must outlive the store.
  explicit ChangeStore(Database& database) : database_(database) {}

  [[nodiscard]] Result<void> add(SourceId source, FetchId fetch, const Change& change);

  /// Changes in the order of the capture that showed them, then by id.
  [[nodiscard]] Result<std::vector<ChangeRow>> read(const ChangeFilter& filter);

  /// The change of that id; empty when the ledger has none.
  [[nodiscard]] Result<std::optional<ChangeRow>> find(const std::string& id);

  /// When the newest substantive change of a source up to `as_of` was first captured; empty when
  /// there is none.
  [[nodiscard]] Result<std::optional<Instant>> last_substantive(SourceId source, Instant as_of);

 private:
  /// The change that the rows stand at, with its edits.
  [[nodiscard]] Result<ChangeRow> read_change(const Rows& rows);
  [[nodiscard]] Result<std::vector<Edit>> edits_of(const std::string& change_id);

  Database& database_;
};

}  // namespace labledger::db
