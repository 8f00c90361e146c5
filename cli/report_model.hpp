#pragma once
// Fills the ReportModel from the ledger and the registry.

#include <functional>
#include <vector>

#include "cli/ledger_snapshot.hpp"
#include "cli/result_memory.hpp"
#include "cli/source_history.hpp"
#include "core/lab.hpp"
#include "parsers/registry/registry.hpp"
#include "reports/report_model.hpp"

namespace labledger::cli {

/// The model of everything up to the histories' moment, with the changes of the period. Sources of
/// the ledger that no lab claims are ad-hoc; robots.txt files are evidence and no sources of a
/// report. What took time to work out is looked for in the memory, and noted there. Reads on two
/// threads where the snapshot can.
/// @param histories of the snapshot's ledger.
/// @param progress called with (sources done, sources in all).
[[nodiscard]] Result<reports::ReportModel> build_report_model(
    const LedgerSnapshot& snapshot, const parsers::Registry& registry, const std::vector<Lab>& labs,
    SourceHistories& histories, reports::Period period, ResultMemory& memory,
    const std::function<void(std::int64_t, std::int64_t)>& progress);

}  // namespace labledger::cli
