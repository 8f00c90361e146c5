#pragma once
// What the figures that set safety beside compute are made of, gathered from the facts and, where
// there is one, from the ledger.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "analysis/coupling/lab_coupling.hpp"
#include "cli/promise_book.hpp"
#include "cli/review_book.hpp"
#include "cli/statement_history.hpp"
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

/// Promises and statements of all labs at a moment, without the statements that reviewers reject.
class CouplingBook {
 public:
  /// From the facts alone, which must outlive the book. CouplingReader makes one from a ledger.
  CouplingBook(const ComputeFacts& facts, Instant as_of) : facts_(facts), as_of_(as_of) {}

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

  friend class CouplingReader;

  const ComputeFacts& facts_;
  Instant as_of_;
  std::map<std::string, std::vector<PromiseView>> promises_;
  std::map<std::string, Statements> statements_;
};

/// Gathers what a book holds of a ledger from its statements, handed in page by page. One thread
/// only.
class CouplingReader {
 public:
  /// All must outlive the reader. Config when the lexicon does not compile.
  [[nodiscard]] static Result<CouplingReader> begin(const parsers::Registry& registry,
                                                    const ReviewBook& reviews, Instant as_of);

  void take(const StatementHistory& statement);

  /// The facts must outlive the book.
  [[nodiscard]] Result<CouplingBook> finish(SourceHistories& histories,
                                            const ComputeFacts& facts) &&;

 private:
  /// A statement of a lab on safety.
  struct Found {
    std::string lab;
    std::string url;
    analysis::StatementSpan span;
  };

  CouplingReader(PromiseReader promises, const ReviewBook& reviews, Instant as_of)
      : promises_(std::move(promises)), reviews_(reviews), as_of_(as_of) {}

  PromiseReader promises_;
  const ReviewBook& reviews_;
  Instant as_of_;
  std::vector<Found> found_;
  std::map<std::string, Day> first_of_page_;
};

}  // namespace labledger::cli
