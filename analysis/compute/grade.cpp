#include "analysis/compute/grade.hpp"

#include <algorithm>
#include <array>

namespace labledger::analysis {
namespace {

constexpr std::array kGrades = {ComputeGrade::A, ComputeGrade::B, ComputeGrade::C, ComputeGrade::D,
                                ComputeGrade::E};

ComputeGrade grade_of_basis(FigureBasis basis) {
  switch (basis) {
    case FigureBasis::Measured:
      return ComputeGrade::A;
    case FigureBasis::Datasheet:
    case FigureBasis::Company:
      return ComputeGrade::B;
    case FigureBasis::Analyst:
    case FigureBasis::Press:
      return ComputeGrade::C;
    case FigureBasis::Judgement:
      return ComputeGrade::E;
  }
  return ComputeGrade::E;
}

/// The best that the way allows, whatever it starts from.
ComputeGrade best_of(RouteKind kind, ComputeMeasure measure) {
  switch (kind) {
    case RouteKind::Power:
    case RouteKind::Money:
    case RouteKind::Plan:
      return ComputeGrade::D;
    case RouteKind::HardwareCount:
    case RouteKind::ChipHours:
      return measure == ComputeMeasure::PeakRate ? ComputeGrade::A : ComputeGrade::B;
    case RouteKind::Benchmark:  // What is sustained beyond the benchmark, nobody measured.
      return measure == ComputeMeasure::AchievedRate ? ComputeGrade::A : ComputeGrade::B;
    case RouteKind::TrainingCount:
    case RouteKind::Published:
      return ComputeGrade::A;
  }
  return ComputeGrade::E;
}

}  // namespace

ComputeGrade grade_of(RouteKind kind, FigureBasis basis, ComputeMeasure measure) {
  return std::max(grade_of_basis(basis), best_of(kind, measure));
}

PooledGrade grade_of(const std::vector<ComputeRoute>& routes) {
  PooledGrade pooled;
  double total = 0;
  for (const ComputeRoute& route : routes)
    total += route.weight;
  if (!(total > 0)) return pooled;
  pooled.worst = ComputeGrade::A;
  bool is_settled = false;
  double reached = 0;
  for (const ComputeGrade grade : kGrades) {
    for (const ComputeRoute& route : routes) {
      if (route.grade != grade || !(route.weight > 0)) continue;
      reached += route.weight;
      pooled.worst = grade;
    }
    if (!is_settled && reached >= total / 2) {
      pooled.grade = grade;
      is_settled = true;
    }
  }
  return pooled;
}

}  // namespace labledger::analysis
