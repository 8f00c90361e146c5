#pragma once
// The part of a report's model that tells of compute, and of safety beside it.

#include <vector>

#include "cli/ledger.hpp"
#include "core/lab.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "reports/report_model.hpp"

namespace labledger::cli {

/// Fills compute, no_compute, funding, promises and coupling of every report, from the ledger and
/// the built-in facts. Figures of staff rest on each report's headcounts and openings, which are
/// filled before. `labs` are those of the reports.
[[nodiscard]] Result<void> fill_compute(Ledger& ledger, const std::vector<Lab>& labs, Instant as_of,
                                        std::vector<reports::LabReport>& reports);

}  // namespace labledger::cli
