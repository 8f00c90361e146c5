#include "reports/coupling_listing.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "reports/coupling_text.hpp"
#include "reports/markdown/markdown_writer.hpp"

namespace labledger::reports {
namespace {

constexpr std::string_view kNoRank =
    "Labs stand by their names. No figure ranks them: definitions and dates differ.\n";

std::string input_line(const CouplingInput& input) {
  std::string line = input.name + ": " + input.value;
  if (!input.date.empty()) line += " (" + input.date + ")";
  if (!input.source.empty()) line += "; " + input.source;
  return line;
}

std::string figure_text(const CouplingFigure& figure, CouplingDetail detail) {
  std::string text = "  " + title_of(figure) + "\n    " + value_words(figure) + "\n";
  if (figure.value) text += "    " + ground_words(figure) + "\n";
  const std::string_view reading = reading_of(figure);
  if (figure.value && !reading.empty()) text.append("    ").append(reading).append("\n");
  if (figure.value && !figure.definition.empty()) {
    text += "    counted: " + figure.definition + "\n";
  }
  if (figure.value) {
    for (const CouplingPitfall pitfall : figure.pitfalls)
      text.append("    ! ").append(sentence_of(pitfall)).append("\n");
  }
  if (detail == CouplingDetail::Brief) return text;
  for (const CouplingInput& input : figure.inputs) {
    text += "    - " + input_line(input) + "\n";
    if (!input.url.empty()) text += "      " + input.url + "\n";
  }
  return text;
}

bool has_value(const LabCoupling& lab) {
  return std::ranges::any_of(lab.figures,
                             [](const CouplingFigure& figure) { return figure.value.has_value(); });
}

MarkdownText pitfalls_of(const CouplingFigure& figure) {
  MarkdownText cell;
  if (!figure.value) return cell;
  for (const CouplingPitfall pitfall : figure.pitfalls)
    cell.text(std::string(cell.empty() ? "" : " ").append(sentence_of(pitfall)));
  return cell;
}

void write_inputs(const LabCoupling& lab, MarkdownWriter& page) {
  for (const CouplingFigure& figure : lab.figures) {
    for (const CouplingInput& input : figure.inputs) {
      MarkdownText line;
      line.text(title_of(figure)).say(": ").text(input_line(input));
      if (!input.url.empty()) line.say(", ").link(input.url, input.url);
      page.item(line);
    }
  }
}

}  // namespace

std::string lab_coupling_text(const LabCoupling& lab, std::string_view as_of,
                              CouplingDetail detail) {
  std::string text = lab.lab_id + ": safety beside compute as of " + std::string(as_of) + "\n\n";
  for (const CouplingFigure& figure : lab.figures)
    text += figure_text(figure, detail);
  return text + "\n" + std::string(kNoRank);
}

std::string coupling_overview_text(const std::vector<LabCoupling>& labs, std::string_view as_of) {
  std::string text = "Safety beside compute as of " + std::string(as_of) + "\n";
  std::string without;
  for (const LabCoupling& lab : labs) {
    if (!has_value(lab)) {
      without += (without.empty() ? "" : ", ") + lab.lab_id;
      continue;
    }
    text += "\n" + lab.lab_id + "\n";
    for (const CouplingFigure& figure : lab.figures) {
      if (!figure.value) continue;
      text +=
          "  " + title_of(figure) + ": " + value_words(figure) + "; " + ground_words(figure) + "\n";
    }
  }
  if (!without.empty()) text += "\nNo public basis: " + without + "\n";
  text += "\n" + std::string(kNoRank);
  return text +
         "What speaks against a figure, and what it was made of: "
         "labledger coupling LAB --explain\n";
}

std::string coupling_markdown(const std::vector<LabCoupling>& labs, std::string_view as_of,
                              CouplingDetail detail) {
  MarkdownWriter page;
  page.heading(1, MarkdownText("Safety beside compute"));
  page.paragraph(MarkdownText("As of ").text(as_of).say(
      ". Labs stand by their names. No figure ranks them: definitions and "
      "dates differ."));
  for (const LabCoupling& lab : labs) {
    page.heading(2, MarkdownText().text(lab.lab_id));
    std::vector<MarkdownWriter::Row> rows;
    rows.reserve(lab.figures.size());
    for (const CouplingFigure& figure : lab.figures) {
      rows.push_back({MarkdownText().text(title_of(figure)),
                      MarkdownText().text(value_words(figure)),
                      MarkdownText().text(ground_words(figure)), pitfalls_of(figure)});
    }
    page.table({"Figure", "Value", "Rests on", "Beware"}, rows);
    if (detail == CouplingDetail::Explained) write_inputs(lab, page);
  }
  return std::move(page).finish();
}

}  // namespace labledger::reports
