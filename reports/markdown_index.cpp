// index.md: all labs at a glance, and the newest changes.

#include <algorithm>
#include <optional>

#include "reports/markdown_pages.hpp"
#include "reports/markdown_phrases.hpp"
#include "reports/markdown_writer.hpp"
#include "reports/source_health.hpp"

namespace labledger::reports {
namespace {

constexpr std::size_t kNewestChanges = 20;

std::vector<const SourceReport*> sources_of(const LabReport& lab) {
  std::vector<const SourceReport*> sources;
  sources.reserve(lab.sources.size());
  for (const SourceReport& source : lab.sources)
    sources.push_back(&source);
  return sources;
}

std::optional<Instant> newest_change(const std::vector<const SourceReport*>& sources) {
  std::optional<Instant> newest;
  for (const SourceReport* source : sources)
    newest = std::max(newest, source->last_change);
  return newest;
}

MarkdownWriter::Row lab_row(MarkdownText name, const std::vector<const SourceReport*>& sources,
                            std::size_t changes) {
  const Reading reading = reading_of(sources);
  const std::optional<Instant> newest = newest_change(sources);
  return {std::move(name),
          MarkdownText().number(reading.watched()),
          MarkdownText().number(reading.throughout),
          MarkdownText().number(reading.partly),
          MarkdownText().number(reading.not_at_all),
          newest ? MarkdownText().text(format_day(*newest)) : MarkdownText("none known"),
          MarkdownText().number(changes)};
}

void write_labs(MarkdownWriter& page, const ReadingOrder& report) {
  const auto changes_of = [&report](const std::string& lab_id) {
    return static_cast<std::size_t>(std::ranges::count(
        report.changes, lab_id, [](const ChangeReport* change) { return change->lab_id; }));
  };
  std::vector<MarkdownWriter::Row> rows;
  rows.reserve(report.labs.size() + 1);
  for (const LabReport* lab : report.labs) {
    rows.push_back(lab_row(MarkdownText().reference(lab->lab.name, lab_page_path(lab->lab.id)),
                           sources_of(*lab), changes_of(lab->lab.id)));
  }
  if (!report.ad_hoc.empty())
    rows.push_back(lab_row("Pages without a lab", report.ad_hoc, changes_of("")));
  page.heading(2, "Labs");
  page.table({"Lab", "Sources watched", "Read at every try", "Read at some tries", "Not read",
              "Last change seen", "Changes in this period"},
             rows);
}

void write_newest(MarkdownWriter& page, const ReadingOrder& report) {
  if (report.changes.empty()) return;
  page.heading(2, "Newest changes");
  const std::size_t shown = std::min(report.changes.size(), kNewestChanges);
  for (std::size_t i = 0; i < shown; ++i) {
    const ChangeReport& change = *report.changes[i];
    page.item(MarkdownText()
                  .text("Seen on " + format_day(change.change.not_after) + ": ")
                  .text(report.lab_name(change.lab_id))
                  .say(", ")
                  .reference(change.title.empty() ? change.url : change.title,
                             "changes.md#" + change_anchor(change.change))
                  .text(": " + change_phrase(change.change))
                  .append(review_mark(change.reviews)));
  }
  if (shown < report.changes.size()) {
    page.item(MarkdownText()
                  .text(counted(report.changes.size() - shown, "older change", "older changes"))
                  .say(": see [all changes](changes.md)"));
  }
}

/// A page that went away is no change of wording, and yet news.
void write_gone(MarkdownWriter& page, const ReadingOrder& report) {
  bool first = true;
  for (const SourceReport* source : report.sources()) {
    if (health_of(*source, report.model.as_of) != SourceHealth::Gone) continue;
    if (first) page.heading(2, "Pages that are gone");
    first = false;
    page.item(MarkdownText()
                  .text(report.lab_name(source->source.lab_id))
                  .say(", ")
                  .link(source_name(*source), source->source.url)
                  .say(": on ")
                  .text(format_day(source->last_attempt->at))
                  .say(" the server said that it is not there; last read: ")
                  .text(minute_or_never(source->last_confirmed)));
  }
}

}  // namespace

std::string render_index(const ReadingOrder& report) {
  MarkdownWriter page;
  page.heading(1, "What AI labs say about safety, and what they changed");
  page.paragraph(MarkdownText()
                     .text(period_phrase(report.model.period))
                     .say(". As the ledger stood at ")
                     .text(minute(report.model.as_of))
                     .say("."));
  page.paragraph(finding_sentence(report.changes.size(), reading_of(report.sources())));
  page.paragraph(
      "All changes with quotes: [changes](changes.md). What could be read and what could not: "
      "[coverage](coverage.md).");
  write_labs(page, report);
  write_newest(page, report);
  write_gone(page, report);
  return std::move(page).finish();
}

}  // namespace labledger::reports
