#pragma once
// All claims of a lab → one estimate a quantity, with its routes. Only like is combined with like:
// the same measure of the same thing, at the same date, planned or there, owned or rented.

#include <string_view>
#include <vector>

#include "core/compute_facts.hpp"

namespace labledger::analysis {

/// One estimate for every quantity that routes lead to, in the order of date and subject. Routes
/// that lead nowhere, and those that claim more than the same hardware could do at its peak, are
/// kept with the reason and do not count. A quantity of which no route counts has no estimate: its
/// routes are added to `dead_ends`.
[[nodiscard]] std::vector<ComputeEstimate> estimates_of(const std::vector<ComputeRoute>& routes,
                                                        std::vector<ComputeRoute>& dead_ends);

/// What is known of a lab's compute at a day, "2026-11-22": claims that were made or hold after it
/// do not count. "No public basis" stands in the note when there is nothing.
[[nodiscard]] LabCompute lab_compute(const ComputeFacts& facts, const LabFacts& lab,
                                     std::string_view as_of);

}  // namespace labledger::analysis
