// `labledger coverage`: what was seen, and what could not be.

#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/discovery.hpp"
#include "cli/json.hpp"
#include "cli/ledger.hpp"
#include "cli/period.hpp"
#include "cli/report_model.hpp"
#include "core/names.hpp"
#include "reports/source_health.hpp"

namespace labledger::cli {
namespace {

struct CoverageOptions {
  std::string labs_folder;
  std::string as_of;
  OutputFormat format = OutputFormat::Text;
};

std::string day_or_dash(const std::optional<Instant>& at) {
  return at ? format_day(*at) : "-";
}

void print_source(const reports::SourceReport& source, Instant as_of, OutputFormat format) {
  const reports::SourceHealth health = reports::health_of(source, as_of);
  const auto last_attempt =
      source.last_attempt ? std::optional(source.last_attempt->at) : std::nullopt;
  if (format == OutputFormat::Text) {
    fmt::print("{:<18} {:<12} {:<10} {:<10} {}\n",
               source.source.lab_id.empty() ? "-" : source.source.lab_id, reports::label_of(health),
               day_or_dash(source.last_confirmed), day_or_dash(last_attempt), source.source.url);
    return;
  }
  Json problems = Json::array();
  if (source.last_attempt) {
    for (const CaptureProblem problem : source.last_attempt->problems)
      problems.push_back(name_of(problem));
  }
  Json json;
  json["lab"] = source.source.lab_id;
  json["source"] = source.source.id;
  json["url"] = source.source.url;
  json["topic"] = source.source.topic;
  json["health"] = reports::label_of(health);
  json["first_seen"] = to_json(source.first_seen);
  json["last_confirmed"] = to_json(source.last_confirmed);
  json["last_attempt"] = to_json(last_attempt);
  json["last_outcome"] =
      source.last_attempt ? Json(name_of(source.last_attempt->outcome)) : Json(nullptr);
  json["problems"] = std::move(problems);
  json["versions"] = source.version_count;
  json["segments"] = source.segment_count;
  print_line(json);
}

Result<ExitCode> print_coverage(const Invocation& invocation, const CoverageOptions& options) {
  Configuration configuration = TRY(load_configuration(
      {invocation.global.config_path, options.labs_folder}, process_environment()));
  TRY(require_no_mistakes(configuration));
  const Instant as_of = options.as_of.empty() ? invocation.clock.now()
                                              : TRY(read_time_option("--as-of", options.as_of));
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  TRY(add_discovered(*ledger, configuration));
  ResultMemory none;
  const LedgerSnapshot snapshot = TRY(LedgerSnapshot::take(*ledger));
  SourceHistories histories(*ledger, as_of);
  const reports::ReportModel model =
      TRY(build_report_model(snapshot, configuration.registry, configuration.registry.labs(),
                             histories, {as_of, as_of}, none, [](std::int64_t, std::int64_t) {}));
  if (options.format == OutputFormat::Text) {
    fmt::print("{:<18} {:<12} {:<10} {:<10} {}\n", "lab", "health", "last good", "tried", "url");
  }
  for (const reports::LabReport& lab : model.labs) {
    for (const reports::SourceReport& source : lab.sources)
      print_source(source, as_of, options.format);
  }
  for (const reports::SourceReport& source : model.ad_hoc)
    print_source(source, as_of, options.format);
  return ExitCode::Success;
}

}  // namespace

void add_coverage_command(const Command& program, const Invocation& invocation) {
  const Command command =
      program.add_command("coverage", "Lists what was seen and what could not be");
  command.notes(
      "Examples:\n"
      "  labledger coverage\n"
      "  labledger coverage --as-of 2025-12-01 --format jsonl");
  auto options = std::make_shared<CoverageOptions>();  // Owners: the options and the body.
  command.format_option(options->format, {OutputFormat::Text, OutputFormat::JsonLines});
  command.option("--labs", options->labs_folder, "The folder of lab files");
  command.option("--as-of", options->as_of, "As it stood at this day or time (default: now)");
  command.runs([&invocation, options] { return print_coverage(invocation, *options); });
}

}  // namespace labledger::cli
