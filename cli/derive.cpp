#include "cli/derive.hpp"

#include <algorithm>
#include <utility>

#include "analysis/change_direction.hpp"
#include "cli/derive_feed.hpp"
#include "cli/signals.hpp"
#include "cli/source_history.hpp"
#include "core/believed_dates.hpp"
#include "core/url.hpp"

namespace labledger::cli {
namespace {

/// Sources kept between calls. An archive brings one source after the other, a crawl each once, so
/// a few are enough; more would only hold memory.
constexpr std::size_t kLiveSources = 64;

}  // namespace

bool is_robots_txt(std::string_view url) {
  const auto parsed = parse_url(url);
  return parsed && parsed->path == "/robots.txt";
}

std::string_view content_type_of(const FetchRecord& record) {
  return find_header(record.response_headers, "Content-Type").value_or(std::string_view{});
}

Result<std::unique_ptr<Deriver::Live>> Deriver::restore(SourceId source) {
  auto live = std::make_unique<Live>();
  live->raised_up_to = TRY(ledger_.events().raised_up_to(source));
  auto cursor = TRY(ledger_.derived().cursor(source));
  if (!cursor) return live;
  const bool is_unread = cursor->derived_by == kDerivedUnread;
  const bool may_stay_unread = is_unread && wordings_ == WordingPolicy::LeaveUnread;
  if (cursor->derived_by != kDerivedBy && !may_stay_unread) {
    TRY(ledger_.derived().reset(source));
    return live;
  }
  live->is_unread = is_unread;
  live->fresh = false;
  live->cursor = *std::move(cursor);
  return live;
}

Result<analysis::SourceMemory> Deriver::restore_memory(SourceId source,
                                                       const db::DeriveCursor& cursor) {
  std::optional<analysis::UsableCapture> last;
  if (cursor.usable) {
    const db::FetchRow row = TRY(ledger_.evidence().get(*cursor.usable));
    const Source* entry = entry_of(row.record.url);
    const auto selections = entry == nullptr ? std::vector<PageSelection>{} : entry->select;
    last = analysis::UsableCapture{cursor.usable_at.value(),
                                   TRY(read_document(ledger_, *cursor.usable, selections))};
  }
  return analysis::SourceMemory(TRY(ledger_.segments().load(source)), std::move(last));
}

Result<Deriver::Live*> Deriver::live(SourceId source) {
  if (const auto known = live_.find(source.value); known != live_.end()) return known->second.get();
  if (live_.size() >= kLiveSources) live_.clear();
  std::unique_ptr<Live> restored = TRY(restore(source));
  return live_.emplace(source.value, std::move(restored)).first->second.get();
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

Result<bool> Deriver::is_late(const db::FetchRow& row, const Live& live) {
  if (live.fresh) return false;
  if (row.record.started != live.cursor.at) return row.record.started < live.cursor.at;
  // Of the same instant: the order is that of EvidenceStore::for_each_after().
  const db::FetchRow last = TRY(ledger_.evidence().get(live.cursor.fetch));
  return row.record.archive < last.record.archive;
}

Result<void> Deriver::derive(SourceId source) {
  Live* state = TRY(live(source));
  std::vector<db::FetchRow> rows = TRY(pending(source, *state));
  if (rows.empty()) return {};
  const bool is_late = TRY(this->is_late(rows.front(), *state));
  if (is_late) {
    TRY(ledger_.derived().reset(source));
    const FetchId raised_up_to = state->raised_up_to;
    *state = Live{};
    state->raised_up_to = raised_up_to;
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
  state->cursor.derived_by = state->is_unread ? kDerivedUnread : kDerivedBy;
  state->raised_up_to = std::max(state->raised_up_to, state->cursor.newest);
  TRY(ledger_.events().mark_raised(source, state->raised_up_to));
  if (state->memory) TRY(ledger_.segments().put(source, state->memory->take_dirty()));
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

Result<ParsedBody> Deriver::parsed_body(const db::FetchRow& row) {
  if (const auto ready = offered_.find(row.id); ready != offered_.end()) {
    ParsedBody parsed = std::move(ready->second);
    offered_.erase(ready);
    return parsed;
  }
  const auto bytes = TRY(ledger_.evidence().payloads().get(row.payload.value()));
  const std::optional<PageSelection> selection = selection_of(row.record);
  return reduce_body(*bytes, content_type_of(row.record), selection ? &*selection : nullptr);
}

std::optional<PageSelection> Deriver::selection_of(const FetchRecord& record) const {
  const Source* entry = entry_of(record.url);
  const PageSelection* found =
      entry == nullptr ? nullptr : selection_at(entry->select, record.started);
  return found == nullptr ? std::nullopt : std::optional(*found);
}

Result<void> Deriver::take_body(SourceId source, Live& live, const db::FetchRow& row) {
  ParsedBody parsed = TRY(parsed_body(row));
  const SourceKind list_kind = TRY(this->list_kind(row, parsed));
  if (list_kind != SourceKind::Page) return take_list(source, live, row, list_kind);
  const std::uint64_t fingerprint = parsed.reduced ? parsed.reduced->content.fingerprint : 0;
  const bool same =
      live.cursor.payload && fingerprint != 0 && fingerprint == live.cursor.fingerprint;
  live.cursor.payload = row.payload;
  live.cursor.fingerprint = fingerprint;
  if (same) return take_same(source, live, row);
  complete(parsed);
  return take_document(source, live, row, parsed);
}

Result<SourceKind> Deriver::list_kind(const db::FetchRow& row, const ParsedBody& parsed) {
  using parsers::MediaKind;
  const Source* entry = entry_of(row.record.url);
  if (entry != nullptr) return list_kind_of(entry, {});
  const MediaKind media = parsed.reduced ? parsed.reduced->kind : MediaKind::Other;
  if (media != MediaKind::Other && media != MediaKind::PlainText) return SourceKind::Page;
  const auto bytes = TRY(ledger_.evidence().payloads().get(row.payload.value()));
  return list_kind_of(nullptr, *bytes);
}

Result<void> Deriver::take_list(SourceId source, Live& live, const db::FetchRow& row,
                                SourceKind kind) {
  const auto bytes = TRY(ledger_.evidence().payloads().get(row.payload.value()));
  const ListBody body{.source = source,
                      .row = row,
                      .bytes = *bytes,
                      .entry = entry_of(row.record.url),
                      .cursor = live.cursor,
                      .raised_up_to = live.raised_up_to};
  Result<ListFinding> taken =
      kind == SourceKind::Jobs ? boards_.take(body) : take_feed(ledger_, body, kind);
  const ListFinding finding = TRY(std::move(taken));
  live.cursor.payload = row.payload;
  live.cursor.fingerprint = 0;  // Only equal bytes are the same list.
  live.cursor.problems = finding.problems;
  db::CaptureRow capture{.fetch = row.id, .problems = finding.problems, .version = {}};
  if (finding.problems.empty()) {
    if (finding.new_version || live.cursor.versions == 0) {
      db::VersionRow version;
      version.number = ++live.cursor.versions;
      version.fetch = row.id;
      version.title = finding.title;
      version.segments = finding.items;
      TRY(ledger_.derived().add_version(source, version));
    }
    live.cursor.usable = row.id;
    live.cursor.usable_at = row.record.started;
    capture.version = live.cursor.versions;
  }
  return ledger_.derived().add_capture(source, capture);
}

const Source* Deriver::entry_of(const std::string& url) const {
  const Source* entry = alerts_.registry().find_source(url);
  return entry != nullptr && entry->discovered_by.empty() ? entry : nullptr;
}

Result<void> Deriver::take_same(SourceId source, Live& live, const db::FetchRow& row) {
  db::CaptureRow capture{.fetch = row.id, .problems = live.cursor.problems, .version = {}};
  if (capture.problems.empty()) {
    if (live.memory) live.memory->observe_same(row.record.started);
    live.cursor.usable_at = row.record.started;
    capture.version = live.cursor.versions;
  }
  return ledger_.derived().add_capture(source, capture);
}

Result<void> Deriver::take_document(SourceId source, Live& live, const db::FetchRow& row,
                                    const ParsedBody& parsed) {
  const Document& document = parsed.document.value();
  if (!live.memory) {
    analysis::SourceMemory restored = TRY(restore_memory(source, live.cursor));
    live.memory = std::move(restored);
  }
  const std::optional<Instant> before = live.cursor.usable_at;
  analysis::Finding finding;
  finding.problems = problems_around(row.record, parsed);
  if (finding.problems.empty()) {
    finding = live.memory->observe({.source_url = row.record.url,
                                    .at = row.record.started,
                                    .document = document,
                                    .segmentation = &parsed.segmentation});
  }
  live.cursor.problems = finding.problems;
  db::CaptureRow capture{.fetch = row.id, .problems = finding.problems, .version = {}};
  if (finding.problems.empty()) {
    if (finding.new_version) {
      ++live.cursor.versions;
      BelievedDates dates = believe_dates(document, row.record.started);
      TRY(ledger_.derived().add_version(
          source, {.number = live.cursor.versions,
                   .fetch = row.id,
                   .title = document.title,
                   .language = document.language,
                   .published = std::move(dates.published),
                   .modified = std::move(dates.modified),
                   .effective = std::move(dates.effective),
                   .segments = static_cast<std::int64_t>(parsed.segmentation.segments.size())}));
    }
    live.cursor.usable = row.id;
    live.cursor.usable_at = row.record.started;
    capture.version = live.cursor.versions;
  }
  TRY(ledger_.derived().add_capture(source, capture));
  if (wordings_ == WordingPolicy::Read) {
    TRY(statements_.take(
        source, row, document,
        {.segmentation = parsed.segmentation, .fresh = finding.wordings, .not_before = before}));
  } else {
    live.is_unread = live.is_unread || !finding.wordings.empty();
  }
  for (Change& change : finding.changes) {
    if (change.change_class == ChangeClass::Substantive) {
      analysis::judge_directions(tools_.classifier(), change);
      ++substantive_changes_;
      if (row.id > live.raised_up_to) ++disclosures_;
    }
    TRY(ledger_.changes().add(source, row.id, change));
  }
  return row.id > live.raised_up_to ? raise(source, live, row, document, finding) : Result<void>{};
}

std::vector<CaptureProblem> Deriver::problems_around(const FetchRecord& record,
                                                     const ParsedBody& parsed) const {
  if (!parsed.document->usable()) return {};  // Its own problems are told by the analysis.
  if (led_to_home_page(record)) return {CaptureProblem::OtherDocument};
  const Source* source = alerts_.registry().find_source(record.url);
  const bool is_too_short = source != nullptr && parsed.segmentation.segments.size() <
                                                     source->expect.min_segments.value_or(0);
  if (is_too_short) return {CaptureProblem::TooFewSegments};
  return {};
}

Result<void> Deriver::raise(SourceId source, Live& live, const db::FetchRow& row,
                            const Document& document, const analysis::Finding& finding) {
  // What is told of a page is looked up beside what the ledger holds of others, and of itself.
  if (live.memory) TRY(ledger_.segments().put(source, live.memory->take_dirty()));
  if (finding.new_version && live.cursor.versions == 1) {
    TRY(alerts_.note_first_capture(source, row, document));
  }
  for (const Change& change : finding.changes)
    TRY(alerts_.note_change(source, row, document, change));
  return {};
}

Result<std::vector<SourceId>> Deriver::stale_sources() {
  const bool may_be_unread = wordings_ == WordingPolicy::LeaveUnread;
  return ledger_.derived().stale_sources(kDerivedBy, may_be_unread ? kDerivedUnread : kDerivedBy);
}

Result<std::int64_t> count_unread(Ledger& ledger) {
  return ledger.derived().count_derived_by(kDerivedUnread);
}

Result<void> derive_stale(Ledger& ledger, Deriver& deriver,
                          const std::function<void(std::size_t, std::size_t)>& progress) {
  const std::vector<SourceId> sources = TRY(deriver.stale_sources());
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
