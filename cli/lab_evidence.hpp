#pragma once
// What the ledger holds of a lab that a score is made of: the sentences of its own pages, as the
// rubric reads them, and the pages themselves.

#include <map>
#include <string>
#include <vector>

#include "analysis/scores/indicator_rules.hpp"
#include "analysis/scores/rubric_reader.hpp"
#include "cli/ledger.hpp"
#include "cli/review_book.hpp"
#include "core/lab.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
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
  std::vector<db::WordingRow> rows;
};

/// What was read of the pages of one lab.
[[nodiscard]] Result<std::vector<PageWordings>> read_wordings(Ledger& ledger, const LabPages& pages,
                                                              const std::string& lab_id);

/// What those pages say up to and with `as_of`, without the lab's openings. Statements that
/// reviewers reject are left out; levels that they correct are theirs. Pages in another language
/// than English are not read.
[[nodiscard]] Result<analysis::LabEvidence> read_lab_evidence(
    Ledger& ledger, const analysis::RubricReader& reader, const std::vector<PageWordings>& pages,
    const ReviewBook& reviews, const std::string& lab_id, Instant as_of);

}  // namespace labledger::cli
