#pragma once
// Promises with a date: what a sentence says about when something will be done, and what came of
// it. A date is an interval as wide as the words leave it; what has no date has none.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "core/time.hpp"

namespace labledger {

/// A day of the calendar, in UTC.
using Day = std::chrono::sys_days;

/// What a deadline is bound to.
enum class DeadlineKind {
  Date,       ///< A day, or a span of days.
  Event,      ///< Something that comes first: "before the next model". It has no date.
  Recurring,  ///< Again and again: "every six months". It has no one date.
};

/// What the days of a deadline were counted from.
enum class DeadlineBasis {
  Written,   ///< The sentence names the date, or the date to count from.
  Stated,    ///< The date that the document states for itself.
  Captured,  ///< The first capture with the sentence. It was said then or earlier, so that the
             ///< deadline is the latest day or an earlier one.
};

/// When something is to be done, as one place of a sentence says it.
struct Deadline {
  DeadlineKind kind = DeadlineKind::Date;
  DeadlineBasis basis = DeadlineBasis::Written;
  /// Of Date: the first day that the words may mean; empty when only the latest is known.
  std::optional<Day> earliest;
  std::optional<Day> latest;  ///< Of Date: the last day that the words may mean. Never empty there.
  /// How finely the words tell the day: a year, a month (or a quarter, or a season), a day.
  DatePrecision precision = DatePrecision::Day;
  unsigned every_months = 0;  ///< Of Recurring; 0 when it is counted in days.
  unsigned every_days = 0;    ///< Of Recurring; 0 when it is counted in months.
  std::string words;          ///< As the sentence has them: "within 18 months".
  friend bool operator==(const Deadline&, const Deadline&) = default;
};

/// When a sentence was said, as far as that is known.
struct SayingDay {
  std::optional<Day> first;                       ///< Not before; empty when that is not known.
  Day last;                                       ///< Not after.
  DeadlineBasis basis = DeadlineBasis::Captured;  ///< Stated or Captured.
};

/// What came of a promise.
enum class PromiseState {
  Pending,    ///< Its last day is not over.
  Due,        ///< Its last day is over, and nobody has said what came of it.
  Met,        ///< A person says so, with a source.
  Missed,     ///< A person says so, with a source.
  Contested,  ///< A person says that it is contested, or two people differ.
  Unknown,    ///< It has no date.
};

/// "2026-12-31".
[[nodiscard]] std::string format_date(Day day);

/// The day as a person reads a deadline: "2026-12-31", "2026-07-01 to 2026-09-30", "2026-12-31 at
/// the latest", "every 6 months", "before something else".
[[nodiscard]] std::string deadline_words(const Deadline& deadline);

}  // namespace labledger
