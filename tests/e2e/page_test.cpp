// What is read from a page, and what is not: selections of its lab file, dates that cannot be
// right, addresses that lead elsewhere. Through the real program.

#include <filesystem>
#include <string>

#include <catch2/catch.hpp>

#include "tests/e2e/ledger_dump.hpp"
#include "tests/e2e/program.hpp"
#include "tests/e2e/sample_archive.hpp"
#include "tests/e2e/watch.hpp"

namespace labledger::e2e {
namespace {

const std::string kUrl = "https://lab.example/policy";

/// A policy, and beside it, in the same element, a list of news that is another one in each
/// capture.
std::string page_with_news(int news, const std::string& head = "") {
  const std::string number = std::to_string(news);
  return "<!doctype html><html lang=en><head><title>Policy</title>" + head +
         "</head><body><main><div class=rules><h1>Policy</h1><p>We test every model before it is "
         "offered to anyone outside the company.</p><p>An outside auditor reads the results and "
         "says in public what was found.</p></div><div id=latest><p>In week " +
         number + " the office in town number " + number +
         " was opened by the mayor, who spoke for a while.</p><p>Visitors of week " + number +
         " came from as many as " + number +
         " countries and stayed for lunch.</p></div></main>"
         "</body></html>";
}

/// A lab with one page, and a program set up to read archives of it.
struct PageArchive {
  Program program;

  /// `keys` are further keys of the page in its lab file.
  explicit PageArchive(const std::string& keys = "") {
    std::filesystem::create_directory(program.path("labs"));
    program.write("labs/acme.toml",
                  "id = \"acme\"\nname = \"Acme AI\"\nfrontier_policy = \"no\"\n[[status]]\n"
                  "status = \"active\"\n[[source]]\nid = \"policy\"\nurl = \"" +
                      kUrl + "\"\nkind = \"page\"\ntopic = \"safety\"\n" + keys);
  }

  [[nodiscard]] test::ChildResult run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--db", program.path("ledger.db")});
    return program.run(arguments);
  }

  /// As run(), for the commands that read lab files.
  [[nodiscard]] test::ChildResult run_with_labs(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--labs", program.path("labs")});
    return run(arguments);
  }

  /// Weekly captures from 2024-01-01 on.
  void import(int captures) const {
    std::string archive;
    for (int capture = 0; capture < captures; ++capture)
      archive += sample_record(kUrl, capture * 7, page_with_news(capture + 1));
    REQUIRE(run_with_labs({"import", program.write("a.warc", archive), "-q"}).exit_code == 0);
  }
};

}  // namespace

TEST_CASE("a selection of the lab file says what of a page counts", "[e2e]") {
  SECTION("without one, what stands beside the policy counts") {
    const PageArchive lab;
    lab.import(3);
    CHECK(lab.run_with_labs({"changes"}).out.find("the mayor") != std::string::npos);
  }
  SECTION("what is dropped is kept and never compared") {
    const PageArchive lab("select = [{ drop = [\"#latest\"] }]\n");
    lab.import(3);
    CHECK(lab.run({"changes"}).out.empty());
    const std::string text = lab.run_with_labs({"show", kUrl}).out;
    CHECK(text.find("An outside auditor") != std::string::npos);
    CHECK(text.find("the mayor") != std::string::npos);
  }
  SECTION("only on the days that it is for") {
    const PageArchive lab("select = [{ keep = \".rules\", until = 2024-01-10 }]\n");
    lab.import(3);
    const std::string changes = lab.run_with_labs({"changes"}).out;
    CAPTURE(changes);
    CHECK(changes.find("In week 1 ") == std::string::npos);
    CHECK(changes.find("In week 2 ") == std::string::npos);
    CHECK(changes.find("In week 3 ") != std::string::npos);
  }
  SECTION("one that finds nothing is a gap, and no removal") {
    const PageArchive lab(
        "select = [{ keep = \".rules\", until = 2024-01-10 }, { keep = \".terms\", from "
        "= 2024-01-11 }]\n");
    lab.import(3);
    CHECK(lab.run_with_labs({"changes"}).out.empty());
    CHECK(lab.run({"log"}).out.find("selector_unmatched") != std::string::npos);
  }
}

TEST_CASE("a date that cannot be right is not believed, and that is shown", "[e2e]") {
  const PageArchive lab;
  const std::string page =
      page_with_news(1,
                     "<meta property=article:published_time content=2023-11-02>"
                     "<meta property=article:modified_time content=2031-05-01>");
  REQUIRE(
      lab.run_with_labs({"import", lab.program.write("a.warc", sample_record(kUrl, 0, page)), "-q"})
          .exit_code == 0);
  const std::string dates = lab.run_with_labs({"show", kUrl, "--dates"}).out;
  CAPTURE(dates);
  CHECK(dates.find("published: 2023-11-02 (day precision; from meta") == 0);
  CHECK(dates.find("\nmodified: not stated\n") != std::string::npos);
  CHECK(dates.find("\nnot believed: modified '2031-05-01'") != std::string::npos);
  REQUIRE(lab.run_with_labs({"report", "--out", lab.program.path("report"), "-q"}).exit_code == 0);
  const std::string report = lab.program.read("report/labs/acme.md");
  CAPTURE(report);
  CHECK(report.find("Not believed: modified '2031-05-01'") != std::string::npos);
}

TEST_CASE("an address that leads to a home page is a gap, and no removal", "[e2e]") {
  Watch watch;
  watch.serve("/", 7);
  REQUIRE(watch.crawl_all().exit_code == 0);
  watch.server.serve(
      {.path = "/policy", .status = 302, .headers = {{"Location", watch.server.url("/")}}});
  REQUIRE(watch.crawl_all().exit_code == 0);
  CHECK(watch.run({"changes"}).out.empty());
  CHECK(watch.run({"log"}).out.find("other_document") != std::string::npos);
  watch.serve("/policy", 2);
  REQUIRE(watch.crawl_all().exit_code == 0);
  const std::string changes = watch.run({"changes"}).out;
  CAPTURE(changes);
  CHECK(changes.find("every 3 months") != std::string::npos);
  CHECK(changes.find("every 4 months") != std::string::npos);
}

}  // namespace labledger::e2e
