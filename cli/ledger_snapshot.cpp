#include "cli/ledger_snapshot.hpp"

#include <utility>

namespace labledger::cli {

Result<LedgerSnapshot> LedgerSnapshot::take(Ledger& ledger) {
  LedgerSnapshot snapshot(ledger);
  if (!ledger.database().is_in_transaction()) {
    snapshot.beside_ = TRY(Ledger::open_for_reading(ledger.database().path()));
    auto both =
        TRY(db::Transaction::begin_reading_both(ledger.database(), snapshot.beside_->database()));
    if (both) {
      snapshot.own_.emplace(std::move(both->first));
      snapshot.other_.emplace(std::move(both->second));
      return snapshot;
    }
    snapshot.beside_.reset();
  }
  snapshot.own_.emplace(TRY(db::Transaction::begin_reading(ledger.database())));
  return snapshot;
}

}  // namespace labledger::cli
