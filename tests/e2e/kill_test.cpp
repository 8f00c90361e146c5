// Nothing is lost: the process is killed, as by a power cut, at random instants of import and
// crawl. After each kill the ledger verifies and still has every row it had; the next run
// continues; and at the end it is the ledger that an undisturbed run makes.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/e2e/chance.hpp"
#include "tests/e2e/ledger_dump.hpp"
#include "tests/e2e/program.hpp"
#include "tests/e2e/sample_archive.hpp"
#include "tests/support/http_server.hpp"

namespace labledger::e2e {
namespace {

constexpr int kKillsEach = 120;

bool is_prefix(const std::vector<std::string>& shorter, const std::vector<std::string>& longer) {
  return shorter.size() <= longer.size() &&
         std::equal(shorter.begin(), shorter.end(), longer.begin());
}

/// What a number of kills came to.
struct KillTally {
  int kills = 0;
  int finished = 0;  // Runs that were over before the kill.
};

/// Starts the run again and again on one ledger after another, killing each at a random instant
/// within `span`, until `kills` runs were killed. Checks the ledger after each.
KillTally kill_often(const Program& program, const test::ChildOptions& options,
                     const std::string& ledger, std::chrono::microseconds span, int kills,
                     std::uint64_t seed) {
  Chance chance(seed);
  KillTally tally;
  std::vector<std::string> before;
  for (int round = 0; tally.kills < kills && round < kills * 3; ++round) {
    if (round % 6 == 0) {  // A new ledger now and then, so that its making is killed too.
      for (const char* suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(ledger + suffix);
      before.clear();
    }
    test::ChildProcess child(Program::executable(), options);
    std::this_thread::sleep_for(
        std::chrono::duration_cast<std::chrono::microseconds>(span * chance.next()));
    child.kill_now();
    const test::ChildResult result = child.wait();
    CAPTURE(round, result.err);
    if (result.signal == 0) {
      REQUIRE(result.exit_code == 0);
      ++tally.finished;
    } else {
      ++tally.kills;
    }
    if (!std::filesystem::exists(ledger)) continue;  // Killed before the file was made.
    REQUIRE(faults_of(ledger).empty());
    const std::vector<std::string> after = chain_of(ledger);
    REQUIRE(is_prefix(before, after));
    before = after;
  }
  static_cast<void>(program);
  return tally;
}

/// How long an undisturbed run takes.
std::chrono::microseconds time_of(const test::ChildOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  REQUIRE(test::run_program(Program::executable(), options).exit_code == 0);
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                               start);
}

}  // namespace

TEST_CASE("an import killed anywhere loses nothing and converges", "[kill]") {
  const Program program;
  const std::string archive = program.write("archive.warc", sample_archive(12, 60));
  const auto undisturbed = program.options({"import", archive, "--db", program.path("calm.db")});
  const auto span = time_of(undisturbed);
  const std::string ledger = program.path("killed.db");
  const auto options = program.options({"import", archive, "--db", ledger});
  const KillTally tally = kill_often(program, options, ledger, span, kKillsEach, 1);
  CHECK(tally.kills >= kKillsEach);
  REQUIRE(program.run(options).exit_code == 0);
  CHECK(faults_of(ledger).empty());
  CHECK(dump_all(ledger) == dump_all(program.path("calm.db")));
}

TEST_CASE("a crawl killed anywhere loses nothing and converges", "[kill]") {
  const Program program;
  test::HttpServer server;
  std::string urls;
  server.serve({.path = "/robots.txt",
                .headers = {{"Content-Type", "text/plain"}},
                .body = "User-agent: *\nAllow: /\n"});
  for (int page = 0; page < 150; ++page) {
    const std::string path = "/page/" + std::to_string(page);
    server.serve(
        {.path = path,
         .headers = {{"Content-Type", "text/html"}, {"ETag", "\"" + std::to_string(page) + "\""}},
         .body = sample_page(page, page)});
    urls += server.url(path) + "\n";
  }
  const std::string list = program.write("urls.txt", urls);
  const auto crawl_into = [&](const std::string& ledger) {
    return program.options({"crawl", "--urls", list, "--db", ledger, "--host-delay", "0",
                            "--host-connections", "8", "--allow-private-addresses"});
  };
  const auto span = time_of(crawl_into(program.path("calm.db")));
  const std::string ledger = program.path("killed.db");
  const KillTally tally = kill_often(program, crawl_into(ledger), ledger, span, kKillsEach, 2);
  CHECK(tally.kills >= kKillsEach);
  REQUIRE(program.run(crawl_into(ledger)).exit_code == 0);
  CHECK(faults_of(ledger).empty());
  CHECK(dump_without_times(ledger) == dump_without_times(program.path("calm.db")));
}

TEST_CASE("a reparse killed anywhere is made good by the next run", "[kill]") {
  const Program program;
  const std::string archive = program.write("archive.warc", sample_archive(8, 40));
  const std::string ledger = program.path("ledger.db");
  REQUIRE(program.run({"import", archive, "--db", ledger}).exit_code == 0);
  const std::string whole = dump_all(ledger);
  const auto reparse = program.options({"reparse", "--db", ledger});
  const auto span = time_of(reparse);
  Chance chance(3);
  for (int round = 0; round < 30; ++round) {
    test::ChildProcess child(Program::executable(), reparse);
    std::this_thread::sleep_for(
        std::chrono::duration_cast<std::chrono::microseconds>(span * chance.next()));
    child.kill_now();
    static_cast<void>(child.wait());
    REQUIRE(faults_of(ledger).empty());
    REQUIRE(program.run({"import", archive, "--db", ledger}).exit_code == 0);
    REQUIRE(dump_all(ledger) == whole);
  }
}

}  // namespace labledger::e2e
