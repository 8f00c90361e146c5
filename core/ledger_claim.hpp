#pragma once
// Figures of compute and money that the ledger holds of a lab, and whether estimates use them: each
// says by which rule.

#include <optional>
#include <string>
#include <vector>

#include "core/compute_facts.hpp"
#include "core/quantity.hpp"

namespace labledger {

/// What becomes of a claim.
enum class ClaimUse {
  Used,      ///< It is a route of an estimate of its own, marked as the ledger's.
  Shown,     ///< It stands beside the estimates and changes none.
  HeldBack,  ///< Something speaks against it; a person should look.
};

/// A figure that was read from a page, or noted by a person.
struct LedgerClaim {
  std::string lab_id;
  Quantity figure;
  std::string quote;  ///< The sentence, word for word; of a person's entry its basis.
  std::string url;
  std::string date;     ///< The day on which it was first seen; of an entry the date it speaks of.
  std::string speaker;  ///< "the lab", "somebody of the lab", "others", or the author of an entry.
  bool is_own = false;  ///< Whether the lab, or somebody of it, says so.
  bool is_noted = false;                ///< By a person (`observe`).
  std::vector<std::string> also_named;  ///< Ids of other labs that the sentence names.
  ClaimUse use = ClaimUse::Shown;
  std::string reason;                 ///< Why it is used, shown or held back: a part of a sentence.
  std::vector<std::string> remarks;   ///< What differs from it elsewhere, a sentence each.
  std::optional<ComputeClaim> claim;  ///< As estimates take it; of one that is used.
};

}  // namespace labledger
