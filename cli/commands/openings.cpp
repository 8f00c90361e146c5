// `labledger openings`: the openings of job boards, what happened to them, and the share of safety.

#include <algorithm>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/facts_files.hpp"
#include "cli/ledger.hpp"
#include "cli/opening_list.hpp"
#include "cli/openings_series.hpp"
#include "cli/paths.hpp"
#include "cli/period.hpp"
#include "core/names.hpp"

namespace labledger::cli {
namespace {

struct OpeningsOptions {
  std::string labs_folder;
  std::string lab;
  std::vector<std::string> classes;
  std::string as_of;
  PeriodOptions period;
  bool events = false;
  bool series = false;
  OutputFormat format = OutputFormat::Text;
};

Result<std::vector<OwnedBoard>> read_all(Ledger& ledger, const parsers::Registry& registry,
                                         const std::string& lab, Instant as_of) {
  std::vector<OwnedBoard> boards;
  const std::vector<std::string> urls = TRY(ledger.evidence().source_urls());
  for (const std::string& url : urls) {
    const Source* entry = registry.find_source(url);
    if (!lab.empty() && (entry == nullptr || entry->lab_id != lab)) continue;
    std::vector<BoardView> views = TRY(read_boards(ledger, url, as_of));
    for (BoardView& view : views) {
      boards.push_back({.url = url,
                        .lab = entry == nullptr ? "" : entry->lab_id,
                        .source = entry == nullptr ? "" : entry->id,
                        .view = std::move(view)});
    }
  }
  std::stable_sort(boards.begin(), boards.end(), [](const OwnedBoard& a, const OwnedBoard& b) {
    return std::tie(a.lab, a.source) < std::tie(b.lab, b.source);
  });
  return boards;
}

Result<OpeningChoice> read_choice(const OpeningsOptions& options) {
  OpeningChoice choice;
  if (options.events) choice.detail = OpeningDetail::Events;
  choice.period = TRY(read_period(options.period));
  choice.as_of = kEndOfTime;
  if (!options.as_of.empty()) choice.as_of = TRY(read_time_option("--as-of", options.as_of));
  for (const std::string& name : options.classes)
    choice.classes.push_back(from_name<JobClass>(name).value_or(JobClass::Other));
  return choice;
}

/// The boards of labs over time. Boards that no lab file names have no lab, and take no part.
Result<ExitCode> print_series(Ledger& ledger, const parsers::Registry& registry,
                              const OpeningsOptions& options, const OpeningChoice& choice) {
  const LoadedFacts facts = TRY(load_all_facts(""));
  const std::vector<LabOpenings> labs = TRY(read_lab_openings(
      ledger, registry, {.lab_id = options.lab, .period = choice.period, .as_of = choice.as_of},
      facts.staff.titles));
  print_openings_series(labs, options.format);
  return ExitCode::Success;
}

Result<ExitCode> print_openings(const Invocation& invocation, const OpeningsOptions& options) {
  const OpeningChoice choice = TRY(read_choice(options));
  const Configuration configuration =
      TRY(load_configuration({invocation.global.config_path, options.labs_folder},
                             process_environment(), LabFiles::Optional));
  TRY(require_no_mistakes(configuration));
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  if (!options.lab.empty() && configuration.registry.find_lab(options.lab) == nullptr) {
    return Error{ErrorKind::Usage, "there is no lab '" + options.lab + "' in the lab files"};
  }
  if (options.series) return print_series(*ledger, configuration.registry, options, choice);
  const std::vector<OwnedBoard> boards =
      TRY(read_all(*ledger, configuration.registry, options.lab, choice.as_of));
  print_opening_list(boards, choice, options.format);
  return ExitCode::Success;
}

}  // namespace

void add_openings_command(const Command& program, const Invocation& invocation) {
  const Command command =
      program.add_command("openings", "Lists job openings, and the share of AI safety among them");
  command.notes(
      "open: shown at the last attempt; closed: a later capture of the same board is without it;\n"
      "unknown: the board could not be read or believed since, or moved to another system.\n"
      "--series has a line for each day on which a board of a lab was read: the openings for AI\n"
      "safety, all technical ones, the share with Wilson's interval, and the share corrected for\n"
      "the errors of classes by title. A day without one of the boards has no numbers; lines that\n"
      "begin with '!' say why, and which board moved: what went with a move did not close.\n"
      "Examples:\n"
      "  labledger openings --lab acme --class ai_safety\n"
      "  labledger openings --events --since 2026-08-01 --format csv\n"
      "  labledger openings --series --lab acme --since 2026-01-01 --format csv\n"
      "  labledger openings --as-of 2026-01-01");
  auto options = std::make_shared<OpeningsOptions>();  // Owners: the options and the body.
  command.format_option(options->format,
                        {OutputFormat::Text, OutputFormat::Json, OutputFormat::JsonLines,
                         OutputFormat::Markdown, OutputFormat::Csv});
  add_period_options(command, options->period);
  command.option("--as-of", options->as_of, "As it stood at this day or time (default: now)");
  command.option("--lab", options->lab, "Only boards of this lab");
  Option classes =
      command.option("--class", options->classes, "Only openings of this class; may be repeated");
  classes.one_of({"ai_safety", "trust_and_safety", "security", "policy_governance", "other"});
  const Option events = command.flag("--events", options->events,
                                     "What opened, closed, was renamed or moved, instead");
  command.flag("--series", options->series, "The share of AI safety, day by day, instead")
      .excludes(classes)
      .excludes(events);
  command.option("--labs", options->labs_folder, "The folder of lab files");
  command.runs([&invocation, options] { return print_openings(invocation, *options); });
}

}  // namespace labledger::cli
