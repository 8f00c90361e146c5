#include "cli/facts_files.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "analysis/compute/hardware_table.hpp"
#include "cli/files.hpp"
#include "parsers/facts/hardware_file.hpp"
#include "parsers/facts/index_file.hpp"
#include "parsers/facts/lab_facts_file.hpp"
#include "parsers/facts/parameter_file.hpp"

namespace labledger::cli {
namespace {

constexpr std::size_t kFileLimit = 1U << 20;
constexpr std::string_view kLabs = "labs/";

/// A file of facts.
struct FileBytes {
  std::string bytes;
  bool is_own = false;  ///< From the folder, and not embedded.
};

using Files = std::map<std::string, FileBytes>;  // By name, which is the order of labs.

/// The name of a file within its folder.
std::string name_of_path(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

Result<void> add_folder(const std::string& folder, Files& files) {
  const std::vector<std::string> paths = TRY(list_files(folder, ".toml"));
  for (const std::string& path : paths)
    files[name_of_path(path)] = {TRY(read_file(path, kFileLimit)), true};
  const auto lab_paths = list_files(folder + "/labs", ".toml");
  if (!lab_paths) return {};  // A folder may hold only the table or the defaults.
  for (const std::string& path : *lab_paths)
    files[std::string(kLabs) + name_of_path(path)] = {TRY(read_file(path, kFileLimit)), true};
  return {};
}

/// Notes every claim whose hardware the table cannot tell.
void check_hardware_names(const std::string& file, const LabFacts& lab, const Hardware& hardware,
                          std::vector<parsers::Mistake>& mistakes) {
  for (const ComputeClaim& claim : lab.claims) {
    for (const ChipCount& chips : claim.chips) {
      const auto found = analysis::find_hardware(hardware, chips.chip);
      if (found) continue;
      mistakes.push_back({file, {}, "claim '" + claim.id + "': " + found.error().message});
    }
  }
}

/// Reads one file into what it is a file of.
void add_file(const std::string& name, const FileBytes& file, LoadedFacts& loaded) {
  const std::string shown = "facts/" + name;
  const std::string& bytes = file.bytes;
  if (name == "hardware.toml") {
    loaded.facts.hardware = parsers::parse_hardware(shown, bytes, loaded.mistakes);
  } else if (name == "parameters.toml") {
    loaded.facts.parameters = parsers::parse_parameters(shown, bytes, loaded.mistakes);
  } else if (name == "models.toml") {
    loaded.facts.models = parsers::parse_models(shown, bytes, loaded.mistakes);
  } else if (name == "pledges.toml") {
    loaded.facts.pledges = parsers::parse_pledges(shown, bytes, loaded.mistakes);
  } else if (name == "staff.toml") {
    loaded.staff = parsers::parse_staff(shown, bytes, loaded.mistakes);
  } else if (name == "indices.toml") {
    loaded.indices = parsers::parse_indices(shown, bytes, loaded.mistakes);
  } else if (name.starts_with(kLabs)) {
    loaded.facts.labs.push_back(parsers::parse_lab_facts(shown, bytes, loaded.mistakes));
  } else {
    loaded.mistakes.push_back({shown, {}, "no file of facts has this name"});
    return;
  }
  const auto mentions = parsers::mentioned_labs(shown, bytes);
  auto& labs = file.is_own ? loaded.own_labs : loaded.built_in_labs;
  labs.insert(labs.end(), mentions.begin(), mentions.end());
}

}  // namespace

Result<LoadedFacts> read_facts(const std::string& folder) {
  Files files;
  for (const FactsFile& file : embedded_facts())
    files[std::string(file.name)] = {std::string(file.bytes), false};
  if (!folder.empty()) TRY(add_folder(folder, files));
  LoadedFacts loaded;
  for (const auto& [name, file] : files)
    add_file(name, file, loaded);
  for (const LabFacts& lab : loaded.facts.labs) {
    check_hardware_names("facts/labs/" + lab.lab_id + ".toml", lab, loaded.facts.hardware,
                         loaded.mistakes);
  }
  return loaded;
}

Result<ComputeFacts> load_facts(const std::string& folder) {
  LoadedFacts loaded = TRY(load_all_facts(folder));
  return std::move(loaded.facts);
}

Result<LoadedFacts> load_all_facts(const std::string& folder) {
  LoadedFacts loaded = TRY(read_facts(folder));
  if (loaded.mistakes.empty()) return loaded;
  std::string message = "the facts have mistakes";
  for (const parsers::Mistake& mistake : loaded.mistakes)
    message += "\n" + parsers::format_mistake(mistake);
  return Error{ErrorKind::Config, std::move(message)};
}

}  // namespace labledger::cli
