#pragma once
// A claim with the hardware table and the defaults → a route. What the claim does not say comes
// from the defaults, and the route's inputs say so.

#include "core/compute_facts.hpp"

namespace labledger::analysis {

/// The route that the claim leads to. Where it leads nowhere (hardware whose name is ambiguous or
/// whose speed is unknown, a default that is missing, a figure beyond all bounds), `left_out` says
/// why, and its value means nothing.
[[nodiscard]] ComputeRoute route_of(const ComputeFacts& facts, const ComputeClaim& claim);

}  // namespace labledger::analysis
