#pragma once
// What happened to a board's openings between two captures. Boards lie by silence: an empty answer,
// one page of several, or another company's board under the same name must not look like layoffs.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/job.hpp"
#include "core/lab.hpp"

namespace labledger::analysis {

/// What the comparison of two captures could tell.
enum class OpeningsOutcome {
  Compared,       ///< All of it: openings, closings, new titles, new places.
  WithoutClosed,  ///< The newer capture is incomplete: what is missing there may still be open.
  WithoutOpened,  ///< The older capture is incomplete: what is new may have been there.
  PairsOnly,      ///< Both are incomplete: only postings in both were compared.
  Unknown,        ///< One of them is empty or missing: nothing is known.
  OtherBoard,     ///< Another board system, or another company's: ids do not compare.
};

/// One thing that happened to one opening.
struct OpeningEvent {
  OpeningChange change = OpeningChange::Opened;
  std::string id;
  std::string title;   ///< In the newer capture; for Closed, in the older.
  std::string before;  ///< Retitled: the old title. Moved: the old places, joined by "; ".
  std::string after;   ///< Retitled: the new title. Moved: the new places, joined by "; ".
  /// Opened and Closed: the id on the other side when the same title and team was closed and opened
  /// again under a new id, a re-post; else empty.
  std::string repost_id;
  friend bool operator==(const OpeningEvent&, const OpeningEvent&) = default;
};

/// The difference between two captures of one board.
struct OpeningsComparison {
  OpeningsOutcome outcome = OpeningsOutcome::Unknown;
  std::size_t kept = 0;              ///< Open postings that are in both.
  std::vector<OpeningEvent> events;  ///< Closings in the older order, then the rest in the newer.
};

/// Compares by id what is open in both captures; a board that could not be read is a JobBoard
/// without postings. A posting that turns unlisted or closed counts as closed. A title counts as
/// new when anything but its white space changes, case too; places are compared as a set. Times of
/// change and descriptions do not count. Cost: n log n.
[[nodiscard]] OpeningsComparison compare_openings(const JobBoard& before, const JobBoard& after);

/// Whose board it is, as far as its company name tells.
enum class BoardOwner {
  Lab,       ///< The name is the lab's, or one of its aliases.
  Other,     ///< It is another name: often another company under the same slug.
  Unstated,  ///< The board names no company, or several.
};

/// Compares the company that the board names with the lab's name and aliases: without case,
/// punctuation and legal forms ("Inc.", "GmbH"). The slug proves nothing and is not looked at.
[[nodiscard]] BoardOwner owner_of(const JobBoard& board, const Lab& lab);

}  // namespace labledger::analysis
