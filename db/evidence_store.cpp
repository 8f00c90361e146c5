#include "db/evidence_store.hpp"

#include <charconv>
#include <cstring>

#include "core/names.hpp"

namespace labledger::db {
namespace {

/// Columns of a FetchRow, in the order read_row expects.
#define FETCH_COLUMNS                                                                     \
  "f.id, f.source, s.url, f.outcome, f.provenance, f.started, f.finished, f.status, "     \
  "f.final_url, f.redirects, f.request_headers, f.response_headers, p.digest, f.robots, " \
  "f.retry_at, f.remote_address, f.archive, f.archive_time, f.error, f.payload "          \
  "FROM fetch f JOIN source s ON s.id = f.source LEFT JOIN payload p ON p.id = f.payload "

std::string format_redirects(const std::vector<RedirectHop>& hops) {
  std::string out;
  for (const RedirectHop& hop : hops) {
    out.append(std::to_string(hop.status)).append(" ").append(hop.location).append("\n");
  }
  return out;
}

std::vector<RedirectHop> parse_redirects(std::string_view text) {
  std::vector<RedirectHop> hops;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    RedirectHop hop;
    const std::size_t blank = std::min(line.find(' '), line.size());
    std::from_chars(line.data(), line.data() + blank, hop.status);
    hop.location = line.substr(std::min(blank + 1, line.size()));
    hops.push_back(std::move(hop));
  }
  return hops;
}

std::optional<Digest> read_digest(const Rows& rows, int column) {
  const std::string_view bytes = rows.bytes(column);
  Digest digest;
  if (bytes.size() != digest.bytes.size()) return std::nullopt;
  std::memcpy(digest.bytes.data(), bytes.data(), bytes.size());
  return digest;
}

template <typename Enum>
Result<Enum> read_enum(const Rows& rows, int column) {
  const std::string_view name = rows.bytes(column);
  if (const auto value = from_name<Enum>(name)) return *value;
  return Error{ErrorKind::Storage, "fetch " + std::to_string(rows.integer(0)) + " holds '" +
                                       std::string(name) + "', which is no known value"};
}

Result<FetchRow> read_row(const Rows& rows) {
  FetchRow row;
  row.id = FetchId{rows.integer(0)};
  row.source = SourceId{rows.integer(1)};
  FetchRecord& record = row.record;
  record.url = rows.text(2);
  record.outcome = TRY(read_enum<FetchOutcome>(rows, 3));
  record.provenance = TRY(read_enum<Provenance>(rows, 4));
  record.started = rows.instant(5);
  record.finished = rows.instant(6);
  record.status = static_cast<int>(rows.integer(7));
  record.final_url = rows.text(8);
  record.redirects = parse_redirects(rows.bytes(9));
  record.request_headers = parse_headers(rows.bytes(10));
  record.response_headers = parse_headers(rows.bytes(11));
  record.payload = read_digest(rows, 12);
  record.robots = read_digest(rows, 13);
  record.retry_at = rows.optional_instant(14);
  record.remote_address = rows.text(15);
  record.archive = rows.text(16);
  record.archive_time = rows.text(17);
  record.error = rows.text(18);
  if (const auto payload = rows.optional_integer(19)) row.payload = PayloadId{*payload};
  return row;
}

Result<std::optional<FetchRow>> first_row(Result<Rows> query) {
  Rows rows = TRY(std::move(query));
  if (!TRY(rows.next())) return std::optional<FetchRow>{};
  FetchRow row = TRY(read_row(rows));
  return std::optional(std::move(row));
}

Result<void> visit_rows(Result<Rows> query,
                        const std::function<Result<void>(const FetchRow&)>& visit) {
  Rows rows = TRY(std::move(query));
  while (TRY(rows.next())) {
    const FetchRow row = TRY(read_row(rows));
    TRY(visit(row));
  }
  return {};
}

/// A header list as it comes back from storage, so that the link of a row can be computed again.
HeaderList stored_form(const HeaderList& headers) {
  return parse_headers(format_headers(headers));
}

}  // namespace

Digest chain_link(const Digest& previous, const FetchRecord& record) {
  DigestBuilder link;
  link.add(previous.view()).add(record.url).add(name_of(record.outcome));
  link.add(name_of(record.provenance)).add(record.started.ms).add(record.finished.ms);
  link.add(record.status).add(record.final_url).add(format_redirects(record.redirects));
  link.add(format_headers(record.request_headers)).add(format_headers(record.response_headers));
  link.add(record.payload ? record.payload->hex() : "")
      .add(record.robots ? record.robots->hex() : "");
  link.add(record.retry_at ? std::to_string(record.retry_at->ms) : "");
  link.add(record.remote_address).add(record.archive).add(record.archive_time).add(record.error);
  return link.finish();
}

Result<std::optional<SourceId>> EvidenceStore::find_source(std::string_view url) {
  const auto id = TRY(database_.integer("SELECT id FROM source WHERE url = ?", url));
  return id ? std::optional(SourceId{*id}) : std::nullopt;
}

Result<std::vector<std::string>> EvidenceStore::source_urls() {
  Rows rows = TRY(database_.query("SELECT url FROM source ORDER BY url"));
  std::vector<std::string> urls;
  while (TRY(rows.next()))
    urls.push_back(rows.text(0));
  return urls;
}

Result<SourceId> EvidenceStore::add_source(std::string_view url) {
  if (const auto known = TRY(find_source(url))) return *known;
  TRY(database_.run("INSERT INTO source (url) VALUES (?)", url));
  return SourceId{database_.last_insert_id()};
}

Result<Digest> EvidenceStore::last_link() {
  Rows rows = TRY(database_.query("SELECT chain FROM fetch ORDER BY id DESC LIMIT 1"));
  if (!TRY(rows.next())) return Digest{};
  const auto link = read_digest(rows, 0);
  if (!link) return Error{ErrorKind::Storage, "the last row of the fetch log has no chain link"};
  return *link;
}

Result<std::optional<FetchRow>> EvidenceStore::append(const FetchedBody& fetched) {
  FetchRow row{.id = {},
               .source = TRY(add_source(fetched.record.url)),
               .record = fetched.record,
               .payload = {}};
  FetchRecord& record = row.record;
  if (record.provenance == Provenance::Archive) {
    const auto known = TRY(database_.integer(
        "SELECT id FROM fetch WHERE source = ? AND started = ? AND archive = ? AND "
        "provenance = 'archive'",
        row.source, record.started, record.archive));
    if (known) return std::optional<FetchRow>{};
  }
  record.request_headers = stored_form(record.request_headers);
  record.response_headers = stored_form(record.response_headers);
  if (record.outcome == FetchOutcome::Fetched || !fetched.body.empty()) {
    record.payload = sha256(fetched.body);
    row.payload = TRY(payloads_.put(row.source, *record.payload, fetched.body));
  } else if (record.payload) {  // An archive's "same as that payload": kept only if we hold it.
    row.payload = TRY(payloads_.find(*record.payload));
    if (!row.payload) record.payload.reset();
  }
  const Digest previous = TRY(last_link());
  const Digest link = chain_link(previous, record);
  const auto robots = record.robots ? std::optional(Blob{record.robots->view()}) : std::nullopt;
  TRY(database_.run(
      "INSERT INTO fetch (source, outcome, provenance, started, finished, status, final_url, "
      "redirects, request_headers, response_headers, payload, robots, retry_at, remote_address, "
      "archive, archive_time, error, chain) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      row.source, name_of(record.outcome), name_of(record.provenance), record.started,
      record.finished, record.status, record.final_url, format_redirects(record.redirects),
      format_headers(record.request_headers), format_headers(record.response_headers), row.payload,
      robots, record.retry_at, record.remote_address, record.archive, record.archive_time,
      record.error, Blob{link.view()}));
  row.id = FetchId{database_.last_insert_id()};
  return std::optional(std::move(row));
}

Result<void> EvidenceStore::for_each_after(
    SourceId source, FetchId after, const std::function<Result<void>(const FetchRow&)>& visit) {
  return visit_rows(database_.query("SELECT " FETCH_COLUMNS "WHERE f.source = ? AND f.id > ? "
                                    "ORDER BY f.started, f.archive, f.id",
                                    source, after),
                    visit);
}

Result<void> EvidenceStore::for_each(const std::function<Result<void>(const FetchRow&)>& visit) {
  return visit_rows(database_.query("SELECT " FETCH_COLUMNS "ORDER BY f.id"), visit);
}

Result<FetchRow> EvidenceStore::get(FetchId fetch) {
  auto row = TRY(first_row(database_.query("SELECT " FETCH_COLUMNS "WHERE f.id = ?", fetch.value)));
  if (!row) return Error{ErrorKind::NotFound, "there is no fetch " + std::to_string(fetch.value)};
  return *std::move(row);
}

Result<std::optional<FetchRow>> EvidenceStore::last_with_payload(SourceId source) {
  return first_row(database_.query("SELECT " FETCH_COLUMNS
                                   "WHERE f.source = ? AND f.outcome = 'fetched' "
                                   "ORDER BY f.started DESC, f.id DESC LIMIT 1",
                                   source.value));
}

Result<std::optional<Instant>> EvidenceStore::last_attempt(SourceId source) {
  const auto at =
      TRY(database_.integer("SELECT max(started) FROM fetch WHERE source = ?", source.value));
  return at ? std::optional(Instant{*at}) : std::nullopt;
}

Result<std::optional<Instant>> EvidenceStore::last_attempt_before(SourceId source, Instant before) {
  const auto at = TRY(database_.integer(
      "SELECT max(started) FROM fetch WHERE source = ? AND started < ?", source, before));
  return at ? std::optional(Instant{*at}) : std::nullopt;
}

Result<bool> EvidenceStore::was_gone(SourceId source, Instant before) {
  const auto row = TRY(database_.integer(
      "SELECT 1 FROM fetch WHERE source = ? AND started < ? AND outcome = 'gone' LIMIT 1", source,
      before));
  return row.has_value();
}

Result<std::optional<Instant>> EvidenceStore::newest_capture() {
  const auto at = TRY(database_.integer("SELECT max(started) FROM fetch"));
  return at ? std::optional(Instant{*at}) : std::nullopt;
}

Result<std::vector<HostWait>> EvidenceStore::waits_after(Instant now) {
  std::vector<HostWait> waits;
  Rows rows = TRY(database_.query(
      "SELECT f.final_url, f.retry_at FROM fetch f WHERE f.retry_at > ? ORDER BY f.id", now));
  while (TRY(rows.next()))
    waits.push_back({rows.text(0), rows.instant(1)});
  return waits;
}

}  // namespace labledger::db
