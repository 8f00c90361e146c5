#include "cli/opening_list.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "analysis/proportion.hpp"
#include "cli/json.hpp"
#include "cli/record_printer.hpp"
#include "core/names.hpp"
#include "reports/markdown/markdown_writer.hpp"

namespace labledger::cli {
namespace {

using reports::MarkdownText;
using reports::MarkdownWriter;

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, "; "));
}

std::optional<Instant> last_seen(const OpeningView& opening) {
  return opening.last ? std::optional(opening.last->at) : std::nullopt;
}

/// The first fields of each record: whose board it is.
Json begin_record(const OwnedBoard& board) {
  Json json;
  json["lab"] = board.lab;
  json["source"] = board.source;
  json["url"] = board.url;
  json["board"] = name_of(board.view.board.kind);
  return json;
}

/// Name and value of each field, in the order of output; a JSON null where nothing is known.
Json to_json(const OwnedBoard& board, const OpeningView& view) {
  const db::OpeningRow& opening = view.opening;
  Json json = begin_record(board);
  json["company"] = board.view.board.company;
  json["id"] = opening.id;
  json["title"] = opening.title;
  json["class"] = name_of(opening.job_class);
  json["technical"] = opening.technical;
  json["team"] = opening.team;
  json["places"] = opening.places;
  json["state"] = name_of(view.state);
  json["first_seen"] = format_rfc3339(opening.first_seen);
  json["last_seen"] = cli::to_json(last_seen(view));
  json["closed_after"] =
      opening.closing ? Json(format_rfc3339(opening.closing->after)) : Json(nullptr);
  json["closed_by"] = opening.closing ? Json(format_rfc3339(opening.closing->by)) : Json(nullptr);
  json["repost_of"] = opening.repost_of;
  json["posting"] = opening.url;
  json["first_capture"] = opening.fetch.value;
  json["last_capture"] = view.last ? Json(view.last->fetch.value) : Json(nullptr);
  json["digest"] =
      view.last && view.last->payload ? Json(view.last->payload->hex()) : Json(nullptr);
  return json;
}

Json to_json(const OwnedBoard& board, const db::OpeningEventRow& event) {
  Json json = begin_record(board);
  json["change"] = name_of(event.change);
  json["id"] = event.opening;
  json["title"] = event.title;
  json["class"] = name_of(event.job_class);
  json["before"] = event.before;
  json["after"] = event.after;
  json["repost"] = event.repost_id;
  json["not_before"] = format_rfc3339(event.not_before);
  json["not_after"] = format_rfc3339(event.not_after);
  json["capture"] = event.fetch.value;
  return json;
}

void print_text(const OpeningView& view) {
  const db::OpeningRow& opening = view.opening;
  const std::string last = last_seen(view) ? format_day(*last_seen(view)) : "-";
  const std::string details = opening.team +
                              (opening.team.empty() || opening.places.empty() ? "" : "; ") +
                              joined(opening.places);
  fmt::print("  {:<8} {:<17} {} to {}  capture {:<6} {}  {}{}\n", name_of(view.state),
             name_of(opening.job_class), format_day(opening.first_seen), last,
             view.last ? view.last->fetch.value : opening.fetch.value, opening.id, opening.title,
             details.empty() ? "" : " (" + details + ")");
}

void print_text(const db::OpeningEventRow& event) {
  fmt::print("  {:<9} {:<17} between {} and {}  capture {:<6} {}  {}\n", name_of(event.change),
             name_of(event.job_class), format_rfc3339(event.not_before),
             format_rfc3339(event.not_after), event.fetch.value, event.opening, event.title);
  if (!event.after.empty() || !event.before.empty()) {
    fmt::print("    - {}\n    + {}\n", event.before, event.after);
  }
  if (!event.repost_id.empty()) fmt::print("    the same title and team as {}\n", event.repost_id);
}

void print_board(const OwnedBoard& board, const OpeningChoice& choice) {
  const db::BoardRow& row = board.view.board;
  fmt::print("{}  {}{}\n", board.name(), name_of(row.kind),
             row.company.empty() ? "" : ", " + row.company);
  if (row.over && *row.over <= choice.as_of) {
    fmt::print("  another board since {}; which of these closed is not known\n",
               format_rfc3339(*row.over));
  } else if (!board.view.is_readable) {
    fmt::print("  not readable at the last attempt; what is open now is not known\n");
  }
  if (choice.detail == OpeningDetail::Events) {
    for (const db::OpeningEventRow& event : board.view.events) {
      if (choice.takes(event)) print_text(event);
    }
  } else {
    for (const OpeningView& opening : board.view.openings) {
      if (choice.takes(opening)) print_text(opening);
    }
  }
  fmt::print("\n");
}

/// Technical openings, and those of them that are for AI safety.
struct Tally {
  std::uint64_t safety = 0;
  std::uint64_t technical = 0;
  std::size_t boards = 0;

  void add(const Tally& other) {
    safety += other.safety;
    technical += other.technical;
    boards += other.boards;
  }
};

Tally tally_of(const BoardView& board) {
  Tally tally{.safety = 0, .technical = 0, .boards = 1};
  for (const OpeningView& view : board.openings) {
    if (view.state != OpeningState::Open || !view.opening.technical) continue;
    ++tally.technical;
    tally.safety += view.opening.job_class == JobClass::AiSafety ? 1 : 0;
  }
  return tally;
}

void print_share(const std::string& name, const Tally& tally) {
  const auto share = analysis::wilson_interval(tally.safety, tally.technical);
  if (!share) {
    fmt::print("  {}: no technical opening is seen\n", name);
    return;
  }
  fmt::print("  {}: {} of {} = {:.1f} % ({:.1f} to {:.1f})\n", name, tally.safety, tally.technical,
             share->share * 100, share->low * 100, share->high * 100);
}

/// The share of AI safety among the technical openings, by board, and by lab where a lab has
/// several boards. Boards that cannot be read take no part.
void print_shares(const std::vector<OwnedBoard>& boards) {
  std::map<std::string, Tally> labs;
  fmt::print("AI safety among technical openings (95 % interval, Wilson 1927)\n");
  for (const OwnedBoard& board : boards) {
    if (!board.view.is_readable) {
      if (!board.view.board.over) fmt::print("  {}: not known\n", board.name());
      continue;
    }
    const Tally tally = tally_of(board.view);
    print_share(board.name(), tally);
    if (!board.lab.empty()) labs[board.lab].add(tally);
  }
  for (const auto& [lab, tally] : labs) {
    if (tally.boards > 1) print_share(fmt::format("{}, {} boards", lab, tally.boards), tally);
  }
}

MarkdownWriter::Row row_of(const OpeningView& view) {
  const db::OpeningRow& opening = view.opening;
  return {MarkdownText().text(name_of(view.state)),
          MarkdownText().text(name_of(opening.job_class)),
          MarkdownText().link(opening.title, opening.url),
          MarkdownText().text(joined(opening.places)),
          MarkdownText().text(format_day(opening.first_seen)),
          MarkdownText().text(last_seen(view) ? format_day(*last_seen(view)) : "-")};
}

MarkdownWriter::Row row_of(const db::OpeningEventRow& event) {
  return {MarkdownText().text(name_of(event.change)),
          MarkdownText().text(name_of(event.job_class)),
          MarkdownText().text(event.title),
          MarkdownText().text(event.before),
          MarkdownText().text(format_rfc3339(event.not_before)),
          MarkdownText().text(format_rfc3339(event.not_after))};
}

void write_events(const BoardView& board, const OpeningChoice& choice, MarkdownWriter& page) {
  std::vector<MarkdownWriter::Row> rows;
  for (const db::OpeningEventRow& event : board.events)
    if (choice.takes(event)) rows.push_back(row_of(event));
  page.table({"Event", "Class", "Title", "Before", "Not before", "Not after"}, rows);
}

void write_openings(const BoardView& board, const OpeningChoice& choice, MarkdownWriter& page) {
  std::vector<MarkdownWriter::Row> rows;
  for (const OpeningView& opening : board.openings)
    if (choice.takes(opening)) rows.push_back(row_of(opening));
  page.table({"State", "Class", "Title", "Places", "First seen", "Last seen"}, rows);
}

/// A table for each board.
void print_markdown(const std::vector<OwnedBoard>& boards, const OpeningChoice& choice) {
  MarkdownWriter page;
  for (const OwnedBoard& board : boards) {
    page.heading(2, MarkdownText().text(board.name()));
    if (!board.view.is_readable) page.paragraph("What is open now is not known.");
    if (choice.detail == OpeningDetail::Events) {
      write_events(board.view, choice, page);
    } else {
      write_openings(board.view, choice, page);
    }
  }
  if (boards.empty()) page.paragraph("No job board has been read.");
  fmt::print("{}", std::move(page).finish());
}

void print_records(const std::vector<OwnedBoard>& boards, const OpeningChoice& choice,
                   OutputFormat format) {
  RecordPrinter printer(format);
  for (const OwnedBoard& board : boards) {
    if (choice.detail == OpeningDetail::Events) {
      for (const db::OpeningEventRow& event : board.view.events) {
        if (choice.takes(event)) printer.print(to_json(board, event));
      }
      continue;
    }
    for (const OpeningView& opening : board.view.openings) {
      if (choice.takes(opening)) printer.print(to_json(board, opening));
    }
  }
  printer.finish();
}

void print_text(const std::vector<OwnedBoard>& boards, const OpeningChoice& choice) {
  for (const OwnedBoard& board : boards)
    print_board(board, choice);
  if (boards.empty()) fmt::print("no job board has been read\n");
  if (!boards.empty()) print_shares(boards);
}

}  // namespace

bool OpeningChoice::takes(const OpeningView& opening) const {
  const Instant last = last_seen(opening).value_or(opening.opening.first_seen);
  return takes(opening.opening.job_class) && (!period.since || last >= *period.since) &&
         (!period.until || opening.opening.first_seen < *period.until);
}

bool OpeningChoice::takes(const db::OpeningEventRow& event) const {
  return takes(event.job_class) && (!period.since || event.not_after >= *period.since) &&
         (!period.until || event.not_after < *period.until);
}

bool OpeningChoice::takes(JobClass job_class) const {
  return classes.empty() || std::ranges::find(classes, job_class) != classes.end();
}

void print_opening_list(const std::vector<OwnedBoard>& boards, const OpeningChoice& choice,
                        OutputFormat format) {
  switch (format) {
    case OutputFormat::Text:
      print_text(boards, choice);
      break;
    case OutputFormat::Markdown:
      print_markdown(boards, choice);
      break;
    case OutputFormat::Json:
    case OutputFormat::JsonLines:
    case OutputFormat::Csv:
      print_records(boards, choice, format);
      break;
    case OutputFormat::Calendar:  // Not among the formats that the command takes.
      break;
  }
}

}  // namespace labledger::cli
