#include "analysis/feed_items.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace labledger::analysis {
namespace {

FeedItem item(const std::string& guid, const std::string& url, const std::string& title = "T") {
  FeedItem out;
  out.guid = guid;
  out.url = url;
  out.title = title;
  return out;
}

using Items = std::vector<FeedItem>;
using Indices = std::vector<std::size_t>;

}  // namespace

TEST_CASE("an item is known by guid, else by URL, else by content", "[feeds]") {
  CHECK(identity_of(item("g", "https://a.test/")) == "guid g");
  CHECK(identity_of(item("", "https://a.test/p/")) == "url a.test/p");
  CHECK(identity_of(item("", "", "A")) != identity_of(item("", "", "B")));
}

TEST_CASE("only an item never seen is added", "[feeds]") {
  const Items known = {item("1", "https://a.test/1"), item("", "https://a.test/2"),
                       item("", "", "Three")};
  SECTION("a new one in front") {
    Items capture = known;
    capture.insert(capture.begin(), item("4", "https://a.test/4"));
    CHECK(compare_feeds(known, capture).added == Indices{0});
  }
  SECTION("items fall off the end, or all of them are gone") {
    CHECK(compare_feeds(known, Items{known[0]}).added.empty());
    CHECK(compare_feeds(known, Items{}).added.empty());
  }
  SECTION("dates, titles and summaries are rewritten") {
    Items capture = known;
    capture[0].title = "Another";
    capture[1].summary = "Longer";
    capture[1].published = StatedDate{"2026-01-01", DatePrecision::Day, "pubDate"};
    CHECK(compare_feeds(known, capture).added.empty());
  }
  SECTION("a URL gains a final slash or a safer scheme") {
    CHECK(compare_feeds(Items{item("", "http://a.test/1")}, Items{item("", "https://a.test/1/")})
              .added.empty());
  }
  SECTION("one item twice is one item") {
    CHECK(compare_feeds(known, Items{item("5", "u"), item("5", "u")}).added.size() == 1);
  }
}

TEST_CASE("guids made anew add nothing, new items on an old URL do", "[feeds]") {
  const Items known = {item("run1-a", "https://a.test/a"), item("run1-b", "https://a.test/b")};
  const FeedComparison anew = compare_feeds(
      known, Items{item("run2-a", "https://a.test/a"), item("run2-b", "https://a.test/b")});
  CHECK(anew.added.empty());
  CHECK(anew.renamed == Indices{0, 1});
  // A changelog: every item leads to the same page, and the old ones are still listed.
  const Items log = {item("v1", "https://a.test/log"), item("v2", "https://a.test/log")};
  Items longer = log;
  longer.push_back(item("v3", "https://a.test/log"));
  CHECK(compare_feeds(log, longer).added == Indices{2});
}

TEST_CASE("a guid that all items share tells nothing", "[feeds]") {
  const Items known = {item("x", "https://a.test/1"), item("x", "https://a.test/2")};
  Items capture = known;
  capture.push_back(item("x", "https://a.test/3"));
  CHECK(compare_feeds(known, capture).added == Indices{2});
}

}  // namespace labledger::analysis
