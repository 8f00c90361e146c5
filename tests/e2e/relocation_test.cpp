// A sentence that leaves one page of a lab for another, through the real program.

#include <filesystem>
#include <string>

#include <catch2/catch.hpp>

#include "tests/e2e/program.hpp"
#include "tests/e2e/sample_archive.hpp"

namespace labledger::e2e {
namespace {

const std::string kPromise =
    "<p>We will never deploy a model before an outside auditor has tested it for dangers.</p>";

std::string page(const std::string& subject, const std::string& more) {
  return "<!doctype html><html lang=en><head><title>" + subject +
         "</title></head><body><main><h1>" + subject +
         "</h1><p>This page tells what the company does about " + subject +
         " and who is to be asked about it.</p><p>The " + subject +
         " of each product is looked at before it is offered to people outside.</p>" + more +
         "<p>Whoever finds a fault in our " + subject +
         " is asked to write to the office at once.</p></main></body></html>";
}

std::string lab_file(const std::string& id, const std::string& source) {
  return "id = \"" + id + "\"\nname = \"" + id +
         "\"\nfrontier_policy = \"no\"\n[[status]]\nstatus = \"active\"\n" + source;
}

std::string source(const std::string& id) {
  return "[[source]]\nid = \"" + id + "\"\nurl = \"https://lab.example/" + id +
         "\"\nkind = \"page\"\ntopic = \"safety\"\n";
}

/// The promise leaves /safety for /policy.
std::string archive() {
  const std::string safety = "https://lab.example/safety";
  const std::string policy = "https://lab.example/policy";
  return sample_record(safety, 0, page("safety", kPromise)) +
         sample_record(policy, 0, page("policy", "")) +
         sample_record(policy, 7, page("policy", kPromise)) +
         sample_record(safety, 8, page("safety", ""));
}

}  // namespace

TEST_CASE("a sentence that left a page for another of its lab moved, and was not removed",
          "[e2e]") {
  const Program program;
  const std::string ledger = program.path("ledger.db");
  std::filesystem::create_directory(program.path("labs"));
  const std::string labs = program.path("labs");
  const std::string warc = program.write("a.warc", archive());
  SECTION("of the same lab") {
    program.write("labs/acme.toml", lab_file("acme", source("safety") + source("policy")));
    REQUIRE(program.run({"import", warc, "--db", ledger, "--labs", labs, "-q"}).exit_code == 0);
    const std::string changes =
        program.run({"changes", "--format", "jsonl", "--db", ledger, "--labs", labs}).out;
    CAPTURE(changes);
    CHECK(changes.find("\"change\":\"removed\"") == std::string::npos);
    CHECK(changes.find("\"change\":\"moved\"") != std::string::npos);
    CHECK(changes.find("stands on https://lab.example/policy, seen there from 2024-01-08") !=
          std::string::npos);
    CHECK(changes.find("stood on https://lab.example/safety, seen there from 2024-01-01") !=
          std::string::npos);
    const std::string alerts =
        program.run({"alerts", "list", "--format", "jsonl", "--db", ledger}).out;
    CAPTURE(alerts);
    // An alert knows the pages that were read before it; here the one that lost the sentence.
    CHECK(alerts.find("stood on https://lab.example/safety") != std::string::npos);
    REQUIRE(program
                .run({"report", "--out", program.path("report"), "--db", ledger, "--labs", labs,
                      "--since", "2023-12-01", "-q"})
                .exit_code == 0);
    bool is_told = false;
    for (const auto& file : std::filesystem::recursive_directory_iterator(program.path("report"))) {
      if (!file.is_regular_file()) continue;
      const std::string text = program.read(
          "report/" + std::filesystem::relative(file.path(), program.path("report")).string());
      is_told = is_told || text.find("seen there from 2024-01-08") != std::string::npos;
    }
    CHECK(is_told);
  }
  SECTION("not when the other page is another lab's") {
    program.write("labs/acme.toml", lab_file("acme", source("safety")));
    program.write("labs/other.toml", lab_file("other", source("policy")));
    REQUIRE(program.run({"import", warc, "--db", ledger, "--labs", labs, "-q"}).exit_code == 0);
    const std::string changes =
        program.run({"changes", "--format", "jsonl", "--db", ledger, "--labs", labs}).out;
    CHECK(changes.find("\"change\":\"removed\"") != std::string::npos);
    CHECK(changes.find("\"change\":\"moved\"") == std::string::npos);
  }
}

}  // namespace labledger::e2e
