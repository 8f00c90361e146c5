#include "net/curl_transport.hpp"

#include <set>
#include <utility>

#include <catch2/catch.hpp>

#include "tests/support/fake_clock.hpp"
#include "tests/support/http_server.hpp"

namespace labledger::net {
namespace {

using test::Fault;
using test::HttpServer;

/// libcurl's global state, once for the program as in main.
const CurlGlobal& curl() {
  static const CurlGlobal global = CurlGlobal::start().value();
  return global;
}

/// A transport with its clock, and the patience to wait for all of its responses.
class Fetcher {
 public:
  explicit Fetcher(AddressPolicy addresses = AddressPolicy::AllowPrivate)
      : transport_(open_curl_transport(curl(), clock_,
                                       {.user_agent = "labledger-test/1", .addresses = addresses})
                       .value()) {}

  void submit(std::uint64_t ticket, const std::string& url, HeaderList headers = {},
              const TransferLimits& limits = {}) {
    transport_->submit({ticket, parse_url(url).value(), std::move(headers), limits});
  }

  Response next() {
    if (ready_.empty()) ready_ = transport_->wait(std::chrono::seconds{10});
    REQUIRE_FALSE(ready_.empty());
    Response first = std::move(ready_.front());
    ready_.erase(ready_.begin());
    return first;
  }

  Response fetch(const std::string& url, HeaderList headers = {},
                 const TransferLimits& limits = {}) {
    submit(7, url, std::move(headers), limits);
    return next();
  }

  Transport& transport() { return *transport_; }

 private:
  test::FakeClock clock_;
  std::unique_ptr<Transport> transport_;
  std::vector<Response> ready_;
};

/// Limits that a misbehaving server reaches soon.
TransferLimits small_limits() {
  TransferLimits limits;
  limits.body_bytes = 1U << 20;
  limits.header_bytes = 16U << 10;
  limits.total_time = std::chrono::milliseconds{300};
  return limits;
}

}  // namespace

TEST_CASE("a response comes back whole, with what was really sent", "[net][http]") {
  HttpServer server;
  server.serve({"/a?b=c", 203, {{"ETag", "\"1\""}, {"X-Two", "1"}, {"X-Two", "2"}}, "the body"});
  Fetcher fetcher;
  const Response response = fetcher.fetch(server.url("/a?b=c"), {{"If-None-Match", "\"0\""}});
  CHECK_FALSE(response.error.has_value());
  CHECK(response.ticket == 7);
  CHECK(response.status == 203);
  CHECK(response.body == "the body");
  CHECK(response.remote_address == "127.0.0.1");
  CHECK(find_header(response.headers, "etag") == "\"1\"");
  CHECK(response.headers.size() == 4);
  CHECK(find_header(response.request_headers, "If-None-Match") == "\"0\"");
  CHECK(find_header(response.request_headers, "User-Agent") == "labledger-test/1");
  REQUIRE(server.requests().size() == 1);
  CHECK(server.requests().front().headers == response.request_headers);
  CHECK_FALSE(find_header(response.request_headers, "Cookie").has_value());
}

TEST_CASE("requests to one server share a connection when they follow each other", "[net][http]") {
  HttpServer server;
  server.serve({"/a", 200, {}, "a"});
  Fetcher fetcher;
  for (int i = 0; i < 5; ++i)
    CHECK(fetcher.fetch(server.url("/a")).body == "a");
  for (const auto& seen : server.requests())
    CHECK(seen.connection == 1);
}

TEST_CASE("many requests run at once and each response bears its ticket", "[net][http]") {
  HttpServer server;
  Fetcher fetcher;
  std::set<std::uint64_t> open;
  for (std::uint64_t ticket = 0; ticket < 40; ++ticket) {
    const std::string path = "/" + std::to_string(ticket);
    server.serve({path, 200, {}, path});
    fetcher.submit(ticket, server.url(path));
    open.insert(ticket);
  }
  while (!open.empty()) {
    const Response response = fetcher.next();
    CHECK(response.body == "/" + std::to_string(response.ticket));
    CHECK(open.erase(response.ticket) == 1);
  }
}

TEST_CASE("a misbehaving server ends in a stated outcome within the limits", "[net][http]") {
  struct Row {
    Fault fault;
    ErrorKind kind;
    const char* says;
  };
  const auto row = GENERATE(values<Row>({
      {Fault::CloseEarly, ErrorKind::Network, ""},
      {Fault::TruncateBody, ErrorKind::Network, "before its declared length"},
      {Fault::Stall, ErrorKind::Timeout, "300 ms"},
      {Fault::Drip, ErrorKind::Timeout, "300 ms"},
      {Fault::BadChunk, ErrorKind::Network, ""},
      {Fault::GzipBomb, ErrorKind::TooLarge, "past 1048576 bytes"},
      {Fault::BadGzip, ErrorKind::Malformed, ""},
      {Fault::EndlessHeaders, ErrorKind::TooLarge, "past 16384 bytes"},
      {Fault::BadHeaderLine, ErrorKind::Malformed, ""},
      {Fault::NotHttp, ErrorKind::Malformed, ""},
  }));
  CAPTURE(static_cast<int>(row.fault));
  HttpServer server;
  server.serve({"/bad", 200, {}, "hello", row.fault, {}});
  server.serve({"/good", 200, {}, "good"});
  Fetcher fetcher;
  const Response response = fetcher.fetch(server.url("/bad"), {}, small_limits());
  REQUIRE(response.error.has_value());
  CHECK(response.error->kind == row.kind);
  CHECK_THAT(response.error->message, Catch::Contains(row.says));
  CHECK_THAT(response.error->message, Catch::Contains("/bad"));
  CHECK(response.body.empty());
  CHECK(fetcher.fetch(server.url("/good")).body == "good");  // No after-effect on the next.
}

TEST_CASE("a server slower than the floor is given up before the total time", "[net][http]") {
  HttpServer server;
  server.serve({"/drip", 200, {}, "", Fault::Drip, {}});
  TransferLimits limits;
  limits.low_speed_bytes_per_second = 100'000;
  limits.low_speed_time = std::chrono::seconds{1};
  const Response response = Fetcher().fetch(server.url("/drip"), {}, limits);
  REQUIRE(response.error.has_value());
  CHECK(response.error->kind == ErrorKind::Timeout);
  CHECK(response.status == 200);
}

TEST_CASE("bytes after the declared length are no part of any response", "[net][http]") {
  HttpServer server;
  server.serve({"/more", 200, {}, "declared", Fault::ExtraBody, {}});
  server.serve({"/next", 200, {}, "next"});
  Fetcher fetcher;
  CHECK(fetcher.fetch(server.url("/more")).body == "declared");
  const Response next = fetcher.fetch(server.url("/next"));
  CHECK(next.body == "next");
  CHECK(next.status == 200);
}

TEST_CASE("invalid header bytes stay in their field and do no harm", "[net][http]") {
  HttpServer server;
  server.serve({"/bytes", 200, {}, "body", Fault::BadHeaderBytes, {}});
  const Response response = Fetcher().fetch(server.url("/bytes"));
  CHECK_FALSE(response.error.has_value());
  CHECK(find_header(response.headers, "X-Bad") == "\x01\xff\xfe\x7f");
  CHECK(response.headers.size() == 2);
  CHECK(response.body == "body");
}

TEST_CASE("a redirect is a response, not followed", "[net][http]") {
  HttpServer server;
  server.serve({"/loop", 200, {}, "", Fault::RedirectLoop, {}});
  const Response response = Fetcher().fetch(server.url("/loop"));
  CHECK(response.status == 302);
  CHECK(find_header(response.headers, "Location") == "/loop");
  CHECK(server.hits("/loop") == 1);
}

TEST_CASE("a body of exactly the limit is taken, one byte more is not", "[net][http]") {
  HttpServer server;
  server.serve({"/body", 200, {}, std::string(1000, 'x')});
  Fetcher fetcher;
  TransferLimits limits;
  limits.body_bytes = 1000;
  CHECK(fetcher.fetch(server.url("/body"), {}, limits).body.size() == 1000);
  limits.body_bytes = 999;
  CHECK(fetcher.fetch(server.url("/body"), {}, limits).error->kind == ErrorKind::TooLarge);
}

TEST_CASE("the guard judges the address of the socket, whatever the URL says", "[net][http]") {
  HttpServer server;
  server.serve({"/", 200, {}, "secret"});
  const std::string port = std::to_string(server.port());
  const std::string host = GENERATE("127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]",
                                    "[::ffff:127.0.0.1]", "169.254.169.254", "0");
  CAPTURE(host);
  const Response response =
      Fetcher(AddressPolicy::PublicOnly).fetch("http://" + host + ":" + port + "/");
  REQUIRE(response.error.has_value());
  CHECK(response.error->kind == ErrorKind::Refused);
  CHECK_THAT(response.error->message, Catch::Contains("is not public"));
  CHECK(response.status == 0);
  CHECK(server.requests().empty());
}

TEST_CASE("a closed port is a Network error", "[net][http]") {
  std::string url;
  {
    const HttpServer server;
    url = server.url("/");
  }
  CHECK(Fetcher().fetch(url).error->kind == ErrorKind::Network);
}

TEST_CASE("a header that would break the line is never sent", "[net][http]") {
  const HttpServer server;
  const Response response = Fetcher().fetch(server.url("/"), {{"X-A", "1\r\nX-B: 2"}});
  REQUIRE(response.error.has_value());
  CHECK(response.error->kind == ErrorKind::Malformed);
  CHECK(server.requests().empty());
}

TEST_CASE("waiting with nothing to wait for ends when patience does", "[net]") {
  Fetcher fetcher;
  CHECK(fetcher.transport().wait(std::chrono::milliseconds{1}).empty());
}

TEST_CASE("a transport dropped with requests open drops them", "[net][http]") {
  HttpServer server;
  server.serve({"/stall", 200, {}, "", Fault::Stall, {}});
  Fetcher fetcher;
  fetcher.submit(1, server.url("/stall"));
  CHECK(fetcher.transport().wait(std::chrono::milliseconds{20}).empty());
}

}  // namespace labledger::net
