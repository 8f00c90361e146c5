#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "reports/site.hpp"
#include "tests/reports/golden_folder.hpp"
#include "tests/reports/sample_models.hpp"

namespace labledger::reports {
namespace {

const std::string& file_named(const std::vector<RenderedFile>& files, const std::string& path) {
  const auto found = std::ranges::find(files, path, &RenderedFile::path);
  REQUIRE(found != files.end());
  return found->bytes;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// The borders of a table row: pipes that no backslash escapes.
std::size_t borders_of(std::string_view line) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < line.size(); ++i)
    if (line[i] == '|' && (i == 0 || line[i - 1] != '\\')) ++count;
  return count;
}

/// The table rows that have another number of cells than the head of their table.
std::vector<std::string> ragged_rows(const std::string& markdown) {
  std::vector<std::string> ragged;
  std::istringstream lines(markdown);
  std::size_t columns = 0;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| ")) {
      columns = 0;
    } else if (columns == 0) {
      columns = borders_of(line);
    } else if (borders_of(line) != columns) {
      ragged.push_back(line);
    }
  }
  return ragged;
}

}  // namespace

TEST_CASE("a report is what the expected folder holds, byte for byte", "[reports][golden]") {
  struct Row {
    const char* name;
    ReportModel model;
  };
  const auto row = GENERATE(values<Row>({
      {"eventful-quarter", eventful_quarter()},
      {"nothing-read", nothing_read()},
      {"hostile",
       hostile_model("# <b>|x|</b> [a](javascript:b) `c` https://d.example\n1. *e* ~~f~~")},
  }));
  CAPTURE(row.name);
  for (const std::string& difference : compare_with_golden(row.name, render_markdown(row.model)))
    FAIL_CHECK(difference);
}

TEST_CASE("the order in which the model lists things does not show", "[reports]") {
  const ReportModel model = eventful_quarter();
  ReportModel turned = model;
  std::ranges::reverse(turned.labs);
  std::ranges::reverse(turned.changes);
  const auto files = render_markdown(model);
  const auto turned_files = render_markdown(turned);
  REQUIRE(files.size() == turned_files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    CHECK(files[i].path == turned_files[i].path);
    CHECK(files[i].bytes == turned_files[i].bytes);
  }
}

TEST_CASE("'no change found' is never said of what could not be read", "[reports]") {
  const auto files = render_markdown(nothing_read());
  for (const RenderedFile& file : files) {
    CAPTURE(file.path);
    CHECK_FALSE(holds(file.bytes, "No change of wording was found"));
  }
  CHECK(holds(file_named(files, "index.md"), "We could not look"));
  CHECK(holds(file_named(files, "labs/cedar.md"), "We could not look"));
  CHECK(holds(file_named(files, "coverage.md"), "Nobody has looked yet."));
}

TEST_CASE("a quiet period says what it was quiet on", "[reports]") {
  ReportModel model = eventful_quarter();
  model.changes.clear();
  const auto files = render_markdown(model);
  CHECK(holds(file_named(files, "index.md"),
              "No change of wording was found on the 4 sources that could be read."));
  CHECK(holds(file_named(files, "index.md"), "We could not look at 4 other sources"));
}

TEST_CASE("each table row has the cells of its head, whatever the texts hold", "[reports]") {
  const auto* hostile = GENERATE("a|b", "\\|", "`|`", "|\n| --- |\n", "https://x.example/?a|b");
  CAPTURE(hostile);
  for (const RenderedFile& file : render_markdown(hostile_model(hostile))) {
    CAPTURE(file.path);
    CHECK(ragged_rows(file.bytes).empty());
  }
}

TEST_CASE("a lab id cannot lead out of the report's folder", "[reports]") {
  ReportModel model;
  model.labs.resize(1);
  model.labs[0].lab.id = "../../etc/passwd";
  for (const RenderedFile& file : render_markdown(model)) {
    CAPTURE(file.path);
    CHECK_FALSE(holds(file.path, ".."));
  }
}

}  // namespace labledger::reports
