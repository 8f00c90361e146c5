// Statements over time, search and absence, through the real program.

#include <filesystem>
#include <string>

#include <catch2/catch.hpp>

#include "tests/e2e/program.hpp"
#include "tests/e2e/sample_archive.hpp"

namespace labledger::e2e {
namespace {

const std::string kSafety = "https://acme.example/safety";
const std::string kPolicy = "https://acme.example/policy";

const std::string kBinding =
    "We will never deploy a model before an outside auditor has tested it for dangers.";
const std::string kAim =
    "We aim to never deploy a model before an outside auditor has tested it for dangers.";

std::string page(const std::string& subject, const std::string& more,
                 const std::string& language = "en") {
  return "<!doctype html><html lang=" + language + "><head><title>" + subject +
         "</title></head><body><main><h1>" + subject +
         "</h1><p>This page tells what the company does about " + subject +
         " and who is to be asked about it.</p><p>The " + subject +
         " of each product is looked at before it is offered to people outside.</p><h2>Before a "
         "release</h2><p>" +
         more + "</p><p>Whoever finds a fault in our " + subject +
         " is asked to write to the office at once.</p></main></body></html>";
}

/// A ledger of a lab with four pages on safety.
class Watched {
 public:
  Watched() {
    std::filesystem::create_directory(program.path("labs"));
    std::string file =
        "id = \"acme\"\nname = \"Acme AI\"\nhome = \"https://acme.example/\"\nfrontier_policy = "
        "\"no\"\n[[status]]\nstatus = \"active\"\n";
    for (const std::string id : {"safety", "policy", "blocked", "fremd"}) {
      file.append("[[source]]\nid = \"").append(id).append("\"\nurl = \"https://acme.example/");
      file.append(id).append("\"\nkind = \"page\"\ntopic = \"safety\"\n");
    }
    program.write("labs/acme.toml", file);
  }

  Watched& add(const std::string& records) {
    const std::string warc = program.write("a" + std::to_string(++archives_) + ".warc", records);
    const auto imported = run({"import", warc, "-q"});
    INFO(imported.err);
    REQUIRE(imported.exit_code == 0);
    return *this;
  }

  [[nodiscard]] test::ChildResult run(std::vector<std::string> arguments) const {
    for (const std::string& argument : {std::string("--db"), program.path("ledger.db"),
                                        std::string("--labs"), program.path("labs")})
      arguments.push_back(argument);
    return program.run(arguments);
  }

  [[nodiscard]] std::string statements(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"statements", "--format", "jsonl"});
    const auto result = run(more);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    return result.out;
  }

  Program program;

 private:
  int archives_ = 0;
};

/// The value of the first field of that name in a line of JSON, as it is written.
std::string field(const std::string& json, const std::string& name) {
  const std::string mark = "\"" + name + "\":";
  const std::size_t begin = json.find(mark);
  if (begin == std::string::npos) return {};
  const std::size_t value = begin + mark.size();
  const std::size_t end = json.find_first_of(",}", value);
  return json.substr(value, end - value);
}

}  // namespace

TEST_CASE("a statement keeps its id while it is reworded, and remembers its wordings", "[e2e]") {
  Watched lab;
  lab.add(sample_record(kSafety, 0, page("safety", kBinding)));
  const std::string before = lab.statements({"--kind", "commitment"});
  CAPTURE(before);
  REQUIRE(count(before, "\n") == 1);
  CHECK(field(before, "level") == "\"binding\"");
  CHECK(before.find("\"heading\":\"safety › Before a release\"") != std::string::npos);
  CHECK(before.find("\"lab\":\"acme\",\"source\":\"safety\",\"topic\":\"safety\"") !=
        std::string::npos);
  lab.add(sample_record(kSafety, 9, page("safety", kAim)));
  const std::string after = lab.statements({"--kind", "commitment"});
  CAPTURE(after);
  REQUIRE(count(after, "\n") == 1);
  CHECK(field(after, "id") == field(before, "id"));
  CHECK(field(after, "level") == "\"aspirational\"");
  CHECK(field(after, "first_seen") == "\"2024-01-01T12:00:00Z\"");
  CHECK(field(after, "last_seen") == "\"2024-01-10T12:00:00Z\"");
  CHECK(after.find("\"history\":[{\"text\":\"" + kBinding + "\"") != std::string::npos);
  CHECK(count(after, kAim) == 3);  // The text, its quote, and its place in the history.
  CHECK(lab.statements({"--level", "binding"}).empty());
  SECTION("also when it returns to its first wording") {
    lab.add(sample_record(kSafety, 30, page("safety", kBinding)));
    const std::string again = lab.statements({"--kind", "commitment"});
    CAPTURE(again);
    CHECK(field(again, "id") == field(before, "id"));
    CHECK(field(again, "level") == "\"binding\"");
    CHECK(again.find("\"runs\":2") != std::string::npos);
  }
  SECTION("and is gone when it goes, with the time of its last sight") {
    lab.add(sample_record(kSafety, 20,
                          page("safety",
                               "The halls are cleaned twice a week by a "
                               "company from the neighbouring town.")));
    const std::string gone = lab.statements({"--gone"});
    CAPTURE(gone);
    CHECK(field(gone, "id") == field(before, "id"));
    CHECK(field(gone, "last_seen") == "\"2024-01-10T12:00:00Z\"");
    CHECK(lab.statements({"--present", "--kind", "commitment"}).empty());
    CHECK(lab.statements({"--since", "2024-01-15"}).find(kAim) == std::string::npos);
  }
}

TEST_CASE("the same sentence on another page of the lab is the same statement", "[e2e]") {
  Watched lab;
  lab.add(sample_record(kSafety, 0, page("safety", kBinding)));
  lab.add(sample_record(kPolicy, 5, page("policy", kBinding)));
  const std::string both = lab.statements({"--level", "binding"});
  CAPTURE(both);
  REQUIRE(count(both, "\n") == 2);
  const std::string id = field(both, "id");
  CHECK(count(both, "\"id\":" + id) == 4);  // Each names the other.
  CHECK(both.find("\"elsewhere\":[{\"url\":\"" + kSafety) != std::string::npos);
  const std::string elsewhere = "https://other.example/post";
  lab.add(sample_record(elsewhere, 6, page("news", kBinding)));
  CHECK(count(lab.statements({"--kind", "risk_ack"}), id) == 0);
}

TEST_CASE("a search finds what pages have shown, with its place and its capture", "[e2e]") {
  Watched lab;
  lab.add(sample_record(kSafety, 0, page("safety", kBinding)) +
          sample_record(kSafety, 9, page("safety", kAim)) +
          sample_record(kPolicy, 0, page("policy", "我们重视人工智能的安全评估。")));
  const auto search = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "search");
    arguments.insert(arguments.end(), {"--format", "jsonl"});
    const auto result = lab.run(arguments);
    INFO(result.err);
    CHECK(result.exit_code == 0);
    return result.out;
  };
  const std::string gone = search({"\"will never deploy\""});
  CAPTURE(gone);
  REQUIRE(count(gone, "\n") == 1);
  CHECK(field(gone, "present") == "false");
  CHECK(field(gone, "level") == "\"binding\"");
  CHECK(field(gone, "digest").size() == 66);
  CHECK(count(search({"never deploy -aim"}), "\n") == 1);
  CHECK(count(search({"never deploy", "--present"}), "\n") == 1);
  CHECK(count(search({"office"}), "\n") == 2);
  const std::string plain = search({"neverthe* office", "--topic", "safety"});
  CHECK(plain.empty());
  const std::string with_context = search({"wri* office", "--lab", "acme", "--limit", "1"});
  CAPTURE(with_context);
  CHECK(with_context.find("\"statement\":null") != std::string::npos);
  CHECK(with_context.find("\"heading\":\"") != std::string::npos);
  CHECK(with_context.find("\"prefix\":\"\"") == std::string::npos);
  CHECK(search({"安全评估"}).find("我们重视") != std::string::npos);
  CHECK(lab.run({"search", "\"\"", "--format", "jsonl"}).exit_code == 2);
}

TEST_CASE("absence is told of the pages that were read, and of no others", "[e2e]") {
  Watched lab;
  lab.add(sample_record(kSafety, 0, page("safety", kBinding)) +
          sample_record(kPolicy, 3, page("travel", "The halls are cleaned by a company.")) +
          sample_record(kPolicy, 8, page("travel", "The halls are cleaned by a company.")) +
          sample_record("https://acme.example/blocked", 3, "Forbidden", 403) +
          sample_record("https://acme.example/fremd", 3, page("Sicherheit", "Bitte.", "de")));
  const auto absent = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"statements", "--lab", "acme", "--topic", "safety"});
    const auto result = lab.run(more);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    return result.out;
  };
  const std::string text = absent({"--absent", "catastrophic"});
  CAPTURE(text);
  CHECK(text.find("no mention of catastrophic on the 2 pages of topic safety of Acme AI read "
                  "between 2024-01-01 and 2024-01-09\n") == 0);
  CHECK(text.find("2024-01-09T12:00:00Z") != std::string::npos);
  CHECK(text.find("not in English") < text.find("https://acme.example/fremd"));
  CHECK(text.find("not read in that time") < text.find("https://acme.example/blocked"));
  CHECK(text.find("last good capture never") != std::string::npos);
  SECTION("a statement of a kind is looked for in the same way") {
    const std::string found = absent({"--absent", "commitment"});
    CHECK(found.find("commitment is mentioned on 1 of the 2 pages") == 0);
    CHECK(found.find(kBinding) != std::string::npos);
  }
  SECTION("of a time in which nothing was read nothing is said") {
    const std::string nothing = absent({"--absent", "catastrophic", "--since", "2025-01-01"});
    CHECK(nothing.find("nothing can be said of catastrophic") == 0);
  }
  SECTION("a page that spoke of it within the time is named") {
    lab.add(sample_record(kPolicy, 12,
                          page("travel", "Advanced AI may lead to the extinction of humanity.")) +
            sample_record(kPolicy, 14, page("travel", "The halls are cleaned by a company.")));
    CHECK(absent({"--absent", "catastrophic"}).find("is mentioned on 1 of the 2 pages") !=
          std::string::npos);
    CHECK(absent({"--absent", "catastrophic", "--since", "2024-01-14"})
              .find("no mention of catastrophic on the 1 page of") == 0);
    CHECK(absent({"--absent", "catastrophic", "--until", "2024-01-12"})
              .find("no mention of catastrophic on the 2 pages") == 0);
  }
  SECTION("as JSON it has a word for the finding") {
    const std::string json = absent({"--absent", "catastrophic", "--format", "jsonl"});
    CHECK(field(json, "finding") == "\"absent\"");
    CHECK(field(absent({"--absent", "catastrophic", "--since", "2025-01-01", "--format", "jsonl"}),
                "finding") == "\"unknown\"");
  }
}

TEST_CASE("options that cannot be met are refused", "[e2e]") {
  Watched lab;
  lab.add(sample_record(kSafety, 0, page("safety", kBinding)));
  const auto arguments = GENERATE(
      values<std::vector<std::string>>({{"statements", "--lab", "nobody"},
                                        {"statements", "--topic", "nothing"},
                                        {"statements", "--kind", "wish"},
                                        {"statements", "--present", "--gone"},
                                        {"statements", "--absent", "cyber"},
                                        {"statements", "--absent", "wish", "--lab", "acme"},
                                        {"search", "words", "--limit", "0"}}));
  CAPTURE(arguments);
  const auto result = lab.run(arguments);
  CHECK(result.exit_code != 0);
  CHECK_FALSE(result.err.empty());
}

TEST_CASE("a post about a lab gives its figures with their hedges, in the voice of others",
          "[e2e]") {
  Watched lab;
  const std::string url = "https://forum.example/post";
  lab.add(sample_record(
      url, 0,
      "<!doctype html><html lang=en><head><title>How large is Acme?</title></head><body><main>"
      "<h1>How large is Acme?</h1><h2>Compute</h2><ul>"
      "<li>“We'll be building a cluster of around 33,000 H100s. This is about four times more "
      "compute than our last one.”</li>"
      "<li>They seem to plan to train models 20x or 50x the size of GPT-4.</li></ul>"
      "<h2>Money</h2><p>Acme is valued at $6B and has raised $2.5B so far.</p>"
      "<p>Acme is reportedly aiming for a $30 billion valuation.</p>"
      "<h2>People</h2><ul><li>Out of 23 open job listings, only 3 are on the Safety team.</li>"
      "<li>Acme has about 60 employees, as far as one can see.</li>"
      "<li>To me it seems like they have fewer than 7 people working on safety.</li></ul>"
      "<p>Acme writes that we should all stay calm, and the author thinks so as well.</p>"
      "</main></body></html>"));
  const std::string found = lab.statements({"--lab", "acme"});
  CAPTURE(found);
  CHECK(count(found, "\"speaker\":\"third_party\"") == count(found, "\n"));
  const auto has = [&](const std::string& figure) {
    CAPTURE(figure);
    CHECK(found.find(figure) != std::string::npos);
  };
  has(R"("kind":"accelerators","value":33000.0,"low":null)");
  has(R"("as_written":"33,000 H100s","subject":"H100","base":null,"per":null,"hedge":"about")");
  has(R"("kind":"ratio","value":4.0)");
  has(R"("kind":"ratio","value":20.0)");
  has(R"("kind":"ratio","value":50.0)");
  has(R"("kind":"valuation","value":6000000000.0)");
  has(R"("kind":"money_raised","value":2500000000.0)");
  has(R"("as_written":"$30 billion","subject":"valuation","base":null,"per":null,"hedge":"exact",)"
      R"("status":"aimed","reported":true)");
  has(R"("kind":"openings","value":23.0)");
  has(R"("kind":"safety_openings","value":3.0)");
  has(R"("as_written":"60 employees","subject":"employees","base":null,"per":null,)"
      R"("hedge":"about")");
  has(R"("kind":"safety_people","value":7.0,"low":null,"high":7.0)");
  has(R"("hedge":"less_than")");
}

}  // namespace labledger::e2e
