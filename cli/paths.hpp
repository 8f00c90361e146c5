#pragma once
// Where files are when the command line does not say.

#include <functional>
#include <string>
#include <vector>

#include "core/result.hpp"

namespace labledger::cli {

/// Looks up an environment variable; empty when it is unset. Injected, so that tests have their
/// own.
using Environment = std::function<std::string(const std::string& name)>;

/// The process's own environment.
[[nodiscard]] Environment process_environment();

/// The default places. None of them need exist.
/// @see XDG Base Directory Specification 0.8.
struct DefaultPaths {
  std::string config;  ///< $XDG_CONFIG_HOME/labledger/config.toml; without it, ~/.config/…
  std::string db;      ///< $XDG_DATA_HOME/labledger/ledger.db; without it, ~/.local/share/…
  std::string state;   ///< The folder $XDG_STATE_HOME/labledger; without it, ~/.local/state/…
  std::string cache;   ///< The folder $XDG_CACHE_HOME/labledger; without it, ~/.cache/…
};

/// The default places. XDG variables that are empty or relative are passed over, as their
/// specification asks; Usage when HOME would then be needed and is neither.
[[nodiscard]] Result<DefaultPaths> default_paths(const Environment& environment);

/// DefaultPaths::cache alone; empty when the environment names no place for it.
[[nodiscard]] std::string cache_folder(const Environment& environment);

/// `path` as meant from the folder of the file that names it: itself when absolute or empty.
[[nodiscard]] std::string resolve_beside(const std::string& file, const std::string& path);

/// Where lab files are looked for when nothing names a folder, first place first: `labs` beside the
/// config file; then, from the folder of the program, `../share/labledger/labs` (installed) and
/// `../../labs` (a build folder within the source).
[[nodiscard]] std::vector<std::string> labs_folder_candidates(const std::string& config_path,
                                                              const std::string& program_path);

/// The path of the running program; empty when the system does not tell.
[[nodiscard]] std::string program_path();

}  // namespace labledger::cli
