#pragma once
// Promises with a deadline among the statements that the ledger knows, shown or gone, and what came
// of them.

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/promises/deadline_reader.hpp"
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

/// Gathers promises from the statements of a ledger, handed in one by one. One thread only.
class PromiseReader {
 public:
  /// The registry must outlive the reader. Config when the lexicon does not compile.
  [[nodiscard]] static Result<PromiseReader> begin(const parsers::Registry& registry,
                                                   PromiseQuery query);

  /// Notes what the statement's wordings promise.
  void take(const StatementHistory& statement);

  /// What was found, with what people said of it, by their last day, those without a date last;
  /// then by lab, page and id.
  [[nodiscard]] Result<std::vector<PromiseView>> finish(SourceHistories& histories,
                                                        const ReviewBook& reviews) &&;

 private:
  PromiseReader(const parsers::Registry& registry, analysis::DeadlineReader deadlines,
                PromiseQuery query)
      : registry_(registry), deadlines_(std::move(deadlines)), query_(std::move(query)) {}

  void add_promise(const std::string& url, const SourceHistory& history, const db::WordingRow& row);
  void add(PromiseView view);

  const parsers::Registry& registry_;
  analysis::DeadlineReader deadlines_;
  PromiseQuery query_;
  std::map<std::string, std::vector<db::WordingRow>> wordings_;  // That promise, by URL.
  std::map<std::string, PromiseView> views_;                     // By id.
};

/// The promises of the ledger, as PromiseReader::finish gives them. Pages that `analyze` has not
/// read have none yet.
[[nodiscard]] Result<std::vector<PromiseView>> read_promises(Ledger& ledger,
                                                             const parsers::Registry& registry,
                                                             const PromiseQuery& query);

/// Whether the statements of the ledger hold a promise of that id.
[[nodiscard]] Result<bool> has_promise(Ledger& ledger, const parsers::Registry& registry,
                                       const std::string& id);

}  // namespace labledger::cli
