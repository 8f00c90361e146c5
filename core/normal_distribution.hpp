#pragma once
// The standard normal distribution: what intervals and probabilities are computed with.

namespace labledger {

/// The point that a standard normal variable exceeds with a probability of 5 %: half the width of a
/// central 90 % interval, in standard deviations.
inline constexpr double kNormal90 = 1.6448536269514722;

/// The probability that a standard normal variable is at most `x`. 0 at minus infinity, 1 at plus
/// infinity; NaN stays NaN. Right to about 15 digits, in the lower tail relative to the value.
[[nodiscard]] double normal_probability_below(double x);

/// The point below which a standard normal variable lies with the probability given, over 0 and
/// under 1; minus and plus infinity at (and beyond) these two. Right to about 14 digits.
/// @see Acklam 2003, "An algorithm for computing the inverse normal cumulative distribution
/// function"; here followed by one step of Halley's method.
[[nodiscard]] double normal_quantile(double probability);

}  // namespace labledger
