#pragma once
// Job boards and their openings as they stood at a moment.

#include <optional>
#include <string>
#include <vector>

#include "cli/ledger.hpp"
#include "core/digest.hpp"
#include "core/ids.hpp"
#include "core/job.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "db/opening_store.hpp"

namespace labledger::cli {

/// A capture that shows something: enough to find it in the ledger and in an archive.
struct ShownBy {
  FetchId fetch;
  Instant at;
  std::optional<Digest> payload;
};

/// An opening with title, class and places of the moment; places that it had before it moved are
/// one text, joined by "; ".
struct OpeningView {
  db::OpeningRow opening;
  OpeningState state = OpeningState::Unknown;
  std::optional<ShownBy> last;  ///< The last sound capture of the board that shows it.
};

/// One board of a source.
struct BoardView {
  db::BoardRow board;
  bool is_readable = false;     ///< Whether the newest attempt showed it, or vouched for what did.
  std::optional<ShownBy> last;  ///< Its last sound capture.
  std::vector<OpeningView> openings;        ///< Seen by the moment; by id.
  std::vector<db::OpeningEventRow> events;  ///< Up to the moment, in the order of time.
};

/// The boards that a URL has shown up to and with `as_of`, first one first; none when it is no
/// board. A source's openings are Unknown when the newest attempt was no sound capture, and for
/// ever where the lab moved to another board system: nobody can tell which of them went.
[[nodiscard]] Result<std::vector<BoardView>> read_boards(Ledger& ledger, const std::string& url,
                                                         Instant as_of);

}  // namespace labledger::cli
