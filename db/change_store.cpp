#include "db/change_store.hpp"

#include <limits>
#include <utility>

#include "core/names.hpp"

namespace labledger::db {
namespace {

std::optional<Quote> read_quote(const Rows& rows, int column) {
  if (rows.is_null(column)) return std::nullopt;
  return Quote{.exact = rows.text(column),
               .prefix = rows.text(column + 1),
               .suffix = rows.text(column + 2),
               .span = {static_cast<std::uint32_t>(rows.integer(column + 4)),
                        static_cast<std::uint32_t>(rows.integer(column + 5))},
               .heading = rows.text(column + 3)};
}

/// The columns of a quote that may be absent.
struct QuoteColumns {
  std::optional<std::string_view> exact, prefix, suffix, heading;
  std::optional<std::uint32_t> begin, end;

  explicit QuoteColumns(const std::optional<Quote>& quote) {
    if (!quote) return;
    exact = quote->exact;
    prefix = quote->prefix;
    suffix = quote->suffix;
    heading = quote->heading;
    begin = quote->span.begin;
    end = quote->span.end;
  }
};

std::optional<std::string_view> name_of_severity(const std::optional<Severity>& severity) {
  return severity ? std::optional(name_of(*severity)) : std::nullopt;
}

/// Columns of a change, in the order read_change expects.
constexpr std::string_view kColumns =
    "SELECT c.id, c.source, s.url, c.fetch, c.class, c.type, c.not_before, c.not_after, "
    "f.archive_time, c.severity FROM change c JOIN source s ON s.id = c.source "
    "JOIN fetch f ON f.id = c.fetch ";

Error unknown_name(const Rows& rows) {
  return {ErrorKind::Storage, "change '" + rows.text(0) + "' has a class or type of no known name"};
}

}  // namespace

Result<void> ChangeStore::add(SourceId source, FetchId fetch, const Change& change) {
  TRY(database_.run(
      "INSERT INTO change (id, source, fetch, class, type, not_before, not_after, severity) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      change.id, source, fetch, name_of(change.change_class), name_of(change.type),
      change.not_before, change.not_after, name_of_severity(change.severity)));
  std::int64_t position = 0;
  for (const Edit& edit : change.edits) {
    const QuoteColumns before(edit.before);
    const QuoteColumns after(edit.after);
    TRY(database_.run(
        "INSERT INTO edit (change, position, type, reason, before_exact, before_prefix, "
        "before_suffix, before_heading, before_begin, before_end, after_exact, after_prefix, "
        "after_suffix, after_heading, after_begin, after_end, severity) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        change.id, position++, name_of(edit.type), edit.reason, before.exact, before.prefix,
        before.suffix, before.heading, before.begin, before.end, after.exact, after.prefix,
        after.suffix, after.heading, after.begin, after.end, name_of_severity(edit.severity)));
  }
  return {};
}

Result<std::vector<ChangeRow>> ChangeStore::read(const ChangeFilter& filter) {
  const std::int64_t since =
      filter.since ? filter.since->ms : std::numeric_limits<std::int64_t>::min();
  const std::int64_t until =
      filter.until ? filter.until->ms : std::numeric_limits<std::int64_t>::max();
  std::vector<ChangeRow> found;
  static const std::string start =
      std::string(kColumns) +
      "WHERE c.not_after >= ? AND c.not_after < ? AND (c.class = 'substantive' OR "
      "(c.class = 'links' AND c.severity IS NOT NULL) OR ?) ";
  static const std::string of_all = start + "ORDER BY c.not_after, s.url, c.id";
  static const std::string of_one = start + "AND c.source = ? ORDER BY c.not_after, c.id";
  const std::int64_t every_class = filter.only_news ? 0 : 1;
  Result<Rows> asked =
      filter.source ? database_.query(of_one.c_str(), since, until, every_class, *filter.source)
                    : database_.query(of_all.c_str(), since, until, every_class);
  Rows rows = TRY(std::move(asked));
  while (TRY(rows.next()))
    found.push_back(TRY(read_change(rows)));
  return found;
}

Result<std::optional<ChangeRow>> ChangeStore::find(const std::string& id) {
  static const std::string of_id = std::string(kColumns) + "WHERE c.id = ?";
  Rows rows = TRY(database_.query(of_id.c_str(), id));
  if (!TRY(rows.next())) return std::optional<ChangeRow>{};
  ChangeRow row = TRY(read_change(rows));
  return std::optional(std::move(row));
}

Result<ChangeRow> ChangeStore::read_change(const Rows& rows) {
  const auto change_class = from_name<ChangeClass>(rows.bytes(4));
  const auto type = from_name<ChangeType>(rows.bytes(5));
  if (!change_class || !type) return unknown_name(rows);
  ChangeRow row{
      .source = SourceId{rows.integer(1)},
      .url = rows.text(2),
      .fetch = FetchId{rows.integer(3)},
      .captured_at = rows.bytes(8).empty() ? format_rfc3339(rows.instant(7)) : rows.text(8),
      .change = {.id = rows.text(0),
                 .change_class = *change_class,
                 .type = *type,
                 .severity = from_name<Severity>(rows.bytes(9)),
                 .not_before = rows.instant(6),
                 .not_after = rows.instant(7),
                 .edits = {}}};
  row.change.edits = TRY(edits_of(row.change.id));
  return row;
}

Result<std::vector<Edit>> ChangeStore::edits_of(const std::string& change_id) {
  Rows rows = TRY(database_.query(
      "SELECT type, reason, before_exact, before_prefix, before_suffix, before_heading, "
      "before_begin, before_end, after_exact, after_prefix, after_suffix, after_heading, "
      "after_begin, after_end, severity FROM edit WHERE change = ? ORDER BY position",
      change_id));
  std::vector<Edit> edits;
  while (TRY(rows.next())) {
    const auto type = from_name<ChangeType>(rows.bytes(0));
    if (!type)
      return Error{ErrorKind::Storage, "an edit of change '" + change_id + "' has no known type"};
    edits.push_back({.type = *type,
                     .before = read_quote(rows, 2),
                     .after = read_quote(rows, 8),
                     .reason = rows.text(1),
                     .severity = from_name<Severity>(rows.bytes(14))});
  }
  return edits;
}

Result<std::optional<Instant>> ChangeStore::last_substantive(SourceId source, Instant as_of) {
  const auto at = TRY(database_.integer(
      "SELECT max(not_after) FROM change WHERE source = ? AND class = 'substantive' "
      "AND not_after <= ?",
      source, as_of));
  return at ? std::optional(Instant{*at}) : std::nullopt;
}

}  // namespace labledger::db
