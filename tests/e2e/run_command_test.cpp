// `run`, `deliver` and the alerts they send, through the real program and real sockets.

#include <csignal>
#include <filesystem>
#include <string>
#include <string_view>
#include <thread>

#include <catch2/catch.hpp>

#include "db/database.hpp"
#include "tests/e2e/ledger_dump.hpp"
#include "tests/e2e/program.hpp"
#include "tests/e2e/sample_archive.hpp"
#include "tests/e2e/watch.hpp"
#include "tests/support/http_server.hpp"

namespace labledger::e2e {
namespace {

/// Brings the due time of every digest forward to the epoch.
void make_digests_due(const std::string& ledger) {
  const auto database = db::Database::open(ledger, db::OpenMode::ReadWrite);
  REQUIRE(database.has_value());
  REQUIRE((*database)->run_script("UPDATE delivery SET due = 0, next_try = 0").has_value());
}

constexpr const char* kLog =
    "[[channel]]\nname = \"log\"\nkind = \"file\"\npath = \"@HOME@/events.jsonl\"\n";
constexpr const char* kRule = "[[rule]]\nname = \"all\"\nchannels = [\"log\"]\n";

}  // namespace

TEST_CASE("a run with nothing new prints nothing and exits 0", "[e2e]") {
  const Watch watch;
  const auto first = watch.pipeline();
  CHECK(first.exit_code == 0);
  CHECK(first.out.empty());
  CHECK(first.err.empty());
  const auto second = watch.pipeline();
  CHECK(second.exit_code == 0);
  CHECK(second.out + second.err == "");
  CHECK(watch.server.hits("/policy") == 1);  // Not due again.
}

TEST_CASE("one failing source gives exit 5, all of them exit 6", "[e2e]") {
  Watch watch;
  watch.serve("/terms", 1, 500);
  const auto one = watch.pipeline();
  CHECK(one.exit_code == 5);
  CHECK(one.err.empty());
  Watch other;
  other.serve("/terms", 1, 500);
  other.serve("/policy", 1, 403);
  const auto all = other.pipeline();
  CHECK(all.exit_code == 6);
  CHECK(all.err.find("none of 2 sources") != std::string::npos);
}

TEST_CASE("a second run on the same ledger exits 7 at once, and a dead owner blocks nobody",
          "[e2e]") {
  Watch watch;
  watch.server.serve({.path = "/policy", .fault = test::Fault::Stall});
  test::ChildProcess first(Program::executable(),
                           watch.options({"run", "--allow-private-addresses"}));
  while (watch.server.hits("/policy") == 0)
    std::this_thread::yield();
  const auto second = watch.pipeline();
  CHECK(second.exit_code == 7);
  CHECK(second.err.find("another run") != std::string::npos);
  first.kill_now();
  CHECK(first.wait().signal == SIGKILL);
  watch.serve("/policy", 1);
  CHECK(watch.pipeline().exit_code == 0);
}

TEST_CASE("a signal ends a run in good order with 128 and its number", "[e2e]") {
  Watch watch;
  watch.server.serve({.path = "/terms", .fault = test::Fault::Stall});
  test::ChildProcess child(Program::executable(),
                           watch.options({"run", "--allow-private-addresses"}));
  while (watch.server.hits("/terms") == 0)
    std::this_thread::yield();
  child.send(SIGTERM);
  const auto result = child.wait();
  CHECK(result.exit_code == 128 + SIGTERM);
  CHECK(faults_of(watch.ledger).empty());
  CHECK(watch.run({"log"}).out.find("/policy") != std::string::npos);  // What had come is kept.
}

TEST_CASE("a run ends at its time limit and the next one goes on", "[e2e]") {
  Watch watch;
  watch.server.serve({.path = "/terms", .fault = test::Fault::Drip});
  const auto result = watch.pipeline({"--max-time", "0.02"});
  CHECK(result.exit_code == 0);
  watch.serve("/terms", 1);
  CHECK(watch.pipeline().exit_code == 0);
  CHECK(watch.run({"log"}).out.find("/terms") != std::string::npos);
}

TEST_CASE("a change is told once, with both wordings", "[e2e]") {
  Watch watch(std::string(kLog) + kRule);
  REQUIRE(watch.crawl_all().exit_code == 0);
  watch.serve("/policy", 7);
  REQUIRE(watch.crawl_all().exit_code == 0);
  CHECK(watch.run({"deliver", "-q"}).exit_code == 0);
  CHECK(watch.run({"deliver", "-q"}).exit_code == 0);
  REQUIRE(watch.crawl_all().exit_code == 0);
  CHECK(watch.run({"deliver", "-q"}).exit_code == 0);
  const std::string told = watch.program.read("events.jsonl");
  CAPTURE(told);
  CHECK(count(told, "\n") == 1);
  CHECK(told.find("every 9 months") != std::string::npos);
  CHECK(told.find("\"Acme AI\"") != std::string::npos);
  SECTION("a rebuild tells nobody anything") {
    REQUIRE(watch.run({"reparse"}).exit_code == 0);
    CHECK(watch.run({"deliver", "-q"}).exit_code == 0);
    CHECK(watch.program.read("events.jsonl") == told);
  }
  SECTION("resend sends it again under the same id") {
    REQUIRE(watch.run({"resend", "--channel", "log"}).exit_code == 0);
    CHECK(watch.run({"deliver", "-q"}).exit_code == 0);
    CHECK(watch.program.read("events.jsonl") == told + told);
  }
  SECTION("alerts test shows what a rule would do, and why") {
    const auto test = watch.run({"alerts", "test", "all"});
    CHECK(test.out.find("matches") != std::string::npos);
    CHECK(test.out.find("1 of 1 events match; nothing was sent") != std::string::npos);
    CHECK(watch.run({"alerts", "test", "none"}).exit_code == 2);
  }
}

TEST_CASE("a page that flaps is told at the first return and not again", "[e2e]") {
  const Program program;
  const std::string config =
      program.write("config.toml", "contact = \"watch@example.org\"\n" +
                                       at_home(program, std::string(kLog) + kRule));
  std::string archive;
  for (int day = 0; day < 60; ++day) {
    archive +=
        sample_record("https://acme.example/policy", day, sample_page(day, day % 2 == 0 ? 1 : 7));
  }
  const std::string path = program.write("flap.warc", archive);
  const std::string ledger = program.path("ledger.db");
  REQUIRE(program.run({"import", path, "--db", ledger, "--config", config}).exit_code == 0);
  REQUIRE(program.run({"deliver", "--db", ledger, "--config", config}).exit_code == 0);
  const std::string told = program.read("events.jsonl");
  CAPTURE(told);
  CHECK(count(told, "\"type\":\"weakened\"") == 1);  // The new wording,
  CHECK(count(told, "\"type\":\"returned\"") == 1);  // and the first way back.
  CHECK(count(told, "\n") == 2);
}

TEST_CASE("a day's digest is one message", "[e2e]") {
  test::HttpServer receiver;
  receiver.serve({.path = "/hook"});
  const Program program;
  const std::string config = program.write(
      "config.toml",
      "contact = \"watch@example.org\"\n[[channel]]\nname = \"hook\"\nkind = "
      "\"webhook\"\nurl = \"" +
          receiver.url("/hook") +
          "\"\n[[rule]]\nname = \"daily\"\nsend = \"daily\"\nat = \"08:00\"\nchannels = "
          "[\"hook\"]\n");
  const std::string path = program.write("a.warc", sample_archive(5, 40));
  const std::string ledger = program.path("ledger.db");
  REQUIRE(program.run({"import", path, "--db", ledger, "--config", config}).exit_code == 0);
  // Not due before 08:00 of the next day.
  CHECK(program.run({"deliver", "--db", ledger, "--config", config}).exit_code == 0);
  CHECK(receiver.hits("/hook") == 0);
  make_digests_due(ledger);
  CHECK(program.run({"deliver", "--db", ledger, "--config", config}).exit_code == 0);
  CHECK(receiver.hits("/hook") == 1);
  CHECK(receiver.requests().front().body.find("\"digest\"") != std::string::npos);
}

TEST_CASE("a channel that fails is tried again, and the others are not held up", "[e2e]") {
  Watch watch(std::string(kLog) +
              "[[channel]]\nname = \"dead\"\nkind = \"webhook\"\nurl = \"http://127.0.0.1:9/\"\n"
              "[[rule]]\nname = \"all\"\nchannels = [\"dead\", \"log\"]\n");
  REQUIRE(watch.crawl_all().exit_code == 0);
  watch.serve("/policy", 7);
  REQUIRE(watch.crawl_all().exit_code == 0);
  const auto pending = watch.run({"deliver", "--dry-run"});
  CHECK(pending.out.find("to dead by rule 'all'") != std::string::npos);
  CHECK(pending.out.find("2 pending; nothing was sent") != std::string::npos);
  const auto delivered = watch.run({"deliver"});
  CHECK(delivered.exit_code == 9);
  CHECK(delivered.out.find("1 delivered, 1 to be tried again") != std::string::npos);
  CHECK(delivered.err.find("dead") != std::string::npos);
  CHECK(count(watch.program.read("events.jsonl"), "\n") == 1);
  const std::string status = watch.run({"status"}).out;
  CAPTURE(status);
  CHECK(status.find("dead: 0 delivered, 0 waiting, 1 failing") != std::string::npos);
  CHECK(watch.pipeline().exit_code == 9);
}

TEST_CASE("a source that stops answering raises one alert, and one when it is back", "[e2e]") {
  Watch watch(std::string(kLog) +
              "[[rule]]\nname = \"health\"\nkinds = [\"health\"]\nhealth = [\"down\", "
              "\"recovered\"]\nchannels = [\"log\"]\n");
  const auto crawl_times = [&](int times) {
    for (int i = 0; i < times; ++i)
      static_cast<void>(watch.crawl_all());
    REQUIRE(watch.run({"deliver", "-q"}).exit_code == 0);
  };
  crawl_times(1);
  watch.serve("/policy", 1, 500);
  crawl_times(6);
  CHECK(count(watch.program.read("events.jsonl"), "\"to\":\"down\"") == 1);
  watch.serve("/policy", 1);
  crawl_times(4);
  const std::string told = watch.program.read("events.jsonl");
  CHECK(count(told, "\"to\":\"recovered\"") == 1);
  CHECK(count(told, "\n") == 2);
}

TEST_CASE("a page that was not there and then is, is a new document", "[e2e]") {
  Watch watch(std::string(kLog) + kRule);
  watch.serve("/policy", 1, 404);
  REQUIRE(watch.crawl_all().exit_code == 0);
  watch.serve("/policy", 1);
  REQUIRE(watch.crawl_all().exit_code == 0);
  REQUIRE(watch.run({"deliver", "-q"}).exit_code == 0);
  CHECK(count(watch.program.read("events.jsonl"), "\"kind\":\"new_document\"") == 1);
}

TEST_CASE("a run writes its metrics", "[e2e]") {
  const Watch watch("[run]\nmetrics = \"@HOME@/labledger.prom\"\n");
  REQUIRE(watch.pipeline().exit_code == 0);
  const std::string text = watch.program.read("labledger.prom");
  CHECK(text.find("labledger_run_exit_code 0\n") != std::string::npos);
  CHECK(text.find("labledger_sources{health=\"ok\"} 2\n") != std::string::npos);
  CHECK(text.find("labledger_run_fetches{outcome=\"fetched\"} 2\n") != std::string::npos);
  CHECK(text.substr(text.size() - 6) == "# EOF\n");
}

TEST_CASE("a heartbeat is sent after a run that saw something, and not otherwise", "[e2e]") {
  test::HttpServer keeper;
  keeper.serve({.path = "/beat"});
  Watch watch("[run]\nheartbeat_url = \"" + keeper.url("/beat") + "\"\n");
  REQUIRE(watch.pipeline().exit_code == 0);
  CHECK(keeper.hits("/beat") == 1);
  Watch blind("[run]\nheartbeat_url = \"" + keeper.url("/beat") + "\"\n");
  blind.serve("/policy", 1, 500);
  blind.serve("/terms", 1, 500);
  CHECK(blind.pipeline().exit_code == 6);
  CHECK(keeper.hits("/beat") == 1);
}

TEST_CASE("a ledger is backed up while it is there to be written to", "[e2e]") {
  const Watch watch;
  REQUIRE(watch.pipeline().exit_code == 0);
  const std::string copy = watch.program.path("copy.db");
  REQUIRE(watch.run({"backup", copy}).exit_code == 0);
  CHECK(dump_all(copy) == dump_all(watch.ledger));
}

}  // namespace labledger::e2e
