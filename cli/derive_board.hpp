#pragma once
// Job boards in the derive step: what opened, closed, was renamed or moved since the last capture
// that can be believed.

#include <optional>
#include <string>
#include <unordered_map>

#include "analysis/openings.hpp"
#include "cli/alert_book.hpp"
#include "cli/derive_tools.hpp"
#include "cli/ledger.hpp"
#include "cli/list_body.hpp"
#include "core/job.hpp"
#include "core/result.hpp"

namespace labledger::cli {

/// Derives the openings of boards. One thread only.
class BoardDeriver {
 public:
  /// All must outlive the deriver.
  BoardDeriver(Ledger& ledger, AlertBook& alerts, DeriveTools& tools)
      : ledger_(ledger), alerts_(alerts), tools_(tools) {}

  /// Takes one capture of a board, and stores what follows from it. A board that is empty, of
  /// another company, incomplete or much shorter than the lab file allows is not believed and
  /// changes nothing: the next one is compared with the last that was. The first capture, and the
  /// first of another board system, is where following begins: it opens and closes nothing. Raises
  /// an event for each opening that opened, closed or has another title, but for re-posts, in which
  /// nothing changes. Call inside the transaction that stores the capture.
  [[nodiscard]] Result<ListFinding> take(const ListBody& body);

 private:
  /// The last board believed of a source, without descriptions, and the capture that showed it.
  struct Remembered {
    FetchId capture;
    JobBoard board;
  };

  [[nodiscard]] Result<const JobBoard*> last_believed(const ListBody& body);
  void remember(const ListBody& body, JobBoard board);
  [[nodiscard]] Result<void> begin_board(const ListBody& body, const JobBoard& board);
  [[nodiscard]] Result<void> apply(const ListBody& body, const JobBoard& before,
                                   const JobBoard& after,
                                   const analysis::OpeningsComparison& comparison);
  [[nodiscard]] Result<void> apply(const ListBody& body, std::int64_t board, std::int64_t position,
                                   const analysis::OpeningEvent& event, const JobPosting& posting);
  [[nodiscard]] Result<void> raise(const ListBody& body, const db::OpeningEventRow& event,
                                   const db::OpeningRow& opening);

  Ledger& ledger_;
  AlertBook& alerts_;
  DeriveTools& tools_;
  std::unordered_map<std::int64_t, Remembered> remembered_;
};

}  // namespace labledger::cli
