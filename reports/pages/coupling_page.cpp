// coupling: safety beside compute, for all labs, with what a reader must know first.

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "reports/compute_figures.hpp"
#include "reports/coupling_text.hpp"
#include "reports/pages/lab_parts.hpp"
#include "reports/pages/pages.hpp"
#include "reports/pages/phrases.hpp"

namespace labledger::reports {
namespace {

/// Both axes in one picture: the largest machine or run against the score of the published text.
void write_quadrant(Page& page, const ReadingOrder& report, ComputeMeasure measure, Text title,
                    const char* unit) {
  Chart chart;
  chart.kind = Chart::Kind::Scatter;
  chart.title = std::move(title);
  chart.label_title = "Lab";
  chart.series = {{unit, {}}, {"Score of published text, of 100", {}}};
  std::size_t points = 0;
  for (const LabReport* lab : report.labs) {
    const ComputeEstimate* compute = leading_estimate(*lab);
    const bool fits = compute != nullptr && compute->quantity.measure == measure;
    const bool has_score = lab->score && lab->score->score;
    if (!fits || !has_score) continue;
    chart.labels.push_back(lab->lab.name);
    chart.series[0].values.emplace_back(compute->interval.median);
    chart.series[1].values.emplace_back(lab->score->score);
    ++points;
  }
  if (points >= 2) page.add({std::move(chart)});
}

/// One figure of one lab.
struct LabFigure {
  const LabReport* lab;
  const CouplingFigure* figure;
};

/// What a reader must know of the figures that have a value, each once.
std::vector<CouplingPitfall> pitfalls_of(const std::vector<LabFigure>& figures) {
  std::vector<CouplingPitfall> all;
  for (const LabFigure& one : figures) {
    if (!one.figure->value) continue;
    for (const CouplingPitfall pitfall : one.figure->pitfalls)
      if (std::ranges::find(all, pitfall) == all.end()) all.push_back(pitfall);
  }
  return all;
}

/// The same figure of all labs.
void write_figure(Page& page, const std::vector<LabFigure>& figures) {
  const CouplingFigure& first = *figures.front().figure;
  page.heading(2, Text().text(title_of(first)));
  if (!reading_of(first).empty()) page.paragraph(Text().text(reading_of(first)));
  std::vector<std::vector<Text>> rows;
  for (const LabFigure& one : figures) {
    if (!one.figure->value) continue;
    rows.push_back({Text().reference(one.lab->lab.name, lab_place(one.lab->lab.id)),
                    Text().text(value_words(*one.figure)), Text().text(ground_words(*one.figure))});
  }
  const std::size_t unknown = figures.size() - rows.size();
  if (!rows.empty()) {
    page.table(Text().text(title_of(first)), {{"Lab"}, {"Value"}, {"Rests on"}}, std::move(rows));
  }
  if (unknown > 0) {
    page.paragraph(Text("Not known of ")
                       .text(counted(unknown, "lab", "labs"))
                       .say(": there is no public basis for it."));
  }
  for (const CouplingPitfall pitfall : pitfalls_of(figures))
    page.item(Text("Know first: ").text(sentence_of(pitfall)));
}

/// One table a figure, so that like stands by like.
void write_figures(Page& page, const ReadingOrder& report) {
  std::vector<std::string> names;
  std::map<std::string, std::vector<LabFigure>> by_name;
  for (const LabReport* lab : report.labs) {
    for (const CouplingFigure& figure : lab->coupling) {
      std::vector<LabFigure>& figures = by_name[std::string(figure.name)];
      if (figures.empty()) names.emplace_back(figure.name);
      figures.push_back({lab, &figure});
    }
  }
  if (names.empty()) page.paragraph("No figure is known of any lab yet.");
  for (const std::string& name : names)
    write_figure(page, by_name[name]);
}

}  // namespace

Page coupling_page(const ReadingOrder& report) {
  Page page;
  page.path = "coupling";
  page.title = "Safety beside compute";
  page.description = "Figures that set safety beside compute, each with what it rests on.";
  page.heading(1, "Safety beside compute");
  page.paragraph(Text("Figures that set what a lab does for safety beside its computing power. ")
                     .reference("All labs", {"index", ""}));
  page.notice(
      "None of these figures ranks labs. Each carries an interval, the number of things counted "
      "and "
      "what it rests on; most rest on little. A lab of which nothing is known is left out of the "
      "tables, and counted below them.");
  write_quadrant(page, report, ComputeMeasure::SustainedRate,
                 "Largest machine against the score of the published text", "Compute, FLOP/s");
  write_quadrant(page, report, ComputeMeasure::TrainingFlop,
                 "Largest training run against the score of the published text", "Compute, FLOP");
  write_figures(page, report);
  return page;
}

}  // namespace labledger::reports
