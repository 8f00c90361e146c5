#include "reports/compute_text.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "reports/compute_figures.hpp"

namespace labledger::reports {
namespace {

constexpr std::size_t kLabWidth = 17;
constexpr std::size_t kSubjectWidth = 34;
constexpr std::size_t kDateWidth = 11;
constexpr std::size_t kFigureWidth = 9;
constexpr std::size_t kRangeWidth = 20;
constexpr std::size_t kNameWidth = 44;
constexpr std::size_t kValueWidth = 14;
constexpr std::size_t kIntervalWidth = 26;
constexpr std::size_t kGradeWidth = 7;

/// The text with blanks up to the width, and one blank at least. Widths count code points.
std::string padded(const std::string& text, std::size_t width) {
  std::size_t columns = 0;
  for (const char c : text)
    columns += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return text + std::string(columns < width ? width - columns : 1, ' ');
}

std::string row(const std::string& lab, const ComputeQuantity& quantity,
                const ComputeEstimate& estimate) {
  return padded(lab, kLabWidth) + padded(quantity.subject, kSubjectWidth) +
         padded(quantity.date, kDateWidth) +
         padded(figure(estimate.interval.median), kFigureWidth) +
         padded(range(estimate.interval.low, estimate.interval.high), kRangeWidth) +
         padded(letter_of(estimate.grade), kGradeWidth);
}

std::string header(const std::string& subject, const std::string& unit) {
  return padded("lab", kLabWidth) + padded(subject, kSubjectWidth) + padded("date", kDateWidth) +
         padded(unit, kFigureWidth) + padded("90 %", kRangeWidth) + padded("grade", kGradeWidth);
}

const LineCrossing* crossing_of(const LabCompute& lab, double flop) {
  const auto found = std::find_if(lab.crossings.begin(), lab.crossings.end(),
                                  [&](const LineCrossing& line) { return line.flop == flop; });
  return found == lab.crossings.end() ? nullptr : &*found;
}

std::string runs_table(const std::vector<LabCompute>& labs) {
  std::string text = "Largest training run for which there is a public figure\n\n" +
                     header("model", "FLOP") + "over 1e25  over 1e26\n";
  for (const LabCompute& lab : labs) {
    if (!lab.largest_run) continue;
    const ComputeEstimate& run = lab.estimates[*lab.largest_run];
    text += row(lab.lab_id, run.quantity, run);
    for (const double line : {1e25, 1e26}) {
      const LineCrossing* crossing = crossing_of(lab, line);
      text += padded(crossing == nullptr ? "" : percent(crossing->probability), 11);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    text += run.routes_disagree ? "  routes disagree\n" : "\n";
  }
  return text;
}

std::string machines_table(const std::vector<LabCompute>& labs) {
  std::string text =
      "Largest machine that is there, as far as is public: sustained speed if all of it "
      "trains\n\n" +
      header("machine", "FLOP/s") + "\n";
  for (const LabCompute& lab : labs) {
    if (!lab.largest_machine) continue;
    const ComputeEstimate& machine = lab.estimates[*lab.largest_machine];
    text += row(lab.lab_id, machine.quantity, machine);
    text.erase(text.find_last_not_of(' ') + 1);
    text += machine.routes_disagree ? "      routes disagree\n" : "\n";
  }
  return text;
}

/// What an input rests on, without repeating what stands below.
std::string basis_of(const ComputeInput& input, const std::string& route_source) {
  if (input.source == "by definition") return input.source;
  if (input.source.starts_with("judgement")) return input.source;
  return label_of(input.basis) + (input.source == route_source ? "" : "; " + input.source);
}

/// Units of which the digits alone would be too many to read.
bool reads_better_scaled(const std::string& unit) {
  return unit == "W" || unit == "USD" || unit == "s";
}

std::string input_lines(const Calculation& calculation, const std::string& route_source) {
  std::string text;
  for (const ComputeInput& input : calculation.inputs) {
    const LogNormal& value = input.value;
    std::string interval;
    if (value.sigma() > 0) {
      interval = "(" + range(value.low(), value.high()) + ")";
      if (reads_better_scaled(input.unit)) {
        interval =
            "(" + figure(value.low(), input.unit) + " to " + figure(value.high(), input.unit) + ")";
      }
    }
    const std::string median = reads_better_scaled(input.unit) ? figure(value.median(), input.unit)
                                                               : figure(value.median());
    text += std::string("      ") + (input.exponent < 0 ? "/ " : "x ") +
            padded(input.name, kNameWidth) + padded(median, kValueWidth) +
            padded(interval, kIntervalWidth) + basis_of(input, route_source) + "\n";
  }
  return text;
}

std::string where_of(const ComputeRoute& route) {
  std::string text = "      said by " + route.speaker + "; " + route.source;
  if (!route.url.empty()) text += "\n      " + route.url;
  if (!route.credit.empty()) text += "\n      credit: " + route.credit;
  if (!route.note.empty()) text += "\n      note: " + route.note;
  return text + "\n";
}

std::string route_text(const ComputeRoute& route) {
  std::string text = "    - " + label_of(route.kind);
  if (!route.left_out.empty()) {
    return text + ", LEFT OUT: " + route.left_out + "\n" + where_of(route);
  }
  const Calculation& calculation = route.calculation;
  const std::string weight = route.weight < 1 ? ", weight " + percent(route.weight) : "";
  text += " (grade " + letter_of(route.grade) + weight +
          "): " + figure(calculation.value.median(), calculation.unit) + ", 90 % " +
          range(calculation.value.low(), calculation.value.high()) + "\n";
  text += "      = " + calculation.formula + "\n" + input_lines(calculation, route.source);
  for (const std::string& assumption : route.assumptions)
    text += "      assumed: " + assumption + "\n";
  if (route.limit) {
    text += "      the hardware at its peak, nothing lost: " +
            figure(route.limit->median(), calculation.unit) + "\n";
  }
  return text + where_of(route);
}

std::string estimate_text(const ComputeEstimate& estimate, ComputeDetail detail) {
  std::string text = "  " + title_of(estimate.quantity) + "\n    " +
                     figure(estimate.interval.median, estimate.unit) + ", 90 % " +
                     range(estimate.interval.low, estimate.interval.high) + ". Grade " +
                     label_of(estimate.grade);
  if (estimate.worst != estimate.grade) text += "; worst source " + letter_of(estimate.worst);
  text += ".\n";
  if (detail == ComputeDetail::Explained || estimate.routes_disagree) {
    text += "    " + pooling_of(estimate) + "\n";
  }
  if (detail == ComputeDetail::Brief) return text;
  for (const ComputeRoute& route : estimate.routes)
    text += route_text(route);
  return text + "\n";
}

std::string section(const std::string& title, const std::string& body) {
  return body.empty() ? "" : "\n" + title + "\n" + body;
}

std::string estimates_where(const LabCompute& lab, ComputeDetail detail,
                            bool (*is_wanted)(const ComputeQuantity&)) {
  std::string text;
  for (const ComputeEstimate& estimate : lab.estimates) {
    if (is_wanted(estimate.quantity)) text += estimate_text(estimate, detail);
  }
  return text;
}

bool is_run(const ComputeQuantity& quantity) {
  return quantity.scope == ComputeScope::Run;
}

bool is_there(const ComputeQuantity& quantity) {
  return !is_run(quantity) &&
         (quantity.status == BuildStatus::Current || quantity.status == BuildStatus::Past);
}

bool is_to_come(const ComputeQuantity& quantity) {
  return !is_run(quantity) && !is_there(quantity);
}

/// "0.8": a number of things to expect.
std::string tenths(double count) {
  const auto tens = std::lround(10 * count);
  return std::to_string(tens / 10) + "." + std::to_string(tens % 10);
}

std::string lines_text(const LabCompute& lab) {
  std::string text;
  for (const LineCrossing& line : lab.crossings) {
    const bool is_european = line.flop < 1e26;
    text += std::string("  ") +
            (is_european ? "10^25 FLOP (EU AI Act)" : "10^26 FLOP (California SB 53)") +
            ": crossed by the largest run with a probability of " + percent(line.probability) +
            "; runs over it to be expected among those listed: " +
            tenths(is_european ? lab.runs_over_1e25 : lab.runs_over_1e26) + "\n";
  }
  return text;
}

}  // namespace

std::string compute_overview_text(const std::vector<LabCompute>& labs, std::string_view as_of) {
  std::string without;
  std::set<std::string> credits;
  for (const LabCompute& lab : labs) {
    if (lab.estimates.empty()) without += (without.empty() ? "" : ", ") + lab.lab_id;
    for (const ComputeEstimate& estimate : lab.estimates) {
      for (const ComputeRoute& route : estimate.routes)
        if (!route.credit.empty()) credits.insert(route.credit);
    }
  }
  std::string text = "Compute as of " + std::string(as_of) + "\n\n" + runs_table(labs) + "\n" +
                     machines_table(labs);
  if (!without.empty()) text += "\nNo public basis: " + without + "\n";
  text +=
      "\nGrades: A measured or logged; B said by the company; C counted by others; D from power, "
      "money or a plan; E a guess.\nHow a figure came about: labledger compute LAB --explain\n";
  for (const std::string& credit : credits)
    text += "With data of " + credit + ".\n";
  return text;
}

std::string lab_compute_text(const LabCompute& lab, std::string_view as_of, ComputeDetail detail) {
  std::string text = lab.lab_id + ": compute as of " + std::string(as_of) + "\n";
  if (!lab.note.empty()) text += "\n  " + lab.note + "\n";
  text += section("Training runs", estimates_where(lab, detail, is_run));
  text += section("Lines of the law", lines_text(lab));
  text += section("Machines, at their dates", estimates_where(lab, detail, is_there));
  text += section("Announced or being built: not counted above",
                  estimates_where(lab, detail, is_to_come));
  std::string dead_ends;
  for (const ComputeRoute& route : lab.dead_ends) {
    dead_ends += "  " + title_of(route.quantity) + ": unknown; " + route.left_out + "\n";
  }
  text += section("Said, but no figure follows", dead_ends);
  std::string growth;
  for (const ComputeGrowth& found : lab.growth)
    growth += "  " + sentence_of(found) + "\n";
  text += section("Growth (the doubt that both ends share is not counted)", growth);
  std::string checks;
  for (const ClaimCheck& check : lab.checks)
    checks += "  " + sentence_of(check) + "\n";
  text += section("Can it be? Power and money", checks);
  return text;
}

}  // namespace labledger::reports
