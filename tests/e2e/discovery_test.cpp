// Feeds and sitemaps that lead to pages, through the real program and a real server.

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/e2e/ledger_dump.hpp"
#include "tests/e2e/program.hpp"
#include "tests/e2e/sample_lists.hpp"
#include "tests/e2e/watch.hpp"

namespace labledger::e2e {
namespace {

/// A lab with one feed or sitemap and the rules of `discover`.
class ListWatch {
 public:
  ListWatch(const std::string& kind, const std::string& discover, const std::string& more = "") {
    watch.program.write("labs/acme.toml",
                        "id = \"acme\"\nname = \"Acme AI\"\nfrontier_policy = \"no\"\n[[status]]\n"
                        "status = \"active\"\n[[source]]\nid = \"news\"\nurl = \"" +
                            watch.server.url("/list.xml") + "\"\nkind = \"" + kind +
                            "\"\ntopic = \"announcements\"\nevery = \"1h\"\n" + more +
                            "[[source.discover]]\n" + discover);
  }

  void serve_list(const std::string& body, const std::string& path = "/list.xml") {
    watch.server.serve(
        {.path = path, .headers = {{"Content-Type", "application/xml"}}, .body = body});
  }

  [[nodiscard]] std::string url(const std::string& path) const { return watch.server.url(path); }

  Watch watch;
};

const std::string kPosts = "paths = [\"/news/*\"]\ntopic = \"safety\"\nevery = \"2d\"\n";

}  // namespace

TEST_CASE("a page that a feed lists becomes a source, and is fetched from then on", "[e2e]") {
  ListWatch lab("feed", kPosts);
  lab.watch.serve("/news/first", 1);
  lab.serve_list(rss_feed({lab.url("/news/first"), lab.url("/jobs/cook")}, 1));
  REQUIRE(lab.watch.crawl_all().exit_code == 0);
  CHECK(lab.watch.server.hits("/news/first") == 0);
  const std::string due =
      lab.watch.run({"crawl", "--all", "--dry-run", "--allow-private-addresses"}).out;
  CHECK(due == lab.url("/list.xml") + "\n" + lab.url("/news/first") + "\n");
  REQUIRE(lab.watch.crawl_all().exit_code == 0);
  CHECK(lab.watch.server.hits("/news/first") == 1);
  const std::string status = lab.watch.run({"status", "--sources"}).out;
  CAPTURE(status);
  CHECK(status.find("discovered by news") != std::string::npos);
  SECTION("and stays one when the feed empties, is built anew or forgets it") {
    lab.serve_list(rss_feed({}, 2));
    REQUIRE(lab.watch.crawl_all().exit_code == 0);
    CHECK(lab.watch.run({"log"}).out.find("empty_list") != std::string::npos);
    lab.serve_list(rss_feed({lab.url("/jobs/cook")}, 3));
    REQUIRE(lab.watch.crawl_all().exit_code == 0);
    CHECK(lab.watch.server.hits("/news/first") == 3);
    REQUIRE(lab.watch.run({"analyze"}).exit_code == 0);
    const std::string items = dump_derived(lab.watch.ledger);
    CHECK(count(items, "feed_item ") == 2);
    REQUIRE(lab.watch.run({"reparse", "-q"}).exit_code == 0);
    CHECK(dump_derived(lab.watch.ledger) == items);
  }
}

TEST_CASE("no rule leads to a host that it does not name", "[e2e]") {
  ListWatch lab("feed", "paths = [\"/**\"]\ntopic = \"safety\"\n");
  test::HttpServer other;
  other.serve({.path = "/news/x", .body = "<p>Elsewhere.</p>"});
  lab.serve_list(rss_feed({other.url("/news/x"), "https://elsewhere.example/news/y"}, 1));
  REQUIRE(lab.watch.crawl_all().exit_code == 0);
  REQUIRE(lab.watch.crawl_all().exit_code == 0);
  CHECK(other.hits("/news/x") == 0);
  CHECK(lab.watch.run({"crawl", "--all", "--dry-run"}).out == lab.url("/list.xml") + "\n");
}

TEST_CASE("a sitemap index leads to sitemaps, as deep as the rule says, and these to pages",
          "[e2e]") {
  const auto crawl_twice = [](ListWatch& lab) {
    lab.serve_list(sitemap({lab.url("/part.xml")}, "sitemapindex"));
    lab.serve_list(sitemap({lab.url("/news/first"), lab.url("/about")}), "/part.xml");
    lab.watch.serve("/news/first", 1);
    REQUIRE(lab.watch.crawl_all().exit_code == 0);
    REQUIRE(lab.watch.crawl_all().exit_code == 0);
    REQUIRE(lab.watch.crawl_all().exit_code == 0);
  };
  ListWatch deep("sitemap", kPosts + "depth = 1\n");
  crawl_twice(deep);
  CHECK(deep.watch.server.hits("/part.xml") == 2);
  CHECK(deep.watch.server.hits("/news/first") == 1);
  CHECK(deep.watch.server.hits("/about") == 0);
  ListWatch flat("sitemap", kPosts + "depth = 0\n");
  crawl_twice(flat);
  CHECK(flat.watch.server.hits("/part.xml") == 0);
}

TEST_CASE("the number of pages is bounded, and status says when the bound is met", "[e2e]") {
  ListWatch lab("feed", kPosts + "max_items = 2\n");
  lab.serve_list(rss_feed({lab.url("/news/a"), lab.url("/news/b")}, 1));
  REQUIRE(lab.watch.crawl_all().exit_code == 0);
  CHECK(lab.watch.run({"status"}).out.find("max_items") == std::string::npos);
  lab.serve_list(rss_feed({lab.url("/news/0"), lab.url("/news/a"), lab.url("/news/b")}, 2));
  static_cast<void>(lab.watch.crawl_all());
  const std::string due = lab.watch.run({"crawl", "--all", "--dry-run"}).out;
  CHECK(due.find("/news/0") == std::string::npos);  // Those seen first stay.
  CHECK(count(due, "/news/") == 2);
  const std::string status = lab.watch.run({"status"}).out;
  CAPTURE(status);
  CHECK(status.find("acme/news: 3 items") != std::string::npos);
  CHECK(status.find("max_items lets 2") != std::string::npos);
}

TEST_CASE("a feed far shorter than the lab file allows is a finding, and adds nothing", "[e2e]") {
  ListWatch lab("feed", kPosts, "expect = { min_item_share = 0.6 }\n");
  lab.serve_list(rss_feed({lab.url("/a"), lab.url("/b"), lab.url("/c")}, 1));
  REQUIRE(lab.watch.crawl_all().exit_code == 0);
  lab.serve_list(rss_feed({lab.url("/d")}, 2));
  REQUIRE(lab.watch.crawl_all().exit_code == 0);
  CHECK(lab.watch.run({"log"}).out.find("too_few_items") != std::string::npos);
  CHECK(count(dump_derived(lab.watch.ledger), "feed_item ") == 3);
  CHECK(lab.watch.run({"status", "--sources"}).out.find("far fewer items than before") !=
        std::string::npos);
}

}  // namespace labledger::e2e
