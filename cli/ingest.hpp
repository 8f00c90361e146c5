#pragma once
// Where captures enter the ledger, from the network or from an archive.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "cli/derive.hpp"
#include "cli/health_watch.hpp"
#include "cli/ledger.hpp"
#include "cli/parse_ahead.hpp"
#include "core/fetch.hpp"
#include "core/result.hpp"

namespace labledger::cli {

/// How many captures a run has handed in, by what became of them.
struct IngestTally {
  std::int64_t kept = 0;
  std::int64_t known = 0;  ///< Captures of an archive that were there already.
};

/// Takes captures, keeps them as evidence, then derives what follows. They are taken in batches:
/// each batch is one transaction of evidence, committed before the one that derives from it. A kill
/// between the two loses nothing: the next run derives what is pending.
class Ingest {
 public:
  /// All must outlive the ingest. Call flush() at the end: what is not flushed is not kept.
  Ingest(Ledger& ledger, AlertBook& alerts, DeriveTools& tools, const Clock& clock);

  /// Derives what an interrupted run has kept but not derived. Call first.
  [[nodiscard]] Result<void> catch_up();

  /// Takes one capture; commits when the batch is full or has waited for a second.
  [[nodiscard]] Result<void> take(FetchedBody fetched);

  /// Commits what has been taken. When it returns, everything taken so far is durable and derived.
  [[nodiscard]] Result<void> flush();

  [[nodiscard]] const IngestTally& tally() const { return tally_; }
  [[nodiscard]] std::int64_t disclosures() const { return deriver_.disclosures(); }

 private:
  /// The rows of the batch, in its order; one that was known already has the row number 0.
  [[nodiscard]] Result<std::vector<db::FetchRow>> keep();
  [[nodiscard]] Result<void> derive(const std::vector<db::FetchRow>& rows);

  Ledger& ledger_;
  const Clock& clock_;
  Deriver deriver_;
  HealthWatch health_;
  std::vector<FetchedBody> batch_;  // Never grows past its reserve: the parsers hold views of it.
  std::size_t batch_bytes_ = 0;
  Instant batch_began_;
  IngestTally tally_;
  ParseAhead parse_ahead_;  // Destroyed first: its threads read the batch.
};

}  // namespace labledger::cli
