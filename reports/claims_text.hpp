#pragma once
// Figures of the ledger beside the facts: what pages and people say, and what became of each.

#include <string>
#include <string_view>
#include <vector>

#include "core/ledger_claim.hpp"

namespace labledger::reports {

/// "USED: 3,584 H100, said by the lab on 2023-06-27: ..." with quote, address, and what differs
/// from it; held back ones first. Equal claims are told once, with how often. Plain text, cleaned
/// of control characters; lines end in "\n". Empty without claims.
[[nodiscard]] std::string ledger_claims_text(const std::vector<LedgerClaim>& claims);

/// The figure of a claim with its unit: "22,000 H100 (about, planned)".
[[nodiscard]] std::string figure_words(const LedgerClaim& claim);

/// "used", "shown", "held_back".
[[nodiscard]] std::string_view key_of(ClaimUse use);

}  // namespace labledger::reports
