// changes/<id>: one change with the words before and after, the time in which it happened, and the
// two captures that show it.

#include <algorithm>
#include <utility>

#include "reports/pages/change_parts.hpp"
#include "reports/pages/pages.hpp"
#include "reports/pages/phrases.hpp"
#include "reports/word_diff.hpp"

namespace labledger::reports {
namespace {

void write_edit(Page& page, const ChangeReport& change, std::size_t index) {
  const Edit& edit = change.change.edits[index];
  if (!edit.before && !edit.after) return;
  const Quote& place = edit.after ? *edit.after : *edit.before;
  Text where;
  if (!place.heading.empty()) where.say("Under “").text(place.heading).say("”");
  if (!edit.reason.empty()) {
    if (!where.empty()) where.say(" ");
    where.say("(").text(edit.reason).say(")");
  }
  if (!where.empty()) page.paragraph(where.say(":"));

  Difference difference;
  if (edit.before) difference.before = edit.before->exact;
  if (edit.after) difference.after = edit.after->exact;
  if (edit.before && edit.after) {
    difference.runs = compare_words(edit.before->exact, edit.after->exact);
  }
  const std::string anchor = edit_anchor(change.change, index);
  if (change.before) difference.before_at = capture_place(change.before->payload, anchor);
  if (change.after) difference.after_at = capture_place(change.after->payload, anchor);
  page.add({std::move(difference)});
}

/// Whether the page dates itself anew. Says nothing when it states no date.
void write_stated_date(Page& page, const ChangeReport& change) {
  const auto& before = change.modified_before;
  const auto& after = change.modified_after;
  if (!before && !after) return;
  Text line("The page's own “last updated”: ");
  if (before && after && before->value == after->value) {
    line.say("the same before and after, ").text(after->value).say(".");
  } else {
    line.text(before ? before->value : "none found").say(" before, ");
    line.text(after ? after->value : "none found").say(" after.");
  }
  page.item(line);
}

Text listed(const std::vector<std::string>& phrases) {
  Text text;
  for (const std::string& phrase : phrases) {
    if (!text.empty()) text.say("; ");
    text.text(phrase);
  }
  return text;
}

/// Whether the lab spoke of it, and what that rests on.
void write_announcement(Page& page, const AnnouncementFinding& finding) {
  switch (finding.announced) {
    case Announced::Yes:
      page.item(Text("Announced: yes: ").append(listed(finding.by)));
      break;
    case Announced::No:
      page.item(Text("Announced: not as far as we could see. Looked at: ")
                    .append(listed(finding.looked_at)));
      break;
    case Announced::Unknown:
      page.item(
          "Announced: unknown. The page does not date itself, and no feed of the lab was read at "
          "that time.");
  }
}

/// What people said: verdicts, corrections and notes, as they stand.
void write_reviews(Page& page, const std::vector<ReviewEntry>& reviews) {
  for (const ReviewEntry& entry : standing_entries(reviews))
    page.item(Text("Review: ").text(review_words(entry)).say("."));
}

void write_facts(Page& page, const ChangeReport& change) {
  page.item(Text("Page: ").link(change.url, change.url));
  page.item(Text("It happened between ")
                .text(minute(change.change.not_before))
                .say(", when it still had the old wording, and ")
                .text(minute(change.change.not_after))
                .say(", the first capture with the new one."));
  Text kind("Class: substantive; ");
  kind.text(change_phrase(change.change));
  if (change.change.severity) kind.say("; severity ").append(severity_mark(change.change.severity));
  page.item(kind.say("."));
  write_stated_date(page, change);
  write_announcement(page, change.announcement);
  write_reviews(page, change.reviews);
}

void write_evidence(Page& page, const ChangeReport& change) {
  page.paragraph("Evidence:");
  if (change.before) page.item(Text("before: ").append(full_evidence_phrase(*change.before)));
  if (change.after) page.item(Text("after: ").append(full_evidence_phrase(*change.after)));
  page.item(Text("change ").code(change.change.id));
}

}  // namespace

Text change_title(const ReadingOrder& report, const ChangeReport& change) {
  return Text()
      .text(report.lab_name(change.lab_id))
      .say(": ")
      .reference(change.title.empty() ? change.url : change.title, change_place(change.change))
      .text(" (" + format_day(change.change.not_after) + ")")
      .append(review_mark(change.reviews));
}

void write_change_parts(Page& page, const ChangeReport& change, std::size_t edit_limit) {
  write_facts(page, change);
  const auto& edits = change.change.edits;
  const std::size_t shown = std::min(edits.size(), edit_limit);
  for (std::size_t i = 0; i < shown; ++i)
    write_edit(page, change, i);
  if (shown < edits.size()) {
    Text rest("… (");
    rest.text(counted(edits.size() - shown, "edit", "edits"));
    if (page.path == change_place(change.change).page) {
      rest.say(" more in the ledger)");
    } else {
      rest.say(" more on ").reference("its own page", change_place(change.change)).say(")");
    }
    page.paragraph(std::move(rest));
  }
  write_evidence(page, change);
}

Page change_page(const ReadingOrder& report, const ChangeReport& change) {
  Page page;
  page.path = change_place(change.change).page;
  const std::string title = change.title.empty() ? change.url : change.title;
  page.title = report.lab_name(change.lab_id) + ": " + title;
  page.description =
      change_phrase(change.change) + ", seen on " + format_day(change.change.not_after) + ".";
  page.heading(1, Text()
                      .text(report.lab_name(change.lab_id))
                      .say(": ")
                      .text(title)
                      .text(" (" + format_day(change.change.not_after) + ")")
                      .append(review_mark(change.reviews)));
  Text way("One change of wording. ");
  if (!change.lab_id.empty()) {
    way.reference("All of " + report.lab_name(change.lab_id), lab_place(change.lab_id)).say(", ");
  }
  page.paragraph(way.reference("all changes", {"changes", ""}));
  write_change_parts(page, change, kEditLimit);
  page.heading(2, "How to verify it");
  page.item(Text("The whole change as the ledger has it: ")
                .code("labledger show " + change.change.id)
                .say("."));
  if (change.before) {
    page.item(Text("The exact bytes before: ")
                  .code("labledger show '" + change.url + "' --at " +
                        format_rfc3339(change.before->at) + " --raw")
                  .say("."));
  }
  if (change.after) {
    page.item(Text("The exact bytes after: ")
                  .code("labledger show '" + change.url + "' --at " +
                        format_rfc3339(change.after->at) + " --raw")
                  .say("."));
  }
  page.item(
      Text("That nothing stored was altered: ")
          .code("labledger verify")
          .say(", offline. The address at a public archive shows whether others saw the same."));
  return page;
}

}  // namespace labledger::reports
