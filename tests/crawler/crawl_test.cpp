#include "crawler/crawl.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "tests/support/fake_clock.hpp"
#include "tests/support/fake_transport.hpp"

namespace labledger::crawler {
namespace {

using std::chrono::milliseconds;
using test::FakeClock;
using test::FakeReply;
using test::FakeTransport;

/// Keeps all records; can fail at the Nth.
class Basket final : public CrawlSink {
 public:
  Result<void> accept(FetchedBody fetched) override {
    if (records.size() == fail_at) return Error{ErrorKind::Storage, "full"};
    records.push_back(std::move(fetched));
    if (records.size() == stop_at) stop = true;
    return {};
  }

  /// The one record of that URL.
  const FetchRecord& record(const std::string& url) const {
    const FetchRecord* found = nullptr;
    for (const FetchedBody& fetched : records) {
      if (fetched.record.url != url) continue;
      REQUIRE(found == nullptr);
      found = &fetched.record;
    }
    REQUIRE(found != nullptr);
    return *found;
  }

  std::size_t position(const std::string& url) const {
    const auto at = std::find_if(records.begin(), records.end(),
                                 [&](const auto& fetched) { return fetched.record.url == url; });
    return static_cast<std::size_t>(at - records.begin());
  }

  std::vector<FetchedBody> records;
  std::size_t fail_at = SIZE_MAX;
  std::size_t stop_at = SIZE_MAX;
  std::atomic<bool> stop = false;
};

/// A crawl with everything faked.
struct Fixture {
  FakeClock clock;
  FakeTransport net{clock};
  Basket basket;
  CrawlPolicy policy;
  std::vector<HostPause> pauses;

  Fixture() {
    policy.agent_token = "ledgerbot";
    policy.host_delay = milliseconds{1000};
    policy.jitter_share = 0;
  }

  Result<CrawlSummary> run(std::vector<CrawlTarget> targets) {
    return crawl(std::move(targets), policy, pauses, net, clock, Random(1), basket, basket.stop);
  }
  CrawlSummary crawl_urls(const std::vector<std::string>& urls) {
    std::vector<CrawlTarget> targets;
    for (const std::string& url : urls)
      targets.push_back({url, {}, {}});
    return run(std::move(targets)).value();
  }
};

FakeReply with_status(int status, HeaderList headers = {}, std::string body = {}) {
  return {status, std::move(headers), std::move(body), {}, milliseconds{10}};
}
FakeReply with_error(ErrorKind kind) {
  return {0, {}, {}, Error{kind, "as scripted"}, milliseconds{10}};
}

}  // namespace

TEST_CASE("robots.txt comes first, is kept, and is named by the pages it governs", "[crawler]") {
  Fixture f;
  f.net.reply("https://a.org/robots.txt",
              with_status(200, {}, "user-agent: *\ndisallow: /private\n"));
  f.net.reply("https://a.org/open", with_status(200, {{"ETag", "\"1\""}}, "text"));
  const CrawlSummary summary =
      f.crawl_urls({"https://a.org/open", "https://a.org/private/x", "https://a.org/open?2"});
  CHECK(f.net.sent().front().url == "https://a.org/robots.txt");
  CHECK(f.basket.position("https://a.org/robots.txt") == 0);
  CHECK(f.net.count("https://a.org/robots.txt") == 1);
  CHECK(f.net.count("https://a.org/private/x") == 0);
  const FetchRecord& open = f.basket.record("https://a.org/open");
  CHECK(open.outcome == FetchOutcome::Fetched);
  CHECK(open.robots == sha256("user-agent: *\ndisallow: /private\n"));
  CHECK(open.final_url == open.url);
  CHECK(open.remote_address == "192.0.2.1");
  CHECK_FALSE(open.payload.has_value());
  const FetchRecord& shut = f.basket.record("https://a.org/private/x");
  CHECK(shut.outcome == FetchOutcome::Disallowed);
  CHECK(shut.robots == open.robots);
  CHECK(shut.error == "https://a.org/robots.txt disallows /private/x to ledgerbot");
  CHECK(summary.fetched == 1);
  CHECK(summary.gone == 1);
  CHECK(summary.disallowed == 1);
  CHECK(summary.robots_files == 1);
  CHECK(summary.requests == 3);
}

TEST_CASE("what the attempt to read robots.txt means for the pages", "[crawler]") {
  struct Row {
    FakeReply robots;
    FetchOutcome page;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {with_status(200, {}, ""), FetchOutcome::Fetched, "empty: all is allowed"},
      {with_status(404), FetchOutcome::Fetched, "none: all is allowed"},
      {with_status(403), FetchOutcome::Fetched, "4xx: all is allowed"},
      {with_status(500), FetchOutcome::Disallowed, "5xx: all is off limits"},
      {with_status(503), FetchOutcome::Disallowed, "5xx: all is off limits"},
      {with_status(429), FetchOutcome::Disallowed, "not now is not none"},
      {with_status(304), FetchOutcome::Error, "nobody asked"},
      {with_error(ErrorKind::Network), FetchOutcome::Error, "unreachable"},
      {with_error(ErrorKind::Refused), FetchOutcome::Error, "the guard"},
      {with_status(503, {{"Retry-After", "60"}}), FetchOutcome::Blocked, "asked to wait"},
      {with_status(302, {{"Location", "/robots.txt"}}), FetchOutcome::Error, "a loop"},
      {with_status(302, {{"Location", "/r1"}}), FetchOutcome::Fetched, "over five redirects"},
      {with_status(301, {{"Location", "http://b.org/r"}}), FetchOutcome::Disallowed, "elsewhere"},
  }));
  CAPTURE(row.why);
  Fixture f;
  f.net.reply("http://a.org/robots.txt", row.robots);
  for (int i = 1; i < 9; ++i) {
    f.net.reply("http://a.org/r" + std::to_string(i),
                with_status(302, {{"Location", "/r" + std::to_string(i + 1)}}));
  }
  f.net.reply("http://b.org/r", with_status(200, {}, "user-agent: *\ndisallow: /page"));
  f.net.reply("http://a.org/page", with_status(200));
  f.crawl_urls({"http://a.org/page"});
  const FetchRecord& page = f.basket.record("http://a.org/page");
  CHECK(page.outcome == row.page);
  CHECK((page.error.empty() == (row.page == FetchOutcome::Fetched)));
  CHECK(f.basket.position("http://a.org/robots.txt") == 0);
}

TEST_CASE("a status becomes an outcome", "[crawler]") {
  struct Row {
    int status;
    FetchOutcome outcome;
    std::size_t requests;
  };
  const auto row = GENERATE(values<Row>({{200, FetchOutcome::Fetched, 1},
                                         {204, FetchOutcome::Fetched, 1},
                                         {206, FetchOutcome::Error, 1},
                                         {300, FetchOutcome::Error, 1},
                                         {304, FetchOutcome::Error, 1},
                                         {400, FetchOutcome::Error, 1},
                                         {401, FetchOutcome::Blocked, 1},
                                         {403, FetchOutcome::Blocked, 1},
                                         {404, FetchOutcome::Gone, 1},
                                         {407, FetchOutcome::Blocked, 1},
                                         {410, FetchOutcome::Gone, 1},
                                         {429, FetchOutcome::Blocked, 3},
                                         {451, FetchOutcome::Blocked, 1},
                                         {500, FetchOutcome::Error, 3},
                                         {501, FetchOutcome::Error, 1},
                                         {503, FetchOutcome::Blocked, 3}}));
  CAPTURE(row.status);
  Fixture f;
  f.net.reply("http://a.org/", with_status(row.status, {}, "why"));
  f.crawl_urls({"http://a.org/"});
  CHECK(f.basket.record("http://a.org/").outcome == row.outcome);
  CHECK(f.basket.record("http://a.org/").status == row.status);
  CHECK(f.net.count("http://a.org/") == row.requests);
  CHECK((f.basket.records.back().body == "why" || row.status == 304));
}

TEST_CASE("validators go to the URL they came from, and to no other", "[crawler]") {
  Fixture f;
  const HeaderList validators{{"If-None-Match", "\"1\""}};
  f.net.reply("http://a.org/same", with_status(304));
  f.net.reply("http://a.org/old", with_status(301, {{"Location", "/new"}}));
  f.net.reply("http://a.org/new", with_status(304));
  f.net.reply("http://a.org/moved", with_status(301, {{"Location", "/other"}}));
  f.net.reply("http://a.org/other", with_status(304));
  const auto summary = f.run({{"http://a.org/same", validators, {}},
                              {"http://a.org/old", validators, "http://a.org/new"},
                              {"http://a.org/moved", validators, {}}});
  CHECK(summary->not_modified == 2);
  CHECK(f.basket.record("http://a.org/same").outcome == FetchOutcome::NotModified);
  CHECK(f.basket.record("http://a.org/old").outcome == FetchOutcome::NotModified);
  CHECK(f.basket.record("http://a.org/moved").outcome == FetchOutcome::Error);
  for (const auto& sent : f.net.sent()) {
    const bool carries = sent.headers == validators;
    const bool may = sent.url == "http://a.org/same" || sent.url == "http://a.org/new" ||
                     sent.url == "http://a.org/moved";
    CHECK(carries == may);
  }
}

TEST_CASE("redirects are followed hop by hop, each under its own robots.txt", "[crawler]") {
  Fixture f;
  f.net.reply("http://a.org/1", with_status(301, {{"Location", "https://b.org/2"}}));
  f.net.reply("https://b.org/2", with_status(302, {{"Location", "3#part"}}));
  f.net.reply("https://b.org/3", with_status(200, {}, "there"));
  f.net.reply("https://b.org/robots.txt", with_status(200, {}, "user-agent: *\ndisallow: /no"));
  f.net.reply("http://a.org/shut", with_status(307, {{"Location", "https://b.org/no"}}));
  f.crawl_urls({"http://a.org/1", "http://a.org/shut"});
  const FetchRecord& there = f.basket.record("http://a.org/1");
  CHECK(there.outcome == FetchOutcome::Fetched);
  CHECK(there.final_url == "https://b.org/3");
  CHECK(there.redirects ==
        std::vector<RedirectHop>{{301, "https://b.org/2"}, {302, "https://b.org/3"}});
  CHECK(there.robots.has_value());
  CHECK(f.basket.record("http://a.org/shut").outcome == FetchOutcome::Disallowed);
  CHECK(f.net.count("https://b.org/no") == 0);
  CHECK(f.basket.position("https://b.org/robots.txt") < f.basket.position("http://a.org/1"));
}

TEST_CASE("a redirect that leads nowhere ends in an Error that says why", "[crawler]") {
  struct Row {
    HeaderList headers;
    const char* says;
  };
  const auto row = GENERATE(values<Row>({
      {{}, "without Location"},
      {{{"Location", "ftp://a.org/"}}, "not http or https"},
      {{{"Location", "javascript:alert(1)"}}, "not http or https"},
      {{{"Location", "http://user:pw@a.org/"}}, "user info"},
      {{{"Location", "/start"}}, "redirect loop"},
      {{{"Location", "/back"}}, "redirect loop"},
      {{{"Location", "/n1"}}, "more than 10 redirects"},
  }));
  CAPTURE(row.says);
  Fixture f;
  f.net.reply("http://a.org/start", with_status(302, row.headers));
  f.net.reply("http://a.org/back", with_status(302, {{"Location", "/start"}}));
  for (int i = 1; i < 20; ++i) {
    f.net.reply("http://a.org/n" + std::to_string(i),
                with_status(302, {{"Location", "/n" + std::to_string(i + 1)}}));
  }
  const CrawlSummary summary = f.crawl_urls({"http://a.org/start"});
  const FetchRecord& record = f.basket.record("http://a.org/start");
  CHECK(record.outcome == FetchOutcome::Error);
  CHECK_THAT(record.error, Catch::Contains(row.says));
  CHECK(summary.requests <= 12);
}

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

TEST_CASE("a malformed target ends in an Error record", "[crawler]") {
  Fixture f;
  CHECK(f.crawl_urls({"not a url", "ftp://a.org/"}).errors == 2);
  CHECK(f.net.sent().empty());
  CHECK(f.basket.record("not a url").outcome == FetchOutcome::Error);
}

TEST_CASE("a target given twice is fetched twice", "[crawler]") {
  Fixture f;
  CHECK(f.crawl_urls({"http://a.org/", "http://a.org/"}).gone == 2);
}

TEST_CASE("an Error of the sink ends the crawl with that Error", "[crawler]") {
  Fixture f;
  f.basket.fail_at = GENERATE(0U, 1U, 2U, 3U);
  const auto result =
      f.run({{"http://a.org/1", {}, {}}, {"http://a.org/2", {}, {}}, {"not a url", {}, {}}});
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().kind == ErrorKind::Storage);
  CHECK(f.basket.records.size() == f.basket.fail_at);
}

TEST_CASE("a stop ends the crawl with whole records only", "[crawler]") {
  Fixture f;
  std::vector<std::string> urls;
  for (int i = 0; i < 10; ++i)
    urls.push_back("http://a.org/" + std::to_string(i));
  f.basket.stop_at = GENERATE(1U, 2U, 5U);
  const CrawlSummary summary = f.crawl_urls(urls);
  CHECK(f.basket.records.size() == f.basket.stop_at);
  CHECK(summary.unfinished == 10 + 1 - f.basket.stop_at);  // One record is the robots.txt.
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
