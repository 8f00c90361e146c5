// Any bytes as a feed and as a sitemap: reading ends, URLs are in normal form, and a capture adds
// nothing to itself.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "analysis/feed_items.hpp"
#include "core/url.hpp"
#include "parsers/feeds/feed_document.hpp"
#include "parsers/html/encoding.hpp"

namespace {

using namespace labledger;

constexpr parsers::FeedLimits kLimits{.bytes = 1U << 20, .depth = 32, .items = 1000};

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const Error& error) {
  require(!error.message.empty());
  require(error.kind == ErrorKind::Malformed || error.kind == ErrorKind::TooLarge ||
          error.kind == ErrorKind::Refused);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Result<Feed> feed = parsers::parse_feed(bytes, "https://a.test/feed", kLimits);
  if (feed) {
    require(feed->items.size() <= kLimits.items);
    require(analysis::compare_feeds(feed->items, feed->items).added.empty());
    for (const FeedItem& item : feed->items)
      require(parsers::is_valid_utf8(item.title) && parsers::is_valid_utf8(item.summary));
  } else {
    check(feed.error());
  }
  const Result<Sitemap> sitemap = parsers::parse_sitemap(bytes, kLimits);
  if (!sitemap) {
    check(sitemap.error());
    return 0;
  }
  require(sitemap->entries.size() <= kLimits.items);
  for (const SitemapEntry& entry : sitemap->entries)
    require(parse_url(entry.url).has_value());
  return 0;
}
