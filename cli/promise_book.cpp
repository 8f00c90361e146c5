#include "cli/promise_book.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

#include "analysis/promises/promise_state.hpp"
#include "analysis/promises/saying_day.hpp"
#include "cli/derive.hpp"
#include "cli/lexicon_files.hpp"
#include "cli/parallel.hpp"
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

/// So many bodies are in memory at a time.
constexpr std::size_t kBatch = 64;

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

/// What a capture's document says.
struct PromiseReader::ReadCapture {
  db::FetchRow row;
  std::shared_ptr<const std::string> bytes;  // Owners: the payload store's cache and this.
  SayingDay said;
  std::vector<FoundPromise> promises;
};

Result<PromiseReader> PromiseReader::begin(Ledger& ledger, const parsers::Registry& registry,
                                           PromiseQuery query) {
  const Lexicon lexicon = TRY(load_lexicon(""));
  auto finder = TRY(analysis::PromiseFinder::compile(lexicon));
  return PromiseReader(ledger, registry, std::move(finder), std::move(query));
}

void PromiseReader::take(const StatementHistory& statement) {
  const std::string lab = statement.source == nullptr ? "" : statement.source->lab_id;
  if (!query_.lab.empty() && lab != query_.lab) return;
  for (const SeenWording& wording : statement.wordings) {
    const SegmentRecord& segment = wording.row.segment;
    const bool is_asked_for =
        wording.states() && segment.role == BlockRole::Main && segment.first_seen <= query_.as_of;
    if (!is_asked_for) continue;
    const db::ReadingRow& reading = wording.row.reading;
    const SayingDay seen{.first = {}, .last = analysis::day_of(segment.first_seen)};
    if (finder_.can_be_promise(reading.kinds, reading.level, segment.text, seen)) {
      sentences_[statement.url][segment.first_seen].push_back(segment);
    }
  }
}

Result<std::vector<PromiseReader::ShowingCapture>> PromiseReader::find_captures() {
  std::vector<ShowingCapture> captures;
  for (auto& [url, by_capture] : sentences_) {
    const SourceHistory history = TRY(read_history(ledger_, url, query_.as_of));
    for (auto& [at, sentences] : by_capture) {
      const db::VersionRow* version = wording_shown(history, at);
      if (version == nullptr) continue;
      ShowingCapture& capture = captures.emplace_back();
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
  }
  return captures;
}

Result<void> PromiseReader::read_captures(const std::vector<ShowingCapture>& captures) {
  for (std::size_t begin = 0; begin < captures.size(); begin += kBatch) {
    const std::size_t count = std::min(kBatch, captures.size() - begin);
    const std::span<const ShowingCapture> batch(&captures[begin], count);
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

/// Reads what the capture's document says. Thread-safe.
void PromiseReader::read_promises_of(const ShowingCapture& capture, ReadCapture& read) const {
  const Source* entry = registry_.find_source(capture.url);
  const PageSelection* selection =
      entry == nullptr ? nullptr : selection_at(entry->select, read.row.record.started);
  const Document document =
      parsers::parse_payload(*read.bytes, content_type_of(read.row.record), selection);
  read.said = analysis::saying_day(document, capture.at, capture.not_before);
  read.promises =
      finder_.promises_of(document, owner_of_page(owners_, capture.url, document).voice, read.said);
}

/// Adds those of the sentences that are promises, as the capture that first showed them has them.
void PromiseReader::add_promises(const ShowingCapture& capture, const ReadCapture& read) {
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
void PromiseReader::add(const std::string& url, PromiseView view) {
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

Result<std::vector<PromiseView>> PromiseReader::finish(const ReviewBook& reviews) && {
  const std::vector<ShowingCapture> captures = TRY(find_captures());
  TRY(read_captures(captures));
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
  PromiseReader reader = TRY(PromiseReader::begin(ledger, registry, query));
  const auto take = [&](const StatementHistory& statement) -> Result<void> {
    reader.take(statement);
    return {};
  };
  TRY(for_each_statement(ledger, registry, StatementFilter(), take));
  const ReviewBook reviews = TRY(ReviewBook::read(ledger));
  return std::move(reader).finish(reviews);
}

Result<bool> has_promise(Ledger& ledger, const parsers::Registry& registry, const std::string& id) {
  const std::vector<PromiseView> views = TRY(read_promises(ledger, registry, PromiseQuery()));
  return std::ranges::any_of(views, [&](const PromiseView& view) { return view.id == id; });
}

}  // namespace labledger::cli
