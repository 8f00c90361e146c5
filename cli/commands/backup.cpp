// `labledger backup`: a whole copy of the ledger, also while another command writes to it.

#include "db/backup.hpp"

#include <memory>
#include <string>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "db/database.hpp"

namespace labledger::cli {
namespace {

Result<ExitCode> backup(const Invocation& invocation, const std::string& path) {
  const auto database = TRY(db::Database::open(invocation.global.db_path, db::OpenMode::ReadOnly));
  {
    Progress progress("backup: pages", invocation.global.verbosity);
    TRY(db::back_up(*database, path,
                    [&](std::int64_t done, std::int64_t total) { progress.show(done, total); }));
  }
  if (invocation.global.verbosity >= 0) fmt::print("{}\n", path);
  return ExitCode::Success;
}

}  // namespace

void add_backup_command(const Command& program, const Invocation& invocation) {
  const Command command = program.add_command("backup", "Copies the ledger to a file");
  command.notes(
      "The copy is whole and of one moment, also while another command writes. An existing file "
      "is\n"
      "replaced at the end, at once. 'labledger verify --db FILE' checks the copy.\n"
      "Example:\n"
      "  labledger backup /mnt/backup/ledger.db");
  auto path = std::make_shared<std::string>();  // Owners: the option and the body.
  command.option("FILE", *path, "Where to").required();
  command.runs([&invocation, path] { return backup(invocation, *path); });
}

}  // namespace labledger::cli
