#pragma once
// Drawing, for what has no closed form: sums of log-normal quantities, and quantities cut off at a
// limit. Seeded, with a generator of our own, so that two machines draw the same numbers (up to the
// last digits of their mathematics libraries).

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/compute_estimate.hpp"
#include "core/result.hpp"

namespace labledger::analysis {

/// Random numbers from a seed. @see Steele, Lea and Flood 2014, "Fast Splittable Pseudorandom
/// Number Generators", OOPSLA: SplitMix64.
class RandomNumbers {
 public:
  explicit RandomNumbers(std::uint64_t seed) : state_(seed) {}

  /// Uniform, over 0 and under 1.
  double uniform();
  /// Standard normal, by the inverse of its distribution.
  double normal();

 private:
  std::uint64_t state_;
};

/// How to draw.
struct Drawing {
  std::size_t draws = 200'000;  ///< At most kDrawLimit.
  std::uint64_t seed = 1;
};

/// Most draws of one quantity.
inline constexpr std::size_t kDrawLimit = 10'000'000;

/// The sum of independent quantities as the log-normal quantity of the same median and, at 90 %,
/// the same width: for chips of several models in one fleet. One term is returned as it is.
/// Malformed without terms, with more than 1,000 of them or with a number of draws that is 0 or
/// over the limit.
[[nodiscard]] Result<LogNormal> sum_of(const std::vector<LogNormal>& terms, Drawing drawing = {});

/// The 90 % interval and median of a quantity that is known to lie between `least` and `most`: what
/// of its distribution lies outside is cut away. Malformed when less than 1 % of it lies inside,
/// since then figure and limit contradict each other, or when the limits are no interval.
[[nodiscard]] Result<ComputeInterval> cut_off(const LogNormal& value, double least, double most,
                                              Drawing drawing = {});

}  // namespace labledger::analysis
