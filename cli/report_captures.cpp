#include "cli/report_captures.hpp"

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "cli/derive.hpp"
#include "cli/parse_ahead.hpp"
#include "cli/source_history.hpp"

namespace labledger::cli {
namespace {

using reports::UsedCapture;

/// So many bodies are in memory at a time.
constexpr std::size_t kBodiesAhead = 16;

std::optional<FetchId> fetch_of(const SourceHistory& history, const Digest& payload) {
  for (const HistoryEntry& entry : history.entries)
    if (entry.payload == payload && entry.outcome == FetchOutcome::Fetched) return entry.fetch;
  return std::nullopt;
}

/// Where the labs' files say that the text of a page is, by URL of its source.
class Selections {
 public:
  explicit Selections(const std::vector<Lab>& labs) {
    for (const Lab& lab : labs) {
      for (const Source& source : lab.sources)
        by_source_.emplace(lab.id + "\n" + source.id, &source.select);
    }
  }

  /// Null when there is none. Valid while the labs are.
  [[nodiscard]] const PageSelection* of(const UsedCapture& used, Instant captured) const {
    const auto found = by_source_.find(used.lab_id + "\n" + used.source_id);
    return found == by_source_.end() ? nullptr : selection_at(*found->second, captured);
  }

 private:
  std::unordered_map<std::string, const std::vector<PageSelection>*> by_source_;
};

/// Parses ahead of whoever takes the documents.
class CaptureParser {
 public:
  using Take = std::function<Result<void>(const CaptureInputs&, const Document*)>;

  CaptureParser(Ledger& ledger, const Take& take)
      : ledger_(ledger), take_(take), parse_ahead_(std::thread::hardware_concurrency()) {}

  /// Hands in the document sooner or later, in the order of the calls.
  Result<void> add(const UsedCapture& used, db::FetchRow row, const PageSelection* selection) {
    auto bytes = ledger_.evidence().payloads().get(*row.payload);
    if (!bytes && bytes.error().kind == ErrorKind::Storage) return bytes.error();
    if (!bytes) {
      TRY(finish());
      return take_({.used = &used, .fetch = &row.record, .selection = selection}, nullptr);
    }
    Waiting& one = waiting_.emplace_back();
    one = {.used = &used,
           .row = std::move(row),
           .selection = selection,
           .bytes = std::move(bytes).value()};
    parse_ahead_.submit(
        {.bytes = *one.bytes,
         .content_type = content_type_of(one.row.record),
         .url = used.url,
         .selection = selection == nullptr ? std::nullopt : std::optional(*selection),
         .purpose = ParsePurpose::Show});
    return waiting_.size() < kBodiesAhead ? Result<void>() : take_first();
  }

  /// Hands in what is left.
  Result<void> finish() {
    while (!waiting_.empty())
      TRY(take_first());
    return {};
  }

 private:
  struct Waiting {
    const UsedCapture* used = nullptr;
    db::FetchRow row;
    const PageSelection* selection = nullptr;
    std::shared_ptr<const std::string> bytes;  // Owners: the payload store's cache and this.
  };

  Result<void> take_first() {
    std::vector<ParsedBody> parsed = parse_ahead_.collect(1);
    const Waiting one = std::move(waiting_.front());
    waiting_.pop_front();
    complete(parsed.front());
    return take_({.used = one.used, .fetch = &one.row.record, .selection = one.selection},
                 &*parsed.front().document);
  }

  Ledger& ledger_;
  const Take& take_;
  std::deque<Waiting> waiting_;  // A deque: growing it moves nothing that is being parsed.
  ParseAhead parse_ahead_;       // Destroyed first: its threads read what waits.
};

}  // namespace

Digest digest_of(const CaptureInputs& inputs) {
  const UsedCapture& used = *inputs.used;
  DigestBuilder digest;
  digest.add(used.capture.payload.view()).add(used.capture.at.ms);
  digest.add(static_cast<std::int64_t>(used.capture.provenance));
  digest.add(used.url).add(used.lab_id).add(used.lab_name).add(used.source_id);
  digest.add(static_cast<std::int64_t>(used.quotes.size()));
  for (const reports::QuotedWords& quote : used.quotes)
    digest.add(quote.anchor).add(quote.exact);
  if (inputs.fetch != nullptr) digest.add(content_type_of(*inputs.fetch));
  add_selection(inputs.selection, digest);
  return digest.finish();
}

void add_selection(const PageSelection* selection, DigestBuilder& digest) {
  if (selection == nullptr) return;
  digest.add(selection->keep);
  for (const std::string& selector : selection->drop)
    digest.add(selector);
}

bool is_settled(const Document* document) {
  return document != nullptr && document->usable() && document->textless_pages.empty() &&
         std::ranges::all_of(document->blocks, [](const Block& block) { return block.page == 0; });
}

Result<void> for_each_capture(
    SourceHistories& histories, const std::vector<Lab>& labs, std::vector<UsedCapture> captures,
    const std::function<bool(const CaptureInputs&)>& is_wanted,
    const std::function<Result<void>(const CaptureInputs&, const Document*)>& take) {
  std::ranges::sort(captures, [](const UsedCapture& a, const UsedCapture& b) {
    return std::tie(a.url, a.capture.payload) < std::tie(b.url, b.capture.payload);
  });
  const Selections selections(labs);
  Ledger& ledger = histories.ledger();
  CaptureParser parser(ledger, take);
  for (const UsedCapture& used : captures) {
    const SourceHistory& history = TRY(histories.of(used.url));
    const std::optional<FetchId> fetch = fetch_of(history, used.capture.payload);
    if (!fetch) {
      const CaptureInputs unknown{.used = &used, .fetch = nullptr, .selection = nullptr};
      if (is_wanted(unknown)) TRY(take(unknown, nullptr));
      continue;
    }
    db::FetchRow row = TRY(ledger.evidence().get(*fetch));
    const PageSelection* selection = selections.of(used, row.record.started);
    if (!is_wanted({.used = &used, .fetch = &row.record, .selection = selection})) continue;
    TRY(parser.add(used, std::move(row), selection));
  }
  return parser.finish();
}

}  // namespace labledger::cli
