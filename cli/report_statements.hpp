#pragma once
// What the statements of the ledger come to in a report.

#include "cli/source_history.hpp"
#include "cli/wordings.hpp"
#include "core/result.hpp"
#include "parsers/registry/registry.hpp"
#include "reports/report_model.hpp"

namespace labledger::cli {

/// Gives each lab of the model the statements on its own pages of the registry, as they stood at
/// the model's own time: by URL, then first sight; wordings that came later are left out. Then
/// fills what else statements are a part of, as fill_compute() says. Takes the wordings; one look
/// at each statement of the ledger.
/// @param histories up to the model's time.
[[nodiscard]] Result<void> fill_statements(Wordings& wordings, SourceHistories& histories,
                                           const parsers::Registry& registry,
                                           reports::ReportModel& model);

}  // namespace labledger::cli
