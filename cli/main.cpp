// labledger: reads the command line, runs the one command named on it, and turns its result into
// an exit code. stdout is data, stderr is for people.

#include <cstdio>
#include <exception>
#include <string>
#include <system_error>

#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/paths.hpp"
#include "cli/signals.hpp"
#include "core/time.hpp"

namespace labledger::cli {
namespace {

int finish(ExitCode code) {
  return static_cast<int>(code);
}

/// Fills in the default places, then runs the command that was named.
Result<ExitCode> run_body(Invocation& invocation, const CommandBody& body) {
  GlobalOptions& global = invocation.global;
  if (global.db_path.empty()) {
    const DefaultPaths places = TRY(default_paths(process_environment()));
    global.db_path = places.db;
  }
  watch_signals();
  return body();
}

/// The pipeline and what people add to it.
void add_working_commands(const Command& program, const Invocation& invocation) {
  add_init_command(program, invocation);
  add_run_command(program, invocation);
  add_crawl_command(program, invocation);
  add_import_command(program, invocation);
  add_review_command(program, invocation);
  add_observe_command(program, invocation);
  add_analyze_command(program, invocation);
  add_reparse_command(program, invocation);
  add_deliver_command(program, invocation);
  add_resend_command(program, invocation);
  add_alerts_command(program, invocation);
}

/// What the ledger knows.
void add_reading_commands(const Command& program, const Invocation& invocation) {
  add_report_command(program, invocation);
  add_changes_command(program, invocation);
  add_openings_command(program, invocation);
  add_statements_command(program, invocation);
  add_search_command(program, invocation);
  add_log_command(program, invocation);
  add_show_command(program, invocation);
  add_promises_command(program, invocation);
  add_coverage_command(program, invocation);
  add_compute_command(program, invocation);
  add_coupling_command(program, invocation);
  add_score_command(program, invocation);
  add_headcount_command(program, invocation);
}

/// Health, upkeep, and single steps on files.
void add_other_commands(const Command& program, const Invocation& invocation) {
  add_status_command(program, invocation);
  add_doctor_command(program, invocation);
  add_verify_command(program, invocation);
  add_backup_command(program, invocation);
  add_export_command(program, invocation);
  add_validate_command(program, invocation);
  add_parse_command(program, invocation);
  add_diff_command(program);
  add_jobs_command(program, invocation);
  add_classify_commands(program);
  add_extract_command(program);
  add_robots_command(program);
}

int run(int argc, const char* const* argv) {
  const SystemClock clock;
  Invocation invocation{.global = {}, .clock = clock};
  GlobalOptions& global = invocation.global;
  CommandLine line("labledger",
                   "Watches what AI labs disclose about safety, and keeps the evidence.",
                   std::string(kVersion));
  const Command& program = line.program();
  program.option("--db", global.db_path, "The ledger file (default: XDG data folder)");
  program.option("--config", global.config_path, "The config file (default: XDG config folder)");
  program.flag(
      "-q,--quiet", [&] { global.verbosity = -1; }, "Errors only");
  program.flag(
      "-v,--verbose", [&] { global.verbosity = 1; }, "Say more");
  add_working_commands(program, invocation);
  add_reading_commands(program, invocation);
  add_other_commands(program, invocation);
  const CommandLine::Parsed parsed = line.parse(argc, argv);
  if (parsed.stop) return finish(*parsed.stop);
  const Result<ExitCode> result = run_body(invocation, parsed.body);
  if (!result) {
    std::fprintf(stderr, "labledger: %s\n", result.error().message.c_str());
    return finish(exit_code_for(result.error().kind));
  }
  if (std::fflush(stdout) != 0) {  // Data that did not arrive must not look like success.
    std::fprintf(stderr, "labledger: cannot write to standard output\n");
    return finish(ExitCode::Failure);
  }
  return finish(result.value());
}

}  // namespace
}  // namespace labledger::cli

int main(int argc, char** argv) {
  try {
    return labledger::cli::run(argc, argv);
  } catch (const std::system_error& failure) {  // fmt's way to say that stdout took no more.
    std::fprintf(stderr, "labledger: standard output: %s\n", failure.what());
    return static_cast<int>(labledger::cli::ExitCode::Failure);
  } catch (const std::exception& exhausted) {  // Only the standard library throws: out of memory.
    std::fprintf(stderr, "labledger: %s\n", exhausted.what());
    return 70;
  }
}
