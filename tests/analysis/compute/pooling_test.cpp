#include "analysis/compute/pooling.hpp"

#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "analysis/compute/monte_carlo.hpp"
#include "analysis/compute/routes.hpp"
#include "tests/analysis/compute/figures.hpp"

namespace labledger::analysis {
namespace {

constexpr double kMonth = kYearSeconds / 12;

/// The seed document's three routes with right inputs: the cluster of June 2023, sustained.
std::vector<Calculation> corrected_routes() {
  ComputeInput use = exact(1);
  use.value = log_normal(0.33870872794765733, 0.3357272044579899);
  ComputeInput reference = exact(1);
  reference.value = log_normal(2.1e25, 0.5107006034214192);
  // The run's time varies by 3 % from run to run.
  ComputeInput benchmark = exact(1);
  benchmark.value = log_normal(6 * 175e9 * 1211105280 / 656.425, 0.03);
  return {
      sustained_rate(between(0.8 * 3584, 1.25 * 3584), exact(989.4e12), use),
      plan_rate(reference, between(4 * kMonth / 1.5, 4 * kMonth * 1.5), between(3, 22000.0 / 3584)),
      product_of("benchmark x goodput", "FLOP/s", {benchmark, between(0.5, 0.95)})};
}

std::vector<LogNormal> values_of(const std::vector<Calculation>& calculations) {
  std::vector<LogNormal> values;
  for (const Calculation& calculation : calculations)
    values.push_back(calculation.value);
  return values;
}

void check_interval(const ComputeInterval& found, const ComputeInterval& expected,
                    double tolerance) {
  CHECK(found.low == Approx(expected.low).epsilon(tolerance));
  CHECK(found.median == Approx(expected.median).epsilon(tolerance));
  CHECK(found.high == Approx(expected.high).epsilon(tolerance));
}

}  // namespace

TEST_CASE("the seed's routes as written are centred on 4e18 and 1.7 orders apart",
          "[analysis][compute]") {
  const std::vector<LogNormal> routes = {peak_rate(exact(3600), exact(1e16)).value,
                                         work_over_time(exact(2.1e25), exact(kYearSeconds)).value,
                                         work_over_time(exact(1.5e21), exact(660)).value};
  CHECK(routes[0].median() == Approx(3.6e19));
  CHECK(routes[1].median() == Approx(6.7e17).epsilon(0.01));
  CHECK(routes[2].median() == Approx(2.3e18).epsilon(0.02));
  const auto pooled = pool(routes);
  REQUIRE(pooled.has_value());
  const double centre = std::cbrt(3.6e19 * 6.7e17 * 2.3e18);
  CHECK(centre == Approx(3.8e18).epsilon(0.01));
  CHECK(std::cbrt(routes[0].median() * routes[1].median() * routes[2].median()) ==
        Approx(3.79e18).epsilon(0.001));
  CHECK(std::log10(3.6e19 / 6.7e17) == Approx(1.7302276980664608).epsilon(1e-9));
  CHECK(std::log10(pooled->gap) == Approx(1.73).margin(0.005));
  CHECK(pooled->routes_disagree);
}

TEST_CASE("the seed's routes with right inputs agree on 1.14e18", "[analysis][compute]") {
  const std::vector<LogNormal> routes = values_of(corrected_routes());
  check_interval({routes[0].low(), routes[0].median(), routes[0].high()},
                 {6.620631688561965e17, 1.201064400906181e18, 2.1788792414118638e18}, 1e-6);
  CHECK(routes[0].sigma() == Approx(0.3621005912026313).epsilon(1e-6));
  check_interval({routes[1].low(), routes[1].median(), routes[1].high()},
                 {1.712956298249993e17, 4.652095431239724e17, 1.2634293077687747e18}, 1e-6);
  CHECK(routes[1].sigma() == Approx(0.6074078719858782).epsilon(1e-6));
  check_interval({routes[2].low(), routes[2].median(), routes[2].high()},
                 {9.65e17, 1.335e18, 1.85e18}, 0.002);
  CHECK(routes[2].sigma() == Approx(0.197).margin(0.0005));

  const auto pooled = pool(routes);
  REQUIRE(pooled.has_value());
  check_interval(pooled->interval, {7.88e17, 1.14e18, 1.65e18}, 0.005);
  CHECK(pooled->value.sigma() == Approx(0.224).margin(0.001));
  CHECK(pooled->heterogeneity == Approx(2.73).margin(0.01));
  CHECK(pooled->i_squared == Approx(0.27).margin(0.005));
  CHECK(pooled->method == PoolMethod::RandomEffects);
  CHECK_FALSE(pooled->routes_disagree);
  CHECK_FALSE(pooled->is_widened);

  check_interval(mixture_interval(routes, {1, 1, 1}), {2.48e17, 1.10e18, 1.90e18}, 0.01);
  const LogNormal fixed = logarithmic_pool(routes, {1, 1, 1});
  check_interval({fixed.low(), fixed.median(), fixed.high()},
                 {9.167701347533024e17, 1.2059238189706143e18, 1.586277957835092e18}, 1e-6);
  const LogNormal equal = logarithmic_pool(routes, {1.0 / 3, 1.0 / 3, 1.0 / 3});
  check_interval({equal.low(), equal.median(), equal.high()},
                 {7.500719335797377e17, 1.2059238189706143e18, 1.9388170548126152e18}, 1e-6);
}

TEST_CASE("one route keeps its own interval", "[analysis][compute]") {
  const LogNormal only = log_normal(3e18, 0.4);
  const auto pooled = pool({only});
  REQUIRE(pooled.has_value());
  CHECK(pooled->value == only);
  CHECK(pooled->method == PoolMethod::Single);
  CHECK(pooled->weights == std::vector<double>{1});
}

TEST_CASE("many routes that agree never make an interval narrower than allowed",
          "[analysis][compute]") {
  const std::vector<LogNormal> routes(8, log_normal(1e18, 0.3));
  const auto pooled = pool(routes);
  REQUIRE(pooled.has_value());
  CHECK(pooled->value.sigma() == Approx(0.7 * 0.3));
  CHECK(pooled->is_widened);
  CHECK_FALSE(pooled->routes_disagree);
}

TEST_CASE("rival stories become a mixture and are marked", "[analysis][compute]") {
  SECTION("medians more than ten times apart, however unsure") {
    const auto pooled = pool({log_normal(1e17, 2), log_normal(2e18, 2)});
    REQUIRE(pooled.has_value());
    CHECK(pooled->i_squared < kMostISquared);
    CHECK(pooled->gap == Approx(20));
    CHECK(pooled->routes_disagree);
    CHECK(pooled->method == PoolMethod::Mixture);
  }
  SECTION("medians near each other, but surer than that allows") {
    const auto pooled = pool({log_normal(1e18, 0.05), log_normal(2e18, 0.05)});
    REQUIRE(pooled.has_value());
    CHECK(pooled->i_squared > kMostISquared);
    CHECK(pooled->routes_disagree);
    // The mixture reaches to both, and its middle belongs to neither.
    CHECK(pooled->interval.low == Approx(0.94e18).epsilon(0.02));
    CHECK(pooled->interval.high == Approx(2.13e18).epsilon(0.02));
    CHECK(pooled->value.low() <= pooled->interval.low);
    CHECK(pooled->value.high() >= pooled->interval.high);
  }
  SECTION("a gap just within bounds is pooled") {
    const auto pooled = pool({log_normal(1e18, 1.5), log_normal(9.9e18, 1.5)});
    REQUIRE(pooled.has_value());
    CHECK_FALSE(pooled->routes_disagree);
  }
}

TEST_CASE("routes that share an error count as what they are", "[analysis][compute]") {
  const LogNormal route = log_normal(1e18, 0.4);
  const double variance = 0.16;
  SECTION("two routes from the same figure are one route") {
    const auto pooled = pool({route, route}, {variance, variance, variance, variance});
    REQUIRE(pooled.has_value());
    CHECK(pooled->value.sigma() == Approx(0.4));
  }
  SECTION("half shared is between one and two") {
    const auto pooled = pool({route, route}, {variance, 0.08, 0.08, variance});
    REQUIRE(pooled.has_value());
    CHECK(pooled->value.sigma() == Approx(std::sqrt(0.12)));
    CHECK(pooled->weights[0] == Approx(0.5));
  }
  SECTION("a negative weight is cut to nothing") {
    // Weights by the formula would be negative for the wide route, since it adds only its error.
    const double shared = 0.9 * 0.2 * 0.8;
    const auto pooled =
        pool({log_normal(1e18, 0.2), log_normal(1e18, 0.8)}, {0.04, shared, shared, 0.64});
    REQUIRE(pooled.has_value());
    CHECK(pooled->weights[0] == Approx(1));
    CHECK(pooled->weights[1] == 0);
    CHECK(pooled->value.sigma() == Approx(0.2));
  }
}

TEST_CASE("a matrix that describes no distribution is refused", "[analysis][compute]") {
  const LogNormal route = log_normal(1e18, 0.4);
  CHECK_FALSE(pool({}).has_value());
  CHECK_FALSE(pool(std::vector<LogNormal>(kRouteLimit + 1, route)).has_value());
  CHECK_FALSE(pool({route, route}, {0.16}).has_value());
  CHECK_FALSE(pool({route, route}, {0.16, 0.5, 0.5, 0.16}).has_value());
  CHECK_FALSE(pool({route, route}, {0.16, 0.1, 0.0, 0.16}).has_value());
  CHECK_FALSE(pool({route, route}, {0.16, std::nan(""), std::nan(""), 0.16}).has_value());
}

TEST_CASE("drawing agrees with what is known in closed form", "[analysis][compute]") {
  const LogNormal value = log_normal(2e18, 0.5);
  SECTION("one term is itself") {
    const auto sum = sum_of({value});
    REQUIRE(sum.has_value());
    CHECK(*sum == value);
  }
  SECTION("a sum of equal terms has their mean, and less doubt") {
    const std::vector<LogNormal> terms(10, value);
    const auto sum = sum_of(terms, {.draws = 1'000'000, .seed = 7});
    REQUIRE(sum.has_value());
    CHECK(sum->mean() == Approx(10 * value.mean()).epsilon(0.01));
    CHECK(sum->sigma() < value.sigma() / 2.5);
  }
  SECTION("equal seeds draw equal numbers, others others") {
    const auto first = sum_of({value, value}, {.draws = 1000, .seed = 3});
    const auto again = sum_of({value, value}, {.draws = 1000, .seed = 3});
    const auto other = sum_of({value, value}, {.draws = 1000, .seed = 4});
    REQUIRE((first && again && other));
    CHECK(*first == *again);
    CHECK_FALSE(*first == *other);
    CHECK(first->median() == Approx(other->median()).epsilon(0.1));
  }
  SECTION("cut off at its median, the median moves to the upper quartile") {
    const auto cut = cut_off(value, 2e18, 1e30, {.draws = 1'000'000, .seed = 1});
    REQUIRE(cut.has_value());
    CHECK(cut->median == Approx(value.quantile(0.75)).epsilon(0.01));
    CHECK(cut->low == Approx(value.quantile(0.525)).epsilon(0.01));
    CHECK(cut->high == Approx(value.quantile(0.975)).epsilon(0.01));
  }
  SECTION("a figure far beyond a hard limit contradicts it") {
    CHECK_FALSE(cut_off(log_normal(3.6e19, 0.1), 0, 3.5e18).has_value());
    CHECK_FALSE(cut_off(value, 2, 1).has_value());
    CHECK_FALSE(sum_of({}).has_value());
    CHECK_FALSE(sum_of({value, value}, {.draws = 0, .seed = 1}).has_value());
    CHECK_FALSE(sum_of({value, value}, {.draws = kDrawLimit + 1, .seed = 1}).has_value());
  }
}

}  // namespace labledger::analysis
