// Hostile pages through the real program: each ends in a stated outcome. A quadratic step would
// take minutes on these inputs; the time limit of the test stands for that.

#include <catch2/catch.hpp>

#include "tests/e2e/program.hpp"
#include "tests/e2e/sample_archive.hpp"

namespace labledger::e2e {
namespace {

std::string repeated(const std::string& piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes)
    out += piece;
  return out;
}

std::string many_attributes() {
  std::string tag = "<p ";
  for (int i = 0; i < 100'000; ++i)
    tag += "a" + std::to_string(i) + "=1 ";
  return "<html><body>" + tag + ">text</p></body></html>";
}

}  // namespace

TEST_CASE("a hostile page gives JSON that says why it is not usable", "[e2e]") {
  struct Row {
    const char* name;
    std::string bytes;
    bool usable;
  };
  const std::string megabyte_of_tags = repeated("<div>", 1U << 20);
  const auto row = GENERATE_COPY(values<Row>({
      {"nested tags", "<html><body>" + megabyte_of_tags, false},
      {"a table of unclosed bold", "<table>" + repeated("<b>x", 1U << 20), true},
      {"100,000 attributes", many_attributes(), false},
      {"an empty body", "", false},
      {"not text at all", std::string("\x7f\x45\x4c\x46\x02\x01\x01\0\0\0", 10), false},
      {"unclosed comment", "<html><body><!-- " + repeated("- ", 1U << 20), false},
      {"unclosed quote", "<html><body><a href=\"" + repeated("<p>", 1U << 20), false},
      {"invalid UTF-8",
       "<html><body><p>" + repeated("The model is \xff\xfe tested before release. ", 2000) + "</p>",
       true},
  }));
  CAPTURE(row.name);
  const Program program;
  const auto result = program.run({"parse", program.write("page.html", row.bytes)});
  CAPTURE(result.err, result.out.substr(0, 300));
  CHECK(result.exit_code == 0);
  CHECK(result.signal == 0);
  CHECK((result.out.find("\"usable\":true") != std::string::npos) == row.usable);
}

TEST_CASE("hostile pages in an archive are kept as evidence and told apart", "[e2e]") {
  const Program program;
  const std::string ledger = program.path("ledger.db");
  const std::string url = "https://lab.example/policy";
  const std::string archive = sample_record(url, 0, sample_page(0, 0)) +
                              sample_record(url, 1, repeated("<div>", 1U << 20)) +
                              sample_record(url, 2, many_attributes()) + sample_record(url, 3, "") +
                              sample_record(url, 4, sample_page(4, 0));
  REQUIRE(program.run({"import", program.write("a.warc", archive), "--db", ledger}).exit_code == 0);
  const std::string log = program.run({"log", "--format", "jsonl", "--db", ledger}).out;
  CAPTURE(log);
  std::size_t unusable = 0;
  for (std::size_t at = 0; (at = log.find("\"usable\":false", at)) != std::string::npos; ++at)
    ++unusable;
  CHECK(unusable == 3);
  CHECK(program.run({"changes", "--db", ledger}).out.empty());  // Nothing was taken for news.
  CHECK(program.run({"verify", "--db", ledger}).exit_code == 0);
}

}  // namespace labledger::e2e
