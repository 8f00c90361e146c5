// How fast, how often and in what order the crawl asks.

#include <catch2/catch.hpp>

#include "tests/crawler/crawl_fixture.hpp"

namespace labledger::crawler {

TEST_CASE("one host is asked no faster than it is owed", "[crawler]") {
  Fixture f;
  std::vector<std::string> urls;
  for (int i = 0; i < 5; ++i)
    urls.push_back("http://a.org/" + std::to_string(i));
  SECTION("host_delay, from the end of one request to the start of the next") {
    f.crawl_urls(urls);
    for (std::size_t i = 1; i < f.net.sent().size(); ++i)
      CHECK(f.net.sent()[i].at - f.net.sent()[i - 1].at >= milliseconds{1010});
  }
  SECTION("a longer Crawl-delay, also before the first page") {
    f.net.reply("http://a.org/robots.txt", with_status(200, {}, "user-agent: *\ncrawl-delay: 7"));
    f.crawl_urls(urls);
    for (std::size_t i = 1; i < f.net.sent().size(); ++i)
      CHECK(f.net.sent()[i].at - f.net.sent()[i - 1].at >= milliseconds{7010});
  }
  SECTION("a shorter Crawl-delay changes nothing, an absurd one is capped") {
    f.policy.crawl_delay_cap = milliseconds{2000};
    f.net.reply("http://a.org/robots.txt",
                with_status(200, {}, "user-agent: *\ncrawl-delay: 80000"));
    const Instant start = f.clock.now();
    f.crawl_urls(urls);
    CHECK(f.clock.now() - start < milliseconds{12'000});
  }
  CHECK(f.net.most_open("a.org") == 1);
}

TEST_CASE("connections are bounded for a host and in all", "[crawler]") {
  Fixture f;
  f.policy.host_delay = milliseconds{0};
  f.policy.host_connections = 3;
  f.policy.max_connections = 7;
  std::vector<std::string> urls;
  for (int host = 0; host < 5; ++host) {
    for (int page = 0; page < 20; ++page)
      urls.push_back("http://h" + std::to_string(host) + ".org/" + std::to_string(page));
  }
  CHECK(f.crawl_urls(urls).gone == 100);
  CHECK(f.net.most_open() == 7);
  for (int host = 0; host < 5; ++host)
    CHECK(f.net.most_open("h" + std::to_string(host) + ".org") <= 3);
}

TEST_CASE("a host with many pages does not hold up a host with one", "[crawler]") {
  Fixture f;
  std::vector<std::string> urls;
  for (int page = 0; page < 50; ++page)
    urls.push_back("http://big.org/" + std::to_string(page));
  urls.emplace_back("http://small.org/");
  f.crawl_urls(urls);
  CHECK(f.basket.position("http://small.org/") < 5);
}

TEST_CASE("a passing failure is retried with back-off, a bounded number of times", "[crawler]") {
  Fixture f;
  SECTION("and the page is fetched when the failure passes") {
    f.net.reply("http://a.org/", with_error(ErrorKind::Network));
    f.net.reply("http://a.org/", with_status(502));
    f.net.reply("http://a.org/", with_status(200, {}, "at last"));
    CHECK(f.crawl_urls({"http://a.org/"}).fetched == 1);
    CHECK(f.net.count("http://a.org/") == 3);
    CHECK(f.basket.record("http://a.org/").started < f.net.sent().back().at);
  }
  SECTION("or ends as Error when it does not") {
    f.net.reply("http://a.org/", with_error(ErrorKind::Timeout));
    CHECK(f.crawl_urls({"http://a.org/"}).errors == 1);
    CHECK(f.net.count("http://a.org/") == 3);
    CHECK(f.basket.record("http://a.org/").error == "as scripted");
  }
  SECTION("and one that will not pass is not retried") {
    f.net.reply("http://a.org/", with_error(GENERATE(ErrorKind::TooLarge, ErrorKind::Malformed,
                                                     ErrorKind::Refused)));
    CHECK(f.crawl_urls({"http://a.org/"}).errors == 1);
    CHECK(f.net.count("http://a.org/") == 1);
  }
}

TEST_CASE("Retry-After ends all requests to the host, in this run and the next", "[crawler]") {
  Fixture f;
  f.net.reply("http://a.org/1", with_status(429, {{"Retry-After", "3600"}}, "slow down"));
  f.net.reply("http://b.org/1", with_status(200));
  const CrawlSummary summary =
      f.crawl_urls({"http://a.org/1", "http://a.org/2", "http://a.org/3", "http://b.org/1"});
  CHECK(summary.blocked == 3);
  CHECK(summary.fetched == 1);
  CHECK(f.net.count("http://a.org/2") == 0);
  const FetchRecord& first = f.basket.record("http://a.org/1");
  REQUIRE(first.retry_at.has_value());
  CHECK(first.status == 429);
  const FetchRecord& second = f.basket.record("http://a.org/2");
  CHECK(second.outcome == FetchOutcome::Blocked);
  CHECK(second.retry_at == first.retry_at);
  CHECK(second.status == 0);
  CHECK(second.error == "a.org asked to wait until " + format_rfc3339(*first.retry_at));
  REQUIRE(summary.pauses.size() == 1);
  CHECK(summary.pauses.front().host == "a.org");

  Fixture next;
  next.pauses = summary.pauses;
  SECTION("the next run honours the pause without a request") {
    next.crawl_urls({"http://a.org/1"});
    CHECK(next.net.sent().empty());
    CHECK(next.basket.record("http://a.org/1").outcome == FetchOutcome::Blocked);
  }
  SECTION("a run after the pause asks again") {
    next.clock.advance(std::chrono::hours{2});
    next.net.reply("http://a.org/1", with_status(200));
    CHECK(next.crawl_urls({"http://a.org/1"}).fetched == 1);
  }
}

TEST_CASE("a redirect to a paused host gets no request there", "[crawler]") {
  Fixture f;
  f.pauses.push_back({"b.org", f.clock.now() + std::chrono::hours{1}});
  f.net.reply("http://a.org/", with_status(302, {{"Location", "http://b.org/"}}));
  f.crawl_urls({"http://a.org/"});
  CHECK(f.basket.record("http://a.org/").outcome == FetchOutcome::Blocked);
  CHECK(f.net.count("http://b.org/") + f.net.count("http://b.org/robots.txt") == 0);
}

TEST_CASE("the same seed gives the same crawl", "[crawler]") {
  const auto times = [] {
    Fixture f;
    f.policy.jitter_share = 0.5;
    f.crawl_urls({"http://a.org/1", "http://a.org/2", "http://b.org/1"});
    std::vector<Instant> at;
    for (const auto& sent : f.net.sent())
      at.push_back(sent.at);
    return at;
  };
  CHECK(times() == times());
}

}  // namespace labledger::crawler
