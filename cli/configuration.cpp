#include "cli/configuration.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <tuple>
#include <utility>

#include "cli/files.hpp"
#include "parsers/registry/lab_file.hpp"

namespace labledger::cli {
namespace {

constexpr std::size_t kReadLimit = 2U << 20;  ///< Above the parser's own, which says more.

Result<void> load_settings(const ConfigurationPlaces& places, Configuration& loaded) {
  Result<std::string> bytes = read_file(loaded.config_path, kReadLimit);
  if (!bytes) {
    const bool was_named = !places.config.empty();
    if (bytes.error().kind == ErrorKind::NotFound && !was_named) return {};
    return std::move(bytes).error();
  }
  loaded.settings = parsers::parse_settings(loaded.config_path, bytes.value(), loaded.mistakes);
  return {};
}

Result<std::string> find_labs_folder(const ConfigurationPlaces& places,
                                     const Configuration& loaded) {
  if (!places.labs.empty()) return places.labs;
  if (loaded.settings && !loaded.settings->labs.empty()) {
    return resolve_beside(loaded.config_path, loaded.settings->labs);
  }
  const auto candidates = labs_folder_candidates(loaded.config_path, program_path());
  for (const std::string& candidate : candidates) {
    std::error_code unknown;
    if (std::filesystem::is_directory(candidate, unknown)) return candidate;
  }
  return Error{ErrorKind::NotFound,
               "there is no folder of lab files: name one with --labs, or put it at '" +
                   (candidates.empty() ? "labs" : candidates.front()) + "'"};
}

Result<void> load_registry(Configuration& loaded) {
  std::vector<parsers::LabFile> files;
  const auto paths = TRY(list_files(loaded.labs_folder, ".toml"));
  for (const std::string& path : paths) {
    const std::string bytes = TRY(read_file(path, kReadLimit));
    files.push_back(parsers::parse_lab(path, bytes, loaded.mistakes));
  }
  loaded.registry = parsers::Registry::build(std::move(files), loaded.mistakes);
  return {};
}

/// Checks what the rules say of labs against the labs that there are.
void check_rules(Configuration& loaded) {
  std::vector<std::string_view> ids;
  for (const Lab& lab : loaded.registry.labs())
    ids.push_back(lab.id);
  parsers::check_rule_labs(loaded.settings->alerts, loaded.config_path, ids, loaded.mistakes);
}

}  // namespace

Result<Configuration> load_configuration(const ConfigurationPlaces& places,
                                         const Environment& environment, LabFiles lab_files) {
  Configuration loaded;
  loaded.config_path = places.config;
  if (loaded.config_path.empty()) loaded.config_path = TRY(default_paths(environment)).config;
  TRY(load_settings(places, loaded));
  auto labs_folder = find_labs_folder(places, loaded);
  if (labs_folder) {
    loaded.labs_folder = std::move(labs_folder).value();
    TRY(load_registry(loaded));
  } else if (lab_files == LabFiles::Required || !places.labs.empty()) {
    return std::move(labs_folder).error();
  }
  if (loaded.settings) check_rules(loaded);
  std::stable_sort(loaded.mistakes.begin(), loaded.mistakes.end(),
                   [](const parsers::Mistake& a, const parsers::Mistake& b) {
                     return std::tie(a.file, a.place.line, a.place.column) <
                            std::tie(b.file, b.place.line, b.place.column);
                   });
  return loaded;
}

Result<void> require_no_mistakes(const Configuration& configuration) {
  if (configuration.mistakes.empty()) return {};
  const std::size_t others = configuration.mistakes.size() - 1;
  std::string message = parsers::format_mistake(configuration.mistakes.front());
  if (others > 0) message += " (and " + std::to_string(others) + " more: labledger validate)";
  return Error{ErrorKind::Config, std::move(message)};
}

std::string report_folder(const Configuration& configuration, const std::string& db_path) {
  if (configuration.settings && !configuration.settings->reports.empty()) {
    return resolve_beside(configuration.config_path, configuration.settings->reports);
  }
  return (std::filesystem::path(db_path).parent_path() / "report").string();
}

std::string published_at(const Configuration& configuration) {
  if (!configuration.settings) return {};
  std::string url = configuration.settings->alerts.report_url;
  while (url.ends_with('/'))
    url.pop_back();
  return url;
}

Result<alerts::RuleBook> compile_rules(const Configuration& configuration) {
  if (!configuration.settings) return alerts::RuleBook();
  const parsers::AlertSettings& alerts = configuration.settings->alerts;
  return alerts::RuleBook::compile(alerts.rules, alerts.channels);
}

}  // namespace labledger::cli
