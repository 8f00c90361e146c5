#include "reports/data/data_files.hpp"

#include <algorithm>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "core/digest.hpp"
#include "reports/data/data_table.hpp"
#include "tests/reports/sample_models.hpp"

namespace labledger::reports {
namespace {

using Json = nlohmann::json;

std::string bytes_of(const std::vector<RenderedFile>& files, const std::string& path) {
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const RenderedFile& file) { return file.path == path; });
  REQUIRE(found != files.end());
  return found->bytes;
}

std::vector<Json> lines_of(const std::string& bytes) {
  std::vector<Json> lines;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = bytes.find('\n', at);
    lines.push_back(Json::parse(bytes.substr(at, end - at)));
    at = end + 1;
  }
  return lines;
}

ReportModel model_with_a_score() {
  ReportModel model = eventful_quarter();
  LabReport& lab = model.labs.front();
  ScoreCard card;
  card.score = 12.5;
  card.coverage = 0.5;
  IndicatorScore yes;
  yes.indicator = {.id = "R1", .domain = "R", .name = "names it", .test = "…", .weight = 4};
  yes.state = IndicatorState::Yes;
  yes.points = 1;
  ScoreEvidence& evidence = yes.evidence.emplace_back();
  evidence.quote = "=SUM(A1)";
  evidence.url = "https://lab.example/a";
  IndicatorScore unknown = yes;
  unknown.indicator.id = "R2";
  unknown.state = IndicatorState::Unknown;
  unknown.points = 0;
  unknown.evidence.clear();
  card.indicators = {yes, unknown};
  lab.score = card;
  return model;
}

}  // namespace

TEST_CASE("every table is described as it is", "[data]") {
  const auto files = render_data(model_with_a_score());
  const Json package = Json::parse(bytes_of(files, "data/datapackage.json"));
  REQUIRE(package["resources"].size() == 13);
  CHECK(files.size() == 2 * package["resources"].size() + 1);
  for (const Json& resource : package["resources"]) {
    const std::string path = resource["path"];
    CAPTURE(path);
    const std::string csv = bytes_of(files, "data/" + path);
    CHECK(resource["bytes"] == csv.size());
    CHECK(resource["hash"] == "sha256:" + sha256(csv).hex());
    std::string head;
    for (const Json& field : resource["schema"]["fields"])
      head.append(head.empty() ? "" : ",").append(field["name"].get<std::string>());
    CHECK(csv.substr(0, csv.find("\r\n")) == head);
    if (!resource["schema"].contains("primaryKey")) continue;
    for (const Json& key : resource["schema"]["primaryKey"])
      CHECK(head.find(key.get<std::string>()) != std::string::npos);
  }
}

TEST_CASE("rows say the same in both formats", "[data]") {
  const ReportModel model = eventful_quarter();
  const auto files = render_data(model);
  const auto changes = lines_of(bytes_of(files, "data/changes.jsonl"));
  CHECK(changes.size() == model.changes.size());
  const std::string csv = bytes_of(files, "data/changes.csv");
  for (const Json& change : changes)
    CHECK(csv.find(change["change"].get<std::string>()) != std::string::npos);
}

TEST_CASE("unknown is empty, and is not zero", "[data]") {
  const auto files = render_data(model_with_a_score());
  const auto rows = lines_of(bytes_of(files, "data/indicators.jsonl"));
  REQUIRE(rows.size() == 2);
  CHECK(rows[0]["points"] == 1.0);
  CHECK(rows[1]["state"] == "unknown");
  CHECK(rows[1]["points"].is_null());
  CHECK(rows[1]["evidence"].is_null());
  for (const Json& lab : lines_of(bytes_of(files, "data/labs.jsonl")))
    CHECK((lab["statement_score"].is_null() || lab["statement_score"] == 12.5));
}

TEST_CASE("a quote that a spreadsheet would run is disarmed in CSV only", "[data]") {
  const auto files = render_data(model_with_a_score());
  CHECK(bytes_of(files, "data/indicators.csv").find(",'=SUM(A1),") != std::string::npos);
  CHECK(lines_of(bytes_of(files, "data/indicators.jsonl"))[0]["evidence"] == "=SUM(A1)");
}

TEST_CASE("numbers of ours keep their sign", "[data]") {
  TablePrinter printer({.name = "t",
                        .title = "",
                        .description = "",
                        .fields = {{"n", DataType::Number, "", ""}},
                        .key = {}},
                       2);
  printer.add({DataCell(-1.5)});
  printer.add({DataCell(std::string("-1.5"))});
  CHECK(std::move(printer).finish().csv == "n\r\n-1.5\r\n'-1.5\r\n");
}

TEST_CASE("hostile text stays in its cell", "[data]") {
  const std::string hostile = "a\"b,c\r\nd|`<script>\xff";
  const auto files = render_data(hostile_model(hostile));
  for (const RenderedFile& file : files) {
    if (!file.path.ends_with(".jsonl")) continue;
    CAPTURE(file.path);
    CHECK_NOTHROW(lines_of(file.bytes));
  }
  const std::string csv = bytes_of(files, "data/labs.csv");
  CHECK(csv.find("\"a\"\"b,c\r\nd|`<script>") != std::string::npos);
}

TEST_CASE("equal models give equal bytes whatever their order", "[data]") {
  ReportModel model = eventful_quarter();
  const auto once = render_data(model);
  std::reverse(model.labs.begin(), model.labs.end());
  std::reverse(model.changes.begin(), model.changes.end());
  std::reverse(model.ad_hoc.begin(), model.ad_hoc.end());
  const auto again = render_data(model);
  REQUIRE(once.size() == again.size());
  for (std::size_t i = 0; i < once.size(); ++i)
    CHECK(once[i].bytes == again[i].bytes);
}

}  // namespace labledger::reports
