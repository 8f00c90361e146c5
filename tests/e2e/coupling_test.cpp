// Safety beside compute through the real program: from the built-in facts alone, and with a ledger.

#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/e2e/program.hpp"

namespace labledger::e2e {
namespace {

constexpr const char* kLabs = LABLEDGER_SOURCE_DIR "/labs";
constexpr const char* kDemoLabs = LABLEDGER_SOURCE_DIR "/demo/labs";

constexpr const char* kMeridian = R"(lab = "meridian"
[[claim]]
id = "cluster"
route = "hardware_count"
scope = "cluster"
subject = "partner's cluster"
date = "2024-11"
status = "current"
ownership = "rented"
chips = [{ chip = "H100 SXM5", count = 3600 }]
speaker = "Meridian"
basis = "company"
source = "Meridian, a post on its next cluster"
url = "https://meridian.example/blog/our-next-cluster"
)";

/// The demonstration's ledger.
struct Demo {
  Program program;
  std::string ledger = program.path("ledger.db");

  Demo() {
    REQUIRE(program
                .run({"import", LABLEDGER_SOURCE_DIR "/demo/archive.warc", "--labs", kDemoLabs,
                      "--db", ledger})
                .exit_code == 0);
  }

  [[nodiscard]] std::string output(std::vector<std::string> arguments) const {
    for (const char* more : {"--db", ledger.c_str(), "--labs", kDemoLabs})
      arguments.emplace_back(more);
    const auto result = program.run(arguments);
    CAPTURE(result.err);
    REQUIRE(result.exit_code == 0);
    return result.out;
  }
};

void check_parts(const std::string& text, const std::vector<std::string>& parts) {
  for (const std::string& part : parts) {
    CAPTURE(part, text);
    CHECK(text.find(part) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("coupling shows what the built-in facts give, with sources and no rank", "[e2e]") {
  const Program program;
  const auto all = program.run({"coupling", "--labs", kLabs, "--as-of", "2026-11-22"});
  REQUIRE(all.exit_code == 0);
  check_parts(all.out, {"openai\n", "No public basis: ", "No figure ranks them"});
  const auto one =
      program.run({"coupling", "openai", "--explain", "--labs", kLabs, "--as-of", "2026-11-22"});
  REQUIRE(one.exit_code == 0);
  check_parts(one.out, {"No public basis: 20 % of the compute secured to date pledged in 2023-07",
                        "three dates with safety staff and compute are needed",
                        "GPT-5: released 2025-08-07; system card after 0 days", "https://"});
  const auto csv = program.run({"coupling", "openai", "--format", "csv", "--labs", kLabs});
  CHECK(count(csv.out, "\n") == 13);  // A header and twelve figures.
  CHECK(program.run({"coupling", "nobody", "--labs", kLabs}).exit_code == 2);
}

TEST_CASE("coupling of the demonstration's lab shows staff beside compute, as noted by a person",
          "[e2e]") {
  const Demo demo;
  std::filesystem::create_directories(demo.program.path("facts/labs"));
  demo.program.write("facts/labs/meridian.toml", kMeridian);
  (void)demo.output({"observe", "--lab", "meridian", "--kind", "safety_headcount", "--value", "4",
                     "--low", "2", "--high", "6", "--date", "2024-11", "--basis",
                     "a post of an employee", "--source", "https://news.example/", "--author",
                     "Ann"});
  const std::string text =
      demo.output({"coupling", "meridian", "--explain", "--facts", demo.program.path("facts")});
  check_parts(
      text, {"for each 1e18 FLOP/s (90 %", "- safety staff: 2 to 6 (said by others) (2024-11)",
             "- compute: partner's cluster: ", "https://news.example/",
             "! It falls as compute grows, even when safety staff keeps pace.", "and there is 1"});
}

TEST_CASE("coupling rests on the numbers of people that 'headcount' lists", "[e2e]") {
  const Demo demo;
  const std::string own = "- safety staff: 11 (published by the lab) (2024-10-07)";
  check_parts(demo.output({"headcount", "northlight"}), {"safety_staff    published "});
  check_parts(demo.output({"coupling", "northlight", "--explain"}), {own});
  (void)demo.output({"observe", "--lab", "northlight", "--kind", "safety_headcount", "--value",
                     "14", "--date", "2024-12", "--basis", "counted on its staff page", "--source",
                     "https://news.example/", "--author", "Ann"});
  const std::string noted = "- safety staff: 14 (counted on its page of people) (2024-12)";
  check_parts(demo.output({"coupling", "northlight", "--explain"}), {noted});
  const auto rejected = demo.program.run({"review", "reject", "1", "--author", "Bob", "--reason",
                                          "it counts guests", "--db", demo.ledger});
  REQUIRE(rejected.exit_code == 0);
  check_parts(demo.output({"coupling", "northlight", "--explain"}), {own});
}

TEST_CASE("compute shows what the ledger holds beside the facts, and why it is not counted",
          "[e2e]") {
  const Demo demo;
  const std::string text = demo.output({"compute", "meridian", "--explain"});
  check_parts(text, {"What the ledger holds beside the facts", "22,000 NVIDIA H100",
                     "https://meridian.example/blog/our-next-cluster", "because "});
}

TEST_CASE("facts of one's own about a lab without a file are a mistake, at its place", "[e2e]") {
  const Program program;
  std::filesystem::create_directories(program.path("facts/labs"));
  program.write("facts/labs/opnai.toml", "lab = \"opnai\"\nnote = \"nothing yet\"\n");
  const auto result = program.run({"validate", "--labs", kLabs, "--facts", program.path("facts")});
  CHECK(result.exit_code == 4);
  check_parts(result.err, {"facts/labs/opnai.toml:1:7: no lab file has the id 'opnai'; did you "
                           "mean 'openai'?"});
  const auto shipped = program.run({"validate", "--labs", kLabs});
  CHECK(shipped.exit_code == 0);
  CHECK(shipped.out.find("unused:") == std::string::npos);  // Every lab of the facts has its file.
}

}  // namespace labledger::e2e
