#pragma once
// The figures of compute and money that the ledger holds, judged, and labs' compute with those of
// them that are used.

#include <map>
#include <string>
#include <vector>

#include "cli/ledger.hpp"
#include "cli/review_book.hpp"
#include "cli/statement_history.hpp"
#include "core/compute_estimate.hpp"
#include "core/compute_facts.hpp"
#include "core/ledger_claim.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "parsers/registry/registry.hpp"

namespace labledger::cli {

/// The facts of that lab; only its id when there are none.
[[nodiscard]] LabFacts facts_of(const ComputeFacts& facts, const std::string& lab_id);

/// Claims of the ledger by lab. They come from sentences on compute and funding, of a lab's pages
/// or about it, as last worded, and from what people noted (`observe`). What reviewers reject is
/// left out.
class ClaimBook {
 public:
  /// Without a ledger: no claims.
  ClaimBook() = default;

  /// What was first seen or noted up to `as_of`, judged by the facts.
  [[nodiscard]] static Result<ClaimBook> read(Ledger& ledger, const parsers::Registry& registry,
                                              const ReviewBook& reviews, const ComputeFacts& facts,
                                              Instant as_of);

  /// Those of a lab, by date, then address. Valid while the book is.
  [[nodiscard]] const std::vector<LedgerClaim>& of(const std::string& lab_id) const&;
  const std::vector<LedgerClaim>& of(const std::string& lab_id) && = delete;

  /// The lab's compute at a day, from its facts and the claims that are used.
  [[nodiscard]] LabCompute compute_of(const ComputeFacts& facts, const std::string& lab_id,
                                      const std::string& day) const;

 private:
  friend class ClaimReader;
  std::map<std::string, std::vector<LedgerClaim>> by_lab_;
};

/// Gathers the claims of a ledger's statements, handed in one by one. One thread only.
class ClaimReader {
 public:
  /// Both must outlive the reader.
  ClaimReader(const parsers::Registry& registry, const ReviewBook& reviews, Instant as_of)
      : registry_(registry), reviews_(reviews), as_of_(as_of) {}

  /// Notes the figures of the statement as it is worded now. Malformed when a stored figure is.
  [[nodiscard]] Result<void> take(const StatementHistory& statement);

  /// What was found and what people noted, judged by the facts.
  [[nodiscard]] ClaimBook finish(const ComputeFacts& facts) &&;

 private:
  const parsers::Registry& registry_;
  const ReviewBook& reviews_;
  Instant as_of_;
  std::vector<LedgerClaim> claims_;
};

}  // namespace labledger::cli
