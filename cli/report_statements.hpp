#pragma once
// What the statements of the ledger come to in a report.

#include "cli/ledger.hpp"
#include "core/result.hpp"
#include "parsers/registry/registry.hpp"
#include "reports/report_model.hpp"

namespace labledger::cli {

/// Gives each lab of the model the statements on its own pages of the registry, as they stood at
/// the model's own time: by URL, then first sight; wordings that came later are left out. Then
/// fills what else statements are a part of, as fill_compute() says. One look at each statement of
/// the ledger.
[[nodiscard]] Result<void> fill_statements(Ledger& ledger, const parsers::Registry& registry,
                                           reports::ReportModel& model);

}  // namespace labledger::cli
