#pragma once
// Promises with a deadline among the statements that the ledger knows, shown or gone, and what came
// of them.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/promises/promise_finder.hpp"
#include "cli/ledger.hpp"
#include "cli/review_book.hpp"
#include "cli/source_history.hpp"
#include "cli/statement_history.hpp"
#include "core/promise.hpp"
#include "core/result.hpp"
#include "core/review.hpp"
#include "core/time.hpp"
#include "parsers/registry/registry.hpp"

namespace labledger::cli {

/// A promise and what is known of it.
struct PromiseView {
  std::string id;
  std::string lab_id;             ///< Empty for an ad-hoc page.
  std::vector<std::string> urls;  ///< The pages that show or showed it; the first one first.
  analysis::FoundPromise promise;
  SayingDay said;
  Instant first_seen;
  Instant last_seen;        ///< Of all pages.
  bool is_present = false;  ///< Whether the last usable capture of a page shows it.
  std::string payload;      ///< SHA-256 of the capture that showed it first, in hex.
  PromiseState state = PromiseState::Unknown;
  std::vector<ReviewEntry> reviews;  ///< Oldest first.
};

/// Which promises to read.
struct PromiseQuery {
  std::string lab;                ///< Of this lab only; empty for all pages.
  Instant as_of = kEndOfTime;     ///< First seen by then; states are those of its day.
  std::optional<Day> due_before;  ///< Only those with a date before this day.
};

/// Gathers promises from the statements of a ledger, handed in page by page. One thread only.
class PromiseReader {
 public:
  /// The ledger must outlive the reader. Config when the lexicon does not compile.
  [[nodiscard]] static Result<PromiseReader> begin(Ledger& ledger, PromiseQuery query);

  /// Notes what the statement's wordings promise.
  [[nodiscard]] Result<void> take(const StatementHistory& statement);

  /// What was found, with what people said of it, by their last day, those without a date last;
  /// then by lab, page and id.
  [[nodiscard]] std::vector<PromiseView> finish(const ReviewBook& reviews) &&;

 private:
  PromiseReader(Ledger& ledger, analysis::PromiseFinder finder, PromiseQuery query)
      : ledger_(ledger), finder_(std::move(finder)), query_(std::move(query)) {}

  [[nodiscard]] Result<void> take_wording(const std::string& lab, const std::string& url,
                                          const db::WordingRow& row);
  [[nodiscard]] Result<std::reference_wrapper<const SourceHistory>> history_of(
      const std::string& url);
  void add(PromiseView view);

  Ledger& ledger_;
  analysis::PromiseFinder finder_;
  PromiseQuery query_;
  std::string history_url_;  // Of the page whose history was asked for last.
  SourceHistory history_;
  std::map<std::string, PromiseView> views_;  // By id.
};

/// The promises of the ledger, in the order of PromiseReader::finish. Cost: a look at every
/// statement. Pages that `analyze` has not read have none yet.
[[nodiscard]] Result<std::vector<PromiseView>> read_promises(Ledger& ledger,
                                                             const parsers::Registry& registry,
                                                             const PromiseQuery& query);

/// Whether the statements of the ledger hold a promise of that id.
[[nodiscard]] Result<bool> has_promise(Ledger& ledger, const parsers::Registry& registry,
                                       const std::string& id);

}  // namespace labledger::cli
