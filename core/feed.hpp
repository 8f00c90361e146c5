#pragma once
// Feeds and sitemaps: what a publisher lists, item by item.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"

namespace labledger {

enum class FeedKind { Rss, Atom, JsonFeed };

/// Why a feed should not be taken at its word.
enum class FeedProblem {
  Empty,      ///< Not one item: what a scraper that broke publishes.
  Broken,     ///< The markup ends or breaks; the items before that place stand.
  Truncated,  ///< More items than are read; the first ones stand.
};

/// One item. Empty and absent mean that the feed does not say.
struct FeedItem {
  std::string guid;   ///< The publisher's id for it, as written.
  std::string url;    ///< Normal form without tracking parameters; as written when not http(s).
  std::string title;  ///< Plain text.
  std::optional<StatedDate> published;
  std::optional<StatedDate> updated;
  std::string summary;  ///< Plain text, one paragraph a line.
};

/// One answer of a feed.
struct Feed {
  FeedKind kind = FeedKind::Rss;
  std::string title;
  std::string home;                   ///< URL of the page it belongs to.
  std::optional<StatedDate> updated;  ///< When it says it was built. Generators rewrite it always.
  std::vector<FeedItem> items;        ///< In the feed's order, which may be oldest first.
  std::vector<FeedProblem> problems;  ///< Each once.
};

enum class SitemapKind {
  Pages,  ///< <urlset>: pages.
  Index,  ///< <sitemapindex>: more sitemaps.
};

/// One line of a sitemap.
struct SitemapEntry {
  std::string url;                        ///< Normal form.
  std::optional<StatedDate> modified;     ///< A hint: many sites write the day of the build.
  std::string news_title;                 ///< Of a news sitemap.
  std::optional<StatedDate> news_posted;  ///< Of a news sitemap.
};

/// One sitemap file.
struct Sitemap {
  SitemapKind kind = SitemapKind::Pages;
  std::vector<SitemapEntry> entries;  ///< In the file's order.
  std::size_t skipped = 0;            ///< Entries without a usable URL.
  std::vector<FeedProblem> problems;  ///< Each once.
};

}  // namespace labledger
