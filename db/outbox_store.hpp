#pragma once
// The outbox: one row for every channel and recipient that is to have an event, committed together
// with the event. A row leaves the state `pending` only by an acknowledgement or after its last
// try, so nothing is lost on the way.
// @see Richardson, Microservices Patterns (2018), section 3.3: transactional outbox.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "db/database.hpp"

namespace labledger::db {

enum class DeliveryState {
  Pending,
  Delivered,  ///< The receiver said that it has it.
  Dead,       ///< Given up after the last try; `resend` makes it pending again.
};

/// "pending", "delivered", "dead": as stored and printed.
[[nodiscard]] std::string_view name_of(DeliveryState state);

/// Whom an event is to reach, by which rule, and when.
struct DeliveryRow {
  std::int64_t id = 0;
  std::string event;
  std::string channel;
  std::string recipient;  ///< A mail address; empty for channels without.
  std::string rule;
  std::string digest;  ///< Title of the digest that it is part of; empty: a message of its own.
  Instant due;         ///< Not sent before.
  DeliveryState state = DeliveryState::Pending;
  std::uint32_t attempts = 0;
  std::optional<Instant> first_tried;
  Instant next_try;
  std::optional<Instant> settled;  ///< When it was delivered or given up.
  std::string said;                ///< The last reply or failure, one sentence.
};

/// How a channel fares.
struct ChannelRow {
  std::string channel;
  std::uint32_t failures = 0;   ///< Failed tries since the last success.
  std::optional<Instant> held;  ///< Nothing is sent before.
  std::optional<Instant> succeeded;
  std::optional<Instant> failed;
  std::string said;  ///< The last failure, one sentence.
};

/// How many deliveries of a channel stand how.
struct ChannelDepth {
  std::string channel;
  std::int64_t waiting = 0;  ///< Pending, not tried yet: due later, or new.
  std::int64_t failing = 0;  ///< Pending after at least one failed try.
  std::int64_t delivered = 0;
  std::int64_t dead = 0;
};

/// Which deliveries to make pending again.
struct ResendFilter {
  std::optional<Instant> since;  ///< Events raised at or after this.
  std::string event;             ///< Only this event, when not empty.
  std::string channel;           ///< Only this channel, when not empty.
};

/// The delivery and channel_state tables. One thread only; writes belong inside a transaction.
class OutboxStore {
 public:
  /// `database` must outlive the store.
  explicit OutboxStore(Database& database) : database_(database) {}

  /// Adds a delivery; nothing happens when the event already has one to that channel and recipient.
  [[nodiscard]] Result<void> add(const DeliveryRow& delivery);

  /// Pending rows whose next try is at or before `now`, in the order of their next try, then as
  /// they were added: what has failed stands behind what has not been tried.
  [[nodiscard]] Result<std::vector<DeliveryRow>> due(Instant now);
  /// All deliveries of an event, in the order they were added.
  [[nodiscard]] Result<std::vector<DeliveryRow>> of_event(const std::string& event);
  /// Those given up, oldest first.
  [[nodiscard]] Result<std::vector<DeliveryRow>> dead();

  /// Writes what became of a try: state, attempts, first_tried, next_try, settled and said.
  [[nodiscard]] Result<void> settle(const DeliveryRow& delivery);

  /// Makes deliveries that were delivered or given up pending again, as if never tried.
  /// @return how many.
  [[nodiscard]] Result<std::int64_t> resend(const ResendFilter& filter, Instant now);

  [[nodiscard]] Result<std::optional<ChannelRow>> channel(const std::string& name);
  [[nodiscard]] Result<void> put_channel(const ChannelRow& row);

  /// One entry for every channel that ever had a delivery, by name.
  [[nodiscard]] Result<std::vector<ChannelDepth>> depths();
  /// Pending deliveries with at least one failed try.
  [[nodiscard]] Result<std::int64_t> failing();

 private:
  Database& database_;
};

}  // namespace labledger::db
