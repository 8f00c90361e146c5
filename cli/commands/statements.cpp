// `labledger statements`: what labs state, over time, and what they do not speak of.

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/absence.hpp"
#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/derive.hpp"
#include "cli/discovery.hpp"
#include "cli/ledger.hpp"
#include "cli/record_printer.hpp"
#include "cli/review_book.hpp"
#include "cli/statement_history.hpp"
#include "cli/statement_json.hpp"
#include "cli/statement_options.hpp"
#include "core/names.hpp"
#include "reports/markdown/markdown_text.hpp"

namespace labledger::cli {
namespace {

struct StatementsOptions {
  StatementOptions choice;
  std::string absent;
  OutputFormat format = OutputFormat::Text;
};

/// "commitment, binding; cyber, cbrn".
std::string described(const db::ReadingRow& reading) {
  std::string words;
  for (const StatementKind kind : reading.kinds)
    words.append(words.empty() ? "" : ", ").append(name_of(kind));
  if (words.empty()) words = "states nothing";
  if (reading.level) words.append(", ").append(name_of(*reading.level));
  if (!reading.categories.empty()) {
    words += fmt::format("; {}", fmt::join(reading.categories, ", "));
  }
  return words;
}

std::string seen(Instant first, Instant last, bool present) {
  return fmt::format("{} {} to {}", present ? "shown" : "gone ", format_day(first),
                     format_day(last));
}

/// What people said of it; what the program said stays beside it.
using Reviews = std::vector<ReviewEntry>;

/// "[rejected in review]"; empty while nobody rejects it.
std::string mark_of(const Reviews& reviews) {
  const ReviewState state = review_state(reviews);
  const bool is_doubted = state == ReviewState::Rejected || state == ReviewState::Disputed;
  return is_doubted ? fmt::format("[{} in review]", name_of(state)) : std::string();
}

void print_text(const StatementHistory& statement, const std::string& digest,
                const Reviews& reviews) {
  const SeenWording& current = statement.wording();
  const db::ReadingRow& reading = current.row.reading;
  const std::string mark = mark_of(reviews);
  fmt::print("{}  {} ({}){}{}\n", statement_id(statement.statement), described(reading),
             name_of(reading.speaker), mark.empty() ? "" : "  ", mark);
  for (const ReviewEntry& entry : standing_entries(reviews))
    fmt::print("  {}\n", review_words(entry));
  fmt::print("  {}", statement.url);
  if (!reading.quote.heading.empty()) fmt::print(" @ {}", reading.quote.heading);
  fmt::print("\n  “{}”\n  {}  capture {}  sha256 {}\n", current.row.segment.text,
             seen(statement.first_seen(), statement.last_seen(), statement.present()),
             reading.fetch.value, digest);
  for (const SeenWording& wording : statement.wordings) {
    if (&wording == &current) continue;
    fmt::print("  wording {}  {}: “{}”\n",
               seen(wording.row.segment.first_seen, wording.last_seen, wording.row.segment.present),
               described(wording.row.reading), wording.row.segment.text);
  }
  for (const OtherPlace& place : statement.elsewhere) {
    fmt::print("  also {}  {}\n", seen(place.first_seen, place.last_seen, place.present),
               place.url);
  }
  fmt::print("\n");
}

/// A list item with its quote; the page's words pass the escaping.
void print_markdown(const StatementHistory& statement, const std::string& digest,
                    const Reviews& reviews) {
  const SeenWording& current = statement.wording();
  reports::MarkdownText item;
  item.say("- ").text(described(current.row.reading)).say(": “");
  item.text(current.row.segment.text).say("” ").link("page", statement.url).say(", ");
  item.text(seen(statement.first_seen(), statement.last_seen(), statement.present()));
  item.say(", ").code(digest);
  const std::string mark = mark_of(reviews);
  if (!mark.empty()) item.say(" ").text(mark);
  fmt::print("{}\n", item.bytes());
}

Result<void> print_statements(Ledger& ledger, const parsers::Registry& registry,
                              const StatementFilter& filter, OutputFormat format) {
  const ReviewBook book = TRY(ReviewBook::read(ledger));
  RecordPrinter printer(format);
  std::int64_t count = 0;
  const auto print = [&](const StatementHistory& statement) -> Result<void> {
    const std::string digest = TRY(digest_of(ledger, statement.wording().row.reading.fetch));
    const Reviews& reviews = book.of(ReviewSubject::Statement, statement_id(statement.statement));
    ++count;
    if (format == OutputFormat::Text) {
      print_text(statement, digest, reviews);
    } else if (format == OutputFormat::Markdown) {
      print_markdown(statement, digest, reviews);
    } else {
      printer.print(to_json(statement, digest, reviews));
    }
    return {};
  };
  TRY(for_each_statement(ledger, registry, filter, print));
  if (format == OutputFormat::Text) fmt::print("{} statements\n", count);
  printer.finish();
  return {};
}

/// "the 14 pages of topic safety of Acme AI".
std::string pages_in_words(const AbsenceQuestion& question, std::size_t count) {
  return fmt::format("{} {}{} of {}", count, count == 1 ? "page" : "pages",
                     question.topic.empty() ? "" : " of topic " + question.topic,
                     question.lab->name);
}

/// From the first to the last capture that was looked at.
std::string period_in_words(const AbsenceFinding& finding) {
  Instant since = kEndOfTime;
  Instant until{0};
  for (const PageSight& page : finding.read) {
    since = std::min(since, page.first.value_or(since));
    if (page.last) until = std::max(until, page.last->at);
  }
  return fmt::format("between {} and {}", format_day(since), format_day(until));
}

/// The finding in a sentence.
std::string in_words(const AbsenceQuestion& question, const AbsenceFinding& finding) {
  const std::string thing =
      question.kind ? std::string(name_of(*question.kind)) : question.category;
  if (finding.read.empty()) {
    return fmt::format("nothing can be said of {}: none of the {} was read", thing,
                       pages_in_words(question, finding.foreign.size() + finding.unread.size()));
  }
  const std::string pages =
      pages_in_words(question, finding.read.size()) + " read " + period_in_words(finding);
  if (finding.mentioning() == 0) return fmt::format("no mention of {} on the {}", thing, pages);
  return fmt::format("{} is mentioned on {} of the {}", thing, finding.mentioning(), pages);
}

void print_page(const PageSight& page) {
  fmt::print("  {}  capture {:<6} {}  ({} captures)\n", format_rfc3339(page.last->at),
             page.last->fetch.value, page.source->url, page.captures);
  for (const SeenWording& mention : page.mentions) {
    fmt::print("    {}  “{}”\n",
               seen(mention.row.segment.first_seen, mention.last_seen, mention.row.segment.present),
               mention.row.segment.text);
  }
}

void print_unread(const PageSight& page) {
  std::string why = "not tried";
  if (page.failed) {
    why = page.failed->problems.empty() ? std::string(name_of(page.failed->outcome))
                                        : db::format_problems(page.failed->problems);
  }
  fmt::print("  {}  last good capture {}  {}\n", why,
             page.last_good ? format_rfc3339(*page.last_good) : "never", page.source->url);
}

void print_text(const AbsenceQuestion& question, const AbsenceFinding& finding) {
  fmt::print("{}\n", in_words(question, finding));
  for (const PageSight& page : finding.read)
    print_page(page);
  if (!finding.foreign.empty()) {
    fmt::print("\nread, but not in English, which is all that the lexicon knows:\n");
  }
  for (const PageSight& page : finding.foreign)
    print_page(page);
  if (!finding.unread.empty()) fmt::print("\nnot read in that time, so nothing is said of them:\n");
  for (const PageSight& page : finding.unread)
    print_unread(page);
}

Result<void> print_absence(Ledger& ledger, const parsers::Registry& registry,
                           const StatementsOptions& options, const StatementFilter& filter) {
  AbsenceQuestion question;
  question.lab = registry.find_lab(filter.lab);
  if (question.lab == nullptr) {
    return Error{ErrorKind::Usage, "--absent needs --lab: absence is told of one lab's pages"};
  }
  const std::int64_t unread = TRY(count_unread(ledger));
  if (unread > 0) {
    return Error{ErrorKind::Usage, "--absent needs pages that were read, and the sentences of " +
                                       std::to_string(unread) +
                                       " sources were not: run 'labledger analyze' first"};
  }
  question.topic = filter.topic;
  question.kind = from_name<StatementKind>(options.absent);
  question.category = question.kind ? "" : options.absent;
  question.period = filter.period;
  const AbsenceFinding finding = TRY(find_absence(ledger, question));
  if (options.format == OutputFormat::Text) {
    print_text(question, finding);
    return {};
  }
  if (options.format == OutputFormat::Markdown || options.format == OutputFormat::Csv) {
    return Error{ErrorKind::Usage, "--absent is printed as text, json or jsonl"};
  }
  RecordPrinter printer(options.format);
  printer.print(to_json(question, finding));
  printer.finish();
  return {};
}

Result<ExitCode> run(const Invocation& invocation, const StatementsOptions& options) {
  Configuration configuration =
      TRY(load_configuration({invocation.global.config_path, options.choice.labs_folder},
                             process_environment(), LabFiles::Optional));
  TRY(require_no_mistakes(configuration));
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  TRY(add_discovered(*ledger, configuration));
  StatementFilter filter = TRY(read_statement_options(options.choice, configuration.registry));
  filter.finds_elsewhere = true;
  if (options.absent.empty()) {
    TRY(tell_of_unread(*ledger, invocation.global.verbosity));
    TRY(print_statements(*ledger, configuration.registry, filter, options.format));
  } else {
    TRY(print_absence(*ledger, configuration.registry, options, filter));
  }
  return ExitCode::Success;
}

}  // namespace

void add_statements_command(const Command& program, const Invocation& invocation) {
  const Command command = program.add_command(
      "statements", "Lists what labs state, over time, and what they leave out");
  command.notes(
      "A statement keeps its id while it is reworded, and has the same on all pages of its lab.\n"
      "Each comes with its quote, the capture that first showed it, its earlier wordings, and "
      "what\n"
      "people said of it ('labledger review'): one that they reject stays in the list and is "
      "marked.\n"
      "--absent tells, of one lab's pages that were read in the period, whether any speaks of a\n"
      "risk or makes a statement of a kind; pages that were not read are listed apart.\n"
      "Examples:\n"
      "  labledger statements --lab acme --kind commitment --gone\n"
      "  labledger statements --category catastrophic --format jsonl\n"
      "  labledger statements --absent catastrophic --lab acme --topic safety --since 2025-01-01");
  auto options = std::make_shared<StatementsOptions>();  // Owners: the options and the body.
  command.format_option(options->format,
                        {OutputFormat::Text, OutputFormat::Json, OutputFormat::JsonLines,
                         OutputFormat::Markdown, OutputFormat::Csv});
  add_statement_options(command, options->choice);
  std::vector<std::string> things = category_names();
  for (std::string& kind : kind_names())
    things.push_back(std::move(kind));
  command.option("--absent", options->absent, "A risk category or a kind that may not be there")
      .one_of(things);
  command.runs([&invocation, options] { return run(invocation, *options); });
}

}  // namespace labledger::cli
