#pragma once
// Safety staff and openings beside all staff and beside compute.

#include <cstdint>
#include <optional>
#include <span>

#include "analysis/coupling/coupling_figure.hpp"
#include "core/log_normal.hpp"

namespace labledger::analysis {

/// How well titles tell safety openings, as measured on labelled ones.
struct ClassifierQuality {
  double sensitivity = 1;  ///< Of safety openings, the share that is called so.
  double specificity = 1;  ///< Of other openings, the share that is not.
};

/// The share of safety openings, with Wilson's interval at 95 %; corrected for a classifier's
/// errors where their rates are known (Rogan and Gladen 1978, American Journal of Epidemiology 107
/// (1), pages 71 to 76). No value when there are no openings, or when the classifier is no better
/// than a lot.
[[nodiscard]] CouplingFigure safety_openings_share(std::uint64_t safety, std::uint64_t all,
                                                   const ClassifierQuality& quality,
                                                   const FigureGround& ground);

/// A number of people: an estimate, or a limit that it does not reach.
struct StaffCount {
  LogNormal people;
  FigureBound bound = FigureBound::Estimate;
};

/// The share of safety staff in all staff, with the 90 % interval; at most 1.
[[nodiscard]] CouplingFigure safety_staff_share(const StaffCount& safety, const LogNormal& all,
                                                const FigureGround& ground);

/// Safety staff for each 1e18 FLOP/s of compute, with the 90 % interval. Of an upper limit the
/// value is the limit at the median compute, and the interval has no lower end. Always to be shown
/// beside safety_elasticity: it falls with size by its construction.
/// @param flop_per_second sustained.
[[nodiscard]] CouplingFigure safety_staff_per_compute(const StaffCount& safety,
                                                      const LogNormal& flop_per_second,
                                                      const FigureGround& ground);

/// Staff and compute of one lab at one time.
struct StaffAndCompute {
  LogNormal safety_staff;
  LogNormal flop_per_second;
};

/// The elasticity of safety staff: by how many per cent it grows when compute grows by one; 1 keeps
/// pace. Slope of ln S on ln C by Deming regression, both in error, with the mean variances of the
/// two as the ratio of errors. The 95 % interval is that of the jackknife with Student's t; empty
/// below four dates. No value below three dates, or when compute did not change.
/// @see Deming 1943, "Statistical Adjustment of Data"; Linnet 1993, Clinical Chemistry 39 (3),
/// pages 424 to 432.
[[nodiscard]] CouplingFigure safety_elasticity(std::span<const StaffAndCompute> dates,
                                               const FigureGround& ground);

/// The share of compute that a lab pledged to safety, and the share that evidence shows.
struct ComputePledge {
  double pledged = 0;              ///< 0.2 for 20 %.
  std::optional<LogNormal> shown;  ///< Of the same base; empty when nothing was shown.
};

/// What was shown of what was pledged: 1 is all of it. No value without evidence: that is unknown.
[[nodiscard]] CouplingFigure pledge_kept_share(const ComputePledge& pledge,
                                               const FigureGround& ground);

}  // namespace labledger::analysis
