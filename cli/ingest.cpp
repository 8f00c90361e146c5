#include "cli/ingest.hpp"

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace labledger::cli {
namespace {

// A batch is large enough that its two durable commits cost little, and small enough that little is
// lost with it and that two of them fit the payload cache.
constexpr std::size_t kBatchCaptures = 128;
constexpr std::size_t kBatchBytes = 24U << 20;
constexpr std::chrono::milliseconds kBatchAge{1000};

}  // namespace

Ingest::Ingest(Ledger& ledger, AlertBook& alerts, DeriveTools& tools, const Clock& clock,
               WordingPolicy wordings)
    : ledger_(ledger),
      clock_(clock),
      deriver_(ledger, alerts, tools, wordings),
      health_(ledger, alerts),
      parse_ahead_(std::thread::hardware_concurrency()) {
  open_.captures.reserve(kBatchCaptures);
}

Result<void> Ingest::catch_up() {
  return derive_stale(ledger_, deriver_, [](std::size_t, std::size_t) {});
}

Result<void> Ingest::take(FetchedBody fetched) {
  if (open_.captures.empty()) open_.began = clock_.now();
  open_.bytes += fetched.body.size();
  open_.captures.push_back(std::move(fetched));
  const FetchedBody& taken = open_.captures.back();
  const bool is_page = taken.record.outcome == FetchOutcome::Fetched;
  parse_ahead_.submit({.bytes = is_page ? std::string_view(taken.body) : std::string_view{},
                       .content_type = content_type_of(taken.record),
                       .url = taken.record.url,
                       .selection = deriver_.selection_of(taken.record)});
  const bool full = open_.captures.size() >= kBatchCaptures || open_.bytes >= kBatchBytes;
  if (full) return turn_over();
  // Where captures come slowly there is nothing to do meanwhile.
  if (clock_.now() - open_.began >= kBatchAge) return flush();
  return {};
}

Result<void> Ingest::flush() {
  if (!open_.captures.empty()) TRY(turn_over());
  return derive_kept();
}

// The order matters: a source's captures are derived up to the newest that is kept.
Result<void> Ingest::turn_over() {
  auto derived = derive_kept();
  if (!derived) {
    drop();
    return derived;
  }
  auto rows = keep();
  if (!rows) {
    ledger_.evidence().payloads().drop_cache();  // Its row numbers were rolled back.
    drop();
    return std::move(rows).error();
  }
  kept_ = std::exchange(open_, {});
  kept_.rows = *std::move(rows);
  open_.captures.reserve(kBatchCaptures);
  return {};
}

void Ingest::drop() {
  (void)parse_ahead_.collect(parse_ahead_.size());  // The parsers' views end.
  open_ = {};
  kept_ = {};
  open_.captures.reserve(kBatchCaptures);
}

Result<void> Ingest::derive_kept() {
  if (kept_.captures.empty()) return {};
  const Batch batch = std::exchange(kept_, {});
  std::vector<ParsedBody> parsed = parse_ahead_.collect(batch.captures.size());
  for (std::size_t i = 0; i < batch.rows.size(); ++i) {
    const db::FetchRow& row = batch.rows[i];
    if (row.id != FetchId{} && row.record.outcome == FetchOutcome::Fetched) {
      deriver_.offer(row.id, std::move(parsed[i]));
    }
  }
  auto derived = derive(batch.rows);
  deriver_.drop_offers();
  if (!derived) deriver_.forget();
  return derived;
}

Result<std::vector<db::FetchRow>> Ingest::keep() {
  db::Transaction transaction = TRY(db::Transaction::begin(ledger_.database()));
  std::vector<db::FetchRow> rows;
  IngestTally tally = tally_;
  for (const FetchedBody& fetched : open_.captures) {
    auto row = TRY(ledger_.evidence().append(fetched));
    ++(row ? tally.kept : tally.known);
    rows.push_back(row ? *std::move(row) : db::FetchRow{});
  }
  TRY(transaction.commit());
  tally_ = tally;
  return rows;
}

Result<void> Ingest::derive(const std::vector<db::FetchRow>& rows) {
  std::map<SourceId, std::string_view> sources;
  for (const db::FetchRow& row : rows) {
    if (row.id != FetchId{}) sources.emplace(row.source, row.record.url);
  }
  db::Transaction transaction = TRY(db::Transaction::begin(ledger_.database()));
  for (const auto& [source, url] : sources) {
    TRY(deriver_.derive(source));
    if (!is_robots_txt(url)) TRY(health_.judge(source, std::string(url)));
  }
  return transaction.commit();
}

}  // namespace labledger::cli
