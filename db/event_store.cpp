#include "db/event_store.hpp"

#include <limits>
#include <utility>

#include "core/names.hpp"

namespace labledger::db {
namespace {

Result<EventRow> read_event(const Rows& rows) {
  const auto kind = from_name<EventKind>(rows.bytes(1));
  if (!kind) {
    return Error{ErrorKind::Storage, "event '" + rows.text(0) + "' is of no known kind"};
  }
  return EventRow{
      .id = rows.text(0), .kind = *kind, .raised = rows.instant(2), .body = rows.text(3)};
}

}  // namespace

Result<bool> EventStore::add(SourceId source, const EventRow& event) {
  const auto known = TRY(database_.integer("SELECT 1 FROM event WHERE id = ?", event.id));
  if (known) return false;
  TRY(database_.run("INSERT INTO event (id, source, kind, raised, body) VALUES (?, ?, ?, ?, ?)",
                    event.id, source, name_of(event.kind), event.raised, event.body));
  return true;
}

Result<std::vector<EventRow>> EventStore::read(const EventFilter& filter) {
  const Instant since = filter.since.value_or(Instant{std::numeric_limits<std::int64_t>::min()});
  const Instant until = filter.until.value_or(Instant{std::numeric_limits<std::int64_t>::max()});
  std::vector<EventRow> events;
  Rows rows = TRY(
      database_.query("SELECT id, kind, raised, body FROM event WHERE raised >= ? AND raised < ? "
                      "AND (? = '' OR id = ?) ORDER BY raised, id",
                      since, until, filter.id, filter.id));
  while (TRY(rows.next()))
    events.push_back(TRY(read_event(rows)));
  return events;
}

Result<EventRow> EventStore::get(const std::string& id) {
  Rows rows = TRY(database_.query("SELECT id, kind, raised, body FROM event WHERE id = ?", id));
  if (!TRY(rows.next())) return Error{ErrorKind::NotFound, "there is no event '" + id + "'"};
  return read_event(rows);
}

Result<std::vector<ChannelEventRow>> EventStore::of_channel(const std::string& channel,
                                                            std::int64_t limit) {
  std::vector<ChannelEventRow> events;
  Rows rows = TRY(database_.query(
      "SELECT e.id, e.kind, e.raised, e.body, max(d.state = 'delivered') FROM event e JOIN "
      "delivery "
      "d ON d.event = e.id WHERE d.channel = ? GROUP BY e.id ORDER BY e.raised DESC, e.id DESC "
      "LIMIT ?",
      channel, limit));
  while (TRY(rows.next())) {
    EventRow event = TRY(read_event(rows));
    events.push_back({.event = std::move(event), .is_delivered = rows.integer(4) != 0});
  }
  return events;
}

Result<FetchId> EventStore::raised_up_to(SourceId source) {
  const auto fetch =
      TRY(database_.integer("SELECT fetch FROM raised_up_to WHERE source = ?", source));
  return FetchId{fetch.value_or(0)};
}

Result<void> EventStore::mark_raised(SourceId source, FetchId fetch) {
  return database_.run(
      "INSERT INTO raised_up_to (source, fetch) VALUES (?, ?) "
      "ON CONFLICT (source) DO UPDATE SET fetch = max(fetch, excluded.fetch)",
      source, fetch);
}

}  // namespace labledger::db
