#pragma once
// What the figures that set safety beside compute are made of, gathered from the facts and, where
// there is one, from the ledger.

#include <map>
#include <string>
#include <vector>

#include "analysis/coupling/lab_coupling.hpp"
#include "cli/ledger.hpp"
#include "cli/promise_book.hpp"
#include "cli/review_book.hpp"
#include "core/compute_facts.hpp"
#include "core/coupling.hpp"
#include "core/result.hpp"
#include "core/score.hpp"
#include "core/time.hpp"
#include "parsers/registry/registry.hpp"

namespace labledger::cli {

/// How many people a lab has, and how many openings.
struct LabStaff {
  std::vector<HeadcountObservation> headcounts;
  OpeningsSeries openings;
};

/// Promises and statements of all labs at a moment, read once.
class CouplingBook {
 public:
  /// From the facts alone.
  CouplingBook(const ComputeFacts& facts, Instant as_of) : facts_(facts), as_of_(as_of) {}

  /// From the ledger, too, without the statements that reviewers reject. The facts must outlive the
  /// book.
  [[nodiscard]] static Result<CouplingBook> read(Ledger& ledger, const parsers::Registry& registry,
                                                 const ReviewBook& reviews,
                                                 const ComputeFacts& facts, Instant as_of);

  /// All figures of a lab, in the order of analysis::coupling_of.
  [[nodiscard]] std::vector<CouplingFigure> figures_of(const std::string& lab_id,
                                                       const LabCompute& compute,
                                                       const LabStaff& staff) const;

  /// The promises of a lab, by their last day.
  [[nodiscard]] const std::vector<PromiseView>& promises_of(const std::string& lab_id) const;

 private:
  struct Statements {
    std::vector<analysis::StatementSpan> spans;
    std::size_t pages = 0;
  };

  [[nodiscard]] Result<void> read_statements(Ledger& ledger, const parsers::Registry& registry,
                                             const ReviewBook& reviews);

  const ComputeFacts& facts_;
  Instant as_of_;
  std::map<std::string, std::vector<PromiseView>> promises_;
  std::map<std::string, Statements> statements_;
};

}  // namespace labledger::cli
