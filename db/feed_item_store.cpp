#include "db/feed_item_store.hpp"

#include <utility>

namespace labledger::db {

Result<void> FeedItemStore::add(SourceId source, const FeedItemRow& row) {
  return database_.run(
      "INSERT INTO feed_item (source, number, is_list, guid, url, title, summary, fetch, "
      "first_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      source, row.number, row.is_list ? 1 : 0, row.item.guid, row.item.url, row.item.title,
      row.item.summary, row.fetch, row.first_seen);
}

Result<std::vector<FeedItemRow>> FeedItemStore::items(SourceId source) {
  Rows rows = TRY(database_.query(
      "SELECT number, is_list, guid, url, title, summary, fetch, first_seen FROM feed_item "
      "WHERE source = ? ORDER BY number",
      source));
  std::vector<FeedItemRow> items;
  while (TRY(rows.next())) {
    FeedItemRow row;
    row.number = rows.integer(0);
    row.is_list = rows.integer(1) != 0;
    row.item.guid = rows.text(2);
    row.item.url = rows.text(3);
    row.item.title = rows.text(4);
    row.item.summary = rows.text(5);
    row.fetch = FetchId{rows.integer(6)};
    row.first_seen = rows.instant(7);
    items.push_back(std::move(row));
  }
  return items;
}

}  // namespace labledger::db
