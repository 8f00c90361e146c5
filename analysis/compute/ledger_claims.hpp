#pragma once
// Whether figures that the ledger holds can go into estimates. What the lab itself says of its own
// machines, with unit and model, is used; what others say is shown; what cannot be is held back.

#include <string>
#include <vector>

#include "core/compute_facts.hpp"
#include "core/ledger_claim.hpp"

namespace labledger::analysis {

/// Decides on every claim, sets its reason and remarks, and makes the claims that are used. All
/// labs' claims are to be given together: the same amount said of two labs is a likely mix-up, and
/// both claims say so. Quadratic in the claims about money, which must be at most kClaimLimit in
/// all; those beyond it are held back.
void judge_claims(const ComputeFacts& facts, std::vector<LedgerClaim>& claims);

/// Most claims that are judged at a time.
inline constexpr std::size_t kClaimLimit = 5000;

/// The facts of a lab with the claims of the ledger that are used.
[[nodiscard]] LabFacts with_ledger(LabFacts lab, const std::vector<LedgerClaim>& claims);

}  // namespace labledger::analysis
