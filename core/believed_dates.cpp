#include "core/believed_dates.hpp"

#include <chrono>
#include <string_view>

namespace labledger {
namespace {

constexpr std::chrono::hours kTimeZones{24};

bool is_later(const StatedDate& date, Instant captured) {
  const Instant latest = captured + kTimeZones;
  if (date.precision == DatePrecision::Second) {
    const Result<Instant> moment = parse_rfc3339(date.value);
    if (moment) return *moment > latest;
  }
  return date.value > format_day(latest).substr(0, date.value.size());
}

std::optional<StatedDate> believe(const std::optional<StatedDate>& date, std::string_view what,
                                  Instant captured, std::vector<std::string>& refused) {
  if (!date || !is_later(*date, captured)) return date;
  refused.push_back(std::string(what) + " '" + date->value + "' (" + date->source +
                    ") is later than the capture on " + format_day(captured));
  return std::nullopt;
}

std::optional<StatedDate> resolve(const std::optional<RelativeDate>& date, Instant captured) {
  if (!date) return std::nullopt;
  return StatedDate{format_day(captured + -std::chrono::milliseconds(date->ago)),
                    DatePrecision::Day, "relative to the capture: \"" + date->words + "\"",
                    date->language};
}

}  // namespace

BelievedDates believe_dates(const Document& document, Instant captured) {
  BelievedDates dates;
  dates.published = believe(document.published, "published", captured, dates.refused);
  dates.modified = believe(document.modified, "modified", captured, dates.refused);
  dates.effective = document.effective;
  if (!document.published) dates.published = resolve(document.published_ago, captured);
  if (!document.modified) dates.modified = resolve(document.modified_ago, captured);
  return dates;
}

}  // namespace labledger
