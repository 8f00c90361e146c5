#pragma once
// What a claim says, and what it leaves unsaid, as inputs of calculations.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/compute/hardware_table.hpp"
#include "core/compute_facts.hpp"
#include "core/result.hpp"

namespace labledger::analysis {

/// A figure of a claim as an input: an exact one gets the width of the claim's hedge. Equal figures
/// of one source have one key.
[[nodiscard]] Result<ComputeInput> claim_input(const ComputeFacts& facts, const ComputeClaim& claim,
                                               const std::string& name, const std::string& unit,
                                               const LogNormal& value);

/// The default of that id for the year of the claim.
[[nodiscard]] Result<ComputeInput> standard_input(const ComputeFacts& facts,
                                                  const ComputeClaim& claim, std::string_view id);

/// A published figure: a single number gets the width that its author's class has, unless the lab
/// itself published it.
[[nodiscard]] Result<ComputeInput> published_input(const ComputeFacts& facts,
                                                   const ComputeClaim& claim);

/// The share of the peak that is used over all the time: as stated, or the default of the format.
[[nodiscard]] Result<ComputeInput> utilisation_input(const ComputeFacts& facts,
                                                     const ComputeClaim& claim);

/// The chips of a claim.
struct ClaimedChips {
  std::vector<ComputeInput> inputs;      ///< Their number and peak; one sum for several models.
  LogNormal peak;                        ///< Of all of them together, FLOP/s.
  std::vector<std::string> assumptions;  ///< What had to be assumed of their names.
};

/// What the chips of a claim can do together. Malformed or NotFound for chips without a number,
/// names that are ambiguous or not in the table, and speeds that are unknown.
[[nodiscard]] Result<ClaimedChips> claimed_chips(const ComputeFacts& facts,
                                                 const ComputeClaim& claim);

/// The one model that the claim is about. Malformed for several, and as find_hardware.
[[nodiscard]] Result<NamedHardware> only_model(const ComputeFacts& facts,
                                               const ComputeClaim& claim);

}  // namespace labledger::analysis
