#pragma once
// What to fetch now, and with which validators.

#include <optional>
#include <string>
#include <vector>

#include "cli/ledger.hpp"
#include "core/lab.hpp"
#include "core/time.hpp"
#include "crawler/crawl.hpp"

namespace labledger::cli {

/// When a source is to be fetched next; empty when it was never tried: now. Everything is told from
/// the ledger, so it holds across runs.
///
/// A source that could be read waits as long as its rate of change says (analysis/change_rate.hpp)
/// within the bounds of its lab file. One whose last attempts failed is tried again after an hour,
/// and after twice as long with each further failure, but no later than it would be otherwise. One
/// that refuses us is not asked sooner for that. To each wait a tenth of it at most is added, the
/// same in every run until the next attempt, so that a lab's pages spread out.
[[nodiscard]] Result<std::optional<Instant>> next_due(Ledger& ledger, const Source& source);

/// The enabled sources that are due at `now`, in the order of the registry.
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
