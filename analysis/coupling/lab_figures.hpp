#pragma once
// The groups of figures that lab_coupling puts in their order, and what these groups share.

#include <optional>
#include <string_view>

#include "analysis/coupling/lab_coupling.hpp"

namespace labledger::analysis {

/// The days that "2023", "2023-06" or "2023-06-27" may mean; empty when it is no such date.
struct DateDays {
  Day first;
  Day last;
};
[[nodiscard]] std::optional<DateDays> days_of_date(std::string_view date);

/// Dates and grade of one thing.
[[nodiscard]] FigureGround ground_of(std::string_view date, ComputeGrade grade);

/// The estimate as an input: its subject, its interval, and the sources of its routes.
[[nodiscard]] CouplingInput input_of(const ComputeEstimate& estimate);

/// Whether an estimate is of how fast a machine that is there computes.
[[nodiscard]] bool is_machine_now(const ComputeEstimate& estimate);

// Openings, staff and elasticity.
[[nodiscard]] CouplingFigure openings_figure(const CouplingInputs& inputs);
[[nodiscard]] CouplingFigure staff_share_figure(const CouplingInputs& inputs);
[[nodiscard]] CouplingFigure staff_per_compute_figure(const CouplingInputs& inputs);
[[nodiscard]] CouplingFigure elasticity_figure(const CouplingInputs& inputs);

// What is said, beside how compute grows.
[[nodiscard]] CouplingFigure commitments_figure(const CouplingInputs& inputs);
[[nodiscard]] CouplingFigure promises_figure(const CouplingInputs& inputs);
[[nodiscard]] CouplingFigure growth_gap_figure(const CouplingInputs& inputs);

// When documents come, what was pledged, and how far compute is known.
[[nodiscard]] CouplingFigure lag_figure(const CouplingInputs& inputs);
/// @param name of the figure; valid for ever.
[[nodiscard]] CouplingFigure tier_figure(const CouplingInputs& inputs, std::string_view name,
                                         double line_flop);
[[nodiscard]] CouplingFigure pledge_figure(const CouplingInputs& inputs);
[[nodiscard]] CouplingFigure transparency_figure(const CouplingInputs& inputs);

}  // namespace labledger::analysis
