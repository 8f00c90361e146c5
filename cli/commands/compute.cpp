// `labledger compute`: what is publicly known of each lab's computing power, and how it is known.

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/claim_book.hpp"
#include "cli/command.hpp"
#include "cli/compute_json.hpp"
#include "cli/configuration.hpp"
#include "cli/discovery.hpp"
#include "cli/facts_files.hpp"
#include "cli/files.hpp"
#include "cli/ledger.hpp"
#include "cli/paths.hpp"
#include "cli/period.hpp"
#include "cli/review_book.hpp"
#include "core/names.hpp"
#include "parsers/facts/epoch_file.hpp"
#include "reports/claims_text.hpp"
#include "reports/compute_figures.hpp"
#include "reports/compute_markdown.hpp"
#include "reports/compute_text.hpp"
#include "reports/csv.hpp"

namespace labledger::cli {
namespace {

constexpr std::size_t kEpochFileLimit = 32U << 20;
constexpr std::size_t kShownRejections = 3;

struct ComputeOptions {
  std::string lab;
  std::string as_of;
  std::string facts_folder;
  std::string labs_folder;
  std::vector<std::string> epoch_files;
  bool explain = false;
  OutputFormat format = OutputFormat::Text;
};

/// The ids of the labs of the registry and of the facts; sorted, each once.
std::vector<std::string> lab_ids(const parsers::Registry& registry, const ComputeFacts& facts) {
  std::vector<std::string> ids;
  for (const Lab& lab : registry.labs())
    ids.push_back(lab.id);
  for (const LabFacts& lab : facts.labs)
    ids.push_back(lab.lab_id);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

/// The claims of the ledger, if there is one.
Result<ClaimBook> read_claims(const Invocation& invocation, const ComputeFacts& facts,
                              Configuration& configuration, Instant as_of) {
  const auto ledger = Ledger::open_for_reading(invocation.global.db_path);
  if (!ledger && ledger.error().kind == ErrorKind::NotFound) return ClaimBook();
  if (!ledger) return ledger.error();
  TRY(add_discovered(**ledger, configuration));
  const ReviewBook reviews = TRY(ReviewBook::read(**ledger));
  return ClaimBook::read(**ledger, configuration.registry, reviews, facts, as_of);
}

/// Says on standard error what became of a table of Epoch AI.
void tell_of_import(const std::string& path, const parsers::EpochTable& table,
                    const parsers::EpochImport& import) {
  fmt::print(
      stderr,
      "labledger: {}: {} runs added as {} claims (Epoch AI, CC BY 4.0), {} of them partly of "
      "organisations that are no known lab; left out: {} known already, {} of no known lab, "
      "{} without training compute, {} rejected\n",
      path, import.added, import.claims, import.of_some_labs, import.held, import.of_no_lab,
      table.without_compute, table.rejected.size());
  const std::size_t shown = std::min(table.rejected.size(), kShownRejections);
  for (std::size_t i = 0; i < shown; ++i)
    fmt::print(stderr, "  rejected {}\n", table.rejected[i]);
  if (shown < table.rejected.size()) {
    fmt::print(stderr, "  and {} more\n", table.rejected.size() - shown);
  }
}

/// Adds the models of Epoch AI's tables to the facts, file by file.
Result<void> add_epoch_files(const std::vector<std::string>& paths,
                             const parsers::Registry& registry, int verbosity,
                             ComputeFacts& facts) {
  for (const std::string& path : paths) {
    const std::string bytes = TRY(read_file(path, kEpochFileLimit));
    const parsers::EpochTable table = TRY(parsers::parse_epoch_models(path, bytes));
    const auto import = parsers::add_epoch_models(table, registry.labs(), facts);
    if (!import) return Error(import.error()).in(path);
    if (verbosity >= 0) tell_of_import(path, table, *import);
  }
  return {};
}

void print_csv(const std::vector<LabCompute>& labs) {
  fmt::print(
      "{}", reports::csv_record({"lab", "scope", "subject", "date", "status", "ownership",
                                 "measure", "unit", "low", "median", "high", "grade", "worst_grade",
                                 "method", "routes", "routes_disagree", "sources"}));
  for (const LabCompute& lab : labs) {
    for (const ComputeEstimate& estimate : lab.estimates) {
      const ComputeQuantity& quantity = estimate.quantity;
      std::string sources;
      for (const ComputeRoute& route : estimate.routes)
        sources += (sources.empty() ? "" : " | ") + route.source;
      fmt::print(
          "{}",
          reports::csv_record(
              {lab.lab_id, std::string(name_of(quantity.scope)), quantity.subject, quantity.date,
               std::string(name_of(quantity.status)), std::string(name_of(quantity.ownership)),
               std::string(name_of(quantity.measure)), estimate.unit,
               fmt::format("{:.4g}", estimate.interval.low),
               fmt::format("{:.4g}", estimate.interval.median),
               fmt::format("{:.4g}", estimate.interval.high), reports::letter_of(estimate.grade),
               reports::letter_of(estimate.worst), std::string(name_of(estimate.method)),
               std::to_string(estimate.routes.size()), estimate.routes_disagree ? "yes" : "no",
               sources}));
    }
  }
}

void print_text(const std::vector<LabCompute>& labs, const ComputeOptions& options,
                const std::string& day, const ClaimBook& claims) {
  const auto detail =
      options.explain ? reports::ComputeDetail::Explained : reports::ComputeDetail::Brief;
  if (options.lab.empty() && !options.explain) {
    fmt::print("{}", reports::compute_overview_text(labs, day));
    return;
  }
  for (const LabCompute& lab : labs) {
    if (&lab != &labs.front()) fmt::print("\n");
    fmt::print("{}", reports::lab_compute_text(lab, day, detail));
    if (options.explain) fmt::print("{}", reports::ledger_claims_text(claims.of(lab.lab_id)));
  }
}

/// A lab with the claims of the ledger beside its estimates.
Json json_of(const LabCompute& lab, const ClaimBook& claims) {
  Json json = to_json(lab);
  json["ledger_claims"] = Json::array();
  for (const LedgerClaim& claim : claims.of(lab.lab_id))
    json["ledger_claims"].push_back(to_json(claim));
  return json;
}

void print_labs(const std::vector<LabCompute>& labs, const ComputeOptions& options,
                const std::string& day, const ClaimBook& claims) {
  const auto detail =
      options.explain ? reports::ComputeDetail::Explained : reports::ComputeDetail::Brief;
  switch (options.format) {
    case OutputFormat::Text:
      print_text(labs, options, day, claims);
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
        list.push_back(json_of(lab, claims));
      print_line(list);
      break;
    }
    case OutputFormat::JsonLines:
      for (const LabCompute& lab : labs)
        print_line(json_of(lab, claims));
      break;
    case OutputFormat::Calendar:  // Not among the formats that the command takes.
      break;
  }
}

Result<ExitCode> print_compute(const Invocation& invocation, const ComputeOptions& options) {
  const Instant as_of = options.as_of.empty() ? invocation.clock.now()
                                              : TRY(read_time_option("--as-of", options.as_of));
  const std::string day = format_day(as_of);
  ComputeFacts facts = TRY(load_facts(options.facts_folder));
  Configuration configuration =
      TRY(load_configuration({invocation.global.config_path, options.labs_folder},
                             process_environment(), LabFiles::Optional));
  TRY(add_epoch_files(options.epoch_files, configuration.registry, invocation.global.verbosity,
                      facts));
  const ClaimBook claims = TRY(read_claims(invocation, facts, configuration, as_of));
  const std::vector<std::string> ids = lab_ids(configuration.registry, facts);
  if (!options.lab.empty() && !std::binary_search(ids.begin(), ids.end(), options.lab)) {
    return Error{ErrorKind::Usage, "no lab has the id '" + options.lab + "'"};
  }
  std::vector<LabCompute> labs;
  for (const std::string& id : ids) {
    if (options.lab.empty() || id == options.lab) labs.push_back(claims.compute_of(facts, id, day));
  }
  print_labs(labs, options, day, claims);
  return ExitCode::Success;
}

}  // namespace

void add_compute_command(const Command& program, const Invocation& invocation) {
  const Command command = program.add_command(
      "compute", "Estimates labs' computing power, with intervals, grades and sources");
  command.notes(
      "Without a lab: the largest training run and machine of each. What has no public figure is "
      "said to have none. Figures that the ledger holds stand beside the facts; those that are "
      "used\n"
      "are marked.\n"
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
  command.option("--epoch", options->epoch_files,
                 "A table of models of Epoch AI (CSV), whose runs are added; may be repeated");
  command.option("--labs", options->labs_folder, "The folder of lab files");
  command.format_option(options->format,
                        {OutputFormat::Text, OutputFormat::Json, OutputFormat::JsonLines,
                         OutputFormat::Markdown, OutputFormat::Csv});
  command.runs([&invocation, options] { return print_compute(invocation, *options); });
}

}  // namespace labledger::cli
