// `labledger changes`: what changed, with both wordings.

#include <memory>
#include <string>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/json.hpp"
#include "cli/ledger.hpp"
#include "cli/period.hpp"
#include "core/names.hpp"

namespace labledger::cli {
namespace {

struct ChangesOptions {
  OutputFormat format = OutputFormat::Text;
  PeriodOptions period;
  std::string url;
  bool all = false;
  bool exit_code = false;
};

void print_text(const db::ChangeRow& row) {
  const Change& change = row.change;
  fmt::print("{}  {}\n  {} between {} and {}\n", change.id, row.url, name_of(change.change_class),
             format_rfc3339(change.not_before), format_rfc3339(change.not_after));
  for (const Edit& edit : change.edits) {
    const auto& place = edit.after ? edit.after : edit.before;
    if (place && !place->heading.empty()) fmt::print("  @ {}\n", place->heading);
    if (edit.before) fmt::print("  - {}\n", edit.before->exact);
    if (edit.after) fmt::print("  + {}\n", edit.after->exact);
  }
  fmt::print("\n");
}

Result<ExitCode> print_changes(const Invocation& invocation, const ChangesOptions& options) {
  const Period period = TRY(read_period(options.period));
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  const auto rows = TRY(ledger->changes().read(
      {.since = period.since, .until = period.until, .only_substantive = !options.all}));
  bool any_substantive = false;
  for (const db::ChangeRow& row : rows) {
    if (!options.url.empty() && row.url != options.url) continue;
    any_substantive |= row.change.change_class == ChangeClass::Substantive;
    if (options.format == OutputFormat::JsonLines) {
      print_line(to_json(row));
    } else {
      print_text(row);
    }
  }
  return options.exit_code && any_substantive ? ExitCode::NewDisclosures : ExitCode::Success;
}

}  // namespace

void add_changes_command(const Command& program, const Invocation& invocation) {
  const Command command = program.add_command("changes", "Lists what changed, with both wordings");
  command.notes(
      "Examples:\n"
      "  labledger changes --since 2025-11-01\n"
      "  labledger changes --all --format jsonl\n"
      "  labledger changes --since 2025-11-01 --exit-code || echo something changed");
  auto options = std::make_shared<ChangesOptions>();  // Owners: the options and the body.
  command.format_option(options->format, {OutputFormat::Text, OutputFormat::JsonLines});
  add_period_options(command, options->period);
  command.option("--url", options->url, "Only changes of this URL");
  command.flag("--all", options->all, "Cosmetic changes, returns and capture problems too");
  command.flag("--exit-code", options->exit_code, "Exit 3 when there is a substantive change");
  command.runs([&invocation, options] { return print_changes(invocation, *options); });
}

}  // namespace labledger::cli
