// `labledger status`: the ledger at a glance.

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/ledger.hpp"
#include "cli/report_model.hpp"
#include "reports/source_health.hpp"

namespace labledger::cli {
namespace {

struct StatusOptions {
  std::string labs_folder;
};

/// Counts sources by health, in the order of the enum, which goes from good to bad.
void print_health(const reports::ReportModel& model, Instant now) {
  std::map<reports::SourceHealth, std::size_t> counts;
  for (const reports::LabReport& lab : model.labs) {
    for (const reports::SourceReport& source : lab.sources)
      ++counts[reports::health_of(source, now)];
  }
  for (const reports::SourceReport& source : model.ad_hoc)
    ++counts[reports::health_of(source, now)];
  for (const auto& entry : counts) {
    fmt::print("{:>6}  {:<12} {}\n", entry.second, reports::label_of(entry.first),
               reports::sentence_of(entry.first));
  }
}

Result<ExitCode> print_status(const Invocation& invocation, const StatusOptions& options) {
  const Configuration configuration = TRY(load_configuration(
      {invocation.global.config_path, options.labs_folder}, process_environment()));
  TRY(require_no_mistakes(configuration));
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  const Instant now = invocation.clock.now();
  const reports::ReportModel model = TRY(build_report_model(
      *ledger, configuration.registry.labs(), now, {now, now}, [](std::int64_t, std::int64_t) {}));
  std::error_code failure;
  const auto size = std::filesystem::file_size(invocation.global.db_path, failure);
  const auto newest = TRY(ledger->evidence().newest_capture());
  fmt::print("ledger  {} ({:.1f} MB)\nlast capture {}\n\n", invocation.global.db_path,
             failure ? 0.0 : static_cast<double>(size) / 1e6,
             newest ? format_rfc3339(*newest) : "none yet: run 'labledger crawl'");
  print_health(model, now);
  return ExitCode::Success;
}

}  // namespace

void add_status_command(CLI::App& app, Invocation& invocation) {
  CLI::App* command = app.add_subcommand("status", "The ledger at a glance");
  command->footer(
      "'labledger coverage' lists every source.\n"
      "Example:\n"
      "  labledger status");
  auto options = std::make_shared<StatusOptions>();  // Owners: the options and the body.
  command->add_option("--labs", options->labs_folder, "The folder of lab files");
  command->callback([&invocation, options] {
    invocation.body = [&invocation, options] { return print_status(invocation, *options); };
  });
}

}  // namespace labledger::cli
