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
// lost with it and that it fits the payload cache.
constexpr std::size_t kBatchCaptures = 256;
constexpr std::size_t kBatchBytes = 48U << 20;
constexpr std::chrono::milliseconds kBatchAge{1000};

}  // namespace

Ingest::Ingest(Ledger& ledger, AlertBook& alerts, DeriveTools& tools, const Clock& clock)
    : ledger_(ledger),
      clock_(clock),
      deriver_(ledger, alerts, tools),
      health_(ledger, alerts),
      parse_ahead_(std::thread::hardware_concurrency()) {
  batch_.reserve(kBatchCaptures);
}

Result<void> Ingest::catch_up() {
  return derive_stale(ledger_, deriver_, [](std::size_t, std::size_t) {});
}

Result<void> Ingest::take(FetchedBody fetched) {
  if (batch_.empty()) batch_began_ = clock_.now();
  batch_bytes_ += fetched.body.size();
  batch_.push_back(std::move(fetched));
  const FetchedBody& taken = batch_.back();
  const bool is_page = taken.record.outcome == FetchOutcome::Fetched;
  parse_ahead_.submit({.bytes = is_page ? std::string_view(taken.body) : std::string_view{},
                       .content_type = content_type_of(taken.record),
                       .url = taken.record.url,
                       .selection = deriver_.selection_of(taken.record)});
  const bool full = batch_.size() >= kBatchCaptures || batch_bytes_ >= kBatchBytes;
  if (full || clock_.now() - batch_began_ >= kBatchAge) return flush();
  return {};
}

Result<void> Ingest::flush() {
  if (batch_.empty()) return {};
  auto rows = keep();
  std::vector<ParsedBody> parsed = parse_ahead_.collect();  // Also when keeping failed: views end.
  batch_.clear();
  batch_bytes_ = 0;
  if (!rows) {
    ledger_.evidence().payloads().drop_cache();  // Its row numbers were rolled back.
    return std::move(rows).error();
  }
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const db::FetchRow& row = (*rows)[i];
    if (row.id != FetchId{} && row.record.outcome == FetchOutcome::Fetched) {
      deriver_.offer(row.id, std::move(parsed[i]));
    }
  }
  auto derived = derive(*rows);
  deriver_.drop_offers();
  if (!derived) deriver_.forget();
  return derived;
}

Result<std::vector<db::FetchRow>> Ingest::keep() {
  db::Transaction transaction = TRY(db::Transaction::begin(ledger_.database()));
  std::vector<db::FetchRow> rows;
  IngestTally tally = tally_;
  for (const FetchedBody& fetched : batch_) {
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
