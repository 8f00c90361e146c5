// Compute, money and what sets safety beside them as tables.

#include "core/names.hpp"
#include "core/promise.hpp"
#include "reports/data/data_tables.hpp"

namespace labledger::reports {
namespace {

using Estimate = OfLab<ComputeEstimate>;
using Funding = OfLab<FundingTotal>;
using Coupling = OfLab<CouplingFigure>;

/// Where the routes that count come from.
DataCell sources_cell(const ComputeEstimate& estimate) {
  std::vector<std::string> sources;
  for (const ComputeRoute& route : estimate.routes)
    if (route.left_out.empty()) sources.push_back(route.url.empty() ? route.source : route.url);
  return list_cell(sources);
}

std::vector<DataColumn<Estimate>> estimate_columns() {
  const auto name = [](auto member) {
    return [member](const Estimate& row) { return text_cell(name_of(row.item->quantity.*member)); };
  };
  return {
      {{"lab", DataType::String, "Id of the lab", ""},
       [](const Estimate& row) { return text_cell(*row.lab); }},
      {{"subject", DataType::String, "The run, the cluster or the fleet", ""},
       [](const Estimate& row) { return text_cell(row.item->quantity.subject); }},
      {{"measure", DataType::String, "What is measured", ""}, name(&ComputeQuantity::measure)},
      {{"scope", DataType::String, "run, cluster or fleet", ""}, name(&ComputeQuantity::scope)},
      {{"status", DataType::String, "Whether it is there", ""}, name(&ComputeQuantity::status)},
      {{"ownership", DataType::String, "owned, rented, joint or unknown", ""},
       name(&ComputeQuantity::ownership)},
      {{"date", DataType::String, "As precisely as is known", ""},
       [](const Estimate& row) { return text_cell(row.item->quantity.date); }},
      {{"low", DataType::Number, "5 % of the probability lie below", "see unit"},
       [](const Estimate& row) { return number_cell(row.item->interval.low); }},
      {{"median", DataType::Number, "Half of it lies below", "see unit"},
       [](const Estimate& row) { return number_cell(row.item->interval.median); }},
      {{"high", DataType::Number, "5 % lie above", "see unit"},
       [](const Estimate& row) { return number_cell(row.item->interval.high); }},
      {{"unit", DataType::String, "FLOP/s or FLOP", ""},
       [](const Estimate& row) { return text_cell(row.item->unit); }},
      {{"grade", DataType::String, "A, measured, to E, guessed", ""},
       [](const Estimate& row) { return text_cell(name_of(row.item->grade)); }},
      {{"routes", DataType::Integer, "Ways to the figure that count", ""},
       [](const Estimate& row) {
         std::uint64_t count = 0;
         for (const ComputeRoute& route : row.item->routes)
           if (route.left_out.empty()) ++count;
         return count_cell(count);
       }},
      {{"routes_disagree", DataType::Boolean, "Whether they are further apart than chance", ""},
       [](const Estimate& row) { return DataCell(row.item->routes_disagree); }},
      {{"sources", DataType::String, "Where their figures come from", ""},
       [](const Estimate& row) { return sources_cell(*row.item); }},
  };
}

std::vector<DataColumn<Funding>> funding_columns() {
  return {
      {{"lab", DataType::String, "Id of the lab", ""},
       [](const Funding& row) { return text_cell(*row.lab); }},
      {{"date", DataType::String, "As precisely as is known", ""},
       [](const Funding& row) { return text_cell(row.item->date); }},
      {{"raised", DataType::Number, "All money raised up to then", "USD"},
       [](const Funding& row) { return number_cell(row.item->usd); }},
      {{"source", DataType::String, "Who says so", ""},
       [](const Funding& row) { return text_cell(row.item->source); }},
  };
}

std::vector<DataColumn<Coupling>> coupling_columns() {
  const auto day = [](std::optional<Day> CouplingFigure::*member) {
    return [member](const Coupling& row) {
      const std::optional<Day>& value = row.item->*member;
      return value ? text_cell(format_date(*value)) : DataCell();
    };
  };
  return {
      {{"lab", DataType::String, "Id of the lab", ""},
       [](const Coupling& row) { return text_cell(*row.lab); }},
      {{"figure", DataType::String, "Which figure; docs/scoring.md says what it means", ""},
       [](const Coupling& row) { return text_cell(row.item->name); }},
      {{"value", DataType::Number, "Empty: the inputs do not give one", ""},
       [](const Coupling& row) { return number_cell(row.item->value); }},
      {{"bound", DataType::String, "estimate, or at_most where a count is a limit", ""},
       [](const Coupling& row) {
         return text_cell(row.item->bound == FigureBound::AtMost ? "at_most" : "estimate");
       }},
      {{"low", DataType::Number, "Lower end of the interval; empty: none", ""},
       [](const Coupling& row) { return number_cell(row.item->low); }},
      {{"high", DataType::Number, "Upper end; empty: none", ""},
       [](const Coupling& row) { return number_cell(row.item->high); }},
      {{"level", DataType::Number, "Probability that the interval is made for", "0 to 1"},
       [](const Coupling& row) { return number_cell(row.item->level); }},
      {{"n", DataType::Integer, "How many things were counted or compared", ""},
       [](const Coupling& row) { return count_cell(row.item->n); }},
      {{"first", DataType::Date, "Date of the oldest input", ""}, day(&CouplingFigure::first)},
      {{"last", DataType::Date, "Date of the newest input", ""}, day(&CouplingFigure::last)},
      {{"grade", DataType::String, "Of the compute figure in it: A to E", ""},
       [](const Coupling& row) { return text_cell(name_of(row.item->grade)); }},
  };
}

}  // namespace

std::vector<PrintedTable> compute_tables(const ReportModel& model) {
  static const std::vector<ComputeEstimate> none;
  const auto estimates = [](const LabReport& lab) -> const std::vector<ComputeEstimate>& {
    return lab.compute ? lab.compute->estimates : none;
  };
  return in_order(
      table_of<Estimate>({.name = "compute",
                          .title = "Compute estimates",
                          .description = "Each with its interval, which holds 90 %.",
                          .fields = {},
                          .key = {}},
                         estimate_columns(), of_all_labs<ComputeEstimate>(model, estimates)),
      table_of<Funding>(
          {.name = "funding",
           .title = "Money raised",
           .description = "Totals up to a date.",
           .fields = {},
           .key = {}},
          funding_columns(),
          of_all_labs<FundingTotal>(
              model, [](const LabReport& lab) -> const auto& { return lab.funding; })),
      table_of<Coupling>(
          {.name = "coupling",
           .title = "Safety beside compute",
           .description = "None of these figures ranks labs; read each with its pitfalls.",
           .fields = {},
           .key = {"lab", "figure"}},
          coupling_columns(),
          of_all_labs<CouplingFigure>(
              model, [](const LabReport& lab) -> const auto& { return lab.coupling; })));
}

}  // namespace labledger::reports
