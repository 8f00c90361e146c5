#pragma once
// What a run came to, for node_exporter's textfile collector: cron health without a daemon.

#include <string>

#include "cli/exit_code.hpp"
#include "cli/ledger.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "crawler/crawl.hpp"
#include "parsers/registry/registry.hpp"

namespace labledger::cli {

/// One run, from the outside.
struct RunRecord {
  Instant started;
  Instant finished;
  ExitCode code = ExitCode::Success;
  crawler::CrawlSummary crawl;
  std::int64_t disclosures = 0;  ///< Substantive changes found.
};

/// The metrics of a run and of the ledger after it, as OpenMetrics text. Every family is there in
/// every run, so that an absent one means that the run itself is absent.
/// @see OpenMetrics 1.0, section "Text format".
[[nodiscard]] Result<std::string> format_metrics(Ledger& ledger, const parsers::Registry& registry,
                                                 const RunRecord& run);

}  // namespace labledger::cli
