#include "analysis/proportion.hpp"

#include <algorithm>
#include <cmath>

namespace labledger::analysis {
namespace {

/// The point that a standard normal variable exceeds with a probability of 2.5 %.
constexpr double kNormal95 = 1.959963984540054;

}  // namespace

std::optional<ShareInterval> wilson_interval(std::uint64_t count, std::uint64_t total) {
  if (total == 0 || count > total) return std::nullopt;
  const auto n = static_cast<double>(total);
  const double share = static_cast<double>(count) / n;
  const double square = kNormal95 * kNormal95;
  const double middle = (share + square / (2 * n)) / (1 + square / n);
  const double reach =
      kNormal95 / (1 + square / n) * std::sqrt(share * (1 - share) / n + square / (4 * n * n));
  // At 0 and at `total` an end is exact, but for rounding.
  return ShareInterval{.share = share,
                       .low = std::clamp(count == 0 ? 0.0 : middle - reach, 0.0, share),
                       .high = std::clamp(count == total ? 1.0 : middle + reach, share, 1.0)};
}

}  // namespace labledger::analysis
