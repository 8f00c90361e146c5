#include "analysis/agreement.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace labledger::analysis {
namespace {

/// `count` subjects on which the two said this.
void add(std::vector<JudgedPair>& judged, std::size_t count, const std::string& first,
         const std::string& second) {
  judged.insert(judged.end(), count, {first, second});
}

}  // namespace

TEST_CASE("kappa is agreement beyond what a lot would bring", "[analysis]") {
  SECTION("the textbook's two by two table: 0.7 observed, 0.5 by lot, 0.4") {
    std::vector<JudgedPair> judged;
    add(judged, 20, "yes", "yes");
    add(judged, 5, "yes", "no");
    add(judged, 10, "no", "yes");
    add(judged, 15, "no", "no");
    const Agreement found = agreement_of(judged);
    CHECK(found.subjects == 50);
    CHECK(found.observed == Approx(0.7));
    CHECK(found.expected == Approx(0.5));
    REQUIRE(found.kappa.has_value());
    CHECK(*found.kappa == Approx(0.4));
    // Wilson's interval of 35 in 50 is 0.5625 to 0.8090; (x - 0.5) / 0.5 of it.
    CHECK(found.low == Approx(0.1249).margin(0.0005));
    CHECK(found.high == Approx(0.6180).margin(0.0005));
  }
  SECTION("three labels: 0.70 observed, 0.41 by lot") {
    // Rows 44 + 5 + 1, 7 + 20 + 3, 9 + 5 + 6 of 100: margins .5 .3 .2 and .6 .3 .1, so that a lot
    // brings .30 + .09 + .02 = .41, and 70 are equal: (.70 - .41) / .59 = .4915.
    std::vector<JudgedPair> judged;
    add(judged, 44, "accept", "accept");
    add(judged, 5, "accept", "reject");
    add(judged, 1, "accept", "relabel");
    add(judged, 7, "reject", "accept");
    add(judged, 20, "reject", "reject");
    add(judged, 3, "reject", "relabel");
    add(judged, 9, "relabel", "accept");
    add(judged, 5, "relabel", "reject");
    add(judged, 6, "relabel", "relabel");
    const Agreement found = agreement_of(judged);
    CHECK(found.observed == Approx(0.70));
    CHECK(found.expected == Approx(0.41));
    CHECK(*found.kappa == Approx(0.4915).margin(0.0001));
  }
  SECTION("less agreement than a lot would bring is negative") {
    std::vector<JudgedPair> judged;
    add(judged, 10, "yes", "no");
    add(judged, 10, "no", "yes");
    const Agreement found = agreement_of(judged);
    CHECK(*found.kappa == Approx(-1));
    CHECK(found.low == Approx(-1));
  }
}

TEST_CASE("two who always agree are not certain to go on so", "[analysis]") {
  std::vector<JudgedPair> judged;
  add(judged, 10, "yes", "yes");
  add(judged, 10, "no", "no");
  const Agreement found = agreement_of(judged);
  CHECK(*found.kappa == Approx(1));
  CHECK(found.high == Approx(1));
  CHECK(found.low < 0.75);  // 20 of 20: the share may be as low as 0.839.
  CHECK(found.low > 0.60);
}

TEST_CASE("kappa is undefined where it would tell nothing", "[analysis]") {
  SECTION("nothing judged by both") {
    const Agreement found = agreement_of({});
    CHECK(found.subjects == 0);
    CHECK_FALSE(found.kappa.has_value());
  }
  SECTION("both always say the same") {
    std::vector<JudgedPair> judged;
    add(judged, 40, "accept", "accept");
    const Agreement found = agreement_of(judged);
    CHECK(found.observed == Approx(1));
    CHECK(found.expected == Approx(1));
    CHECK_FALSE(found.kappa.has_value());
  }
  SECTION("but one who always says one thing, beside one who does not, has kappa 0") {
    std::vector<JudgedPair> judged;
    add(judged, 30, "accept", "accept");
    add(judged, 10, "accept", "reject");
    CHECK(*agreement_of(judged).kappa == Approx(0).margin(1e-12));
  }
}

}  // namespace labledger::analysis
