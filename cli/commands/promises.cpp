// `labledger promises`: what labs said they would do by when, and what came of it.

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "analysis/promises/saying_day.hpp"
#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/discovery.hpp"
#include "cli/json.hpp"
#include "cli/ledger.hpp"
#include "cli/paths.hpp"
#include "cli/period.hpp"
#include "cli/promise_book.hpp"
#include "cli/review_book.hpp"
#include "cli/statement_options.hpp"
#include "core/name_uri.hpp"
#include "core/names.hpp"
#include "reports/icalendar.hpp"
#include "reports/markdown/markdown_writer.hpp"

namespace labledger::cli {
namespace {

using reports::MarkdownText;

struct PromisesOptions {
  OutputFormat format = OutputFormat::Text;
  std::string lab;
  std::string due_before;
  std::string as_of;
  std::string labs_folder;
};

Json to_json(const std::optional<Day>& day) {
  return day ? Json(format_date(*day)) : Json(nullptr);
}

Json to_json(const Deadline& deadline) {
  return {{"kind", name_of(deadline.kind)},           {"words", deadline.words},
          {"earliest", to_json(deadline.earliest)},   {"latest", to_json(deadline.latest)},
          {"precision", name_of(deadline.precision)}, {"basis", name_of(deadline.basis)},
          {"every_months", deadline.every_months},    {"every_days", deadline.every_days}};
}

Json to_json(const PromiseView& view) {
  Json json;
  json["id"] = view.id;
  json["lab"] = view.lab_id;
  json["urls"] = view.urls;
  json["state"] = name_of(view.state);
  json["deadline"] = to_json(view.promise.deadline());
  json["deadlines"] = Json::array();
  for (const Deadline& deadline : view.promise.deadlines)
    json["deadlines"].push_back(to_json(deadline));
  json["said"] = {{"first", to_json(view.said.first)},
                  {"last", format_date(view.said.last)},
                  {"basis", name_of(view.said.basis)}};
  json["quote"] = cli::to_json(std::optional(view.promise.quote));
  json["kinds"] = Json::array();
  for (const StatementKind kind : view.promise.kinds)
    json["kinds"].push_back(name_of(kind));
  json["level"] = view.promise.level ? Json(name_of(*view.promise.level)) : Json(nullptr);
  json["speaker"] = name_of(view.promise.speaker);
  json["first_seen"] = format_rfc3339(view.first_seen);
  json["last_seen"] = format_rfc3339(view.last_seen);
  json["present"] = view.is_present;
  json["payload"] = view.payload;
  json["review"] = name_of(review_state(view.reviews));
  json["reviews"] = Json::array();
  for (const ReviewEntry& entry : view.reviews)
    json["reviews"].push_back(cli::to_json(entry));
  return json;
}

/// "due 2026-12-31", "unknown: every 6 months".
std::string state_words(const PromiseView& view) {
  return fmt::format("{}: {}", name_of(view.state), deadline_words(view.promise.deadline()));
}

/// Since when the sentence stands there, and whether it still does.
std::string seen_words(const PromiseView& view) {
  return fmt::format(
      "first seen {}, {}", format_day(view.first_seen),
      view.is_present ? "still shown" : "gone, last seen " + format_day(view.last_seen));
}

/// What the days were counted from; empty for what has none.
std::string basis_words(const PromiseView& view) {
  const Deadline& deadline = view.promise.deadline();
  if (deadline.kind != DeadlineKind::Date) return {};
  switch (deadline.basis) {
    case DeadlineBasis::Stated:
      return " (counted from the date that the page states)";
    case DeadlineBasis::Captured:
      return " (counted from the first capture with it: it was said then or earlier)";
    case DeadlineBasis::Written:
      return " (as the sentence says)";
  }
  return {};
}

/// What people said of it: verdicts, settlements, notes.
std::vector<std::string> review_lines(const PromiseView& view) {
  std::vector<std::string> lines;
  for (const ReviewEntry& entry : standing_entries(view.reviews))
    lines.push_back(review_words(entry));
  return lines;
}

void print_text(const PromiseView& view) {
  fmt::print("{}  {}\n  {}  “{}”{}\n", view.id, view.lab_id.empty() ? "(no lab)" : view.lab_id,
             state_words(view), view.promise.deadline().words, basis_words(view));
  fmt::print("  {}\n", view.promise.quote.exact);
  for (const std::string& url : view.urls)
    fmt::print("  {}\n", url);
  fmt::print("  {}\n", seen_words(view));
  for (const std::string& line : review_lines(view))
    fmt::print("  {}\n", line);
  fmt::print("\n");
}

void print_markdown(const std::vector<PromiseView>& views, Instant as_of) {
  std::vector<reports::MarkdownWriter::Row> rows;
  for (const PromiseView& view : views) {
    MarkdownText seen;
    seen.link(view.urls.front(), view.urls.front()).say(", ").text(seen_words(view));
    MarkdownText state;
    state.text(state_words(view));
    for (const std::string& line : review_lines(view))
      state.say("; ").text(line);
    rows.push_back({state, MarkdownText().text(view.lab_id),
                    MarkdownText().text(view.promise.quote.exact), seen,
                    MarkdownText().code(view.id)});
  }
  reports::MarkdownWriter page;
  page.heading(1, "Promises with a deadline");
  page.paragraph(MarkdownText("As of ")
                     .text(format_day(as_of))
                     .say(". Whether a promise was met or missed is said by people, with a source; "
                          "“due” means that its last day is over and nobody has said yet."));
  page.table({"State", "Lab", "Promise", "Page", "Id"}, rows);
  const std::string bytes = std::move(page).finish();
  std::fwrite(bytes.data(), 1, bytes.size(), stdout);
}

/// Those with a date; what people rejected is left out, since it is no promise.
void print_calendar(const std::vector<PromiseView>& views, Instant as_of) {
  std::vector<reports::CalendarDay> days;
  for (const PromiseView& view : views) {
    const Deadline& deadline = view.promise.deadline();
    const bool is_rejected = review_state(view.reviews) == ReviewState::Rejected;
    if (deadline.kind != DeadlineKind::Date || !deadline.latest || is_rejected) continue;
    std::string text = fmt::format("{}\n{}{}\n{}", view.promise.quote.exact, state_words(view),
                                   basis_words(view), seen_words(view));
    for (const std::string& line : review_lines(view))
      text.append("\n").append(line);
    const std::string who = view.lab_id.empty() ? view.urls.front() : view.lab_id;
    days.push_back(
        {.uid = name_uri("promise:" + view.id),
         .day = *deadline.latest,
         .summary = fmt::format("{} ({}): {}", who, name_of(view.state), view.promise.quote.exact),
         .description = std::move(text),
         .url = view.urls.front(),
         .categories = {std::string(name_of(view.state))}});
  }
  const std::string bytes = reports::render_icalendar("Promises of AI labs", as_of, days);
  std::fwrite(bytes.data(), 1, bytes.size(), stdout);
}

void print_json(const std::vector<PromiseView>& views) {
  Json all = Json::array();
  for (const PromiseView& view : views)
    all.push_back(to_json(view));
  print_line(all);
}

Result<ExitCode> print_promises(const Invocation& invocation, const PromisesOptions& options) {
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  Configuration configuration =
      TRY(load_configuration({invocation.global.config_path, options.labs_folder},
                             process_environment(), LabFiles::Optional));
  TRY(add_discovered(*ledger, configuration));
  if (!options.lab.empty() && configuration.registry.find_lab(options.lab) == nullptr) {
    return Error{ErrorKind::Usage, "--lab: no lab file has the id '" + options.lab + "'"};
  }
  const auto newest = TRY(ledger->evidence().newest_capture());
  PromiseQuery query{.lab = options.lab, .as_of = newest.value_or(Instant{}), .due_before = {}};
  if (!options.as_of.empty()) query.as_of = TRY(read_time_option("--as-of", options.as_of));
  if (!options.due_before.empty()) {
    const Instant end = TRY(read_time_option("--due-before", options.due_before));
    query.due_before = analysis::day_of(end);
  }
  TRY(tell_of_unread(*ledger, invocation.global.verbosity));
  const auto views = TRY(read_promises(*ledger, configuration.registry, query));
  switch (options.format) {
    case OutputFormat::Json:
      print_json(views);
      break;
    case OutputFormat::Markdown:
      print_markdown(views, query.as_of);
      break;
    case OutputFormat::Calendar:
      print_calendar(views, query.as_of);
      break;
    case OutputFormat::JsonLines:
      std::ranges::for_each(views, [](const PromiseView& view) { print_line(to_json(view)); });
      break;
    default:
      std::ranges::for_each(views, [](const PromiseView& view) { print_text(view); });
  }
  return ExitCode::Success;
}

}  // namespace

void add_promises_command(const Command& program, const Invocation& invocation) {
  const Command command =
      program.add_command("promises", "What labs said they would do by when, and what came of it");
  command.notes(
      "Commitments and plans with a deadline, among all sentences that the ledger knows, shown or\n"
      "gone. States are those of the last capture's day unless --as-of says otherwise. The "
      "program\n"
      "never says that a promise was met or missed: 'labledger review settle' does.\n"
      "ics is an iCalendar file of those with a date, as all-day events; what recurs or hangs on\n"
      "something else has none.\n"
      "Examples:\n"
      "  labledger promises --lab acme\n"
      "  labledger promises --due-before 2027-01-01 --as-of 2026-11-22\n"
      "  labledger promises --format ics > promises.ics\n"
      "  labledger review settle 5f2b7a0c1d9e4f38 --as missed --source https://news.example/ \\\n"
      "    --reason 'nothing was published by then'");
  auto options = std::make_shared<PromisesOptions>();  // Owners: the options and the body.
  command.format_option(options->format,
                        {OutputFormat::Text, OutputFormat::Json, OutputFormat::JsonLines,
                         OutputFormat::Markdown, OutputFormat::Calendar});
  command.option("--lab", options->lab, "Only promises of this lab");
  command.option("--due-before", options->due_before, "Only those with a date before this day");
  command.option("--as-of", options->as_of, "The day or time whose states are told");
  command.option("--labs", options->labs_folder, "The folder of lab files");
  command.runs([&invocation, options] { return print_promises(invocation, *options); });
}

}  // namespace labledger::cli
