#include "analysis/promises/saying_day.hpp"

#include <algorithm>
#include <chrono>
#include <string>

#include "core/believed_dates.hpp"

namespace labledger::analysis {
namespace {

/// The range cut to what lies up to `end`.
std::optional<DayRange> up_to(std::optional<DayRange> range, Day end) {
  if (!range || range->first > end) return std::nullopt;
  range->last = std::min(range->last, end);
  return range;
}

/// The days of a date that may be absent, as far as they lie up to `end`.
std::optional<DayRange> days_up_to(const std::optional<StatedDate>& date, Day end) {
  return date ? up_to(days_of(*date), end) : std::nullopt;
}

}  // namespace

Day day_of(Instant at) {
  return std::chrono::floor<std::chrono::days>(
      std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(at.ms)));
}

std::optional<DayRange> days_of(const StatedDate& date) {
  std::string first = date.value.substr(0, 10);
  const bool is_year = date.precision == DatePrecision::Year && first.size() == 4;
  const bool is_month = date.precision == DatePrecision::Month && first.size() == 7;
  if (is_year) first += "-01";
  if (is_year || is_month) first += "-01";
  const auto at = parse_rfc3339(first + "T00:00:00Z");
  if (!at) return std::nullopt;
  const Day begin = day_of(*at);
  const std::chrono::year_month_day date_of_begin(begin);
  Day end = begin;
  if (is_year) end = Day(date_of_begin.year() / std::chrono::December / 31);
  if (is_month) {
    end = Day(date_of_begin.year() / date_of_begin.month() / std::chrono::last);
  }
  return DayRange{begin, end};
}

SayingDay saying_day(const Document& document, Instant captured,
                     std::optional<Instant> not_before) {
  const BelievedDates dates = believe_dates(document, captured);
  return saying_day(dates.published, dates.modified, captured, not_before);
}

SayingDay saying_day(const std::optional<StatedDate>& stated_publication,
                     const std::optional<StatedDate>& stated_change, Instant captured,
                     std::optional<Instant> not_before) {
  const Day seen = day_of(captured);
  const auto modified = days_up_to(stated_change, seen);
  if (not_before) {
    const Day unseen = day_of(*not_before);
    if (modified && modified->last >= unseen) {
      return {.first = std::max(modified->first, unseen),
              .last = modified->last,
              .basis = DeadlineBasis::Stated};
    }
    return {.first = unseen, .last = seen, .basis = DeadlineBasis::Captured};
  }
  const auto published = days_up_to(stated_publication, seen);
  if (!published && !modified) {
    return {.first = {}, .last = seen, .basis = DeadlineBasis::Captured};
  }
  const DayRange earliest = published ? *published : *modified;
  const DayRange latest = modified ? *modified : *published;
  return {.first = std::min(earliest.first, latest.first),
          .last = std::max(earliest.last, latest.last),
          .basis = DeadlineBasis::Stated};
}

}  // namespace labledger::analysis
