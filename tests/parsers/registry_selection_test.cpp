#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "parsers/registry/lab_file.hpp"

namespace labledger::parsers {
namespace {

std::string lab_with(const std::string& select, const char* kind = "page") {
  return std::string(R"(id = "acme"
name = "Acme AI"
frontier_policy = "no"
[[status]]
status = "active"
[[source]]
id = "terms"
url = "https://acme.example/terms"
kind = ")") +
         kind + "\"\ntopic = \"terms\"\n" + select + "\n";
}

LabFile read(const std::string& text, std::vector<std::string>& lines) {
  std::vector<Mistake> mistakes;
  LabFile file = parse_lab("acme.toml", text, mistakes);
  for (const Mistake& mistake : mistakes)
    lines.push_back(format_mistake(mistake));
  return file;
}

}  // namespace

TEST_CASE("a lab file says where the text of a page is, and when", "[parsers]") {
  std::vector<std::string> mistakes;
  const LabFile file = read(lab_with(R"(select = [
  { keep = "main article", drop = [".related", "#share"], until = 2025-06-30 },
  { keep = "#terms", from = 2025-07-01 },
])"),
                            mistakes);
  CAPTURE(mistakes);
  REQUIRE(mistakes.empty());
  REQUIRE(file.lab.sources.size() == 1);
  const std::vector<PageSelection>& select = file.lab.sources[0].select;
  REQUIRE(select.size() == 2);
  CHECK(select[0].keep == "main article");
  CHECK(select[0].drop == std::vector<std::string>{".related", "#share"});
  CHECK(select[0].from.empty());
  CHECK(select[0].until == "2025-06-30");
  CHECK(select[1].from == "2025-07-01");
  CHECK(select[1].until.empty());
}

TEST_CASE("a mistake in a selection is told at its place", "[parsers]") {
  struct Row {
    const char* select;
    const char* message;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {R"(select = [{ keep = "p:first" }])", "acme.toml:11:20: selector 'p:first', character 2",
       "not of the subset"},
      {R"(select = [{ keep = "p", drop = ["a,b"] }])", "selector 'a,b', character 2",
       "in what is dropped"},
      {"select = [{ }]", "names what to keep, or what to drop", "empty"},
      {R"(select = [{ keep = "p", from = "2025-01-01" }])", "'from' must be a day",
       "a day in quotes"},
      {R"(select = [{ keep = "p", from = 2025-02-01, until = 2025-01-31 }])",
       "ends on 2025-01-31 before it begins", "days in the wrong order"},
      {R"(select = [{ keep = "p", until = 2025-01-31 }, { keep = "a", from = 2025-01-31 }])",
       "hold on the same day", "overlapping"},
      {R"(select = [{ keep = "p", colour = "red" }])", "unknown key 'colour'", "a stray key"},
      {R"(select = "main")", "'select' must be a list of tables", "no table"},
  }));
  CAPTURE(row.why);
  std::vector<std::string> mistakes;
  (void)read(lab_with(row.select), mistakes);
  CAPTURE(mistakes);
  REQUIRE(mistakes.size() == 1);
  CHECK(mistakes[0].find(row.message) != std::string::npos);
}

TEST_CASE("a list has no text to select", "[parsers]") {
  std::vector<std::string> mistakes;
  (void)read(lab_with(R"(select = [{ keep = "p" }])", "feed"), mistakes);
  REQUIRE(mistakes.size() == 1);
  CHECK(mistakes[0].find("only a page has text to select") != std::string::npos);
}

}  // namespace labledger::parsers
