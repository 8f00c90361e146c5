#pragma once
// How good an estimate is, in five letters: A measured or logged; B stated by the company, with a
// data sheet; C counted by others; D from power, money or a plan; E a guess.

#include <vector>

#include "core/compute_estimate.hpp"

namespace labledger::analysis {

/// The grade of a route that starts from a figure of the basis. Only a measurement is A, and only
/// where nothing assumed goes into it; routes by power, money or a plan are D at best.
[[nodiscard]] ComputeGrade grade_of(RouteKind kind, FigureBasis basis, ComputeMeasure measure);

/// The grade that at least half of the routes' weight reaches, and the worst of those with weight.
struct PooledGrade {
  ComputeGrade grade = ComputeGrade::E;
  ComputeGrade worst = ComputeGrade::E;
};

/// E and E without routes. Routes without weight do not count.
[[nodiscard]] PooledGrade grade_of(const std::vector<ComputeRoute>& routes);

}  // namespace labledger::analysis
