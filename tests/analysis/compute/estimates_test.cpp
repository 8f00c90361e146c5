#include "analysis/compute/estimates.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <catch2/catch.hpp>

#include "analysis/compute/claim_routes.hpp"
#include "analysis/compute/grade.hpp"
#include "analysis/compute/growth.hpp"
#include "tests/analysis/compute/figures.hpp"
#include "tests/analysis/compute/shipped_facts.hpp"

namespace labledger::analysis {
namespace {

constexpr const char* kToday = "2026-11-22";

LabCompute shipped(std::string_view id, std::string_view day = kToday) {
  return lab_compute(shipped_facts(), shipped_lab(id), day);
}

const ComputeEstimate* find(const LabCompute& lab, std::string_view subject) {
  for (const ComputeEstimate& estimate : lab.estimates) {
    if (estimate.quantity.subject == subject) return &estimate;
  }
  return nullptr;
}

/// A claim of a cluster of so many chips.
ComputeClaim cluster_claim(const std::string& id, const std::string& chip, double count) {
  ComputeClaim claim;
  claim.id = id;
  claim.route = RouteKind::HardwareCount;
  claim.quantity.scope = ComputeScope::Cluster;
  claim.quantity.subject = "the cluster";
  claim.quantity.date = "2024-01-01";
  claim.speaker = "somebody";
  claim.source = "a source of " + id;
  claim.basis = FigureBasis::Company;
  claim.chips = {{chip, exact(count).value}};
  return claim;
}

LabCompute computed(std::vector<ComputeClaim> claims) {
  LabFacts lab;
  lab.lab_id = "acme";
  lab.claims = std::move(claims);
  return lab_compute(shipped_facts(), lab, kToday);
}

}  // namespace

TEST_CASE("the shipped facts give the seed's cluster with its right inputs",
          "[analysis][compute]") {
  const LabCompute lab = shipped("inflection");
  const ComputeEstimate* cluster = find(lab, "cluster of June 2023");
  REQUIRE(cluster != nullptr);
  REQUIRE(cluster->routes.size() == 3);
  CHECK(cluster->quantity.measure == ComputeMeasure::SustainedRate);
  CHECK(cluster->interval.median == Approx(1.14e18).epsilon(0.01));
  CHECK(cluster->interval.low == Approx(7.88e17).epsilon(0.01));
  CHECK(cluster->interval.high == Approx(1.65e18).epsilon(0.01));
  CHECK_FALSE(cluster->routes_disagree);
  CHECK(cluster->worst == ComputeGrade::D);
  for (const ComputeRoute& route : cluster->routes) {
    CAPTURE(route.claim);
    CHECK(route.left_out.empty());
    CHECK(route.weight > 0);
  }
}

TEST_CASE("a route that claims more than its hardware can do is left out", "[analysis][compute]") {
  // The first seed document: an H100 of 1e16 FLOP/s, ten times its peak, beside the count.
  ComputeClaim seed = cluster_claim("seed", "H100 SXM5", 3600);
  seed.route = RouteKind::Published;
  seed.chips.clear();
  seed.flop = exact(3.6e19).value;
  const LabCompute lab = computed({cluster_claim("count", "H100 SXM5", 3600), seed});
  REQUIRE(lab.estimates.size() == 1);
  REQUIRE(lab.estimates.front().routes.size() == 2);
  const ComputeRoute& left = lab.estimates.front().routes.back();
  CHECK(left.claim == "seed");
  CHECK(left.left_out.find("peak") != std::string::npos);
  CHECK(lab.estimates.front().interval.high < 3.6e18);
}

TEST_CASE("only like is combined with like", "[analysis][compute]") {
  const ComputeClaim base = cluster_claim("base", "H100 SXM5", 1000);
  ComputeClaim other = cluster_claim("other", "H100 SXM5", 2000);
  SECTION("the same quantity is one estimate of two routes") {
    const LabCompute lab = computed({base, other});
    REQUIRE(lab.estimates.size() == 1);
    CHECK(lab.estimates.front().routes.size() == 2);
  }
  SECTION("planned is not there") {
    other.quantity.status = BuildStatus::Planned;
    other.said = "2024-01-01";
    const LabCompute lab = computed({base, other});
    REQUIRE(lab.estimates.size() == 2);
    REQUIRE(lab.largest_machine.has_value());
    CHECK(lab.estimates[*lab.largest_machine].quantity.status == BuildStatus::Current);
  }
  SECTION("rented is not owned") {
    other.quantity.ownership = Ownership::Rented;
    CHECK(computed({base, other}).estimates.size() == 2);
  }
  SECTION("another date is another figure") {
    other.quantity.date = "2025-01-01";
    CHECK(computed({base, other}).estimates.size() == 2);
  }
  SECTION("a cluster is not the fleet") {
    other.quantity.scope = ComputeScope::Fleet;
    CHECK(computed({base, other}).estimates.size() == 2);
  }
}

TEST_CASE("claims count from the day they were made", "[analysis][compute]") {
  CHECK(find(shipped("openai", "2024-01-01"), "GPT-4") != nullptr);
  CHECK(find(shipped("openai", "2024-01-01"), "GPT-4.5") == nullptr);
  CHECK(find(shipped("openai", "2023-01-01"), "GPT-4") == nullptr);
  CHECK(shipped("openai", "2019-01-01").note.find("no public basis") == 0);
  CHECK(shipped("openai", "2019-01-01").estimates.empty());
}

TEST_CASE("a count of chips whose speed nobody knows gives no figure, and says why",
          "[analysis][compute]") {
  const LabCompute lab = computed({cluster_claim("kunlun", "Kunlun P800", 30000)});
  CHECK(lab.estimates.empty());
  REQUIRE(lab.dead_ends.size() == 1);
  CHECK(lab.dead_ends.front().left_out.find("unknown") != std::string::npos);
  const LabCompute ambiguous = computed({cluster_claim("gb", "GB200", 1000)});
  REQUIRE(ambiguous.dead_ends.size() == 1);
  CHECK(ambiguous.dead_ends.front().left_out.find("ambiguous") != std::string::npos);
}

TEST_CASE("a figure beyond all bounds is left out", "[analysis][compute]") {
  ComputeClaim altered = cluster_claim("altered", "H100", 1);
  altered.route = RouteKind::Published;
  altered.flop = exact(2.1e36).value;
  const LabCompute lab = computed({altered});
  CHECK(lab.estimates.empty());
  REQUIRE(lab.dead_ends.size() == 1);
  CHECK(lab.dead_ends.front().left_out.find("1e10 to 1e28") != std::string::npos);
}

TEST_CASE("lines of the law are crossed with a probability", "[analysis][compute]") {
  const LabCompute lab = shipped("openai", "2024-01-01");
  REQUIRE(lab.crossings.size() == 2);
  CHECK(lab.crossings[0].flop == 1e25);
  CHECK(lab.crossings[0].probability == Approx(0.927).margin(0.002));
  CHECK(lab.crossings[1].probability < 0.01);
  const LabCompute later = shipped("openai");
  CHECK(later.crossings[1].probability > 0.9);
  CHECK(later.runs_over_1e25 > 2);
}

TEST_CASE("growth does not count the doubt that both ends share", "[analysis][compute]") {
  ComputeClaim before = cluster_claim("before", "H100 SXM5", 1000);
  ComputeClaim after = cluster_claim("after", "H100 SXM5", 4000);
  after.quantity.date = "2026-01-01";
  const LabCompute lab = computed({before, after});
  REQUIRE(lab.growth.size() == 1);
  const ComputeGrowth& growth = lab.growth.front();
  CHECK(growth.years == Approx(2.0).margin(0.01));
  CHECK(growth.per_year.median() == Approx(2.0).epsilon(0.01));
  // Utilisation (sigma 0.34) is the same default at both ends; what is left are the two counts.
  CHECK(growth.per_year.sigma() < 0.03);
  CHECK(lab.estimates.front().pooled.sigma() > 0.3);
}

TEST_CASE("dates are read as far as they go", "[analysis][compute]") {
  CHECK(years_of("2024-01-01").value() == Approx(54.0).margin(0.01));
  CHECK(years_of("2024").value() == Approx(54.5).margin(0.01));
  CHECK(years_of("2024-06").value() == Approx(54.45).margin(0.01));
  CHECK_FALSE(years_of("").has_value());
  CHECK_FALSE(years_of("soon").has_value());
  CHECK_FALSE(years_of("2024-13").has_value());
}

TEST_CASE("grades follow from what a route starts from", "[analysis][compute]") {
  using Kind = RouteKind;
  using Measure = ComputeMeasure;
  CHECK(grade_of(Kind::Benchmark, FigureBasis::Measured, Measure::AchievedRate) == ComputeGrade::A);
  CHECK(grade_of(Kind::Benchmark, FigureBasis::Measured, Measure::SustainedRate) ==
        ComputeGrade::B);
  CHECK(grade_of(Kind::HardwareCount, FigureBasis::Company, Measure::SustainedRate) ==
        ComputeGrade::B);
  CHECK(grade_of(Kind::HardwareCount, FigureBasis::Press, Measure::SustainedRate) ==
        ComputeGrade::C);
  CHECK(grade_of(Kind::Money, FigureBasis::Company, Measure::SustainedRate) == ComputeGrade::D);
  CHECK(grade_of(Kind::Published, FigureBasis::Judgement, Measure::TrainingFlop) ==
        ComputeGrade::E);
  CHECK(grade_of(std::vector<ComputeRoute>{}).grade == ComputeGrade::E);
}

TEST_CASE("fifteen labs and more have figures, each with its source", "[analysis][compute]") {
  std::size_t labs = 0;
  for (const LabFacts& facts : shipped_facts().labs) {
    const LabCompute lab = lab_compute(shipped_facts(), facts, kToday);
    CAPTURE(facts.lab_id);
    labs += lab.estimates.empty() ? 0U : 1U;
    for (const ComputeEstimate& estimate : lab.estimates) {
      CAPTURE(estimate.quantity.subject);
      CHECK(estimate.interval.low > 0);
      CHECK(estimate.interval.low <= estimate.interval.median);
      CHECK(estimate.interval.median <= estimate.interval.high);
      double weight = 0;
      for (const ComputeRoute& route : estimate.routes) {
        weight += route.weight;
        CHECK_FALSE(route.source.empty());
        CHECK_FALSE(route.speaker.empty());
        for (const ComputeInput& input : route.calculation.inputs)
          CHECK_FALSE(input.source.empty());
      }
      CHECK(weight == Approx(1));
    }
  }
  CHECK(labs >= 15);
}

TEST_CASE("what Epoch AI's data gave names Epoch AI", "[analysis][compute]") {
  for (const LabFacts& lab : shipped_facts().labs) {
    for (const ComputeClaim& claim : lab.claims) {
      CAPTURE(lab.lab_id, claim.id);
      const bool is_epoch = claim.source.find("Epoch AI") != std::string::npos;
      CHECK((!is_epoch || claim.credit.find("Epoch AI") != std::string::npos));
    }
  }
}

}  // namespace labledger::analysis
