#pragma once
// What to fetch now, and with which validators.

#include <string>
#include <vector>

#include "cli/ledger.hpp"
#include "core/lab.hpp"
#include "core/time.hpp"
#include "crawler/crawl.hpp"

namespace labledger::cli {

/// The enabled sources whose interval has passed since their last attempt, in the order of the
/// registry. A source never tried is due.
[[nodiscard]] Result<std::vector<std::string>> due_sources(Ledger& ledger,
                                                           const std::vector<Lab>& labs,
                                                           Instant now);

/// Each URL with the validators of the last response that brought its body, word for word. None
/// when the parsers could not use that body: the page is then asked for whole.
/// @see RFC 9110 sections 13.1.2 and 13.1.3.
[[nodiscard]] Result<std::vector<crawler::CrawlTarget>> with_validators(
    Ledger& ledger, const std::vector<std::string>& urls);

/// Hosts that asked, in this run or an earlier one, to be left alone until after `now`.
[[nodiscard]] Result<std::vector<crawler::HostPause>> host_pauses(Ledger& ledger, Instant now);

}  // namespace labledger::cli
