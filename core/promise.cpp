#include "core/promise.hpp"

namespace labledger {
namespace {

std::string period_words(unsigned count, const char* unit) {
  if (count == 1) return std::string("every ").append(unit);
  return "every " + std::to_string(count) + " " + unit + "s";
}

}  // namespace

std::string format_date(Day day) {
  using std::chrono::milliseconds;
  return format_day({std::chrono::duration_cast<milliseconds>(day.time_since_epoch()).count()});
}

std::string deadline_words(const Deadline& deadline) {
  switch (deadline.kind) {
    case DeadlineKind::Event:
      return "no date: it depends on something else";
    case DeadlineKind::Recurring:
      return deadline.every_months > 0 ? period_words(deadline.every_months, "month")
                                       : period_words(deadline.every_days, "day");
    case DeadlineKind::Date:
      break;
  }
  std::string latest = format_date(*deadline.latest);
  if (!deadline.earliest) return latest + " at the latest";
  if (*deadline.earliest == *deadline.latest) return latest;
  return format_date(*deadline.earliest) + " to " + latest;
}

}  // namespace labledger
