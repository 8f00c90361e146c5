#include "alerts/feed_file.hpp"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "alerts/alert_body.hpp"
#include "alerts/alert_text.hpp"
#include "alerts/markup.hpp"
#include "core/name_uri.hpp"
#include "core/visible_text.hpp"

namespace labledger::alerts {
namespace {

using Json = nlohmann::ordered_json;

/// The feed is where it is published; until then it is its name.
std::string feed_uri(const FeedInfo& info) {
  return name_uri("feed:" + (info.feed_url.empty() ? info.name : info.feed_url));
}

/// The newest entries, newest first.
std::vector<const FeedEntry*> newest(std::span<const FeedEntry> entries, std::size_t limit) {
  std::vector<const FeedEntry*> order;
  order.reserve(entries.size());
  for (const FeedEntry& entry : entries)
    order.push_back(&entry);
  std::ranges::sort(order, [](const FeedEntry* a, const FeedEntry* b) {
    return std::tie(b->raised, a->event.id) < std::tie(a->raised, b->event.id);
  });
  order.resize(std::min(order.size(), limit));
  return order;
}

/// When the feed was last added to; the epoch when it is empty, since Atom wants a time.
Instant updated(const std::vector<const FeedEntry*>& order) {
  return order.empty() ? Instant{} : order.front()->raised;
}

void append_entry(Markup& xml, const FeedEntry& entry, const FeedInfo& info) {
  const EventText text = event_text(entry.event, info.report_url, kEventEdits);
  xml.say("<entry>\n<id>").text(uri_of(entry.event)).say("</id>\n<title>").text(text.subject);
  xml.say("</title>\n<updated>").text(format_rfc3339(entry.raised)).say("</updated>\n");
  const std::string& target = text.report_url.empty() ? text.page_url : text.report_url;
  if (!target.empty()) xml.say(R"(<link rel="alternate" href=")").text(target).say("\"/>\n");
  if (!text.page_url.empty() && target != text.page_url)
    xml.say(R"(<link rel="related" href=")").text(text.page_url).say("\"/>\n");
  for (const std::string& category : entry.event.categories)
    xml.say("<category term=\"").text(visible_line(category)).say("\"/>\n");
  xml.say("<content type=\"html\">").text(event_html(text).bytes()).say("</content>\n</entry>\n");
}

Json item_of(const FeedEntry& entry, const FeedInfo& info) {
  const EventText text = event_text(entry.event, info.report_url, kEventEdits);
  Json item{{"id", uri_of(entry.event)}};
  const std::string& target = text.report_url.empty() ? text.page_url : text.report_url;
  if (!target.empty()) item["url"] = target;
  if (!text.page_url.empty() && target != text.page_url) item["external_url"] = text.page_url;
  item["title"] = text.subject;
  item["content_html"] = event_html(text).bytes();
  item["date_published"] = format_rfc3339(entry.raised);
  Json tags = Json::array();
  for (const std::string& category : entry.event.categories)
    tags.push_back(visible_line(category));
  if (!tags.empty()) item["tags"] = std::move(tags);
  return item;
}

}  // namespace

std::string uri_of(const Event& event) {
  return name_uri("event:" + event.id);
}

std::string atom_feed(const FeedInfo& info, std::span<const FeedEntry> entries) {
  const std::vector<const FeedEntry*> order = newest(entries, info.limit);
  Markup xml;
  xml.say("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
  xml.say("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n<id>")
      .text(feed_uri(info));
  xml.say("</id>\n<title>").text(visible_line(info.title)).say("</title>\n<updated>");
  xml.text(format_rfc3339(updated(order))).say("</updated>\n");
  xml.say("<author><name>Labledger</name></author>\n<generator>Labledger</generator>\n");
  if (!info.feed_url.empty())
    xml.say(R"(<link rel="self" href=")").text(visible_line(info.feed_url)).say("\"/>\n");
  if (!info.report_url.empty())
    xml.say(R"(<link rel="alternate" href=")").text(visible_line(info.report_url)).say("/\"/>\n");
  for (const FeedEntry* const entry : order)
    append_entry(xml, *entry, info);
  xml.say("</feed>\n");
  return std::move(xml).bytes();
}

std::string json_feed(const FeedInfo& info, std::span<const FeedEntry> entries) {
  Json json{{"version", "https://jsonfeed.org/version/1.1"}, {"title", visible_line(info.title)}};
  if (!info.report_url.empty()) json["home_page_url"] = visible_line(info.report_url) + "/";
  if (!info.feed_url.empty()) json["feed_url"] = visible_line(info.feed_url);
  json["language"] = "en";
  json["authors"] = Json::array({Json{{"name", "Labledger"}}});
  Json items = Json::array();
  for (const FeedEntry* const entry : newest(entries, info.limit))
    items.push_back(item_of(*entry, info));
  json["items"] = std::move(items);
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace labledger::alerts
