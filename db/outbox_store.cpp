#include "db/outbox_store.hpp"

#include <array>
#include <limits>
#include <string_view>
#include <utility>

namespace labledger::db {
namespace {

constexpr std::array<std::string_view, 3> kStateNames = {"pending", "delivered", "dead"};

Result<DeliveryState> state_of(std::string_view name) {
  for (std::size_t i = 0; i < kStateNames.size(); ++i) {
    if (kStateNames.at(i) == name) return static_cast<DeliveryState>(i);
  }
  return Error{ErrorKind::Storage, "a delivery has the unknown state '" + std::string(name) + "'"};
}

/// Reads a row whose columns are those of kColumns, in that order.
Result<DeliveryRow> read_delivery(const Rows& rows) {
  const DeliveryState state = TRY(state_of(rows.bytes(7)));
  return DeliveryRow{.id = rows.integer(0),
                     .event = rows.text(1),
                     .channel = rows.text(2),
                     .recipient = rows.text(3),
                     .rule = rows.text(4),
                     .digest = rows.text(5),
                     .due = rows.instant(6),
                     .state = state,
                     .attempts = static_cast<std::uint32_t>(rows.integer(8)),
                     .first_tried = rows.optional_instant(9),
                     .next_try = rows.instant(10),
                     .settled = rows.optional_instant(11),
                     .said = rows.text(12)};
}

Result<std::vector<DeliveryRow>> read_all(Rows rows) {
  std::vector<DeliveryRow> deliveries;
  while (TRY(rows.next()))
    deliveries.push_back(TRY(read_delivery(rows)));
  return deliveries;
}

}  // namespace

std::string_view name_of(DeliveryState state) {
  return kStateNames.at(static_cast<std::size_t>(state));
}

// The columns that read_delivery() expects; a macro, because SQL must be one constant.
#define DELIVERY_COLUMNS                                                       \
  "SELECT id, event, channel, recipient, rule, digest, due, state, attempts, " \
  "first_tried, next_try, settled, said FROM delivery "

Result<void> OutboxStore::add(const DeliveryRow& delivery) {
  return database_.run(
      "INSERT INTO delivery (event, channel, recipient, rule, digest, due, state, attempts, "
      "next_try, said) VALUES (?, ?, ?, ?, ?, ?, 'pending', 0, ?, '') "
      "ON CONFLICT (event, channel, recipient) DO NOTHING",
      delivery.event, delivery.channel, delivery.recipient, delivery.rule, delivery.digest,
      delivery.due, delivery.due);
}

Result<std::vector<DeliveryRow>> OutboxStore::due(Instant now) {
  return read_all(TRY(database_.query(
      DELIVERY_COLUMNS "WHERE state = 'pending' AND next_try <= ? ORDER BY next_try, id", now)));
}

Result<std::vector<DeliveryRow>> OutboxStore::of_event(const std::string& event) {
  return read_all(TRY(database_.query(DELIVERY_COLUMNS "WHERE event = ? ORDER BY id", event)));
}

Result<std::vector<DeliveryRow>> OutboxStore::dead() {
  return read_all(
      TRY(database_.query(DELIVERY_COLUMNS "WHERE state = 'dead' ORDER BY settled, id")));
}

#undef DELIVERY_COLUMNS

Result<void> OutboxStore::settle(const DeliveryRow& delivery) {
  return database_.run(
      "UPDATE delivery SET state = ?, attempts = ?, first_tried = ?, next_try = ?, settled = ?, "
      "said = ? WHERE id = ?",
      name_of(delivery.state), delivery.attempts, delivery.first_tried, delivery.next_try,
      delivery.settled, delivery.said, delivery.id);
}

Result<std::int64_t> OutboxStore::resend(const ResendFilter& filter, Instant now) {
  const Instant since = filter.since.value_or(Instant{std::numeric_limits<std::int64_t>::min()});
  const auto count = TRY(database_.integer(
      "SELECT count(*) FROM delivery d JOIN event e ON e.id = d.event WHERE d.state != 'pending' "
      "AND e.raised >= ? AND (? = '' OR d.event = ?) AND (? = '' OR d.channel = ?)",
      since, filter.event, filter.event, filter.channel, filter.channel));
  TRY(database_.run(
      "UPDATE delivery SET state = 'pending', attempts = 0, first_tried = NULL, settled = NULL, "
      "next_try = ?, said = '' WHERE state != 'pending' AND (? = '' OR event = ?) AND (? = '' OR "
      "channel = ?) AND event IN (SELECT id FROM event WHERE raised >= ?)",
      now, filter.event, filter.event, filter.channel, filter.channel, since));
  return count.value_or(0);
}

Result<std::optional<ChannelRow>> OutboxStore::channel(const std::string& name) {
  Rows rows = TRY(database_.query(
      "SELECT failures, held, succeeded, failed, said FROM channel_state WHERE channel = ?", name));
  if (!TRY(rows.next())) return std::optional<ChannelRow>{};
  return std::optional(ChannelRow{.channel = name,
                                  .failures = static_cast<std::uint32_t>(rows.integer(0)),
                                  .held = rows.optional_instant(1),
                                  .succeeded = rows.optional_instant(2),
                                  .failed = rows.optional_instant(3),
                                  .said = rows.text(4)});
}

Result<void> OutboxStore::put_channel(const ChannelRow& row) {
  return database_.run(
      "INSERT INTO channel_state (channel, failures, held, succeeded, failed, said) "
      "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (channel) DO UPDATE SET failures = excluded.failures, "
      "held = excluded.held, succeeded = excluded.succeeded, failed = excluded.failed, "
      "said = excluded.said",
      row.channel, row.failures, row.held, row.succeeded, row.failed, row.said);
}

Result<std::vector<ChannelDepth>> OutboxStore::depths() {
  std::vector<ChannelDepth> depths;
  Rows rows = TRY(database_.query(
      "SELECT channel, sum(state = 'pending' AND attempts = 0), sum(state = 'pending' AND attempts "
      "> 0), sum(state = 'delivered'), sum(state = 'dead') FROM delivery GROUP BY channel ORDER BY "
      "channel"));
  while (TRY(rows.next())) {
    depths.push_back({.channel = rows.text(0),
                      .waiting = rows.integer(1),
                      .failing = rows.integer(2),
                      .delivered = rows.integer(3),
                      .dead = rows.integer(4)});
  }
  return depths;
}

Result<std::int64_t> OutboxStore::failing() {
  const auto count = TRY(
      database_.integer("SELECT count(*) FROM delivery WHERE state = 'pending' AND attempts > 0"));
  return count.value_or(0);
}

}  // namespace labledger::db
