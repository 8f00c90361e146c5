// `crawl` against a real server on loopback, through the real program.

#include <catch2/catch.hpp>

#include "tests/e2e/ledger_dump.hpp"
#include "tests/e2e/program.hpp"
#include "tests/e2e/sample_archive.hpp"
#include "tests/support/http_server.hpp"

namespace labledger::e2e {
namespace {

/// A site of a few pages and a program to crawl it with.
struct Site {
  test::HttpServer server;
  Program program;
  std::string ledger = program.path("ledger.db");

  Site() {
    server.serve({.path = "/robots.txt",
                  .headers = {{"Content-Type", "text/plain"}},
                  .body = "User-agent: *\nDisallow: /private/\n"});
    server.serve({.path = "/policy",
                  .headers = {{"Content-Type", "text/html"}, {"ETag", "\"v1\""}},
                  .body = sample_page(1, 1),
                  .not_modified_if = {"If-None-Match", "\"v1\""}});
  }

  [[nodiscard]] test::ChildResult crawl(const std::vector<std::string>& paths,
                                        std::vector<std::string> more = {}) const {
    std::string urls;
    for (const std::string& path : paths)
      urls += server.url(path) + "\n";
    std::vector<std::string> arguments = {
        "crawl", "--urls", program.write("urls.txt", urls), "--db", ledger, "--host-delay", "0"};
    if (more.empty()) more.emplace_back("--allow-private-addresses");
    arguments.insert(arguments.end(), more.begin(), more.end());
    return program.run(arguments);
  }

  [[nodiscard]] std::string log() const { return program.run({"log", "--db", ledger}).out; }
};

}  // namespace

TEST_CASE("a page is fetched, kept, and vouched for by the server the next time", "[e2e]") {
  const Site site;
  REQUIRE(site.crawl({"/policy"}).exit_code == 0);
  REQUIRE(site.crawl({"/policy"}).exit_code == 0);
  CHECK(site.server.hits("/policy") == 2);
  const std::string log = site.log();
  CAPTURE(log);
  CHECK(log.find("not_modified") != std::string::npos);
  CHECK(faults_of(site.ledger).empty());
}

TEST_CASE("a new wording is found and exit 3 tells of it when asked", "[e2e]") {
  Site site;
  REQUIRE(site.crawl({"/policy"}).exit_code == 0);
  site.server.serve(
      {.path = "/policy", .headers = {{"Content-Type", "text/html"}}, .body = sample_page(2, 7)});
  CHECK(site.crawl({"/policy"}, {"--allow-private-addresses", "--exit-code"}).exit_code == 3);
  const std::string changes = site.program.run({"changes", "--db", site.ledger}).out;
  CHECK(changes.find("every 9 months") != std::string::npos);
}

TEST_CASE("robots.txt is obeyed and kept as evidence", "[e2e]") {
  const Site site;
  CHECK(site.crawl({"/private/memo"}).exit_code == 6);
  CHECK(site.server.hits("/private/memo") == 0);
  const std::string log = site.log();
  CHECK(log.find("/robots.txt") != std::string::npos);
  CHECK(log.find("disallowed") != std::string::npos);
}

TEST_CASE("private addresses are refused unless one's own servers are meant", "[e2e]") {
  const Site site;
  const auto result = site.crawl({"/policy"}, {"--host-connections", "1"});
  CHECK(result.exit_code == 6);
  CHECK(site.server.requests().empty());
  CHECK(site.log().find("127.0.0.1") != std::string::npos);
}

TEST_CASE("exit 5 when some sources fail, and the others are kept", "[e2e]") {
  Site site;
  site.server.serve({.path = "/refused", .status = 403, .body = "no"});
  CHECK(site.crawl({"/policy", "/refused"}).exit_code == 5);
  const std::string log = site.log();
  CHECK(log.find("fetched") != std::string::npos);
  CHECK(log.find("blocked") != std::string::npos);
}

TEST_CASE("a Retry-After is remembered by the next run", "[e2e]") {
  Site site;
  site.server.serve(
      {.path = "/busy", .status = 503, .headers = {{"Retry-After", "3600"}}, .body = "later"});
  CHECK(site.crawl({"/busy"}).exit_code == 6);
  const std::size_t hits = site.server.hits("/busy");
  CHECK(hits >= 1);
  CHECK(site.crawl({"/busy", "/policy"}).exit_code == 6);
  CHECK(site.server.hits("/busy") == hits);
  CHECK(site.server.hits("/policy") == 0);
}

TEST_CASE("hostile servers end in a stated outcome", "[e2e]") {
  struct Row {
    test::Fault fault;
    const char* outcome;
  };
  const auto row = GENERATE(values<Row>({{test::Fault::CloseEarly, "error"},
                                         {test::Fault::TruncateBody, "error"},
                                         {test::Fault::GzipBomb, "error"},
                                         {test::Fault::RedirectLoop, "error"},
                                         {test::Fault::BadChunk, "error"}}));
  Site site;
  const std::string config = site.program.write(
      "config.toml",
      "contact = \"watch@example.org\"\n[crawl]\nmax_attempts = 1\nmax_body = \"1MiB\"\n");
  site.server.serve({.path = "/trap",
                     .headers = {{"Content-Type", "text/html"}},
                     .body = sample_page(1, 1),
                     .fault = row.fault});
  const auto result = site.crawl({"/trap"}, {"--allow-private-addresses", "--config", config,
                                             "--labs", LABLEDGER_SOURCE_DIR "/demo/labs"});
  CAPTURE(static_cast<int>(row.fault), result.err);
  CHECK(result.exit_code == 6);
  CHECK(site.log().find(row.outcome) != std::string::npos);
  CHECK(faults_of(site.ledger).empty());
}

TEST_CASE("a redirect to a metadata address is refused by name, private addresses allowed or not",
          "[e2e]") {
  Site site;
  site.server.serve(
      {.path = "/trap", .status = 302, .headers = {{"Location", "http://169.254.169.254/latest"}}});
  CHECK(site.crawl({"/trap"}).exit_code == 6);
  CHECK(site.log().find("169.254.169.254") != std::string::npos);
}

TEST_CASE("a crawl leaves sentences unread, says so, and analyze makes up for it", "[e2e]") {
  Site site;
  REQUIRE(site.crawl({"/policy"}).exit_code == 0);
  site.server.serve(
      {.path = "/policy", .headers = {{"Content-Type", "text/html"}}, .body = sample_page(2, 7)});
  REQUIRE(site.crawl({"/policy"}).exit_code == 0);
  const auto search = [&] { return site.program.run({"search", "months", "--db", site.ledger}); };
  const test::ChildResult before = search();
  CHECK(before.out == "nothing found\n");
  CHECK(before.err.find("1 sources have sentences that were not read yet") != std::string::npos);
  const test::ChildResult absent =
      site.program.run({"statements", "--absent", "catastrophic", "--lab", "anthropic", "--db",
                        site.ledger, "--labs", LABLEDGER_SOURCE_DIR "/labs"});
  CHECK(absent.exit_code == 2);
  CHECK(absent.err.find("'labledger analyze'") != std::string::npos);

  const std::string events = events_of(site.ledger);
  const test::ChildResult analyzed = site.program.run({"analyze", "--db", site.ledger});
  CHECK(analyzed.exit_code == 0);
  CHECK(analyzed.out.empty());
  CHECK(analyzed.err.empty());
  const test::ChildResult after = search();
  CHECK(after.out.find("every 9 months") != std::string::npos);
  CHECK(after.err.empty());
  SECTION("it tells nobody anything again, and gives what a rebuild gives") {
    CHECK(events_of(site.ledger) == events);
    const std::string derived = dump_derived(site.ledger);
    REQUIRE(site.program.run({"reparse", "--db", site.ledger}).exit_code == 0);
    CHECK(dump_derived(site.ledger) == derived);
  }
  SECTION("a crawl that finds nothing new leaves nothing unread") {
    REQUIRE(site.crawl({"/policy"}).exit_code == 0);
    CHECK(search().err.empty());
  }
}

}  // namespace labledger::e2e
