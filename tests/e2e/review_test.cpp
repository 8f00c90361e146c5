// Human work through the real program: it is kept as evidence, shown beside what it is about, and
// survives a reparse.

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/e2e/program.hpp"
#include "tests/e2e/watch.hpp"

namespace labledger::e2e {
namespace {

std::string page(const std::string& sentence) {
  return "<!doctype html><html lang=en><head><title>Our policy</title></head><body><main>"
         "<h1>Our policy</h1><p>This page tells how the company looks after its models and who "
         "answers for them.</p><p>" +
         sentence +
         "</p><p>Whoever wants to know more about the models is asked to write to the "
         "office.</p></main></body></html>";
}

/// A ledger with one grave change: a promise that went.
struct Reviewed {
  Watch watch;
  std::string id;

  explicit Reviewed(const std::string& config = "") : watch(config) {
    serve("We will not deploy a model until outside auditors have tested it for dangers.");
    REQUIRE(watch.crawl_all().exit_code == 0);
    serve("We may ask others to look at a model before it is deployed.");
    REQUIRE(watch.crawl_all().exit_code == 0);
    const std::string changes = output({"changes"});
    id = changes.substr(0, 16);
    CAPTURE(changes);
    REQUIRE(id.find_first_not_of("0123456789abcdef") == std::string::npos);
  }

  void serve(const std::string& sentence) {
    watch.server.serve(
        {.path = "/policy", .headers = {{"Content-Type", "text/html"}}, .body = page(sentence)});
  }

  [[nodiscard]] std::string output(std::vector<std::string> arguments) const {
    const test::ChildResult result = watch.run(std::move(arguments));
    CAPTURE(result.err);
    REQUIRE(result.exit_code == 0);
    return result.out;
  }

  void enter(std::vector<std::string> arguments) const {
    const std::string said = output(std::move(arguments));
    CHECK_FALSE(said.empty());
  }

  /// The error text of a line that is refused.
  [[nodiscard]] std::string refusal(std::vector<std::string> arguments) const {
    const test::ChildResult result = watch.run(std::move(arguments));
    CHECK(result.exit_code == 2);
    CHECK(count(result.err, "\n") <= 2);
    return result.err;
  }
};

}  // namespace

TEST_CASE("a grave change waits for a person until somebody judges it", "[e2e]") {
  const Reviewed lab;
  const std::string queue = lab.output({"review"});
  CAPTURE(queue);
  CHECK(queue.find("no verdict yet") != std::string::npos);
  CHECK(queue.find(lab.id) != std::string::npos);
  CHECK(lab.output({"review", "list", "--lab", "acme"}) == queue);
  CHECK(lab.output({"review", "list", "--since", "2999-01-01"}).empty());
  lab.enter({"review", "reject", lab.id, "--author", "Ann", "--reason", "only reworded"});
  CHECK(lab.output({"review"}).empty());
  SECTION("a second reviewer is asked without being told what the first said") {
    const std::string second = lab.output({"review", "list", "--reviewer", "Bob"});
    CHECK(second.find(lab.id) != std::string::npos);
    CHECK(second.find("only reworded") == std::string::npos);
    CHECK(second.find("rejected") == std::string::npos);
    CHECK(lab.output({"review", "list", "--reviewer", "Ann"}).empty());
  }
  SECTION("and again when two reviewers differ") {
    lab.enter({"review", "accept", lab.id, "--author", "Bob", "--reason", "the audit is gone"});
    CHECK(lab.output({"review"}).find("reviewers differ") != std::string::npos);
    const std::string agreement = lab.output({"review", "agreement"});
    CHECK(agreement.find("Ann and Bob: 1 judged by both, 0 % alike") != std::string::npos);
    CHECK(agreement.find("not enough") != std::string::npos);
  }
}

TEST_CASE("a rejected change stays in every list, and says that it was rejected", "[e2e]") {
  const Reviewed lab;
  lab.enter({"review", "reject", lab.id, "--author", "Ann", "--reason", "only reworded"});
  lab.enter({"review", "relabel", lab.id, "--author", "Bob", "--field", "severity=low", "--field",
             "type=reworded", "--reason", "a matter of style"});
  lab.enter({"review", "note", lab.id, "--author", "Ann", "--text", "asked the lab"});
  const std::string changes = lab.output({"changes"});
  CAPTURE(changes);
  CHECK(changes.find("[disputed in review]") != std::string::npos);
  CHECK(changes.find("  rejected by Ann on ") != std::string::npos);
  CHECK(changes.find("(severity=low, type=reworded): a matter of style") != std::string::npos);
  CHECK(changes.find("  note by Ann on ") != std::string::npos);
  CHECK(changes.find("  - We will not deploy") != std::string::npos);
  const std::string json = lab.output({"changes", "--format", "jsonl"});
  CHECK(json.find("\"review\":\"disputed\"") != std::string::npos);
  CHECK(json.find("\"fields\":{\"severity\":\"low\",\"type\":\"reworded\"}") != std::string::npos);
  lab.enter({"report", "--out", lab.watch.program.path("report")});
  const std::string report = lab.watch.program.read("report/changes.md");
  CAPTURE(report);
  CHECK(report.find("Review: rejected by Ann on ") != std::string::npos);
  CHECK(report.find("disputed in review") != std::string::npos);
  lab.enter({"review", "accept", lab.id, "--author", "Ann", "--reason", "it is weaker"});
  const std::string again = lab.output({"changes"});
  CHECK(again.find("rejected by Ann") == std::string::npos);
  CHECK(again.find("accepted by Ann") != std::string::npos);
  const std::string shown = lab.output({"show", lab.id});
  CHECK(shown.find("rejected by Ann") != std::string::npos);  // All of it is kept.
  CHECK(shown.find("accepted by Ann") != std::string::npos);
}

TEST_CASE("human work survives a reparse and is part of what verify checks", "[e2e]") {
  const Reviewed lab("reviewer = \"Cyd\"\n");
  lab.enter({"review", "accept", lab.id, "--reason", "seen with my own eyes"});
  lab.enter({"observe", "--lab", "acme", "--kind", "safety_headcount", "--value", "12", "--low",
             "10", "--high", "15", "--date", "2025-08", "--basis", "a staff page", "--source",
             "https://News.example:443/a?b=1"});
  const std::string changes = lab.output({"changes"});
  CHECK(changes.find("accepted by Cyd") != std::string::npos);
  lab.enter({"reparse"});
  CHECK(lab.output({"changes"}) == changes);
  const std::string all = lab.output({"review", "list", "--all"});
  CAPTURE(all);
  CHECK(all.find("1  change " + lab.id) != std::string::npos);
  CHECK(all.find("2  lab acme\n  observed by Cyd") != std::string::npos);
  CHECK(all.find("kind=safety_headcount, value=12, low=10, high=15, unit=people, date=2025-08") !=
        std::string::npos);
  CHECK(all.find("[https://news.example/a?b=1]") != std::string::npos);
  CHECK(all.find("no longer in the ledger") == std::string::npos);
  const std::string verified = lab.output({"verify"});
  CHECK(verified.find("2 review entries chained\nreview head ") != std::string::npos);
  SECTION("an entry whose subject went is said to be without it") {
    lab.watch.program.write("labs/acme.toml",
                            "id = \"other\"\nname = \"Other\"\nfrontier_policy = \"no\"\n"
                            "[[status]]\nstatus = \"active\"\n");
    CHECK(lab.output({"review", "list", "--all"}).find("lab acme  [no longer in the ledger]") !=
          std::string::npos);
  }
  SECTION("an observation can be taken back by its number") {
    lab.enter({"review", "reject", "2", "--reason", "it counted contractors"});
    CHECK(lab.output({"review", "list", "--all"}).find("3  entry 2\n  rejected by Cyd") !=
          std::string::npos);
  }
}

TEST_CASE("what cannot be entered is refused in one clear line", "[e2e]") {
  const Reviewed lab;
  const auto holds = [](const std::string& text, const std::string& part) {
    CAPTURE(text, part);
    CHECK(text.find(part) != std::string::npos);
  };
  const std::vector<std::string> by_ann = {"--author", "Ann", "--reason", "x"};
  const auto with = [](std::vector<std::string> line, const std::vector<std::string>& more) {
    line.insert(line.end(), more.begin(), more.end());
    return line;
  };
  holds(lab.refusal({"review", "accept", lab.id, "--reason", "x"}), "say who you are");
  holds(lab.refusal(with({"review", "accept", "ffffffffffffffff"}, by_ann)), "has no change");
  holds(lab.refusal(with({"review", "accept", "77"}, by_ann)), "has no change");
  holds(lab.refusal({"review", "accept", lab.id, "--author", "Ann", "--reason", "\n"}),
        "the reason is empty");
  holds(lab.refusal(with({"review", "relabel", lab.id, "--field", "severity=huge"}, by_ann)),
        "low, medium, high, critical");
  holds(lab.refusal(with({"review", "relabel", lab.id, "--field", "colour=red"}, by_ann)),
        "no label of a change");
  holds(lab.refusal(with({"review", "settle", lab.id, "--as", "met"}, by_ann)),
        "only promises are settled");
  holds(lab.refusal(with({"review", "accept", lab.id, "--source", "ftp://x.example"}, by_ann)),
        "--source");
  const std::vector<std::string> seen = {"--date",   "2025-08",           "--basis",  "x",
                                         "--source", "https://n.example", "--author", "Ann"};
  const std::vector<std::string> heads = {"observe", "--lab", "acme", "--kind", "headcount"};
  holds(lab.refusal(with(with(heads, {"--value", "many"}), seen)), "'many' is no number");
  holds(lab.refusal(with(with(heads, {"--value", "5", "--low", "6"}), seen)), "does not lie");
  holds(lab.refusal(with(with(heads, {"--value", "5", "--unit", "USD"}), seen)), "people");
  holds(lab.refusal(with({"observe", "--lab", "none", "--kind", "event", "--value", "x"}, seen)),
        "no lab file has the id 'none'");
  holds(lab.refusal(with({"observe", "--lab", "acme", "--kind", "funding", "--value", "1e9",
                          "--unit", "dollars"},
                         seen)),
        "no currency");
  std::vector<std::string> late = with(with(heads, {"--value", "5"}), seen);
  late[8] = "2999";
  holds(lab.refusal(late), "has not come yet");
  late[8] = "2025-02-30";
  holds(lab.refusal(late), "is no date");
  CHECK(lab.output({"review", "list", "--all"}).empty());  // Nothing of it was kept.
}

TEST_CASE("nothing is reviewed where there is no ledger", "[e2e]") {
  const Program program;
  const auto result = program.run({"review", "accept", "0123456789abcdef", "--author", "Ann",
                                   "--reason", "x", "--db", program.path("none.db")});
  CHECK(result.exit_code == 2);
  CHECK(result.err.find("there is no ledger") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(program.path("none.db")));
}

}  // namespace labledger::e2e
