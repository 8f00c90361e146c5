// `labledger validate`: every mistake in the config file, the lab files and the facts of compute,
// each at its place.

#include <algorithm>
#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/facts_files.hpp"
#include "cli/paths.hpp"

namespace labledger::cli {
namespace {

std::size_t claim_count(const LoadedFacts& facts) {
  std::size_t count = 0;
  for (const LabFacts& lab : facts.facts.labs)
    count += lab.claims.size();
  return count;
}

std::string summary_of(const Configuration& loaded, const LoadedFacts& facts) {
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
      "({} enabled, {} verified)\n"
      "facts:    {} accelerators, {} labs with {} claims, {} models, {} pledges\nmistakes: {}\n",
      loaded.config_path, loaded.settings ? "" : " (absent)", loaded.labs_folder,
      loaded.registry.labs().size(), loaded.registry.source_count(), enabled, verified,
      facts.facts.hardware.accelerators.size(), facts.facts.labs.size(), claim_count(facts),
      facts.facts.models.size(), facts.facts.pledges.size(), loaded.mistakes.size());
}

/// Notes every lab of one's own facts that no lab file names: what is said of it would be lost.
void check_labs_of_facts(const LoadedFacts& facts, const parsers::Registry& registry,
                         std::vector<parsers::Mistake>& mistakes) {
  std::vector<std::string_view> ids;
  for (const Lab& lab : registry.labs())
    ids.push_back(lab.id);
  for (const parsers::LabMention& mention : facts.own_labs) {
    if (registry.find_lab(mention.lab_id) != nullptr) continue;
    std::string message = "no lab file has the id '" + mention.lab_id + "'";
    const std::string_view near = parsers::nearest_word(mention.lab_id, ids);
    if (!near.empty()) message.append("; did you mean '").append(near).append("'?");
    mistakes.push_back({mention.file, mention.place, std::move(message)});
  }
}

/// "unused:   …": the labs of built-in facts that the registry does not have. One's own registry
/// need not have them, so this is no mistake. Empty when there are none.
std::string unused_labs(const LoadedFacts& facts, const parsers::Registry& registry) {
  std::set<std::string> unused;
  for (const parsers::LabMention& mention : facts.built_in_labs) {
    if (registry.find_lab(mention.lab_id) == nullptr) unused.insert(mention.lab_id);
  }
  if (unused.empty()) return {};
  constexpr std::size_t kShown = 5;
  std::vector<std::string> shown(unused.begin(), unused.end());
  const std::size_t more = shown.size() - std::min(shown.size(), kShown);
  shown.resize(shown.size() - more);
  return fmt::format("unused:   built-in facts of {} labs without a lab file: {}{}\n",
                     unused.size(), fmt::join(shown, ", "),
                     more == 0 ? "" : fmt::format(" and {} more", more));
}

struct ValidateOptions {
  std::string labs;
  std::string facts;
};

Result<ExitCode> validate(const Invocation& invocation, const ValidateOptions& options) {
  Configuration loaded = TRY(load_configuration(
      {.config = invocation.global.config_path, .labs = options.labs}, process_environment()));
  const LoadedFacts facts = TRY(read_facts(options.facts));
  loaded.mistakes.insert(loaded.mistakes.end(), facts.mistakes.begin(), facts.mistakes.end());
  check_labs_of_facts(facts, loaded.registry, loaded.mistakes);
  for (const parsers::Mistake& mistake : loaded.mistakes)
    fmt::print(stderr, "{}\n", parsers::format_mistake(mistake));
  fmt::print("{}{}", summary_of(loaded, facts), unused_labs(facts, loaded.registry));
  return loaded.mistakes.empty() ? ExitCode::Success : ExitCode::InvalidConfig;
}

}  // namespace

void add_validate_command(const Command& program, const Invocation& invocation) {
  const Command command = program.add_command(
      "validate", "Checks the config file, the lab files and the facts of compute for mistakes");
  command.notes(
      "Every mistake is printed on stderr as file:line:column: message; exit 4 when there are "
      "any.\n"
      "Examples:\n"
      "  labledger validate\n"
      "  labledger validate --labs my-labs --config my-config.toml");
  auto options = std::make_shared<ValidateOptions>();  // Owners: the options and the body.
  command.option("--labs", options->labs, "The folder of lab files (default: see docs/sources.md)");
  command.option("--facts", options->facts,
                 "Folder of files that replace or add to the built-in facts");
  command.runs([&invocation, options] { return validate(invocation, *options); });
}

}  // namespace labledger::cli
