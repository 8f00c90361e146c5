// `labledger changes`: what changed, with both wordings.

#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/announcements.hpp"
#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/discovery.hpp"
#include "cli/json.hpp"
#include "cli/ledger.hpp"
#include "cli/lexicon_files.hpp"
#include "cli/neighbours.hpp"
#include "cli/paths.hpp"
#include "cli/period.hpp"
#include "cli/source_history.hpp"
#include "core/names.hpp"

namespace labledger::cli {
namespace {

struct ChangesOptions {
  OutputFormat format = OutputFormat::Text;
  PeriodOptions period;
  std::string url;
  std::string labs_folder;
  bool all = false;
  bool exit_code = false;
};

/// What the ledger holds around a change: whether it was announced, and where else its sentences
/// stand. Reads the history of each page once.
class Surroundings {
 public:
  /// All three must outlive it.
  Surroundings(Ledger& ledger, const parsers::Registry& registry,
               const analysis::AnnouncementSearch& search)
      : ledger_(ledger),
        registry_(registry),
        announcements_(ledger, search, kEndOfTime),
        neighbours_(ledger, kEndOfTime) {}

  /// Marks what moved in the row's change, and tells whether it was announced.
  Result<AnnouncementFinding> look_around(db::ChangeRow& row) {
    if (row.change.change_class != ChangeClass::Substantive) return AnnouncementFinding{};
    if (url_ != row.url) {
      url_ = row.url;
      history_ = TRY(read_history(ledger_, row.url, kEndOfTime));
      lab_ = registry_.find_owner(row.url);
    }
    TRY(neighbours_.mark(lab_, row.url, row.change));
    return announcements_.find(lab_, changed_page(row.url, history_, row.change), row.change);
  }

 private:
  Ledger& ledger_;
  const parsers::Registry& registry_;
  Announcements announcements_;
  Neighbours neighbours_;
  const Lab* lab_ = nullptr;  // Of the page whose history it is.
  std::string url_;
  SourceHistory history_;
};

std::string joined(const std::vector<std::string>& phrases) {
  return fmt::format("{}", fmt::join(phrases, "; "));
}

void print_announcement(const AnnouncementFinding& finding) {
  switch (finding.announced) {
    case Announced::Yes:
      fmt::print("  announced: {}\n", joined(finding.by));
      break;
    case Announced::No:
      fmt::print("  not announced as far as we could see; looked at: {}\n",
                 joined(finding.looked_at));
      break;
    case Announced::Unknown:
      break;
  }
}

void print_text(const db::ChangeRow& row, const AnnouncementFinding& finding) {
  const Change& change = row.change;
  fmt::print("{}  {}\n  {} between {} and {}\n", change.id, row.url, name_of(change.change_class),
             format_rfc3339(change.not_before), format_rfc3339(change.not_after));
  print_announcement(finding);
  for (const Edit& edit : change.edits) {
    const auto& place = edit.after ? edit.after : edit.before;
    if (place && !place->heading.empty()) fmt::print("  @ {}\n", place->heading);
    if (edit.before) fmt::print("  - {}\n", edit.before->exact);
    if (edit.after) fmt::print("  + {}\n", edit.after->exact);
    if (change.change_class == ChangeClass::Links) fmt::print("  {}\n", edit.reason);
  }
  fmt::print("\n");
}

Result<ExitCode> print_changes(const Invocation& invocation, const ChangesOptions& options) {
  const Period period = TRY(read_period(options.period));
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  Configuration configuration =
      TRY(load_configuration({invocation.global.config_path, options.labs_folder},
                             process_environment(), LabFiles::Optional));
  TRY(add_discovered(*ledger, configuration));
  const Lexicon lexicon = TRY(load_lexicon(""));
  const auto search = TRY(analysis::AnnouncementSearch::compile(lexicon));
  Surroundings surroundings(*ledger, configuration.registry, search);
  auto rows = TRY(ledger->changes().read(
      {.since = period.since, .until = period.until, .only_news = !options.all}));
  bool any_substantive = false;
  for (db::ChangeRow& row : rows) {
    if (!options.url.empty() && row.url != options.url) continue;
    const AnnouncementFinding finding = TRY(surroundings.look_around(row));
    const ChangeClass change_class = row.change.change_class;  // Beside the other pages.
    any_substantive |= change_class == ChangeClass::Substantive;
    if (change_class == ChangeClass::Cosmetic && !options.all) continue;
    if (options.format == OutputFormat::JsonLines) {
      print_line(to_json(row, finding));
    } else {
      print_text(row, finding);
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
  command.option("--labs", options->labs_folder, "The folder of lab files");
  command.flag("--all", options->all, "Cosmetic changes, returns, links and capture problems too");
  command.flag("--exit-code", options->exit_code, "Exit 3 when there is a substantive change");
  command.runs([&invocation, options] { return print_changes(invocation, *options); });
}

}  // namespace labledger::cli
