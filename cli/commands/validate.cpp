// `labledger validate`: every mistake in the config file and the lab files, each at its place.

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/paths.hpp"

namespace labledger::cli {
namespace {

std::string summary_of(const Configuration& loaded) {
  std::size_t enabled = 0;
  std::size_t verified = 0;
  for (const Lab& lab : loaded.registry.labs()) {
    for (const Source& source : lab.sources) {
      enabled += source.enabled ? 1 : 0;
      verified += source.verified ? 1 : 0;
    }
  }
  return fmt::format(
      "config:   {}{}\nlabs:     {}\nread:     {} labs, {} sources "
      "({} enabled, {} verified)\nmistakes: {}\n",
      loaded.config_path, loaded.settings ? "" : " (absent)", loaded.labs_folder,
      loaded.registry.labs().size(), loaded.registry.source_count(), enabled, verified,
      loaded.mistakes.size());
}

Result<ExitCode> validate(const ConfigurationPlaces& places) {
  const Configuration loaded = TRY(load_configuration(places, process_environment()));
  for (const parsers::Mistake& mistake : loaded.mistakes)
    fmt::print(stderr, "{}\n", parsers::format_mistake(mistake));
  fmt::print("{}", summary_of(loaded));
  return loaded.mistakes.empty() ? ExitCode::Success : ExitCode::InvalidConfig;
}

}  // namespace

void add_validate_command(const Command& program, const Invocation& invocation) {
  const Command command =
      program.add_command("validate", "Checks the config file and the lab files for mistakes");
  command.notes(
      "Every mistake is printed on stderr as file:line:column: message; exit 4 when there are "
      "any.\n"
      "Examples:\n"
      "  labledger validate\n"
      "  labledger validate --labs my-labs --config my-config.toml");
  auto labs = std::make_shared<std::string>();  // Owners: the option and the body.
  command.option("--labs", *labs, "The folder of lab files (default: see docs/sources.md)");
  command.runs([&invocation, labs] {
    return validate({.config = invocation.global.config_path, .labs = *labs});
  });
}

}  // namespace labledger::cli
