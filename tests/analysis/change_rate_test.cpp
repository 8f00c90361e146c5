#include "analysis/change_rate.hpp"

#include <cmath>
#include <cstdint>

#include <catch2/catch.hpp>

namespace labledger::analysis {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

constexpr VisitBounds kBounds{.usual = hours{24}, .fastest = hours{6}, .slowest = hours{96}};

std::vector<Visit> visits(std::size_t count, bool changed, milliseconds gap = hours{24}) {
  return std::vector<Visit>(count, Visit{gap, changed});
}

/// Visits to a page that changes as a Poisson process: each finds a change with the probability
/// that the gap gives it. The stream of chance is fixed.
std::vector<Visit> simulated(double per_hour, std::size_t count) {
  std::vector<Visit> all;
  std::uint64_t state = 7;
  const auto unit = [&] {
    state = state * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
    return static_cast<double>(state >> 11U) * 0x1.0p-53;
  };
  for (std::size_t i = 0; i < count; ++i) {
    const hours gap{6 + 24 * static_cast<int>(i % 4)};
    all.push_back({gap, unit() < -std::expm1(-per_hour * static_cast<double>(gap.count()))});
  }
  return all;
}

}  // namespace

TEST_CASE("without visits the usual interval is right", "[analysis]") {
  CHECK(std::abs((next_interval({}, kBounds) - hours{24}).count()) <= 1);
}

TEST_CASE("a page that never changes is visited ever more seldom, down to the slowest",
          "[analysis]") {
  milliseconds last{0};
  for (const std::size_t count : {1U, 3U, 6U, 9U}) {
    const milliseconds interval = next_interval(visits(count, false), kBounds);
    CHECK(interval > last);
    last = interval;
  }
  CHECK(next_interval(visits(64, false), kBounds) == kBounds.slowest);
}

TEST_CASE("a page that changes at every visit is visited ever more often, up to the fastest",
          "[analysis]") {
  CHECK(next_interval(visits(2, true), kBounds) < hours{24});
  CHECK(next_interval(visits(64, true), kBounds) == kBounds.fastest);
}

TEST_CASE("the rate is found from visits at irregular times", "[analysis]") {
  const double rate = GENERATE(1.0 / 24, 1.0 / 100, 1.0 / 400);
  CAPTURE(rate);
  const double found = changes_per_hour(simulated(rate, 2000), hours{24});
  CHECK(found == Approx(rate).epsilon(0.12));
}

TEST_CASE("changes that hide one another are accounted for", "[analysis]") {
  // Half of the visits find a change: counting gives half a change a visit; a Poisson process has
  // ln 2 of them.
  std::vector<Visit> half = visits(500, true);
  const std::vector<Visit> rest = visits(500, false);
  half.insert(half.end(), rest.begin(), rest.end());
  CHECK(changes_per_hour(half, hours{24}) * 24 == Approx(std::log(2.0)).epsilon(0.02));
}

TEST_CASE("neither tiny nor huge gaps break the estimate", "[analysis]") {
  const std::vector<Visit> mixed = {
      {milliseconds{1}, true}, {hours{24 * 365 * 50}, true}, {hours{24 * 365 * 50}, false}};
  const double rate = changes_per_hour(mixed, hours{24});
  CHECK(std::isfinite(rate));
  CHECK(rate > 0);
  const milliseconds interval = next_interval(mixed, kBounds);
  CHECK(interval >= kBounds.fastest);
  CHECK(interval <= kBounds.slowest);
}

}  // namespace labledger::analysis
