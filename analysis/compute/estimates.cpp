#include "analysis/compute/estimates.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "analysis/compute/claim_routes.hpp"
#include "analysis/compute/consistency.hpp"
#include "analysis/compute/grade.hpp"
#include "analysis/compute/growth.hpp"
#include "analysis/compute/pooling.hpp"
#include "analysis/compute/routes.hpp"

namespace labledger::analysis {
namespace {

bool is_like(const ComputeQuantity& a, const ComputeQuantity& b) {
  return std::tie(a.measure, a.scope, a.subject, a.status, a.ownership, a.date) ==
         std::tie(b.measure, b.scope, b.subject, b.status, b.ownership, b.date);
}

/// The least of what the hardware of the routes can do, at the upper end of what is known of it.
std::optional<double> hard_limit(const std::vector<ComputeRoute>& routes) {
  std::optional<double> limit;
  for (const ComputeRoute& route : routes) {
    // A limit that follows from power or money is no hard one.
    const bool is_counted =
        route.kind == RouteKind::HardwareCount || route.kind == RouteKind::ChipHours;
    if (!route.limit || !is_counted || !route.left_out.empty()) continue;
    limit = std::min(limit.value_or(route.limit->high()), route.limit->high());
  }
  return limit;
}

void leave_out_impossible(std::vector<ComputeRoute>& routes) {
  const std::optional<double> limit = hard_limit(routes);
  if (!limit) return;
  for (ComputeRoute& route : routes) {
    if (!route.left_out.empty() || route.calculation.value.low() <= *limit) continue;
    route.left_out = "more than the hardware could do at its peak, with nothing lost";
  }
}

std::vector<double> covariances_of(const std::vector<const ComputeRoute*>& routes) {
  std::vector<double> cells;
  cells.reserve(routes.size() * routes.size());
  for (const ComputeRoute* row : routes) {
    for (const ComputeRoute* column : routes)
      cells.push_back(covariance(row->calculation, column->calculation));
  }
  return cells;
}

/// Pools those of the routes that count. Empty when none does, or they cannot be pooled.
std::optional<ComputeEstimate> estimate_of(std::vector<ComputeRoute> routes) {
  leave_out_impossible(routes);
  std::stable_partition(routes.begin(), routes.end(),
                        [](const ComputeRoute& route) { return route.left_out.empty(); });
  std::vector<const ComputeRoute*> counted;
  std::vector<LogNormal> values;
  for (const ComputeRoute& route : routes) {
    if (!route.left_out.empty()) continue;
    counted.push_back(&route);
    values.push_back(route.calculation.value);
  }
  if (counted.empty()) return std::nullopt;
  const Result<Pooled> pooled = pool(values, covariances_of(counted));
  if (!pooled) return std::nullopt;
  ComputeEstimate estimate;
  estimate.quantity = routes.front().quantity;
  estimate.unit = routes.front().calculation.unit;
  for (std::size_t i = 0; i < counted.size(); ++i)
    routes[i].weight = pooled->weights[i];
  estimate.interval = pooled->interval;
  estimate.pooled = pooled->value;
  estimate.method = pooled->method;
  estimate.heterogeneity = pooled->heterogeneity;
  estimate.i_squared = pooled->i_squared;
  estimate.gap = pooled->gap;
  estimate.routes_disagree = pooled->routes_disagree;
  estimate.is_widened = pooled->is_widened;
  const PooledGrade grade = grade_of(routes);
  estimate.grade = grade.grade;
  estimate.worst = grade.worst;
  estimate.routes = std::move(routes);
  return estimate;
}

/// Dates compare as text as far as both are known: "2023" is not after "2023-06".
bool is_after(std::string_view date, std::string_view day) {
  return date > day.substr(0, date.size());
}

bool is_known_by(const ComputeClaim& claim, std::string_view as_of) {
  if (is_after(claim.said, as_of)) return false;
  // What is planned may lie in the future, if the plan does not.
  const bool is_there =
      claim.quantity.status == BuildStatus::Current || claim.quantity.status == BuildStatus::Past;
  return !is_after(claim.quantity.date, as_of) || (!is_there && !claim.said.empty());
}

/// Whether the estimate is of a machine, and a better answer to "what is there now" than the other:
/// the latest of its subject, then the largest.
bool is_larger(const ComputeEstimate& a, const ComputeEstimate& b) {
  return a.interval.median > b.interval.median;
}

void find_largest(LabCompute& lab) {
  for (std::size_t i = 0; i < lab.estimates.size(); ++i) {
    const ComputeEstimate& estimate = lab.estimates[i];
    if (estimate.quantity.scope == ComputeScope::Run) {
      if (!lab.largest_run || is_larger(estimate, lab.estimates[*lab.largest_run])) {
        lab.largest_run = i;
      }
    } else if (estimate.quantity.status == BuildStatus::Current) {
      const bool is_newer =
          lab.largest_machine &&
          lab.estimates[*lab.largest_machine].quantity.subject == estimate.quantity.subject;
      if (!lab.largest_machine || is_newer ||
          is_larger(estimate, lab.estimates[*lab.largest_machine])) {
        lab.largest_machine = i;
      }
    }
  }
}

void cross_lines(LabCompute& lab) {
  constexpr double kEuropeanLine = 1e25;  // EU AI Act, article 51.
  constexpr double kFrontierLine = 1e26;  // California SB 53.
  for (const ComputeEstimate& estimate : lab.estimates) {
    if (estimate.quantity.scope != ComputeScope::Run) continue;
    lab.runs_over_1e25 += estimate.pooled.probability_above(kEuropeanLine);
    lab.runs_over_1e26 += estimate.pooled.probability_above(kFrontierLine);
  }
  if (!lab.largest_run) return;
  const LogNormal& largest = lab.estimates[*lab.largest_run].pooled;
  for (const double line : {kEuropeanLine, kFrontierLine})
    lab.crossings.push_back({line, largest.probability_above(line)});
}

}  // namespace

std::vector<ComputeEstimate> estimates_of(const std::vector<ComputeRoute>& routes,
                                          std::vector<ComputeRoute>& dead_ends) {
  std::vector<std::vector<ComputeRoute>> groups;
  for (const ComputeRoute& route : routes) {
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& members) {
      return is_like(members.front().quantity, route.quantity);
    });
    if (group == groups.end()) {
      groups.push_back({route});
    } else {
      group->push_back(route);
    }
  }
  std::vector<ComputeEstimate> estimates;
  for (const std::vector<ComputeRoute>& group : groups) {
    if (auto estimate = estimate_of(group)) {
      estimates.push_back(std::move(*estimate));
    } else {
      for (ComputeRoute route : group) {
        if (route.left_out.empty()) route.left_out = "its routes cannot be pooled";
        dead_ends.push_back(std::move(route));
      }
    }
  }
  std::stable_sort(estimates.begin(), estimates.end(),
                   [](const ComputeEstimate& a, const ComputeEstimate& b) {
                     return std::tie(a.quantity.date, a.quantity.subject) <
                            std::tie(b.quantity.date, b.quantity.subject);
                   });
  return estimates;
}

LabCompute lab_compute(const ComputeFacts& facts, const LabFacts& lab, std::string_view as_of) {
  LabCompute compute;
  compute.lab_id = lab.lab_id;
  std::vector<ComputeRoute> routes;
  for (const ComputeClaim& claim : lab.claims) {
    if (!is_known_by(claim, as_of)) continue;
    routes.push_back(route_of(facts, claim));
    std::vector<ClaimCheck> checks = check_claim(facts, lab, claim);
    std::move(checks.begin(), checks.end(), std::back_inserter(compute.checks));
  }
  compute.estimates = estimates_of(routes, compute.dead_ends);
  compute.growth = growth_of(compute.estimates);
  find_largest(compute);
  cross_lines(compute);
  if (compute.estimates.empty()) {
    compute.note = lab.note.empty() ? "no public basis" : "no public basis: " + lab.note;
  }
  return compute;
}

}  // namespace labledger::analysis
