#include "cli/promise_book.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

#include "analysis/promises/promise_state.hpp"
#include "analysis/promises/saying_day.hpp"
#include "cli/derive.hpp"
#include "cli/lexicon_files.hpp"
#include "cli/page_owner.hpp"
#include "cli/parallel.hpp"
#include "cli/review_book.hpp"
#include "cli/source_history.hpp"
#include "core/selection.hpp"
#include "core/url.hpp"
#include "parsers/payload.hpp"

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

/// A capture that first showed sentences which may be promises.
struct ShowingCapture {
  std::string url;
  Instant at;
  FetchId fetch;                      ///< Of the wording that it shows.
  std::optional<Instant> not_before;  ///< The last usable capture before it; empty: none.
  std::string payload;                ///< In hex; empty when it is not known.
  std::vector<SegmentRecord> sentences;
};

/// What a capture's document says.
struct ReadCapture {
  db::FetchRow row;
  std::shared_ptr<const std::string> bytes;  // Owners: the payload store's cache and this.
  SayingDay said;
  std::vector<FoundPromise> promises;
};

/// So many bodies are in memory at a time.
constexpr std::size_t kBatch = 64;

class PromiseReader {
 public:
  PromiseReader(Ledger& ledger, const parsers::Registry& registry,
                const analysis::PromiseFinder& finder, const PromiseQuery& query)
      : ledger_(ledger), registry_(registry), owners_(registry), finder_(finder), query_(query) {}

  /// Notes the captures that first showed what may be a promise of one page.
  Result<void> find_captures(const std::string& url) {
    const auto source = TRY(ledger_.evidence().find_source(url));
    if (!source) return {};
    std::vector<SegmentRecord> records = TRY(candidates(*source));
    std::map<Instant, std::vector<SegmentRecord>> by_capture;
    for (SegmentRecord& record : records)
      by_capture[record.first_seen].push_back(std::move(record));
    if (by_capture.empty()) return {};
    const SourceHistory history = TRY(read_history(ledger_, url, query_.as_of));
    for (auto& [at, sentences] : by_capture) {
      const db::VersionRow* version = wording_shown(history, at);
      if (version == nullptr) continue;
      ShowingCapture& capture = captures_.emplace_back();
      capture = {.url = url,
                 .at = at,
                 .fetch = version->fetch,
                 .not_before = {},
                 .payload = {},
                 .sentences = std::move(sentences)};
      const HistoryEntry* before = history.last_usable(at + std::chrono::milliseconds(-1));
      if (before != nullptr) capture.not_before = before->at;
      const HistoryEntry* shown = history.last_usable(at);
      if (shown != nullptr && shown->payload) capture.payload = shown->payload->hex();
    }
    return {};
  }

  /// Reads the captures that were noted, on all processors, and adds their promises.
  Result<void> read_captures() {
    for (std::size_t begin = 0; begin < captures_.size(); begin += kBatch) {
      const std::size_t count = std::min(kBatch, captures_.size() - begin);
      const std::span<const ShowingCapture> batch(&captures_[begin], count);
      std::vector<ReadCapture> read(count);
      for (std::size_t i = 0; i < count; ++i) {
        read[i].row = TRY(ledger_.evidence().get(batch[i].fetch));
        read[i].bytes = TRY(read_body(ledger_, read[i].row));
      }
      on_all_processors(count, [&](std::size_t i) { read_promises_of(batch[i], read[i]); });
      for (std::size_t i = 0; i < count; ++i)
        add_promises(batch[i], read[i]);
    }
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

  /// Reads what the capture's document says. Thread-safe.
  void read_promises_of(const ShowingCapture& capture, ReadCapture& read) const {
    const Source* entry = registry_.find_source(capture.url);
    const PageSelection* selection =
        entry == nullptr ? nullptr : selection_at(entry->select, read.row.record.started);
    const Document document =
        parsers::parse_payload(*read.bytes, content_type_of(read.row.record), selection);
    read.said = analysis::saying_day(document, capture.at, capture.not_before);
    read.promises = finder_.promises_of(
        document, owner_of_page(owners_, capture.url, document).voice, read.said);
  }

  /// Adds those of the sentences that are promises, as the capture that first showed them has them.
  void add_promises(const ShowingCapture& capture, const ReadCapture& read) {
    for (const SegmentRecord& record : capture.sentences) {
      const auto found = std::ranges::find(read.promises, record.key, &FoundPromise::key);
      if (found == read.promises.end()) continue;
      PromiseView view;
      view.promise = *found;
      view.said = read.said;
      view.urls = {capture.url};
      view.first_seen = record.first_seen;
      view.last_seen = record.last_seen;
      view.is_present = record.present;
      view.payload = capture.payload;
      add(capture.url, std::move(view));
    }
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
  std::vector<ShowingCapture> captures_;
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
    if (is_wanted) TRY(reader.find_captures(url));
  }
  TRY(reader.read_captures());
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
