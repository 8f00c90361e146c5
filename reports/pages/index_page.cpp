// index: all labs at a glance, and the newest changes.

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "reports/compute_figures.hpp"
#include "reports/pages/figures.hpp"
#include "reports/pages/lab_parts.hpp"
#include "reports/pages/pages.hpp"
#include "reports/pages/phrases.hpp"
#include "reports/source_health.hpp"

namespace labledger::reports {
namespace {

constexpr std::size_t kNewestChanges = 12;

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
  page.heading(2, "How much could be read");
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

/// Whether a row of the table would say anything.
bool is_anything_known(const ReadingOrder& report, const LabReport& lab) {
  return (lab.score && lab.score->score) || newest_openings(lab) != nullptr ||
         leading_estimate(lab) != nullptr || severities_of(report.changes, lab.lab.id).all() > 0;
}

/// What is known of each lab, side by side. No column ranks: the order is that of names.
void write_overview(Page& page, const ReadingOrder& report) {
  std::vector<std::vector<Text>> rows;
  Text others;
  std::size_t other_count = 0;
  for (const LabReport* lab : report.labs) {
    if (!is_anything_known(report, *lab)) {
      if (++other_count > 1) others.say(", ");
      others.reference(lab->lab.name, lab_place(lab->lab.id));
      continue;
    }
    const OpeningsPoint* openings = newest_openings(*lab);
    const ComputeEstimate* compute = leading_estimate(*lab);
    Text score = score_words(lab->score ? lab->score->score : std::nullopt);
    Text share;
    if (openings == nullptr) {
      share.badge("not known", Tone::Quiet);
    } else {
      share.text(share_words(openings->share));
      share.bar({.value = openings->share, .low = openings->low, .high = openings->high});
    }
    Text power;
    if (compute == nullptr) {
      power.badge("not known", Tone::Quiet);
    } else {
      power.text(figure(compute->interval.median, compute->unit))
          .text(", grade " + letter_of(compute->grade));
    }
    rows.push_back({Text().reference(lab->lab.name, lab_place(lab->lab.id)), std::move(score),
                    lab->score ? Text().text(share_words(lab->score->coverage)) : Text("nothing"),
                    Text().text(severity_words(severities_of(report.changes, lab->lab.id))),
                    std::move(share), std::move(power)});
  }
  page.heading(2, "Labs at a glance");
  page.paragraph(Text("By name, not by rank. The score counts what a lab publishes, not what it "
                      "does, and only what we could read; “not known” is no zero. ")
                     .reference("How these figures are made", {"methods", ""})
                     .say("."));
  if (other_count > 0) {
    page.paragraph(Text("Of ")
                       .text(counted(other_count, "lab", "labs"))
                       .say(" none of these figures is known, and no change was found: ")
                       .append(others)
                       .say("."));
  }
  if (rows.empty()) return;
  using enum ColumnKind;
  page.table("What is known of each lab",
             {{"Lab"},
              {"Published text, by rubric", Numbers},
              {"How much of the rubric is known", Numbers},
              {"Changes in this period"},
              {"Openings for safety", Numbers},
              {"Compute"}},
             std::move(rows));
}

/// "2025-01" after "2024-12".
std::string month_after(const std::string& month) {
  const int year = std::stoi(month.substr(0, 4));
  const int number = std::stoi(month.substr(5, 2));
  return number == 12 ? fmt::format("{:04}-01", year + 1)
                      : fmt::format("{:04}-{:02}", year, number + 1);
}

/// How many changes were first seen in each month; months in which nothing was seen count as 0.
void write_timeline(Page& page, const ReadingOrder& report) {
  std::map<std::string, std::pair<double, double>> months;
  for (const auto* changes : {&report.changes, &report.earlier}) {
    for (const ChangeReport* change : *changes) {
      auto& [all, grave] = months[format_day(change->change.not_after).substr(0, 7)];
      ++all;
      if (change->change.severity >= Severity::High) ++grave;
    }
  }
  if (months.size() < 3) return;
  for (std::string month = months.begin()->first; month < months.rbegin()->first;)
    months.try_emplace(month = month_after(month));
  Chart chart;
  chart.kind = Chart::Kind::Bars;
  chart.title = "Changes of wording by the month in which they were first seen";
  chart.label_title = "Month";
  chart.unit = "changes";
  chart.series = {{"All", {}}, {"High or critical", {}}};
  for (const auto& [month, counts] : months) {
    chart.labels.push_back(month);
    chart.series[0].values.emplace_back(counts.first);
    chart.series[1].values.emplace_back(counts.second);
  }
  page.add({std::move(chart)});
}

/// ", severity high"; nothing when it was not judged.
Text severity_phrase(const Change& change) {
  if (!change.severity) return {};
  return Text(", severity ").append(severity_mark(change.severity));
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
                             change_place(change.change))
                  .text(": " + change_phrase(change.change))
                  .append(severity_phrase(change.change))
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
  write_newest(page, report);
  write_timeline(page, report);
  write_overview(page, report);
  write_gone(page, report);
  write_labs(page, report);
  return page;
}

}  // namespace labledger::reports
