#include "analysis/compute/growth.hpp"

#include <algorithm>
#include <string>
#include <tuple>

#include "analysis/compute/routes.hpp"
#include "core/time.hpp"

namespace labledger::analysis {
namespace {

constexpr double kLeastYears = 0.25;
constexpr double kMillisecondsAYear = 1000 * kYearSeconds;

bool is_same_series(const ComputeQuantity& a, const ComputeQuantity& b) {
  return a.scope != ComputeScope::Run &&
         std::tie(a.measure, a.scope, a.subject, a.status, a.ownership) ==
             std::tie(b.measure, b.scope, b.subject, b.status, b.ownership);
}

std::optional<ComputeGrowth> growth_between(const ComputeEstimate& first,
                                            const ComputeEstimate& last) {
  const auto from = years_of(first.quantity.date);
  const auto until = years_of(last.quantity.date);
  if (!from || !until || *until - *from < kLeastYears) return std::nullopt;
  ComputeGrowth growth;
  growth.subject = first.quantity.subject;
  growth.from = first.quantity.date;
  growth.until = last.quantity.date;
  growth.years = *until - *from;
  growth.per_year =
      quotient(last.pooled, first.pooled, covariance(first, last)).power(1 / growth.years);
  return growth;
}

}  // namespace

double covariance(const ComputeEstimate& a, const ComputeEstimate& b) {
  double sum = 0;
  for (const ComputeRoute& mine : a.routes) {
    for (const ComputeRoute& theirs : b.routes)
      sum += mine.weight * theirs.weight * covariance(mine.calculation, theirs.calculation);
  }
  return sum;
}

std::optional<double> years_of(std::string_view date) {
  std::string day(date);
  if (day.size() == 4) day += "-07";
  if (day.size() == 7) day += date.size() == 4 ? "-01" : "-15";
  if (day.size() != 10) return std::nullopt;
  const auto at = parse_rfc3339(day + "T00:00:00Z");
  if (!at) return std::nullopt;
  return static_cast<double>(at->ms) / kMillisecondsAYear;
}

std::vector<ComputeGrowth> growth_of(const std::vector<ComputeEstimate>& estimates) {
  std::vector<ComputeGrowth> growth;
  std::vector<bool> is_done(estimates.size(), false);
  for (std::size_t first = 0; first < estimates.size(); ++first) {
    if (is_done[first]) continue;
    std::size_t last = first;
    for (std::size_t i = first + 1; i < estimates.size(); ++i) {
      if (!is_same_series(estimates[first].quantity, estimates[i].quantity)) continue;
      is_done[i] = true;
      last = i;
    }
    if (last == first) continue;
    if (auto found = growth_between(estimates[first], estimates[last])) growth.push_back(*found);
  }
  return growth;
}

}  // namespace labledger::analysis
