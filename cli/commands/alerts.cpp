// `labledger alerts`: what was raised, what a rule would do with it, and how it reads.

#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "alerts/alert_body.hpp"
#include "alerts/alert_text.hpp"
#include "alerts/cloud_event.hpp"
#include "alerts/event_json.hpp"
#include "alerts/mail_message.hpp"
#include "alerts/rule_book.hpp"
#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/ledger.hpp"
#include "cli/period.hpp"
#include "core/names.hpp"

namespace labledger::cli {
namespace {

struct AlertsOptions {
  PeriodOptions period;
  std::string event;
  std::string rule;
  std::string as = "text";
  OutputFormat format = OutputFormat::Text;
};

Result<std::vector<db::EventRow>> read_events(Ledger& ledger, const AlertsOptions& options) {
  const Period period = TRY(read_period(options.period));
  return ledger.events().read({.since = period.since, .until = period.until, .id = options.event});
}

Result<ExitCode> list_events(const Invocation& invocation, const AlertsOptions& options) {
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  const std::vector<db::EventRow> rows = TRY(read_events(*ledger, options));
  for (const db::EventRow& row : rows) {
    if (options.format == OutputFormat::JsonLines) {
      fmt::print("{}\n", row.body);
      continue;
    }
    const Event event = TRY(alerts::event_from_json(row.body));
    fmt::print("{}  {}  {}\n", row.id, format_rfc3339(row.raised),
               alerts::event_text(event, {}, 0).subject);
    const std::vector<db::DeliveryRow> deliveries = TRY(ledger->outbox().of_event(row.id));
    for (const db::DeliveryRow& delivery : deliveries) {
      fmt::print("    {} {}{}: {}{}\n", delivery.channel, delivery.recipient,
                 delivery.digest.empty() ? "" : " (" + delivery.digest + ")",
                 db::name_of(delivery.state), delivery.said.empty() ? "" : ", " + delivery.said);
    }
  }
  return ExitCode::Success;
}

/// The message that the event alone would make.
alerts::Message message_of(const db::EventRow& row, Event event,
                           const Configuration& configuration) {
  alerts::Message message;
  message.key = row.id;
  message.raised = row.raised;
  message.events.push_back(std::move(event));
  if (configuration.settings) message.report_url = configuration.settings->alerts.report_url;
  return message;
}

Result<Configuration> load(const Invocation& invocation) {
  Configuration configuration = TRY(load_configuration({invocation.global.config_path, {}},
                                                       process_environment(), LabFiles::Optional));
  TRY(require_no_mistakes(configuration));
  return configuration;
}

Result<ExitCode> show_event(const Invocation& invocation, const AlertsOptions& options) {
  const Configuration configuration = TRY(load(invocation));
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  const db::EventRow row = TRY(ledger->events().get(options.event));
  Event event = TRY(alerts::event_from_json(row.body));
  alerts::Message message = message_of(row, std::move(event), configuration);
  if (options.as == "mail") {
    message.recipient = "you@example.org";
    fmt::print("{}", alerts::mail_message(message, "labledger@example.org"));
  } else if (options.as == "webhook") {
    fmt::print("{}\n", alerts::cloud_event(message));
  } else {
    fmt::print("{}", alerts::plain_body(alerts::alert_text(message)));
  }
  return ExitCode::Success;
}

/// Says of each event what the rule answers, and whether its routes would go anywhere.
Result<ExitCode> test_rule(const Invocation& invocation, const AlertsOptions& options) {
  const Configuration configuration = TRY(load(invocation));
  const alerts::RuleBook rules = TRY(compile_rules(configuration));
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  const std::vector<db::EventRow> rows = TRY(read_events(*ledger, options));
  bool known = false;
  std::size_t matched = 0;
  for (const db::EventRow& row : rows) {
    const Event event = TRY(alerts::event_from_json(row.body));
    bool asked = false;
    const std::vector<alerts::RuleAnswer> answers = rules.explain(event);
    for (const alerts::RuleAnswer& answer : answers) {
      if (answer.rule != options.rule) continue;
      known = asked = true;
      matched += answer.matched ? 1 : 0;
      fmt::print("{}  {}  {}\n    {}: {}\n", row.id, format_rfc3339(row.raised),
                 alerts::event_text(event, {}, 0).subject, answer.matched ? "matches" : "no match",
                 answer.reason);
    }
    if (!asked && !answers.empty() && answers.back().matched) {
      fmt::print("{}  not asked: the muted rule '{}' matched first\n", row.id, answers.back().rule);
    }
  }
  if (!known && !rules.has_rule(options.rule)) {
    return Error{ErrorKind::Usage,
                 "there is no rule '" + options.rule + "' in '" + configuration.config_path + "'"};
  }
  fmt::print("{} of {} events match; nothing was sent\n", matched, rows.size());
  return ExitCode::Success;
}

/// One of the subcommands, with the body it leaves behind.
template <typename Body>
Command add_part(const Command& command, const Invocation& invocation, const std::string& name,
                 const std::string& help, const std::shared_ptr<AlertsOptions>& options,
                 Body body) {
  const Command part = command.add_command(name, help);
  part.runs([&invocation, options, body] { return body(invocation, *options); });
  return part;
}

}  // namespace

void add_alerts_command(const Command& program, const Invocation& invocation) {
  const Command command = program.add_command("alerts", "Events, rules, and how an alert reads");
  command.require_command();
  command.notes(
      "Examples:\n"
      "  labledger alerts list --since 2025-11-01\n"
      "  labledger alerts show 5f2b7a0c1d9e4f38 --as mail\n"
      "  labledger alerts test weakenings");
  auto options = std::make_shared<AlertsOptions>();  // Owners: the options and the bodies.
  const Command list = add_part(command, invocation, "list", "Events, with what became of each",
                                options, list_events);
  add_period_options(list, options->period);
  list.format_option(options->format, {OutputFormat::Text, OutputFormat::JsonLines});
  const Command show = add_part(command, invocation, "show", "One event as a receiver would see it",
                                options, show_event);
  show.option("EVENT", options->event, "The event's id").required();
  show.option("--as", options->as, "text, mail or webhook").one_of({"text", "mail", "webhook"});
  const Command test =
      add_part(command, invocation, "test",
               "What a rule does with past events, and why; sends nothing", options, test_rule);
  test.option("RULE", options->rule, "The rule's name").required();
  test.option("--event", options->event, "Only this event");
  add_period_options(test, options->period);
}

}  // namespace labledger::cli
