// The crawl on real sockets: what FakeTransport cannot show.

#include <map>

#include <catch2/catch.hpp>

#include "core/time.hpp"
#include "crawler/crawl.hpp"
#include "net/curl_transport.hpp"
#include "tests/support/http_server.hpp"

namespace labledger::crawler {
namespace {

using std::chrono::milliseconds;
using test::Fault;
using test::HttpServer;

class Records final : public CrawlSink {
 public:
  Result<void> accept(FetchedBody fetched) override {
    const std::string url = fetched.record.url;
    CHECK_FALSE(by_url.contains(url));
    by_url[url] = std::move(fetched);
    return {};
  }
  std::map<std::string, FetchedBody> by_url;
};

/// Lets 127.0.0.1, where the test's server is, pass by the address guard, and nothing else.
class TestServerOnly final : public net::Transport {
 public:
  explicit TestServerOnly(const Clock& clock)
      : server_(open(clock, net::AddressPolicy::AllowPrivate)),
        others_(open(clock, net::AddressPolicy::PublicOnly)) {}

  void submit(net::Request request) override {
    net::Transport& way = request.url.host == "127.0.0.1" ? *server_ : *others_;
    way.submit(std::move(request));
  }
  std::vector<net::Response> wait(milliseconds patience) override {
    std::vector<net::Response> done = others_->wait(milliseconds{0});
    if (!done.empty()) return done;
    return server_->wait(std::min(patience, milliseconds{5}));
  }

 private:
  static std::unique_ptr<net::Transport> open(const Clock& clock, net::AddressPolicy addresses) {
    static const net::CurlGlobal global = net::CurlGlobal::start().value();
    return net::open_curl_transport(global, clock,
                                    {.user_agent = "labledger-test/1", .addresses = addresses})
        .value();
  }

  std::unique_ptr<net::Transport> server_;
  std::unique_ptr<net::Transport> others_;
};

/// A policy that waits for nothing and suffers little.
CrawlPolicy brisk() {
  CrawlPolicy policy;
  policy.host_delay = milliseconds{0};
  policy.host_connections = 8;
  policy.back_off_base = milliseconds{1};
  policy.limits.total_time = milliseconds{300};
  policy.limits.body_bytes = 1U << 20;
  policy.limits.header_bytes = 16U << 10;
  return policy;
}

/// The records of a crawl, by URL.
std::map<std::string, FetchedBody> crawl_now(const std::vector<std::string>& urls,
                                             const HeaderList& validators = {}) {
  const SystemClock clock;
  TestServerOnly transport(clock);
  Records records;
  std::vector<CrawlTarget> targets;
  targets.reserve(urls.size());
  for (const std::string& url : urls)
    targets.push_back({url, validators, {}});
  const std::atomic<bool> stop = false;
  const auto summary =
      crawl(std::move(targets), brisk(), {}, transport, clock, Random(1), records, stop);
  REQUIRE(summary.has_value());
  CHECK(summary->unfinished == 0);
  return std::move(records.by_url);
}

}  // namespace

TEST_CASE("a site is fetched once, then answers 304", "[crawler][http]") {
  HttpServer server;
  server.serve({"/robots.txt", 200, {}, "user-agent: *\ndisallow: /private/\n"});
  std::vector<std::string> urls;
  for (int i = 0; i < 30; ++i) {
    const std::string path = "/page/" + std::to_string(i);
    server.serve({path, 200, {{"ETag", "\"7\""}}, path, Fault::None, {"If-None-Match", "\"7\""}});
    urls.push_back(server.url(path));
  }
  const auto first = crawl_now(urls);
  CHECK(first.size() == 31);
  for (const std::string& url : urls)
    CHECK(first.at(url).record.outcome == FetchOutcome::Fetched);
  const auto second = crawl_now(urls, {{"If-None-Match", "\"7\""}});
  for (const std::string& url : urls)
    CHECK(second.at(url).record.outcome == FetchOutcome::NotModified);
  CHECK(server.hits("/robots.txt") == 2);
  CHECK(server.hits("/page/3") == 2);
  CHECK(server.unserved() == 0);
}

TEST_CASE("every hostile reply ends in a stated outcome within its limits", "[crawler][http]") {
  struct Row {
    Fault fault;
    FetchOutcome outcome;
    const char* says;
  };
  const auto row = GENERATE(values<Row>({
      {Fault::CloseEarly, FetchOutcome::Error, ""},
      {Fault::TruncateBody, FetchOutcome::Error, "before its declared length"},
      {Fault::ExtraBody, FetchOutcome::Fetched, ""},
      {Fault::Stall, FetchOutcome::Error, "300 ms"},
      {Fault::Drip, FetchOutcome::Error, "300 ms"},
      {Fault::BadChunk, FetchOutcome::Error, ""},
      {Fault::GzipBomb, FetchOutcome::Error, "1048576 bytes"},
      {Fault::BadGzip, FetchOutcome::Error, ""},
      {Fault::RedirectLoop, FetchOutcome::Error, "redirect loop"},
      {Fault::EndlessHeaders, FetchOutcome::Error, "16384 bytes"},
      {Fault::BadHeaderBytes, FetchOutcome::Fetched, ""},
      {Fault::BadHeaderLine, FetchOutcome::Error, ""},
      {Fault::NotHttp, FetchOutcome::Error, ""},
  }));
  CAPTURE(static_cast<int>(row.fault));
  HttpServer server;
  server.serve({"/bad", 200, {}, "hello", row.fault, {}});
  server.serve({"/good", 200, {}, "good"});
  const auto records = crawl_now({server.url("/bad"), server.url("/good")});
  const FetchedBody& bad = records.at(server.url("/bad"));
  CHECK(bad.record.outcome == row.outcome);
  CHECK_THAT(bad.record.error, Catch::Contains(row.says));
  CHECK((bad.body == "hello" || bad.body.empty()));
  CHECK(records.at(server.url("/good")).record.outcome == FetchOutcome::Fetched);
}

TEST_CASE("a redirect to an address that is not public is refused", "[crawler][http]") {
  const std::string target =
      GENERATE("http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://[::1]/",
               "http://2852039166/", "http://localhost/");
  CAPTURE(target);
  HttpServer server;
  server.serve({"/out", 302, {{"Location", target}}});
  const auto records = crawl_now({server.url("/out")});
  const FetchRecord& record = records.at(server.url("/out")).record;
  CHECK(record.outcome == FetchOutcome::Error);
  CHECK_THAT(record.error, Catch::Contains("is not public"));
  REQUIRE(record.redirects.size() == 1);
  CHECK(record.redirects.front().location == target);
}

}  // namespace labledger::crawler
