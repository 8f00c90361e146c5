#include "analysis/coupling/lab_coupling.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "analysis/compute/estimates.hpp"
#include "tests/analysis/compute/shipped_facts.hpp"

using namespace labledger;
using namespace labledger::analysis;

namespace {

Day day(int year, unsigned month, unsigned number) {
  return Day(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(number));
}

CouplingInputs inputs_of(std::string_view lab, Day as_of) {
  CouplingInputs inputs;
  inputs.as_of = as_of;
  inputs.compute = lab_compute(shipped_facts(), shipped_lab(lab), format_date(as_of));
  for (const ModelRelease& model : shipped_facts().models) {
    if (model.lab_id == lab) inputs.models.push_back(model);
  }
  for (const SafetyPledge& pledge : shipped_facts().pledges) {
    if (pledge.lab_id == lab) inputs.pledges.push_back(pledge);
  }
  return inputs;
}

CouplingFigure figure_named(const CouplingInputs& inputs, std::string_view name) {
  for (CouplingFigure& figure : coupling_of(inputs)) {
    if (figure.name == name) return figure;
  }
  FAIL("no figure " << name);
  return {};
}

HeadcountObservation count_of(HeadcountSubject subject, std::optional<double> low,
                              std::optional<double> high, const std::string& date) {
  HeadcountObservation count;
  count.subject = subject;
  count.low = low;
  count.high = high;
  count.date = date;
  count.source = "a page";
  return count;
}

bool has(const CouplingFigure& figure, CouplingPitfall pitfall) {
  return std::ranges::find(figure.pitfalls, pitfall) != figure.pitfalls.end();
}

ModelRelease model_of(const std::string& name, const std::string& released,
                      const std::string& document_date) {
  ModelRelease model;
  model.lab_id = "acme";
  model.model = name;
  model.released = released;
  model.document = document_date.empty() ? "" : "system card";
  model.document_date = document_date;
  return model;
}

}  // namespace

TEST_CASE("a lab of which nothing is known has every figure, each with why it has no value",
          "[analysis][coupling]") {
  CouplingInputs inputs;
  inputs.as_of = day(2026, 11, 22);
  const auto figures = coupling_of(inputs);
  REQUIRE(figures.size() == 12);
  CHECK_FALSE(has_basis(figures));
  for (const CouplingFigure& figure : figures) {
    CAPTURE(figure.name);
    CHECK_FALSE(figure.value.has_value());
    CHECK_FALSE(figure.reason.empty());
  }
}

TEST_CASE("the figures of the first seed document come out", "[analysis][coupling]") {
  CouplingInputs inputs = inputs_of("inflection", day(2023, 7, 15));
  inputs.headcounts = {count_of(HeadcountSubject::SafetyStaff, {}, 5.0, "2023-06")};
  OpeningsPoint point;
  point.day = day(2023, 6, 27);
  point.safety = 2;
  point.all = 19;
  inputs.openings.boards = {"https://jobs.example/"};
  inputs.openings.points = {point};

  const CouplingFigure openings = figure_named(inputs, "safety_openings_share");
  CHECK(openings.value.value() == Approx(0.105).margin(0.001));
  CHECK(openings.low.value() == Approx(0.029).margin(0.001));
  CHECK(openings.high.value() == Approx(0.314).margin(0.001));
  CHECK(openings.n == 19);
  CHECK(openings.inputs.front().value == "2 of 19");

  const CouplingFigure staff = figure_named(inputs, "safety_staff_per_1e18_flop_per_second");
  CHECK(staff.bound == FigureBound::AtMost);
  CHECK(staff.value.value() == Approx(4.4).margin(0.1));
  CHECK_FALSE(staff.low.has_value());
  CHECK(staff.inputs.size() == 2);
  CHECK(has(staff, CouplingPitfall::FallsWithSize));

  const CouplingFigure elasticity = figure_named(inputs, "safety_elasticity");
  CHECK_FALSE(elasticity.value.has_value());
  CHECK(elasticity.reason.find("three dates") != std::string::npos);
}

TEST_CASE("what was said after the day does not count", "[analysis][coupling]") {
  CouplingInputs inputs = inputs_of("openai", day(2023, 6, 30));
  inputs.headcounts = {count_of(HeadcountSubject::SafetyStaff, 16, 16, "2024-08")};
  CHECK(figure_named(inputs, "safety_staff_share").reason == "no number of safety staff is known");
  CHECK(figure_named(inputs, "pledge_kept_share").reason.find("no pledge") == 0);
  CHECK(figure_named(inputs, "median_disclosure_lag_days").n == 0);
}

TEST_CASE("a pledge of which nothing was shown is unknown and not zero", "[analysis][coupling]") {
  const CouplingInputs inputs = inputs_of("openai", day(2026, 11, 22));
  const CouplingFigure pledge = figure_named(inputs, "pledge_kept_share");
  CHECK_FALSE(pledge.value.has_value());
  CHECK(pledge.reason.find("20 % of the compute secured to date") == 0);
  CHECK(has(pledge, CouplingPitfall::NoEvidence));
  REQUIRE(pledge.inputs.size() == 1);
  CHECK_FALSE(pledge.inputs.front().url.empty());
}

TEST_CASE("staff of two bases is not one series", "[analysis][coupling]") {
  CouplingInputs inputs = inputs_of("openai", day(2026, 1, 1));
  inputs.headcounts = {count_of(HeadcountSubject::SafetyStaff, 10, 10, "2023-12"),
                       count_of(HeadcountSubject::SafetyStaff, 12, 12, "2024-12"),
                       count_of(HeadcountSubject::SafetyStaff, 20, 20, "2025-12")};
  const CouplingFigure one_series = figure_named(inputs, "safety_elasticity");
  CHECK(one_series.n == 3);
  CHECK(one_series.value.has_value());
  inputs.headcounts[0].basis = HeadcountBasis::ThirdParty;
  const CouplingFigure two = figure_named(inputs, "safety_elasticity");
  CHECK(two.n == 2);
  CHECK_FALSE(two.value.has_value());
}

TEST_CASE("documents count by the latest day on which they came", "[analysis][coupling]") {
  CouplingInputs inputs;
  inputs.as_of = day(2026, 1, 1);
  inputs.models = {
      model_of("One", "2025-01-01", "2025-01-01"), model_of("Two", "2025-02-01", "2025-03-15"),
      model_of("Three", "2025-03-01", "2025-03-11"), model_of("Four", "2025-04-01", "")};
  CHECK(figure_named(inputs, "median_disclosure_lag_days").value == 10);
  CHECK(figure_named(inputs, "median_disclosure_lag_days").n == 3);  // Four: not known.
  CHECK_FALSE(figure_named(inputs, "median_disclosure_lag_days").high.has_value());

  inputs.models[3].none_by = "2025-12-01";
  const CouplingFigure censored = figure_named(inputs, "median_disclosure_lag_days");
  CHECK(censored.n == 4);
  CHECK(has(censored, CouplingPitfall::NotYetDisclosed));

  inputs.as_of = day(2025, 2, 10);  // Two is out, and its document has not come.
  CHECK(figure_named(inputs, "median_disclosure_lag_days").n == 2);
}

TEST_CASE("only models that are likely over the line are counted over it", "[analysis][coupling]") {
  const CouplingInputs inputs = inputs_of("xai", day(2026, 11, 22));
  const CouplingFigure over = figure_named(inputs, "disclosure_over_1e26_flop");
  CHECK(over.value == 0.0);  // Its document came after 42 days.
  CHECK(over.high.value() > 0.5);
  const CouplingFigure none =
      figure_named(inputs_of("anthropic", day(2026, 11, 22)), "disclosure_over_1e26_flop");
  CHECK_FALSE(none.value.has_value());
}

TEST_CASE("pages that are tracked later are no growth of what is said", "[analysis][coupling]") {
  CouplingInputs inputs = inputs_of("openai", day(2026, 11, 22));
  const Day first = day(2024, 3, 1);
  const StatementSpan old = {.first = first,
                             .last = day(2026, 11, 22),
                             .is_commitment = true,
                             .was_there_first = true,
                             .page_first = first};
  inputs.statements = {old, old};
  const auto before = figure_named(inputs, "growth_gap");
  CAPTURE(before.reason);
  REQUIRE(before.value.has_value());
  StatementSpan later = old;
  later.first = later.page_first = day(2025, 6, 1);
  inputs.statements.insert(inputs.statements.end(), 20, later);
  CHECK(figure_named(inputs, "growth_gap").value == before.value);
  CHECK(figure_named(inputs, "commitments_per_doubling").value == 0.0);
  StatementSpan fresh = old;
  fresh.first = day(2025, 1, 10);
  fresh.was_there_first = false;
  inputs.statements.push_back(fresh);
  CHECK(figure_named(inputs, "commitments_per_doubling").value.value() > 0);
}

TEST_CASE("at least fifteen labs have a figure from the shipped facts, each with its source",
          "[analysis][coupling]") {
  std::size_t labs = 0;
  for (const LabFacts& lab : shipped_facts().labs) {
    const auto figures = coupling_of(inputs_of(lab.lab_id, day(2026, 11, 22)));
    if (has_basis(figures)) ++labs;
    for (const CouplingFigure& figure : figures) {
      CAPTURE(lab.lab_id, figure.name);
      if (!figure.value) continue;
      REQUIRE_FALSE(figure.inputs.empty());
      for (const CouplingInput& input : figure.inputs)
        CHECK_FALSE(input.source.empty());
    }
  }
  CHECK(labs >= 15);
}
