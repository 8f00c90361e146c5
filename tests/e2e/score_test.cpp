// Scores through the real program: evidence, unknowns, verdicts of people, history.

#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/e2e/program.hpp"
#include "tests/e2e/sample_archive.hpp"

namespace labledger::e2e {
namespace {

const std::string kUrl = "https://acme.example/framework";

std::string page(const std::string& more) {
  return "<!doctype html><html lang=en><head><title>Framework</title></head><body><main><h1>Our "
         "framework</h1><p>This page tells what the company does about the safety of its models "
         "and who is to be asked about it.</p><p>The safety of each product is looked at before "
         "it is offered to people outside.</p><p>" +
         more +
         "</p><p>Whoever finds a fault is asked to write to the office.</p></main></body>"
         "</html>";
}

class Scored {
 public:
  Scored() {
    std::filesystem::create_directory(program.path("labs"));
    program.write("labs/acme.toml",
                  "id = \"acme\"\nname = \"Acme AI\"\nhome = \"https://acme.example/\"\n"
                  "frontier_policy = \"yes\"\n[[status]]\nstatus = \"active\"\n[[source]]\nid = "
                  "\"framework\"\nurl = \"https://acme.example/framework\"\nkind = \"page\"\n"
                  "topic = \"framework\"\n");
    const std::string warc = program.write(
        "a.warc", sample_record(kUrl, 0,
                                page("We will not deploy a model until its safeguards are in "
                                     "place.")) +
                      sample_record(kUrl, 31, page("Write to us.")));
    const auto imported = run({"import", warc, "-q"});
    INFO(imported.err);
    REQUIRE(imported.exit_code == 0);
  }

  [[nodiscard]] test::ChildResult run(std::vector<std::string> arguments) const {
    for (const std::string& argument : {std::string("--db"), program.path("ledger.db"),
                                        std::string("--labs"), program.path("labs")})
      arguments.push_back(argument);
    return program.run(arguments);
  }

  Program program;
};

}  // namespace

TEST_CASE("a score names its evidence, and tells when it moved", "[e2e]") {
  const Scored scored;
  const auto then = scored.run({"score", "acme", "--explain", "--as-of", "2024-01-15"});
  INFO(then.err);
  REQUIRE(then.exit_code == 0);
  CHECK(then.out.find("We will not deploy a model until") != std::string::npos);
  CHECK(then.out.find("sha256 ") != std::string::npos);
  const auto now = scored.run({"score", "acme", "--history", "--as-of", "2024-03-01"});
  REQUIRE(now.exit_code == 0);
  CHECK(now.out.find("P1 yes → no: went") != std::string::npos);
  CHECK(now.out.find("safety staff: unknown") != std::string::npos);
}

TEST_CASE("a lab of which nothing was read has no score", "[e2e]") {
  const Scored scored;
  const auto before = scored.run({"score", "acme", "--as-of", "2023-01-01"});
  REQUIRE(before.exit_code == 0);
  CHECK(before.out.find("no basis") != std::string::npos);
}

}  // namespace labledger::e2e
