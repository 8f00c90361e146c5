#include "cli/derive_feed.hpp"

#include <string>
#include <utility>
#include <vector>

#include "analysis/feed_items.hpp"
#include "cli/derive.hpp"
#include "core/utf8.hpp"
#include "parsers/feeds/feed_document.hpp"

namespace labledger::cli {
namespace {

/// Items of one capture (a sitemap may have 50,000 by its standard), and of a source in all.
constexpr std::size_t kItemsRead = 50'000;
constexpr std::size_t kItemsKept = 200'000;

/// What is kept of a summary: enough to tell items apart that have neither id nor URL.
constexpr std::size_t kSummaryBytes = 300;

/// What a feed or sitemap lists.
struct Listing {
  std::string title;
  bool are_lists = false;  ///< Whether the items are sitemaps in turn.
  std::vector<FeedItem> items;
};

void shorten(std::string& text) {
  std::size_t end = 0;
  while (end < text.size()) {
    const std::size_t size = decode_character(std::string_view(text).substr(end)).size;
    if (end + size > kSummaryBytes) break;
    end += size;
  }
  text.resize(end);
}

Result<Listing> read_listing(std::string_view bytes, const std::string& base, SourceKind kind) {
  const parsers::FeedLimits limits = {.items = kItemsRead};
  Listing listing;
  if (kind == SourceKind::Feed) {
    Feed feed = TRY(parsers::parse_feed(bytes, base, limits));
    listing.title = std::move(feed.title);
    listing.items = std::move(feed.items);
    for (FeedItem& item : listing.items)
      shorten(item.summary);
    return listing;
  }
  Sitemap sitemap = TRY(parsers::parse_sitemap(bytes, limits));
  listing.are_lists = sitemap.kind == SitemapKind::Index;
  listing.items.reserve(sitemap.entries.size());
  for (SitemapEntry& entry : sitemap.entries) {
    FeedItem item;
    item.url = std::move(entry.url);
    item.title = std::move(entry.news_title);
    listing.items.push_back(std::move(item));
  }
  return listing;
}

/// How many items the last capture had that was believed, for the expectation of the lab file; 0
/// when there is neither.
Result<std::int64_t> last_count(Ledger& ledger, const ListBody& body, SourceKind kind) {
  const bool expects = body.entry != nullptr && body.entry->expect.min_item_share.has_value();
  if (!expects || !body.cursor.usable) return 0;
  const db::FetchRow row = TRY(ledger.evidence().get(*body.cursor.usable));
  if (!row.payload) return 0;
  const auto bytes = TRY(ledger.evidence().payloads().get(*row.payload));
  const auto listing = read_listing(*bytes, row.record.final_url, kind);
  return listing ? static_cast<std::int64_t>(listing->items.size()) : 0;
}

/// Stores the items never seen before; how many they are.
Result<std::size_t> add_items(Ledger& ledger, const ListBody& body, const Listing& listing,
                              const std::vector<FeedItem>& known) {
  const analysis::FeedComparison comparison = analysis::compare_feeds(known, listing.items);
  if (known.size() + comparison.added.size() > kItemsKept) {
    return Error{ErrorKind::TooLarge, "more items than are kept of one source"};
  }
  auto number = static_cast<std::int64_t>(known.size());
  for (const std::size_t index : comparison.added) {
    TRY(ledger.feed_items().add(body.source, {.number = ++number,
                                              .is_list = listing.are_lists,
                                              .item = listing.items[index],
                                              .fetch = body.row.id,
                                              .first_seen = body.row.record.started}));
  }
  return comparison.added.size();
}

}  // namespace

Result<ListFinding> take_feed(Ledger& ledger, const ListBody& body, SourceKind kind) {
  Result<Listing> read = read_listing(body.bytes, body.row.record.final_url, kind);
  if (!read) return finding_of_page(body.bytes, content_type_of(body.row.record));
  const Listing& listing = *read;
  ListFinding finding{.problems = {},
                      .new_version = false,
                      .title = listing.title,
                      .items = static_cast<std::int64_t>(listing.items.size())};
  if (listing.items.empty()) {
    finding.problems = {CaptureProblem::EmptyList};
    return finding;
  }
  const std::int64_t last = TRY(last_count(ledger, body, kind));
  if (is_too_few(body.entry, finding.items, last)) {
    finding.problems = {CaptureProblem::TooFewItems};
    return finding;
  }
  std::vector<db::FeedItemRow> rows = TRY(ledger.feed_items().items(body.source));
  std::vector<FeedItem> known;
  known.reserve(rows.size());
  for (db::FeedItemRow& row : rows)
    known.push_back(std::move(row.item));
  const Result<std::size_t> added = add_items(ledger, body, listing, known);
  if (!added && added.error().kind == ErrorKind::TooLarge) {
    finding.problems = {CaptureProblem::TooManyItems};
    return finding;
  }
  if (!added) return added.error();
  finding.new_version = *added > 0;
  return finding;
}

}  // namespace labledger::cli
