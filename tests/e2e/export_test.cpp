// The ledger for others: archives that any tool replays, and tables.

#include <algorithm>
#include <filesystem>

#include <catch2/catch.hpp>

#include "tests/e2e/program.hpp"
#include "tests/e2e/sample_archive.hpp"

namespace labledger::e2e {
namespace {

std::size_t lines_in(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("an exported archive gives the same changes when it is replayed", "[e2e]") {
  const Program program;
  const std::string ledger = program.path("ledger.db");
  REQUIRE(program.run({"import", program.write("a.warc", sample_archive(3, 40)), "--db", ledger})
              .exit_code == 0);
  const auto exported = program.run({"export", "--warc", program.path("out"), "--db", ledger});
  REQUIRE(exported.exit_code == 0);
  CHECK(exported.out ==
        program.path("out/labledger-00000.warc.gz") + "\n" + program.path("out/index.cdxj") + "\n");
  const std::string copy = program.path("copy.db");
  const auto imported =
      program.run({"import", program.path("out/labledger-00000.warc.gz"), "--db", copy});
  CHECK(imported.out.find("120 captures kept, 0 already known, 0 records not") == 0);
  const auto changes = [&](const std::string& path) {
    return program.run({"changes", "--all", "--format", "jsonl", "--db", path}).out;
  };
  CHECK(changes(copy) == changes(ledger));
  // The records keep their names, so that the ledger knows its own archive again.
  const auto again =
      program.run({"import", program.path("out/labledger-00000.warc.gz"), "--db", ledger});
  CHECK(again.out.find("0 captures kept, 120 already known") == 0);
}

TEST_CASE("the index of an archive is sorted and has a line for each capture", "[e2e]") {
  const Program program;
  const std::string ledger = program.path("ledger.db");
  REQUIRE(program.run({"import", program.write("a.warc", sample_archive(2, 10)), "--db", ledger})
              .exit_code == 0);
  REQUIRE(program.run({"export", "--warc", program.path("out"), "--db", ledger}).exit_code == 0);
  const std::string index = program.read("out/index.cdxj");
  CHECK(lines_in(index) == 20);
  std::string before;
  for (std::size_t start = 0; start < index.size();) {
    const std::size_t end = index.find('\n', start);
    const std::string line = index.substr(start, end - start);
    CHECK(before < line);
    before = line;
    start = end + 1;
  }
  const auto part = program.run({"export", "--warc", program.path("part"), "--since", "2024-01-05",
                                 "--until", "2024-01-07", "--db", ledger});
  REQUIRE(part.exit_code == 0);
  CHECK(lines_in(program.read("part/index.cdxj")) == 4);
}

TEST_CASE("tables are written beside their description, and only when they changed", "[e2e]") {
  const Program program;
  const std::string ledger = program.path("ledger.db");
  std::filesystem::create_directory(program.path("labs"));
  program.write("labs/acme.toml",
                "id = \"acme\"\nname = \"Acme\"\nhome = \"https://lab.example/\"\n"
                "frontier_policy = \"unknown\"\n[[status]]\nstatus = \"active\"\n");
  const std::string labs = program.path("labs");
  REQUIRE(program.run({"import", program.write("a.warc", sample_archive(1, 30)), "--db", ledger})
              .exit_code == 0);
  const std::vector<std::string> command = {
      "export", "--data", program.path("out"), "--labs", labs, "-v", "--db", ledger};
  const auto first = program.run(command);
  CAPTURE(first.err);
  REQUIRE(first.exit_code == 0);
  CHECK(first.out == program.path("out/data/datapackage.json") + "\n");
  CHECK(first.err.find("27 of 27 files written") != std::string::npos);
  CHECK(program.run(command).err.find("0 of 27 files written") != std::string::npos);
  CHECK(program.read("out/data/labs.csv").find("acme,Acme,https://lab.example/") !=
        std::string::npos);
  CHECK(lines_in(program.read("out/data/changes.jsonl")) > 2);
}

TEST_CASE("an export without a purpose, or of a page that is not there, says so", "[e2e]") {
  const Program program;
  const std::string ledger = program.path("ledger.db");
  REQUIRE(program.run({"import", program.write("a.warc", sample_archive(1, 2)), "--db", ledger})
              .exit_code == 0);
  CHECK(program.run({"export", "--db", ledger}).exit_code == 2);
  const auto unknown = program.run(
      {"export", "--warc", program.path("out"), "--url", "https://other.example/", "--db", ledger});
  CHECK(unknown.exit_code != 0);
  CHECK(unknown.err.find("no capture of 'https://other.example/'") != std::string::npos);
}

}  // namespace labledger::e2e
