#include "cli/ingest.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace labledger::cli {
namespace {

// A batch is large enough that its two durable commits cost little, and small enough that little is
// lost with it and that it fits the payload cache.
constexpr std::size_t kBatchCaptures = 128;
constexpr std::size_t kBatchBytes = 24U << 20;
constexpr std::chrono::milliseconds kBatchAge{1000};

}  // namespace

Result<void> Ingest::catch_up() {
  return derive_stale(ledger_, deriver_, [](std::size_t, std::size_t) {});
}

Result<void> Ingest::take(FetchedBody fetched) {
  if (batch_.empty()) batch_began_ = clock_.now();
  batch_bytes_ += fetched.body.size();
  batch_.push_back(std::move(fetched));
  const bool full = batch_.size() >= kBatchCaptures || batch_bytes_ >= kBatchBytes;
  if (full || clock_.now() - batch_began_ >= kBatchAge) return flush();
  return {};
}

Result<void> Ingest::flush() {
  if (batch_.empty()) return {};
  auto sources = keep();
  if (!sources) {
    ledger_.evidence().payloads().drop_cache();  // Its row numbers were rolled back.
    return std::move(sources).error();
  }
  batch_.clear();
  batch_bytes_ = 0;
  auto derived = derive(*sources);
  if (!derived) deriver_.forget();
  return derived;
}

Result<std::vector<SourceId>> Ingest::keep() {
  db::Transaction transaction = TRY(db::Transaction::begin(ledger_.database()));
  std::vector<SourceId> sources;
  IngestTally tally = tally_;
  for (const FetchedBody& fetched : batch_) {
    const auto row = TRY(ledger_.evidence().append(fetched));
    if (!row) {
      ++tally.known;
      continue;
    }
    ++tally.kept;
    if (sources.empty() || sources.back() != row->source) sources.push_back(row->source);
  }
  TRY(transaction.commit());
  tally_ = tally;
  std::sort(sources.begin(), sources.end());
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
  return sources;
}

Result<void> Ingest::derive(const std::vector<SourceId>& sources) {
  db::Transaction transaction = TRY(db::Transaction::begin(ledger_.database()));
  for (const SourceId source : sources)
    TRY(deriver_.derive(source));
  return transaction.commit();
}

}  // namespace labledger::cli
