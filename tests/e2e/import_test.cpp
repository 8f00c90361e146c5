// Replay of archives: idempotent, indifferent to the order of arrival, the same after a reparse.

#include <catch2/catch.hpp>

#include "tests/e2e/ledger_dump.hpp"
#include "tests/e2e/program.hpp"
#include "tests/e2e/sample_archive.hpp"

namespace labledger::e2e {

TEST_CASE("the same archive twice changes nothing", "[e2e]") {
  const Program program;
  const std::string ledger = program.path("ledger.db");
  const std::string archive = program.write("a.warc", sample_archive(3, 40));
  REQUIRE(program.run({"import", archive, "--db", ledger}).exit_code == 0);
  const std::string once = dump_all(ledger);
  const auto again = program.run({"import", archive, "--db", ledger});
  CHECK(again.exit_code == 0);
  CHECK(again.out.find("0 captures kept, 120 already known") != std::string::npos);
  CHECK(dump_all(ledger) == once);
}

TEST_CASE("captures that arrive late are put in their place", "[e2e]") {
  const Program program;
  const std::string url = "https://lab.example/policy";
  std::string all;
  std::string odd;
  std::string even;
  for (int day = 0; day < 40; ++day) {
    const std::string record = sample_record(url, day, sample_page(day, day / 8));
    all += record;
    (day % 2 == 0 ? even : odd) += record;
  }
  const std::string calm = program.path("calm.db");
  const std::string late = program.path("late.db");
  REQUIRE(program.run({"import", program.write("all.warc", all), "--db", calm}).exit_code == 0);
  REQUIRE(program.run({"import", program.write("odd.warc", odd), "--db", late}).exit_code == 0);
  REQUIRE(program.run({"import", program.write("even.warc", even), "--db", late}).exit_code == 0);
  const auto changes = [&](const std::string& ledger) {
    return program.run({"changes", "--all", "--format", "jsonl", "--db", ledger}).out;
  };
  CHECK_FALSE(changes(calm).empty());
  CHECK(changes(late) == changes(calm));
}

TEST_CASE("a reparse gives the same bytes", "[e2e]") {
  const Program program;
  const std::string ledger = program.path("ledger.db");
  REQUIRE(program.run({"import", program.write("a.warc", sample_archive(4, 60)), "--db", ledger})
              .exit_code == 0);
  const std::string before = dump_all(ledger);
  REQUIRE(program.run({"reparse", "--db", ledger}).exit_code == 0);
  CHECK(dump_all(ledger) == before);
}

TEST_CASE("a history gives its changes with both wordings and the interval", "[e2e]") {
  const Program program;
  const std::string ledger = program.path("ledger.db");
  REQUIRE(program.run({"import", program.write("a.warc", sample_archive(1, 12)), "--db", ledger})
              .exit_code == 0);
  const std::string changes = program.run({"changes", "--format", "jsonl", "--db", ledger}).out;
  CHECK(changes.find("\"not_before\":\"2024-01-10T12:00:00Z\"") != std::string::npos);
  CHECK(changes.find("\"not_after\":\"2024-01-11T12:00:00Z\"") != std::string::npos);
  CHECK(changes.find("An outside auditor reads the results every 2 months and says in public what "
                     "was found.") != std::string::npos);
  CHECK(changes.find("An outside auditor reads the results every 3 months and says in public what "
                     "was found.") != std::string::npos);
  CHECK(program.run({"changes", "--exit-code", "--db", ledger}).exit_code == 3);
  CHECK(
      program.run({"changes", "--exit-code", "--since", "2025-01-01", "--db", ledger}).exit_code ==
      0);
}

TEST_CASE("an archive that breaks off keeps what came before, and says where", "[e2e]") {
  const Program program;
  const std::string ledger = program.path("ledger.db");
  const std::string whole = sample_archive(1, 10);
  const std::string archive = program.write("a.warc", whole.substr(0, whole.size() - 700));
  const auto result = program.run({"import", archive, "--db", ledger});
  CHECK(result.exit_code == 1);
  CHECK(result.err.find("byte") != std::string::npos);
  CHECK(chain_of(ledger).size() == 9);
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("an archive comes from standard input too", "[e2e]") {
  const Program program;
  const std::string ledger = program.path("ledger.db");
  auto options = program.options({"import", "-", "--db", ledger});
  options.stdin_path = program.write("a.warc", sample_archive(1, 5));
  CHECK(program.run(options).exit_code == 0);
  CHECK(chain_of(ledger).size() == 5);
}

}  // namespace labledger::e2e
