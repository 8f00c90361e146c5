#pragma once
// Whether documents come sooner at one lab than at another, or whether chance explains as much.

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/coupling/disclosure_figures.hpp"

namespace labledger::analysis {

/// Lags of one group, such as a lab.
using LagGroup = std::vector<DisclosureLag>;

/// What the test came to.
struct LogRank {
  std::vector<double> observed;  ///< Documents that came, one number a group …
  std::vector<double> expected;  ///< … and how many would have, were all groups alike.
  double chi_square = 0;
  std::size_t freedom = 0;  ///< Degrees of it.
  double p = 1;             ///< The probability of so much difference or more by chance.
};

/// The log-rank test of groups, without weights. Lags of documents that have not come are censored.
/// Empty with fewer than two groups or more than kGroupLimit, when a group is empty, and when
/// nothing can differ: no document came while two groups still waited. Negative and infinite lags
/// are left out. For small groups the p is rough. Quadratic in the groups for each distinct lag.
/// @see Mantel 1966, Cancer Chemotherapy Reports 50 (3), pages 163 to 170; Peto and Peto 1972,
/// Journal of the Royal Statistical Society A 135 (2), pages 185 to 207.
[[nodiscard]] std::optional<LogRank> log_rank(const std::vector<LagGroup>& groups);

/// Most groups of one test.
inline constexpr std::size_t kGroupLimit = 100;

/// The probability that a chi-square quantity with so many degrees of freedom is `value` or more.
[[nodiscard]] double chi_square_tail(double value, std::size_t freedom);

}  // namespace labledger::analysis
