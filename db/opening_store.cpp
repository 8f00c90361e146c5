#include "db/opening_store.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/names.hpp"

namespace labledger::db {
namespace {

std::string join_lines(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines)
    out += (out.empty() ? "" : "\n") + line;
  return out;
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

Error unknown_word(std::string_view what, std::string_view word) {
  return {ErrorKind::Storage, "the ledger has " + std::string(what) + " of the unknown kind '" +
                                  std::string(word) + "'"};
}

Result<OpeningRow> read_opening(const Rows& rows) {
  const auto job_class = from_name<JobClass>(rows.bytes(2));
  if (!job_class) return unknown_word("an opening", rows.bytes(2));
  OpeningRow row{.board = rows.integer(0),
                 .id = rows.text(1),
                 .job_class = *job_class,
                 .technical = rows.integer(3) != 0,
                 .title = rows.text(4),
                 .team = rows.text(5),
                 .places = split_lines(rows.bytes(6)),
                 .url = rows.text(7),
                 .fetch = FetchId{rows.integer(8)},
                 .first_seen = rows.instant(9),
                 .closing = {},
                 .repost_of = rows.text(12)};
  if (!rows.is_null(10)) row.closing = Closing{rows.instant(10), rows.instant(11)};
  return row;
}

}  // namespace

Result<void> OpeningStore::add_board(SourceId source, const BoardRow& board) {
  return database_.run(
      "INSERT INTO board (source, number, kind, company, slug, fetch, first_seen, last_seen, over) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      source, board.number, name_of(board.kind), board.company, board.slug, board.fetch,
      board.first_seen, board.last_seen, board.over);
}

Result<void> OpeningStore::end_board(SourceId source, std::int64_t number, Instant last_seen,
                                     Instant over) {
  return database_.run("UPDATE board SET last_seen = ?, over = ? WHERE source = ? AND number = ?",
                       last_seen, over, source, number);
}

Result<std::vector<BoardRow>> OpeningStore::boards(SourceId source) {
  Rows rows = TRY(database_.query(
      "SELECT number, kind, company, slug, fetch, first_seen, last_seen, over FROM board "
      "WHERE source = ? ORDER BY number",
      source));
  std::vector<BoardRow> boards;
  while (TRY(rows.next())) {
    const auto kind = from_name<BoardKind>(rows.bytes(1));
    if (!kind) return unknown_word("a board", rows.bytes(1));
    boards.push_back({.number = rows.integer(0),
                      .kind = *kind,
                      .company = rows.text(2),
                      .slug = rows.text(3),
                      .fetch = FetchId{rows.integer(4)},
                      .first_seen = rows.instant(5),
                      .last_seen = rows.optional_instant(6),
                      .over = rows.optional_instant(7)});
  }
  return boards;
}

Result<void> OpeningStore::put(SourceId source, const OpeningRow& opening) {
  std::optional<Instant> after;
  std::optional<Instant> by;
  if (opening.closing) {
    after = opening.closing->after;
    by = opening.closing->by;
  }
  const std::string places = join_lines(opening.places);
  return database_.run(
      "INSERT OR REPLACE INTO opening (source, board, id, class, technical, title, team, places, "
      "url, fetch, first_seen, closed_after, closed_by, repost_of) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      source, opening.board, opening.id, name_of(opening.job_class), opening.technical ? 1 : 0,
      opening.title, opening.team, places, opening.url, opening.fetch, opening.first_seen, after,
      by, opening.repost_of);
}

Result<std::optional<OpeningRow>> OpeningStore::find(SourceId source, std::int64_t board,
                                                     const std::string& id) {
  Rows rows = TRY(database_.query(
      "SELECT board, id, class, technical, title, team, places, url, fetch, first_seen, "
      "closed_after, closed_by, repost_of FROM opening WHERE source = ? AND board = ? AND id = ?",
      source, board, id));
  if (!TRY(rows.next())) return std::optional<OpeningRow>{};
  OpeningRow row = TRY(read_opening(rows));
  return std::optional(std::move(row));
}

Result<std::vector<OpeningRow>> OpeningStore::openings(SourceId source) {
  Rows rows = TRY(database_.query(
      "SELECT board, id, class, technical, title, team, places, url, fetch, first_seen, "
      "closed_after, closed_by, repost_of FROM opening WHERE source = ? ORDER BY board, id",
      source));
  std::vector<OpeningRow> openings;
  while (TRY(rows.next()))
    openings.push_back(TRY(read_opening(rows)));
  return openings;
}

Result<void> OpeningStore::add_event(SourceId source, const OpeningEventRow& event) {
  return database_.run(
      "INSERT INTO opening_event (source, fetch, position, board, opening, change, title, before, "
      "after, class_before, technical_before, class, repost_id, not_before, not_after) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      source, event.fetch, event.position, event.board, event.opening, name_of(event.change),
      event.title, event.before, event.after, name_of(event.class_before),
      event.technical_before ? 1 : 0, name_of(event.job_class), event.repost_id, event.not_before,
      event.not_after);
}

Result<std::vector<OpeningEventRow>> OpeningStore::events(SourceId source) {
  Rows rows = TRY(database_.query(
      "SELECT fetch, position, board, opening, change, title, before, after, class_before, "
      "technical_before, class, repost_id, not_before, not_after FROM opening_event "
      "WHERE source = ? ORDER BY not_after, fetch, position",
      source));
  std::vector<OpeningEventRow> events;
  while (TRY(rows.next())) {
    const auto change = from_name<OpeningChange>(rows.bytes(4));
    const auto class_before = from_name<JobClass>(rows.bytes(8));
    const auto job_class = from_name<JobClass>(rows.bytes(10));
    if (!change || !class_before || !job_class) {
      return unknown_word("an event of an opening", rows.bytes(4));
    }
    events.push_back({.fetch = FetchId{rows.integer(0)},
                      .position = rows.integer(1),
                      .board = rows.integer(2),
                      .opening = rows.text(3),
                      .change = *change,
                      .title = rows.text(5),
                      .before = rows.text(6),
                      .after = rows.text(7),
                      .class_before = *class_before,
                      .technical_before = rows.integer(9) != 0,
                      .job_class = *job_class,
                      .repost_id = rows.text(11),
                      .not_before = rows.instant(12),
                      .not_after = rows.instant(13)});
  }
  return events;
}

}  // namespace labledger::db
