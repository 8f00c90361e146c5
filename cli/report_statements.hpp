#pragma once
// What the labs' own pages state, for a report.

#include "cli/ledger.hpp"
#include "core/result.hpp"
#include "parsers/registry/registry.hpp"
#include "reports/report_model.hpp"

namespace labledger::cli {

/// Gives each lab of the model the statements on its own pages of the registry, as they stood at
/// the model's own time: by URL, then first sight. Wordings that came later are left out. One look
/// at each wording of the ledger.
[[nodiscard]] Result<void> add_statements(Ledger& ledger, const parsers::Registry& registry,
                                          reports::ReportModel& model);

}  // namespace labledger::cli
