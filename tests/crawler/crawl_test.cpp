// What the crawl makes of robots.txt, statuses and redirects, and how it ends.

#include <catch2/catch.hpp>

#include "core/digest.hpp"
#include "tests/crawler/crawl_fixture.hpp"

namespace labledger::crawler {

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

}  // namespace labledger::crawler
