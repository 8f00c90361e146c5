// `labledger run`: the whole pipeline once, for cron. Silent when all went well.

#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "alerts/secrets.hpp"
#include "cli/alert_book.hpp"
#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/crawl_plan.hpp"
#include "cli/crawl_stage.hpp"
#include "cli/deliver_stage.hpp"
#include "cli/derive_tools.hpp"
#include "cli/discovery.hpp"
#include "cli/files.hpp"
#include "cli/ingest.hpp"
#include "cli/ledger.hpp"
#include "cli/metrics.hpp"
#include "cli/paths.hpp"
#include "cli/report_stage.hpp"
#include "cli/signals.hpp"
#include "net/curl_outbound.hpp"

namespace labledger::cli {
namespace {

struct RunOptions {
  std::string labs_folder;
  std::optional<double> max_minutes;
  double jitter_seconds = 0;
  bool allow_private = false;
  bool exit_code = false;
  bool dry_run = false;
};

/// Sleeps for a part of the jitter that differs from run to run; a signal ends the sleep.
void wait_for_jitter(double jitter_seconds, Instant now) {
  crawler::Random random(static_cast<std::uint64_t>(now.ms));
  const auto pause = std::chrono::duration<double>(jitter_seconds * random.unit());
  const auto until = std::chrono::steady_clock::now() + pause;
  while (!stop_requested() && std::chrono::steady_clock::now() < until)
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
}

Result<Configuration> load(const Invocation& invocation, const RunOptions& options) {
  Configuration configuration = TRY(load_configuration(
      {invocation.global.config_path, options.labs_folder}, process_environment()));
  TRY(require_no_mistakes(configuration));
  if (!configuration.settings) {
    return Error{ErrorKind::Config, "there is no config file at '" + configuration.config_path +
                                        "': run 'labledger init' and set your contact in it"};
  }
  return configuration;
}

/// The stages that fetch and derive.
Result<void> fetch(const Invocation& invocation, const RunOptions& options,
                   const Configuration& configuration, Ledger& ledger,
                   const net::CurlGlobal& global, RunRecord& run) {
  const parsers::Settings& settings = *configuration.settings;
  DeriveTools tools = TRY(DeriveTools::make(configuration));
  AlertBook alerts(ledger, configuration.registry, tools, invocation.clock);
  Ingest ingest(ledger, alerts, tools, invocation.clock, WordingPolicy::Read);
  TRY(ingest.catch_up());
  const std::chrono::milliseconds max_time =
      options.max_minutes
          ? std::chrono::milliseconds(static_cast<std::int64_t>(*options.max_minutes * 60'000))
          : settings.run.max_time;
  auto urls = TRY(due_sources(ledger, configuration.registry.labs(), run.started));
  run.crawl = TRY(crawl_stage({.urls = std::move(urls),
                               .policy = policy_of(settings),
                               .addresses = options.allow_private ? net::AddressPolicy::AllowPrivate
                                                                  : net::AddressPolicy::PublicOnly,
                               .deadline = run.started + max_time,
                               .verbosity = invocation.global.verbosity},
                              settings, ledger, ingest, global, invocation.clock));
  run.disclosures = ingest.disclosures();
  return {};
}

Result<void> report(const Invocation& invocation, const Configuration& configuration,
                    Ledger& ledger) {
  if (!configuration.settings->run.report) return {};
  const Instant as_of = TRY(ledger.evidence().newest_capture()).value_or(Instant{});
  TRY(write_report(ledger, {.labs = configuration.registry.labs(),
                            .registry = &configuration.registry,
                            .as_of = as_of,
                            .period = default_period(as_of),
                            .folder = report_folder(configuration, invocation.global.db_path),
                            .format = ReportFormat::All,
                            .report_url = published_at(configuration),
                            .cache_folder = cache_folder(process_environment()),
                            .verbosity = invocation.global.verbosity}));
  return {};
}

/// Worst first: a run in which nothing could be seen, then alerts that nobody got, then gaps.
ExitCode judge(const RunRecord& run, const DeliveryTally& deliveries, std::int64_t failing,
               bool exit_code) {
  const std::size_t failed = failures_of(run.crawl);
  const std::size_t seen = run.crawl.fetched + run.crawl.not_modified + run.crawl.gone;
  if (failed > 0 && seen == 0) return ExitCode::AllSourcesFailed;
  if (failing > 0 || deliveries.given_up > 0) return ExitCode::DeliveriesPending;
  if (failed > 0) return ExitCode::SomeSourcesFailed;
  return exit_code && run.disclosures > 0 ? ExitCode::NewDisclosures : ExitCode::Success;
}

/// Tells the dead-man's switch that a run came to its end.
Result<void> beat(const parsers::RunSettings& settings, const net::CurlGlobal& global) {
  std::string address = settings.heartbeat_url;
  if (settings.heartbeat_url_secret.stated()) {
    address = TRY(alerts::read_secret(settings.heartbeat_url_secret));
  }
  if (address.empty()) return {};
  const Url url = TRY(parse_url(address));
  const auto outbound = TRY(net::open_curl_outbound(global, "labledger/" + std::string(kVersion)));
  const net::HttpReply reply = TRY(outbound->post({.method = net::HttpMethod::Post,
                                                   .url = url,
                                                   .headers = {},
                                                   .body = {},
                                                   .ca_file = {},
                                                   .limits = {}}));
  if (reply.status < 200 || reply.status > 299) {
    return Error{ErrorKind::Network, url.host + " answered " + std::to_string(reply.status)};
  }
  return {};
}

/// What comes after the work: neither failure makes the run itself one.
Result<void> tell(const Configuration& configuration, Ledger& ledger, const net::CurlGlobal& global,
                  const RunRecord& run) {
  const parsers::RunSettings& settings = configuration.settings->run;
  if (!settings.metrics.empty()) {
    const std::string metrics = TRY(format_metrics(ledger, configuration.registry, run));
    TRY(write_file(settings.metrics, metrics));
  }
  if (run.code == ExitCode::AllSourcesFailed) return {};  // The switch should fire.
  const auto beaten = beat(settings, global);
  if (!beaten) fmt::print(stderr, "labledger: heartbeat: {}\n", beaten.error().message);
  return {};
}

/// What cron's mail should say; nothing when all is well, and nothing for single sources, whose
/// health has alerts of its own.
Result<void> complain(Ledger& ledger, const RunRecord& run) {
  if (run.code == ExitCode::AllSourcesFailed) {
    fmt::print(stderr,
               "labledger: none of {} sources could be read: is the network up? 'labledger doctor' "
               "looks\n",
               failures_of(run.crawl));
  }
  const std::string trouble = TRY(describe_trouble(ledger));
  if (!trouble.empty()) fmt::print(stderr, "labledger: {}\n", trouble);
  return {};
}

Result<ExitCode> run_pipeline(const Invocation& invocation, const RunOptions& options) {
  Configuration configuration = TRY(load(invocation, options));
  const auto ledger = TRY(Ledger::open_for_writing(invocation.global.db_path));
  TRY(add_discovered(*ledger, configuration));
  if (options.dry_run) {
    const auto due =
        TRY(due_sources(*ledger, configuration.registry.labs(), invocation.clock.now()));
    for (const std::string& url : due)
      fmt::print("{}\n", url);
    return ExitCode::Success;
  }
  wait_for_jitter(options.jitter_seconds, invocation.clock.now());
  const auto global = TRY(net::CurlGlobal::start());
  RunRecord run;
  run.started = invocation.clock.now();
  TRY(fetch(invocation, options, configuration, *ledger, global, run));
  if (stop_requested()) return exit_code_of_signal();
  const DeliveryTally deliveries =
      TRY(deliver_stage(*ledger, configuration, DeliveryScope::Due, global, invocation.clock));
  if (stop_requested()) return exit_code_of_signal();
  TRY(report(invocation, configuration, *ledger));
  const std::int64_t failing = TRY(ledger->outbox().failing());
  run.code = judge(run, deliveries, failing, options.exit_code);
  run.finished = invocation.clock.now();
  TRY(tell(configuration, *ledger, global, run));
  TRY(complain(*ledger, run));
  return run.code;
}

}  // namespace

void add_run_command(const Command& program, const Invocation& invocation) {
  const Command command = program.add_command("run", "The whole pipeline once, for cron");
  command.notes(
      "Fetches what is due, keeps and compares it, delivers alerts, writes the report. Prints\n"
      "nothing when all went well.\n"
      "Exit codes: 0 well; 5 some sources failed; 6 all did; 9 deliveries wait for another try;\n"
      "7 another run holds the ledger; 128+n stopped by signal n after storing what was complete.\n"
      "Example, a line of a crontab that serves all schedules:\n"
      "  */15 * * * *   labledger run --jitter 120");
  auto options = std::make_shared<RunOptions>();  // Owners: the options and the body.
  command.option("--labs", options->labs_folder, "The folder of lab files");
  command.option("--max-time", options->max_minutes, "Minutes after which no page is begun")
      .within(0.0, 1440.0);
  command
      .option("--jitter", options->jitter_seconds,
              "Wait up to so many seconds first, so that not everybody calls at once")
      .within(0.0, 3600.0);
  command.flag("--allow-private-addresses", options->allow_private,
               "Also connect to loopback and private addresses: for your own servers");
  command.flag("--exit-code", options->exit_code, "Exit 3 when a substantive change was found");
  command.flag("--dry-run", options->dry_run, "Only list what would be fetched");
  command.runs([&invocation, options] { return run_pipeline(invocation, *options); });
}

}  // namespace labledger::cli
