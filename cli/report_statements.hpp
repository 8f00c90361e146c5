#pragma once
// What the labs' own pages state, for a report.

#include <vector>

#include "cli/ledger.hpp"
#include "cli/review_book.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "parsers/registry/registry.hpp"
#include "reports/report_model.hpp"

namespace labledger::cli {

/// The statements on the lab's own pages of the registry, as they stood at `as_of`: by URL, then
/// first sight. Wordings that came later are left out. One look at each wording of the lab.
[[nodiscard]] Result<std::vector<reports::StatementReport>> report_statements(
    Ledger& ledger, const parsers::Registry& registry, const Lab& lab, const ReviewBook& reviews,
    Instant as_of);

/// Gives each lab of the model its statements, as of the model's own time.
[[nodiscard]] Result<void> add_statements(Ledger& ledger, const parsers::Registry& registry,
                                          reports::ReportModel& model);

}  // namespace labledger::cli
