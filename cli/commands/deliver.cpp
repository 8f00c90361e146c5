// `labledger deliver` and `labledger resend`: the outbox by hand.

#include <limits>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "alerts/alert_text.hpp"
#include "alerts/event_json.hpp"
#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/deliver_stage.hpp"
#include "cli/ledger.hpp"
#include "cli/period.hpp"
#include "cli/signals.hpp"

namespace labledger::cli {
namespace {

struct DeliverOptions {
  bool all = false;
  bool dry_run = false;
};

struct ResendOptions {
  std::string since;
  std::string event;
  std::string channel;
};

Result<Configuration> load(const Invocation& invocation) {
  Configuration configuration = TRY(load_configuration({invocation.global.config_path, {}},
                                                       process_environment(), LabFiles::Optional));
  TRY(require_no_mistakes(configuration));
  return configuration;
}

/// What is pending, to whom, by which rule, and when; sends nothing.
Result<ExitCode> list_pending(const Invocation& invocation) {
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  const std::vector<db::DeliveryRow> rows = TRY(ledger->outbox().due(kEndOfTime));
  for (const db::DeliveryRow& row : rows) {
    const db::EventRow kept = TRY(ledger->events().get(row.event));
    const Event event = TRY(alerts::event_from_json(kept.body));
    fmt::print("{}  {}\n    to {} {}by rule '{}', {}{}{}\n", row.event,
               alerts::event_text(event, {}, 0).subject, row.channel,
               row.recipient.empty() ? "" : "(" + row.recipient + ") ", row.rule,
               row.digest.empty() ? "" : "in the " + row.digest + ", ",
               "not before " + format_rfc3339(row.next_try),
               row.said.empty() ? "" : "; the last try: " + row.said);
  }
  fmt::print("{} pending; nothing was sent\n", rows.size());
  return ExitCode::Success;
}

Result<ExitCode> deliver(const Invocation& invocation, const DeliverOptions& options) {
  if (options.dry_run) return list_pending(invocation);
  const Configuration configuration = TRY(load(invocation));
  const auto ledger = TRY(Ledger::open_for_writing(invocation.global.db_path));
  const auto global = TRY(net::CurlGlobal::start());
  const DeliveryTally tally = TRY(
      deliver_stage(*ledger, configuration, options.all ? DeliveryScope::All : DeliveryScope::Due,
                    global, invocation.clock));
  if (invocation.global.verbosity >= 0) {
    fmt::print("{} delivered, {} to be tried again, {} given up, {} not tried\n", tally.delivered,
               tally.failed, tally.given_up, tally.held);
  }
  const std::string trouble = TRY(describe_trouble(*ledger));
  if (!trouble.empty()) fmt::print(stderr, "labledger: {}\n", trouble);
  if (stop_requested()) return exit_code_of_signal();
  const bool pending = tally.failed + tally.given_up + tally.held > 0;
  return pending ? ExitCode::DeliveriesPending : ExitCode::Success;
}

Result<ExitCode> resend(const Invocation& invocation, const ResendOptions& options) {
  if (options.since.empty() && options.event.empty() && options.channel.empty()) {
    return Error{ErrorKind::Usage, "say what to send again: --since, --event or --channel"};
  }
  db::ResendFilter filter{.since = {}, .event = options.event, .channel = options.channel};
  if (!options.since.empty()) filter.since = TRY(read_time_option("--since", options.since));
  const auto ledger = TRY(Ledger::open_for_writing(invocation.global.db_path));
  db::Transaction transaction = TRY(db::Transaction::begin(ledger->database()));
  const std::int64_t count = TRY(ledger->outbox().resend(filter, invocation.clock.now()));
  TRY(transaction.commit());
  fmt::print("{} deliveries are due again; 'labledger deliver' sends them\n", count);
  return ExitCode::Success;
}

}  // namespace

void add_deliver_command(const Command& program, const Invocation& invocation) {
  const Command command = program.add_command("deliver", "Sends the alerts that are due");
  command.notes(
      "A delivery that failed is tried again after a minute, then after twice as long, up to four\n"
      "hours; after a refusal, after an hour and up to a day. It is given up after a week and at\n"
      "least eight tries; 'labledger resend' takes it up again. Exit 9 when something is left.\n"
      "Examples:\n"
      "  labledger deliver\n"
      "  labledger deliver --all");
  auto options = std::make_shared<DeliverOptions>();  // Owners: the options and the body.
  command.flag("--all", options->all, "Also what waits for its next try: after a repair");
  command.flag("--dry-run", options->dry_run, "Only list what is pending, and why");
  command.runs([&invocation, options] { return deliver(invocation, *options); });
}

void add_resend_command(const Command& program, const Invocation& invocation) {
  const Command command =
      program.add_command("resend", "Makes alerts due again that were sent before");
  command.notes(
      "Each goes out under its old key, so a receiver that has it can tell. Several filters must\n"
      "all hold.\n"
      "Examples:\n"
      "  labledger resend --channel desk --since 2025-11-01\n"
      "  labledger resend --event 5f2b7a0c1d9e4f38");
  auto options = std::make_shared<ResendOptions>();  // Owners: the options and the body.
  command.option("--since", options->since, "Events raised at or after this time");
  command.option("--event", options->event, "Only this event");
  command.option("--channel", options->channel, "Only this channel");
  command.runs([&invocation, options] { return resend(invocation, *options); });
}

}  // namespace labledger::cli
