// `labledger reparse`: drops what is derived and makes it again from the evidence. `labledger
// analyze`: derives what is pending, and reads what crawls have left unread.

#include <memory>
#include <string>

#include <fmt/format.h>

#include "cli/alert_book.hpp"
#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/derive.hpp"
#include "cli/derive_tools.hpp"
#include "cli/discovery.hpp"
#include "cli/ledger.hpp"
#include "cli/progress.hpp"
#include "cli/signals.hpp"

namespace labledger::cli {
namespace {

/// What is there already: dropped first, or built upon.
enum class Start { Anew, AsItStands };

Result<ExitCode> derive_all(const Invocation& invocation, const std::string& labs_folder,
                            Start start) {
  Configuration configuration = TRY(load_configuration({invocation.global.config_path, labs_folder},
                                                       process_environment(), LabFiles::Optional));
  TRY(require_no_mistakes(configuration));
  DeriveTools tools = TRY(DeriveTools::make(configuration));
  const auto ledger = TRY(Ledger::open_for_writing(invocation.global.db_path));
  TRY(add_discovered(*ledger, configuration));
  // Only what a run had kept but not derived yet can raise an event here.
  AlertBook alerts(*ledger, configuration.registry, tools, invocation.clock);
  Deriver deriver(*ledger, alerts, tools, WordingPolicy::Read);
  // Dropped in one step: a kill on the way leaves sources that the next run derives.
  if (start == Start::Anew) TRY(ledger->derived().reset_all());
  std::size_t sources = 0;
  {
    Progress progress(start == Start::Anew ? "reparse" : "analyze", invocation.global.verbosity);
    TRY(derive_stale(*ledger, deriver, [&](std::size_t done, std::size_t total) {
      sources = total;
      progress.show(static_cast<std::int64_t>(done), static_cast<std::int64_t>(total));
    }));
  }
  if (stop_requested()) return exit_code_of_signal();
  if (start == Start::Anew) {
    fmt::print("{} sources derived anew, {} substantive changes\n", sources,
               deriver.substantive_changes());
  }
  return ExitCode::Success;
}

}  // namespace

void add_reparse_command(const Command& program, const Invocation& invocation) {
  const Command command =
      program.add_command("reparse", "Makes everything derived again from the evidence");
  command.notes(
      "Evidence is only read. The result is the same on every machine; changes keep their ids.\n"
      "Example:\n"
      "  labledger reparse --db ledger.db");
  auto labs = std::make_shared<std::string>();  // Owners: the option and the body.
  command.option("--labs", *labs, "The folder of lab files");
  command.runs([&invocation, labs] { return derive_all(invocation, *labs, Start::Anew); });
}

void add_analyze_command(const Command& program, const Invocation& invocation) {
  const Command command =
      program.add_command("analyze", "Derives what is pending, and reads what crawls left unread");
  command.notes(
      "A crawl stores and compares pages; what their sentences state is read here. 'run' and\n"
      "'import' do both. Silent when all went well; nothing happens when nothing is pending.\n"
      "Example:\n"
      "  labledger crawl && labledger analyze && labledger report");
  auto labs = std::make_shared<std::string>();  // Owners: the option and the body.
  command.option("--labs", *labs, "The folder of lab files");
  command.runs([&invocation, labs] { return derive_all(invocation, *labs, Start::AsItStands); });
}

}  // namespace labledger::cli
