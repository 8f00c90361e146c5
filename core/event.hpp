#pragma once
// Something that people may want to be told: raised once, when the capture that shows it is first
// derived, and kept as it was, whatever later parsers make of the same capture.

#include <optional>
#include <string>
#include <vector>

#include "core/announcement.hpp"
#include "core/change.hpp"
#include "core/fetch.hpp"
#include "core/job.hpp"
#include "core/job_class.hpp"
#include "core/time.hpp"

namespace labledger {

enum class EventKind {
  NewDocument,  ///< A watched address that had nothing to show shows something.
  Change,       ///< A page says something else, or again what it said before.
  Claim,        ///< A new figure of compute, funding or headcount.
  Opening,      ///< A job opening came or went.
  Promise,      ///< A promise with a date or another deadline, newly stated.
  Health,       ///< A source stopped or began to be readable.
};

/// How well a source can be read.
enum class HealthState {
  Ok,
  Recovered,  ///< Readable again after Down, Blocked or Gone; Ok when that lasts.
  Suspect,    ///< The last attempt failed, or nothing was ever read: too early to say more.
  Doubtful,   ///< It can be read, but what the lab file expects of it does not hold.
  Down,       ///< Most of the last attempts failed.
  Blocked,    ///< Most of the last attempts were refused, or met a wall in place of the page.
  Gone,       ///< The server says that the page is no longer there, more than once.
};

/// A passage of the health of one source into another state.
struct HealthChange {
  HealthState from = HealthState::Ok;
  HealthState to = HealthState::Ok;
  std::string reason;  ///< One sentence: what was seen or missed.
};

/// What happened to one opening of a job board.
struct OpeningNews {
  OpeningChange change = OpeningChange::Opened;
  JobClass job_class = JobClass::Other;
  std::string id;     ///< The board's own.
  std::string title;  ///< Of Closed, the last one.
  std::string team;   ///< Team, else department; may be empty.
  std::vector<std::string> places;
  std::string url;  ///< Of the posting itself; may be empty.
};

/// What happened, complete enough to tell it without the ledger at hand.
struct Event {
  /// 16 hex digits; the same happening has the same id on every machine and in every run. Receivers
  /// use it to tell a repetition.
  std::string id;
  EventKind kind = EventKind::Change;
  std::string lab_id;     ///< Empty for an ad-hoc page.
  std::string lab_name;   ///< As the lab file names it; empty for an ad-hoc page.
  std::string source_id;  ///< Within the lab; empty for an ad-hoc page.
  std::string url;        ///< The source's, normal form.
  std::string topic;      ///< Of the source: "safety", "careers", …; empty for an ad-hoc page.
  std::string title;      ///< The document's; empty when it states none.
  Instant not_before;     ///< It happened after this (the last capture without it) …
  Instant not_after;      ///< … and no later than this: the first capture with it.
  Provenance provenance = Provenance::Own;  ///< Whose clock the two are.
  std::string payload;  ///< SHA-256 of the capture's bytes, in hex; empty when there are none.

  // Of changes.
  ChangeClass change_class = ChangeClass::Substantive;
  std::optional<Severity> severity;     ///< Empty when it was not judged.
  std::vector<std::string> categories;  ///< Ids of the risk taxonomy, in its order.
  Announced announced = Announced::Unknown;
  std::vector<Edit> edits;     ///< At most kEventEdits, in the document's order.
  std::size_t edit_count = 0;  ///< How many there were in all.

  std::optional<HealthChange> health;  ///< Of Health events.
  std::optional<OpeningNews> opening;  ///< Of Opening events; its titles are quoted as an edit.
};

/// The most edits that an event carries; the report has them all.
inline constexpr std::size_t kEventEdits = 40;

}  // namespace labledger
