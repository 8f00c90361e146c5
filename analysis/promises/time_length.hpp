#pragma once
// Lengths of time as promises write them: "18 months", "two to three years", "thirty (30) days".

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>

#include "analysis/promises/time_words.hpp"
#include "core/promise.hpp"

namespace labledger::analysis {

/// A length of time; of a range the least and the most.
struct TimeLength {
  std::chrono::months least_months{0};
  std::chrono::days least_days{0};
  std::chrono::months most_months{0};
  std::chrono::days most_days{0};
  std::size_t next = 0;  ///< The first word behind it.
};

/// Whether a unit may stand without a number: behind "the next" a "year" is one year.
enum class UnitAlone { Refused, One };

/// The length that the words from `at` on mean: "18 months", "two to three years", "thirty (30)
/// days", "a decade". Empty when they mean none. Hours count as one day; of business days five
/// make a week.
[[nodiscard]] std::optional<TimeLength> read_length(std::span<const TimeWord> words, std::size_t at,
                                                    UnitAlone alone);

/// The day so much later; the end of the month when it has no such day.
[[nodiscard]] Day later(Day day, std::chrono::months months, std::chrono::days days);

}  // namespace labledger::analysis
