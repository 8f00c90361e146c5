// `labledger export`: the evidence as WARC files, or everything that is known as tables.

#include <filesystem>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/discovery.hpp"
#include "cli/evidence_archive.hpp"
#include "cli/ledger.hpp"
#include "cli/period.hpp"
#include "cli/progress.hpp"
#include "cli/report_stage.hpp"

namespace labledger::cli {
namespace {

struct ExportOptions {
  std::string warc_folder;
  std::string data_folder;
  std::string url;
  std::string labs_folder;
  PeriodOptions period;
};

Result<ExitCode> export_archive(const Invocation& invocation, const ExportOptions& options) {
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  const Period period = TRY(read_period(options.period));
  Progress progress("export: captures", invocation.global.verbosity);
  const ArchiveTally tally = TRY(
      write_archive(*ledger, {.folder = options.warc_folder, .period = period, .url = options.url},
                    [&](std::int64_t done) { progress.show(done, 0); }));
  if (invocation.global.verbosity < 0) return ExitCode::Success;
  for (const std::string& file : tally.files)
    fmt::print("{}\n", (std::filesystem::path(options.warc_folder) / file).string());
  if (invocation.global.verbosity > 0) {
    fmt::print(stderr, "{} attempts, {} of them without a response\n", tally.attempts,
               tally.without_response);
  }
  return ExitCode::Success;
}

Result<ExitCode> export_data(const Invocation& invocation, const ExportOptions& options) {
  if (!options.url.empty()) {
    return Error{ErrorKind::Usage, "--url goes with --warc; tables are of the whole ledger"};
  }
  Configuration configuration = TRY(load_configuration(
      {invocation.global.config_path, options.labs_folder}, process_environment()));
  TRY(require_no_mistakes(configuration));
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  TRY(add_discovered(*ledger, configuration));
  const Period period = TRY(read_period(options.period));
  const auto newest = TRY(ledger->evidence().newest_capture());
  const Instant as_of = newest.value_or(Instant{});
  const reports::Period whole{.since = period.since,
                              .until = period.until.value_or(default_period(as_of).until)};
  const ReportFiles files = TRY(write_data(*ledger, {.labs = configuration.registry.labs(),
                                                     .registry = &configuration.registry,
                                                     .as_of = as_of,
                                                     .period = whole,
                                                     .folder = options.data_folder,
                                                     .verbosity = invocation.global.verbosity}));
  if (invocation.global.verbosity >= 0) {
    fmt::print("{}\n",
               (std::filesystem::path(options.data_folder) / "data/datapackage.json").string());
  }
  if (invocation.global.verbosity > 0) {
    fmt::print(stderr, "{} of {} files written\n", files.written, files.files);
  }
  return ExitCode::Success;
}

Result<ExitCode> export_ledger(const Invocation& invocation, const ExportOptions& options) {
  if (options.warc_folder.empty() == options.data_folder.empty()) {
    return Error{ErrorKind::Usage, "say what to export: --warc FOLDER or --data FOLDER"};
  }
  return options.warc_folder.empty() ? export_data(invocation, options)
                                     : export_archive(invocation, options);
}

}  // namespace

void add_export_command(const Command& program, const Invocation& invocation) {
  const Command command =
      program.add_command("export", "Writes the evidence as WARC files, or everything as tables");
  command.notes(
      "--warc writes every attempt: WARC 1.1, a gzip member a record, with a CDXJ index beside. "
      "Any\n"
      "replay tool reads it. Bodies are as they were after content decoding. To move a ledger, "
      "use\n"
      "'labledger backup': it keeps what only this program knows.\n"
      "--data writes labs, sources, changes, statements, scores, openings and compute as CSV and\n"
      "JSON Lines, described by data/datapackage.json (Frictionless Data Package).\n"
      "Equal ledgers give equal bytes.\n"
      "Examples:\n"
      "  labledger export --warc archive\n"
      "  labledger export --warc november --since 2025-11-01 --until 2025-12-01\n"
      "  labledger export --data tables");
  auto options = std::make_shared<ExportOptions>();  // Owners: the options and the body.
  command.option("--warc", options->warc_folder, "Write the evidence to this folder");
  command.option("--data", options->data_folder, "Write tables to this folder");
  command.option("--url", options->url, "With --warc: only captures of this URL");
  add_period_options(command, options->period);
  command.option("--labs", options->labs_folder, "The folder of lab files");
  command.runs([&invocation, options] { return export_ledger(invocation, *options); });
}

}  // namespace labledger::cli
