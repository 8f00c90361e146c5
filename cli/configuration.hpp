#pragma once
// The config file and the lab files together: read once, all mistakes collected.

#include <optional>
#include <string>
#include <vector>

#include "alerts/rule_book.hpp"
#include "cli/paths.hpp"
#include "core/result.hpp"
#include "parsers/registry/mistake.hpp"
#include "parsers/registry/registry.hpp"
#include "parsers/registry/settings.hpp"

namespace labledger::cli {

/// What the command line says about where to look; empty means the default place.
struct ConfigurationPlaces {
  std::string config;
  std::string labs;
};

/// Everything that a person configures.
struct Configuration {
  std::string config_path;                    ///< Where the config file is, or would be.
  std::optional<parsers::Settings> settings;  ///< Absent when there is no config file.
  std::string labs_folder;                    ///< Where the lab files were read.
  parsers::Registry registry;
  std::vector<parsers::Mistake> mistakes;  ///< By file, then by place.
};

/// Whether a command can do without lab files.
enum class LabFiles { Required, Optional };

/// Reads config file and lab files. The labs folder is the one on the command line, else the one
/// the config file names, else the first of labs_folder_candidates that exists. Mistakes inside
/// files are no failure of this function. NotFound when a file or folder that was named is not
/// there, or, when they are Required, no labs folder is found.
[[nodiscard]] Result<Configuration> load_configuration(const ConfigurationPlaces& places,
                                                       const Environment& environment,
                                                       LabFiles lab_files = LabFiles::Required);

/// Config, with the first mistake and the number of the others, when there are any.
[[nodiscard]] Result<void> require_no_mistakes(const Configuration& configuration);

/// Where reports go: as the config file says, else a folder beside the ledger.
[[nodiscard]] std::string report_folder(const Configuration& configuration,
                                        const std::string& db_path);

/// Where the report is published, without a last "/", as the config file says; empty when it does
/// not.
[[nodiscard]] std::string published_at(const Configuration& configuration);

/// The configuration's alert rules, ready to be asked; none when there is no config file.
[[nodiscard]] Result<alerts::RuleBook> compile_rules(const Configuration& configuration);

}  // namespace labledger::cli
