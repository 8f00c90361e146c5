#pragma once
// The journal of events: what people may want to be told. Neither evidence nor derived: an event is
// raised once, when its capture is first derived, and outlives every reparse.

#include <optional>
#include <string>
#include <vector>

#include "core/event.hpp"
#include "core/ids.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "db/database.hpp"

namespace labledger::db {

/// An event as it is kept.
struct EventRow {
  std::string id;
  EventKind kind = EventKind::Change;
  Instant raised;
  std::string body;  ///< The event as JSON (alerts/event_json.hpp); the store does not read it.
};

/// An event that a channel has been or is to be given.
struct ChannelEventRow {
  EventRow event;
  bool is_delivered = false;
};

/// Which events to read.
struct EventFilter {
  std::optional<Instant> since;  ///< Raised at or after this …
  std::optional<Instant> until;  ///< … and before this.
  std::string id;                ///< Only this one, when not empty.
};

/// The event and raised_up_to tables. One thread only; writes belong inside a transaction.
class EventStore {
 public:
  /// `database` must outlive the store.
  explicit EventStore(Database& database) : database_(database) {}

  /// Adds an event; false when one of that id is there already, which then stays as it is.
  [[nodiscard]] Result<bool> add(SourceId source, const EventRow& event);

  /// In the order they were raised, then by id.
  [[nodiscard]] Result<std::vector<EventRow>> read(const EventFilter& filter);
  /// NotFound when there is no event of that id.
  [[nodiscard]] Result<EventRow> get(const std::string& id);

  /// The newest events that a channel has been or is to be given, at most `limit`, newest first.
  [[nodiscard]] Result<std::vector<ChannelEventRow>> of_channel(const std::string& channel,
                                                                std::int64_t limit);

  /// The highest row of the log whose events have been raised; 0 when none was.
  [[nodiscard]] Result<FetchId> raised_up_to(SourceId source);
  /// Raises the mark; never lowers it.
  [[nodiscard]] Result<void> mark_raised(SourceId source, FetchId fetch);

 private:
  Database& database_;
};

}  // namespace labledger::db
