// Every sender against real sockets, files and processes.

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>

#include "alerts/cloud_event.hpp"
#include "alerts/descriptor.hpp"
#include "alerts/event_json.hpp"
#include "alerts/mail_message.hpp"
#include "alerts/open_sender.hpp"
#include "tests/alerts/sample_messages.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/http_server.hpp"
#include "tests/support/smtp_server.hpp"
#include "tests/support/temporary_folder.hpp"

namespace labledger::alerts {
namespace {

using namespace std::chrono_literals;
using test::HttpServer;
using test::SmtpServer;

const Instant kNow = parse_rfc3339("2025-06-04T10:02:20Z").value();

std::string read_all(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

/// All that a sender needs, and secrets in files as they should be.
class Office {
 public:
  Office() { clock_.advance_to(kNow); }

  [[nodiscard]] SecretPlace secret(const std::string& value) {
    const std::string path = folder_.path("secret" + std::to_string(++secrets_));
    std::ofstream(path) << value << "\n";
    REQUIRE(::chmod(path.c_str(), 0600) == 0);
    SecretPlace place;
    place.file = path;
    return place;
  }

  [[nodiscard]] SendResult send(const Channel& channel, const Message& message) {
    const Result<std::unique_ptr<Sender>> sender =
        open_sender(channel, global_, clock_, "labledger-test/1");
    CAPTURE(sender.has_value() ? "" : sender.error().message);
    REQUIRE(sender.has_value());
    return (*sender)->send(message);
  }

  [[nodiscard]] Result<std::unique_ptr<Sender>> open(const Channel& channel) {
    return open_sender(channel, global_, clock_, "labledger-test/1");
  }

  [[nodiscard]] const test::TemporaryFolder& folder() const { return folder_; }

 private:
  test::TemporaryFolder folder_;
  net::CurlGlobal global_ = std::move(net::CurlGlobal::start()).value();
  test::FakeClock clock_;
  int secrets_ = 0;
};

Channel channel_of(ChannelKind kind) {
  Channel channel;
  channel.name = "c";
  channel.kind = kind;
  channel.timeout = 5s;
  return channel;
}

Channel mail_channel(const SmtpServer& server) {
  Channel channel = channel_of(ChannelKind::Mail);
  channel.server = "127.0.0.1:" + std::to_string(server.port());
  channel.security = MailSecurity::None;
  channel.from = "watch@watch.example";
  return channel;
}

}  // namespace

TEST_CASE("a webhook gets a signed event whose key is the same in every try", "[alerts][http]") {
  HttpServer server;
  server.serve({.path = "/hook", .status = 204});
  Office office;
  Channel channel = channel_of(ChannelKind::Webhook);
  channel.url = server.url("/hook");
  channel.secret = office.secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  CHECK(office.send(channel, policy_change()).verdict == Verdict::Accepted);
  CHECK(office.send(channel, policy_change()).verdict == Verdict::Accepted);
  const std::vector<test::SeenRequest> seen = server.requests();
  REQUIRE(seen.size() == 2);
  CHECK(seen[0].body == cloud_event(policy_change()));
  CHECK(seen[0].body == seen[1].body);
  const HeaderList expected = cloud_event_headers("00c0ffee00c0ffee", seen[0].body, kNow,
                                                  "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                                  .value();
  for (const HeaderField& field : expected)
    CHECK(find_header(seen[0].headers, field.name) == field.value);
}

TEST_CASE("each chat is posted to as its interface asks", "[alerts][http]") {
  HttpServer server;
  const std::string matrix_path =
      "/_matrix/client/v3/rooms/%21room%3Amatrix.example/send/m.room.message/00c0ffee00c0ffee";
  for (const char* path : {"/slack", "/discord?wait=true", "/mattermost", "/"})
    server.serve({.path = path});
  server.serve({.path = matrix_path});
  Office office;
  const auto sent = [&](Channel channel) {
    CHECK(office.send(channel, policy_change()).verdict == Verdict::Accepted);
    const test::SeenRequest seen = server.requests().back();
    CHECK_THAT(std::string(find_header(seen.headers, "Content-Type").value_or("")),
               Catch::StartsWith("application/json"));
    return seen;
  };
  Channel slack = channel_of(ChannelKind::Slack);
  slack.url_secret = office.secret(server.url("/slack"));
  CHECK_THAT(sent(slack).body, Catch::Contains(R"("blocks":[)"));
  Channel discord = channel_of(ChannelKind::Discord);
  discord.url = server.url("/discord");
  CHECK_THAT(sent(discord).body, Catch::Contains(R"("allowed_mentions":{"parse":[]})"));
  Channel mattermost = channel_of(ChannelKind::Mattermost);
  mattermost.url = server.url("/mattermost");
  CHECK_THAT(sent(mattermost).body, Catch::StartsWith(R"({"text":)"));
  Channel matrix = channel_of(ChannelKind::Matrix);
  matrix.url = server.url("/");
  matrix.room = "!room:matrix.example";
  matrix.secret = office.secret("sesame");
  const test::SeenRequest put = sent(matrix);
  CHECK(put.method == "PUT");
  CHECK(find_header(put.headers, "Authorization") == "Bearer sesame");
  Channel ntfy = channel_of(ChannelKind::Ntfy);
  ntfy.url = server.url("/labs");
  const test::SeenRequest published = sent(ntfy);
  CHECK_THAT(published.body, Catch::StartsWith(R"({"topic":"labs",)"));
  CHECK_FALSE(find_header(published.headers, "Authorization").has_value());
  CHECK(server.unserved() == 0);
}

TEST_CASE("a status decides what becomes of a post", "[alerts][http][fault]") {
  struct Row {
    int status;
    const char* retry_after;
    Verdict verdict;
    std::optional<std::chrono::milliseconds> pause;
  };
  HttpServer server;
  Office office;
  Channel channel = channel_of(ChannelKind::Webhook);
  channel.url = server.url("/hook");
  for (const Row& row :
       {Row{200, "", Verdict::Accepted, {}}, Row{202, "", Verdict::Accepted, {}},
        Row{301, "", Verdict::Refused, {}}, Row{307, "", Verdict::Refused, {}},
        Row{400, "", Verdict::Refused, {}}, Row{404, "", Verdict::Refused, {}},
        Row{408, "", Verdict::Later, {}}, Row{410, "", Verdict::Refused, {}},
        Row{425, "", Verdict::Later, {}}, Row{429, "120", Verdict::Later, 120s},
        Row{429, "", Verdict::Later, {}}, Row{500, "", Verdict::Later, {}},
        Row{503, "Wed, 04 Jun 2025 10:03:20 GMT", Verdict::Later, 60s},
        Row{503, "999999999", Verdict::Later, 24h}, Row{503, "soon", Verdict::Later, {}}}) {
    CAPTURE(row.status, row.retry_after);
    HeaderList headers;
    if (*row.retry_after != '\0') headers.push_back({"Retry-After", row.retry_after});
    server.serve({.path = "/hook", .status = row.status, .headers = headers, .body = "why\nnot"});
    const SendResult result = office.send(channel, policy_change());
    CHECK(result.verdict == row.verdict);
    CHECK(result.retry_after == row.pause);
    CHECK(result.said == "HTTP " + std::to_string(row.status) + ": why not");
  }
}

TEST_CASE("a post that nobody answers is tried later, and keeps its secrets",
          "[alerts][http][fault]") {
  HttpServer server;
  server.serve({.path = "/early/sesame", .fault = test::Fault::CloseEarly});
  server.serve(
      {.path = "/echo/sesame", .status = 401, .body = "bad token opensesame at /echo/sesame"});
  Office office;
  Channel channel = channel_of(ChannelKind::Webhook);
  channel.secret = office.secret("opensesame");
  for (const std::string& url :
       {server.url("/early/sesame"), std::string("http://127.0.0.1:1/sesame"),
        std::string("http://no-such-host.invalid/sesame"), std::string("ftp://sesame/")}) {
    CAPTURE(url);
    channel.url_secret = office.secret(url);
    const SendResult result = office.send(channel, policy_change());
    CHECK(result.verdict == (url.starts_with("ftp") ? Verdict::Refused : Verdict::Later));
    CHECK(result.said.find("sesame") == std::string::npos);
  }
  channel.url_secret = office.secret(server.url("/echo/sesame"));
  const SendResult echoed = office.send(channel, policy_change());
  CHECK(echoed.said == "HTTP 401: bad token [secret] at [secret]");
  channel.url_secret.file += "-gone";
  CHECK(office.send(channel, policy_change()).verdict == Verdict::Later);
}

TEST_CASE("a receiver that hangs costs no more than the channel's time-out",
          "[alerts][http][fault]") {
  HttpServer server;  // Accepts, reads, and waits for the rest of a body that never comes.
  Office office;
  Channel channel = channel_of(ChannelKind::Webhook);
  channel.url = "https://127.0.0.1:" + std::to_string(server.port()) + "/";
  channel.timeout = 300ms;
  const SendResult result = office.send(channel, policy_change());
  CHECK(result.verdict == Verdict::Later);
  CHECK(result.said == "127.0.0.1: no end within 300 ms");
}

TEST_CASE("a mail is submitted with the message's own key", "[alerts][smtp]") {
  const SmtpServer server;
  server.follow({.starttls = true, .user = "watch", .password = "sesame"});
  Office office;
  Channel channel = mail_channel(server);
  channel.security = MailSecurity::StartTls;
  channel.ca_file = server.ca_file();
  channel.username = "watch";
  channel.secret = office.secret("sesame");
  const SendResult result = office.send(channel, policy_change());
  CAPTURE(result.said);
  CHECK(result.verdict == Verdict::Accepted);
  CHECK(result.said == "250 kept");
  REQUIRE(server.mails().size() == 1);
  CHECK(server.mails()[0].bytes == mail_message(policy_change(), "watch@watch.example"));
  CHECK(server.mails()[0].to == "reader@paper.example");
  CHECK(server.mails()[0].login == "watch");
}

TEST_CASE("a mail server's code decides what becomes of a mail", "[alerts][smtp][fault]") {
  const SmtpServer server;
  Office office;
  const Channel channel = mail_channel(server);
  server.follow({.stage = "rcpt", .action = "550 no such user"});
  SendResult result = office.send(channel, policy_change());
  CHECK(result.verdict == Verdict::Refused);
  CHECK(result.said == "550 no such user, at the recipient's address");
  server.follow({.stage = "message", .action = "452 disk full"});
  result = office.send(channel, policy_change());
  CHECK(result.verdict == Verdict::Later);
  CHECK(result.said == "452 disk full, at the message");
  server.follow({.stage = "data", .action = "drop"});
  result = office.send(channel, policy_change());
  CHECK(result.verdict == Verdict::Later);
  CHECK_THAT(result.said, Catch::StartsWith("127.0.0.1: at DATA: "));
  Message nobody = policy_change();
  nobody.recipient = "nobody";
  server.follow({});
  CHECK(office.send(channel, nobody).verdict == Verdict::Refused);
  nobody.recipient = "a@b.example>\r\nBcc: <c@d.example";
  CHECK(office.send(channel, nobody).verdict == Verdict::Refused);
  CHECK(server.mails().empty());
}

TEST_CASE("a login that fails keeps its password", "[alerts][smtp][fault]") {
  const SmtpServer server;
  server.follow({.user = "watch", .password = "other", .stage = "", .action = ""});
  Office office;
  Channel channel = mail_channel(server);
  channel.username = "watch";
  channel.secret = office.secret("opensesame");
  const SendResult result = office.send(channel, policy_change());
  CHECK(result.verdict == Verdict::Refused);
  CHECK_THAT(result.said, Catch::StartsWith("535 ") && Catch::EndsWith(", at the login"));
  CHECK(result.said.find("opensesame") == std::string::npos);
}

TEST_CASE("a channel that cannot work is known before anything is sent", "[alerts]") {
  Office office;
  CHECK(office.open(channel_of(ChannelKind::Atom)).error().kind == ErrorKind::Config);
  CHECK(office.open(channel_of(ChannelKind::Command)).error().kind == ErrorKind::Config);
  for (const char* server : {"", ":25", "host:", "host:0", "host:70000", "host:25x"}) {
    CAPTURE(server);
    Channel channel = channel_of(ChannelKind::Mail);
    channel.server = server;
    channel.from = "a@b.example";
    CHECK(office.open(channel).error().kind == ErrorKind::Config);
  }
  Channel channel = channel_of(ChannelKind::Mail);
  channel.server = "[::1]:25";
  channel.from = "a@b.example";
  CHECK(office.open(channel).has_value());
  channel.from = "nobody";
  CHECK(office.open(channel).error().kind == ErrorKind::Config);
}

TEST_CASE("a file gets a line an event, and a torn line is ended first", "[alerts][file]") {
  Office office;
  Channel channel = channel_of(ChannelKind::File);
  channel.path = office.folder().path("events.jsonl");
  CHECK(office.send(channel, policy_change()).verdict == Verdict::Accepted);
  const std::string first = to_json(policy_change().events.front()) + "\n";
  CHECK(read_all(channel.path) == first);
  std::ofstream(channel.path, std::ios::app) << R"({"torn)";
  CHECK(office.send(channel, daily_digest()).verdict == Verdict::Accepted);
  const std::string bytes = read_all(channel.path);
  CHECK(bytes.starts_with(first + "{\"torn\n" + first));
  CHECK(std::count(bytes.begin(), bytes.end(), '\n') == 7);
}

TEST_CASE("a file that cannot be written is tried later; what is no file is refused",
          "[alerts][file][fault]") {
  Office office;
  Channel channel = channel_of(ChannelKind::File);
  channel.path = office.folder().path("no-such-folder/events.jsonl");
  CHECK(office.send(channel, policy_change()).verdict == Verdict::Later);
  channel.path = "/dev/null";
  CHECK(office.send(channel, policy_change()).verdict == Verdict::Refused);
  channel.path = office.folder().path("pipe");
  REQUIRE(::mkfifo(channel.path.c_str(), 0600) == 0);
  CHECK(office.send(channel, policy_change()).verdict == Verdict::Refused);
  channel.path = "/dev/full";
  CHECK(office.send(channel, policy_change()).verdict != Verdict::Accepted);
}

TEST_CASE("a command gets the event on its input and little else", "[alerts][command]") {
  Office office;
  Channel channel = channel_of(ChannelKind::Command);
  const std::string seen = office.folder().path("seen");
  channel.command = {"/bin/sh", "-c",
                     "cat > \"$1\"; env | sort | cut -d= -f1 >> \"$1\"; echo $LABLEDGER_EVENT_ID "
                     ">> \"$1\"; echo noise",
                     "sh", seen};
  const SendResult result = office.send(channel, policy_change());
  CHECK(result.verdict == Verdict::Accepted);
  CHECK(result.said == "exit code 0");
  CHECK(read_all(seen) == message_data(policy_change()) +
                              "HOME\nLABLEDGER_EVENT_ID\nLANG\nPATH\nPWD\n" + "00c0ffee00c0ffee\n");
}

TEST_CASE("a command's end decides what becomes of a message", "[alerts][command][fault]") {
  struct Row {
    const char* script;
    Verdict verdict;
    const char* said;
  };
  Office office;
  Channel channel = channel_of(ChannelKind::Command);
  for (const Row& row :
       {Row{"exit 0", Verdict::Accepted, "exit code 0"},
        Row{"exit 75", Verdict::Later, "exit code 75: try again later"},
        Row{"echo first >&2; echo second >&2; exit 3", Verdict::Later, "exit code 3: first"},
        Row{"kill -9 $$", Verdict::Later, "ended by signal 9"},
        Row{"head -c 1000000 /dev/zero >&2; exit 0", Verdict::Accepted, nullptr}}) {
    CAPTURE(row.script);
    channel.command = {"/bin/sh", "-c", row.script};
    const SendResult result = office.send(channel, policy_change());
    CHECK(result.verdict == row.verdict);
    if (row.said != nullptr) CHECK(result.said == row.said);
    CHECK(result.said.size() < 400);
  }
  channel.command = {"/no/such/program"};
  const SendResult missing = office.send(channel, policy_change());
  CHECK(missing.verdict == Verdict::Later);
  CHECK_THAT(missing.said, Catch::StartsWith("cannot start /no/such/program"));
}

TEST_CASE("a command that hangs is killed with all it started", "[alerts][command][fault]") {
  Office office;
  Channel channel = channel_of(ChannelKind::Command);
  channel.timeout = 3s;
  // The grandchild holds the pipe open for writing; when it is dead, the reading end hangs up.
  const std::string path = office.folder().path("pipe");
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  const Descriptor reading_end(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  channel.command = {"/bin/sh", "-c", "sleep 600 > \"$1\" & sleep 600", "sh", path};
  const SendResult result = office.send(channel, policy_change());
  CHECK(result.verdict == Verdict::Later);
  CHECK(result.said == "killed after 3000 ms");
  pollfd polled{reading_end.number(), POLLIN, 0};
  CHECK(::poll(&polled, 1, 30'000) == 1);
  CHECK((polled.revents & POLLHUP) != 0);
}

}  // namespace labledger::alerts
