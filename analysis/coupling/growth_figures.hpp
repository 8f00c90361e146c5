#pragma once
// How safety grows beside compute: staff, promises and statements from one time to another.

#include <cstdint>

#include "analysis/coupling/coupling_figure.hpp"
#include "core/log_normal.hpp"

namespace labledger::analysis {

/// Compute at two times, in the same unit.
struct ComputeGrowth {
  LogNormal before;
  LogNormal after;
  /// Of the logarithms: what the two estimates have in common. Errors of one method cancel.
  double covariance = 0;
};

/// The elasticity of one yearly growth to another: ln of the factor of staff over ln of the factor
/// of compute. For fields of which only growth rates are known. No value unless both factors are
/// positive and compute grew or shrank.
[[nodiscard]] CouplingFigure elasticity_of_growth(double staff_factor, double compute_factor,
                                                  const FigureGround& ground);

/// New commitments for each doubling of compute: K / log2(C1 / C0), with the 90 % interval that the
/// growth of compute allows; an end is absent where that growth may be none. No value when the
/// median did not grow.
[[nodiscard]] CouplingFigure commitments_per_doubling(std::uint64_t new_commitments,
                                                      const ComputeGrowth& compute,
                                                      const FigureGround& ground);

/// The growth gap, in logarithms a year: ln(C1 / C0) less ln(W1 / W0). More than 0: compute grew
/// faster than safety statements. The 90 % interval holds the uncertainty of both computes, less
/// what they share, and counts' own (a count's logarithm has the variance 1 / count). No value
/// without statements at either end, or with no time between.
[[nodiscard]] CouplingFigure growth_gap(const ComputeGrowth& compute,
                                        std::uint64_t statements_before,
                                        std::uint64_t statements_after, double years,
                                        const FigureGround& ground);

/// How well a compute figure is known: by what factor the upper end of its 90 % interval lies above
/// the lower one.
[[nodiscard]] CouplingFigure compute_transparency(const LogNormal& compute,
                                                  const FigureGround& ground);

/// Whether two compute figures can be set in an order: their medians lie further apart than the
/// wider interval reaches to one side, and neither interval is more than four times as wide as the
/// other.
[[nodiscard]] bool can_be_ordered(const LogNormal& a, const LogNormal& b);

}  // namespace labledger::analysis
