#include "analysis/change_rate.hpp"

#include <algorithm>
#include <cmath>

namespace labledger::analysis {
namespace {

constexpr double kMsPerHour = 3'600'000;
constexpr int kHalvings = 60;  ///< Halves the bracket to less than a part in 10^15 of itself.

double hours_of(std::chrono::milliseconds span) {
  return std::max(static_cast<double>(span.count()), 1.0) / kMsPerHour;
}

/// t / (exp(r t) − 1), exact for small r t.
double hidden_time(double rate, double hours) {
  return hours / std::expm1(rate * hours);
}

}  // namespace

double changes_per_hour(const std::vector<Visit>& visits, std::chrono::milliseconds usual) {
  const double usual_hours = hours_of(usual);
  double unchanged = kPriorVisits * (1 - kChangeBeforeVisit) * usual_hours;
  double shortest = usual_hours;
  for (const Visit& visit : visits) {
    if (!visit.changed) unchanged += hours_of(visit.since_last);
    shortest = std::min(shortest, hours_of(visit.since_last));
  }
  // The left side falls with the rate and the right side stands still, so there is one root.
  const auto exceeds = [&](double rate) {
    double changed = kPriorVisits * kChangeBeforeVisit * hidden_time(rate, usual_hours);
    for (const Visit& visit : visits) {
      if (visit.changed) changed += hidden_time(rate, hours_of(visit.since_last));
    }
    return changed > unchanged;
  };
  double low = 0;
  double high = 1 / shortest;
  while (exceeds(high))
    high *= 2;  // Ends: the left side falls exponentially.
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = (low + high) / 2;
    (exceeds(middle) ? low : high) = middle;
  }
  return high;
}

std::chrono::milliseconds next_interval(const std::vector<Visit>& visits,
                                        const VisitBounds& bounds) {
  const double rate = changes_per_hour(visits, bounds.usual);
  const double hours = -std::log1p(-kChangeBeforeVisit) / rate;
  const auto longest = static_cast<double>(bounds.slowest.count());
  const double ms = std::min(hours * kMsPerHour, longest);
  return std::clamp(std::chrono::milliseconds{static_cast<std::int64_t>(std::llround(ms))},
                    bounds.fastest, bounds.slowest);
}

}  // namespace labledger::analysis
