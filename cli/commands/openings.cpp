// `labledger openings`: the openings of job boards, what happened to them, and the share of safety.

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "analysis/proportion.hpp"
#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/json.hpp"
#include "cli/ledger.hpp"
#include "cli/opening_history.hpp"
#include "cli/period.hpp"
#include "cli/record_printer.hpp"
#include "core/names.hpp"

namespace labledger::cli {
namespace {

struct OpeningsOptions {
  std::string labs_folder;
  std::string lab;
  std::vector<std::string> classes;
  std::string as_of;
  PeriodOptions period;
  bool events = false;
  OutputFormat format = OutputFormat::Text;
};

/// A board and whose it is.
struct OwnedBoard {
  std::string url;
  std::string lab;     ///< Empty for an ad-hoc source.
  std::string source;  ///< As `lab`.
  BoardView view;

  [[nodiscard]] std::string name() const { return lab.empty() ? url : lab + "/" + source; }
};

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, "; "));
}

std::optional<Instant> last_seen(const OpeningView& opening) {
  return opening.last ? std::optional(opening.last->at) : std::nullopt;
}

/// Which openings and events are asked for.
struct Choice {
  Period period;
  Instant as_of;
  std::vector<JobClass> classes;  ///< Empty: all.

  [[nodiscard]] bool takes(const OpeningView& opening) const {
    const Instant last = last_seen(opening).value_or(opening.opening.first_seen);
    return takes(opening.opening.job_class) && (!period.since || last >= *period.since) &&
           (!period.until || opening.opening.first_seen < *period.until);
  }
  [[nodiscard]] bool takes(const db::OpeningEventRow& event) const {
    return takes(event.job_class) && (!period.since || event.not_after >= *period.since) &&
           (!period.until || event.not_after < *period.until);
  }

 private:
  [[nodiscard]] bool takes(JobClass job_class) const {
    return classes.empty() || std::find(classes.begin(), classes.end(), job_class) != classes.end();
  }
};

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

void print_board(const OwnedBoard& board, const Choice& choice, bool events) {
  const db::BoardRow& row = board.view.board;
  fmt::print("{}  {}{}\n", board.name(), name_of(row.kind),
             row.company.empty() ? "" : ", " + row.company);
  if (row.over && *row.over <= choice.as_of) {
    fmt::print("  another board since {}; which of these closed is not known\n",
               format_rfc3339(*row.over));
  } else if (!board.view.is_readable) {
    fmt::print("  not readable at the last attempt; what is open now is not known\n");
  }
  if (events) {
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

Result<std::vector<OwnedBoard>> read_all(Ledger& ledger, const parsers::Registry& registry,
                                         const std::string& lab, Instant as_of) {
  std::vector<OwnedBoard> boards;
  const std::vector<std::string> urls = TRY(ledger.evidence().source_urls());
  for (const std::string& url : urls) {
    const Source* entry = registry.find_source(url);
    if (!lab.empty() && (entry == nullptr || entry->lab_id != lab)) continue;
    std::vector<BoardView> views = TRY(read_boards(ledger, url, as_of));
    for (BoardView& view : views) {
      boards.push_back({.url = url,
                        .lab = entry == nullptr ? "" : entry->lab_id,
                        .source = entry == nullptr ? "" : entry->id,
                        .view = std::move(view)});
    }
  }
  std::stable_sort(boards.begin(), boards.end(), [](const OwnedBoard& a, const OwnedBoard& b) {
    return std::tie(a.lab, a.source) < std::tie(b.lab, b.source);
  });
  return boards;
}

void print_records(const std::vector<OwnedBoard>& boards, const Choice& choice,
                   const OpeningsOptions& options) {
  RecordPrinter printer(options.format);
  for (const OwnedBoard& board : boards) {
    if (options.events) {
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

Result<Choice> read_choice(const OpeningsOptions& options) {
  Choice choice;
  choice.period = TRY(read_period(options.period));
  choice.as_of = kEndOfTime;
  if (!options.as_of.empty()) choice.as_of = TRY(read_time_option("--as-of", options.as_of));
  for (const std::string& name : options.classes)
    choice.classes.push_back(from_name<JobClass>(name).value_or(JobClass::Other));
  return choice;
}

Result<ExitCode> print_openings(const Invocation& invocation, const OpeningsOptions& options) {
  const Choice choice = TRY(read_choice(options));
  const Configuration configuration =
      TRY(load_configuration({invocation.global.config_path, options.labs_folder},
                             process_environment(), LabFiles::Optional));
  TRY(require_no_mistakes(configuration));
  const auto ledger = TRY(Ledger::open_for_reading(invocation.global.db_path));
  if (!options.lab.empty() && configuration.registry.find_lab(options.lab) == nullptr) {
    return Error{ErrorKind::Usage, "there is no lab '" + options.lab + "' in the lab files"};
  }
  const std::vector<OwnedBoard> boards =
      TRY(read_all(*ledger, configuration.registry, options.lab, choice.as_of));
  if (options.format != OutputFormat::Text) {
    print_records(boards, choice, options);
    return ExitCode::Success;
  }
  for (const OwnedBoard& board : boards)
    print_board(board, choice, options.events);
  if (boards.empty()) fmt::print("no job board has been read\n");
  if (!boards.empty()) print_shares(boards);
  return ExitCode::Success;
}

}  // namespace

void add_openings_command(const Command& program, const Invocation& invocation) {
  const Command command =
      program.add_command("openings", "Lists job openings, and the share of AI safety among them");
  command.notes(
      "open: shown at the last attempt; closed: a later capture of the same board is without it;\n"
      "unknown: the board could not be read or believed since, or moved to another system.\n"
      "Examples:\n"
      "  labledger openings --lab acme --class ai_safety\n"
      "  labledger openings --events --since 2026-08-01 --format csv\n"
      "  labledger openings --as-of 2026-01-01");
  auto options = std::make_shared<OpeningsOptions>();  // Owners: the options and the body.
  command.format_option(options->format, {OutputFormat::Text, OutputFormat::Json,
                                          OutputFormat::JsonLines, OutputFormat::Csv});
  add_period_options(command, options->period);
  command.option("--as-of", options->as_of, "As it stood at this day or time (default: now)");
  command.option("--lab", options->lab, "Only boards of this lab");
  command.option("--class", options->classes, "Only openings of this class; may be repeated")
      .one_of({"ai_safety", "trust_and_safety", "security", "policy_governance", "other"});
  command.flag("--events", options->events, "What opened, closed, was renamed or moved, instead");
  command.option("--labs", options->labs_folder, "The folder of lab files");
  command.runs([&invocation, options] { return print_openings(invocation, *options); });
}

}  // namespace labledger::cli
