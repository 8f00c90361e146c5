// labledger: reads the command line, runs the one command named on it, and turns its result into
// an exit code. stdout is data, stderr is for people.

#include <cstdio>
#include <exception>
#include <string>
#include <system_error>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

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
Result<ExitCode> run_body(Invocation& invocation) {
  GlobalOptions& global = invocation.global;
  if (global.db_path.empty()) {
    const DefaultPaths places = TRY(default_paths(process_environment()));
    global.db_path = places.db;
  }
  watch_signals();
  return invocation.body();
}

int run(int argc, const char* const* argv) {
  const SystemClock clock;
  Invocation invocation{.global = {}, .clock = clock, .body = {}};
  CLI::App app{"Watches what AI labs disclose about safety, and keeps the evidence."};
  app.name("labledger");
  app.require_subcommand(1);
  app.fallthrough();
  app.set_version_flag("--version", std::string("labledger ").append(kVersion));
  app.add_option("--db", invocation.global.db_path, "The ledger file (default: XDG data folder)");
  app.add_option("--config", invocation.global.config_path,
                 "The config file (default: XDG config folder)");
  app.add_flag_callback(
      "-q,--quiet", [&] { invocation.global.verbosity = -1; }, "Errors only");
  app.add_flag_callback(
      "-v,--verbose", [&] { invocation.global.verbosity = 1; }, "Say more");
  add_init_command(app, invocation);
  add_run_command(app, invocation);
  add_crawl_command(app, invocation);
  add_import_command(app, invocation);
  add_report_command(app, invocation);
  add_changes_command(app, invocation);
  add_log_command(app, invocation);
  add_show_command(app, invocation);
  add_coverage_command(app, invocation);
  add_status_command(app, invocation);
  add_doctor_command(app, invocation);
  add_verify_command(app, invocation);
  add_reparse_command(app, invocation);
  add_backup_command(app, invocation);
  add_deliver_command(app, invocation);
  add_resend_command(app, invocation);
  add_alerts_command(app, invocation);
  add_validate_command(app, invocation);
  add_parse_command(app, invocation);
  add_diff_command(app, invocation);
  add_jobs_command(app, invocation);
  add_classify_commands(app, invocation);
  add_robots_command(app, invocation);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& stop) {  // The parser's only way to say "help" or "wrong".
    return app.exit(stop) == 0 ? finish(ExitCode::Success) : finish(ExitCode::Usage);
  }
  const Result<ExitCode> result = run_body(invocation);
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
