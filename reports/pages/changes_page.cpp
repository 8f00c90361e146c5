// changes: each change of the period with the words before and after, the time in which it
// happened, and the two captures that show it.

#include <algorithm>

#include "core/names.hpp"
#include "reports/pages/change_parts.hpp"
#include "reports/pages/pages.hpp"
#include "reports/pages/phrases.hpp"

namespace labledger::reports {
namespace {

/// Changes of one group that are quoted here; the others are listed, and quoted on their own pages.
constexpr std::size_t kQuotedLimit = 40;

/// The graver first, then the newer.
bool is_graver(const ChangeReport* a, const ChangeReport* b) {
  return a->change.severity > b->change.severity;
}

void write_group(Page& page, const ReadingOrder& report, Announced announced, Text heading) {
  std::vector<const ChangeReport*> group;
  for (const ChangeReport* change : report.changes)
    if (change->announcement.announced == announced) group.push_back(change);
  if (group.empty()) return;
  std::ranges::stable_sort(group, is_graver);
  page.heading(2, std::move(heading));
  const std::size_t quoted = std::min(group.size(), kQuotedLimit);
  for (std::size_t i = 0; i < quoted; ++i) {
    page.heading(3, change_title(report, *group[i]), change_anchor(group[i]->change));
    write_change_parts(page, *group[i], kDigestEditLimit);
  }
  if (quoted == group.size()) return;
  page.heading(3, "More of these, each quoted on its own page");
  for (std::size_t i = quoted; i < group.size(); ++i)
    page.item(change_title(report, *group[i]).text(": " + change_phrase(group[i]->change)));
}

/// What nobody was told comes first.
void write_groups(Page& page, const ReadingOrder& report) {
  write_group(page, report, Announced::No, "Not announced, as far as we could see");
  write_group(page, report, Announced::Unknown, "Not known whether announced");
  write_group(page, report, Announced::Yes, "Announced");
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
  write_groups(page, report);
  write_links(page, report);
  write_returns(page, report);
  write_not_shown(page, report);
  return page;
}

}  // namespace labledger::reports
