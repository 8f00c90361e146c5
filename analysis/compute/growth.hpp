#pragma once
// How fast compute grows. Two estimates made the same way err the same way, so the doubt that they
// share cancels in their ratio.

#include <optional>
#include <string_view>
#include <vector>

#include "core/compute_estimate.hpp"

namespace labledger::analysis {

/// The covariance of the logarithms of two estimates, from the inputs that their routes share.
[[nodiscard]] double covariance(const ComputeEstimate& a, const ComputeEstimate& b);

/// Years since 1970 of "2023", "2023-06" or "2023-06-27"; the middle of what is left open. Empty
/// when the text is no such date.
[[nodiscard]] std::optional<double> years_of(std::string_view date);

/// Growth of each subject that has estimates of the same measure, scope, status and ownership at
/// two dates at least a quarter of a year apart: from the first to the last. The estimates must be
/// in the order of date.
[[nodiscard]] std::vector<ComputeGrowth> growth_of(const std::vector<ComputeEstimate>& estimates);

}  // namespace labledger::analysis
