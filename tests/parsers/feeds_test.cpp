#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "core/names.hpp"
#include "parsers/feeds/feed_dates.hpp"
#include "parsers/feeds/feed_document.hpp"

namespace labledger::parsers {
namespace {

Feed parsed(std::string_view bytes, std::string_view base = "") {
  Result<Feed> feed = parse_feed(bytes, base);
  INFO((feed ? "" : feed.error().message));
  REQUIRE(feed.has_value());
  return std::move(feed).value();
}

std::string shown(const std::optional<StatedDate>& date) {
  return date ? date->value + " " + date->source : "none";
}

// "guid|url|title|published|updated|summary"
std::string shown(const FeedItem& item) {
  return item.guid + "|" + item.url + "|" + item.title + "|" + shown(item.published) + "|" +
         shown(item.updated) + "|" + item.summary;
}

}  // namespace

TEST_CASE("every kind of feed gives the same item", "[feeds]") {
  struct Row {
    const char* bytes;
    const char* shown;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"<?xml version='1.0'?><rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'>"
       "<channel><title>News</title><link>https://a.test/</link><atom:link rel='self' "
       "href='https://a.test/feed'/><image><title>Logo</title><link>https://b.test/</link></image>"
       "<item><title>A &amp;amp; B</title><link>/p?utm_source=rss&amp;x=1#top</link>"
       "<description>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two</description><guid "
       "isPermaLink='false'>g1</guid><pubDate>Mon, 23 Feb 2026 00:00:00 +0000</pubDate></item>"
       "</channel></rss>",
       "g1|https://a.test/p?x=1|A & B|2026-02-23T00:00:00+00:00 pubDate|none|One\nTwo", "RSS 2.0"},
      {"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
       "xmlns='http://purl.org/rss/1.0/' xmlns:d='http://purl.org/dc/elements/1.1/'><channel>"
       "<title>N</title><link>https://a.test/</link></channel><item rdf:about='g1'><title>A</title>"
       "<link>https://a.test/p</link><d:date>2026-02-23</d:date></item></rdf:RDF>",
       "g1|https://a.test/p|A|2026-02-23 dc:date|none|", "RSS 1.0, another prefix"},
      {"<feed xmlns='http://www.w3.org/2005/Atom'><title>N</title><updated>2026-02-25T00:00:00Z"
       "</updated><entry><id>g1</id><title type='html'>A &amp;lt; &lt;b>B&lt;/b></title>"
       "<link rel='enclosure' href='https://a.test/x'/><link href='https://a.test/p'/>"
       "<published>2026-02-23T01:00:00+01:00</published><updated>2026-02-24</updated>"
       "<content type='xhtml'><div><title>not this</title><p>One</p></div></content>"
       "<source><id>no</id></source></entry></feed>",
       "g1|https://a.test/p|A < B|2026-02-23T01:00:00+01:00 published|2026-02-24 updated|not "
       "this\nOne",
       "Atom"},
      {R"({"version":"https://jsonfeed.org/version/1.1","title":"N","home_page_url":"https://a.test/",
          "items":[{"id":"g1","url":"https://a.test/p","title":"A","content_html":"<p>One",
          "date_published":"2026-02-23T00:00:00Z"}]})",
       "g1|https://a.test/p|A|2026-02-23T00:00:00Z date_published|none|One", "JSON Feed"},
      {"<rss version='0.91'><channel><title>N</title><item><title>A</title>"
       "<guid>https://a.test/p</guid><pubDate>no date</pubDate></item></channel></rss>",
       "https://a.test/p|https://a.test/p|A|none|none|", "a guid is a link unless it says not"},
  }));
  CAPTURE(row.why);
  const Feed feed = parsed(row.bytes);
  REQUIRE(feed.items.size() == 1);
  CHECK(shown(feed.items.front()) == row.shown);
  CHECK(feed.problems.empty());
  CHECK_FALSE(feed.title.empty());
}

TEST_CASE("feeds are read in their own encoding", "[feeds]") {
  const std::string latin =
      "<?xml version='1.0' encoding='ISO-8859-1'?><rss><channel><item><title>Caf\xE9</title>"
      "</item></channel></rss>";
  CHECK(parsed(latin).items.at(0).title == "Café");
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("<rss><channel><item><title>x</title></item></channel></rss>"))
    wide.append(1, c).append(1, '\0');
  CHECK(parsed(wide).items.at(0).title == "x");
  const std::string marked =
      "\xEF\xBB\xBF \n<rss><channel><item><title>a\x0B&nbsp;b &mdash; c</title></item></channel>"
      "</rss>";
  CHECK(parsed(marked).items.at(0).title == "a b — c");
}

TEST_CASE("an empty or a broken feed says so and keeps what it can", "[feeds]") {
  const Feed empty = parsed("<rss><channel><title>N</title></channel></rss>");
  CHECK(empty.problems == std::vector{FeedProblem::Empty});
  const Feed broken = parsed(
      "<rss><channel><item><title>A</title></item><item><title>B & C</title></item></channel>");
  CHECK(broken.problems == std::vector{FeedProblem::Broken});
  REQUIRE(broken.items.size() == 1);
  const Result<Feed> two =
      parse_feed("<rss><channel><item/><item/><item/></channel></rss>", "", {.items = 2});
  REQUIRE(two.has_value());
  CHECK(two->items.size() == 2);
  CHECK(two->problems == std::vector{FeedProblem::Truncated});
}

TEST_CASE("hostile XML ends in a stated error", "[feeds]") {
  std::string laughs = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'ha'>";
  for (int i = 0; i < 20; ++i) {
    const std::string name(static_cast<std::size_t>(i) + 1, 'a');
    laughs += "<!ENTITY " + name + "a '&" + name + ";&" + name + ";&" + name + ";'>";
  }
  laughs += "]><rss><channel><title>&" + std::string(21, 'a') + ";</title></channel></rss>";
  std::string deep = "<rss><channel>";
  for (int i = 0; i < 100'000; ++i)
    deep += "<x>";
  struct Row {
    std::string bytes;
    ErrorKind kind;
    const char* why;
  };
  const auto row = GENERATE_COPY(values<Row>({
      {laughs, ErrorKind::Refused, "entities that multiply"},
      {"<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><rss>&x;</rss>",
       ErrorKind::Refused, "an external entity"},
      {deep, ErrorKind::TooLarge, "depth"},
      {"<html><body>Not found</body></html>", ErrorKind::Malformed, "a page"},
      {"<rss><channel><item>", ErrorKind::Malformed, "breaks before the first item ends"},
      {"", ErrorKind::Malformed, "no bytes"},
      {R"({"items":[]})", ErrorKind::Malformed, "other JSON"},
  }));
  CAPTURE(row.why);
  const Result<Feed> feed = parse_feed(row.bytes, "");
  REQUIRE_FALSE(feed.has_value());
  CHECK(feed.error().kind == row.kind);
}

TEST_CASE("a feed beyond the limit on bytes is refused", "[feeds]") {
  const std::string feed = "<rss><channel><title>N</title></channel></rss>";
  CHECK(parse_feed(feed, "", {.bytes = feed.size()}).has_value());
  CHECK(parse_feed(feed, "", {.bytes = feed.size() - 1}).error().kind == ErrorKind::TooLarge);
}

TEST_CASE("a feed's times keep their offset and are never completed", "[feeds]") {
  struct Row {
    const char* text;
    const char* date;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"Mon, 23 Feb 2026 09:05:07 +0530", "2026-02-23T09:05:07+05:30", "RFC 822"},
      {"23 Feb 2026 9:05 EST", "2026-02-23T09:05:00-05:00", "short, with a zone's name"},
      {"Mon, 23 Feb 2026 09:05:07 XYZ", "2026-02-23", "a zone nobody knows: only the day stands"},
      {"Mon, 23 Feb 2026", "2026-02-23", "a day"},
      {"2026-02-23T09:05:07Z", "2026-02-23T09:05:07Z", "RFC 3339"},
      {"soon", "none", "no date"},
      {"", "none", "nothing"},
  }));
  CAPTURE(row.text, row.why);
  const auto date = read_feed_date(row.text);
  CHECK((date ? date->value : "none") == row.date);
}

TEST_CASE("sitemaps of every kind are read", "[feeds]") {
  const Result<Sitemap> pages = parse_sitemap(
      "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
      "xmlns:n='http://www.google.com/schemas/sitemap-news/0.9' "
      "xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'><url><loc> "
      "HTTPS://A.test/p </loc><lastmod>2026-02-23</lastmod><image:image><image:loc>https://a.test/i"
      "</image:loc></image:image><n:news><n:publication_date>2026-02-22</n:publication_date>"
      "<n:title>T</n:title></n:news></url><url><loc>nowhere</loc></url></urlset>");
  REQUIRE(pages.has_value());
  REQUIRE(pages->entries.size() == 1);
  CHECK(pages->skipped == 1);
  CHECK(pages->entries[0].url == "https://a.test/p");
  CHECK(shown(pages->entries[0].modified) == "2026-02-23 lastmod");
  CHECK(pages->entries[0].news_title == "T");
  CHECK(shown(pages->entries[0].news_posted) == "2026-02-22 publication_date");
  const Result<Sitemap> index = parse_sitemap(
      "<sitemapindex><sitemap><loc>https://a.test/s.xml.gz</loc></sitemap></sitemapindex>");
  REQUIRE(index.has_value());
  CHECK(index->kind == SitemapKind::Index);
  CHECK(index->entries.size() == 1);
  CHECK(parse_sitemap("https://a.test/1\r\nhttps://a.test/2\n")->entries.size() == 2);
  CHECK(parse_sitemap("<urlset/>")->problems == std::vector{FeedProblem::Empty});
  CHECK_FALSE(parse_sitemap("<html>").has_value());
  CHECK_FALSE(parse_sitemap("hello\nworld").has_value());
}

}  // namespace labledger::parsers
