#include "cli/paths.hpp"

#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace labledger::cli {
namespace {

namespace fs = std::filesystem;

/// The base folder that `variable` names, or `fallback` in the home folder.
Result<std::string> base_folder(const Environment& environment, const std::string& variable,
                                std::string_view fallback) {
  const std::string named = environment(variable);
  if (named.starts_with('/')) return named;
  const std::string home = environment("HOME");
  if (home.starts_with('/')) return (fs::path(home) / fallback).string();
  return Error{ErrorKind::Usage, "neither " + variable +
                                     " nor HOME is set to an absolute path: name the file with "
                                     "--db or --config"};
}

std::string ours(const std::string& base, std::string_view name = {}) {
  const fs::path folder = fs::path(base) / "labledger";
  return name.empty() ? folder.string() : (folder / name).string();
}

}  // namespace

Environment process_environment() {
  return [](const std::string& name) -> std::string {
    const char* value = std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe): none is set.
    return value == nullptr ? "" : value;
  };
}

Result<DefaultPaths> default_paths(const Environment& environment) {
  DefaultPaths paths;
  paths.config = ours(TRY(base_folder(environment, "XDG_CONFIG_HOME", ".config")), "config.toml");
  paths.db = ours(TRY(base_folder(environment, "XDG_DATA_HOME", ".local/share")), "ledger.db");
  paths.state = ours(TRY(base_folder(environment, "XDG_STATE_HOME", ".local/state")));
  paths.cache = ours(TRY(base_folder(environment, "XDG_CACHE_HOME", ".cache")));
  return paths;
}

std::string cache_folder(const Environment& environment) {
  const auto base = base_folder(environment, "XDG_CACHE_HOME", ".cache");
  return base ? ours(*base) : std::string();
}

std::string resolve_beside(const std::string& file, const std::string& path) {
  if (path.empty() || path.starts_with('/')) return path;
  return (fs::path(file).parent_path() / path).lexically_normal().string();
}

std::vector<std::string> labs_folder_candidates(const std::string& config_path,
                                                const std::string& program_path) {
  std::vector<std::string> candidates;
  if (!config_path.empty()) candidates.push_back(resolve_beside(config_path, "labs"));
  if (!program_path.empty()) {
    candidates.push_back(resolve_beside(program_path, "../share/labledger/labs"));
    candidates.push_back(resolve_beside(program_path, "../../labs"));
  }
  return candidates;
}

std::string program_path() {
  std::error_code failure;
  const fs::path path = fs::read_symlink("/proc/self/exe", failure);
  return failure ? "" : path.string();
}

}  // namespace labledger::cli
