// `labledger report`: the ledger as a folder of pages.

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/discovery.hpp"
#include "cli/files.hpp"
#include "cli/ledger.hpp"
#include "cli/paths.hpp"
#include "cli/period.hpp"
#include "cli/report_stage.hpp"

namespace labledger::cli {
namespace {

struct ReportOptions {
  std::string out;
  std::string labs_folder;
  std::string as_of;
  PeriodOptions period;
  std::vector<std::string> only_labs;
  std::string format = "markdown";
  std::string template_file;
};

Result<ReportFormat> read_format(const std::string& name) {
  if (name == "markdown") return ReportFormat::Markdown;
  if (name == "html") return ReportFormat::Html;
  if (name == "all") return ReportFormat::All;
  return Error{ErrorKind::Usage,
               "--format: there is no format '" + name + "'; there are markdown, html and all"};
}

Result<std::optional<reports::FrontMatter>> read_template(const std::string& path) {
  if (path.empty()) return std::optional<reports::FrontMatter>();
  const std::string text = TRY(read_file(path, reports::FrontMatter::kByteLimit + 1));
  auto matter = reports::FrontMatter::parse(text);
  if (!matter) return std::move(matter).error().in("--template '" + path + "'");
  return std::optional(std::move(matter).value());
}

Result<std::vector<Lab>> choose_labs(const ReportOptions& options,
                                     const Configuration& configuration) {
  if (options.only_labs.empty()) return configuration.registry.labs();
  std::vector<Lab> labs;
  for (const std::string& id : options.only_labs) {
    const Lab* lab = configuration.registry.find_lab(id);
    if (lab == nullptr) {
      return Error{ErrorKind::Usage,
                   "--lab: there is no lab '" + id + "' in '" + configuration.labs_folder + "'"};
    }
    const bool is_new = std::ranges::find(labs, id, &Lab::id) == labs.end();
    if (is_new) labs.push_back(*lab);
  }
  return labs;
}

/// The end of time of the report: what was asked for, else the last capture in the ledger, so that
/// the same ledger gives the same report whenever it is made.
Result<Instant> as_of_for(const ReportOptions& options, Ledger& ledger) {
  if (!options.as_of.empty()) return read_time_option("--as-of", options.as_of);
  const auto newest = TRY(ledger.evidence().newest_capture());
  return newest.value_or(Instant{});
}

Result<ExitCode> report(const Invocation& invocation, const ReportOptions& options) {
  Configuration configuration = TRY(load_configuration(
      {invocation.global.config_path, options.labs_folder}, process_environment()));
  TRY(require_no_mistakes(configuration));
  const Period asked = TRY(read_period(options.period));
  const ReportFormat format = TRY(read_format(options.format));
  auto front_matter = TRY(read_template(options.template_file));
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  TRY(add_discovered(*ledger, configuration));
  const auto labs = TRY(choose_labs(options, configuration));
  const Instant as_of = TRY(as_of_for(options, *ledger));
  const reports::Period usual = default_period(as_of);
  const std::string folder =
      options.out.empty() ? report_folder(configuration, invocation.global.db_path) : options.out;
  const ReportFiles files =
      TRY(write_report(*ledger, {.labs = labs,
                                 .registry = &configuration.registry,
                                 .as_of = as_of,
                                 .period = {.since = asked.since ? asked.since : usual.since,
                                            .until = asked.until.value_or(usual.until)},
                                 .folder = folder,
                                 .format = format,
                                 .front_matter = std::move(front_matter),
                                 .report_url = published_at(configuration),
                                 .cache_folder = cache_folder(process_environment()),
                                 .verbosity = invocation.global.verbosity}));
  const char* first = format == ReportFormat::Markdown ? "index.md" : "index.html";
  if (invocation.global.verbosity >= 0) {
    fmt::print("{}\n", (std::filesystem::path(folder) / first).string());
  }
  if (invocation.global.verbosity > 0) {
    fmt::print(stderr, "{} of {} files written\n", files.written, files.files);
    if (!files.has_chart_program) {
      fmt::print(stderr, "Chart.js is not installed (libjs-chart.js): charts are tables only\n");
    }
  }
  return ExitCode::Success;
}

}  // namespace

void add_report_command(const Command& program, const Invocation& invocation) {
  const Command command = program.add_command("report", "Writes the report and prints where it is");
  command.notes(
      "The same ledger and the same --as-of give the same bytes. Files that did not change are "
      "left\n"
      "alone; the others are replaced at once.\n"
      "Examples:\n"
      "  labledger report --out site\n"
      "  labledger report --format html --out public\n"
      "  labledger report --since 2025-11-01 --until 2025-12-01 --lab openai --out november");
  auto options = std::make_shared<ReportOptions>();  // Owners: the options and the body.
  command.option("--format", options->format, "markdown, html or all (default: markdown)");
  command.option("--template", options->template_file,
                 "A file to put before each Markdown page; may hold {{title}}, {{date}}, {{path}} "
                 "and {{description}}");
  add_period_options(command, options->period);
  command.option("--as-of", options->as_of, "Nothing later (default: the last capture)");
  command.option("--out", options->out, "The folder to write to");
  command.option("--labs", options->labs_folder, "The folder of lab files");
  command.option("--lab", options->only_labs, "Only this lab (may be repeated)");
  command.runs([&invocation, options] { return report(invocation, *options); });
}

}  // namespace labledger::cli
