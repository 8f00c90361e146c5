#include "alerts/retry.hpp"

#include <algorithm>

namespace labledger::alerts {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr std::uint32_t kDoublingsCounted = 16;  ///< Both caps are reached before.

milliseconds doubled(milliseconds base, std::uint32_t attempts, milliseconds cap) {
  const std::uint32_t doublings = std::min(attempts > 0 ? attempts - 1 : 0, kDoublingsCounted);
  return std::min(base * (std::int64_t{1} << doublings), cap);
}

}  // namespace

milliseconds retry_pause(std::uint32_t attempts, Verdict verdict,
                         std::optional<milliseconds> retry_after) {
  const milliseconds own =
      verdict == Verdict::Refused ? doubled(1h, attempts, 24h) : doubled(1min, attempts, 4h);
  const milliseconds asked = std::min<milliseconds>(retry_after.value_or(0ms), kRetryAfterCap);
  return std::max(own, asked);
}

bool is_given_up(std::uint32_t attempts, Instant first_tried, Instant now,
                 std::chrono::hours patience) {
  return attempts >= kTriesBeforeGivingUp && now - first_tried >= patience;
}

}  // namespace labledger::alerts
