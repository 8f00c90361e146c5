// Promises with a deadline through the real program: listed, told once, put into a calendar, and
// settled by people.

#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/e2e/program.hpp"
#include "tests/e2e/sample_archive.hpp"

namespace labledger::e2e {
namespace {

constexpr const char* kPage = "https://lab.example/policy";

std::string page(const std::string& sentence) {
  return "<!doctype html><html lang=en><head><title>Our policy</title>"
         "<meta property=article:published_time content=2023-02-03></head><body><main>"
         "<h1>Our policy</h1><p>This page tells how the company looks after its models and who "
         "answers for them.</p><p>" +
         sentence +
         "</p><p>Whoever wants to know more about the models is asked to write to the "
         "office.</p></main></body></html>";
}

/// A lab with one page, as archives of 2024 have it.
struct Promised {
  Program program;
  int archives = 0;

  Promised() {
    std::filesystem::create_directory(program.path("labs"));
    program.write("labs/acme.toml",
                  std::string("id = \"acme\"\nname = \"Acme AI\"\nfrontier_policy = \"no\"\n"
                              "[[status]]\nstatus = \"active\"\n"
                              "[[source]]\nid = \"policy\"\nurl = \"")
                      .append(kPage)
                      .append("\"\nkind = \"page\"\ntopic = \"safety\"\n"));
    program.write("config.toml",
                  "contact = \"watch@example.org\"\nlabs = \"labs\"\nreviewer = \"Ann\"\n");
  }

  [[nodiscard]] std::string output(std::vector<std::string> arguments) const {
    for (const std::string& argument : {std::string("--db"), program.path("ledger.db"),
                                        std::string("--config"), program.path("config.toml")})
      arguments.push_back(argument);
    const test::ChildResult result = program.run(std::move(arguments));
    CAPTURE(result.err);
    REQUIRE(result.exit_code == 0);
    return result.out;
  }

  /// The page says this from a day of 2024 on.
  void show(int day, const std::string& sentence) {
    const std::string file = program.write("a" + std::to_string(archives++) + ".warc",
                                           sample_record(kPage, day, page(sentence)));
    CHECK_FALSE(output({"import", file}).empty());
  }

  /// What alerts would tell of promises.
  [[nodiscard]] std::size_t told() const {
    return count(output({"alerts", "list", "--format", "jsonl"}), R"("kind":"promise")");
  }
};

const std::string kPromise =
    "We will publish the results of our safety evaluations within 18 months.";

}  // namespace

TEST_CASE("a promise is listed with its day, and with what people say came of it", "[e2e]") {
  Promised lab;
  lab.show(0, kPromise);
  lab.show(300, kPromise + " And more.");
  CHECK(lab.told() == 0);  // It was there when the watch began.
  CHECK(lab.output({"promises", "--as-of", "2023-12-31"}).empty());  // Not seen by then.
  CHECK(lab.output({"promises", "--as-of", "2024-08-03"}).find("pending: 2024-08-03") !=
        std::string::npos);
  const std::string due = lab.output({"promises"});
  CAPTURE(due);
  CHECK(due.find("due: 2024-08-03  “within 18 months”") != std::string::npos);
  CHECK(due.find(kPromise) != std::string::npos);
  CHECK(due.find("first seen 2024-01-01, still shown") != std::string::npos);
  CHECK(lab.output({"promises", "--due-before", "2024-08-03"}).empty());
  CHECK(lab.output({"promises", "--due-before", "2024-08-04"}) == due);
  const std::string id = due.substr(0, 16);
  const std::string said = lab.output({"review", "settle", id, "--as", "missed", "--source",
                                       "https://news.example/late", "--reason", "nothing came"});
  CHECK(said.find("promise " + id + " settled by Ann") != std::string::npos);
  const std::string settled = lab.output({"promises"});
  CAPTURE(settled);
  CHECK(settled.find("missed: 2024-08-03") != std::string::npos);
  CHECK(settled.find("nothing came [https://news.example/late]") != std::string::npos);
  CHECK(lab.output({"reparse"}).find("derived anew") != std::string::npos);
  CHECK(lab.output({"promises"}) == settled);
  SECTION("also once the sentence is gone") {
    lab.show(301, "We have much to say about the results of our safety evaluations.");
    const std::string gone = lab.output({"promises", "--lab", "acme"});
    CAPTURE(gone);
    CHECK(gone.find(id) == 0);
    CHECK(gone.find("gone, last seen 2024-10-27") != std::string::npos);
  }
  SECTION("in every format") {
    const std::string json = lab.output({"promises", "--format", "jsonl"});
    CHECK(json.find("\"state\":\"missed\"") != std::string::npos);
    CHECK(json.find("\"latest\":\"2024-08-03\"") != std::string::npos);
    CHECK(json.find("\"basis\":\"stated\"") != std::string::npos);
    CHECK(lab.output({"promises", "--format", "json"}) ==
          "[" + json.substr(0, json.size() - 1) + "]\n");
    CHECK(lab.output({"promises", "--format", "markdown"}).find("missed: 2024-08-03; settled") !=
          std::string::npos);
    const std::string calendar = lab.output({"promises", "--format", "ics"});
    CAPTURE(calendar);
    CHECK(calendar.find("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") == 0);
    CHECK(calendar.find("UID:urn:uuid:") != std::string::npos);
    CHECK(calendar.find("DTSTAMP:20241027T120000Z\r\nDTSTART;VALUE=DATE:20240803\r\n") !=
          std::string::npos);
    CHECK(calendar == lab.output({"promises", "--format", "ics"}));
  }
  SECTION("but not in the calendar when people say that it is none") {
    CHECK_FALSE(lab.output({"review", "reject", id, "--reason", "it is about others"}).empty());
    CHECK(lab.output({"promises"}).find("rejected by Ann") != std::string::npos);
    CHECK(lab.output({"promises", "--format", "ics"}).find("VEVENT") == std::string::npos);
  }
}

TEST_CASE("a new promise is told once, with its deadline", "[e2e]") {
  Promised lab;
  lab.show(0, "We have much to say about the results of our safety evaluations.");
  lab.show(1, "We will publish the results of our safety evaluations by the end of 2025.");
  const std::string told = lab.output({"alerts", "list", "--format", "jsonl"});
  CAPTURE(told);
  CHECK(lab.told() == 1);
  CHECK(told.find("by the end of 2025: 2025-12-31") != std::string::npos);
  SECTION("and not when only its words change") {
    lab.show(2, "We will publish all results of our safety evaluations by the end of 2025.");
    CHECK(lab.told() == 1);
  }
  SECTION("nor when everything is derived anew") {
    CHECK_FALSE(lab.output({"reparse"}).empty());
    CHECK(lab.output({"alerts", "list", "--format", "jsonl"}) == told);
  }
  SECTION("and again when the deadline changes") {
    lab.show(2, "We will publish the results of our safety evaluations by the end of 2026.");
    CHECK(lab.told() == 2);
  }
}

TEST_CASE("a promise that came between two captures was said between them", "[e2e]") {
  Promised lab;
  lab.show(0, "We have much to say about the results of our safety evaluations.");
  lab.show(10, kPromise);
  CHECK(lab.output({"promises"}).find("pending: 2025-07-01 to 2025-07-11") != std::string::npos);
}

}  // namespace labledger::e2e
