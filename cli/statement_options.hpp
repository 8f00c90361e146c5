#pragma once
// The options by which `statements` and `search` choose, read the same way by both.

#include <string>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/ledger.hpp"
#include "cli/period.hpp"
#include "cli/statement_history.hpp"
#include "core/result.hpp"
#include "parsers/registry/registry.hpp"

namespace labledger::cli {

/// The options as typed.
struct StatementOptions {
  std::string labs_folder;
  std::string lab;
  std::string topic;
  std::vector<std::string> kinds;
  std::vector<std::string> categories;
  std::vector<std::string> levels;
  PeriodOptions period;
  bool present = false;
  bool gone = false;
};

/// Declares them.
void add_statement_options(const Command& command, StatementOptions& options);

/// Usage when a time cannot be read, or the lab or the topic is not in the lab files.
[[nodiscard]] Result<StatementFilter> read_statement_options(const StatementOptions& options,
                                                             const parsers::Registry& registry);

/// Tells people, on stderr, that there are wordings which `analyze` has not read; silent when there
/// are none, and when they asked for silence.
[[nodiscard]] Result<void> tell_of_unread(Ledger& ledger, int verbosity);

/// The names of all kinds of statements, and of all risk categories.
[[nodiscard]] std::vector<std::string> kind_names();
[[nodiscard]] std::vector<std::string> category_names();

}  // namespace labledger::cli
