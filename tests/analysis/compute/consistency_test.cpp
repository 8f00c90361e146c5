#include "analysis/compute/consistency.hpp"

#include <string>

#include <catch2/catch.hpp>

#include "tests/analysis/compute/figures.hpp"
#include "tests/analysis/compute/shipped_facts.hpp"

namespace labledger::analysis {
namespace {

ComputeClaim claim_of(double chips) {
  ComputeClaim claim;
  claim.id = "cluster";
  claim.route = RouteKind::HardwareCount;
  claim.quantity.scope = ComputeScope::Cluster;
  claim.quantity.subject = "cluster";
  claim.quantity.date = "2023-07-01";
  claim.quantity.ownership = Ownership::Owned;
  claim.source = "a source";
  claim.chips = {{"H100 SXM5", exact(chips).value}};
  return claim;
}

LabFacts lab_with(double raised) {
  LabFacts lab;
  lab.lab_id = "acme";
  lab.funding = {{"2022-01", raised / 10, "first round"}, {"2023-06-29", raised, "second round"}};
  return lab;
}

CheckVerdict power_verdict(double megawatts) {
  ComputeClaim claim = claim_of(22000);
  claim.watts = exact(megawatts * 1e6).value;
  const auto checks = check_claim(shipped_facts(), LabFacts{}, claim);
  REQUIRE(checks.size() == 1);
  CHECK(checks.front().kind == CheckKind::Power);
  CHECK(checks.front().needed.value.median() == Approx(31.95e6).epsilon(0.01));
  return checks.front().verdict;
}

CheckVerdict funding_verdict(double raised) {
  const auto checks = check_claim(shipped_facts(), lab_with(raised), claim_of(22000));
  REQUIRE(checks.size() == 1);
  CHECK(checks.front().kind == CheckKind::Funding);
  return checks.front().verdict;
}

}  // namespace

TEST_CASE("the power of a site is set against what its chips draw", "[analysis][compute]") {
  CHECK(power_verdict(31) == CheckVerdict::Plausible);
  CHECK(power_verdict(100) == CheckVerdict::Plausible);
  CHECK(power_verdict(27) == CheckVerdict::Strained);
  CHECK(power_verdict(15) == CheckVerdict::Contradicts);
}

TEST_CASE("the price of chips is set against the money raised by then", "[analysis][compute]") {
  CHECK(funding_verdict(10e9) == CheckVerdict::Plausible);
  CHECK(funding_verdict(1.3e9) == CheckVerdict::Strained);
  CHECK(funding_verdict(0.2e9) == CheckVerdict::Contradicts);
  SECTION("money that came later does not count") {
    LabFacts lab = lab_with(10e9);
    ComputeClaim claim = claim_of(22000);
    claim.quantity.date = "2023-01-01";
    const auto checks = check_claim(shipped_facts(), lab, claim);
    REQUIRE(checks.size() == 1);
    CHECK(checks.front().available == 1e9);
    CHECK_FALSE(checks.front().note.empty());
  }
  SECTION("rented chips need no money of the lab's own") {
    ComputeClaim claim = claim_of(22000);
    claim.quantity.ownership = Ownership::Rented;
    CHECK(check_claim(shipped_facts(), lab_with(1e6), claim).empty());
  }
  SECTION("nor may those of an unknown owner") {
    ComputeClaim claim = claim_of(22000);
    claim.quantity.ownership = Ownership::Unknown;
    CHECK(check_claim(shipped_facts(), lab_with(1e6), claim).empty());
  }
  SECTION("nothing raised by then is nothing known") {
    ComputeClaim claim = claim_of(22000);
    claim.quantity.date = "2020-01-01";
    CHECK(check_claim(shipped_facts(), lab_with(1e9), claim).empty());
  }
}

TEST_CASE("a stated cost is set against the chips", "[analysis][compute]") {
  ComputeClaim claim = claim_of(22000);
  claim.usd = exact(1.5e9).value;
  const auto fair = check_claim(shipped_facts(), LabFacts{}, claim);
  REQUIRE(fair.size() == 1);
  CHECK(fair.front().kind == CheckKind::Cost);
  CHECK(fair.front().verdict == CheckVerdict::Plausible);
  claim.usd = exact(1.5e8).value;
  CHECK(check_claim(shipped_facts(), LabFacts{}, claim).front().verdict ==
        CheckVerdict::Contradicts);
}

TEST_CASE("what the table does not know is not checked", "[analysis][compute]") {
  ComputeClaim claim = claim_of(1000);
  claim.chips = {{"Kunlun P800", exact(30000).value}};
  claim.watts = exact(1e6).value;
  CHECK(check_claim(shipped_facts(), lab_with(1), claim).empty());
}

TEST_CASE("a valuation, or another company's money, is not money raised", "[analysis][compute]") {
  const LabFacts& inflection = shipped_lab("inflection");
  // The second seed document: 25 billion USD, the valuation of a company of a similar name.
  CHECK_FALSE(doubt_of_raised(inflection, 25e9, "2026-03-25").empty());
  CHECK(doubt_of_raised(inflection, 1.5e9, "2023-06-29").empty());
  CHECK(doubt_of_raised(inflection, 25e9, "2020-01-01").empty());  // Nothing to compare with.
  const LabFacts& anthropic = shipped_lab("anthropic");
  CHECK_FALSE(doubt_of_raised(anthropic, 18.4e9, "2023-06-01").empty());
  CHECK(doubt_of_raised(anthropic, 1.3e9, "2023-06-01").empty());
  CHECK(doubt_of_raised(LabFacts{}, 1e12, "2026-01-01").empty());
}

TEST_CASE("the shipped claims are checked, and none contradicts itself", "[analysis][compute]") {
  std::size_t checks = 0;
  for (const LabFacts& lab : shipped_facts().labs) {
    for (const ComputeClaim& claim : lab.claims) {
      for (const ClaimCheck& check : check_claim(shipped_facts(), lab, claim)) {
        CAPTURE(lab.lab_id, claim.id, check.probability);
        ++checks;
        CHECK(check.probability >= 0);
        CHECK(check.probability <= 1);
        // A power that a source gives beside its own count must fit it.
        CHECK((check.kind != CheckKind::Power || check.verdict != CheckVerdict::Contradicts));
      }
    }
  }
  CHECK(checks > 5);
}

}  // namespace labledger::analysis
