// `labledger doctor`: what is wrong, and what to do about it.

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/crawl_stage.hpp"
#include "cli/doctor_checks.hpp"
#include "cli/progress.hpp"
#include "cli/signals.hpp"
#include "cli/source_probe.hpp"
#include "net/curl_transport.hpp"

namespace labledger::cli {
namespace {

struct DoctorOptions {
  std::string labs_folder;
  std::vector<std::string> only_labs;
  bool sources = false;
  bool allow_private = false;
};

/// Judges each source as it comes, and forgets its body.
class ProbeSink final : public crawler::CrawlSink {
 public:
  ProbeSink(const parsers::Registry& registry, Progress& progress, std::size_t targets)
      : registry_(registry), progress_(progress), targets_(static_cast<std::int64_t>(targets)) {}

  [[nodiscard]] Result<void> accept(FetchedBody fetched) override {
    const Source* source = registry_.find_source(fetched.record.url);
    if (source == nullptr) return {};  // A robots.txt.
    const Lab* lab = registry_.find_lab(source->lab_id);
    progress_.show(++done_, targets_);
    results_.insert_or_assign(fetched.record.url, judge_probe(fetched, *source, *lab));
    return {};
  }

  [[nodiscard]] const std::map<std::string, ProbeResult>& results() const { return results_; }

 private:
  const parsers::Registry& registry_;
  Progress& progress_;
  std::map<std::string, ProbeResult> results_;
  std::int64_t targets_;
  std::int64_t done_ = 0;
};

std::string_view mark_of(Severeness severeness) {
  switch (severeness) {
    case Severeness::Good:
      return "ok";
    case Severeness::Note:
      return "note";
    default:
      return "FAULT";
  }
}

/// Prints the checks; how many faults there were.
std::size_t print_checks(const std::vector<Check>& checks) {
  std::size_t faults = 0;
  for (const Check& check : checks) {
    faults += check.severeness == Severeness::Fault ? 1 : 0;
    fmt::print("{:<6} {:<12} {}\n", mark_of(check.severeness), check.subject, check.finding);
    if (!check.advice.empty()) fmt::print("{:<19} → {}\n", "", check.advice);
  }
  return faults;
}

std::vector<std::string> chosen_urls(const Configuration& configuration,
                                     const DoctorOptions& options) {
  std::vector<std::string> urls;
  for (const Lab& lab : configuration.registry.labs()) {
    const bool is_chosen = options.only_labs.empty() ||
                           std::find(options.only_labs.begin(), options.only_labs.end(), lab.id) !=
                               options.only_labs.end();
    for (const Source& source : lab.sources) {
      if (is_chosen && source.enabled) urls.push_back(source.url);
    }
  }
  return urls;
}

/// Asks every source once, as politely as a crawl does, and prints what is not as it should be.
Result<std::size_t> probe_sources(const Invocation& invocation, const DoctorOptions& options,
                                  const Configuration& configuration) {
  const parsers::Settings& settings = *configuration.settings;
  const auto global = TRY(net::CurlGlobal::start());
  const auto transport = TRY(net::open_curl_transport(
      global, invocation.clock,
      {.user_agent = parsers::user_agent(settings, kVersion),
       .addresses = options.allow_private ? net::AddressPolicy::AllowPrivate
                                          : net::AddressPolicy::PublicOnly}));
  const std::vector<std::string> urls = chosen_urls(configuration, options);
  std::vector<crawler::CrawlTarget> targets;
  targets.reserve(urls.size());
  for (const std::string& url : urls)
    targets.push_back({.url = url, .validators = {}, .validated_url = {}});
  Progress progress("doctor: sources", invocation.global.verbosity);
  ProbeSink sink(configuration.registry, progress, targets.size());
  const crawler::Random random(static_cast<std::uint64_t>(invocation.clock.now().ms));
  TRY(crawler::crawl(std::move(targets), policy_of(settings), {}, *transport, invocation.clock,
                     random, sink, stop_requested()));
  std::size_t faults = 0;
  for (const std::string& url : urls) {
    const auto found = sink.results().find(url);
    if (found == sink.results().end()) continue;  // Stopped before its turn.
    const Source* source = configuration.registry.find_source(url);
    const ProbeResult& result = found->second;
    faults += result.verdict == ProbeVerdict::Reachable ? 0 : 1;
    fmt::print("{:<14} {}/{}  {}\n", label_of(result.verdict), source->lab_id, source->id, url);
    if (!result.detail.empty()) fmt::print("{:<14} {}\n", "", result.detail);
  }
  return faults;
}

Result<ExitCode> examine(const Invocation& invocation, const DoctorOptions& options) {
  const Configuration configuration =
      TRY(load_configuration({invocation.global.config_path, options.labs_folder},
                             process_environment(), LabFiles::Optional));
  const std::size_t faults =
      print_checks(check_surroundings(configuration, invocation.global.db_path, invocation.clock));
  std::size_t bad_sources = 0;
  if (options.sources) {
    TRY(require_no_mistakes(configuration));
    if (!configuration.settings) {
      return Error{ErrorKind::Config,
                   "sources are not asked without a contact: run 'labledger "
                   "init' and set yours"};
    }
    bad_sources = TRY(probe_sources(invocation, options, configuration));
  }
  if (stop_requested()) return exit_code_of_signal();
  if (faults > 0) return ExitCode::Failure;
  return bad_sources > 0 ? ExitCode::SomeSourcesFailed : ExitCode::Success;
}

}  // namespace

void add_doctor_command(const Command& program, const Invocation& invocation) {
  const Command command =
      program.add_command("doctor", "Looks for what is wrong, and says what to do");
  command.notes(
      "Exit 1 when something will not work, 5 when only sources are amiss.\n"
      "Examples:\n"
      "  labledger doctor\n"
      "  labledger doctor --sources --lab openai");
  auto options = std::make_shared<DoctorOptions>();  // Owners: the options and the body.
  command.option("--labs", options->labs_folder, "The folder of lab files");
  command.flag("--sources", options->sources,
               "Also ask each source once: reachable, moved, blocked, wrong content?");
  command.option("--lab", options->only_labs, "Only this lab's sources (may be repeated)");
  command.flag("--allow-private-addresses", options->allow_private,
               "Also connect to loopback and private addresses: for your own servers");
  command.runs([&invocation, options] { return examine(invocation, *options); });
}

}  // namespace labledger::cli
