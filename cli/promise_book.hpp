#pragma once
// Promises with a deadline among the statements that the ledger knows, shown or gone, and what came
// of them.

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/promises/promise_finder.hpp"
#include "cli/ledger.hpp"
#include "cli/page_owner.hpp"
#include "cli/review_book.hpp"
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

/// Gathers promises from the statements of a ledger, handed in page by page. Which sentences may be
/// promises is told by how they are stored; what these promise is read in the captures that first
/// showed them. One thread only.
class PromiseReader {
 public:
  /// Ledger and registry must outlive the reader. Config when the lexicon does not compile.
  [[nodiscard]] static Result<PromiseReader> begin(Ledger& ledger,
                                                   const parsers::Registry& registry,
                                                   PromiseQuery query);

  /// Notes which of the statement's wordings may be promises.
  void take(const StatementHistory& statement);

  /// What was found, with what people said of it, by their last day, those without a date last;
  /// then by lab, page and id. Cost: a parse of each capture that first showed a promise, on all
  /// processors; a few bodies are in memory at a time.
  [[nodiscard]] Result<std::vector<PromiseView>> finish(const ReviewBook& reviews) &&;

 private:
  /// A capture that first showed sentences which may be promises.
  struct ShowingCapture {
    std::string url;
    Instant at;
    FetchId fetch;                      ///< Of the wording that it shows.
    std::optional<Instant> not_before;  ///< The last usable capture before it; empty: none.
    std::string payload;                ///< In hex; empty when it is not known.
    std::vector<SegmentRecord> sentences;
  };
  struct ReadCapture;
  using Sentences = std::map<Instant, std::vector<SegmentRecord>>;  // By first sight.

  PromiseReader(Ledger& ledger, const parsers::Registry& registry, analysis::PromiseFinder finder,
                PromiseQuery query)
      : ledger_(ledger),
        registry_(registry),
        owners_(registry),
        finder_(std::move(finder)),
        query_(std::move(query)) {}

  [[nodiscard]] Result<std::vector<ShowingCapture>> find_captures();
  [[nodiscard]] Result<void> read_captures(const std::vector<ShowingCapture>& captures);
  void read_promises_of(const ShowingCapture& capture, ReadCapture& read) const;
  void add_promises(const ShowingCapture& capture, const ReadCapture& read);
  void add(const std::string& url, PromiseView view);

  Ledger& ledger_;
  const parsers::Registry& registry_;
  PageOwners owners_;
  analysis::PromiseFinder finder_;
  PromiseQuery query_;
  std::map<std::string, Sentences> sentences_;  // By URL.
  std::map<std::string, PromiseView> views_;    // By id.
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
