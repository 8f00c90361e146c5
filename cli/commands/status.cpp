// `labledger status`: the ledger at a glance: what is seen, what is due, what waits to be told.

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/crawl_plan.hpp"
#include "cli/discovery.hpp"
#include "cli/ledger.hpp"
#include "core/names.hpp"

namespace labledger::cli {
namespace {

struct StatusOptions {
  std::string labs_folder;
  bool sources = false;
  bool storage = false;
};

/// A state of health in a sentence.
std::string_view sentence_of(HealthState state) {
  static constexpr std::array<std::string_view, 7> kSentences = {
      "read at the last attempt",
      "read again after a break, not yet for long",
      "not read at the last attempt, or never yet",
      "read, but an expectation of the lab file is not met",
      "most of the last attempts failed",
      "refused, or a wall in place of the page",
      "no longer there, the server says"};
  return kSentences.at(static_cast<std::size_t>(state));
}

std::string time_or(const std::optional<Instant>& at, std::string_view otherwise) {
  return at ? format_rfc3339(*at) : std::string(otherwise);
}

/// A source with what the ledger knows of it.
struct SourceState {
  const Source* source = nullptr;
  std::optional<db::HealthRow> health;  ///< Empty when it was never tried by us.
  std::optional<Instant> last_good;
  std::optional<Instant> due;  ///< Empty: now.
};

Result<std::vector<SourceState>> read_sources(Ledger& ledger, const parsers::Registry& registry) {
  std::vector<SourceState> states;
  for (const Lab& lab : registry.labs()) {
    for (const Source& source : lab.sources) {
      if (!source.enabled) continue;
      SourceState state{.source = &source, .health = {}, .last_good = {}, .due = {}};
      const auto row = TRY(ledger.evidence().find_source(source.url));
      if (row) {
        state.health = TRY(ledger.health().get(*row));
        const auto cursor = TRY(ledger.derived().cursor(*row));
        if (cursor) state.last_good = cursor->usable_at;
        state.due = TRY(next_due(ledger, source));
      }
      states.push_back(state);
    }
  }
  return states;
}

void print_counts(const std::vector<SourceState>& states, Instant now) {
  std::map<HealthState, std::size_t> counts;
  std::size_t untried = 0;
  std::size_t due = 0;
  for (const SourceState& state : states) {
    state.health ? ++counts[state.health->state] : ++untried;
    due += !state.due || *state.due <= now ? 1U : 0U;
  }
  fmt::print("sources ({} due now)\n", due);
  for (const auto& [state, count] : counts)
    fmt::print("{:>6}  {:<12} {}\n", count, name_of(state), sentence_of(state));
  if (untried > 0) fmt::print("{:>6}  {:<12} not fetched by us yet\n", untried, "untried");
}

void print_sources(const std::vector<SourceState>& states) {
  fmt::print("\n{:<12} {:<21} {:<21} {}\n", "health", "last good capture", "next due", "source");
  for (const SourceState& state : states) {
    fmt::print("{:<12} {:<21} {:<21} {}/{}  {}\n",
               state.health ? name_of(state.health->state) : "untried",
               time_or(state.last_good, "-"), time_or(state.due, "now"), state.source->lab_id,
               state.source->id, state.source->url);
    if (!state.source->discovered_by.empty()) {
      fmt::print("{:<12} discovered by {}\n", "", state.source->discovered_by);
    }
    if (state.health && !state.health->reason.empty()) {
      fmt::print("{:<12} {}\n", "", state.health->reason);
    }
  }
}

/// The outbox, channel by channel.
Result<void> print_channels(Ledger& ledger) {
  const std::vector<db::ChannelDepth> depths = TRY(ledger.outbox().depths());
  if (depths.empty()) return {};
  fmt::print("\nalerts by channel\n");
  for (const db::ChannelDepth& depth : depths) {
    fmt::print("  {}: {} delivered, {} waiting, {} failing, {} given up\n", depth.channel,
               depth.delivered, depth.waiting, depth.failing, depth.dead);
    const auto row = TRY(ledger.outbox().channel(depth.channel));
    if (!row) continue;
    fmt::print("    last success {}\n", time_or(row->succeeded, "never"));
    if (row->failures > 0) {
      fmt::print("    {} failures in a row since, the last {}: {}\n    rests until {}\n",
                 row->failures, time_or(row->failed, "-"), row->said, time_or(row->held, "-"));
    }
  }
  return {};
}

Result<void> print_storage(Ledger& ledger) {
  const db::StorageUse use = TRY(ledger.evidence().payloads().storage());
  fmt::print("\nstorage\n  {} payloads, {} bytes as received, {} bytes stored\n", use.payloads,
             use.bytes, use.stored_bytes);
  return {};
}

Result<ExitCode> print_status(const Invocation& invocation, const StatusOptions& options) {
  Configuration configuration =
      TRY(load_configuration({invocation.global.config_path, options.labs_folder},
                             process_environment(), LabFiles::Optional));
  TRY(require_no_mistakes(configuration));
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  const std::vector<std::string> bounds = TRY(add_discovered(*ledger, configuration));
  std::error_code failure;
  const auto size = std::filesystem::file_size(invocation.global.db_path, failure);
  const auto newest = TRY(ledger->evidence().newest_capture());
  fmt::print("ledger  {} ({:.1f} MB)\nlast capture {}\n\n", invocation.global.db_path,
             failure ? 0.0 : static_cast<double>(size) / 1e6,
             time_or(newest, "none yet: run 'labledger run'"));
  const std::vector<SourceState> states = TRY(read_sources(*ledger, configuration.registry));
  print_counts(states, invocation.clock.now());
  for (const std::string& bound : bounds)
    fmt::print("  {}\n", bound);
  TRY(print_channels(*ledger));
  if (options.storage) TRY(print_storage(*ledger));
  if (options.sources) print_sources(states);
  return ExitCode::Success;
}

}  // namespace

void add_status_command(const Command& program, const Invocation& invocation) {
  const Command command = program.add_command("status", "The ledger at a glance");
  command.notes(
      "Examples:\n"
      "  labledger status\n"
      "  labledger status --sources --storage");
  auto options = std::make_shared<StatusOptions>();  // Owners: the options and the body.
  command.option("--labs", options->labs_folder, "The folder of lab files");
  command.flag("--sources", options->sources,
               "Every source: health, last good capture, when it is due");
  command.flag("--storage", options->storage, "How many bytes the responses take");
  command.runs([&invocation, options] { return print_status(invocation, *options); });
}

}  // namespace labledger::cli
