#pragma once
// Which pages of the ledger are a lab's own, and how they were worded.

#include <map>
#include <span>
#include <string>
#include <vector>

#include "cli/ledger.hpp"
#include "cli/wordings.hpp"
#include "core/ids.hpp"
#include "core/lab.hpp"
#include "core/result.hpp"
#include "db/statement_store.hpp"

namespace labledger::cli {

/// Which pages of the ledger are whose: those that a lab file names, and those on the host of a
/// lab's home page or below it.
class LabPages {
 public:
  /// A page, and what its lab file says of it.
  struct Page {
    std::string url;
    std::string topic;  ///< Empty when no lab file names the page.
  };

  [[nodiscard]] static Result<LabPages> read(Ledger& ledger, const std::vector<const Lab*>& labs);

  /// By URL. Valid while the object is.
  [[nodiscard]] const std::vector<Page>& of(const std::string& lab_id) const;

 private:
  std::map<std::string, std::vector<Page>> by_lab_;
};

/// A page of a lab, and all its wordings that the ledger knows, by time of first sight.
struct PageWordings {
  LabPages::Page page;
  SourceId source;
  std::span<const db::WordingRow> rows;  ///< Valid until they are taken or dropped.
};

/// What was read of the pages of one lab.
[[nodiscard]] Result<std::vector<PageWordings>> read_wordings(Wordings& wordings,
                                                              const LabPages& pages,
                                                              const std::string& lab_id);

}  // namespace labledger::cli
