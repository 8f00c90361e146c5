#pragma once
// Search over all wordings that the ledger's pages have shown, with what stands around each.

#include <cstddef>
#include <string>
#include <vector>

#include "cli/ledger.hpp"
#include "cli/statement_history.hpp"
#include "core/lab.hpp"
#include "core/result.hpp"
#include "parsers/registry/registry.hpp"

namespace labledger::cli {

/// A wording that was found. Its quote has the context, and the heading, of the capture that first
/// showed it; without them when that capture cannot be read as it was any more.
struct SearchHit {
  std::string url;
  const Source* source = nullptr;  ///< The registry's entry; null for an ad-hoc page.
  SeenWording wording;
};

/// What a search found.
struct SearchFinding {
  std::vector<SearchHit> hits;  ///< Newest first sight first, then by URL and place.
  bool has_more = false;        ///< More than the limit was found: what is left is older.
};

/// Searches as StatementStore::search(). Without kinds and levels in the filter, wordings that
/// state nothing are found, too. Reads a document for each hit that is no statement.
[[nodiscard]] Result<SearchFinding> search_wordings(Ledger& ledger,
                                                    const parsers::Registry& registry,
                                                    const std::string& text,
                                                    const StatementFilter& filter,
                                                    std::size_t limit);

}  // namespace labledger::cli
