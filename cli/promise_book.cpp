#include "cli/promise_book.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <string_view>
#include <tuple>
#include <utility>

#include "analysis/fold.hpp"
#include "analysis/promises/promise_state.hpp"
#include "analysis/promises/saying_day.hpp"
#include "cli/lexicon_files.hpp"
#include "core/url.hpp"

namespace labledger::cli {
namespace {

/// Whose promises those of a page are: the lab's id, else the host.
std::string owner_of(const std::string& lab, const std::string& url) {
  if (!lab.empty()) return lab;
  const auto parsed = parse_url(url);
  return parsed ? parsed->host : url;
}

/// The wording that the capture at that time showed; null when it is not known.
const db::VersionRow* wording_shown(const SourceHistory& history, Instant at) {
  for (const HistoryEntry& entry : history.entries) {
    if (entry.at == at && entry.usable() && entry.version) return history.version(*entry.version);
  }
  return nullptr;
}

/// The last day, or the end of time for what has no date.
Day last_day(const PromiseView& view) {
  return view.promise.deadline().latest.value_or(Day::max());
}

/// Where a promise stands in the list; valid while the view is.
std::tuple<Day, std::string_view, std::string_view, TextSpan, std::string_view> reading_place(
    const PromiseView& view) {
  return {last_day(view), view.lab_id, view.urls.front(), view.promise.quote.span, view.id};
}

}  // namespace

Result<PromiseReader> PromiseReader::begin(Ledger& ledger, PromiseQuery query) {
  const Lexicon lexicon = TRY(load_lexicon(""));
  auto finder = TRY(analysis::PromiseFinder::compile(lexicon));
  return PromiseReader(ledger, std::move(finder), std::move(query));
}

Result<void> PromiseReader::take(const StatementHistory& statement) {
  const std::string lab = statement.source == nullptr ? "" : statement.source->lab_id;
  if (!query_.lab.empty() && lab != query_.lab) return {};
  for (const SeenWording& wording : statement.wordings) {
    const SegmentRecord& segment = wording.row.segment;
    const bool is_asked_for =
        wording.states() && segment.role == BlockRole::Main && segment.first_seen <= query_.as_of;
    if (is_asked_for) TRY(take_wording(lab, statement.url, wording.row));
  }
  return {};
}

Result<void> PromiseReader::take_wording(const std::string& lab, const std::string& url,
                                         const db::WordingRow& row) {
  const SegmentRecord& segment = row.segment;
  const auto deadlines_when = [&](const SayingDay& said) {
    return finder_.deadlines_of(row.reading.kinds, row.reading.level, segment.text, said);
  };
  // The day on which it was seen will do to tell most that are none, without the page's history.
  const Day seen = analysis::day_of(segment.first_seen);
  if (deadlines_when({.first = {}, .last = seen}).empty()) return {};
  const SourceHistory& history = TRY(history_of(url));
  const db::VersionRow* const version = wording_shown(history, segment.first_seen);
  if (version == nullptr) return {};
  PromiseView view;
  const HistoryEntry* const before =
      history.last_usable(segment.first_seen + std::chrono::milliseconds(-1));
  view.said = analysis::saying_day(version->published, version->modified, segment.first_seen,
                                   before == nullptr ? std::nullopt : std::optional(before->at));
  view.promise = {.key = segment.key,
                  .letters = analysis::fold_letters(segment.text),
                  .quote = row.reading.quote,
                  .kinds = row.reading.kinds,
                  .level = row.reading.level,
                  .speaker = row.reading.speaker,
                  .deadlines = deadlines_when(view.said)};
  if (view.promise.deadlines.empty()) return {};
  view.lab_id = lab;
  view.id = analysis::promise_id(owner_of(lab, url), view.promise.letters);
  view.urls = {url};
  view.first_seen = segment.first_seen;
  view.last_seen = segment.last_seen;
  view.is_present = segment.present;
  const HistoryEntry* const shown = history.last_usable(segment.first_seen);
  if (shown != nullptr && shown->payload) view.payload = shown->payload->hex();
  add(std::move(view));
  return {};
}

Result<std::reference_wrapper<const SourceHistory>> PromiseReader::history_of(
    const std::string& url) {
  if (history_url_ != url) history_ = TRY(read_history(ledger_, url, query_.as_of));
  history_url_ = url;
  return std::cref(history_);
}

/// Adds a promise, or the page to one that another page has, too.
void PromiseReader::add(PromiseView view) {
  const auto [known, is_new] = views_.try_emplace(view.id, view);
  if (is_new) return;
  PromiseView& older = known->second;
  const Instant last_seen = std::max(older.last_seen, view.last_seen);
  const bool is_present = older.is_present || view.is_present;
  if (view.first_seen < older.first_seen) std::swap(older, view);
  older.urls.insert(older.urls.end(), view.urls.begin(), view.urls.end());
  older.last_seen = last_seen;
  older.is_present = is_present;
}

std::vector<PromiseView> PromiseReader::finish(const ReviewBook& reviews) && {
  std::vector<PromiseView> views;
  views.reserve(views_.size());
  const Day today = analysis::day_of(query_.as_of);
  for (auto& [id, view] : views_) {
    view.reviews = reviews.of(ReviewSubject::Promise, view.id);
    view.state = analysis::state_of(view.promise.deadline(), view.reviews, today);
    views.push_back(std::move(view));
  }
  std::erase_if(views, [&](const PromiseView& view) {
    return query_.due_before && last_day(view) >= *query_.due_before;
  });
  std::ranges::stable_sort(views, std::less(), reading_place);
  return views;
}

Result<std::vector<PromiseView>> read_promises(Ledger& ledger, const parsers::Registry& registry,
                                               const PromiseQuery& query) {
  PromiseReader reader = TRY(PromiseReader::begin(ledger, query));
  TRY(for_each_statement(
      ledger, registry, StatementFilter(),
      [&](const StatementHistory& statement) { return reader.take(statement); }));
  return std::move(reader).finish(TRY(ReviewBook::read(ledger)));
}

Result<bool> has_promise(Ledger& ledger, const parsers::Registry& registry, const std::string& id) {
  const std::vector<PromiseView> views = TRY(read_promises(ledger, registry, PromiseQuery()));
  return std::ranges::any_of(views, [&](const PromiseView& view) { return view.id == id; });
}

}  // namespace labledger::cli
