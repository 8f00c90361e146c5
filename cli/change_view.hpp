#pragma once
// A change as commands show it: beside the other pages of its lab, with its announcement, and with
// what people said of it.

#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "analysis/announcement.hpp"
#include "cli/announcements.hpp"
#include "cli/ledger.hpp"
#include "cli/neighbours.hpp"
#include "cli/review_book.hpp"
#include "cli/source_history.hpp"
#include "core/announcement.hpp"
#include "core/result.hpp"
#include "core/review.hpp"
#include "parsers/registry/registry.hpp"

namespace labledger::cli {

/// A change and what belongs to it.
struct ChangeView {
  db::ChangeRow row;  ///< What moved is marked.
  AnnouncementFinding announcement;
  std::vector<ReviewEntry> reviews;  ///< Oldest first.
};

/// Looks around changes: reads the history of each page once, and all entries of people once.
class ChangeViews {
 public:
  /// The first three must outlive it.
  ChangeViews(Ledger& ledger, const parsers::Registry& registry,
              const analysis::AnnouncementSearch& search, ReviewBook reviews)
      : ledger_(ledger),
        registry_(registry),
        announcements_(ledger, search, kEndOfTime),
        neighbours_(ledger, kEndOfTime),
        reviews_(std::move(reviews)) {}

  /// What belongs to a change. Only of substantive ones it is looked up what moved and what was
  /// announced.
  [[nodiscard]] Result<ChangeView> look_around(db::ChangeRow row);

 private:
  [[nodiscard]] Result<AnnouncementFinding> announcement_of(db::ChangeRow& row);

  Ledger& ledger_;
  const parsers::Registry& registry_;
  Announcements announcements_;
  Neighbours neighbours_;
  ReviewBook reviews_;
  const Lab* lab_ = nullptr;  // Of the page whose history it is.
  std::string url_;
  SourceHistory history_;
};

/// Which entries are printed.
enum class ReviewDetail {
  None,      ///< For a reviewer who is to judge without knowing what others said.
  Standing,  ///< Each author's latest verdict, and notes.
  All,
};

/// Prints the change in a few lines, both wordings and what people said.
void print_text(const ChangeView& view, ReviewDetail detail);

/// The change as JSON: {…, announced, announced_by[], looked_at[], review, reviews[]}. `review` is
/// the name of the ReviewState.
[[nodiscard]] nlohmann::ordered_json to_json(const ChangeView& view);

}  // namespace labledger::cli
