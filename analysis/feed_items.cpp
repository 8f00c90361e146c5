#include "analysis/feed_items.hpp"

#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/digest.hpp"

namespace labledger::analysis {
namespace {

std::string by_content(const FeedItem& item) {
  return "content " + std::to_string(stable_hash(item.title + '\0' + item.summary));
}

/// The URL without what publishers change without moving a page: scheme and final slash.
std::string url_key(std::string_view url) {
  url.remove_prefix(url.starts_with("https://") ? 8U : url.starts_with("http://") ? 7U : 0U);
  if (url.ends_with('/')) url.remove_suffix(1);
  return std::string(url);
}

std::string by_url(const FeedItem& item) {
  return item.url.empty() ? by_content(item) : "url " + url_key(item.url);
}

/// How often each identity occurs.
using Counts = std::unordered_map<std::string, std::size_t>;

Counts count(const std::vector<std::string>& identities) {
  Counts counts;
  for (const std::string& identity : identities)
    ++counts[identity];
  return counts;
}

Counts count_urls(std::span<const FeedItem> items) {
  Counts counts;
  for (const FeedItem& item : items) {
    if (!item.url.empty()) ++counts[url_key(item.url)];
  }
  return counts;
}

std::size_t times(const Counts& counts, const std::string& key) {
  const auto found = counts.find(key);
  return found == counts.end() ? 0 : found->second;
}

}  // namespace

std::string identity_of(const FeedItem& item) {
  return item.guid.empty() ? by_url(item) : "guid " + item.guid;
}

std::vector<std::string> identities_of(std::span<const FeedItem> items) {
  std::vector<std::string> identities;
  identities.reserve(items.size());
  for (const FeedItem& item : items)
    identities.push_back(identity_of(item));
  for (const auto narrower : {by_url, by_content}) {
    const Counts counts = count(identities);
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (times(counts, identities[i]) > 1) identities[i] = narrower(items[i]);
    }
  }
  return identities;
}

FeedComparison compare_feeds(std::span<const FeedItem> known, std::span<const FeedItem> capture) {
  const std::vector<std::string> old_identities = identities_of(known);
  const std::vector<std::string> new_identities = identities_of(capture);
  std::unordered_set<std::string> old_set(old_identities.begin(), old_identities.end());
  const std::unordered_set<std::string> new_set(new_identities.begin(), new_identities.end());
  const Counts old_urls = count_urls(known);
  const Counts new_urls = count_urls(capture);
  // URLs of items whose identity the capture no longer shows.
  std::unordered_set<std::string> orphaned;
  for (std::size_t i = 0; i < known.size(); ++i) {
    std::string url = url_key(known[i].url);
    if (!new_set.contains(old_identities[i]) && times(old_urls, url) == 1)
      orphaned.insert(std::move(url));
  }
  FeedComparison comparison;
  for (std::size_t i = 0; i < capture.size(); ++i) {
    if (!old_set.insert(new_identities[i]).second) continue;  // Known, or twice in the capture.
    const std::string url = url_key(capture[i].url);
    const bool is_renamed = times(new_urls, url) == 1 && orphaned.contains(url);
    (is_renamed ? comparison.renamed : comparison.added).push_back(i);
  }
  return comparison;
}

}  // namespace labledger::analysis
