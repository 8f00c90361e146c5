#pragma once
// Two dates that frame a time: "3. – 5. Mai 2025". Neither is the day of the page.

#include <string_view>

#include "parsers/html/stated_dates.hpp"

namespace labledger::parsers {

/// Whether a date found in a text is the beginning or the end of a period. Linear in the few bytes
/// around it.
[[nodiscard]] bool is_of_period(std::string_view text, const DateInText& found, DayOrder order);

}  // namespace labledger::parsers
