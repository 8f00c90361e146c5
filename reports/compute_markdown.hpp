#pragma once
// Compute estimates as Markdown: one table of all estimates a lab, with what stands behind each.

#include <string>
#include <string_view>
#include <vector>

#include "core/compute_estimate.hpp"
#include "reports/compute_text.hpp"

namespace labledger::reports {

/// All labs given, a heading each. Explained, every route follows with its inputs.
[[nodiscard]] std::string compute_markdown(const std::vector<LabCompute>& labs,
                                           std::string_view as_of, ComputeDetail detail);

}  // namespace labledger::reports
