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
/// each batch is one transaction of evidence, committed before the one that derives from it. What
/// follows from a batch is derived while the next one is parsed. A kill between the two loses
/// nothing: the next run derives what is pending.
class Ingest {
 public:
  /// All must outlive the ingest. Call flush() at the end: what is not flushed is not kept.
  Ingest(Ledger& ledger, AlertBook& alerts, DeriveTools& tools, const Clock& clock,
         WordingPolicy wordings);

  /// Derives what an interrupted run has kept but not derived. Call first.
  [[nodiscard]] Result<void> catch_up();

  /// Takes one capture; keeps the batch when it is full or has waited for a second.
  [[nodiscard]] Result<void> take(FetchedBody fetched);

  /// Commits what has been taken. When it returns, everything taken so far is durable and derived.
  [[nodiscard]] Result<void> flush();

  [[nodiscard]] const IngestTally& tally() const { return tally_; }
  [[nodiscard]] std::int64_t disclosures() const { return deriver_.disclosures(); }

 private:
  /// Captures on their way into the ledger.
  struct Batch {
    std::vector<FetchedBody> captures;  // Never grows past its reserve: the parsers hold views.
    std::size_t bytes = 0;
    Instant began;
    std::vector<db::FetchRow> rows;  // Once it is kept; see keep().
  };

  /// Derives from the batch that is kept, and keeps the open one.
  [[nodiscard]] Result<void> turn_over();
  /// The rows of the open batch, in its order; one that was known already has the row number 0.
  [[nodiscard]] Result<std::vector<db::FetchRow>> keep();
  [[nodiscard]] Result<void> derive_kept();
  [[nodiscard]] Result<void> derive(const std::vector<db::FetchRow>& rows);
  /// Drops both batches after a failure. What is kept stays kept.
  void drop();

  Ledger& ledger_;
  const Clock& clock_;
  Deriver deriver_;
  HealthWatch health_;
  Batch open_;
  Batch kept_;  // Is evidence, and nothing is derived from it yet.
  IngestTally tally_;
  ParseAhead parse_ahead_;  // Destroyed first: its threads read the batches.
};

}  // namespace labledger::cli
