// What people say of a statement takes effect wherever the statement is told or counted, and
// outlasts a reparse.

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/e2e/program.hpp"
#include "tests/e2e/sample_archive.hpp"

namespace labledger::e2e {
namespace {

const std::string kGate = "We will not deploy a model until its safeguards are in place.";
const std::string kChips = "We trained the model on 22,000 NVIDIA H100 GPUs in our own cluster.";

/// A lab whose framework has one promise that scores, and one figure of compute.
class Judged {
 public:
  Judged() {
    std::filesystem::create_directory(program_.path("labs"));
    program_.write("labs/acme.toml",
                   "id = \"acme\"\nname = \"Acme AI\"\nhome = \"https://acme.example/\"\n"
                   "frontier_policy = \"yes\"\n[[status]]\nstatus = \"active\"\n[[source]]\nid = "
                   "\"framework\"\nurl = \"https://acme.example/framework\"\nkind = \"page\"\n"
                   "topic = \"framework\"\n");
    const std::string page =
        "<!doctype html><html lang=en><head><title>Framework</title></head><body><main><h1>Our "
        "framework</h1><p>This page tells what the company does about the safety of its models "
        "and who is to be asked about it.</p><p>The safety of each product is looked at before it "
        "is offered to people outside.</p><p>" +
        kGate + "</p><p>" + kChips +
        "</p><p>Whoever finds a fault is asked to write to the office.</p></main></body></html>";
    const std::string warc =
        program_.write("a.warc", sample_record("https://acme.example/framework", 0, page));
    static_cast<void>(output({"import", warc, "-q"}));
  }

  [[nodiscard]] std::string output(std::vector<std::string> arguments) const {
    for (const std::string& argument : {std::string("--db"), program_.path("ledger.db"),
                                        std::string("--labs"), program_.path("labs")})
      arguments.push_back(argument);
    const test::ChildResult result = program_.run(arguments);
    CAPTURE(result.err);
    REQUIRE(result.exit_code == 0);
    return result.out;
  }

  /// The id of the statement with that sentence.
  [[nodiscard]] std::string id_of(const std::string& sentence) const {
    const std::string text = output({"statements", "--lab", "acme"});
    CAPTURE(text);
    const std::size_t quote = text.find(sentence);
    REQUIRE(quote != std::string::npos);
    const std::size_t record = text.rfind("\n\n", quote);
    return text.substr(record == std::string::npos ? 0 : record + 2, 16);
  }

  void say(const std::string& verdict, const std::string& id, const std::string& author,
           const std::vector<std::string>& more = {}) const {
    std::vector<std::string> line = {"review",   verdict,        id, "--author", author,
                                     "--reason", "read it twice"};
    line.insert(line.end(), more.begin(), more.end());
    const std::string said = output(std::move(line));
    CHECK_FALSE(said.empty());
  }

  [[nodiscard]] std::string score() const { return output({"score", "acme", "--explain"}); }

  /// The lab's page of the report, as Markdown.
  [[nodiscard]] std::string report() const {
    static_cast<void>(output({"report", "--out", program_.path("report")}));
    return program_.read("report/labs/acme.md");
  }

 private:
  Program program_;
};

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a rejected statement is marked where it is listed, and counts nowhere", "[e2e]") {
  const Judged lab;
  const std::string gate = lab.id_of(kGate);
  const std::string before = lab.score();
  CAPTURE(gate, before);
  REQUIRE(holds(before, "P1  yes"));
  REQUIRE(holds(before, "“" + kGate + "”"));
  REQUIRE(holds(lab.report(), "**P1** deployment gate: yes."));
  lab.say("reject", gate, "Ann");
  SECTION("in lists") {
    const std::string text = lab.output({"statements", "--lab", "acme"});
    CAPTURE(text);
    CHECK(holds(text, gate));  // It stays in the list.
    CHECK(holds(text, "[rejected in review]\n  rejected by Ann on "));
    CHECK(holds(text, ": read it twice\n"));
    const std::string json = lab.output({"statements", "--lab", "acme", "--format", "jsonl"});
    CHECK(count(json, "\"review\":\"rejected\"") == 1);
    CHECK(count(json, "\"action\":\"reject\"") == 1);
    CHECK(holds(lab.output({"statements", "--lab", "acme", "--format", "markdown"}),
                " \\[rejected in review\\]\n"));
  }
  SECTION("in the score, whose points go") {
    const std::string after = lab.score();
    CAPTURE(after);
    CHECK(holds(after, "P1  no"));
    CHECK_FALSE(holds(after, kGate));
  }
  SECTION("in the report's score") {
    const std::string page = lab.report();
    CAPTURE(page);
    CHECK(holds(page, "**P1** deployment gate: no."));
    CHECK_FALSE(holds(page, kGate + " (["));  // Evidence of nothing.
    CHECK(holds(page, "\\[rejected in review\\]"));
  }
  SECTION("after a reparse, byte for byte") {
    const std::vector<std::string> entries = {"review", "list", "--all", "--format", "jsonl"};
    const std::string said = lab.output(entries);
    const std::string statements = lab.output({"statements", "--lab", "acme"});
    const std::string points = lab.score();
    static_cast<void>(lab.output({"reparse"}));
    CHECK(lab.output(entries) == said);
    CHECK(holds(said, gate));
    CHECK(lab.output({"statements", "--lab", "acme"}) == statements);
    CHECK(lab.score() == points);
  }
  SECTION("until a second person accepts it: then it is disputed, and counts again") {
    lab.say("accept", gate, "Bob");
    const std::string text = lab.output({"statements", "--lab", "acme"});
    CAPTURE(text);
    CHECK(holds(text, "[disputed in review]\n  rejected by Ann on "));
    CHECK(holds(text, "\n  accepted by Bob on "));
    CHECK(lab.score() == before);
    // Who rejected it may change her mind; then nothing is disputed.
    lab.say("accept", gate, "Ann");
    CHECK_FALSE(holds(lab.output({"statements", "--lab", "acme"}), " in review]"));
  }
}

TEST_CASE("a rejected figure of compute is no claim, and comes back with a second opinion",
          "[e2e]") {
  const Judged lab;
  const std::string id = lab.id_of(kChips);
  REQUIRE(holds(lab.output({"compute", "acme", "--explain"}), "22,000 NVIDIA H100"));
  lab.say("reject", id, "Ann");
  CHECK_FALSE(holds(lab.output({"compute", "acme", "--explain"}), "22,000 NVIDIA H100"));
  lab.say("accept", id, "Bob");
  CHECK(holds(lab.output({"compute", "acme", "--explain"}), "22,000 NVIDIA H100"));
}

TEST_CASE("a level that a reviewer corrects decides the points; the program's own stands beside it",
          "[e2e]") {
  const Judged lab;
  const std::string gate = lab.id_of(kGate);
  lab.say("relabel", gate, "Ann", {"--field", "level=permissive"});
  const std::string score = lab.score();
  CAPTURE(score);
  CHECK(holds(score, "P1  permissive"));
  const std::string text = lab.output({"statements", "--lab", "acme"});
  CAPTURE(text);
  CHECK(holds(text, "relabelled by Ann on "));
  CHECK(holds(text, "(level=permissive): read it twice\n"));
  CHECK(holds(text, "commitment, "));
  CHECK_FALSE(holds(text, " in review]"));  // It holds, under another level.
  static_cast<void>(lab.output({"reparse"}));
  CHECK(lab.score() == score);
  CHECK(lab.output({"statements", "--lab", "acme"}) == text);
  SECTION("also when a second person rejects the statement: it is disputed") {
    lab.say("reject", gate, "Bob");
    CHECK(lab.score() == score);
    CHECK(holds(lab.output({"statements", "--lab", "acme"}), "[disputed in review]"));
  }
}

}  // namespace labledger::e2e
