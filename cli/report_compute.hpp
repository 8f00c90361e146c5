#pragma once
// The part of a report's model that tells of compute, and of safety beside it.

#include "cli/claim_book.hpp"
#include "cli/coupling_book.hpp"
#include "core/compute_facts.hpp"
#include "reports/report_model.hpp"

namespace labledger::cli {

/// Fills compute, no_compute, funding, promises and coupling of every lab of the model, from the
/// facts and from what the books hold of the ledger. Figures of staff rest on each lab's headcounts
/// and openings, which are filled before.
void fill_compute(const ComputeFacts& facts, const CouplingBook& coupling, const ClaimBook& claims,
                  reports::ReportModel& model);

}  // namespace labledger::cli
