#include "analysis/coupling/disclosure_figures.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <vector>

#include "analysis/proportion.hpp"

namespace labledger::analysis {
namespace {

/// Of fewer, all lie on one side of the true median with a probability of more than 5 %
/// (2 x 0.5^5 = 6 %), so that no interval of 95 % can be told.
constexpr std::size_t kLeastForInterval = 6;

/// One step of the survival curve: the share of documents still missing after a day.
struct CurveStep {
  double days = 0;
  double missing = 1;
  double greenwood = 0;  ///< The sum of d / (n (n - d)) so far.
};

/// The curve of Kaplan and Meier over lags in ascending order.
std::vector<CurveStep> curve_of(const std::vector<DisclosureLag>& lags) {
  std::vector<CurveStep> curve;
  CurveStep step;
  for (std::size_t i = 0; i < lags.size();) {
    const auto at_risk = static_cast<double>(lags.size() - i);
    const double days = lags[i].days;
    double came = 0;
    for (; i < lags.size() && lags[i].days == days; ++i)
      came += lags[i].has_come ? 1 : 0;
    if (came == 0) continue;
    step.days = days;
    step.missing *= 1 - came / at_risk;
    if (came < at_risk) step.greenwood += came / (at_risk * (at_risk - came));
    curve.push_back(step);
  }
  return curve;
}

/// By how many standard errors ln(-ln S) lies from that of one half; empty where S is 0 or 1.
std::optional<double> distance_from_half(const CurveStep& step) {
  if (step.missing <= 0 || step.missing >= 1) return std::nullopt;
  const double log_missing = std::log(step.missing);
  const double error = std::sqrt(step.greenwood) / std::abs(log_missing);
  return (std::log(-log_missing) - std::log(-std::log(0.5))) / error;
}

}  // namespace

CouplingFigure promises_kept_share(const PromiseOutcomes& outcomes, const FigureGround& ground) {
  const std::uint64_t settled = outcomes.met + outcomes.missed;
  const std::uint64_t due = settled + outcomes.unknown;
  CouplingFigure figure = begin_figure("promises_kept_share", ground, due);
  figure.pitfalls.push_back(CouplingPitfall::CountsSentences);
  if (outcomes.unknown > 0) figure.pitfalls.push_back(CouplingPitfall::UnknownOutcomes);
  if (settled == 0) return figure;
  figure.value = static_cast<double>(outcomes.met) / static_cast<double>(settled);
  figure.low = wilson_interval(outcomes.met, due)->low;
  figure.high = wilson_interval(outcomes.met + outcomes.unknown, due)->high;
  return figure;
}

CouplingFigure median_disclosure_lag(std::span<const DisclosureLag> lags,
                                     const FigureGround& ground) {
  std::vector<DisclosureLag> sorted;
  std::ranges::copy_if(lags, std::back_inserter(sorted), [](const DisclosureLag& lag) {
    return std::isfinite(lag.days) && lag.days >= 0;
  });
  std::ranges::stable_sort(sorted, {}, &DisclosureLag::days);
  CouplingFigure figure = begin_figure("median_disclosure_lag_days", ground, sorted.size());
  figure.pitfalls.push_back(CouplingPitfall::ArchiveTime);
  if (!std::ranges::all_of(sorted, &DisclosureLag::has_come)) {
    figure.pitfalls.push_back(CouplingPitfall::NotYetDisclosed);
  }
  for (const CurveStep& step : curve_of(sorted)) {
    constexpr double kHalf = 0.5 + 1e-12;  // A half that lost its last digit is one.
    if (!figure.value && step.missing <= kHalf) figure.value = step.days;
    // The interval is the days on which a half cannot be told from the curve.
    const auto distance = distance_from_half(step);
    if (!figure.low && (!distance ? step.missing <= 0 : *distance >= -kNormal95)) {
      figure.low = step.days;
    }
    if (!figure.high && (!distance ? step.missing <= 0 : *distance > kNormal95)) {
      figure.high = step.days;
    }
  }
  if (!figure.value) figure.high.reset();
  if (sorted.size() < kLeastForInterval) {
    figure.low.reset();
    figure.high.reset();
  }
  return figure;
}

CouplingFigure disclosure_over_line(std::span<const ModelDisclosure> models, double line_flop,
                                    const FigureGround& ground) {
  double all = 0;
  double squares = 0;
  double disclosed = 0;
  for (const ModelDisclosure& model : models) {
    const double over = model.training_flop.probability_above(line_flop);
    all += over;
    squares += over * over;
    if (model.is_disclosed) disclosed += over;
  }
  CouplingFigure figure = begin_figure("disclosure_over_line", ground, models.size());
  figure.pitfalls.push_back(CouplingPitfall::LineUncertain);
  constexpr double kLeastSum = 0.01;
  if (all < kLeastSum) return figure;
  // As many equal models would vary as much (Kish's effective size).
  const ShareInterval interval = wilson_interval_of_share(disclosed / all, all * all / squares);
  figure.value = interval.share;
  figure.low = interval.low;
  figure.high = interval.high;
  return figure;
}

}  // namespace labledger::analysis
