#include "cli/metrics.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/names.hpp"

namespace labledger::cli {
namespace {

constexpr std::array kStates = {HealthState::Ok,       HealthState::Recovered, HealthState::Suspect,
                                HealthState::Doubtful, HealthState::Down,      HealthState::Blocked,
                                HealthState::Gone};

/// A label's value with what the format reserves escaped.
std::string label(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '"') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out;
}

void add_family(std::string& out, std::string_view name, std::string_view help) {
  out += fmt::format("# TYPE labledger_{} gauge\n# HELP labledger_{} {}\n", name, name, help);
}

void add_gauge(std::string& out, std::string_view name, std::string_view help, double value) {
  add_family(out, name, help);
  out += fmt::format("labledger_{} {}\n", name, value);
}

double seconds(std::int64_t ms) {
  return static_cast<double>(ms) / 1000;
}

void add_run(std::string& out, const RunRecord& run) {
  add_gauge(out, "run_finished_timestamp_seconds", "When the last run ended, Unix time.",
            seconds(run.finished.ms));
  add_gauge(out, "run_duration_seconds", "How long the last run took.",
            seconds((run.finished - run.started).count()));
  add_gauge(out, "run_exit_code", "Exit code of the last run; 0 is success.",
            static_cast<double>(run.code));
  add_gauge(out, "run_changes", "Substantive changes that the last run found.",
            static_cast<double>(run.disclosures));
  add_family(out, "run_fetches", "Sources that the last run fetched, by outcome.");
  const std::array<std::pair<std::string_view, std::size_t>, 6> outcomes = {
      {{name_of(FetchOutcome::Fetched), run.crawl.fetched},
       {name_of(FetchOutcome::NotModified), run.crawl.not_modified},
       {name_of(FetchOutcome::Gone), run.crawl.gone},
       {name_of(FetchOutcome::Disallowed), run.crawl.disallowed},
       {name_of(FetchOutcome::Blocked), run.crawl.blocked},
       {name_of(FetchOutcome::Error), run.crawl.errors}}};
  for (const auto& [name, count] : outcomes)
    out += fmt::format("labledger_run_fetches{{outcome=\"{}\"}} {}\n", name, count);
}

Result<void> add_sources(std::string& out, Ledger& ledger, const parsers::Registry& registry) {
  std::map<HealthState, std::int64_t> counts;
  for (const Lab& lab : registry.labs()) {
    for (const Source& source : lab.sources) {
      if (!source.enabled) continue;
      const auto row = TRY(ledger.evidence().find_source(source.url));
      if (!row) continue;
      const auto health = TRY(ledger.health().get(*row));
      if (health) ++counts[health->state];
    }
  }
  add_family(out, "sources", "Sources of the registry that were tried, by health.");
  for (const HealthState state : kStates)
    out += fmt::format("labledger_sources{{health=\"{}\"}} {}\n", name_of(state), counts[state]);
  return {};
}

Result<void> add_outbox(std::string& out, Ledger& ledger) {
  add_family(out, "deliveries", "Deliveries of alerts, by channel and state.");
  const std::vector<db::ChannelDepth> depths = TRY(ledger.outbox().depths());
  for (const db::ChannelDepth& depth : depths) {
    const std::array<std::pair<std::string_view, std::int64_t>, 4> states = {
        {{"waiting", depth.waiting},
         {"failing", depth.failing},
         {"delivered", depth.delivered},
         {"dead", depth.dead}}};
    for (const auto& [state, count] : states) {
      out += fmt::format("labledger_deliveries{{channel=\"{}\",state=\"{}\"}} {}\n",
                         label(depth.channel), state, count);
    }
  }
  return {};
}

}  // namespace

Result<std::string> format_metrics(Ledger& ledger, const parsers::Registry& registry,
                                   const RunRecord& run) {
  std::string out;
  add_run(out, run);
  TRY(add_sources(out, ledger, registry));
  TRY(add_outbox(out, ledger));
  return out += "# EOF\n";
}

}  // namespace labledger::cli
