// `labledger parse`: bytes → Document as JSON.

#include "cli/command.hpp"

namespace labledger::cli {

void add_parse_command(CLI::App& app, Invocation& invocation) {
  CLI::App* command = app.add_subcommand("parse", "Reads files and prints what they say as JSON");
  command->callback([&invocation] {
    invocation.body = []() -> Result<ExitCode> { return Error{ErrorKind::Usage, "not here yet"}; };
  });
}

}  // namespace labledger::cli
