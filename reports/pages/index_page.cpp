// index: all labs at a glance, and the newest changes.

#include <algorithm>
#include <optional>

#include "reports/pages/pages.hpp"
#include "reports/pages/phrases.hpp"
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

std::vector<Text> lab_row(Text name, const std::vector<const SourceReport*>& sources,
                          std::size_t changes) {
  const Reading reading = reading_of(sources);
  const std::optional<Instant> newest = newest_change(sources);
  return {std::move(name),
          Text().number(reading.watched()),
          Text().number(reading.throughout),
          Text().number(reading.partly),
          Text().number(reading.not_at_all),
          newest ? Text().text(format_day(*newest)) : Text("none known"),
          Text().number(changes)};
}

void write_labs(Page& page, const ReadingOrder& report) {
  const auto changes_of = [&report](const std::string& lab_id) {
    return static_cast<std::size_t>(std::ranges::count(
        report.changes, lab_id, [](const ChangeReport* change) { return change->lab_id; }));
  };
  std::vector<std::vector<Text>> rows;
  rows.reserve(report.labs.size() + 1);
  for (const LabReport* lab : report.labs) {
    rows.push_back(lab_row(Text().reference(lab->lab.name, lab_place(lab->lab.id)),
                           sources_of(*lab), changes_of(lab->lab.id)));
  }
  if (!report.ad_hoc.empty())
    rows.push_back(lab_row("Pages without a lab", report.ad_hoc, changes_of("")));
  page.heading(2, "Labs");
  using enum ColumnKind;
  page.table("The labs, and how much of what they publish could be read",
             {{"Lab"},
              {"Sources watched", Numbers},
              {"Read at every try", Numbers},
              {"Read at some tries", Numbers},
              {"Not read", Numbers},
              {"Last change seen"},
              {"Changes in this period", Numbers}},
             std::move(rows));
}

void write_newest(Page& page, const ReadingOrder& report) {
  if (report.changes.empty()) return;
  page.heading(2, "Newest changes");
  const std::size_t shown = std::min(report.changes.size(), kNewestChanges);
  for (std::size_t i = 0; i < shown; ++i) {
    const ChangeReport& change = *report.changes[i];
    page.item(Text()
                  .text("Seen on " + format_day(change.change.not_after) + ": ")
                  .text(report.lab_name(change.lab_id))
                  .say(", ")
                  .reference(change.title.empty() ? change.url : change.title,
                             {"changes", change_anchor(change.change)})
                  .text(": " + change_phrase(change.change))
                  .append(review_mark(change.reviews)));
  }
  if (shown < report.changes.size()) {
    page.item(Text()
                  .text(counted(report.changes.size() - shown, "older change", "older changes"))
                  .say(": see ")
                  .reference("all changes", {"changes", ""}));
  }
}

/// A page that went away is no change of wording, and yet news.
void write_gone(Page& page, const ReadingOrder& report) {
  bool first = true;
  for (const SourceReport* source : report.sources()) {
    if (health_of(*source, report.model.as_of) != SourceHealth::Gone) continue;
    if (first) page.heading(2, "Pages that are gone");
    first = false;
    page.item(Text()
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

Page index_page(const ReadingOrder& report) {
  Page page;
  page.path = "index";
  page.title = "What AI labs say about safety, and what they changed";
  page.description = period_phrase(report.model.period) + ".";
  page.heading(1, "What AI labs say about safety, and what they changed");
  page.paragraph(Text()
                     .text(period_phrase(report.model.period))
                     .say(". As the ledger stood at ")
                     .text(minute(report.model.as_of))
                     .say("."));
  page.paragraph(finding_sentence(report.changes.size(), reading_of(report.sources())));
  page.paragraph(Text("All changes with quotes: ")
                     .reference("changes", {"changes", ""})
                     .say(". What could be read and what could not: ")
                     .reference("coverage", {"coverage", ""})
                     .say("."));
  write_labs(page, report);
  write_newest(page, report);
  write_gone(page, report);
  return page;
}

}  // namespace labledger::reports
