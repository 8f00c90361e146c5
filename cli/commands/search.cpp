// `labledger search`: words in all that the pages have shown.

#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/discovery.hpp"
#include "cli/ledger.hpp"
#include "cli/record_printer.hpp"
#include "cli/statement_json.hpp"
#include "cli/statement_options.hpp"
#include "cli/statement_search.hpp"
#include "core/names.hpp"

namespace labledger::cli {
namespace {

constexpr unsigned kMostHits = 100'000;

struct SearchOptions {
  StatementOptions choice;
  std::vector<std::string> words;
  unsigned limit = 50;
  OutputFormat format = OutputFormat::Text;
};

void print_text(const SearchHit& hit) {
  const db::ReadingRow& reading = hit.wording.row.reading;
  const SegmentRecord& segment = hit.wording.row.segment;
  fmt::print("{}", hit.url);
  if (!reading.quote.heading.empty()) fmt::print(" @ {}", reading.quote.heading);
  std::string context = reading.quote.prefix + "«" + segment.text + "»" + reading.quote.suffix;
  for (char& c : context)
    c = c == '\n' ? ' ' : c;
  fmt::print("\n  …{}…\n  {} {} to {}  capture {}", context, segment.present ? "shown" : "gone",
             format_day(segment.first_seen), format_day(hit.wording.last_seen),
             reading.fetch.value);
  for (const StatementKind kind : reading.kinds)
    fmt::print("  {}", name_of(kind));
  if (reading.level) fmt::print(" ({})", name_of(*reading.level));
  fmt::print("\n\n");
}

Result<ExitCode> run(const Invocation& invocation, const SearchOptions& options) {
  Configuration configuration =
      TRY(load_configuration({invocation.global.config_path, options.choice.labs_folder},
                             process_environment(), LabFiles::Optional));
  TRY(require_no_mistakes(configuration));
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  TRY(add_discovered(*ledger, configuration));
  const StatementFilter filter =
      TRY(read_statement_options(options.choice, configuration.registry));
  TRY(tell_of_unread(*ledger, invocation.global.verbosity));
  const std::string text = fmt::format("{}", fmt::join(options.words, " "));
  const SearchFinding finding =
      TRY(search_wordings(*ledger, configuration.registry, text, filter, options.limit));
  RecordPrinter printer(options.format);
  for (const SearchHit& hit : finding.hits) {
    if (options.format == OutputFormat::Text) {
      print_text(hit);
      continue;
    }
    const std::string digest = TRY(digest_of(*ledger, hit.wording.row.reading.fetch));
    printer.print(to_json(hit.wording, hit.url, hit.source, digest));
  }
  printer.finish();
  if (options.format == OutputFormat::Text && finding.hits.empty()) fmt::print("nothing found\n");
  if (finding.has_more && invocation.global.verbosity >= 0) {
    fmt::print(stderr, "labledger: more than {} found, the newest are shown; --limit shows more\n",
               options.limit);
  }
  return ExitCode::Success;
}

}  // namespace

void add_search_command(const Command& program, const Invocation& invocation) {
  const Command command =
      program.add_command("search", "Searches all that pages have shown, also what is gone");
  command.notes(
      "Finds sentences with all the words: \"some words\" in quotation marks stand side by side,\n"
      "-word must not be there, word* may go on. Capitals, accents and punctuation do not count.\n"
      "Write -- before a text that begins with \"-\". Newest first.\n"
      "Examples:\n"
      "  labledger search catastrophic risk -insurance --lab acme\n"
      "  labledger search '\"will not deploy\" threshold*' --kind commitment --gone");
  auto options = std::make_shared<SearchOptions>();  // Owners: the options and the body.
  command.option("TEXT", options->words, "What to look for").required();
  add_statement_options(command, options->choice);
  command.option("--limit", options->limit, "The most hits that are shown")
      .within(1U, kMostHits)
      .show_default();
  command.format_option(options->format, {OutputFormat::Text, OutputFormat::Json,
                                          OutputFormat::JsonLines, OutputFormat::Csv});
  command.runs([&invocation, options] { return run(invocation, *options); });
}

}  // namespace labledger::cli
