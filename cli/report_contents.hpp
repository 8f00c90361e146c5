#pragma once
// What the pages say that a report quotes.

#include <vector>

#include "cli/ledger.hpp"
#include "cli/result_memory.hpp"
#include "core/ids.hpp"
#include "core/result.hpp"
#include "reports/report_model.hpp"

namespace labledger::cli {

/// A source of the report, and the capture that first showed how its page is worded now.
struct QuotedSource {
  reports::SourceReport* report = nullptr;
  FetchId fetch;
};

/// Fills `content` and `refused_dates` of the sources. Cost: a parse of each capture that the
/// memory does not know, on all processors; a few bodies are in memory at a time.
[[nodiscard]] Result<void> fill_contents(Ledger& ledger, const std::vector<QuotedSource>& quoted,
                                         ResultMemory& memory);

}  // namespace labledger::cli
