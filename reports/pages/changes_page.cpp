// changes: each change of the period with the words before and after, the time in which it
// happened, and the two captures that show it.

#include <algorithm>

#include "core/names.hpp"
#include "reports/pages/pages.hpp"
#include "reports/pages/phrases.hpp"
#include "reports/word_diff.hpp"

namespace labledger::reports {
namespace {

/// Edits of one change that are quoted; a page rewritten from end to end has hundreds.
constexpr std::size_t kEditLimit = 80;

void write_edit(Page& page, const Edit& edit) {
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
  if (change.change.severity) kind.say("; severity ").text(name_of(*change.change.severity));
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

void write_change(Page& page, const ReadingOrder& report, const ChangeReport& change) {
  page.heading(2,
               Text()
                   .text(report.lab_name(change.lab_id))
                   .say(": ")
                   .text(change.title.empty() ? change.url : change.title)
                   .text(" (" + format_day(change.change.not_after) + ")")
                   .append(review_mark(change.reviews)),
               change_anchor(change.change));
  write_facts(page, change);
  const auto& edits = change.change.edits;
  const std::size_t shown = std::min(edits.size(), kEditLimit);
  for (std::size_t i = 0; i < shown; ++i)
    write_edit(page, edits[i]);
  if (shown < edits.size()) {
    page.paragraph(Text("… (")
                       .text(counted(edits.size() - shown, "edit", "edits"))
                       .say(" more in the ledger)"));
  }
  write_evidence(page, change);
}

/// One row a source: pages that flap between two texts return hundreds of times.
void write_returns(Page& page, const ReadingOrder& report) {
  if (report.returns.empty()) return;
  std::vector<std::vector<Text>> rows;
  const auto same_source = [](const ChangeReport* a, const ChangeReport* b) {
    return a->lab_id == b->lab_id && a->source_id == b->source_id && a->url == b->url;
  };
  for (auto at = report.returns.begin(); at != report.returns.end();) {
    const ChangeReport* newest = *at;
    const auto end = std::find_if_not(at, report.returns.end(), [&](const ChangeReport* other) {
      return same_source(newest, other);
    });
    rows.push_back({Text().text(report.lab_name(newest->lab_id)),
                    Text().link(newest->title.empty() ? newest->url : newest->title, newest->url),
                    Text().number(static_cast<std::uint64_t>(end - at)),
                    Text().text(minute(newest->change.not_after))});
    at = end;
  }
  page.heading(2, "Returns to an earlier wording");
  page.paragraph(
      "These pages went back to a wording that they had shown before. Often a site serves two "
      "texts in turn; sometimes a change is taken back.");
  page.table("Returns to an earlier wording",
             {{"Lab"}, {"Page"}, {"Returns", ColumnKind::Numbers}, {"Last one"}}, std::move(rows));
}

/// One row a link.
void write_links(Page& page, const ReadingOrder& report) {
  std::vector<std::vector<Text>> rows;
  for (const ChangeReport* change : report.links) {
    for (const Edit& edit : change->change.edits) {
      if (!edit.severity || !edit.after) continue;
      rows.push_back({Text().text(report.lab_name(change->lab_id)),
                      Text().link(change->title.empty() ? change->url : change->title, change->url),
                      Text().text(edit.after->exact), Text().text(edit.reason),
                      Text()
                          .text(minute(change->change.not_before))
                          .say(" to ")
                          .text(minute(change->change.not_after))});
    }
  }
  if (rows.empty()) return;
  page.heading(2, "Links to policies that lead elsewhere");
  page.paragraph(
      "The words of these links stayed, and what they lead to is another page. Often a site was "
      "rebuilt; sometimes another document took the place of the one that was promised.");
  page.table("Links to policies that lead elsewhere",
             {{"Lab"}, {"Page"}, {"Link"}, {"What changed"}, {"Between"}}, std::move(rows));
}

void write_not_shown(Page& page, const ReadingOrder& report) {
  page.heading(2, "Not shown");
  page.item(Text()
                .text(counted(report.cosmetic_count, "cosmetic difference", "cosmetic differences"))
                .say(": menus, order, counters and the like, while the page says the same."));
  page.item(Text()
                .text(counted(report.capture_problem_count, "capture", "captures"))
                .say(" that did not show the page, and so were not compared with it."));
}

}  // namespace

Page changes_page(const ReadingOrder& report) {
  Page page;
  page.path = "changes";
  page.title = "Changes of wording";
  page.description = period_phrase(report.model.period) + ".";
  page.heading(1, "Changes of wording");
  page.paragraph(Text()
                     .text(period_phrase(report.model.period))
                     .say(". ")
                     .reference("All labs", {"index", ""}));
  page.paragraph(finding_sentence(report.changes.size(), reading_of(report.sources())));
  page.paragraph(
      Text("How to read this: ")
          .say("struck-through words", Emphasis::Removed)
          .say(" went, ")
          .say("underlined words", Emphasis::Added)
          .say(" came. "
               "A change lies between two captures; when exactly in between is not known. Whether "
               "the lab "
               "announced it is judged from the page's own date and change log, and from what "
               "the lab's feeds and news pages gained in the two weeks before and after; what was "
               "said "
               "elsewhere we did not see."));
  page.paragraph(Text("How to check it: ")
                     .code("labledger verify")
                     .say(" computes the SHA-256 of every stored response anew, and "
                          "the chain that links all fetches; each change below names the two "
                          "responses that show it."));
  for (const ChangeReport* change : report.changes)
    write_change(page, report, *change);
  write_links(page, report);
  write_returns(page, report);
  write_not_shown(page, report);
  return page;
}

}  // namespace labledger::reports
