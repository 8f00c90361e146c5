#include "reports/compute_markdown.hpp"

#include <utility>

#include "reports/compute_figures.hpp"
#include "reports/markdown/markdown_writer.hpp"

namespace labledger::reports {
namespace {

MarkdownText text_of(std::string_view foreign) {
  MarkdownText text;
  text.text(foreign);
  return text;
}

void write_estimates(MarkdownWriter& writer, const LabCompute& lab) {
  std::vector<MarkdownWriter::Row> rows;
  rows.reserve(lab.estimates.size());
  for (const ComputeEstimate& estimate : lab.estimates) {
    rows.push_back({text_of(title_of(estimate.quantity)),
                    text_of(figure(estimate.interval.median, estimate.unit)),
                    text_of(range(estimate.interval.low, estimate.interval.high)),
                    text_of(letter_of(estimate.grade)),
                    text_of(estimate.routes_disagree ? "routes disagree" : "")});
  }
  if (!rows.empty()) writer.table({"What", "Estimate", "90 %", "Grade", "Mark"}, rows);
}

void write_route(MarkdownWriter& writer, const ComputeRoute& route) {
  MarkdownText line;
  line.text(label_of(route.kind));
  if (!route.left_out.empty()) {
    line.say(", left out: ").text(route.left_out);
    writer.item(line);
    return;
  }
  const Calculation& calculation = route.calculation;
  line.say(": ").text(figure(calculation.value.median(), calculation.unit));
  line.say(" (90 % ").text(range(calculation.value.low(), calculation.value.high()));
  line.say("), grade ").text(letter_of(route.grade)).say(", weight ").text(percent(route.weight));
  line.say(" = ").text(calculation.formula).say(". Said by ").text(route.speaker).say("; ");
  line.text(route.source);
  if (!route.url.empty()) line.say("; ").link(route.url, route.url);
  if (!route.credit.empty()) line.say("; credit: ").text(route.credit);
  writer.item(line);
  for (const ComputeInput& input : calculation.inputs) {
    MarkdownText part;
    part.text(input.exponent < 0 ? "divided by " : "times ").text(input.name).say(": ");
    part.text(figure(input.value.median()));
    if (input.value.sigma() > 0) {
      part.say(" (").text(range(input.value.low(), input.value.high())).say(")");
    }
    part.say(", ").text(label_of(input.basis)).say("; ").text(input.source);
    writer.item(part);
  }
}

void write_explanations(MarkdownWriter& writer, const LabCompute& lab) {
  for (const ComputeEstimate& estimate : lab.estimates) {
    writer.heading(3, text_of(title_of(estimate.quantity)));
    writer.paragraph(text_of(pooling_of(estimate)));
    for (const ComputeRoute& route : estimate.routes)
      write_route(writer, route);
  }
}

void write_lab(MarkdownWriter& writer, const LabCompute& lab, ComputeDetail detail) {
  writer.heading(2, text_of(lab.lab_id));
  if (!lab.note.empty()) writer.paragraph(text_of(lab.note));
  write_estimates(writer, lab);
  for (const ComputeGrowth& growth : lab.growth)
    writer.item(text_of("Growth: " + sentence_of(growth)));
  for (const ClaimCheck& check : lab.checks)
    writer.item(text_of("Check: " + sentence_of(check)));
  for (const ComputeRoute& route : lab.dead_ends)
    writer.item(text_of("Unknown: " + title_of(route.quantity) + "; " + route.left_out));
  if (detail == ComputeDetail::Explained) write_explanations(writer, lab);
}

}  // namespace

std::string compute_markdown(const std::vector<LabCompute>& labs, std::string_view as_of,
                             ComputeDetail detail) {
  MarkdownWriter writer;
  MarkdownText title("Compute as of ");
  title.text(as_of);
  writer.heading(1, title);
  for (const LabCompute& lab : labs)
    write_lab(writer, lab, detail);
  return std::move(writer).finish();
}

}  // namespace labledger::reports
