#include "parsers/html/date_periods.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "parsers/html/ascii.hpp"

namespace labledger::parsers {
namespace {

constexpr std::size_t kPeriodBytes = 6;  // Between the two ends of a period.

// What stands between the two ends of a period.
constexpr auto kPeriodWords =
    std::to_array<std::string_view>({"-", "\u2013", "\u2014", "bis", "to"});

// Whether a second date follows as the end of a period: "3.5.2025 – 5.5.2025".
bool begins_period(std::string_view text, const DateInText& found, DayOrder order) {
  const std::string_view rest = text.substr(found.end, 24);
  const std::size_t digit = rest.find_first_of("0123456789");
  if (digit > kPeriodBytes) return false;
  const std::string_view between = trim_ascii(rest.substr(0, digit));
  if (std::find(kPeriodWords.begin(), kPeriodWords.end(), between) == kPeriodWords.end())
    return false;
  const auto next = find_date(text.substr(0, found.end + 40), found.end + digit, order);
  return next && next->begin == found.end + digit;
}

// Whether the date is the end of a period: "3. – 5. Mai 2025".
bool ends_period(std::string_view before) {
  before = trim_ascii(before);
  for (const std::string_view dash : kPeriodWords) {
    if (!before.ends_with(dash)) continue;
    before = trim_ascii(before.substr(0, before.size() - dash.size()));
    if (before.ends_with('.')) before.remove_suffix(1);
    return !before.empty() && is_ascii_digit(before.back());
  }
  return false;
}

}  // namespace

bool is_of_period(std::string_view text, const DateInText& found, DayOrder order) {
  return begins_period(text, found, order) || ends_period(text.substr(0, found.begin));
}

}  // namespace labledger::parsers
