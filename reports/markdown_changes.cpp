// changes.md: each change of the period with the words before and after, the time in which it
// happened, and the two captures that show it.

#include <algorithm>

#include "core/names.hpp"
#include "reports/markdown_pages.hpp"
#include "reports/markdown_phrases.hpp"
#include "reports/markdown_writer.hpp"
#include "reports/word_diff.hpp"

namespace labledger::reports {
namespace {

/// Edits of one change that are quoted; a page rewritten from end to end has hundreds.
constexpr std::size_t kEditLimit = 80;

/// One side of a reworded sentence, with the words marked that only this side has.
MarkdownText marked(const std::vector<WordRun>& runs, WordRun::Fate side, Emphasis emphasis) {
  MarkdownText text;
  for (const WordRun& run : runs) {
    if (run.fate == WordRun::Fate::Kept) text.text(run.text);
    if (run.fate == side) text.text(run.text, emphasis);
  }
  return text;
}

void write_edit(MarkdownWriter& page, const Edit& edit) {
  if (!edit.before && !edit.after) return;
  const Quote& place = edit.after ? *edit.after : *edit.before;
  MarkdownText where;
  if (!place.heading.empty()) where.say("Under “").text(place.heading).say("”");
  if (!edit.reason.empty()) {
    if (!where.empty()) where.say(" ");
    where.say("(").text(edit.reason).say(")");
  }
  if (!where.empty()) page.paragraph(where.say(":"));

  const auto quoted = [](MarkdownText label, const MarkdownText& words) {
    return MarkdownWriter::Quoted{MarkdownWriter::Quoted::Kind::Paragraph, label.append(words)};
  };
  if (edit.before && edit.after) {
    const std::vector<WordRun> runs = compare_words(edit.before->exact, edit.after->exact);
    page.quotation({quoted("**Before:** ", marked(runs, WordRun::Fate::Removed, Emphasis::Removed)),
                    quoted("**After:** ", marked(runs, WordRun::Fate::Added, Emphasis::Added))});
  } else if (edit.before) {
    page.quotation(
        {quoted("**Gone:** ", MarkdownText().text(edit.before->exact, Emphasis::Removed))});
  } else {
    page.quotation({quoted("**New:** ", MarkdownText().text(edit.after->exact, Emphasis::Added))});
  }
}

/// Whether the page dates itself anew. Says nothing when it states no date.
void write_stated_date(MarkdownWriter& page, const ChangeReport& change) {
  const auto& before = change.modified_before;
  const auto& after = change.modified_after;
  if (!before && !after) return;
  MarkdownText line("The page's own “last updated”: ");
  if (before && after && before->value == after->value) {
    line.say("the same before and after, ").text(after->value).say(".");
  } else {
    line.text(before ? before->value : "none found").say(" before, ");
    line.text(after ? after->value : "none found").say(" after.");
  }
  page.item(line);
}

MarkdownText listed(const std::vector<std::string>& phrases) {
  MarkdownText text;
  for (const std::string& phrase : phrases) {
    if (!text.empty()) text.say("; ");
    text.text(phrase);
  }
  return text;
}

/// Whether the lab spoke of it, and what that rests on.
void write_announcement(MarkdownWriter& page, const AnnouncementFinding& finding) {
  switch (finding.announced) {
    case Announced::Yes:
      page.item(MarkdownText("Announced: yes: ").append(listed(finding.by)));
      break;
    case Announced::No:
      page.item(MarkdownText("Announced: not as far as we could see. Looked at: ")
                    .append(listed(finding.looked_at)));
      break;
    case Announced::Unknown:
      page.item(
          "Announced: unknown. The page does not date itself, and no feed of the lab was read at "
          "that time.");
  }
}

/// What people said: verdicts, corrections and notes, as they stand.
void write_reviews(MarkdownWriter& page, const std::vector<ReviewEntry>& reviews) {
  for (const ReviewEntry& entry : standing_entries(reviews))
    page.item(MarkdownText("Review: ").text(review_words(entry)).say("."));
}

void write_facts(MarkdownWriter& page, const ChangeReport& change) {
  page.item(MarkdownText("Page: ").link(change.url, change.url));
  page.item(MarkdownText("It happened between ")
                .text(minute(change.change.not_before))
                .say(", when it still had the old wording, and ")
                .text(minute(change.change.not_after))
                .say(", the first capture with the new one."));
  MarkdownText kind("Class: substantive; ");
  kind.text(change_phrase(change.change));
  if (change.change.severity) kind.say("; severity ").text(name_of(*change.change.severity));
  page.item(kind.say("."));
  write_stated_date(page, change);
  write_announcement(page, change.announcement);
  write_reviews(page, change.reviews);
}

void write_evidence(MarkdownWriter& page, const ChangeReport& change) {
  page.paragraph("Evidence:");
  if (change.before)
    page.item(MarkdownText("before: ").append(full_evidence_phrase(*change.before)));
  if (change.after) page.item(MarkdownText("after: ").append(full_evidence_phrase(*change.after)));
  page.item(MarkdownText("change ").code(change.change.id));
}

void write_change(MarkdownWriter& page, const ReadingOrder& report, const ChangeReport& change) {
  page.anchor(change_anchor(change.change));
  page.heading(2, MarkdownText()
                      .text(report.lab_name(change.lab_id))
                      .say(": ")
                      .text(change.title.empty() ? change.url : change.title)
                      .text(" (" + format_day(change.change.not_after) + ")")
                      .append(review_mark(change.reviews)));
  write_facts(page, change);
  const auto& edits = change.change.edits;
  const std::size_t shown = std::min(edits.size(), kEditLimit);
  for (std::size_t i = 0; i < shown; ++i)
    write_edit(page, edits[i]);
  if (shown < edits.size()) {
    page.paragraph(MarkdownText("… (")
                       .text(counted(edits.size() - shown, "edit", "edits"))
                       .say(" more in the ledger)"));
  }
  write_evidence(page, change);
}

/// One row a source: pages that flap between two texts return hundreds of times.
void write_returns(MarkdownWriter& page, const ReadingOrder& report) {
  if (report.returns.empty()) return;
  std::vector<MarkdownWriter::Row> rows;
  const auto same_source = [](const ChangeReport* a, const ChangeReport* b) {
    return a->lab_id == b->lab_id && a->source_id == b->source_id && a->url == b->url;
  };
  for (auto at = report.returns.begin(); at != report.returns.end();) {
    const ChangeReport* newest = *at;
    const auto end = std::find_if_not(at, report.returns.end(), [&](const ChangeReport* other) {
      return same_source(newest, other);
    });
    rows.push_back(
        {MarkdownText().text(report.lab_name(newest->lab_id)),
         MarkdownText().link(newest->title.empty() ? newest->url : newest->title, newest->url),
         MarkdownText().number(static_cast<std::uint64_t>(end - at)),
         MarkdownText().text(minute(newest->change.not_after))});
    at = end;
  }
  page.heading(2, "Returns to an earlier wording");
  page.paragraph(
      "These pages went back to a wording that they had shown before. Often a site serves two "
      "texts in turn; sometimes a change is taken back.");
  page.table({"Lab", "Page", "Returns", "Last one"}, rows);
}

/// One row a link.
void write_links(MarkdownWriter& page, const ReadingOrder& report) {
  std::vector<MarkdownWriter::Row> rows;
  for (const ChangeReport* change : report.links) {
    for (const Edit& edit : change->change.edits) {
      if (!edit.severity || !edit.after) continue;
      rows.push_back(
          {MarkdownText().text(report.lab_name(change->lab_id)),
           MarkdownText().link(change->title.empty() ? change->url : change->title, change->url),
           MarkdownText().text(edit.after->exact), MarkdownText().text(edit.reason),
           MarkdownText()
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
  page.table({"Lab", "Page", "Link", "What changed", "Between"}, rows);
}

void write_not_shown(MarkdownWriter& page, const ReadingOrder& report) {
  page.heading(2, "Not shown");
  page.item(MarkdownText()
                .text(counted(report.cosmetic_count, "cosmetic difference", "cosmetic differences"))
                .say(": menus, order, counters and the like, while the page says the same."));
  page.item(MarkdownText()
                .text(counted(report.capture_problem_count, "capture", "captures"))
                .say(" that did not show the page, and so were not compared with it."));
}

}  // namespace

std::string render_changes(const ReadingOrder& report) {
  MarkdownWriter page;
  page.heading(1, "Changes of wording");
  page.paragraph(
      MarkdownText().text(period_phrase(report.model.period)).say(". [All labs](index.md)"));
  page.paragraph(finding_sentence(report.changes.size(), reading_of(report.sources())));
  page.paragraph(
      "How to read this: <del>struck-through words</del> went, <ins>underlined words</ins> came. "
      "A change lies between two captures; when exactly in between is not known. Whether the lab "
      "announced it is judged from the page's own date and change log, and from what "
      "the lab's feeds and news pages gained in the two weeks before and after; what was said "
      "elsewhere we did not see.");
  page.paragraph(
      "How to check it: `labledger verify` computes the SHA-256 of every stored response anew, and "
      "the chain that links all fetches; each change below names the two responses that show it.");
  for (const ChangeReport* change : report.changes)
    write_change(page, report, *change);
  write_links(page, report);
  write_returns(page, report);
  write_not_shown(page, report);
  return std::move(page).finish();
}

}  // namespace labledger::reports
