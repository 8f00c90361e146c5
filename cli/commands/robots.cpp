// `labledger robots`: what a robots.txt says about one URL, by the same rules as the crawl.

#include "crawler/robots.hpp"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "cli/command.hpp"

namespace labledger::cli {
namespace {

struct RobotsOptions {
  std::string file;
  std::string agent = "labledger";
  std::string url;
};

Result<ExitCode> run_robots(const RobotsOptions& options) {
  std::ifstream file(options.file, std::ios::binary);
  if (!file) return Error{ErrorKind::NotFound, "cannot open '" + options.file + "'"};
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const crawler::RobotsRules rules = crawler::parse_robots(bytes);
  const bool allowed = rules.is_allowed(options.agent, crawler::robots_path(options.url));
  std::puts(allowed ? "allowed" : "disallowed");
  return ExitCode::Success;
}

}  // namespace

void add_robots_command(const Command& program) {
  const Command command =
      program.add_command("robots", "Says whether a robots.txt allows a URL to a crawler");
  const auto options = std::make_shared<RobotsOptions>();  // Owned by the options and the body.
  command.option("FILE", options->file, "The robots.txt").required();
  command.option("--agent", options->agent, "Product token of the crawler").show_default();
  command.option("--url", options->url, "The URL, or its path").required();
  command.notes("Example:\n  labledger robots robots.txt --agent labledger --url /careers");
  command.runs([options] { return run_robots(*options); });
}

}  // namespace labledger::cli
