// Compute, money, and safety beside compute, on a lab's page.

#include <utility>

#include "reports/compute_figures.hpp"
#include "reports/coupling_text.hpp"
#include "reports/pages/lab_parts.hpp"
#include "reports/pages/phrases.hpp"

namespace labledger::reports {
namespace {

void write_estimates(Page& page, const LabCompute& compute) {
  std::vector<std::vector<Text>> rows;
  for (const ComputeEstimate& estimate : compute.estimates) {
    Text mark;
    if (estimate.routes_disagree) mark.badge("routes disagree", Tone::Warning);
    rows.push_back({Text().text(title_of(estimate.quantity)),
                    Text().text(figure(estimate.interval.median, estimate.unit)),
                    Text().text(range(estimate.interval.low, estimate.interval.high)),
                    Text().text(label_of(estimate.grade)), std::move(mark)});
  }
  using enum ColumnKind;
  page.table("Estimates of its compute; each true value lies in its range with 90 % probability",
             {{"What"}, {"Estimate", Numbers}, {"90 % range", Numbers}, {"Grade"}, {"Mark"}},
             std::move(rows));
}

void write_routes(Page& page, const LabCompute& compute) {
  Details details;
  details.summary = "How each estimate was made, and who said its figures:";
  for (const ComputeEstimate& estimate : compute.estimates) {
    details.blocks.emplace_back(Paragraph{Text()
                                              .text(title_of(estimate.quantity), Emphasis::Strong)
                                              .say(": ")
                                              .text(pooling_of(estimate))});
    Items routes;
    for (const ComputeRoute& route : estimate.routes) {
      Text line;
      line.text(label_of(route.kind));
      if (!route.left_out.empty()) {
        routes.items.push_back(line.say(", left out: ").text(route.left_out));
        continue;
      }
      const Calculation& made = route.calculation;
      line.say(": ").text(figure(made.value.median(), made.unit));
      line.say(" (90 %: ").text(range(made.value.low(), made.value.high())).say(") = ");
      line.text(made.formula).say(". Said by ").text(route.speaker).say("; ");
      line.link(route.source, route.url);
      if (!route.credit.empty()) line.say("; credit: ").text(route.credit);
      routes.items.push_back(std::move(line));
    }
    if (!routes.items.empty()) details.blocks.emplace_back(std::move(routes));
  }
  page.add({std::move(details)});
}

}  // namespace

const ComputeEstimate* leading_estimate(const LabReport& lab) {
  if (!lab.compute) return nullptr;
  const auto& index =
      lab.compute->largest_machine ? lab.compute->largest_machine : lab.compute->largest_run;
  return index && *index < lab.compute->estimates.size() ? &lab.compute->estimates[*index]
                                                         : nullptr;
}

void write_compute(Page& page, const LabReport& lab, Unknowns& unknowns) {
  if (!lab.compute || lab.compute->estimates.empty()) {
    unknowns.push_back(
        Text("Its compute: ")
            .text(lab.no_compute.empty() ? "no public figure is on file." : lab.no_compute));
    return;
  }
  page.heading(2, "Compute", "compute");
  write_estimates(page, *lab.compute);
  write_routes(page, *lab.compute);
  for (const LineCrossing& line : lab.compute->crossings) {
    page.item(Text("Its largest run took more than ")
                  .text(figure(line.flop, "FLOP"))
                  .say(" with a probability of ")
                  .text(percent(line.probability))
                  .say("."));
  }
  for (const ComputeGrowth& growth : lab.compute->growth)
    page.item(Text("Growth: ").text(sentence_of(growth)));
  for (const ClaimCheck& check : lab.compute->checks)
    page.item(Text("Check: ").text(sentence_of(check)));
  for (const ComputeRoute& route : lab.compute->dead_ends)
    page.item(Text("Not known: ").text(title_of(route.quantity) + "; " + route.left_out));
}

void write_funding(Page& page, const LabReport& lab, Unknowns& unknowns) {
  if (lab.funding.empty()) {
    unknowns.emplace_back("Money raised: no public figure is on file.");
    return;
  }
  page.heading(2, "Money raised", "funding");
  std::vector<std::vector<Text>> rows;
  rows.reserve(lab.funding.size());
  for (const FundingTotal& total : lab.funding) {
    rows.push_back({Text().text(total.date), Text().text(figure(total.usd, "USD")),
                    Text().text(total.source)});
  }
  page.table("Money raised in all, up to each date",
             {{"Date"}, {"Total", ColumnKind::Numbers}, {"Source"}}, std::move(rows));
}

void write_coupling(Page& page, const LabReport& lab) {
  if (lab.coupling.empty()) return;
  page.heading(2, "Safety beside compute", "coupling");
  page.paragraph(Text("None of these figures ranks labs; ")
                     .reference("what to know before using them", {"coupling", ""})
                     .say("."));
  std::vector<std::vector<Text>> rows;
  rows.reserve(lab.coupling.size());
  for (const CouplingFigure& figure : lab.coupling) {
    rows.push_back({Text().text(title_of(figure)), Text().text(value_words(figure)),
                    Text().text(ground_words(figure)), Text().text(reading_of(figure))});
  }
  page.table("Figures that set safety beside compute",
             {{"Figure"}, {"Value"}, {"Rests on"}, {"How to read it"}}, std::move(rows));
}

}  // namespace labledger::reports
