#pragma once
// Looks up, in the ledger, whether sentences that came or went stand on another page of their lab.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "analysis/relocation.hpp"
#include "cli/ledger.hpp"
#include "core/change.hpp"
#include "core/ids.hpp"
#include "core/lab.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace labledger::cli {

/// What the pages of a lab have shown, as it stands in the ledger now, but for what was first seen
/// after `as_of`. An alert, which is written while pages are read, knows those read before it. What
/// is stored of a change depends on its own source alone, so that it stays the same whatever else
/// is watched: this is a view of it. One thread only.
class Relocations {
 public:
  /// `ledger` must outlive it.
  Relocations(Ledger& ledger, Instant as_of) : ledger_(ledger), as_of_(as_of) {}

  /// Marks the edits of a substantive change whose sentence moved between the page and another one
  /// of the lab, and gives the change its type and severity anew. Null, or any other class: nothing
  /// happens. A lookup for each such edit and each page of the lab.
  [[nodiscard]] Result<void> mark(const Lab* lab, const std::string& url, Change& change);

 private:
  struct Page {
    std::string url;
    SourceId source;
  };

  [[nodiscard]] Result<const std::vector<Page>*> pages_of(const Lab& lab);
  [[nodiscard]] Result<bool> mark_edit(const std::vector<Page>& pages, const std::string& url,
                                       const Change& change, Edit& edit);

  Ledger& ledger_;
  Instant as_of_;
  std::map<std::string, std::vector<Page>> pages_;  // By lab id; those that were ever fetched.
};

}  // namespace labledger::cli
