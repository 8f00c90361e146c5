#include "analysis/promises/time_length.hpp"

#include <algorithm>
#include <array>

namespace labledger::analysis {
namespace {

using std::chrono::months;
using std::chrono::year_month_day;

using Words = std::span<const TimeWord>;

constexpr auto kNumbers = std::to_array<std::pair<std::string_view, unsigned>>(
    {{"a", 1},         {"an", 1},       {"one", 1},      {"two", 2},        {"three", 3},
     {"four", 4},      {"five", 5},     {"six", 6},      {"seven", 7},      {"eight", 8},
     {"nine", 9},      {"ten", 10},     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13},
     {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18},
     {"nineteen", 19}, {"twenty", 20},  {"thirty", 30},  {"forty", 40},     {"fifty", 50},
     {"sixty", 60},    {"ninety", 90}});

/// A count in digits or words, with what repeats it in brackets: "thirty (30)".
std::optional<unsigned> read_count(Words words, std::size_t& at) {
  if (at >= words.size()) return std::nullopt;
  auto count = digits_of(words[at].lower);
  if (!count) count = look_up(kNumbers, words[at].lower);
  if (!count) return std::nullopt;
  ++at;
  if (*count >= 20 && at < words.size() && words[at].joint == '-') {
    const auto ones = look_up(kNumbers, words[at].lower);
    if (ones && *ones < 10) {
      *count += *ones;
      ++at;
    }
  }
  if (at < words.size() && digits_of(words[at].lower) == count) ++at;
  return count;
}

}  // namespace

std::optional<TimeLength> read_length(std::span<const TimeWord> words, std::size_t at,
                                      UnitAlone alone) {
  constexpr std::array<std::string_view, 6> kAround = {"about",  "roughly", "approximately",
                                                       "around", "the",     "another"};
  while (at < words.size() && std::ranges::find(kAround, words[at].lower) != kAround.end())
    ++at;
  auto least = read_count(words, at);
  auto most = least;
  if (least && at < words.size()) {
    const bool is_range = words[at].lower == "to" || words[at].lower == "or";
    std::size_t behind = is_range ? at + 1 : at;
    const bool is_joined = words[at].joint == '-';
    if (is_range || is_joined) {
      if (const auto upper = read_count(words, behind); upper && *upper > *least) {
        most = upper;
        at = behind;
      }
    }
  }
  if (!least && alone == UnitAlone::Refused) return std::nullopt;
  bool is_business = false;
  if (least && at < words.size()) {
    const std::string& kind = words[at].lower;
    is_business = kind == "business" || kind == "working";
    if (is_business || kind == "calendar" || kind == "full") ++at;
  }
  if (at >= words.size() || (least && words[at].joint == '.')) return std::nullopt;
  const auto unit = time_unit(words[at].lower);
  const bool is_singular = !words[at].lower.ends_with('s');
  if (!unit || (!least && !is_singular)) return std::nullopt;  // "The coming months": who knows.
  const auto days_for = [&](unsigned count) {
    if (unit->months == 0 && unit->days == 0) return std::chrono::days((count + 23) / 24);
    const unsigned days = unit->days * count;
    return std::chrono::days(is_business ? (days * 7 + 4) / 5 : days);
  };
  const unsigned low = least.value_or(1);
  const unsigned high = most.value_or(1);
  return TimeLength{.least_months = months(unit->months * low),
                    .least_days = days_for(low),
                    .most_months = months(unit->months * high),
                    .most_days = days_for(high),
                    .next = at + 1};
}

Day later(Day day, std::chrono::months months, std::chrono::days days) {
  const year_month_day begin(day);
  const year_month_day moved = begin + months;
  const Day found = moved.ok() ? Day(moved) : Day(moved.year() / moved.month() / std::chrono::last);
  return found + days;
}

}  // namespace labledger::analysis
