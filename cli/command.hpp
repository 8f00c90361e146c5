#pragma once
// The commands of the program: each declares its options and what it does.

#include <string>
#include <string_view>

#include "cli/command_line.hpp"
#include "cli/exit_code.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace labledger::cli {

/// The program's version, as `--version` and the user agent say it.
inline constexpr std::string_view kVersion = "0.1.0";

/// Options that every command accepts.
struct GlobalOptions {
  std::string db_path;      ///< The ledger; default: XDG data folder.
  std::string config_path;  ///< The config file; default: XDG config folder.
  int verbosity = 0;        ///< -1 with -q; 1 with -v.
};

/// What main hands to the commands.
struct Invocation {
  GlobalOptions global;
  const Clock& clock;
};

// One per file in cli/commands/. Each declares one command.
void add_parse_command(const Command& program, const Invocation& invocation);
void add_robots_command(const Command& program);
void add_changes_command(const Command& program, const Invocation& invocation);
void add_import_command(const Command& program, const Invocation& invocation);
void add_log_command(const Command& program, const Invocation& invocation);
void add_analyze_command(const Command& program, const Invocation& invocation);
void add_reparse_command(const Command& program, const Invocation& invocation);
void add_verify_command(const Command& program, const Invocation& invocation);
void add_validate_command(const Command& program, const Invocation& invocation);
void add_crawl_command(const Command& program, const Invocation& invocation);
void add_report_command(const Command& program, const Invocation& invocation);
void add_show_command(const Command& program, const Invocation& invocation);
void add_status_command(const Command& program, const Invocation& invocation);
void add_coverage_command(const Command& program, const Invocation& invocation);
void add_compute_command(const Command& program, const Invocation& invocation);
void add_init_command(const Command& program, const Invocation& invocation);
void add_diff_command(const Command& program);
void add_run_command(const Command& program, const Invocation& invocation);
void add_deliver_command(const Command& program, const Invocation& invocation);
void add_resend_command(const Command& program, const Invocation& invocation);
void add_alerts_command(const Command& program, const Invocation& invocation);
void add_backup_command(const Command& program, const Invocation& invocation);
void add_doctor_command(const Command& program, const Invocation& invocation);
void add_jobs_command(const Command& program, const Invocation& invocation);
void add_openings_command(const Command& program, const Invocation& invocation);
void add_review_command(const Command& program, const Invocation& invocation);
void add_observe_command(const Command& program, const Invocation& invocation);
void add_promises_command(const Command& program, const Invocation& invocation);
void add_classify_commands(const Command& program);
void add_extract_command(const Command& program);
void add_export_command(const Command& program, const Invocation& invocation);
void add_statements_command(const Command& program, const Invocation& invocation);
void add_search_command(const Command& program, const Invocation& invocation);

}  // namespace labledger::cli
