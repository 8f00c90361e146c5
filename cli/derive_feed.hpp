#pragma once
// Feeds and sitemaps in the derive step: which items they show for the first time.

#include "cli/ledger.hpp"
#include "cli/list_body.hpp"
#include "core/lab.hpp"
#include "core/result.hpp"

namespace labledger::cli {

/// Takes one capture of a feed (`kind` Feed) or sitemap (Sitemap), and stores the items that it
/// shows for the first time ever. Items that went, another order, rewritten dates and ids, and an
/// empty capture change nothing. Call inside the transaction that stores the capture.
[[nodiscard]] Result<ListFinding> take_feed(Ledger& ledger, const ListBody& body, SourceKind kind);

}  // namespace labledger::cli
