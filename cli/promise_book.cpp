#include "cli/promise_book.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "analysis/promises/promise_state.hpp"
#include "analysis/promises/saying_day.hpp"
#include "cli/derive.hpp"
#include "cli/lexicon_files.hpp"
#include "cli/page_owner.hpp"
#include "cli/review_book.hpp"
#include "cli/source_history.hpp"
#include "core/url.hpp"

namespace labledger::cli {
namespace {

using analysis::FoundPromise;

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

class PromiseReader {
 public:
  PromiseReader(Ledger& ledger, const parsers::Registry& registry,
                const analysis::PromiseFinder& finder, const PromiseQuery& query)
      : ledger_(ledger), registry_(registry), owners_(registry), finder_(finder), query_(query) {}

  /// Adds the promises of one page.
  Result<void> read_page(const std::string& url) {
    const auto source = TRY(ledger_.evidence().find_source(url));
    if (!source) return {};
    const std::vector<SegmentRecord> records = TRY(candidates(*source));
    std::map<Instant, std::vector<const SegmentRecord*>> by_capture;
    for (const SegmentRecord& record : records)
      by_capture[record.first_seen].push_back(&record);
    if (by_capture.empty()) return {};
    const SourceHistory history = TRY(read_history(ledger_, url, query_.as_of));
    for (const auto& [at, shown] : by_capture)
      TRY(read_capture(url, history, at, shown));
    return {};
  }

  std::vector<PromiseView> take() && {
    std::vector<PromiseView> views;
    views.reserve(views_.size());
    for (auto& [id, view] : views_)
      views.push_back(std::move(view));
    return views;
  }

 private:
  [[nodiscard]] bool is_asked_for(const SegmentRecord& record) const {
    return record.role == BlockRole::Main && record.first_seen <= query_.as_of;
  }

  /// The sentences of a page that may be promises: going by how they are read or, where some are
  /// not read yet, all that have a deadline.
  Result<std::vector<SegmentRecord>> candidates(SourceId source) {
    std::vector<SegmentRecord> found;
    const auto seen_on = [](const SegmentRecord& record) {
      return SayingDay{.first = {}, .last = analysis::day_of(record.first_seen)};
    };
    const auto cursor = TRY(ledger_.derived().cursor(source));
    if (cursor && cursor->derived_by == kDerivedUnread) {
      const std::vector<SegmentRecord> records = TRY(ledger_.segments().load(source));
      for (const SegmentRecord& record : records) {
        if (is_asked_for(record) && finder_.has_deadline(record.text, seen_on(record))) {
          found.push_back(record);
        }
      }
      return found;
    }
    std::vector<db::WordingRow> rows = TRY(ledger_.statements().telling(source));
    for (db::WordingRow& row : rows) {
      if (row.reading.kinds.empty() || !is_asked_for(row.segment)) continue;
      if (finder_.can_be_promise(row.reading.kinds, row.reading.level, row.segment.text,
                                 seen_on(row.segment))) {
        found.push_back(std::move(row.segment));
      }
    }
    return found;
  }

  /// Adds those of the sentences that are promises, as the capture that first showed them has them.
  Result<void> read_capture(const std::string& url, const SourceHistory& history, Instant at,
                            const std::vector<const SegmentRecord*>& shown) {
    const db::VersionRow* version = wording_shown(history, at);
    if (version == nullptr) return {};
    const Source* entry = registry_.find_source(url);
    const Document document = TRY(read_document(
        ledger_, version->fetch, entry == nullptr ? std::vector<PageSelection>{} : entry->select));
    const HistoryEntry* before = history.last_usable(at + std::chrono::milliseconds(-1));
    const auto not_before = before == nullptr ? std::nullopt : std::optional(before->at);
    const SayingDay said = analysis::saying_day(document, at, not_before);
    const auto promises =
        finder_.promises_of(document, owner_of_page(owners_, url, document).voice, said);
    const HistoryEntry* capture = history.last_usable(at);
    for (const SegmentRecord* record : shown) {
      const auto found = std::ranges::find(promises, record->key, &FoundPromise::key);
      if (found == promises.end()) continue;
      PromiseView view;
      view.promise = *found;
      view.said = said;
      view.urls = {url};
      view.first_seen = record->first_seen;
      view.last_seen = record->last_seen;
      view.is_present = record->present;
      if (capture != nullptr && capture->payload) view.payload = capture->payload->hex();
      add(url, std::move(view));
    }
    return {};
  }

  /// Adds a promise, or the page to one that another page has, too.
  void add(const std::string& url, PromiseView view) {
    const Lab* lab = registry_.find_owner(url);
    if (lab != nullptr) view.lab_id = lab->id;
    view.id = analysis::promise_id(owner_of(lab, url), view.promise.letters);
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

  Ledger& ledger_;
  const parsers::Registry& registry_;
  PageOwners owners_;
  const analysis::PromiseFinder& finder_;
  const PromiseQuery& query_;
  std::map<std::string, PromiseView> views_;  // By id.
};

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

Result<std::vector<PromiseView>> read_promises(Ledger& ledger, const parsers::Registry& registry,
                                               const PromiseQuery& query) {
  const Lexicon lexicon = TRY(load_lexicon(""));
  const auto finder = TRY(analysis::PromiseFinder::compile(lexicon));
  PromiseReader reader(ledger, registry, finder, query);
  const std::vector<std::string> urls = TRY(ledger.evidence().source_urls());
  for (const std::string& url : urls) {
    const Lab* lab = registry.find_owner(url);
    const bool is_wanted = query.lab.empty() || (lab != nullptr && lab->id == query.lab);
    if (is_wanted) TRY(reader.read_page(url));
  }
  std::vector<PromiseView> views = std::move(reader).take();
  const ReviewBook reviews = TRY(ReviewBook::read(ledger));
  const Day today = analysis::day_of(query.as_of);
  for (PromiseView& view : views) {
    view.reviews = reviews.of(ReviewSubject::Promise, view.id);
    view.state = analysis::state_of(view.promise.deadline(), view.reviews, today);
  }
  std::erase_if(views, [&](const PromiseView& view) {
    return query.due_before && last_day(view) >= *query.due_before;
  });
  std::ranges::stable_sort(views, std::less(), reading_place);
  return views;
}

Result<bool> has_promise(Ledger& ledger, const parsers::Registry& registry, const std::string& id) {
  const std::vector<PromiseView> views = TRY(read_promises(ledger, registry, PromiseQuery()));
  return std::ranges::any_of(views, [&](const PromiseView& view) { return view.id == id; });
}

}  // namespace labledger::cli
