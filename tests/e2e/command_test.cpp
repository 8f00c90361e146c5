// The command line: help, usage, configuration, and what goes where.

#include <catch2/catch.hpp>

#include "tests/e2e/program.hpp"
#include "tests/e2e/sample_archive.hpp"

namespace labledger::e2e {

TEST_CASE("every command has help with an example", "[e2e]") {
  const Program program;
  const std::string command = GENERATE(
      as<std::string>(), "init", "crawl", "import", "report", "changes", "log", "show", "coverage",
      "compute", "coupling", "status", "verify", "reparse", "validate", "parse", "diff", "robots",
      "run", "deliver", "resend", "alerts", "backup", "doctor", "jobs", "extract", "export");
  CAPTURE(command);
  const auto help = program.run({command, "--help"});
  CHECK(help.exit_code == 0);
  CHECK(help.out.find("labledger " + command) != std::string::npos);
  CHECK(help.out.find("xample") != std::string::npos);
}

TEST_CASE("a wrong command line gives exit 2 and says what is wrong", "[e2e]") {
  const Program program;
  CHECK(program.run(std::vector<std::string>{}).exit_code == 2);
  CHECK(program.run({"no-such-command"}).exit_code == 2);
  CHECK(program.run({"import"}).exit_code == 2);
  CHECK(program.run({"changes", "--since", "yesterday", "--db", program.path("x.db")}).exit_code ==
        2);
  const auto missing = program.run({"log", "--db", program.path("x.db")});
  CHECK(missing.exit_code == 2);
  CHECK(missing.err.find("labledger init") != std::string::npos);
}

TEST_CASE("a mistake in a lab file gives exit 4 with file, line and column", "[e2e]") {
  const Program program;
  program.write(
      "acme.toml",
      "id = \"acme\"\nname = \"Acme\"\nhome = \"https://acme.example/\"\ncolour = \"red\"\n"
      "\n[[status]]\nstatus = \"active\"\n");
  const auto result = program.run({"validate", "--labs", program.path("")});
  CAPTURE(result.out, result.err);
  CHECK(result.exit_code == 4);
  CHECK(result.err.find("acme.toml:4:1: ") != std::string::npos);
  CHECK(result.err.find("colour") != std::string::npos);
}

TEST_CASE("the shipped labs and the demo's labs hold no mistake", "[e2e]") {
  const Program program;
  const std::string folder = GENERATE(as<std::string>(), "/labs", "/demo/labs");
  const auto result = program.run({"validate", "--labs", LABLEDGER_SOURCE_DIR + folder});
  CAPTURE(result.err);
  CHECK(result.exit_code == 0);
}

TEST_CASE("init writes a config and a ledger, and keeps what is there", "[e2e]") {
  const Program program;
  CHECK(program.run({"init", "--contact", "watch@example.org"}).exit_code == 0);
  const std::string config = program.read(".config/labledger/config.toml");
  CHECK(config.find("watch@example.org") != std::string::npos);
  CHECK(program.run({"validate", "--labs", LABLEDGER_SOURCE_DIR "/labs"}).exit_code == 0);
  const auto again = program.run({"init", "--contact", "other@example.org"});
  CHECK(again.exit_code == 0);
  CHECK(program.read(".config/labledger/config.toml") == config);
}

TEST_CASE("the report is the same bytes twice, and a changed file is replaced", "[e2e]") {
  const Program program;
  const std::string ledger = program.path("ledger.db");
  REQUIRE(program.run({"import", LABLEDGER_SOURCE_DIR "/demo/archive.warc", "--db", ledger})
              .exit_code == 0);
  const auto report = [&](const std::string& out) {
    return program.run({"report", "--db", ledger, "--labs", LABLEDGER_SOURCE_DIR "/demo/labs",
                        "--since", "2024-01-01", "--out", program.path(out)});
  };
  REQUIRE(report("one").exit_code == 0);
  REQUIRE(report("two").exit_code == 0);
  for (const char* file : {"/index.md", "/changes.md", "/coverage.md", "/labs/meridian.md"}) {
    CAPTURE(file);
    CHECK_FALSE(program.read(std::string("one") + file).empty());
    CHECK(program.read(std::string("one") + file) == program.read(std::string("two") + file));
  }
  const std::string index = program.read("one/index.md");
  program.write("one/index.md", "spoilt");
  REQUIRE(report("one").exit_code == 0);
  CHECK(program.read("one/index.md") == index);
}

TEST_CASE("the demo shows the silent weakening and the facts with their evidence", "[e2e]") {
  const Program program;
  const std::string ledger = program.path("ledger.db");
  REQUIRE(program.run({"import", LABLEDGER_SOURCE_DIR "/demo/archive.warc", "--db", ledger})
              .exit_code == 0);
  REQUIRE(program
              .run({"report", "--db", ledger, "--labs", LABLEDGER_SOURCE_DIR "/demo/labs",
                    "--since", "2024-01-01", "--out", program.path("report")})
              .exit_code == 0);
  const std::string changes = program.read("report/changes.md");
  CHECK(changes.find("will not deploy") != std::string::npos);
  CHECK(changes.find("may pause deployment of") != std::string::npos);
  CHECK(changes.find("sha256:") != std::string::npos);
  CHECK(changes.find("Announced: not as far as we could see. Looked at: the page's own date, which "
                     "stayed 2024-09-12; ") != std::string::npos);
  CHECK(changes.find("Announced: yes: its change log: ") != std::string::npos);
  CHECK(changes.find("Announced: yes: this is a page on which the lab announces") !=
        std::string::npos);
  const std::string lab = program.read("report/labs/meridian.md");
  CHECK(lab.find("22,000") != std::string::npos);
  CHECK(lab.find("Safety Engineer") != std::string::npos);
  // The only mention is ours: that its pages were read, and none speaks of it.
  CHECK(lab.find("existential or catastrophic risk: no. nothing found on the 3 pages") !=
        std::string::npos);
  CHECK(count(lab, "catastroph") == 1);
}

TEST_CASE("a capture is shown as text and as its exact bytes", "[e2e]") {
  const Program program;
  const std::string ledger = program.path("ledger.db");
  const std::string url = "https://lab.example/policy";
  const std::string body = sample_page(1, 1);
  REQUIRE(
      program.run({"import", program.write("a.warc", sample_record(url, 0, body)), "--db", ledger})
          .exit_code == 0);
  CHECK(program.run({"show", url, "--raw", "--db", ledger}).out == body);
  CHECK(program.run({"show", "1", "--raw", "--db", ledger}).out == body);
  CHECK(program.run({"show", url, "--db", ledger}).out.find("Scaling policy") != std::string::npos);
  CHECK(program.run({"show", url, "--headers", "--db", ledger}).out.find("sha256: ") !=
        std::string::npos);
  CHECK(program.run({"show", url, "--at", "2020-01-01", "--db", ledger}).exit_code == 2);
}

TEST_CASE("compute explains a figure down to its sources", "[e2e]") {
  const Program program;
  const auto explained = program.run({"compute", "inflection", "--explain", "--labs",
                                      LABLEDGER_SOURCE_DIR "/labs", "--as-of", "2024-01-01"});
  CHECK(explained.exit_code == 0);
  for (const char* part : {"1.14e18 FLOP/s, 90 % 7.88e17 to 1.65e18", "chips x peak x utilisation",
                           "3,584", "judgement", "Epoch AI", "PLANNED"}) {
    CAPTURE(part);
    CHECK(explained.out.find(part) != std::string::npos);
  }
  const auto none = program.run({"compute", "ssi", "--labs", LABLEDGER_SOURCE_DIR "/labs"});
  CHECK(none.exit_code == 0);
  CHECK(none.out.find("no public basis") != std::string::npos);
  CHECK(program.run({"compute", "nobody", "--labs", LABLEDGER_SOURCE_DIR "/labs"}).exit_code == 2);
}

TEST_CASE("compute refuses facts with mistakes, each at its place", "[e2e]") {
  const Program program;
  const auto result = program.run({"compute", "--facts", LABLEDGER_SOURCE_DIR "/labs"});
  CHECK(result.exit_code == 4);
  CHECK(result.err.find("no file of facts has this name") != std::string::npos);
}

}  // namespace labledger::e2e
