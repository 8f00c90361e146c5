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

/// One table a figure, so that like stands by like.
void write_figures(Page& page, const ReadingOrder& report) {
  std::vector<std::string> names;
  std::map<std::string, std::vector<std::pair<const LabReport*, const CouplingFigure*>>> by_name;
  for (const LabReport* lab : report.labs) {
    for (const CouplingFigure& figure : lab->coupling) {
      auto& rows = by_name[std::string(figure.name)];
      if (rows.empty()) names.emplace_back(figure.name);
      rows.emplace_back(lab, &figure);
    }
  }
  if (names.empty()) page.paragraph("No figure is known of any lab yet.");
  for (const std::string& name : names) {
    const auto& of_name = by_name[name];
    const CouplingFigure& first = *of_name.front().second;
    page.heading(2, Text().text(title_of(first)));
    if (!reading_of(first).empty()) page.paragraph(Text().text(reading_of(first)));
    std::vector<std::vector<Text>> rows;
    std::vector<CouplingPitfall> pitfalls;
    std::size_t unknown = 0;
    for (const auto& [lab, figure] : of_name) {
      if (!figure->value) {
        ++unknown;
        continue;
      }
      for (const CouplingPitfall pitfall : figure->pitfalls)
        if (std::ranges::find(pitfalls, pitfall) == pitfalls.end()) pitfalls.push_back(pitfall);
      rows.push_back({Text().reference(lab->lab.name, lab_place(lab->lab.id)),
                      Text().text(value_words(*figure)), Text().text(ground_words(*figure))});
    }
    if (!rows.empty()) {
      page.table(Text().text(title_of(first)), {{"Lab"}, {"Value"}, {"Rests on"}}, std::move(rows));
    }
    if (unknown > 0) {
      page.paragraph(Text("Not known of ")
                         .text(counted(unknown, "lab", "labs"))
                         .say(": there is no public basis for it."));
    }
    for (const CouplingPitfall pitfall : pitfalls)
      page.item(Text("Know first: ").text(sentence_of(pitfall)));
  }
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
