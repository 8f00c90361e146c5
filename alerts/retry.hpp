#pragma once
// When to try a delivery again, and when to give it up.

#include <chrono>
#include <cstdint>
#include <optional>

#include "alerts/sender.hpp"
#include "core/time.hpp"

namespace labledger::alerts {

/// The longest that a receiver's Retry-After is obeyed.
inline constexpr std::chrono::hours kRetryAfterCap{24};

/// The fewest tries before a delivery is given up, however long they took: a machine that slept for
/// a week has not tried for a week.
inline constexpr std::uint32_t kTriesBeforeGivingUp = 8;

/// The pause after failed try number `attempts` (1 is the first). Later: a minute, doubled each
/// time, at most 4 hours. Refused: an hour, doubled, at most a day; refusals are tried again
/// because mail servers refuse for reasons that pass. `retry_after` lengthens it. Never random: the
/// order of runs decides enough.
[[nodiscard]] std::chrono::milliseconds retry_pause(
    std::uint32_t attempts, Verdict verdict, std::optional<std::chrono::milliseconds> retry_after);

/// Whether a delivery that failed again is given up: after at least kTriesBeforeGivingUp tries, the
/// first of them `patience` or longer ago.
[[nodiscard]] bool is_given_up(std::uint32_t attempts, Instant first_tried, Instant now,
                               std::chrono::hours patience);

}  // namespace labledger::alerts
