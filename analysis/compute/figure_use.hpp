#pragma once
// Figures that were read from sentences (analysis/figures) on their way into estimates: what speaks
// against using one as it stands.

#include <string>

#include "core/quantity.hpp"

namespace labledger::analysis {

/// Why the figure must not go into an estimate without a person looking at it, in a sentence's
/// part: it may mean two things, was altered or garbled on its way, counts sparse numbers, or is a
/// valuation and no money at all. Empty when nothing speaks against it.
[[nodiscard]] std::string objection_to(const Quantity& quantity);

}  // namespace labledger::analysis
