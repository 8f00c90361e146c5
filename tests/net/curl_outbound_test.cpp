#include "net/curl_outbound.hpp"

#include <chrono>
#include <memory>
#include <string>

#include <catch2/catch.hpp>

#include "tests/support/http_server.hpp"
#include "tests/support/smtp_server.hpp"

namespace labledger::net {
namespace {

using namespace std::chrono_literals;
using test::Fault;
using test::HttpServer;
using test::Route;
using test::SmtpServer;

struct Sending {
  CurlGlobal global = std::move(CurlGlobal::start()).value();
  std::unique_ptr<Outbound> outbound =
      std::move(open_curl_outbound(global, "labledger-test/1")).value();
};

HttpPost post_to(const std::string& url) {
  HttpPost post;
  post.url = parse_url(url).value();
  post.headers = {{"Content-Type", "application/json"}};
  post.body = R"({"a":1})";
  post.limits.total_time = 5s;
  return post;
}

MailSubmission mail_to(const SmtpServer& server) {
  MailSubmission mail;
  mail.host = "127.0.0.1";
  mail.port = server.port();
  mail.security = MailSecurity::None;
  mail.client_name = "watch.example";
  mail.from = "watch@watch.example";
  mail.to = "reader@paper.example";
  mail.message = "Subject: a\r\n\r\nFirst line\r\n.\r\n..dots\r\n";
  mail.limits.total_time = 10s;
  return mail;
}

}  // namespace

TEST_CASE("a post sends method, fields and body, and returns the reply", "[net][outbound]") {
  HttpServer server;
  server.serve({.path = "/hook?t=1", .status = 202, .headers = {{"X-Note", "kept"}}, .body = "ok"});
  Sending sending;
  HttpPost post = post_to(server.url("/hook?t=1"));
  SECTION("POST") {}
  SECTION("PUT") {
    post.method = HttpMethod::Put;
  }
  SECTION("a body of 2 MB, with NUL in it") {
    post.body.assign(2'000'000, '\0');
  }
  SECTION("no body") {
    post.body.clear();
  }
  const Result<HttpReply> reply = sending.outbound->post(post);
  REQUIRE(reply.has_value());
  CHECK(reply->status == 202);
  CHECK(reply->body == "ok");
  CHECK(find_header(reply->headers, "x-note") == "kept");
  REQUIRE(server.requests().size() == 1);
  const test::SeenRequest seen = server.requests().front();
  CHECK(seen.method == (post.method == HttpMethod::Put ? "PUT" : "POST"));
  CHECK(seen.body == post.body);
  CHECK(find_header(seen.headers, "Content-Type") == "application/json");
  CHECK(find_header(seen.headers, "User-Agent") == "labledger-test/1");
  CHECK_FALSE(find_header(seen.headers, "Expect").has_value());
  CHECK_FALSE(find_header(seen.headers, "Cookie").has_value());
}

TEST_CASE("a redirect of a post is a reply, and nobody follows it", "[net][outbound]") {
  HttpServer server;
  server.serve({.path = "/old", .status = 307, .headers = {{"Location", "/new"}}});
  server.serve({.path = "/new"});
  Sending sending;
  const Result<HttpReply> reply = sending.outbound->post(post_to(server.url("/old")));
  REQUIRE(reply.has_value());
  CHECK(reply->status == 307);
  CHECK(server.hits("/new") == 0);
}

TEST_CASE("a status counts although its body breaks off, stalls or is too long",
          "[net][outbound][fault]") {
  const auto fault =
      GENERATE(Fault::TruncateBody, Fault::Stall, Fault::Drip, Fault::BadChunk, Fault::None);
  HttpServer server;
  server.serve({.path = "/hook", .body = std::string(1000, 'x'), .fault = fault});
  Sending sending;
  HttpPost post = post_to(server.url("/hook"));
  post.limits = {.total_time = 300ms, .reply_bytes = 500};
  const Result<HttpReply> reply = sending.outbound->post(post);
  REQUIRE(reply.has_value());
  CHECK(reply->status == 200);
  CHECK(reply->body.size() <= 500);
}

TEST_CASE("a post without a reply is an error that names only the host", "[net][outbound][fault]") {
  HttpServer server;
  server.serve({.path = "/early?token=sesame", .fault = Fault::CloseEarly});
  server.serve({.path = "/endless?token=sesame", .fault = Fault::EndlessHeaders});
  server.serve({.path = "/ssh?token=sesame", .fault = Fault::NotHttp});
  Sending sending;
  struct Row {
    std::string url;
    ErrorKind kind;
  };
  const std::string port = std::to_string(server.port());
  const std::vector<Row> rows = {
      {server.url("/early?token=sesame"), ErrorKind::Network},
      {server.url("/endless?token=sesame"), ErrorKind::TooLarge},
      {server.url("/ssh?token=sesame"), ErrorKind::Malformed},
      {"http://127.0.0.1:1/closed?token=sesame", ErrorKind::Network},
      {"http://no-such-host.invalid/?token=sesame", ErrorKind::Network},
  };
  for (const Row& row : rows) {
    CAPTURE(row.url);
    const Result<HttpReply> reply = sending.outbound->post(post_to(row.url));
    REQUIRE_FALSE(reply.has_value());
    CHECK(reply.error().kind == row.kind);
    CHECK(reply.error().message.find("sesame") == std::string::npos);
    CHECK(reply.error().message.starts_with(parse_url(row.url)->host + ": "));
  }
}

TEST_CASE("a field that would break the line is refused before a byte is sent", "[net][outbound]") {
  HttpServer server;
  Sending sending;
  HttpPost post = post_to(server.url("/hook"));
  post.headers.push_back({"X-Bad", "a\r\nX-More: b"});
  CHECK(sending.outbound->post(post).error().kind == ErrorKind::Malformed);
  CHECK(server.requests().empty());
}

TEST_CASE("a mail arrives byte for byte, by each kind of protection", "[net][outbound][smtp]") {
  const SmtpServer server;
  Sending sending;
  MailSubmission mail = mail_to(server);
  const auto submit = [&] {
    const Result<MailReply> reply = sending.outbound->submit(mail);
    CAPTURE(reply.has_value() ? reply->text : reply.error().message);
    REQUIRE(reply.has_value());
    CHECK(reply->accepted);
    CHECK(reply->code == 250);
    CHECK(reply->text == "kept");
    CHECK(reply->stage == MailStage::Message);
  };
  submit();  // In the clear.
  server.follow({.starttls = true, .user = "watch", .password = "sesame"});
  mail.security = MailSecurity::StartTls;
  mail.ca_file = server.ca_file();
  mail.username = "watch";
  mail.password = "sesame";
  submit();
  mail.security = MailSecurity::Tls;
  mail.port = server.tls_port();
  submit();
  const std::vector<test::StoredMail> mails = server.mails();
  REQUIRE(mails.size() == 3);
  CHECK(mails[0].login.empty());
  CHECK(mails[1].login == "watch");
  for (const test::StoredMail& stored : mails) {
    CHECK(stored.from == "watch@watch.example");
    CHECK(stored.to == "reader@paper.example");
    CHECK(stored.bytes == mail.message);
  }
}

TEST_CASE("a mail server's refusal comes back with code, words and stage",
          "[net][outbound][smtp][fault]") {
  struct Row {
    const char* stage;
    MailStage expected;
  };
  const SmtpServer server;
  Sending sending;
  for (const Row& row : {Row{"connect", MailStage::Connect}, Row{"ehlo", MailStage::Hello},
                         Row{"auth", MailStage::Login}, Row{"mail", MailStage::Sender},
                         Row{"rcpt", MailStage::Recipient}, Row{"data", MailStage::Data},
                         Row{"message", MailStage::Message}}) {
    for (const int code : {421, 451, 550}) {
      CAPTURE(row.stage, code);
      const bool needs_login = row.expected == MailStage::Login;
      server.follow({.user = needs_login ? "watch" : "",
                     .password = needs_login ? "sesame" : "",
                     .stage = row.stage,
                     .action = std::to_string(code) + " not today"});
      MailSubmission mail = mail_to(server);
      if (needs_login) mail.username = mail.password = "watch";
      const Result<MailReply> reply = sending.outbound->submit(mail);
      CAPTURE(reply.has_value() ? "" : reply.error().message);
      REQUIRE(reply.has_value());
      CHECK_FALSE(reply->accepted);
      CHECK(reply->code == code);
      CHECK(reply->text == "not today");
      CHECK(reply->stage == row.expected);
    }
  }
  CHECK(server.mails().empty());
}

TEST_CASE("a mail server that hangs or drops is an error naming host and stage",
          "[net][outbound][smtp][fault]") {
  const SmtpServer server;
  Sending sending;
  for (const char* stage : {"connect", "ehlo", "mail", "rcpt", "data", "message"}) {
    for (const char* action : {"hang", "drop"}) {
      CAPTURE(stage, action);
      server.follow({.stage = stage, .action = action});
      MailSubmission mail = mail_to(server);
      if (std::string(action) == "hang") mail.limits.total_time = 500ms;
      const Result<MailReply> reply = sending.outbound->submit(mail);
      REQUIRE_FALSE(reply.has_value());
      CHECK(reply.error().kind ==
            (std::string(action) == "hang" ? ErrorKind::Timeout : ErrorKind::Network));
      CHECK(reply.error().message.starts_with("127.0.0.1: at "));
    }
  }
  CHECK(server.mails().empty());
}

TEST_CASE("a message that was taken stays taken when the farewell fails",
          "[net][outbound][smtp][fault]") {
  const SmtpServer server;
  Sending sending;
  for (const char* action : {"hang", "drop", "500 what"}) {
    CAPTURE(action);
    server.follow({.stage = "quit", .action = action});
    const auto begin = std::chrono::steady_clock::now();
    const Result<MailReply> reply = sending.outbound->submit(mail_to(server));
    REQUIRE(reply.has_value());
    CHECK(reply->accepted);
    CHECK(reply->text == "kept");
    CHECK(std::chrono::steady_clock::now() - begin < 9s);  // Not the whole time-out of 10 s.
  }
}

TEST_CASE("mail leaves only over the protection that was asked for", "[net][outbound][smtp]") {
  const SmtpServer server;
  Sending sending;
  MailSubmission mail = mail_to(server);
  mail.username = "watch";
  mail.password = "sesame";
  const auto refused_without_secret = [&] {
    const Result<MailReply> reply = sending.outbound->submit(mail);
    REQUIRE_FALSE(reply.has_value());
    CHECK(reply.error().kind == ErrorKind::Network);
    CHECK(reply.error().message.find("sesame") == std::string::npos);
  };
  SECTION("STARTTLS that the server does not offer") {
    mail.security = MailSecurity::StartTls;
    refused_without_secret();
  }
  SECTION("a certificate that nobody vouches for, after STARTTLS") {
    server.follow({.starttls = true});
    mail.security = MailSecurity::StartTls;
    refused_without_secret();
  }
  SECTION("a certificate that nobody vouches for, at once") {
    mail.security = MailSecurity::Tls;
    mail.port = server.tls_port();
    refused_without_secret();
  }
  SECTION("a certificate for another name") {
    mail.security = MailSecurity::Tls;
    mail.port = server.tls_port();
    mail.ca_file = server.ca_file();
    mail.host = "127.0.0.2";
    refused_without_secret();
  }
  SECTION("posts verify too") {
    HttpPost post = post_to("https://127.0.0.1:" + std::to_string(server.tls_port()) + "/");
    CHECK(sending.outbound->post(post).error().kind == ErrorKind::Network);
    post.ca_file = server.ca_file();  // Now TLS succeeds, and what answers is no HTTP.
    CHECK(sending.outbound->post(post).error().kind == ErrorKind::Malformed);
  }
  CHECK(server.mails().empty());
}

TEST_CASE("an envelope that would break a command is refused", "[net][outbound][smtp]") {
  const SmtpServer server;
  Sending sending;
  for (const char* bad : {"a@b>\r\nRCPT TO:<c@d", "no-at-sign", "", "a b@c", "@c", "a@"}) {
    CAPTURE(bad);
    MailSubmission mail = mail_to(server);
    mail.to = bad;
    CHECK(sending.outbound->submit(mail).error().kind == ErrorKind::Config);
    mail = mail_to(server);
    mail.from = bad;
    CHECK(sending.outbound->submit(mail).error().kind == ErrorKind::Config);
    mail = mail_to(server);
    mail.host = std::string("x/") + bad;
    CHECK(sending.outbound->submit(mail).error().kind == ErrorKind::Config);
  }
}

}  // namespace labledger::net
