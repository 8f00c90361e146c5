#pragma once
// Several routes to one quantity become one figure. The routes' errors are in part shared (two of
// them may use the same chip count), and routes differ by more than their errors explain; both are
// taken into account, and where the routes tell rival stories, no single figure is printed.

#include <cstddef>
#include <vector>

#include "core/compute_estimate.hpp"
#include "core/result.hpp"

namespace labledger::analysis {

/// Most routes to one quantity.
inline constexpr std::size_t kRouteLimit = 50;

/// Above this share of spread that is not chance, the routes disagree.
inline constexpr double kMostISquared = 0.5;
/// Above this ratio of medians, the routes disagree.
inline constexpr double kMostGap = 10;
/// A pooled sigma is never less than this part of the narrowest route's.
inline constexpr double kLeastNarrowing = 0.7;

/// What pooling came to.
struct Pooled {
  LogNormal value;
  ComputeInterval interval;     ///< That of `value`, or of the mixture where the routes disagree.
  std::vector<double> weights;  ///< One a route; their sum is 1, none is negative.
  PoolMethod method = PoolMethod::Single;
  double heterogeneity = 0;  ///< Cochran's Q.
  double i_squared = 0;
  double tau_squared = 0;  ///< Variance between routes, of the logarithm.
  double gap = 1;
  bool routes_disagree = false;
  bool is_widened = false;
};

/// Pools routes to the same quantity. `covariances` holds those of the logarithms, row by row, one
/// row a route; the routes' own variances on its diagonal are taken from `values`. With all others
/// 0 this is inverse variance with random effects; with shared errors the weights are those of
/// least variance, negative ones set to 0. Malformed without routes, with more than kRouteLimit, or
/// when the matrix has another size or describes no distribution. Cubic in the routes.
/// @see DerSimonian and Laird 1986, "Meta-analysis in clinical trials"; Higgins and Thompson 2002,
/// "Quantifying heterogeneity in a meta-analysis" for I squared.
[[nodiscard]] Result<Pooled> pool(const std::vector<LogNormal>& values,
                                  const std::vector<double>& covariances);

/// Pools routes whose errors are independent.
[[nodiscard]] Result<Pooled> pool(const std::vector<LogNormal>& values);

/// The 90 % interval and median of a mixture: each value is the true one with the probability of
/// its weight. Exact, by bisection. Weights must be as many as values, with a positive sum.
/// @see Stone 1961, "The Opinion Pool".
[[nodiscard]] ComputeInterval mixture_interval(const std::vector<LogNormal>& values,
                                               const std::vector<double>& weights);

/// The normalised product of the densities, each to the power of its weight: with weights of 1, the
/// estimate of least variance for routes without a spread of their own; with weights that add up to
/// 1, the logarithmic opinion pool. `values` must not be empty, and have as many weights.
/// @see Genest and Zidek 1986, "Combining Probability Distributions".
[[nodiscard]] LogNormal logarithmic_pool(const std::vector<LogNormal>& values,
                                         const std::vector<double>& weights);

}  // namespace labledger::analysis
