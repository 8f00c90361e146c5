#include "analysis/coupling/staff_figures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

#include "analysis/proportion.hpp"

namespace labledger::analysis {
namespace {

constexpr double kFlopUnit = 1e18;
constexpr double kLogNormalLevel = 0.90;

/// What Student's t exceeds with a probability of 2.5 %, by degrees of freedom from 1.
double student_t(std::size_t freedom) {
  constexpr std::array<double, 10> kTable = {12.706, 4.303, 3.182, 2.776, 2.571,
                                             2.447,  2.365, 2.306, 2.262, 2.228};
  constexpr double kNormal = 1.960;
  if (freedom == 0) return kTable.front();
  if (freedom <= kTable.size()) return kTable[freedom - 1];
  return kNormal + 2.4 / static_cast<double>(freedom);  // Within 0.01 from there on.
}

/// The count, or its limit, as a whole number.
std::size_t people_in(const StaffCount& count) {
  constexpr double kMost = 1e9;
  return static_cast<std::size_t>(std::lround(std::min(count.people.median(), kMost)));
}

void set_interval(CouplingFigure& figure, const LogNormal& value, FigureBound bound) {
  figure.value = value.median();
  figure.high = value.high();
  figure.level = kLogNormalLevel;
  figure.bound = bound;
  if (bound == FigureBound::AtMost) {
    figure.pitfalls.push_back(CouplingPitfall::UpperLimit);
  } else {
    figure.low = value.low();
  }
}

/// The slope of Deming regression; empty when x does not vary.
std::optional<double> deming_slope(std::span<const StaffAndCompute> dates, double error_ratio) {
  const auto n = static_cast<double>(dates.size());
  double mean_x = 0;
  double mean_y = 0;
  for (const StaffAndCompute& date : dates) {
    mean_x += date.flop_per_second.mu() / n;
    mean_y += date.safety_staff.mu() / n;
  }
  double xx = 0;
  double yy = 0;
  double xy = 0;
  for (const StaffAndCompute& date : dates) {
    const double x = date.flop_per_second.mu() - mean_x;
    const double y = date.safety_staff.mu() - mean_y;
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  constexpr double kNothing = 1e-12;
  if (xx < kNothing) return std::nullopt;
  if (std::abs(xy) < kNothing) return yy < error_ratio * xx ? std::optional(0.0) : std::nullopt;
  const double difference = yy - error_ratio * xx;
  const double root = std::sqrt(difference * difference + 4 * error_ratio * xy * xy);
  // The same as (difference + root) / (2 xy), without losing digits when the two nearly cancel.
  if (difference < 0) return 2 * error_ratio * xy / (root - difference);
  return (difference + root) / (2 * xy);
}

/// The variance of the errors of ln S over that of ln C; 1 when neither is known.
double error_ratio_of(std::span<const StaffAndCompute> dates) {
  double staff = 0;
  double compute = 0;
  for (const StaffAndCompute& date : dates) {
    staff += date.safety_staff.sigma() * date.safety_staff.sigma();
    compute += date.flop_per_second.sigma() * date.flop_per_second.sigma();
  }
  constexpr double kLeast = 1e-6;  // An exact count beside an estimate still has some error.
  if (staff == 0 && compute == 0) return 1;
  return std::max(staff, kLeast) / std::max(compute, kLeast);
}

}  // namespace

CouplingFigure safety_openings_share(std::uint64_t safety, std::uint64_t all,
                                     const ClassifierQuality& quality, const FigureGround& ground) {
  CouplingFigure figure = begin_figure("safety_openings_share", ground, all);
  figure.pitfalls.push_back(CouplingPitfall::TitlesOnly);
  figure.pitfalls.push_back(CouplingPitfall::Evergreen);
  const auto interval = wilson_interval(safety, all);
  const double gain = quality.sensitivity + quality.specificity - 1;
  if (!interval || !(gain > 0)) return figure;
  const auto corrected = [&](double share) {
    return std::clamp((share + quality.specificity - 1) / gain, 0.0, 1.0);
  };
  figure.value = corrected(interval->share);
  figure.low = corrected(interval->low);
  figure.high = corrected(interval->high);
  return figure;
}

CouplingFigure safety_staff_share(const StaffCount& safety, const LogNormal& all,
                                  const FigureGround& ground) {
  CouplingFigure figure = begin_figure("safety_staff_share", ground, people_in(safety));
  figure.pitfalls.push_back(CouplingPitfall::Definitions);
  set_interval(figure, safety.people / all, safety.bound);
  for (std::optional<double>* end : {&figure.value, &figure.low, &figure.high}) {
    if (*end > 1.0) *end = 1.0;  // Never of an absent one.
  }
  return figure;
}

CouplingFigure safety_staff_per_compute(const StaffCount& safety, const LogNormal& flop_per_second,
                                        const FigureGround& ground) {
  CouplingFigure figure =
      begin_figure("safety_staff_per_1e18_flop_per_second", ground, people_in(safety));
  figure.pitfalls.push_back(CouplingPitfall::Definitions);
  figure.pitfalls.push_back(CouplingPitfall::FallsWithSize);
  figure.pitfalls.push_back(CouplingPitfall::InferenceShare);
  const auto unit = LogNormal::exactly(kFlopUnit);
  set_interval(figure, safety.people / (flop_per_second / *unit), safety.bound);
  return figure;
}

CouplingFigure safety_elasticity(std::span<const StaffAndCompute> dates,
                                 const FigureGround& ground) {
  CouplingFigure figure = begin_figure("safety_elasticity", ground, dates.size());
  figure.pitfalls.push_back(CouplingPitfall::Definitions);
  constexpr std::size_t kLeastDates = 3;
  if (dates.size() < kLeastDates) return figure;
  const double ratio = error_ratio_of(dates);
  const auto slope = deming_slope(dates, ratio);
  if (!slope) return figure;
  figure.value = slope;
  if (dates.size() == kLeastDates) return figure;
  const auto n = static_cast<double>(dates.size());
  std::vector<double> pseudo;  // The jackknife's: each date left out once.
  for (std::size_t i = 0; i < dates.size(); ++i) {
    std::vector<StaffAndCompute> others(dates.begin(), dates.end());
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    const auto without = deming_slope(others, ratio);
    if (!without) return figure;
    pseudo.push_back(n * *slope - (n - 1) * *without);
  }
  double mean = 0;
  for (const double value : pseudo)
    mean += value / n;
  double variance = 0;
  for (const double value : pseudo)
    variance += (value - mean) * (value - mean) / (n - 1) / n;
  const double reach = student_t(dates.size() - 2) * std::sqrt(variance);
  figure.low = *slope - reach;
  figure.high = *slope + reach;
  return figure;
}

CouplingFigure pledge_kept_share(const ComputePledge& pledge, const FigureGround& ground) {
  CouplingFigure figure = begin_figure("pledge_kept_share", ground, pledge.shown ? 1 : 0);
  figure.pitfalls.push_back(CouplingPitfall::PledgeBase);
  if (!pledge.shown) figure.pitfalls.push_back(CouplingPitfall::NoEvidence);
  const auto pledged = LogNormal::exactly(pledge.pledged);
  if (!pledge.shown || !pledged) return figure;
  set_interval(figure, *pledge.shown / *pledged, FigureBound::Estimate);
  return figure;
}

}  // namespace labledger::analysis
