// `labledger changes`: what changed, with both wordings and what people said of it.

#include <memory>
#include <string>
#include <utility>

#include "cli/change_view.hpp"
#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/discovery.hpp"
#include "cli/json.hpp"
#include "cli/ledger.hpp"
#include "cli/lexicon_files.hpp"
#include "cli/paths.hpp"
#include "cli/period.hpp"
#include "cli/review_book.hpp"

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

Result<ExitCode> print_changes(const Invocation& invocation, const ChangesOptions& options) {
  const Period period = TRY(read_period(options.period));
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  Configuration configuration =
      TRY(load_configuration({invocation.global.config_path, options.labs_folder},
                             process_environment(), LabFiles::Optional));
  TRY(add_discovered(*ledger, configuration));
  const Lexicon lexicon = TRY(load_lexicon(""));
  const auto search = TRY(analysis::AnnouncementSearch::compile(lexicon));
  ReviewBook reviews = TRY(ReviewBook::read(*ledger));
  ChangeViews views(*ledger, configuration.registry, search, std::move(reviews));
  auto rows = TRY(ledger->changes().read(
      {.since = period.since, .until = period.until, .only_news = !options.all}));
  bool any_substantive = false;
  for (db::ChangeRow& row : rows) {
    if (!options.url.empty() && row.url != options.url) continue;
    const ChangeView view = TRY(views.look_around(std::move(row)));
    const ChangeClass change_class = view.row.change.change_class;  // Beside the other pages.
    any_substantive |= change_class == ChangeClass::Substantive;
    if (change_class == ChangeClass::Cosmetic && !options.all) continue;
    if (options.format == OutputFormat::JsonLines) {
      print_line(to_json(view));
    } else {
      print_text(view, ReviewDetail::Standing);
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
