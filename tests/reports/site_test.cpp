#include "reports/site.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "core/digest.hpp"
#include "reports/captures.hpp"
#include "reports/front_matter.hpp"
#include "reports/markdown/markdown_page.hpp"
#include "reports/markdown/mermaid.hpp"
#include "reports/methods.hpp"
#include "tests/reports/sample_models.hpp"

namespace labledger::reports {
namespace {

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::string file_named(const ReportModel& model, const std::string& path) {
  for (RenderedFile& file : render_markdown(model))
    if (file.path == path) return file.bytes;
  FAIL("there is no " << path);
  return {};
}

Instant at(const char* text) {
  return parse_rfc3339(text).value();
}

/// One statement, shown by one capture.
StatementReport statement(const char* text, StatementLevel level) {
  StatementReport made;
  made.id = "00000000000000e1";
  made.url = "https://alder.example/policy";
  made.source_id = "policy";
  made.kinds = {StatementKind::Commitment};
  made.is_present = true;
  made.wordings = {{text, level, at("2025-01-02T06:00:00Z"), at("2025-03-31T06:00:00Z")}};
  made.shown = CaptureReference{at("2025-01-02T06:00:00Z"), sha256("page"), Provenance::Own};
  return made;
}

Chart bars(std::vector<std::optional<double>> values) {
  Chart chart;
  chart.title = "Changes";
  chart.unit = "changes";
  chart.labels = {"2025-01", "2025-02"};
  chart.series = {{"All", std::move(values)}};
  return chart;
}

}  // namespace

TEST_CASE("a commitment stands under its level, and one that went does not", "[reports]") {
  ReportModel model = eventful_quarter();
  LabReport& lab = model.labs[1];
  lab.statements = {statement("We will publish every test.", StatementLevel::Binding),
                    statement("We hope to help.", StatementLevel::Aspirational)};
  lab.statements[1].is_present = false;
  const std::string page = file_named(model, "labs/alder.md");
  CHECK(holds(page, "### Binding: it will, it must (1 sentence)"));
  CHECK(holds(page, "“We will publish every test.”"));
  CHECK_FALSE(holds(page, "### A hope or a plan"));
  CHECK(holds(page, "We hope to help. (2025-01-02 to 2025-03-31, aspirational)"));
}

TEST_CASE("a score stands beside how much of it is known", "[reports]") {
  ReportModel model = eventful_quarter();
  ScoreCard card;
  card.score = 43;
  card.coverage = 0.71;
  card.documents = 12;
  IndicatorScore unknown;
  unknown.indicator = {"P2", "P", "protects those who report", "", 5};
  card.indicators = {unknown};
  model.labs[1].score = card;
  const std::string page = file_named(model, "labs/alder.md");
  CHECK(holds(page, "**43 of 100**, as far as we could see: 71 % of the rubric could be judged"));
  CHECK(holds(page, "**P2** protects those who report: not known"));
  CHECK(holds(file_named(model, "index.md"), "| 43 of 100 | 71 % |"));
  const std::string comparison = file_named(model, "comparison.md");
  CHECK(holds(comparison, "not known (2 labs)"));
  CHECK_FALSE(holds(comparison, "no (1 lab)"));
}

TEST_CASE("a lab without a score has none, and not zero", "[reports]") {
  const std::string page = file_named(eventful_quarter(), "labs/alder.md");
  CHECK(holds(page, "That is no score of 0."));
  CHECK_FALSE(holds(page, "0 of 100"));
}

TEST_CASE("what nobody was told comes before what was announced", "[reports]") {
  const std::string page = file_named(eventful_quarter(), "changes.md");
  const auto silent = page.find("## Not announced, as far as we could see");
  const auto announced = page.find("## Announced");
  REQUIRE(silent != std::string::npos);
  REQUIRE(announced != std::string::npos);
  CHECK(silent < announced);
}

TEST_CASE("openings are told with their interval and their number", "[reports]") {
  ReportModel model = eventful_quarter();
  OpeningsPoint point;
  point.safety = 2;
  point.all = 19;
  point.share = 0.105;
  point.low = 0.029;
  point.high = 0.314;
  model.labs[1].openings.points = {point};
  CHECK(holds(file_named(model, "labs/alder.md"),
              "10.5 % (95 %: 2.9 % to 31.4 %; 2 of 19 openings)"));
}

TEST_CASE("a capture's page has a place for each quote", "[reports]") {
  ReportModel model = eventful_quarter();
  model.labs[1].statements = {statement("We will publish every test.", StatementLevel::Binding)};
  const auto captures = used_captures(model);
  const auto used = std::find_if(captures.begin(), captures.end(), [](const UsedCapture& one) {
    return one.capture.payload == sha256("page");
  });
  REQUIRE(used != captures.end());
  CHECK(used->lab_name == "Alder Labs");
  Document document;
  document.text = "Intro.\nWe will publish every test. Soon.\n";
  document.blocks.resize(2);
  document.blocks[0].span = {0, 6};
  document.blocks[1].span = {7, 40};
  const Page page = capture_page(*used, &document);
  CHECK(page.path == "captures/" + sha256("page").hex().substr(0, 16));
  const auto* quotation = std::get_if<Quotation>(&page.blocks.back().content);
  REQUIRE(quotation != nullptr);
  REQUIRE(quotation->parts.size() == 2);
  CHECK(quotation->parts[0].anchors.empty());
  CHECK(quotation->parts[1].anchors == std::vector<std::string>{"s-00000000000000e1"});

  SECTION("also when no block shows its words in one piece") {
    document.text = "Intro. We will\npublish every test. Soon.\n";
    document.blocks[0].span = {0, 14};
    document.blocks[1].span = {15, 40};
    const Page parted = capture_page(*used, &document);
    const auto* others = std::get_if<Quotation>(&parted.blocks.back().content);
    REQUIRE(others != nullptr);
    REQUIRE(others->parts.size() == 1);
    CHECK(others->parts[0].anchors == std::vector<std::string>{"s-00000000000000e1"});
  }
  SECTION("and one that no parser reads says so") {
    const std::string text = print_markdown(capture_page(*used, nullptr));
    CHECK(holds(text, "The text cannot be shown here"));
  }
}

TEST_CASE("a template is filled in before each page", "[reports]") {
  Page page;
  page.path = "labs/acme";
  page.title = "Acme \"AI\"\n---";
  const auto matter = FrontMatter::parse("---\ntitle: \"{{title}}\"\ndate: {{ date }}\n---");
  REQUIRE(matter.has_value());
  CHECK(matter.value().before(page, at("2025-04-01T00:00:00Z")) ==
        "---\ntitle: \"Acme \\\"AI\\\" ---\"\ndate: 2025-04-01\n---\n\n");
}

TEST_CASE("an unknown placeholder is one clear error", "[reports]") {
  const auto matter = FrontMatter::parse("author: {{author}}\n");
  REQUIRE_FALSE(matter.has_value());
  CHECK(matter.error().kind == ErrorKind::Usage);
  CHECK(holds(matter.error().message, "'{{author}}'"));
  CHECK(holds(matter.error().message, "{{description}}"));
  const auto large = FrontMatter::parse(std::string(FrontMatter::kByteLimit + 1, 'x'));
  CHECK_FALSE(large.has_value());
}

TEST_CASE("a picture is drawn only of what is known", "[reports]") {
  CHECK(mermaid_lines(bars({1, 2})).back() == "  bar [1, 2]");
  CHECK(mermaid_lines(bars({1, std::nullopt})).empty());
  CHECK(mermaid_lines(bars({})).empty());
}

TEST_CASE("a name cannot end its string in a picture", "[reports]") {
  Chart chart = bars({1, 2});
  chart.labels[0] = "a\"]\n```<b>`";
  for (const std::string& line : mermaid_lines(chart)) {
    CAPTURE(line);
    CHECK_FALSE(holds(line, "<"));
    CHECK_FALSE(holds(line, "`"));
    CHECK(std::count(line.begin(), line.end(), '"') % 2 == 0);
  }
}

TEST_CASE("measured rates are those of the document on scoring", "[reports]") {
  std::ifstream file(std::string(LABLEDGER_SOURCE_DIR).append("/docs/scoring.md"));
  std::string document((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  std::replace(document.begin(), document.end(), '\n', ' ');
  REQUIRE_FALSE(document.empty());
  for (const MeasuredRate& rate : measured_rates()) {
    CAPTURE(rate.question);
    CHECK(holds(document, rate.source));
  }
}

}  // namespace labledger::reports
