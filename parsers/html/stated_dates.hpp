#pragma once
// Dates as pages write them: for machines ("2025-08-14T09:30:00Z") and for readers ("14 August
// 2025"). What is not written is not filled in, and what may mean two days means none.

#include <optional>
#include <string>
#include <string_view>

#include "core/time.hpp"

namespace labledger::parsers {

/// The date of an attribute or a field that holds one: ISO 8601 in its common spellings, an HTTP
/// date, or words. Seconds are kept only where an offset from UTC is stated; the offset stays as
/// written. The source is left empty. Linear; looks at the first 64 bytes only.
/// @see RFC 3339 section 5.6; ISO 8601.
[[nodiscard]] std::optional<StatedDate> read_date(std::string_view text);

/// A date found in running text.
struct DateInText {
  StatedDate date;
  std::size_t begin = 0;  ///< Offset of its first byte in the text.
  std::size_t end = 0;    ///< One past its last.
};

/// The first date in words or in ISO form at or after `from`: "August 14, 2025", "14 Aug. 2025",
/// "August 2025", "2025-08-14". Years 1990 to 2099. All-digit dates with slashes are left alone:
/// nobody can tell days from months. Linear.
[[nodiscard]] std::optional<DateInText> find_date(std::string_view text, std::size_t from = 0);

}  // namespace labledger::parsers
