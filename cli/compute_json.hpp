#pragma once
// Compute estimates as JSON, with everything that a figure was made of.

#include "cli/json.hpp"
#include "core/compute_estimate.hpp"
#include "core/ledger_claim.hpp"

namespace labledger::cli {

/// {lab, note, largest_run, largest_machine, crossings[], runs_over_1e25, runs_over_1e26,
/// estimates[], no_figure[], growth[], checks[]}; intervals are {low, median, high}; the two
/// largest are indices of `estimates`, or null.
[[nodiscard]] Json to_json(const LabCompute& lab);

/// {use, reason, lab, quantity{}, quote, url, date, speaker, own, noted, remarks[]}; the quantity
/// is that of cli/quantity_json.hpp.
[[nodiscard]] Json to_json(const LedgerClaim& claim);

}  // namespace labledger::cli
