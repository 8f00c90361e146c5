#include "analysis/coupling/growth_figures.hpp"

#include <algorithm>
#include <cmath>

#include "core/normal_distribution.hpp"

namespace labledger::analysis {
namespace {

constexpr double kLogNormalLevel = 0.90;

LogNormal factor_of(const ComputeGrowth& compute) {
  return quotient(compute.after, compute.before, compute.covariance);
}

}  // namespace

CouplingFigure elasticity_of_growth(double staff_factor, double compute_factor,
                                    const FigureGround& ground) {
  CouplingFigure figure = begin_figure("elasticity_of_growth", ground, 1);
  figure.pitfalls.push_back(CouplingPitfall::MixedPopulations);
  const bool is_usable = staff_factor > 0 && compute_factor > 0 && compute_factor != 1 &&
                         std::isfinite(staff_factor) && std::isfinite(compute_factor);
  if (is_usable) figure.value = std::log(staff_factor) / std::log(compute_factor);
  return figure;
}

CouplingFigure commitments_per_doubling(std::uint64_t new_commitments, const ComputeGrowth& compute,
                                        const FigureGround& ground) {
  CouplingFigure figure = begin_figure("commitments_per_doubling", ground, new_commitments);
  figure.level = kLogNormalLevel;
  figure.pitfalls.push_back(CouplingPitfall::CountsSentences);
  if (compute.covariance == 0) figure.pitfalls.push_back(CouplingPitfall::SharedErrors);
  const LogNormal growth = factor_of(compute);
  const auto rate_at = [&](double factor) -> std::optional<double> {
    if (!(factor > 1)) return std::nullopt;
    return static_cast<double>(new_commitments) / std::log2(factor);
  };
  figure.value = rate_at(growth.median());
  if (!figure.value) return figure;
  figure.low = rate_at(growth.high());
  figure.high = rate_at(growth.low());
  return figure;
}

CouplingFigure growth_gap(const ComputeGrowth& compute, std::uint64_t statements_before,
                          std::uint64_t statements_after, double years,
                          const FigureGround& ground) {
  CouplingFigure figure =
      begin_figure("growth_gap", ground, std::min(statements_before, statements_after));
  figure.level = kLogNormalLevel;
  figure.pitfalls.push_back(CouplingPitfall::CountsSentences);
  if (compute.covariance == 0) figure.pitfalls.push_back(CouplingPitfall::SharedErrors);
  figure.pitfalls.push_back(CouplingPitfall::PageRedesign);
  if (statements_before == 0 || statements_after == 0 || !(years > 0)) return figure;
  const LogNormal growth = factor_of(compute);
  const auto before = static_cast<double>(statements_before);
  const auto after = static_cast<double>(statements_after);
  const double sigma = std::sqrt(growth.sigma() * growth.sigma() + 1 / before + 1 / after);
  figure.value = (growth.mu() - std::log(after / before)) / years;
  figure.low = *figure.value - kNormal90 * sigma / years;
  figure.high = *figure.value + kNormal90 * sigma / years;
  return figure;
}

CouplingFigure compute_transparency(const LogNormal& compute, const FigureGround& ground) {
  CouplingFigure figure = begin_figure("compute_transparency", ground, 1);
  figure.level = kLogNormalLevel;
  figure.value = compute.high() / compute.low();
  return figure;
}

bool can_be_ordered(const LogNormal& a, const LogNormal& b) {
  constexpr double kWidthLimit = 4;
  const double wider = std::max(a.sigma(), b.sigma());
  const double narrower = std::min(a.sigma(), b.sigma());
  const bool are_alike = wider <= kWidthLimit * narrower || wider == 0;
  return are_alike && std::abs(a.mu() - b.mu()) > kNormal90 * wider;
}

}  // namespace labledger::analysis
