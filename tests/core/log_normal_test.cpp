#include "core/log_normal.hpp"

#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

#include "core/normal_distribution.hpp"

namespace labledger {

namespace {

LogNormal interval(double low, double high) {
  const auto made = LogNormal::from_interval(low, high);
  REQUIRE(made.has_value());
  return *made;
}

}  // namespace

TEST_CASE("a 90 % interval gives the median and sigma it is the interval of", "[core]") {
  // 1e18 to 1e19: the identity that the formulas of the literature are checked against.
  const LogNormal value = interval(1e18, 1e19);
  CHECK(value.mu() == Approx(42.597824220389846).epsilon(1e-12));
  CHECK(value.sigma() == Approx(0.6999361691719646).epsilon(1e-9));
  CHECK(value.low() == Approx(1e18).epsilon(1e-9));
  CHECK(value.high() == Approx(1e19).epsilon(1e-9));
  CHECK(value.median() == Approx(std::sqrt(1e37)).epsilon(1e-9));
  CHECK(value.factor() == Approx(std::sqrt(10.0)).epsilon(1e-9));
  CHECK(value.mean() > value.median());
}

TEST_CASE("products and quotients add variances and keep medians", "[core]") {
  const LogNormal chips = interval(800, 1250);
  const LogNormal share = interval(0.2, 0.5);
  const LogNormal product = chips * share;
  CHECK(product.median() == Approx(chips.median() * share.median()));
  CHECK(product.sigma() ==
        Approx(std::sqrt(chips.sigma() * chips.sigma() + share.sigma() * share.sigma())));
  const LogNormal back = product / share;
  CHECK(back.median() == Approx(chips.median()));
  CHECK(back.sigma() > chips.sigma());  // Division by an independent share adds doubt again.
  CHECK((LogNormal() * chips) == chips);
  CHECK(chips.power(-2).sigma() == Approx(2 * chips.sigma()));
  CHECK(chips.power(-2).median() == Approx(1 / (chips.median() * chips.median())));
}

TEST_CASE("a quotient of figures with the same error has no more doubt than what they do not share",
          "[core]") {
  const LogNormal now = interval(1e18, 4e18);
  const LogNormal before = interval(1e17, 4e17);
  const double all = now.sigma() * before.sigma();
  CHECK(quotient(now, before, all).sigma() == Approx(0.0).margin(1e-7));
  CHECK(quotient(now, before, 0).sigma() == Approx((now / before).sigma()));
  CHECK(quotient(now, before, 100 * all).sigma() == Approx(0.0).margin(1e-7));  // Clamped.
  CHECK(quotient(now, before, all).median() == Approx(10));
}

TEST_CASE("probabilities above a threshold", "[core]") {
  // 2.1e25 with sigma 0.511 against the 10^25 line.
  const auto compute = LogNormal::from_median(2.1e25, 0.5107006034214192);
  REQUIRE(compute.has_value());
  CHECK(compute->probability_above(1e25) == Approx(0.927).margin(0.001));
  CHECK(compute->probability_above(2.1e25) == Approx(0.5));
  CHECK(compute->probability_above(0) == 1);
  CHECK(compute->probability_above(-3) == 1);
  const auto exact = LogNormal::exactly(3);
  REQUIRE(exact.has_value());
  CHECK(exact->probability_above(2.9) == 1);
  CHECK(exact->probability_above(3) == 0);
  CHECK(exact->low() == Approx(3));
  CHECK(exact->high() == Approx(3));
}

TEST_CASE("what is no positive interval is refused with its numbers", "[core]") {
  struct Row {
    double low;
    double high;
    const char* why;
  };
  const double infinite = std::numeric_limits<double>::infinity();
  const double none = std::numeric_limits<double>::quiet_NaN();
  const Row row = GENERATE_COPY(Row{0, 1, "zero has no logarithm"}, Row{-1, 1, "negative"},
                                Row{2, 1, "ends swapped"}, Row{1, infinite, "infinite"},
                                Row{none, 1, "NaN"}, Row{1, none, "NaN at the top"});
  CAPTURE(row.why);
  const auto made = LogNormal::from_interval(row.low, row.high);
  REQUIRE_FALSE(made.has_value());
  CHECK(made.error().kind == ErrorKind::Malformed);
  CHECK_FALSE(LogNormal::from_median(0, 1).has_value());
  CHECK_FALSE(LogNormal::from_median(1, -1).has_value());
  CHECK_FALSE(LogNormal::exactly(none).has_value());
}

TEST_CASE("the normal quantile undoes the normal probability", "[core]") {
  CHECK(normal_quantile(0.95) == Approx(kNormal90).epsilon(1e-13));
  CHECK(normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-13));
  CHECK(normal_quantile(0.5) == Approx(0).margin(1e-15));
  CHECK(normal_quantile(1e-10) == Approx(-6.361340902404056).epsilon(1e-11));
  for (double p = 0.001; p < 1; p += 0.001) {
    CAPTURE(p);
    REQUIRE(normal_probability_below(normal_quantile(p)) == Approx(p).epsilon(1e-12));
  }
  CHECK(std::isinf(normal_quantile(0)));
  CHECK(std::isinf(normal_quantile(1)));
  CHECK(std::isfinite(normal_quantile(std::numeric_limits<double>::denorm_min())));
  CHECK(std::isnan(normal_quantile(std::numeric_limits<double>::quiet_NaN())));
}

}  // namespace labledger
