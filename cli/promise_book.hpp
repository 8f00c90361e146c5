#pragma once
// Promises with a deadline among the sentences that the ledger knows, shown or gone, and what came
// of them. Which sentences may be promises is told by the store of statements; what these promise
// is read in the captures that first showed them.

#include <optional>
#include <string>
#include <vector>

#include "analysis/promises/promise_finder.hpp"
#include "cli/ledger.hpp"
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

/// The promises, by their last day, those without a date last; then by lab, page and id. Cost: a
/// look at every statement that the ledger knows (where `analyze` has not read a page: at every
/// sentence), and a parse of each capture that first showed a promise.
[[nodiscard]] Result<std::vector<PromiseView>> read_promises(Ledger& ledger,
                                                             const parsers::Registry& registry,
                                                             const PromiseQuery& query);

/// Whether the sentences of the ledger hold a promise of that id.
[[nodiscard]] Result<bool> has_promise(Ledger& ledger, const parsers::Registry& registry,
                                       const std::string& id);

}  // namespace labledger::cli
