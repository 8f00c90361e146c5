#pragma once
// Compute estimates as plain text, for people: an overview of all labs, and one lab explained down
// to the last figure. Texts come from files that were checked for control characters.

#include <string>
#include <string_view>
#include <vector>

#include "core/compute_estimate.hpp"

namespace labledger::reports {

/// The largest training run and the largest machine of each lab that has any, as two tables, and
/// the names of the others. Lines end in "\n"; at most 110 columns but for long names.
[[nodiscard]] std::string compute_overview_text(const std::vector<LabCompute>& labs,
                                                std::string_view as_of);

/// Whether each figure is followed by what it was made of.
enum class ComputeDetail { Brief, Explained };

/// One lab: every estimate with its interval and grade, thresholds, growth and checks.
[[nodiscard]] std::string lab_compute_text(const LabCompute& lab, std::string_view as_of,
                                           ComputeDetail detail);

}  // namespace labledger::reports
