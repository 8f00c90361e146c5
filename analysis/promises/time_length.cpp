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

/// From the least to the most.
struct CountRange {
  unsigned least = 1;
  unsigned most = 1;
};

/// "18", "two to three", "18-24".
std::optional<CountRange> read_counts(Words words, std::size_t& at) {
  const auto least = read_count(words, at);
  if (!least) return std::nullopt;
  CountRange range{*least, *least};
  if (at >= words.size()) return range;
  const bool is_worded = words[at].lower == "to" || words[at].lower == "or";
  if (!is_worded && words[at].joint != '-') return range;
  std::size_t behind = is_worded ? at + 1 : at;
  if (const auto most = read_count(words, behind); most && *most > *least) {
    range.most = *most;
    at = behind;
  }
  return range;
}

enum class DayKind { Any, Business };

/// Steps over "business", "calendar" and the like.
DayKind take_kind_of_days(Words words, std::size_t& at) {
  if (at >= words.size()) return DayKind::Any;
  const std::string& kind = words[at].lower;
  const bool is_business = kind == "business" || kind == "working";
  if (is_business || kind == "calendar" || kind == "full") ++at;
  return is_business ? DayKind::Business : DayKind::Any;
}

/// The first word that is no filling before a length.
std::size_t behind_filling(Words words, std::size_t at) {
  constexpr std::array<std::string_view, 6> kAround = {"about",  "roughly", "approximately",
                                                       "around", "the",     "another"};
  while (at < words.size() && std::ranges::find(kAround, words[at].lower) != kAround.end())
    ++at;
  return at;
}

}  // namespace

std::optional<TimeLength> read_length(std::span<const TimeWord> words, std::size_t at,
                                      UnitAlone alone) {
  at = behind_filling(words, at);
  const std::optional<CountRange> counts = read_counts(words, at);
  if (!counts && alone == UnitAlone::Refused) return std::nullopt;
  const bool is_business = counts && take_kind_of_days(words, at) == DayKind::Business;
  if (at >= words.size() || (counts && words[at].joint == '.')) return std::nullopt;
  const auto unit = time_unit(words[at].lower);
  const bool is_singular = !words[at].lower.ends_with('s');
  if (!unit || (!counts && !is_singular)) return std::nullopt;  // "The coming months": who knows.
  const auto days_for = [&](unsigned count) {
    if (unit->months == 0 && unit->days == 0) return std::chrono::days((count + 23) / 24);
    const unsigned days = unit->days * count;
    return std::chrono::days(is_business ? (days * 7 + 4) / 5 : days);
  };
  const CountRange range = counts.value_or(CountRange{});
  return TimeLength{.least_months = months(unit->months * range.least),
                    .least_days = days_for(range.least),
                    .most_months = months(unit->months * range.most),
                    .most_days = days_for(range.most),
                    .next = at + 1};
}

Day later(Day day, std::chrono::months months, std::chrono::days days) {
  const year_month_day begin(day);
  const year_month_day moved = begin + months;
  const Day found = moved.ok() ? Day(moved) : Day(moved.year() / moved.month() / std::chrono::last);
  return found + days;
}

}  // namespace labledger::analysis
