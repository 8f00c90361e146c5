#include "core/local_time.hpp"

#include <exception>

#include <date/date.h>
#include <date/tz.h>

namespace labledger {
namespace {

using std::chrono::milliseconds;
using SystemTime = date::sys_time<milliseconds>;

/// The zone of that name; the library throws for an unknown one and when there is no zone data.
Result<const date::time_zone*> find_zone(std::string_view name) {
  try {
    return date::locate_zone(std::string(name));
  } catch (const std::exception& failure) {
    return Error{ErrorKind::Config,
                 "unknown time zone '" + std::string(name) + "': use a name such as Europe/Berlin"};
  }
}

/// The instant at which the zone's clock shows that time of that day, as next_local_time() says.
SystemTime instant_of(const date::time_zone& zone, date::local_days day,
                      std::chrono::minutes time_of_day) {
  const auto local = day + time_of_day;
  const date::local_info info = zone.get_info(local);
  if (info.result == date::local_info::nonexistent) return info.first.end;
  return SystemTime{} + (local.time_since_epoch() - info.first.offset);
}

}  // namespace

bool is_time_zone(std::string_view name) {
  return find_zone(name).has_value();
}

Result<Instant> next_local_time(const LocalTime& time, Instant after) {
  const date::time_zone* zone = TRY(find_zone(time.zone));
  const SystemTime from{milliseconds{after.ms}};
  auto day = date::floor<date::days>(zone->to_local(from));
  // At most a week and a day ahead: today's time may have passed already.
  for (int i = 0; i < 9; ++i, day += date::days{1}) {
    if (time.weekday && date::weekday{day}.c_encoding() != *time.weekday) continue;
    const SystemTime at = instant_of(*zone, day, time.time_of_day);
    if (at > from) return Instant{at.time_since_epoch().count()};
  }
  return Error{ErrorKind::Internal,
               "no day of the week has the number " + std::to_string(time.weekday.value_or(0))};
}

Result<std::string> local_day(std::string_view zone, Instant at) {
  const date::time_zone* found = TRY(find_zone(zone));
  const auto day = date::floor<date::days>(found->to_local(SystemTime{milliseconds{at.ms}}));
  return format_day(
      Instant{std::chrono::duration_cast<milliseconds>(day.time_since_epoch()).count()});
}

}  // namespace labledger
