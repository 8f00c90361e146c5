#pragma once
// Clock times in a zone, for what people plan by their own clock. Everything stored stays UTC.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "core/time.hpp"

namespace labledger {

/// A time of day that comes again every day, or every week, on the clock of a zone.
struct LocalTime {
  std::string zone = "UTC";               ///< IANA name.
  std::chrono::minutes time_of_day{480};  ///< After midnight, less than 24 hours; 08:00 at first.
  std::optional<unsigned> weekday;        ///< 0 is Sunday, as in cron; empty: every day.
};

/// Whether the machine's time zone data knows the name ("Europe/Berlin").
[[nodiscard]] bool is_time_zone(std::string_view name);

/// The first instant after `after` at which that clock shows that time. A time that a change to
/// summer time leaves out counts as the moment of the change; one that comes twice counts once, the
/// first time. Config when the zone is unknown; Internal when the machine has no time zone data.
[[nodiscard]] Result<Instant> next_local_time(const LocalTime& time, Instant after);

/// The calendar day of an instant on the clock of a zone: "2025-08-14". Errors as above.
[[nodiscard]] Result<std::string> local_day(std::string_view zone, Instant at);

}  // namespace labledger
