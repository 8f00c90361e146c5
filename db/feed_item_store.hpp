#pragma once
// Every item that a feed or sitemap has ever shown. Feeds forget; this table does not.

#include <cstdint>
#include <string>
#include <vector>

#include "core/feed.hpp"
#include "core/ids.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "db/database.hpp"

namespace labledger::db {

/// An item and when it was first there.
struct FeedItemRow {
  std::int64_t number = 1;  ///< Within the source, in the order of first sight, from 1.
  bool is_list = false;     ///< Whether it is a sitemap in turn: an entry of a sitemap index.
  FeedItem item;            ///< Without dates, which feeds rewrite.
  FetchId fetch;            ///< The first capture that shows it …
  Instant first_seen;       ///< … and when that was.
};

/// The feed_item table. One thread only; writes belong inside a transaction.
class FeedItemStore {
 public:
  /// `database` must outlive the store.
  explicit FeedItemStore(Database& database) : database_(database) {}

  [[nodiscard]] Result<void> add(SourceId source, const FeedItemRow& row);

  /// All items of a source, in the order of first sight.
  [[nodiscard]] Result<std::vector<FeedItemRow>> items(SourceId source);

 private:
  Database& database_;
};

}  // namespace labledger::db
