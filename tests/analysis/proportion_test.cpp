#include "analysis/proportion.hpp"

#include <catch2/catch.hpp>

namespace labledger::analysis {

TEST_CASE("a share of few comes with Wilson's interval", "[analysis]") {
  struct Row {
    std::uint64_t count;
    std::uint64_t total;
    double low;
    double high;
    const char* why;
  };
  const Row row = GENERATE(Row{2, 19, 0.0294, 0.3139, "two safety openings among nineteen"},
                           Row{0, 10, 0.0, 0.2775, "none seen does not mean none there"},
                           Row{10, 10, 0.7225, 1.0, "the mirror image of none"},
                           Row{1, 1, 0.2065, 1.0, "one of one proves little"},
                           Row{500, 1000, 0.4691, 0.5309, "many: near the textbook interval"});
  CAPTURE(row.why);
  const auto interval = wilson_interval(row.count, row.total);
  REQUIRE(interval.has_value());
  CHECK(interval->low == Approx(row.low).margin(0.0001));
  CHECK(interval->high == Approx(row.high).margin(0.0001));
  CHECK(interval->share == Approx(static_cast<double>(row.count) / static_cast<double>(row.total)));
}

TEST_CASE("a share of nothing is unknown", "[analysis]") {
  CHECK_FALSE(wilson_interval(0, 0).has_value());
  CHECK_FALSE(wilson_interval(3, 2).has_value());
}

TEST_CASE("an interval lies between 0 and 1 and holds its share", "[analysis]") {
  for (std::uint64_t total = 1; total < 60; ++total) {
    for (std::uint64_t count = 0; count <= total; ++count) {
      const auto interval = wilson_interval(count, total);
      REQUIRE(interval.has_value());
      CHECK(interval->low >= 0);
      CHECK(interval->low <= interval->share);
      CHECK(interval->share <= interval->high);
      CHECK(interval->high <= 1);
    }
  }
}

}  // namespace labledger::analysis
