// `labledger init`: a config to fill in, and an empty ledger.

#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/ledger.hpp"
#include "cli/paths.hpp"
#include "core/url.hpp"

namespace labledger::cli {
namespace {

constexpr std::string_view kConfigHead =
    R"(# Labledger's configuration. Every key but `contact` has a default; docs/operations.md lists them.

# Whom a webmaster can reach about our requests: a mail address or a page. It is sent with every
# request, and without it nothing is crawled.
)";

/// A TOML basic string.
std::string toml_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return out += '"';
}

Result<ExitCode> init(const Invocation& invocation, const std::string& contact) {
  std::string config = invocation.global.config_path;
  if (config.empty()) {
    const DefaultPaths places = TRY(default_paths(process_environment()));
    config = places.config;
  }
  std::error_code failure;
  if (std::filesystem::exists(config, failure)) {
    fmt::print("kept config {}\n", config);
  } else {
    const std::filesystem::path folder = std::filesystem::path(config).parent_path();
    if (!folder.empty()) std::filesystem::create_directories(folder, failure);
    const std::string line = contact.empty() ? "# contact = \"watch@example.org\"\n"
                                             : "contact = " + toml_string(contact) + "\n";
    TRY(write_file(config, std::string(kConfigHead) + line));
    fmt::print("wrote config {}\n", config);
  }
  const auto ledger = TRY(Ledger::open_for_writing(invocation.global.db_path));
  fmt::print("ledger {}\n", ledger->database().path());
  return ExitCode::Success;
}

}  // namespace

void add_init_command(const Command& program, const Invocation& invocation) {
  const Command command = program.add_command("init", "Writes a config and an empty ledger");
  command.notes(
      "What is there already is kept.\n"
      "Examples:\n"
      "  labledger init --contact watch@example.org\n"
      "  labledger init --config ./config.toml --db ./ledger.db");
  auto contact = std::make_shared<std::string>();  // Owners: the option and the body.
  command.option("--contact", *contact, "Your mail address or page, for the user agent");
  command.runs([&invocation, contact] { return init(invocation, *contact); });
}

}  // namespace labledger::cli
