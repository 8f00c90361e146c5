#pragma once
// The facts that the program carries, for tests.

#include <string_view>

#include "core/compute_facts.hpp"

namespace labledger::analysis {

/// All facts; the test fails when they have a mistake. Read once.
const ComputeFacts& shipped_facts();

/// The facts of a lab; the test fails when there are none.
const LabFacts& shipped_lab(std::string_view id);

}  // namespace labledger::analysis
