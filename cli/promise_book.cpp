#include "cli/promise_book.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <string_view>
#include <tuple>
#include <utility>

#include "analysis/fold.hpp"
#include "analysis/plain_text.hpp"
#include "analysis/promises/promise_state.hpp"
#include "analysis/promises/saying_day.hpp"
#include "cli/lexicon_files.hpp"
#include "core/check.hpp"
#include "core/url.hpp"

namespace labledger::cli {
namespace {

/// Whose promises those of a page are: the lab's id, else the host.
std::string owner_of(const Lab* lab, const std::string& url) {
  if (lab != nullptr) return lab->id;
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

Result<PromiseReader> PromiseReader::begin(const parsers::Registry& registry, PromiseQuery query) {
  const Lexicon lexicon = TRY(load_lexicon(""));
  auto deadlines = TRY(analysis::DeadlineReader::compile(lexicon));
  return PromiseReader(registry, std::move(deadlines), std::move(query));
}

void PromiseReader::take(const StatementHistory& statement) {
  const Lab* const lab = query_.lab.empty() ? nullptr : registry_.find_owner(statement.url);
  if (!query_.lab.empty() && (lab == nullptr || lab->id != query_.lab)) return;
  for (const SeenWording& wording : statement.wordings) {
    const SegmentRecord& segment = wording.row.segment;
    const bool is_asked_for = wording.row.reading.promise && segment.role == BlockRole::Main &&
                              segment.first_seen <= query_.as_of;
    if (is_asked_for) wordings_[statement.url].push_back(wording.row);
  }
}

/// Adds what a wording promises, said when the capture that first showed it tells.
void PromiseReader::add_promise(const std::string& url, const SourceHistory& history,
                                const db::WordingRow& row) {
  const SegmentRecord& segment = row.segment;
  const db::VersionRow* const version = wording_shown(history, segment.first_seen);
  if (version == nullptr) return;
  const HistoryEntry* const before =
      history.last_usable(segment.first_seen + std::chrono::milliseconds(-1));
  PromiseView view;
  view.said = analysis::saying_day(version->published, version->modified, segment.first_seen,
                                   before == nullptr ? std::nullopt : std::optional(before->at));
  view.promise = {
      .key = segment.key,
      .letters = analysis::fold_letters(segment.text),
      .quote = row.reading.quote,
      .kinds = row.reading.promise->kinds,
      .level = row.reading.promise->level,
      .speaker = row.reading.promise->speaker,
      .deadlines = deadlines_.read(analysis::plain_text(segment.text), view.said).deadlines};
  if (view.promise.deadlines.empty()) return;
  const Lab* const lab = registry_.find_owner(url);
  if (lab != nullptr) view.lab_id = lab->id;
  view.id = analysis::promise_id(owner_of(lab, url), view.promise.letters);
  view.urls = {url};
  view.first_seen = segment.first_seen;
  view.last_seen = segment.last_seen;
  view.is_present = segment.present;
  const HistoryEntry* const shown = history.last_usable(segment.first_seen);
  if (shown != nullptr && shown->payload) view.payload = shown->payload->hex();
  add(std::move(view));
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

Result<std::vector<PromiseView>> PromiseReader::finish(SourceHistories& histories,
                                                       const ReviewBook& reviews) && {
  CHECK_INVARIANT(histories.as_of() == query_.as_of);
  for (auto& [url, rows] : wordings_) {
    const SourceHistory& history = TRY(histories.of(url));
    std::ranges::sort(rows, {}, [](const db::WordingRow& row) {
      return std::pair(row.segment.first_seen, row.segment.key);
    });
    for (const db::WordingRow& row : rows)
      add_promise(url, history, row);
  }
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
  PromiseReader reader = TRY(PromiseReader::begin(registry, query));
  const auto take = [&](const StatementHistory& statement) -> Result<void> {
    reader.take(statement);
    return {};
  };
  TRY(for_each_statement(ledger, registry, StatementFilter(), take));
  const ReviewBook reviews = TRY(ReviewBook::read(ledger));
  SourceHistories histories(ledger, query.as_of);
  return std::move(reader).finish(histories, reviews);
}

Result<bool> has_promise(Ledger& ledger, const parsers::Registry& registry, const std::string& id) {
  const std::vector<PromiseView> views = TRY(read_promises(ledger, registry, PromiseQuery()));
  return std::ranges::any_of(views, [&](const PromiseView& view) { return view.id == id; });
}

}  // namespace labledger::cli
