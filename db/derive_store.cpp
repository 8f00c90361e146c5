#include "db/derive_store.hpp"

#include <algorithm>

#include "core/names.hpp"
#include "db/statement_store.hpp"

namespace labledger::db {
namespace {

std::vector<CaptureProblem> parse_problems(std::string_view text) {
  std::vector<CaptureProblem> problems;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (const auto problem = from_name<CaptureProblem>(text.substr(0, end))) {
      problems.push_back(*problem);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return problems;
}

/// Reads a stated date from three neighbouring columns: value, precision, source.
std::optional<StatedDate> read_date(const Rows& rows, int column) {
  const auto precision = from_name<DatePrecision>(rows.bytes(column + 1));
  if (rows.is_null(column) || !precision) return std::nullopt;
  return StatedDate{rows.text(column), *precision, rows.text(column + 2)};
}

std::optional<std::string_view> value_of(const std::optional<StatedDate>& date) {
  return date ? std::optional<std::string_view>(date->value) : std::nullopt;
}
std::optional<std::string_view> precision_of(const std::optional<StatedDate>& date) {
  return date ? std::optional<std::string_view>(name_of(date->precision)) : std::nullopt;
}
std::optional<std::string_view> origin_of(const std::optional<StatedDate>& date) {
  return date ? std::optional<std::string_view>(date->source) : std::nullopt;
}

}  // namespace

std::string format_problems(const std::vector<CaptureProblem>& problems) {
  std::string out;
  for (const CaptureProblem problem : problems) {
    if (!out.empty()) out += ' ';
    out += name_of(problem);
  }
  return out;
}

Result<std::optional<DeriveCursor>> DeriveStore::cursor(SourceId source) {
  Rows rows = TRY(database_.query(
      "SELECT fetch, newest, at, payload, fingerprint, problems, usable, usable_at, versions, "
      "derived_by FROM derive_cursor WHERE source = ?",
      source));
  if (!TRY(rows.next())) return std::optional<DeriveCursor>{};
  DeriveCursor cursor;
  cursor.fetch = FetchId{rows.integer(0)};
  cursor.newest = FetchId{rows.integer(1)};
  cursor.at = rows.instant(2);
  if (!rows.is_null(3)) cursor.payload = PayloadId{rows.integer(3)};
  cursor.fingerprint = static_cast<std::uint64_t>(rows.integer(4));
  cursor.problems = parse_problems(rows.bytes(5));
  if (!rows.is_null(6)) cursor.usable = FetchId{rows.integer(6)};
  cursor.usable_at = rows.optional_instant(7);
  cursor.versions = rows.integer(8);
  cursor.derived_by = rows.text(9);
  return std::optional(std::move(cursor));
}

Result<void> DeriveStore::put_cursor(SourceId source, const DeriveCursor& cursor) {
  return database_.run(
      "INSERT OR REPLACE INTO derive_cursor (source, fetch, newest, at, payload, fingerprint, "
      "problems, usable, usable_at, versions, derived_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      source, cursor.fetch, cursor.newest, cursor.at, cursor.payload,
      static_cast<std::int64_t>(cursor.fingerprint), format_problems(cursor.problems),
      cursor.usable, cursor.usable_at, cursor.versions, cursor.derived_by);
}

Result<void> DeriveStore::add_version(SourceId source, const VersionRow& version) {
  return database_.run(
      "INSERT INTO version (source, number, fetch, title, language, published, "
      "published_precision, published_source, modified, modified_precision, modified_source, "
      "effective, effective_precision, effective_source, segments) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      source, version.number, version.fetch, version.title, version.language,
      value_of(version.published), precision_of(version.published), origin_of(version.published),
      value_of(version.modified), precision_of(version.modified), origin_of(version.modified),
      value_of(version.effective), precision_of(version.effective), origin_of(version.effective),
      version.segments);
}

Result<std::vector<VersionRow>> DeriveStore::versions(SourceId source) {
  Rows rows = TRY(database_.query(
      "SELECT number, fetch, title, language, published, published_precision, published_source, "
      "modified, modified_precision, modified_source, effective, effective_precision, "
      "effective_source, segments FROM version WHERE source = ? "
      "ORDER BY number",
      source));
  std::vector<VersionRow> versions;
  while (TRY(rows.next())) {
    VersionRow version;
    version.number = rows.integer(0);
    version.fetch = FetchId{rows.integer(1)};
    version.title = rows.text(2);
    version.language = rows.text(3);
    version.published = read_date(rows, 4);
    version.modified = read_date(rows, 7);
    version.effective = read_date(rows, 10);
    version.segments = rows.integer(13);
    versions.push_back(std::move(version));
  }
  return versions;
}

Result<void> DeriveStore::add_capture(SourceId source, const CaptureRow& capture) {
  return database_.run("INSERT INTO capture (fetch, source, problems, version) VALUES (?, ?, ?, ?)",
                       capture.fetch, source, format_problems(capture.problems), capture.version);
}

Result<std::optional<CaptureRow>> DeriveStore::capture(FetchId fetch) {
  Rows rows = TRY(database_.query("SELECT problems, version FROM capture WHERE fetch = ?", fetch));
  if (!TRY(rows.next())) return std::optional<CaptureRow>{};
  return std::optional(CaptureRow{fetch, parse_problems(rows.bytes(0)), rows.optional_integer(1)});
}

Result<std::vector<AttemptRow>> DeriveStore::last_attempts(SourceId source, std::int64_t limit) {
  std::vector<AttemptRow> attempts;
  Rows rows = TRY(database_.query(
      "SELECT f.started, f.outcome, f.provenance, c.problems, c.version FROM fetch f LEFT JOIN "
      "capture c ON c.fetch = f.id WHERE f.source = ? ORDER BY f.started DESC, f.id DESC LIMIT ?",
      source, limit));
  while (TRY(rows.next())) {
    const auto outcome = from_name<FetchOutcome>(rows.bytes(1));
    const auto provenance = from_name<Provenance>(rows.bytes(2));
    if (!outcome || !provenance) {
      return Error{ErrorKind::Storage, "an attempt has the unknown outcome '" + rows.text(1) + "'"};
    }
    attempts.push_back({.at = rows.instant(0),
                        .outcome = *outcome,
                        .provenance = *provenance,
                        .problems = parse_problems(rows.bytes(3)),
                        .version = rows.optional_integer(4)});
  }
  return attempts;
}

Result<void> DeriveStore::reset(SourceId source) {
  TRY(StatementStore(database_).drop(source));  // It looks at the segments.
  TRY(database_.run("DELETE FROM edit WHERE change IN (SELECT id FROM change WHERE source = ?)",
                    source));
  TRY(database_.run("DELETE FROM change WHERE source = ?", source));
  TRY(database_.run("DELETE FROM capture WHERE source = ?", source));
  TRY(database_.run("DELETE FROM version WHERE source = ?", source));
  TRY(database_.run("DELETE FROM segment WHERE source = ?", source));
  TRY(database_.run("DELETE FROM opening_event WHERE source = ?", source));
  TRY(database_.run("DELETE FROM opening WHERE source = ?", source));
  TRY(database_.run("DELETE FROM board WHERE source = ?", source));
  TRY(database_.run("DELETE FROM feed_item WHERE source = ?", source));
  return database_.run("DELETE FROM derive_cursor WHERE source = ?", source);
}

Result<void> DeriveStore::reset_all() {
  Transaction transaction = TRY(Transaction::begin(database_));
  TRY(StatementStore(database_).drop_all());
  TRY(database_.run_script(
      "DELETE FROM edit; DELETE FROM change; DELETE FROM capture; DELETE FROM version;"
      "DELETE FROM segment; DELETE FROM opening_event; DELETE FROM opening; DELETE FROM board;"
      "DELETE FROM feed_item; DELETE FROM derive_cursor;"));
  return transaction.commit();
}

Result<std::vector<SourceId>> DeriveStore::stale_sources(std::string_view derived_by,
                                                         std::string_view or_by) {
  Rows rows = TRY(database_.query(
      "SELECT s.id FROM source s LEFT JOIN derive_cursor c ON c.source = s.id "
      "WHERE c.source IS NULL OR c.derived_by NOT IN (?, ?) OR "
      "EXISTS (SELECT 1 FROM fetch f WHERE f.source = s.id AND f.id > c.newest) ORDER BY s.id",
      derived_by, or_by));
  std::vector<SourceId> sources;
  while (TRY(rows.next()))
    sources.push_back(SourceId{rows.integer(0)});
  return sources;
}

Result<std::int64_t> DeriveStore::count_derived_by(std::string_view derived_by) {
  Rows rows =
      TRY(database_.query("SELECT count(*) FROM derive_cursor WHERE derived_by = ?", derived_by));
  const bool any = TRY(rows.next());
  return any ? rows.integer(0) : 0;
}

}  // namespace labledger::db
