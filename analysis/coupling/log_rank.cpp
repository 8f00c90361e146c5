#include "analysis/coupling/log_rank.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace labledger::analysis {
namespace {

/// A lag and whose it is.
struct GroupedLag {
  DisclosureLag lag;
  std::size_t group = 0;
};

std::vector<GroupedLag> sorted_lags(const std::vector<LagGroup>& groups) {
  std::vector<GroupedLag> lags;
  for (std::size_t group = 0; group < groups.size(); ++group) {
    for (const DisclosureLag& lag : groups[group]) {
      if (std::isfinite(lag.days) && lag.days >= 0) lags.push_back({lag, group});
    }
  }
  std::ranges::stable_sort(lags, {}, [](const GroupedLag& each) { return each.lag.days; });
  return lags;
}

/// Observed less expected of every group, and the covariances of these differences.
class Tally {
 public:
  explicit Tally(std::size_t groups)
      : size(groups), observed(groups), expected(groups), covariance(groups * groups) {}

  /// Takes in the documents that came on one day, given who still waited.
  void add(const std::vector<double>& came, const std::vector<double>& waiting) {
    double all_came = 0;
    double all_waiting = 0;
    for (std::size_t i = 0; i < size; ++i) {
      all_came += came[i];
      all_waiting += waiting[i];
    }
    // All at once still spread over the groups as drawn without putting back.
    const double spread =
        all_waiting > 1 ? all_came * (all_waiting - all_came) / (all_waiting - 1) : 0;
    for (std::size_t i = 0; i < size; ++i) {
      const double share = waiting[i] / all_waiting;
      observed[i] += came[i];
      expected[i] += all_came * share;
      for (std::size_t j = 0; j < size; ++j) {
        const double other = waiting[j] / all_waiting;
        covariance[i * size + j] += spread * share * ((i == j ? 1 : 0) - other);
      }
    }
  }

  std::size_t size;
  std::vector<double> observed;
  std::vector<double> expected;
  std::vector<double> covariance;  ///< Row by row.
};

/// d' V^-1 d over the groups whose difference is not settled by the others', by elimination; how
/// many these are is the degrees of freedom.
void quadratic_form(const Tally& tally, LogRank& result) {
  constexpr double kNothing = 1e-9;
  std::vector<double> cells = tally.covariance;
  std::vector<double> difference(tally.size);
  for (std::size_t i = 0; i < tally.size; ++i)
    difference[i] = tally.observed[i] - tally.expected[i];
  for (std::size_t pivot = 0; pivot < tally.size; ++pivot) {
    const double variance = cells[pivot * tally.size + pivot];
    if (variance < kNothing) continue;
    result.chi_square += difference[pivot] * difference[pivot] / variance;
    ++result.freedom;
    for (std::size_t row = pivot + 1; row < tally.size; ++row) {
      const double part = cells[row * tally.size + pivot] / variance;
      for (std::size_t column = pivot; column < tally.size; ++column)
        cells[row * tally.size + column] -= part * cells[pivot * tally.size + column];
      difference[row] -= part * difference[pivot];
    }
  }
}

}  // namespace

std::optional<LogRank> log_rank(const std::vector<LagGroup>& groups) {
  if (groups.size() < 2 || groups.size() > kGroupLimit) return std::nullopt;
  const std::vector<GroupedLag> lags = sorted_lags(groups);
  std::vector<double> waiting(groups.size());
  for (const GroupedLag& each : lags)
    ++waiting[each.group];
  if (std::ranges::find(waiting, 0.0) != waiting.end()) return std::nullopt;
  Tally tally(groups.size());
  for (std::size_t i = 0; i < lags.size();) {
    std::vector<double> came(groups.size());
    std::vector<double> gone(groups.size());
    const double days = lags[i].lag.days;
    for (; i < lags.size() && lags[i].lag.days == days; ++i) {
      ++gone[lags[i].group];
      came[lags[i].group] += lags[i].lag.has_come ? 1 : 0;
    }
    if (std::ranges::any_of(came, [](double count) { return count > 0; })) tally.add(came, waiting);
    for (std::size_t group = 0; group < groups.size(); ++group)
      waiting[group] -= gone[group];
  }
  LogRank result;
  quadratic_form(tally, result);
  if (result.freedom == 0) return std::nullopt;
  result.observed = std::move(tally.observed);
  result.expected = std::move(tally.expected);
  result.p = chi_square_tail(result.chi_square, result.freedom);
  return result;
}

// @see Abramowitz and Stegun 1964, "Handbook of Mathematical Functions", 26.4.4 and 26.4.5.
double chi_square_tail(double value, std::size_t freedom) {
  if (!(value > 0) || freedom == 0) return 1;
  const bool is_even = freedom % 2 == 0;
  const double half = value / 2;
  double term =
      is_even ? std::exp(-half) : std::sqrt(2 * value / std::numbers::pi) * std::exp(-half);
  double tail = is_even ? 0 : std::erfc(std::sqrt(half));
  for (std::size_t k = is_even ? 2 : 3; k <= freedom; k += 2) {
    tail += term;
    term *= value / static_cast<double>(k);
  }
  return std::clamp(tail, 0.0, 1.0);
}

}  // namespace labledger::analysis
