#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "analysis/coupling/coupling_figure.hpp"
#include "analysis/coupling/disclosure_figures.hpp"
#include "analysis/coupling/growth_figures.hpp"
#include "analysis/coupling/staff_figures.hpp"

namespace labledger::analysis {
namespace {

const FigureGround kGround{.first = {}, .last = {}, .grade = ComputeGrade::C};

LogNormal known_within(double median, double sigma) {
  return LogNormal::from_median(median, sigma).value();
}

LogNormal exactly(double value) {
  return LogNormal::exactly(value).value();
}

bool warns_of(const CouplingFigure& figure, CouplingPitfall pitfall) {
  return std::ranges::find(figure.pitfalls, pitfall) != figure.pitfalls.end();
}

StaffAndCompute at(double staff, double compute) {
  return {known_within(staff, 0.1), known_within(compute, 0.1)};
}

}  // namespace

TEST_CASE("two safety openings of nineteen are a tenth, give or take a lot", "[analysis]") {
  const CouplingFigure share = safety_openings_share(2, 19, {}, kGround);
  CHECK(*share.value == Approx(0.105).margin(0.0005));
  CHECK(*share.low == Approx(0.029).margin(0.0005));
  CHECK(*share.high == Approx(0.314).margin(0.0005));
  CHECK(share.n == 19);
  CHECK(share.grade == ComputeGrade::C);
  CHECK(warns_of(share, CouplingPitfall::SmallSample));
  CHECK(warns_of(share, CouplingPitfall::TitlesOnly));
  SECTION("corrected for a classifier that errs") {
    // (0.105263 + 0.95 - 1) / (0.8 + 0.95 - 1) = 0.055263 / 0.75 = 0.073684.
    const CouplingFigure corrected =
        safety_openings_share(2, 19, {.sensitivity = 0.8, .specificity = 0.95}, kGround);
    CHECK(*corrected.value == Approx(0.073684).margin(1e-6));
    CHECK(*corrected.low == 0);
  }
  SECTION("no openings, or a classifier like a lot, give none") {
    CHECK_FALSE(safety_openings_share(0, 0, {}, kGround).value.has_value());
    CHECK_FALSE(safety_openings_share(2, 19, {.sensitivity = 0.5, .specificity = 0.5}, kGround)
                    .value.has_value());
  }
}

TEST_CASE("safety staff is set beside all staff and beside compute", "[analysis]") {
  SECTION("16 of about 1,500 are 1.1 %") {
    const CouplingFigure share =
        safety_staff_share({exactly(16)}, known_within(1500, 0.1), kGround);
    CHECK(*share.value == Approx(0.0107).margin(0.0001));
    CHECK(*share.low == Approx(0.010667 * std::exp(-0.1 * 1.6448536)).margin(1e-5));
    CHECK(share.level == Approx(0.9));
    CHECK(warns_of(share, CouplingPitfall::Definitions));
  }
  SECTION("fewer than 5 beside 1.14e18 are fewer than 4.4 for each 1e18") {
    const CouplingFigure rate = safety_staff_per_compute({exactly(5), FigureBound::AtMost},
                                                         known_within(1.14e18, 0.224), kGround);
    CHECK(*rate.value == Approx(4.4).margin(0.02));
    CHECK(rate.bound == FigureBound::AtMost);
    CHECK_FALSE(rate.low.has_value());
    CHECK(*rate.high == Approx(4.386 * std::exp(0.224 * 1.6448536)).margin(0.01));
    CHECK(warns_of(rate, CouplingPitfall::UpperLimit));
    CHECK(warns_of(rate, CouplingPitfall::FallsWithSize));
  }
  SECTION("16 beside 1.38e20 are 0.12") {
    const CouplingFigure rate =
        safety_staff_per_compute({exactly(16)}, known_within(1.38e20, 0.5), kGround);
    CHECK(*rate.value == Approx(0.116).margin(0.001));
    CHECK(rate.bound == FigureBound::Estimate);
    CHECK(rate.low.has_value());
  }
  SECTION("a share is never more than all") {
    const CouplingFigure share = safety_staff_share({exactly(9)}, known_within(10, 0.5), kGround);
    CHECK(*share.high == 1);
  }
}

TEST_CASE("elasticity is the slope of staff on compute, both in error", "[analysis]") {
  SECTION("staff that doubles when compute grows fourfold has one half, exactly") {
    const std::vector<StaffAndCompute> dates = {at(10, 1e18), at(20, 4e18), at(40, 16e18),
                                                at(80, 64e18)};
    const CouplingFigure figure = safety_elasticity(dates, kGround);
    CHECK(*figure.value == Approx(0.5));
    CHECK(*figure.low == Approx(0.5));
    CHECK(*figure.high == Approx(0.5));
    CHECK(figure.n == 4);
  }
  SECTION("by hand: x = 0, 1, 2, y = 0, 1, 1 with equal errors") {
    // Sxx = 2, Syy = 2/3, Sxy = 1: (2/3 - 2 + sqrt((4/3)^2 + 4)) / 2 = 0.535184.
    const std::vector<StaffAndCompute> dates = {at(1, 1), at(std::numbers::e, std::numbers::e),
                                                at(std::numbers::e, std::exp(2.0))};
    const CouplingFigure figure = safety_elasticity(dates, kGround);
    CHECK(*figure.value == Approx(0.535184).margin(1e-6));
    CHECK_FALSE(figure.low.has_value());  // Three dates give no interval.
    CHECK(warns_of(figure, CouplingPitfall::SmallSample));
  }
  SECTION("scatter widens the interval around the slope") {
    const std::vector<StaffAndCompute> dates = {at(10, 1e18), at(24, 4e18), at(35, 16e18),
                                                at(90, 64e18), at(150, 256e18)};
    const CouplingFigure figure = safety_elasticity(dates, kGround);
    CHECK(*figure.value == Approx(0.48).margin(0.03));
    CHECK(*figure.low < *figure.value - 0.02);
    CHECK(*figure.high > *figure.value + 0.02);
  }
  SECTION("two dates, or compute that stays, give none") {
    CHECK_FALSE(safety_elasticity(std::vector{at(1, 1), at(2, 2)}, kGround).value.has_value());
    CHECK_FALSE(
        safety_elasticity(std::vector{at(1, 5), at(2, 5), at(3, 5)}, kGround).value.has_value());
  }
  SECTION("of a field of which only growth is known: 21 % beside threefold") {
    const CouplingFigure figure = elasticity_of_growth(1.21, 3.08, kGround);
    CHECK(*figure.value == Approx(0.17).margin(0.005));
    CHECK(warns_of(figure, CouplingPitfall::MixedPopulations));
    CHECK_FALSE(elasticity_of_growth(1.21, 1, kGround).value.has_value());
    CHECK_FALSE(elasticity_of_growth(0, 3, kGround).value.has_value());
  }
}

TEST_CASE("what was pledged is unknown, not broken, where nothing was shown", "[analysis]") {
  const CouplingFigure unknown = pledge_kept_share({.pledged = 0.2, .shown = {}}, kGround);
  CHECK_FALSE(unknown.value.has_value());
  CHECK(warns_of(unknown, CouplingPitfall::NoEvidence));
  const CouplingFigure shown =
      pledge_kept_share({.pledged = 0.2, .shown = known_within(0.02, 0.3)}, kGround);
  CHECK(*shown.value == Approx(0.1));
  CHECK_FALSE(pledge_kept_share({.pledged = 0, .shown = exactly(1)}, kGround).value.has_value());
}

TEST_CASE("commitments are counted by doublings of compute", "[analysis]") {
  const ComputeGrowth eightfold{known_within(1e18, 0.2), known_within(8e18, 0.2), 0.04};
  const CouplingFigure rate = commitments_per_doubling(12, eightfold, kGround);
  CHECK(*rate.value == Approx(4));  // Three doublings.
  CHECK(*rate.low == Approx(4));    // All error is shared.
  const ComputeGrowth apart{known_within(1e18, 0.2), known_within(8e18, 0.2), 0};
  const CouplingFigure wider = commitments_per_doubling(12, apart, kGround);
  // ln 8 ± 1.64485 x 0.28284 = 2.0794 ± 0.4652: 12 ln 2 over 2.5446 and 1.6142.
  CHECK(*wider.low == Approx(3.2688).margin(0.001));
  CHECK(*wider.high == Approx(5.1529).margin(0.001));
  CHECK(warns_of(wider, CouplingPitfall::SharedErrors));
  const ComputeGrowth hardly{known_within(1e18, 0.5), known_within(1.5e18, 0.5), 0};
  CHECK_FALSE(commitments_per_doubling(12, hardly, kGround).high.has_value());
  const ComputeGrowth shrunk{exactly(2e18), exactly(1e18), 0};
  CHECK_FALSE(commitments_per_doubling(12, shrunk, kGround).value.has_value());
}

TEST_CASE("promises that nobody settled may have been kept or broken", "[analysis]") {
  const CouplingFigure share = promises_kept_share({.met = 3, .missed = 1, .unknown = 4}, kGround);
  CHECK(*share.value == Approx(0.75));
  CHECK(*share.low == Approx(0.1368).margin(0.0005));   // Wilson's lower end of 3 in 8.
  CHECK(*share.high == Approx(0.9776).margin(0.0005));  // Wilson's upper end of 7 in 8.
  CHECK(warns_of(share, CouplingPitfall::UnknownOutcomes));
  CHECK_FALSE(promises_kept_share({.unknown = 4}, kGround).value.has_value());
  CHECK_FALSE(promises_kept_share({}, kGround).value.has_value());
}

TEST_CASE("documents that have not come count as later than today", "[analysis]") {
  const auto lags = [](std::initializer_list<DisclosureLag> made) {
    return std::vector<DisclosureLag>(made);
  };
  SECTION("by hand: 6, 6, 6 and a 6 that is missing still, 7, 9 and later ones") {
    // Freireich's 21 patients (6 of them at 6, …): the median of this classical series is 23.
    const auto classical =
        lags({{6},         {6},         {6},         {6, false}, {7},         {9, false},
              {10},        {10, false}, {11, false}, {13},       {16},        {17, false},
              {19, false}, {20, false}, {22},        {23},       {25, false}, {32, false},
              {32, false}, {34, false}, {35, false}});
    const CouplingFigure lag = median_disclosure_lag(classical, kGround);
    CHECK(*lag.value == 23);
    CHECK(*lag.low == 13);  // As the common statistics programs print it with log-log.
    CHECK_FALSE(lag.high.has_value());
    CHECK(lag.n == 21);
    CHECK(warns_of(lag, CouplingPitfall::NotYetDisclosed));
  }
  SECTION("all came: the median is the usual one") {
    const CouplingFigure lag = median_disclosure_lag(lags({{1}, {2}, {3}, {4}, {100}}), kGround);
    CHECK(*lag.value == 3);
    CHECK_FALSE(warns_of(lag, CouplingPitfall::NotYetDisclosed));
  }
  SECTION("fewer than half came: no median") {
    const CouplingFigure lag =
        median_disclosure_lag(lags({{1}, {90, false}, {90, false}, {90, false}}), kGround);
    CHECK_FALSE(lag.value.has_value());
    CHECK_FALSE(lag.high.has_value());
  }
  SECTION("nothing, and lags that are none") {
    CHECK_FALSE(median_disclosure_lag({}, kGround).value.has_value());
    const CouplingFigure lag =
        median_disclosure_lag(lags({{-5}, {std::nan("")}, {HUGE_VAL}, {2}}), kGround);
    CHECK(lag.n == 1);
    CHECK(*lag.value == 2);
  }
}

TEST_CASE("whether a model is over the line is a probability, and these are summed", "[analysis]") {
  const LogNormal gpt4 = known_within(2.1e25, 0.511);
  CHECK(gpt4.probability_above(1e25) == Approx(0.927).margin(0.0005));
  SECTION("one model that may be over it") {
    const CouplingFigure share = disclosure_over_line(
        std::vector<ModelDisclosure>{{gpt4, true}, {exactly(2e26), false}}, 1e25, kGround);
    CHECK(*share.value == Approx(0.927 / 1.927).margin(0.0005));
    CHECK(warns_of(share, CouplingPitfall::LineUncertain));
    CHECK(*share.low < 0.2);
    CHECK(*share.high > 0.8);
  }
  SECTION("models that are surely over it are a plain share") {
    const CouplingFigure share =
        disclosure_over_line(std::vector<ModelDisclosure>{{exactly(2e26), true},
                                                          {exactly(3e26), false},
                                                          {exactly(4e26), false},
                                                          {exactly(5e26), true},
                                                          {exactly(1e20), true}},
                             1e25, kGround);
    CHECK(*share.value == Approx(0.5));
    CHECK(*share.low == Approx(0.150).margin(0.001));  // Wilson's of 2 in 4.
  }
  SECTION("none is over it") {
    CHECK_FALSE(
        disclosure_over_line(std::vector<ModelDisclosure>{{exactly(1e20), true}}, 1e25, kGround)
            .value.has_value());
  }
}

TEST_CASE("the growth gap lets errors cancel that both ends share", "[analysis]") {
  const ComputeGrowth growth{known_within(1e18, 0.3), known_within(8e18, 0.3), 0.09};
  const CouplingFigure gap = growth_gap(growth, 100, 200, 2, kGround);
  CHECK(*gap.value == Approx((std::log(8.0) - std::log(2.0)) / 2));
  // Only the counts are left: sqrt(1/100 + 1/200) = 0.12247; x 1.64485 / 2 = 0.10073.
  CHECK(*gap.high - *gap.value == Approx(0.10073).margin(0.0001));
  const ComputeGrowth apart{known_within(1e18, 0.3), known_within(8e18, 0.3), 0};
  CHECK(*growth_gap(apart, 100, 200, 2, kGround).high > *gap.high);
  CHECK_FALSE(growth_gap(growth, 0, 200, 2, kGround).value.has_value());
  CHECK_FALSE(growth_gap(growth, 100, 200, 0, kGround).value.has_value());
}

TEST_CASE("a figure known within thirtyfold is not ordered among sharp ones", "[analysis]") {
  const LogNormal sharp = LogNormal::from_interval(1e18, 2e18).value();
  const LogNormal greater = LogNormal::from_interval(1e19, 2e19).value();
  const LogNormal vague = LogNormal::from_interval(1e19, 3e20).value();
  CHECK(*compute_transparency(sharp, kGround).value == Approx(2));
  CHECK(*compute_transparency(vague, kGround).value == Approx(30));
  CHECK(can_be_ordered(sharp, greater));
  CHECK_FALSE(can_be_ordered(sharp, vague));
  CHECK_FALSE(can_be_ordered(sharp, LogNormal::from_interval(1.1e18, 2.1e18).value()));
}

TEST_CASE("every pitfall has a key of its own", "[analysis]") {
  std::set<std::string> keys;
  for (int i = 0; i <= static_cast<int>(CouplingPitfall::WidthsDiffer); ++i)
    keys.emplace(key_of(static_cast<CouplingPitfall>(i)));
  CHECK(keys.size() == 18);
  CHECK(keys.contains("widths_differ"));
}

}  // namespace labledger::analysis
