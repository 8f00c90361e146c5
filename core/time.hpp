#pragma once
// Times are UTC milliseconds. A date that a document states keeps the precision it was stated with.

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace labledger {

/// A moment: milliseconds since 1970-01-01T00:00:00Z, without leap seconds (POSIX time).
struct Instant {
  std::int64_t ms = 0;
  friend auto operator<=>(const Instant&, const Instant&) = default;
};

/// 9999-12-31T23:59:59Z, the last second that RFC 3339 can write: after everything there is.
inline constexpr Instant kEndOfTime{INT64_C(253'402'300'799'000)};

[[nodiscard]] inline Instant operator+(Instant at, std::chrono::milliseconds span) {
  return {at.ms + span.count()};
}
[[nodiscard]] inline std::chrono::milliseconds operator-(Instant later, Instant earlier) {
  return std::chrono::milliseconds{later.ms - earlier.ms};
}

/// "2025-08-14T09:30:00Z", or "2025-08-14T09:30:00.250Z" when there are milliseconds.
/// @see RFC 3339 section 5.6.
[[nodiscard]] std::string format_rfc3339(Instant at);

/// "2025-08-14": the UTC day of the instant.
[[nodiscard]] std::string format_day(Instant at);

/// Reads "2025-08-14T09:30:00Z" with any UTC offset and any number of fraction digits (digits past
/// the millisecond are dropped), years 0000 to 9999. Also accepts a blank for the T, as archives
/// do. Malformed on anything else: nothing is guessed.
/// @see RFC 3339 section 5.6.
[[nodiscard]] Result<Instant> parse_rfc3339(std::string_view text);

/// Reads an HTTP date in its preferred form, "Sun, 06 Nov 1994 08:49:37 GMT", and in the two
/// obsolete ones that recipients must accept.
/// @see RFC 9110 section 5.6.7.
[[nodiscard]] Result<Instant> parse_http_date(std::string_view text);

/// How much of a stated date is known.
enum class DatePrecision { Year, Month, Day, Second };

/// A date as a document states it; never invented, never completed.
struct StatedDate {
  std::string value;  ///< "2025", "2025-08", "2025-08-14" or RFC 3339, according to `precision`.
  DatePrecision precision = DatePrecision::Day;
  std::string source;  ///< Which element said so: "meta article:published_time", "text", …
  /// BCP 47 tag of the words it was read from: "de". Empty where there were none, as in metadata,
  /// or where they may be of several languages.
  // NOLINTNEXTLINE(readability-redundant-member-init): so that an initialiser may leave it out.
  std::string language = {};

  friend bool operator==(const StatedDate&, const StatedDate&) = default;
};

/// Where the time comes from. Injected, so that no test sleeps or reads the wall clock.
class Clock {
 public:
  Clock() = default;
  Clock(const Clock&) = delete;
  Clock& operator=(const Clock&) = delete;
  virtual ~Clock() = default;

  [[nodiscard]] virtual Instant now() const = 0;
};

/// The machine's own clock.
class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override;
};

}  // namespace labledger
