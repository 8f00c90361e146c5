#include "analysis/compute/ledger_claims.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "analysis/compute/estimates.hpp"
#include "tests/analysis/compute/shipped_facts.hpp"

using namespace labledger;
using namespace labledger::analysis;

namespace {

LedgerClaim claim_of(const std::string& lab, QuantityKind kind, double value,
                     const std::string& unit, const std::string& subject) {
  LedgerClaim claim;
  claim.lab_id = lab;
  claim.figure.kind = kind;
  claim.figure.value = value;
  claim.figure.unit = unit;
  claim.figure.subject = subject;
  claim.figure.status = QuantityStatus::Current;
  claim.quote = "We train on our cluster.";
  claim.url = "https://page.example/" + lab;
  claim.date = "2026-05-01";
  claim.speaker = "others";
  return claim;
}

LedgerClaim judged(LedgerClaim claim) {
  std::vector<LedgerClaim> claims = {std::move(claim)};
  judge_claims(shipped_facts(), claims);
  return claims.front();
}

bool remarks_contain(const LedgerClaim& claim, const std::string& words) {
  return std::ranges::any_of(claim.remarks, [&](const std::string& remark) {
    return remark.find(words) != std::string::npos;
  });
}

}  // namespace

TEST_CASE("figures that cannot be are held back with the reason", "[analysis][compute]") {
  struct Row {
    QuantityKind kind;
    double value;
    const char* unit;
    const char* subject;
    const char* words;
    const char* why;
  };
  const Row row = GENERATE(
      Row{QuantityKind::Flop, 2.1e36, "FLOP", "", "no training run", "a poisoned copy"},
      Row{QuantityKind::Flop, 4092, "FLOP", "", "no training run", "a lost superscript: 4 x 1023"},
      Row{QuantityKind::FlopRate, 1.979e15, "FLOP/s", "H100", "twice the dense peak",
          "sparse sold as dense"},
      Row{QuantityKind::FlopRate, 8.89e34, "FLOP/s", "H100", "no chip computes", "poisoned"},
      Row{QuantityKind::Valuation, 25e9, "USD", "valuation", "neither money raised",
          "a valuation is no money"},
      Row{QuantityKind::MoneyRaised, 25e9, "USD", "raised", "more than ten times",
          "a valuation taken for money raised"});
  CAPTURE(row.why);
  const LedgerClaim claim =
      judged(claim_of("inflection", row.kind, row.value, row.unit, row.subject));
  CHECK(claim.use == ClaimUse::HeldBack);
  CAPTURE(claim.reason);
  CHECK(claim.reason.find(row.words) != std::string::npos);
  CHECK_FALSE(claim.claim.has_value());
}

TEST_CASE("a figure that may mean two things is held back", "[analysis][compute]") {
  LedgerClaim claim = claim_of("inflection", QuantityKind::Accelerators, 0, "accelerators", "H100");
  claim.figure.value.reset();
  claim.figure.low = 22;
  claim.figure.high = 22000;
  claim.figure.doubts = {QuantityDoubt::Separator};  // "22.000"
  CHECK(judged(claim).use == ClaimUse::HeldBack);
}

TEST_CASE("the valuation of another company is a likely mix-up", "[analysis][compute]") {
  const LedgerClaim claim =
      judged(claim_of("inflection", QuantityKind::Valuation, 25e9, "USD", "valuation"));
  CHECK(claim.use == ClaimUse::HeldBack);
  CHECK(remarks_contain(claim, "25 billion USD: said of inflection here; of reflection there"));
}

TEST_CASE("the same amount said of two labs is a likely mix-up of both", "[analysis][compute]") {
  std::vector<LedgerClaim> claims = {
      claim_of("cohere", QuantityKind::MoneyRaised, 270e6, "USD", "raised"),
      claim_of("adept", QuantityKind::MoneyRaised, 270e6, "USD", "raised"),
      claim_of("adept", QuantityKind::MoneyRaised, 350e6, "USD", "raised")};
  judge_claims(shipped_facts(), claims);
  CHECK(remarks_contain(claims[0], "of adept there"));
  CHECK(remarks_contain(claims[1], "of cohere there"));
  CHECK(claims[2].remarks.empty());
}

TEST_CASE("a count that differs from the facts is shown with them, and changes nothing",
          "[analysis][compute]") {
  const LedgerClaim claim =
      judged(claim_of("inflection", QuantityKind::Accelerators, 11000, "accelerators", "H100"));
  CHECK(claim.use == ClaimUse::Shown);
  CHECK(remarks_contain(claim, "Says 11000 H100; facts say 3584 H100 SXM5"));
  const LabFacts& lab = shipped_lab("inflection");
  CHECK(with_ledger(lab, {claim}).claims.size() == lab.claims.size());
}

TEST_CASE("a lab's own words with number and model are used, marked as the ledger's",
          "[analysis][compute]") {
  LedgerClaim claim =
      claim_of("inflection", QuantityKind::Accelerators, 7000, "accelerators", "H100");
  claim.is_own = true;
  claim.speaker = "the lab";
  const LedgerClaim used = judged(claim);
  REQUIRE(used.use == ClaimUse::Used);
  const LabFacts lab = with_ledger(shipped_lab("inflection"), {used});
  const LabCompute compute = lab_compute(shipped_facts(), lab, "2026-11-22");
  CHECK(std::ranges::any_of(compute.estimates, [](const ComputeEstimate& estimate) {
    return estimate.quantity.subject.starts_with("from the ledger: 7000 H100");
  }));
  SECTION("but not when the sentence does not say whose they are") {
    claim.quote = "Smugglers moved 7,000 H100s.";
    CHECK(judged(claim).use == ClaimUse::Shown);
  }
  SECTION("nor when it does not say whether they are there") {
    claim.figure.status = QuantityStatus::Unknown;
    CHECK(judged(claim).use == ClaimUse::Shown);
  }
  SECTION("nor when it names no chip") {
    claim.figure.subject = "GPUs";
    CHECK(judged(claim).use == ClaimUse::Shown);
  }
}

TEST_CASE("what others say counts only where nothing else is known", "[analysis][compute]") {
  CHECK(judged(claim_of("inflection", QuantityKind::Accelerators, 7000, "accelerators", "H100"))
            .use == ClaimUse::Shown);
  const LedgerClaim only =
      judged(claim_of("adept", QuantityKind::Accelerators, 7000, "accelerators", "H100"));
  REQUIRE(only.use == ClaimUse::Used);
  CHECK(only.claim->basis == FigureBasis::Press);
}

TEST_CASE("claims beyond the limit are held back and say so", "[analysis][compute]") {
  std::vector<LedgerClaim> claims(kClaimLimit + 1,
                                  claim_of("adept", QuantityKind::Power, 1e6, "W", "megawatts"));
  judge_claims(shipped_facts(), claims);
  CHECK(claims.front().use == ClaimUse::Shown);
  CHECK(claims.back().use == ClaimUse::HeldBack);
  CHECK(claims.back().reason.find("over the limit of 5000") != std::string::npos);
}
