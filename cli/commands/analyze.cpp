// `labledger analyze`: derives what is not derived yet, and reads what crawls have left unread.

#include <memory>
#include <string>

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

Result<ExitCode> analyze(const Invocation& invocation, const std::string& labs_folder) {
  Configuration configuration = TRY(load_configuration({invocation.global.config_path, labs_folder},
                                                       process_environment(), LabFiles::Optional));
  TRY(require_no_mistakes(configuration));
  DeriveTools tools = TRY(DeriveTools::make(configuration));
  const auto ledger = TRY(Ledger::open_for_writing(invocation.global.db_path));
  TRY(add_discovered(*ledger, configuration));
  AlertBook alerts(*ledger, configuration.registry, tools, invocation.clock);
  Deriver deriver(*ledger, alerts, tools, WordingPolicy::Read);
  Progress progress("analyze", invocation.global.verbosity);
  TRY(derive_stale(*ledger, deriver, [&](std::size_t done, std::size_t total) {
    progress.show(static_cast<std::int64_t>(done), static_cast<std::int64_t>(total));
  }));
  return stop_requested() ? exit_code_of_signal() : ExitCode::Success;
}

}  // namespace

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
  command.runs([&invocation, labs] { return analyze(invocation, *labs); });
}

}  // namespace labledger::cli
