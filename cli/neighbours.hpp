#pragma once
// Looks up, in the ledger, what the other pages of a lab have shown of the sentences of a change.

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
#include "core/segment.hpp"

namespace labledger::cli {

/// What the pages of a lab have shown, as it stands in the ledger now, but for what was first seen
/// after `as_of`. An alert, which is written while pages are read, knows those read before it. What
/// is stored of a change depends on its own source alone, so that it stays the same whatever else
/// is watched: this is a view of it. One thread only.
class Neighbours {
 public:
  /// `ledger` must outlive it.
  Neighbours(Ledger& ledger, Instant as_of) : ledger_(ledger), as_of_(as_of) {}

  /// Of a substantive change, marks the edits whose sentence moved between the page and another one
  /// of the lab, and those that repeat what the frame around another page of the same host did
  /// before; gives the change its type, severity and class anew. Null, or any other class: nothing
  /// happens. A few lookups for each edit and each page of the lab.
  [[nodiscard]] Result<void> mark(const Lab* lab, const std::string& url, Change& change);

 private:
  struct Page {
    std::string url;
    std::string site;  ///< Its host without "www.".
    SourceId source;
  };

  /// A page that has shown a sentence, and its record there.
  struct Place {
    const Page* page = nullptr;
    SegmentRecord record;
  };

  [[nodiscard]] Result<const std::vector<Page>*> pages_of(const Lab& lab);
  /// Where the sentence of that key has stood. Valid until the next call.
  [[nodiscard]] Result<const std::vector<Place>*> places_of(const std::vector<Page>& pages,
                                                            std::uint64_t key);
  [[nodiscard]] Result<bool> mark_move(const std::vector<Page>& pages, const std::string& url,
                                       const Change& change, Edit& edit);
  [[nodiscard]] Result<bool> mark_frame(const std::vector<Page>& pages, const std::string& url,
                                        const Change& change, Edit& edit);

  Ledger& ledger_;
  Instant as_of_;
  std::map<std::string, std::vector<Page>> pages_;  // By lab id; those that were ever fetched.
  const std::vector<Page>* last_pages_ = nullptr;   // What places_of() was asked the last time …
  std::uint64_t last_key_ = 0;
  std::vector<Place> last_places_;  // … and what it found.
};

}  // namespace labledger::cli
