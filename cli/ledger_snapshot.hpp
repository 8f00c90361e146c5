#pragma once
// One state of a ledger for two threads.

#include <memory>
#include <optional>

#include "cli/ledger.hpp"
#include "core/result.hpp"
#include "db/database.hpp"

namespace labledger::cli {

/// Keeps what a ledger shows as it was when the snapshot was taken, for as long as the snapshot
/// lives: what others commit meanwhile is not seen.
class LedgerSnapshot {
 public:
  /// Of a ledger that must outlive it.
  [[nodiscard]] static Result<LedgerSnapshot> take(Ledger& ledger);

  [[nodiscard]] Ledger& ledger() const { return *ledger_; }

  /// The same state on a connection of its own, for a second thread. Null when there is none:
  /// within a transaction, or while others commit all the time.
  [[nodiscard]] Ledger* beside() const { return beside_.get(); }

 private:
  explicit LedgerSnapshot(Ledger& ledger) : ledger_(&ledger) {}

  Ledger* ledger_;
  std::unique_ptr<Ledger> beside_;
  std::optional<db::Transaction> own_;  // The transactions end before the connections close.
  std::optional<db::Transaction> other_;
};

}  // namespace labledger::cli
