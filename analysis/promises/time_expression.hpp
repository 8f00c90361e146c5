#pragma once
// Times as promises write them, as days of the calendar: "1 March 2027", "Q3 2026", "late 2026",
// "the end of the year", "next summer". English.

#include <cstddef>
#include <optional>
#include <span>

#include "analysis/promises/time_words.hpp"
#include "core/promise.hpp"
#include "core/time.hpp"

namespace labledger::analysis {

/// What a time hangs on.
enum class TimeReference {
  Written,  ///< On nothing: the words name the year.
  Now,      ///< On the day of reading: "next year", "by March", "18 months".
};

/// Days that words mean.
struct TimeExpression {
  Day first;
  Day last;  ///< The same day as `first`, or a later one.
  DatePrecision precision = DatePrecision::Day;
  TimeReference reference = TimeReference::Written;
  std::size_t next = 0;  ///< The first word behind it.
};

/// The days of the calendar that the words from `at` on mean, as of a day; empty when they mean
/// none. Times without a year mean the first that is not over on that day. Seasons are those of the
/// northern half of the earth, by whole months. Years are 2015 to 2100. "Early", "mid" and "late"
/// mean a third.
[[nodiscard]] std::optional<TimeExpression> read_calendar(std::span<const TimeWord> words,
                                                          std::size_t at, Day today);

}  // namespace labledger::analysis
