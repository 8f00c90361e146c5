#pragma once
// Follows the health of each source that we fetch ourselves, and raises an event when it passes
// into another state.

#include <string>

#include "cli/alert_book.hpp"
#include "cli/ledger.hpp"
#include "core/ids.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace labledger::cli {

/// Judges sources by their last attempts and by what the lab files expect. One thread only.
class HealthWatch {
 public:
  /// Both must outlive the watch.
  HealthWatch(Ledger& ledger, AlertBook& alerts) : ledger_(ledger), alerts_(alerts) {}

  /// Judges a source after its newest attempt. Sources known from archives only are passed over:
  /// what an archive could not see is no failure of the page. Call inside the transaction that
  /// derives the attempt.
  [[nodiscard]] Result<void> judge(SourceId source, const std::string& url);

 private:
  /// What the lab file expects and does not hold, as one sentence; empty when all is well.
  [[nodiscard]] Result<std::string> breach(SourceId source, const std::string& url,
                                           const db::AttemptRow& newest);

  Ledger& ledger_;
  AlertBook& alerts_;
};

}  // namespace labledger::cli
