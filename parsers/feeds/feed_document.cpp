#include "parsers/feeds/feed_document.hpp"

#include <array>
#include <string>
#include <utility>

#include "parsers/feeds/feed_dates.hpp"
#include "parsers/feeds/feed_urls.hpp"
#include "parsers/feeds/xml_feed.hpp"
#include "parsers/gzip.hpp"
#include "parsers/html/fragment_text.hpp"
#include "parsers/json/json_fields.hpp"
#include "parsers/json/json_records.hpp"

namespace labledger::parsers {
namespace {

std::optional<StatedDate> feed_date_at(const Json& record, std::string_view key) {
  std::optional<StatedDate> date = read_feed_date(text_at(record, key));
  if (date) date->source = key;
  return date;
}

FeedItem item_of(const Json& record) {
  FeedItem item;
  item.guid = line_at(record, {"id"});
  item.url = line_at(record, {"url", "external_url"});
  item.title = line_at(record, {"title"});
  item.published = feed_date_at(record, "date_published");
  item.updated = feed_date_at(record, "date_modified");
  for (const std::string_view key : {"summary", "content_text", "content_html"}) {
    if (item.summary.empty()) item.summary = text_of_fragment(text_at(record, key));
  }
  return item;
}

/// @see jsonfeed.org/version/1.1.
Result<Feed> parse_json_feed(std::string_view bytes, const FeedLimits& limits) {
  Feed feed;
  feed.kind = FeedKind::JsonFeed;
  bool is_truncated = false;
  constexpr auto kLists = std::to_array<std::string_view>({"items"});
  const auto receive = [&](std::string_view, const Json& record) {
    is_truncated |= feed.items.size() == limits.items;
    if (!is_truncated) feed.items.push_back(item_of(record));
  };
  const JsonLimits json = {.bytes = limits.bytes, .depth = limits.depth};
  const JsonRest rest = TRY(read_json_records(bytes, kLists, receive, json));
  if (text_at(rest.value, "version").find("jsonfeed.org/version/") == std::string::npos)
    return Error{ErrorKind::Malformed, "not a feed: JSON without the version of a JSON Feed"};
  feed.title = line_at(rest.value, {"title"});
  feed.home = line_at(rest.value, {"home_page_url"});
  if (is_truncated) feed.problems.push_back(FeedProblem::Truncated);
  return feed;
}

bool is_json(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && bytes[first] == '{';
}

}  // namespace

Result<Feed> parse_feed(std::string_view bytes, std::string_view base, const FeedLimits& limits) {
  std::string inflated;
  if (is_gzip(bytes)) {
    inflated = TRY(inflate_gzip(bytes, limits.bytes));
    bytes = inflated;
  }
  Feed feed = TRY(is_json(bytes) ? parse_json_feed(bytes, limits) : parse_xml_feed(bytes, limits));
  feed.home = canonical_item_url(feed.home, base);
  const std::string item_base = base.empty() ? feed.home : std::string(base);
  for (FeedItem& item : feed.items)
    item.url = canonical_item_url(item.url, item_base);
  if (feed.items.empty()) feed.problems.push_back(FeedProblem::Empty);
  return feed;
}

}  // namespace labledger::parsers
