#pragma once
// How sure a share is that was counted in a small number: 2 of 19 openings are 10.5 %, and anything
// from 3 % to 31 % would be no surprise.

#include <cstdint>
#include <optional>

namespace labledger::analysis {

/// The point that a standard normal variable exceeds with a probability of 2.5 %.
inline constexpr double kNormal95 = 1.959963984540054;

/// A share with the interval that holds it; all three between 0 and 1, low <= share <= high.
struct ShareInterval {
  double share = 0;
  double low = 0;
  double high = 0;
};

/// The share of `count` in `total` with Wilson's score interval at 95 %; empty when `total` is 0 or
/// less than `count`. Unlike the textbook interval it never leaves 0 to 1, and holds near both.
/// @see Wilson 1927, "Probable Inference, the Law of Succession, and Statistical Inference",
/// Journal of the American Statistical Association 22 (158), pages 209 to 212.
[[nodiscard]] std::optional<ShareInterval> wilson_interval(std::uint64_t count,
                                                           std::uint64_t total);

/// The same for a share, 0 to 1, of things that count for `total` equal ones; `total` is positive
/// and need not be whole.
[[nodiscard]] ShareInterval wilson_interval_of_share(double share, double total);

}  // namespace labledger::analysis
