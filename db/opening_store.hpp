#pragma once
// Job boards, their openings and what happened to these, as derived from the captures of a source.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "core/job.hpp"
#include "core/job_class.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "db/database.hpp"

namespace labledger::db {

/// One board system of one company, as a source has shown it.
struct BoardRow {
  std::int64_t number = 1;  ///< 1 for the first of the source.
  BoardKind kind = BoardKind::Unknown;
  std::string company;  ///< As the board names it; empty when it does not.
  std::string slug;     ///< Its name in its own URLs; empty when there is none.
  FetchId fetch;        ///< The first capture of it …
  Instant first_seen;   ///< … and when that was.
  /// The last sound capture of it and the first of the next board; absent while it is the source's.
  std::optional<Instant> last_seen = std::nullopt;
  std::optional<Instant> over = std::nullopt;
};

/// When an opening went away.
struct Closing {
  Instant after;  ///< The last sound capture with it …
  Instant by;     ///< … and the first without.
  friend bool operator==(const Closing&, const Closing&) = default;
};

/// One opening of a board.
struct OpeningRow {
  std::int64_t board = 1;
  std::string id;  ///< The board's own; unique within the board.
  JobClass job_class = JobClass::Other;
  bool technical = false;  ///< Whether its title names research or engineering.
  std::string title;       ///< The last one shown, as are team, places and URL.
  std::string team;        ///< Team, else department.
  std::vector<std::string> places;
  std::string url;
  FetchId fetch;       ///< The first capture that shows it …
  Instant first_seen;  ///< … and when that was.
  std::optional<Closing> closing = std::nullopt;
  std::string repost_of;  ///< Id of the opening that it posts again; mostly empty.
  friend bool operator==(const OpeningRow&, const OpeningRow&) = default;
};

/// One thing that happened to one opening, between two sound captures of its board.
struct OpeningEventRow {
  FetchId fetch;              ///< The first capture with it.
  std::int64_t position = 0;  ///< Within the capture, from 0.
  std::int64_t board = 1;
  std::string opening;
  OpeningChange change = OpeningChange::Opened;
  std::string title;   ///< After it; of Closed, the last one.
  std::string before;  ///< Old title or places, of Retitled and Moved.
  std::string after;   ///< New title or places, of Retitled and Moved.
  JobClass class_before = JobClass::Other;
  bool technical_before = false;
  JobClass job_class = JobClass::Other;  ///< After it.
  std::string repost_id;  ///< The opening on the other side of a re-post; mostly empty.
  Instant not_before;     ///< The last sound capture without it.
  Instant not_after;      ///< When `fetch` was.
};

/// The board, opening and opening_event tables. One thread only; writes belong inside a
/// transaction.
class OpeningStore {
 public:
  /// `database` must outlive the store.
  explicit OpeningStore(Database& database) : database_(database) {}

  [[nodiscard]] Result<void> add_board(SourceId source, const BoardRow& board);
  /// Notes that a source shows another board from `over` on, and this one last at `last_seen`.
  [[nodiscard]] Result<void> end_board(SourceId source, std::int64_t number, Instant last_seen,
                                       Instant over);
  /// The boards of a source, first one first.
  [[nodiscard]] Result<std::vector<BoardRow>> boards(SourceId source);

  /// Writes an opening, in place of the one of the same board and id.
  [[nodiscard]] Result<void> put(SourceId source, const OpeningRow& opening);
  /// Empty when the board never showed it.
  [[nodiscard]] Result<std::optional<OpeningRow>> find(SourceId source, std::int64_t board,
                                                       const std::string& id);
  /// The openings of a source by board, then by id.
  [[nodiscard]] Result<std::vector<OpeningRow>> openings(SourceId source);

  [[nodiscard]] Result<void> add_event(SourceId source, const OpeningEventRow& event);
  /// What happened on a source, in the order of time and, within a capture, of the comparison.
  [[nodiscard]] Result<std::vector<OpeningEventRow>> events(SourceId source);

 private:
  Database& database_;
};

}  // namespace labledger::db
