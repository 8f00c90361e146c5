#include "cli/change_view.hpp"

#include <utility>

#include <fmt/format.h>

#include "cli/json.hpp"
#include "core/names.hpp"

namespace labledger::cli {
namespace {

std::string joined(const std::vector<std::string>& phrases) {
  return fmt::format("{}", fmt::join(phrases, "; "));
}

void print_announcement(const AnnouncementFinding& finding) {
  switch (finding.announced) {
    case Announced::Yes:
      fmt::print("  announced: {}\n", joined(finding.by));
      break;
    case Announced::No:
      fmt::print("  not announced as far as we could see; looked at: {}\n",
                 joined(finding.looked_at));
      break;
    case Announced::Unknown:
      break;
  }
}

void print_reviews(const std::vector<ReviewEntry>& reviews, ReviewDetail detail) {
  if (detail == ReviewDetail::None) return;
  const std::vector<ReviewEntry> shown =
      detail == ReviewDetail::All ? reviews : standing_entries(reviews);
  for (const ReviewEntry& entry : shown)
    fmt::print("  {}\n", review_words(entry));
}

}  // namespace

Result<AnnouncementFinding> ChangeViews::announcement_of(db::ChangeRow& row) {
  if (row.change.change_class != ChangeClass::Substantive) return AnnouncementFinding{};
  if (url_ != row.url) {
    url_ = row.url;
    history_ = TRY(read_history(ledger_, row.url, kEndOfTime));
    lab_ = registry_.find_owner(row.url);
  }
  TRY(neighbours_.mark(lab_, row.url, row.change));
  return announcements_.find(lab_, changed_page(row.url, history_, row.change), row.change);
}

Result<ChangeView> ChangeViews::look_around(db::ChangeRow row) {
  ChangeView view;
  view.announcement = TRY(announcement_of(row));
  view.reviews = reviews_.of(ReviewSubject::Change, row.change.id);
  view.row = std::move(row);
  return view;
}

void print_text(const ChangeView& view, ReviewDetail detail) {
  const Change& change = view.row.change;
  const ReviewState state = review_state(view.reviews);
  const bool is_marked = detail != ReviewDetail::None &&
                         (state == ReviewState::Rejected || state == ReviewState::Disputed);
  const std::string mark = is_marked ? fmt::format("  [{} in review]", name_of(state)) : "";
  fmt::print("{}  {}{}\n  {} between {} and {}\n", change.id, view.row.url, mark,
             name_of(change.change_class), format_rfc3339(change.not_before),
             format_rfc3339(change.not_after));
  print_announcement(view.announcement);
  print_reviews(view.reviews, detail);
  for (const Edit& edit : change.edits) {
    const auto& place = edit.after ? edit.after : edit.before;
    if (place && !place->heading.empty()) fmt::print("  @ {}\n", place->heading);
    if (edit.before) fmt::print("  - {}\n", edit.before->exact);
    if (edit.after) fmt::print("  + {}\n", edit.after->exact);
    if (change.change_class == ChangeClass::Links) fmt::print("  {}\n", edit.reason);
  }
  fmt::print("\n");
}

Json to_json(const ChangeView& view) {
  Json json = to_json(view.row, view.announcement);
  json["review"] = name_of(review_state(view.reviews));
  json["reviews"] = Json::array();
  for (const ReviewEntry& entry : view.reviews)
    json["reviews"].push_back(to_json(entry));
  return json;
}

}  // namespace labledger::cli
