#include "analysis/coupling/lab_coupling.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "analysis/coupling/lab_figures.hpp"
#include "analysis/promises/saying_day.hpp"
#include "core/names.hpp"

namespace labledger::analysis {

std::optional<DateDays> days_of_date(std::string_view date) {
  StatedDate stated;
  stated.value = std::string(date);
  switch (date.size()) {
    case 4:
      stated.precision = DatePrecision::Year;
      break;
    case 7:
      stated.precision = DatePrecision::Month;
      break;
    default:
      stated.precision = DatePrecision::Day;
  }
  const auto range = days_of(stated);
  if (!range) return std::nullopt;
  return DateDays{range->first, range->last};
}

FigureGround ground_of(std::string_view date, ComputeGrade grade) {
  const auto days = days_of_date(date);
  if (!days) return {.first = {}, .last = {}, .grade = grade};
  return {.first = days->first, .last = days->last, .grade = grade};
}

CouplingInput input_of(const ComputeEstimate& estimate) {
  CouplingInput input;
  input.name = "compute: " + estimate.quantity.subject;
  input.value =
      fmt::format("{:.3g} {} (90 % {:.3g} to {:.3g}), {}, grade {}", estimate.interval.median,
                  estimate.unit, estimate.interval.low, estimate.interval.high,
                  name_of(estimate.quantity.status), name_of(estimate.grade));
  input.date = estimate.quantity.date;
  std::set<std::string> told;
  for (const ComputeRoute& route : estimate.routes) {
    if (!route.left_out.empty() || !told.insert(route.source).second) continue;
    input.source.append(input.source.empty() ? "" : "; ").append(route.source);
    if (input.url.empty()) input.url = route.url;
  }
  return input;
}

bool is_machine_now(const ComputeEstimate& estimate) {
  return estimate.quantity.measure == ComputeMeasure::SustainedRate &&
         (estimate.quantity.status == BuildStatus::Current ||
          estimate.quantity.status == BuildStatus::Past);
}

std::vector<CouplingFigure> coupling_of(const CouplingInputs& inputs) {
  constexpr double kEuropeanLine = 1e25;
  constexpr double kFrontierLine = 1e26;
  std::vector<CouplingFigure> figures = {
      openings_figure(inputs),
      staff_share_figure(inputs),
      staff_per_compute_figure(inputs),
      elasticity_figure(inputs),
      commitments_figure(inputs),
      promises_figure(inputs),
      lag_figure(inputs),
      tier_figure(inputs, "disclosure_over_1e25_flop", kEuropeanLine),
      tier_figure(inputs, "disclosure_over_1e26_flop", kFrontierLine),
      growth_gap_figure(inputs),
      pledge_figure(inputs),
      transparency_figure(inputs)};
  for (CouplingFigure& figure : figures) {
    if (figure.value) figure.reason.clear();
    std::ranges::sort(figure.pitfalls);
    const auto doubled = std::unique(figure.pitfalls.begin(), figure.pitfalls.end());
    figure.pitfalls.erase(doubled, figure.pitfalls.end());
  }
  return figures;
}

bool has_basis(std::span<const CouplingFigure> figures) {
  return std::ranges::any_of(figures,
                             [](const CouplingFigure& figure) { return figure.value.has_value(); });
}

}  // namespace labledger::analysis
