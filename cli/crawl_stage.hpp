#pragma once
// The fetching stage of the pipeline, as `crawl` and `run` share it.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/ingest.hpp"
#include "cli/ledger.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "crawler/crawl.hpp"
#include "net/curl_transport.hpp"
#include "parsers/registry/settings.hpp"

namespace labledger::cli {

/// What one crawl is asked to do.
struct CrawlRequest {
  std::vector<std::string> urls;
  crawler::CrawlPolicy policy;
  net::AddressPolicy addresses = net::AddressPolicy::PublicOnly;
  std::optional<Instant> deadline;  ///< No page is begun after this, and open ones are dropped.
  int verbosity = 0;                ///< For the progress line.
};

/// How politely to crawl, by the config file.
[[nodiscard]] crawler::CrawlPolicy policy_of(const parsers::Settings& settings);

/// Fetches the URLs and hands every response to the ingest, then flushes it. Ends early, in good
/// order, at a signal and at the deadline: what was fetched is kept, the rest is `unfinished`.
[[nodiscard]] Result<crawler::CrawlSummary> crawl_stage(const CrawlRequest& request,
                                                        const parsers::Settings& settings,
                                                        Ledger& ledger, Ingest& ingest,
                                                        const net::CurlGlobal& global,
                                                        const Clock& clock);

/// How many of the targets could not be had.
[[nodiscard]] std::size_t failures_of(const crawler::CrawlSummary& summary);

}  // namespace labledger::cli
