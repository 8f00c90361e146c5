// `labledger score` and `labledger headcount`: what labs' published text comes to by a rubric, and
// how many people are said to work on safety.

#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/discovery.hpp"
#include "cli/paths.hpp"
#include "cli/period.hpp"
#include "cli/record_printer.hpp"
#include "cli/score_json.hpp"
#include "cli/score_text.hpp"

namespace labledger::cli {
namespace {

struct ScoreOptions {
  std::string lab;
  std::string as_of;
  std::string labs_folder;
  ScoreBook::Files files;
  ScoreDetail detail;
  OutputFormat format = OutputFormat::Text;
};

void print_labs(const std::vector<LabScores>& labs, const ScoreOptions& options, Instant as_of) {
  switch (options.format) {
    case OutputFormat::Text: {
      const bool is_overview =
          options.lab.empty() && !options.detail.explains && !options.detail.tells_history;
      if (is_overview) fmt::print("{}", overview_text(labs, as_of));
      for (const LabScores& lab : labs) {
        if (!is_overview) fmt::print("{}\n", lab_text(lab, as_of, options.detail));
      }
      break;
    }
    case OutputFormat::Markdown:
      for (const LabScores& lab : labs)
        fmt::print("{}\n", lab_markdown(lab, as_of, options.detail));
      break;
    case OutputFormat::Csv:
      fmt::print("{}", scores_csv(labs));
      break;
    case OutputFormat::Json: {
      Json list = Json::array();
      for (const LabScores& lab : labs)
        list.push_back(to_json(lab, as_of));
      print_line(list);
      break;
    }
    case OutputFormat::JsonLines:
      for (const LabScores& lab : labs)
        print_line(to_json(lab, as_of));
      break;
    case OutputFormat::Calendar:  // Not among the formats that the command takes.
      break;
  }
}

Result<std::vector<LabScores>> read_scores(const Invocation& invocation,
                                           const ScoreOptions& options, Instant as_of) {
  Configuration configuration =
      TRY(load_configuration({invocation.global.config_path, options.labs_folder},
                             process_environment(), LabFiles::Optional));
  TRY(require_no_mistakes(configuration));
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  TRY(add_discovered(*ledger, configuration));
  const parsers::Registry& registry = configuration.registry;
  if (!options.lab.empty() && registry.find_lab(options.lab) == nullptr) {
    return Error{ErrorKind::Usage, "there is no lab '" + options.lab + "' in the lab files"};
  }
  std::vector<const Lab*> labs;
  for (const Lab& lab : registry.labs())
    labs.push_back(&lab);
  Wordings wordings(*ledger);
  ResultMemory none;
  ScoreBook book = TRY(ScoreBook::open(wordings, labs, options.files, none));
  return read_lab_scores(*ledger, registry, book, options.lab, as_of);
}

Result<Instant> read_as_of(const Invocation& invocation, const ScoreOptions& options) {
  if (options.as_of.empty()) return invocation.clock.now();
  return read_time_option("--as-of", options.as_of);
}

Result<ExitCode> print_scores(const Invocation& invocation, const ScoreOptions& options) {
  const Instant as_of = TRY(read_as_of(invocation, options));
  const std::vector<LabScores> labs = TRY(read_scores(invocation, options, as_of));
  print_labs(labs, options, as_of);
  return ExitCode::Success;
}

Result<ExitCode> print_headcounts(const Invocation& invocation, const ScoreOptions& options) {
  const Instant as_of = TRY(read_as_of(invocation, options));
  const std::vector<LabScores> labs = TRY(read_scores(invocation, options, as_of));
  if (options.format != OutputFormat::Text) {
    RecordPrinter printer(options.format);
    for (const LabScores& lab : labs) {
      for (const HeadcountObservation& seen : lab.report.headcounts)
        printer.print(to_json(seen));
    }
    printer.finish();
    return ExitCode::Success;
  }
  std::string unknown;
  for (const LabScores& lab : labs) {
    bool knows_safety = false;
    for (const HeadcountObservation& seen : lab.report.headcounts) {
      knows_safety = knows_safety || seen.subject == HeadcountSubject::SafetyStaff;
      fmt::print("{}  {:<15} {:<11} {:>12}  {}  {}; {}{}{}\n", lab.report.lab.id,
                 name_of(seen.subject), name_of(seen.basis), people_words(seen), seen.date,
                 seen.speaker, seen.source, seen.note.empty() ? "" : "; ", seen.note);
    }
    if (!knows_safety) unknown += (unknown.empty() ? "" : ", ") + lab.report.lab.id;
  }
  if (!unknown.empty()) fmt::print("safety staff unknown: {}\n", unknown);
  return ExitCode::Success;
}

void add_shared_options(const Command& command, ScoreOptions& options) {
  command.option("LAB", options.lab, "The id of a lab (default: all)");
  command.option("--as-of", options.as_of, "What was known at this day (default: now)");
  command.option("--facts", options.files.facts_folder,
                 "Folder of files that replace or add to the built-in facts");
  command.option("--labs", options.labs_folder, "The folder of lab files");
}

}  // namespace

void add_score_command(const Command& program, const Invocation& invocation) {
  const Command command = program.add_command(
      "score", "Scores what labs publish by a rubric, with the evidence of every point");
  command.notes(
      "Four lines that are never merged: statements by the rubric, resources for safety, compute\n"
      "and funding claims, changes of the last 12 months. What could not be seen is unknown: it\n"
      "leaves the score and lowers the coverage. A lab of which nothing was read has no score.\n"
      "Examples:\n"
      "  labledger score\n"
      "  labledger score acme --explain\n"
      "  labledger score acme --history --as-of 2026-01-01\n"
      "  labledger score --rubric my_rubric.toml --format csv");
  auto options = std::make_shared<ScoreOptions>();  // Owners: the options and the body.
  add_shared_options(command, *options);
  command.flag("--explain", options->detail.explains, "Each indicator with its evidence");
  command.flag("--history", options->detail.tells_history, "When the score moved, and why");
  command.option("--rubric", options->files.rubric, "A rubric in place of the built-in one");
  command.format_option(options->format,
                        {OutputFormat::Text, OutputFormat::Json, OutputFormat::JsonLines,
                         OutputFormat::Markdown, OutputFormat::Csv});
  command.runs([&invocation, options] { return print_scores(invocation, *options); });
}

void add_headcount_command(const Command& program, const Invocation& invocation) {
  const Command command = program.add_command(
      "headcount", "Numbers of people at labs and on safety, each with what it rests on");
  command.notes(
      "Numbers of different bases make no series: published, bound, job_board, staff_page,\n"
      "third_party. Where nothing is known of safety staff, that is said; it is not zero.\n"
      "Example:\n"
      "  labledger headcount openai --format csv");
  auto options = std::make_shared<ScoreOptions>();  // Owners: the options and the body.
  add_shared_options(command, *options);
  command.format_option(options->format, {OutputFormat::Text, OutputFormat::Json,
                                          OutputFormat::JsonLines, OutputFormat::Csv});
  command.runs([&invocation, options] { return print_headcounts(invocation, *options); });
}

}  // namespace labledger::cli
