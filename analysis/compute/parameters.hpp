#pragma once
// Defaults as inputs of calculations.

#include <optional>
#include <string_view>

#include "core/compute_facts.hpp"
#include "core/result.hpp"

namespace labledger::analysis {

/// The default of that id for a year, as an input: the one of the year itself; else the one without
/// a year; else that of the nearest year. NotFound when there is none at all. Inputs from the same
/// default have the same key: their errors are one error.
[[nodiscard]] Result<ComputeInput> default_input(const ComputeFacts& facts, std::string_view id,
                                                 std::optional<int> year);

/// The year of "2023", "2023-06" or "2023-06-27"; empty when the text begins with no year.
[[nodiscard]] std::optional<int> year_of(std::string_view date);

}  // namespace labledger::analysis
