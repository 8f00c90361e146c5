#pragma once
// How a command is put together: it declares its options on the parser and leaves a body behind,
// which main runs once the whole line has been understood.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/App.hpp>

#include "cli/exit_code.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace labledger::cli {

/// The program's version, as `--version` and the user agent say it.
inline constexpr std::string_view kVersion = "0.1.0";

/// How data is printed on stdout.
enum class OutputFormat { Text, Json, JsonLines, Markdown, Csv };

/// Options that every command accepts.
struct GlobalOptions {
  std::string db_path;      ///< The ledger; default: XDG data folder.
  std::string config_path;  ///< The config file; default: XDG config folder.
  int verbosity = 0;        ///< -1 with -q; 1 with -v.
};

/// What main hands to the commands, and what the chosen one hands back.
struct Invocation {
  GlobalOptions global;
  const Clock& clock;
  std::function<Result<ExitCode>()> body;  ///< Set by the command that was named.
};

/// Adds `--format` with the given choices and default to a command.
void add_format_option(CLI::App& command, OutputFormat& format,
                       const std::vector<OutputFormat>& choices);

// One per file in cli/commands/. Each declares one command.
void add_parse_command(CLI::App& app, Invocation& invocation);
void add_robots_command(CLI::App& app, Invocation& invocation);
void add_changes_command(CLI::App& app, Invocation& invocation);
void add_import_command(CLI::App& app, Invocation& invocation);
void add_log_command(CLI::App& app, Invocation& invocation);
void add_reparse_command(CLI::App& app, Invocation& invocation);
void add_verify_command(CLI::App& app, Invocation& invocation);
void add_validate_command(CLI::App& app, Invocation& invocation);
void add_crawl_command(CLI::App& app, Invocation& invocation);
void add_report_command(CLI::App& app, Invocation& invocation);
void add_show_command(CLI::App& app, Invocation& invocation);
void add_status_command(CLI::App& app, Invocation& invocation);
void add_coverage_command(CLI::App& app, Invocation& invocation);
void add_init_command(CLI::App& app, Invocation& invocation);
void add_diff_command(CLI::App& app, Invocation& invocation);
void add_run_command(CLI::App& app, Invocation& invocation);
void add_deliver_command(CLI::App& app, Invocation& invocation);
void add_resend_command(CLI::App& app, Invocation& invocation);
void add_alerts_command(CLI::App& app, Invocation& invocation);
void add_backup_command(CLI::App& app, Invocation& invocation);
void add_doctor_command(CLI::App& app, Invocation& invocation);
void add_jobs_command(CLI::App& app, Invocation& invocation);
void add_classify_commands(CLI::App& app, Invocation& invocation);

}  // namespace labledger::cli
