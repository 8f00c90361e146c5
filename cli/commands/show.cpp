// `labledger show`: one capture, as bytes or as text; or one change, with what people said of it.

#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "cli/change_view.hpp"
#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/discovery.hpp"
#include "cli/ledger.hpp"
#include "cli/lexicon_files.hpp"
#include "cli/period.hpp"
#include "cli/review_book.hpp"
#include "cli/source_history.hpp"
#include "core/believed_dates.hpp"
#include "core/names.hpp"

namespace labledger::cli {
namespace {

struct ShowOptions {
  std::string what;
  std::string at;
  std::string labs_folder;
  bool raw = false;
  bool headers = false;
  bool dates = false;
};

void write_bytes(std::string_view bytes) {
  std::fwrite(bytes.data(), 1, bytes.size(), stdout);
}

/// The row that a URL (as it stood at a time) or a number from `log` names.
Result<db::FetchRow> find_row(Ledger& ledger, const ShowOptions& options, Instant at) {
  const bool is_number = options.what.find_first_not_of("0123456789") == std::string::npos;
  if (is_number && options.what.size() < 18) {
    return ledger.evidence().get(FetchId{std::stoll(options.what)});
  }
  const SourceHistory history = TRY(read_history(ledger, options.what, at));
  const HistoryEntry* entry = history.last_usable(at);
  if (entry == nullptr || !entry->version) {
    return Error{ErrorKind::NotFound, "the ledger has no usable capture of '" + options.what +
                                          "' up to " + format_rfc3339(at) +
                                          "; 'labledger log --url URL' lists what it has"};
  }
  const HistoryEntry* body =
      nullptr;  // A 304 has no body of its own: it vouches for an earlier one.
  for (const HistoryEntry& candidate : history.entries) {
    if (candidate.at > entry->at) break;
    if (candidate.usable() && candidate.outcome == FetchOutcome::Fetched) body = &candidate;
  }
  return ledger.evidence().get(body == nullptr ? entry->fetch : body->fetch);
}

void print_headers(const FetchRecord& record) {
  fmt::print("url: {}\ncaptured: {} ({})\noutcome: {} {}\n", record.url, captured_at(record),
             name_of(record.provenance), name_of(record.outcome), record.status);
  if (record.payload) fmt::print("sha256: {}\n", record.payload->hex());
  for (const RedirectHop& hop : record.redirects)
    fmt::print("redirect: {} {}\n", hop.status, hop.location);
  fmt::print("\n> request\n{}\n< response\n{}", format_headers(record.request_headers),
             format_headers(record.response_headers));
}

void print_date(std::string_view what, const std::optional<StatedDate>& date) {
  if (!date) {
    fmt::print("{}: not stated\n", what);
    return;
  }
  fmt::print("{}: {} ({} precision; from {}{}{})\n", what, date->value, name_of(date->precision),
             date->source, date->language.empty() ? "" : "; language ", date->language);
}

/// How the page dates itself, and which of its dates cannot be right.
void print_dates(const Document& document, Instant captured) {
  const BelievedDates dates = believe_dates(document, captured);
  print_date("published", dates.published);
  print_date("modified", dates.modified);
  print_date("effective", dates.effective);
  for (const std::string& reason : dates.refused)
    fmt::print("not believed: {}\n", reason);
}

/// The Document of a capture, read with the selections of its source where a lab file has some.
Result<Document> read_as_listed(const Invocation& invocation, Ledger& ledger,
                                const db::FetchRow& row, const std::string& labs_folder) {
  const Configuration configuration = TRY(load_configuration(
      {invocation.global.config_path, labs_folder}, process_environment(), LabFiles::Optional));
  const Source* entry = configuration.registry.find_source(row.record.url);
  return read_document(ledger, row.id,
                       entry == nullptr ? std::vector<PageSelection>{} : entry->select);
}

/// A change in full, with every entry that people made on it.
Result<ExitCode> show_change(const Invocation& invocation, Ledger& ledger, db::ChangeRow row,
                             const std::string& labs_folder) {
  Configuration configuration = TRY(load_configuration({invocation.global.config_path, labs_folder},
                                                       process_environment(), LabFiles::Optional));
  TRY(add_discovered(ledger, configuration));
  const Lexicon lexicon = TRY(load_lexicon(""));
  const auto search = TRY(analysis::AnnouncementSearch::compile(lexicon));
  ReviewBook reviews = TRY(ReviewBook::read(ledger));
  ChangeViews views(ledger, configuration.registry, search, std::move(reviews));
  const ChangeView view = TRY(views.look_around(std::move(row)));
  print_text(view, ReviewDetail::All);
  return ExitCode::Success;
}

Result<ExitCode> show(const Invocation& invocation, const ShowOptions& options) {
  const Instant at =
      options.at.empty() ? invocation.clock.now() : TRY(read_time_option("--at", options.at));
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  auto change = TRY(ledger->changes().find(options.what));
  if (change) return show_change(invocation, *ledger, *std::move(change), options.labs_folder);
  const db::FetchRow row = TRY(find_row(*ledger, options, at));
  if (options.headers) {
    print_headers(row.record);
    return ExitCode::Success;
  }
  if (!row.payload) {
    return Error{ErrorKind::NotFound, "fetch " + std::to_string(row.id.value) + " (" +
                                          std::string(name_of(row.record.outcome)) +
                                          ") has no body"};
  }
  if (options.raw) {
    const auto bytes = TRY(ledger->evidence().payloads().get(*row.payload));
    write_bytes(*bytes);
    return ExitCode::Success;
  }
  const Document document = TRY(read_as_listed(invocation, *ledger, row, options.labs_folder));
  if (options.dates) {
    print_dates(document, row.record.started);
  } else {
    write_bytes(document.text);
  }
  return ExitCode::Success;
}

}  // namespace

void add_show_command(const Command& program, const Invocation& invocation) {
  const Command command = program.add_command("show", "Prints one capture, or one change");
  command.notes(
      "Examples:\n"
      "  labledger show https://lab.example/safety\n"
      "  labledger show https://lab.example/safety --at 2025-03-01 --raw | sha256sum\n"
      "  labledger show 4711 --headers\n"
      "  labledger show https://lab.example/safety --dates\n"
      "  labledger show 5f2b7a0c1d9e4f38");
  auto options = std::make_shared<ShowOptions>();  // Owners: the options and the body.
  command
      .option("WHAT", options->what,
              "A URL, a number from 'log --format jsonl', or the id of a change")
      .required();
  command.option("--at", options->at, "The URL as it stood at this day or time");
  command.flag("--raw", options->raw, "The exact bytes that came");
  command.flag("--headers", options->headers, "Request, response, redirects, digest");
  command.flag("--dates", options->dates, "How the page dates itself, and what cannot be right");
  command.option("--labs", options->labs_folder, "The folder of lab files");
  command.runs([&invocation, options] { return show(invocation, *options); });
}

}  // namespace labledger::cli
