#pragma once
// Fills the ReportModel from the ledger and the registry.

#include <functional>
#include <vector>

#include "cli/ledger.hpp"
#include "core/lab.hpp"
#include "parsers/registry/registry.hpp"
#include "reports/report_model.hpp"

namespace labledger::cli {

/// The model of everything up to `as_of`, with the changes of the period. Sources of the ledger
/// that no lab claims are ad-hoc; robots.txt files are evidence and no sources of a report.
/// `progress` is called with (sources done, sources in all).
[[nodiscard]] Result<reports::ReportModel> build_report_model(
    Ledger& ledger, const parsers::Registry& registry, const std::vector<Lab>& labs, Instant as_of,
    reports::Period period, const std::function<void(std::int64_t, std::int64_t)>& progress);

}  // namespace labledger::cli
