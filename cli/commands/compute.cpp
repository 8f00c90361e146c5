// `labledger compute`: what is publicly known of each lab's computing power, and how it is known.

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "analysis/compute/estimates.hpp"
#include "cli/command.hpp"
#include "cli/compute_json.hpp"
#include "cli/configuration.hpp"
#include "cli/facts_files.hpp"
#include "cli/period.hpp"
#include "core/names.hpp"
#include "reports/compute_figures.hpp"
#include "reports/compute_markdown.hpp"
#include "reports/compute_text.hpp"
#include "reports/csv.hpp"

namespace labledger::cli {
namespace {

struct ComputeOptions {
  std::string lab;
  std::string as_of;
  std::string facts_folder;
  std::string labs_folder;
  bool explain = false;
  OutputFormat format = OutputFormat::Text;
};

/// The ids of the labs of the registry, if one is found, and of the facts; sorted, each once.
Result<std::vector<std::string>> lab_ids(const Invocation& invocation,
                                         const ComputeOptions& options, const ComputeFacts& facts) {
  const Configuration configuration =
      TRY(load_configuration({invocation.global.config_path, options.labs_folder},
                             process_environment(), LabFiles::Optional));
  std::vector<std::string> ids;
  for (const Lab& lab : configuration.registry.labs())
    ids.push_back(lab.id);
  for (const LabFacts& lab : facts.labs)
    ids.push_back(lab.lab_id);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

LabCompute compute_of(const ComputeFacts& facts, const std::string& id, const std::string& day) {
  const auto found = std::find_if(facts.labs.begin(), facts.labs.end(),
                                  [&](const LabFacts& lab) { return lab.lab_id == id; });
  if (found != facts.labs.end()) return analysis::lab_compute(facts, *found, day);
  return analysis::lab_compute(facts, {.lab_id = id, .claims = {}, .funding = {}, .note = {}}, day);
}

void print_csv(const std::vector<LabCompute>& labs) {
  fmt::print("{}", reports::csv_record({"lab", "scope", "subject", "date", "status", "ownership", "measure",
                               "unit", "low", "median", "high", "grade", "worst_grade", "method",
                               "routes", "routes_disagree", "sources"}));
  for (const LabCompute& lab : labs) {
    for (const ComputeEstimate& estimate : lab.estimates) {
      const ComputeQuantity& quantity = estimate.quantity;
      std::string sources;
      for (const ComputeRoute& route : estimate.routes)
        sources += (sources.empty() ? "" : " | ") + route.source;
      fmt::print(
          "{}",
          reports::csv_record({lab.lab_id, std::string(name_of(quantity.scope)), quantity.subject,
                      quantity.date, std::string(name_of(quantity.status)),
                      std::string(name_of(quantity.ownership)),
                      std::string(name_of(quantity.measure)), estimate.unit,
                      fmt::format("{:.4g}", estimate.interval.low),
                      fmt::format("{:.4g}", estimate.interval.median),
                      fmt::format("{:.4g}", estimate.interval.high),
                      reports::letter_of(estimate.grade), reports::letter_of(estimate.worst),
                      std::string(name_of(estimate.method)), std::to_string(estimate.routes.size()),
                      estimate.routes_disagree ? "yes" : "no", sources}));
    }
  }
}

void print_text(const std::vector<LabCompute>& labs, const ComputeOptions& options,
                const std::string& day) {
  const auto detail =
      options.explain ? reports::ComputeDetail::Explained : reports::ComputeDetail::Brief;
  if (options.lab.empty() && !options.explain) {
    fmt::print("{}", reports::compute_overview_text(labs, day));
    return;
  }
  for (const LabCompute& lab : labs) {
    if (&lab != &labs.front()) fmt::print("\n");
    fmt::print("{}", reports::lab_compute_text(lab, day, detail));
  }
}

void print_labs(const std::vector<LabCompute>& labs, const ComputeOptions& options,
                const std::string& day) {
  const auto detail =
      options.explain ? reports::ComputeDetail::Explained : reports::ComputeDetail::Brief;
  switch (options.format) {
    case OutputFormat::Text:
      print_text(labs, options, day);
      break;
    case OutputFormat::Markdown:
      fmt::print("{}", reports::compute_markdown(labs, day, detail));
      break;
    case OutputFormat::Csv:
      print_csv(labs);
      break;
    case OutputFormat::Json: {
      Json list = Json::array();
      for (const LabCompute& lab : labs)
        list.push_back(to_json(lab));
      print_line(list);
      break;
    }
    case OutputFormat::JsonLines:
      for (const LabCompute& lab : labs)
        print_line(to_json(lab));
      break;
    case OutputFormat::Calendar:  // Not among the formats that the command takes.
      break;
  }
}

Result<ExitCode> print_compute(const Invocation& invocation, const ComputeOptions& options) {
  const Instant as_of = options.as_of.empty() ? invocation.clock.now()
                                              : TRY(read_time_option("--as-of", options.as_of));
  const std::string day = format_day(as_of);
  const ComputeFacts facts = TRY(load_facts(options.facts_folder));
  const std::vector<std::string> ids = TRY(lab_ids(invocation, options, facts));
  if (!options.lab.empty() && !std::binary_search(ids.begin(), ids.end(), options.lab)) {
    return Error{ErrorKind::Usage, "no lab has the id '" + options.lab + "'"};
  }
  std::vector<LabCompute> labs;
  for (const std::string& id : ids) {
    if (options.lab.empty() || id == options.lab) labs.push_back(compute_of(facts, id, day));
  }
  print_labs(labs, options, day);
  return ExitCode::Success;
}

}  // namespace

void add_compute_command(const Command& program, const Invocation& invocation) {
  const Command command = program.add_command(
      "compute", "Estimates labs' computing power, with intervals, grades and sources");
  command.notes(
      "Without a lab: the largest training run and machine of each. What has no public figure is "
      "said to have none.\n"
      "Examples:\n"
      "  labledger compute\n"
      "  labledger compute inflection --explain\n"
      "  labledger compute openai --as-of 2024-06-30 --format json");
  auto options = std::make_shared<ComputeOptions>();  // Owners: the options and the body.
  command.option("LAB", options->lab, "The id of a lab (default: all)");
  command.flag("--explain", options->explain, "Show every route with its inputs and sources");
  command.option("--as-of", options->as_of, "What was known and there at this day (default: now)");
  command.option("--facts", options->facts_folder,
                 "Folder of files that replace or add to the built-in facts");
  command.option("--labs", options->labs_folder, "The folder of lab files");
  command.format_option(options->format,
                        {OutputFormat::Text, OutputFormat::Json, OutputFormat::JsonLines,
                         OutputFormat::Markdown, OutputFormat::Csv});
  command.runs([&invocation, options] { return print_compute(invocation, *options); });
}

}  // namespace labledger::cli
