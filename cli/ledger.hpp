#pragma once
// A ledger with all its stores, opened in one step.

#include <memory>
#include <optional>
#include <string>

#include "core/result.hpp"
#include "db/change_store.hpp"
#include "db/database.hpp"
#include "db/derive_store.hpp"
#include "db/event_store.hpp"
#include "db/evidence_store.hpp"
#include "db/feed_item_store.hpp"
#include "db/health_store.hpp"
#include "db/opening_store.hpp"
#include "db/outbox_store.hpp"
#include "db/review_store.hpp"
#include "db/segment_store.hpp"
#include "db/statement_store.hpp"
#include "db/write_lock.hpp"

namespace labledger::cli {

/// An open ledger. A writer holds the ledger's lock for as long as it lives.
class Ledger {
 public:
  /// Opens for writing; makes the file, and its folder if that is missing. Locked when another run
  /// writes to it.
  [[nodiscard]] static Result<std::unique_ptr<Ledger>> open_for_writing(const std::string& path);
  /// The same, but NotFound when there is no ledger yet.
  [[nodiscard]] static Result<std::unique_ptr<Ledger>> open_to_append(const std::string& path);
  /// Opens for reading; NotFound when there is no ledger yet.
  [[nodiscard]] static Result<std::unique_ptr<Ledger>> open_for_reading(const std::string& path);

  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;
  ~Ledger() = default;

  [[nodiscard]] db::Database& database() { return *database_; }
  [[nodiscard]] db::EvidenceStore& evidence() { return evidence_; }
  [[nodiscard]] db::DeriveStore& derived() { return derived_; }
  [[nodiscard]] db::SegmentStore& segments() { return segments_; }
  [[nodiscard]] db::StatementStore& statements() { return statements_; }
  [[nodiscard]] db::ChangeStore& changes() { return changes_; }
  [[nodiscard]] db::OpeningStore& openings() { return openings_; }
  [[nodiscard]] db::FeedItemStore& feed_items() { return feed_items_; }
  [[nodiscard]] db::EventStore& events() { return events_; }
  [[nodiscard]] db::OutboxStore& outbox() { return outbox_; }
  [[nodiscard]] db::HealthStore& health() { return health_; }
  [[nodiscard]] db::ReviewStore& reviews() { return reviews_; }

 private:
  Ledger(std::optional<db::WriteLock> lock, std::unique_ptr<db::Database> database)
      : lock_(std::move(lock)),
        database_(std::move(database)),
        evidence_(*database_),
        derived_(*database_),
        segments_(*database_),
        statements_(*database_),
        changes_(*database_),
        openings_(*database_),
        feed_items_(*database_),
        events_(*database_),
        outbox_(*database_),
        health_(*database_),
        reviews_(*database_) {}

  std::optional<db::WriteLock> lock_;  // Released last.
  std::unique_ptr<db::Database> database_;
  db::EvidenceStore evidence_;
  db::DeriveStore derived_;
  db::SegmentStore segments_;
  db::StatementStore statements_;
  db::ChangeStore changes_;
  db::OpeningStore openings_;
  db::FeedItemStore feed_items_;
  db::EventStore events_;
  db::OutboxStore outbox_;
  db::HealthStore health_;
  db::ReviewStore reviews_;
};

}  // namespace labledger::cli
