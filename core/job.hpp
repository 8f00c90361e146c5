#pragma once
// Openings: what a job board states, and what comparing two captures of a board can tell.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"

namespace labledger {

/// Whose format a board's answer is in.
enum class BoardKind {
  Unknown,          ///< No board at all, or an empty list that any system could have sent.
  Greenhouse,       ///< Job Board API.
  Lever,            ///< Postings API.
  Ashby,            ///< Posting API, and the board page's own data.
  Workable,         ///< Widget and public API.
  SmartRecruiters,  ///< Posting API.
  Recruitee,        ///< Careers Site API.
  JsonLd,           ///< schema.org JobPosting in a careers page.
  Dump,             ///< A list of postings of many boards that somebody else collected.
  Register,         ///< A table of postings kept over time, closed ones included.
  Directory,        ///< A list of who uses which board; it holds no postings.
};

/// Whether the work can be done from elsewhere, as the board says.
enum class RemoteWork { Unknown, No, Hybrid, Yes };

/// What the board says of a posting's state.
enum class PostingState {
  Open,
  Unlisted,  ///< Reachable, but the board does not show it.
  Closed,    ///< Only registers keep these.
};

/// Pay as stated. A figure is never without the words it was read from.
struct StatedPay {
  std::string text;            ///< In the board's words; empty when it gives figures alone.
  std::optional<double> low;   ///< In `currency`, for one `interval`.
  std::optional<double> high;  ///< As `low`.
  std::string currency;        ///< ISO 4217 code as stated; empty when unstated.
  std::string interval;        ///< As stated: "1 YEAR", "per-year-salary"; empty when unstated.
  friend bool operator==(const StatedPay&, const StatedPay&) = default;
};

/// One opening. Empty and absent mean that the board does not say.
struct JobPosting {
  std::string id;       ///< The board's own, which lasts when the title changes. Never empty.
  std::string title;    ///< White space folded, characters of no width left out. Never empty.
  std::string company;  ///< As the board names it.
  std::string department;
  std::string team;
  std::vector<std::string> places;  ///< In the board's order, each once.
  RemoteWork remote = RemoteWork::Unknown;
  PostingState state = PostingState::Open;
  std::string employment;            ///< In the board's words: "FullTime".
  std::optional<StatedDate> posted;  ///< When it was first published.
  /// When its record was last touched. Boards touch all their records at once: no sign of a change.
  std::optional<StatedDate> updated;
  std::optional<StatedPay> pay;
  std::string url;
  std::string description;  ///< Plain text, one paragraph a line.
};

/// Why a board's answer should not be taken at its word.
enum class BoardProblem {
  Empty,        ///< Not one posting: boards that do not exist answer the same.
  Incomplete,   ///< It states another number of postings than it holds: one page of several.
  RepeatedIds,  ///< An id came twice; the first posting was kept.
  Unreadable,   ///< Some entries have no id or no title and were left out.
  Directory,    ///< It lists boards, not postings.
};

/// One answer of a job board.
struct JobBoard {
  BoardKind kind = BoardKind::Unknown;
  std::string company;  ///< As the board names it; empty when it does not, or names several.
  std::string slug;     ///< The board's name in its own URLs; empty when there is none.
  std::optional<std::uint64_t> stated_count;  ///< How many postings it says it has.
  std::vector<JobPosting> postings;           ///< In the board's order.
  std::size_t skipped = 0;                    ///< Entries left out, whatever the reason.
  std::vector<BoardProblem> problems;         ///< Each once; empty when there is nothing to say.
};

/// What happened to one opening between two captures.
enum class OpeningChange { Opened, Closed, Retitled, Moved };

/// Whether a followed opening can still be applied for, as far as anybody can tell.
enum class OpeningState {
  Open,     ///< The last attempt to read the board showed it, or vouched for what does.
  Closed,   ///< A sound capture after one that shows it does not.
  Unknown,  ///< The board could not be read or believed since, or moved to another system.
};

}  // namespace labledger
