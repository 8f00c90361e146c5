#include "cli/derive.hpp"

#include <algorithm>
#include <utility>

#include "analysis/segments.hpp"
#include "cli/signals.hpp"
#include "core/url.hpp"

namespace labledger::cli {
namespace {

/// Sources kept between calls. An archive brings one source after the other, a crawl each once, so
/// a few are enough; more would only hold memory.
constexpr std::size_t kLiveSources = 64;

bool is_robots_txt(std::string_view url) {
  const auto parsed = parse_url(url);
  return parsed && parsed->path == "/robots.txt";
}

}  // namespace

std::string_view content_type_of(const FetchRecord& record) {
  return find_header(record.response_headers, "Content-Type").value_or(std::string_view{});
}

Result<std::unique_ptr<Deriver::Live>> Deriver::restore(SourceId source) {
  auto live = std::make_unique<Live>();
  auto cursor = TRY(ledger_.derived().cursor(source));
  if (!cursor) return live;
  if (cursor->derived_by != kDerivedBy) {
    TRY(ledger_.derived().reset(source));
    return live;
  }
  live->fresh = false;
  live->cursor = *std::move(cursor);
  std::optional<analysis::UsableCapture> last;
  if (live->cursor.usable) {
    const db::FetchRow row = TRY(ledger_.evidence().get(*live->cursor.usable));
    const auto bytes = TRY(ledger_.evidence().payloads().get(row.payload.value()));
    last = analysis::UsableCapture{live->cursor.usable_at.value(),
                                   parsers::parse_payload(*bytes, content_type_of(row.record))};
  }
  live->memory = analysis::SourceMemory(TRY(ledger_.segments().load(source)), std::move(last));
  return live;
}

Result<Deriver::Live*> Deriver::live(SourceId source) {
  std::unique_ptr<Live>& slot = live_[source.value];
  if (slot == nullptr) {
    if (live_.size() > kLiveSources) {
      live_.clear();
      return this->live(source);
    }
    slot = TRY(restore(source));
  }
  return slot.get();
}

Result<std::vector<db::FetchRow>> Deriver::pending(SourceId source, const Live& live) {
  std::vector<db::FetchRow> rows;
  TRY(ledger_.evidence().for_each_after(source, live.cursor.newest,
                                        [&](const db::FetchRow& row) -> Result<void> {
                                          rows.push_back(row);
                                          return {};
                                        }));
  return rows;
}

Result<void> Deriver::derive(SourceId source) {
  Live* state = TRY(live(source));
  std::vector<db::FetchRow> rows = TRY(pending(source, *state));
  if (rows.empty()) return {};
  if (!state->fresh && rows.front().record.started < state->cursor.at) {
    TRY(ledger_.derived().reset(source));
    *state = Live{};
    rows = TRY(pending(source, *state));
  }
  const bool is_evidence_only = is_robots_txt(rows.front().record.url);
  for (const db::FetchRow& row : rows) {
    if (!is_evidence_only) TRY(take(source, *state, row));
    state->cursor.fetch = row.id;
    state->cursor.newest = std::max(state->cursor.newest, row.id);
    state->cursor.at = row.record.started;
    state->fresh = false;
  }
  state->cursor.derived_by = kDerivedBy;
  TRY(ledger_.segments().put(source, state->memory.take_dirty()));
  return ledger_.derived().put_cursor(source, state->cursor);
}

Result<void> Deriver::take(SourceId source, Live& live, const db::FetchRow& row) {
  switch (row.record.outcome) {
    case FetchOutcome::Fetched:
    case FetchOutcome::NotModified: {
      // A server vouches for the last body it gave; an archive may name another one.
      const auto body = row.payload ? row.payload : live.cursor.payload;
      if (!body) return {};  // Vouched for, but never seen.
      return body == live.cursor.payload ? take_same(source, live, row)
                                         : take_body(source, live, row);
    }
    default:
      return {};  // The outcome says it all.
  }
}

Result<void> Deriver::take_body(SourceId source, Live& live, const db::FetchRow& row) {
  const auto bytes = TRY(ledger_.evidence().payloads().get(row.payload.value()));
  const auto reduced = parsers::reduce_payload(*bytes, content_type_of(row.record));
  const std::uint64_t fingerprint = reduced ? reduced->content.fingerprint : 0;
  const bool same =
      live.cursor.payload && fingerprint != 0 && fingerprint == live.cursor.fingerprint;
  live.cursor.payload = row.payload;
  live.cursor.fingerprint = fingerprint;
  if (same) return take_same(source, live, row);
  if (reduced) return take_document(source, live, row, parsers::build_document(*reduced));
  Document unreadable;
  unreadable.problems.push_back(CaptureProblem::Unparsable);
  return take_document(source, live, row, unreadable);
}

Result<void> Deriver::take_same(SourceId source, Live& live, const db::FetchRow& row) {
  db::CaptureRow capture{.fetch = row.id, .problems = live.cursor.problems, .version = {}};
  if (capture.problems.empty()) {
    live.memory.observe_same(row.record.started);
    live.cursor.usable_at = row.record.started;
    capture.version = live.cursor.versions;
  }
  return ledger_.derived().add_capture(source, capture);
}

Result<void> Deriver::take_document(SourceId source, Live& live, const db::FetchRow& row,
                                    const Document& document) {
  const analysis::Finding finding = live.memory.observe(
      {.source_url = row.record.url, .at = row.record.started, .document = document});
  live.cursor.problems = finding.problems;
  db::CaptureRow capture{.fetch = row.id, .problems = finding.problems, .version = {}};
  if (finding.problems.empty()) {
    if (finding.new_version) {
      ++live.cursor.versions;
      TRY(ledger_.derived().add_version(
          source,
          {.number = live.cursor.versions,
           .fetch = row.id,
           .title = document.title,
           .language = document.language,
           .published = document.published,
           .modified = document.modified,
           .segments = static_cast<std::int64_t>(analysis::segment(document).segments.size())}));
    }
    live.cursor.usable = row.id;
    live.cursor.usable_at = row.record.started;
    capture.version = live.cursor.versions;
  }
  TRY(ledger_.derived().add_capture(source, capture));
  for (const Change& change : finding.changes) {
    TRY(ledger_.changes().add(source, row.id, change));
    if (change.change_class == ChangeClass::Substantive) ++disclosures_;
  }
  return {};
}

Result<void> derive_stale(Ledger& ledger, Deriver& deriver,
                          const std::function<void(std::size_t, std::size_t)>& progress) {
  const std::vector<SourceId> sources = TRY(ledger.derived().stale_sources(kDerivedBy));
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (stop_requested()) return {};
    progress(i, sources.size());
    db::Transaction transaction = TRY(db::Transaction::begin(ledger.database()));
    auto derived = deriver.derive(sources[i]);
    if (!derived) deriver.forget();
    TRY(std::move(derived));
    TRY(transaction.commit());
  }
  return {};
}

}  // namespace labledger::cli
