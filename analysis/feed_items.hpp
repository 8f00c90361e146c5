#pragma once
// Which items of a feed are new. Feeds forget: items fall off the end, scrapers publish empty
// feeds, dates are rewritten with each build. So only one thing is news: an item never seen before.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/feed.hpp"

namespace labledger::analysis {

/// What tells an item from the others for ever: "guid " and its guid, else "url " and its URL
/// without scheme and final slash, else "content " and a hash of title and summary. Never empty.
[[nodiscard]] std::string identity_of(const FeedItem& item);

/// The identities of a feed's items, in their order. A guid that several items of the feed share
/// tells nothing: those items go by URL, and if that is shared too, by content.
[[nodiscard]] std::vector<std::string> identities_of(std::span<const FeedItem> items);

/// What a capture of a feed adds to what is known.
struct FeedComparison {
  /// Indices of the items that are new, in the capture's order.
  std::vector<std::size_t> added;
  /// Indices of items under a new guid whose only item with the same URL is known, and whose old
  /// guid is gone: the same items, with ids made anew.
  std::vector<std::size_t> renamed;
};

/// Compares a capture with all items ever seen of the feed, or with the last capture's. Items that
/// are missing, an empty capture, rewritten dates, titles and summaries add nothing. The first
/// capture of a feed is not to be compared: everything in it would be new. Cost: n log n.
[[nodiscard]] FeedComparison compare_feeds(std::span<const FeedItem> known,
                                           std::span<const FeedItem> capture);

}  // namespace labledger::analysis
