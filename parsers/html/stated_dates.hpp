#pragma once
// Dates as pages write them: for machines ("2025-08-14T09:30:00Z") and for readers ("14 August
// 2025", "14. 8. 2025", "2025年8月14日"). What is not written is not filled in, and what may mean
// two days means none.

#include <optional>
#include <string>
#include <string_view>

#include "core/time.hpp"
#include "parsers/html/date_words.hpp"

namespace labledger::parsers {

/// The date of an attribute or a field that holds one: ISO 8601 in its common spellings, an HTTP or
/// mail date, seconds or milliseconds since 1970, or what find_date reads. Seconds are kept only
/// where an offset from UTC is stated; the offset stays as written. The source is left empty.
/// Linear; looks at the first 64 bytes only.
/// @see RFC 3339 section 5.6; RFC 5322 section 3.3; ISO 8601.
[[nodiscard]] std::optional<StatedDate> read_date(std::string_view text,
                                                  DayOrder order = DayOrder::Unknown);

/// A date found in running text.
struct DateInText {
  StatedDate date;
  std::size_t begin = 0;  ///< Offset of its first byte in the text.
  std::size_t end = 0;    ///< One past its last.
};

/// The first date at or after `from`: "August 14, 2025", "14. August 2025", "14 de agosto de 2025",
/// "August 2025", "2025-08-14", "2025年8月14日", "14.08.25". Years 1990 to 2099. All-digit dates
/// with slashes or hyphens are read where only one order gives a day, else in the order given.
/// Linear.
[[nodiscard]] std::optional<DateInText> find_date(std::string_view text, std::size_t from = 0,
                                                  DayOrder order = DayOrder::Unknown);

/// The order that the text's own dates use: that of all those with slashes that can be read in one
/// way only. Unknown when there are none, or when they disagree. Linear.
[[nodiscard]] DayOrder day_order_in(std::string_view text);

}  // namespace labledger::parsers
