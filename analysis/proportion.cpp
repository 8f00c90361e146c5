#include "analysis/proportion.hpp"

#include <algorithm>
#include <cmath>

namespace labledger::analysis {

ShareInterval wilson_interval_of_share(double share, double total) {
  const double square = kNormal95 * kNormal95;
  const double middle = (share + square / (2 * total)) / (1 + square / total);
  const double reach = kNormal95 / (1 + square / total) *
                       std::sqrt(share * (1 - share) / total + square / (4 * total * total));
  // At 0 and at 1 an end is exact, but for rounding.
  return {.share = share,
          .low = std::clamp(share <= 0 ? 0.0 : middle - reach, 0.0, share),
          .high = std::clamp(share >= 1 ? 1.0 : middle + reach, share, 1.0)};
}

std::optional<ShareInterval> wilson_interval(std::uint64_t count, std::uint64_t total) {
  if (total == 0 || count > total) return std::nullopt;
  const auto n = static_cast<double>(total);
  return wilson_interval_of_share(static_cast<double>(count) / n, n);
}

}  // namespace labledger::analysis
