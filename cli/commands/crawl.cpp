// `labledger crawl`: fetches what is due, keeps every response, and derives what changed.

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/crawl_plan.hpp"
#include "cli/crawl_stage.hpp"
#include "cli/derive_tools.hpp"
#include "cli/discovery.hpp"
#include "cli/files.hpp"
#include "cli/ingest.hpp"
#include "cli/ledger.hpp"
#include "cli/signals.hpp"
#include "cli/urls_file.hpp"
#include "net/curl_transport.hpp"

namespace labledger::cli {
namespace {

constexpr std::size_t kUrlsFileLimit = 64U << 20;

struct CrawlOptions {
  std::string urls_file;
  std::string labs_folder;
  std::optional<double> host_delay_seconds;
  std::optional<unsigned> host_connections;
  bool allow_private = false;
  bool all = false;
  bool dry_run = false;
  bool exit_code = false;
};

/// Settings and registry; ad-hoc pages can do without a registry.
Result<Configuration> configuration_for(const Invocation& invocation, const CrawlOptions& options) {
  return load_configuration({invocation.global.config_path, options.labs_folder},
                            process_environment(),
                            options.urls_file.empty() ? LabFiles::Required : LabFiles::Optional);
}

crawler::CrawlPolicy policy_from(const parsers::Settings& settings, const CrawlOptions& options) {
  crawler::CrawlPolicy policy = policy_of(settings);
  if (options.host_delay_seconds) {
    policy.host_delay =
        std::chrono::milliseconds(static_cast<std::int64_t>(*options.host_delay_seconds * 1000));
  }
  if (options.host_connections) policy.host_connections = *options.host_connections;
  return policy;
}

/// Success, or how many of the targets could not be had.
ExitCode judge(const crawler::CrawlSummary& summary, std::size_t targets) {
  const std::size_t failed = failures_of(summary);
  if (failed == 0) return ExitCode::Success;
  return failed == targets ? ExitCode::AllSourcesFailed : ExitCode::SomeSourcesFailed;
}

void print_summary(const crawler::CrawlSummary& summary, std::int64_t disclosures) {
  fmt::print(
      "{} fetched, {} unchanged by the server's word, {} gone, {} blocked, {} disallowed by "
      "robots.txt, {} failed; {} substantive changes\n",
      summary.fetched, summary.not_modified, summary.gone, summary.blocked, summary.disallowed,
      summary.errors, disclosures);
}

Result<std::vector<std::string>> choose_urls(const CrawlOptions& options,
                                             const Configuration& configuration, Ledger& ledger,
                                             Instant now) {
  if (!options.urls_file.empty()) {
    const std::string bytes = TRY(read_file(options.urls_file, kUrlsFileLimit));
    return parse_url_list(options.urls_file, bytes);
  }
  // At the end of time everything is due.
  return due_sources(ledger, configuration.registry.labs(), options.all ? kEndOfTime : now);
}

Result<ExitCode> crawl_sources(const Invocation& invocation, const CrawlOptions& options) {
  Configuration configuration = TRY(configuration_for(invocation, options));
  TRY(require_no_mistakes(configuration));
  if (!configuration.settings && options.urls_file.empty()) {
    return Error{ErrorKind::Config, "there is no config file at '" + configuration.config_path +
                                        "': run 'labledger init' and set your contact in it"};
  }
  const parsers::Settings settings = configuration.settings.value_or(parsers::Settings{});
  const auto ledger = TRY(Ledger::open_for_writing(invocation.global.db_path));
  TRY(add_discovered(*ledger, configuration));
  const Instant now = invocation.clock.now();
  auto urls = TRY(choose_urls(options, configuration, *ledger, now));
  if (options.dry_run) {
    for (const std::string& url : urls)
      fmt::print("{}\n", url);
    return ExitCode::Success;
  }
  DeriveTools tools = TRY(DeriveTools::make(configuration));
  AlertBook alerts(*ledger, configuration.registry, tools, invocation.clock);
  Ingest ingest(*ledger, alerts, tools, invocation.clock, WordingPolicy::LeaveUnread);
  TRY(ingest.catch_up());
  const auto global = TRY(net::CurlGlobal::start());
  const std::size_t targets = urls.size();
  const crawler::CrawlSummary summary =
      TRY(crawl_stage({.urls = std::move(urls),
                       .policy = policy_from(settings, options),
                       .addresses = options.allow_private ? net::AddressPolicy::AllowPrivate
                                                          : net::AddressPolicy::PublicOnly,
                       .deadline = {},
                       .verbosity = invocation.global.verbosity},
                      settings, *ledger, ingest, global, invocation.clock));
  if (stop_requested()) return exit_code_of_signal();
  if (invocation.global.verbosity >= 0) print_summary(summary, ingest.disclosures());
  const ExitCode code = judge(summary, targets);
  if (code == ExitCode::Success && options.exit_code && ingest.disclosures() > 0) {
    return ExitCode::NewDisclosures;
  }
  return code;
}

}  // namespace

void add_crawl_command(const Command& program, const Invocation& invocation) {
  const Command command = program.add_command("crawl", "Fetches the sources that are due");
  command.notes(
      "Politely: robots.txt first, one host at a time, the server's own validators, Retry-After\n"
      "remembered between runs. Exit 5 when some sources failed, 6 when all did.\n"
      "Examples:\n"
      "  labledger crawl\n"
      "  labledger crawl --dry-run\n"
      "  labledger crawl --urls pages.txt\n"
      "  labledger crawl --urls mine.txt --host-delay 0 --allow-private-addresses");
  auto options = std::make_shared<CrawlOptions>();  // Owners: the options and the body.
  command.option("--urls", options->urls_file, "Fetch these URLs (one a line) instead");
  command.option("--labs", options->labs_folder, "The folder of lab files");
  command
      .option("--host-delay", options->host_delay_seconds, "Seconds between two requests to a host")
      .within(0.0, 86'400.0);
  command.option("--host-connections", options->host_connections, "Requests open to one host")
      .within(1U, 64U);
  command.flag("--allow-private-addresses", options->allow_private,
               "Also connect to loopback and private addresses: for your own servers");
  command.flag("--all", options->all, "Every enabled source, due or not");
  command.flag("--dry-run", options->dry_run, "Only list what would be fetched");
  command.flag("--exit-code", options->exit_code, "Exit 3 when a substantive change was found");
  command.runs([&invocation, options] { return crawl_sources(invocation, *options); });
}

}  // namespace labledger::cli
