#include "analysis/time_limits.hpp"

#include <catch2/catch.hpp>

namespace labledger::analysis {

TEST_CASE("periods are read as promises write them", "[analysis]") {
  struct Row {
    const char* text;
    double hours;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"within 15 days", 360, "digits"},
      {"within 24 hours", 24, "hours"},
      {"within one week", 168, "a number word"},
      {"every six months", 4380, "a cadence"},
      {"at least once a year", 8760, "once a unit"},
      {"twice a year", 4380, "twice a unit"},
      {"three times a year", 2920, "times a unit"},
      {"Quarterly", 2190, "one word, any case"},
      {"within thirty-day-long weeks", 720, "the first unit counts"},
  }));
  CAPTURE(row.why);
  const auto hours = period_hours(row.text);
  REQUIRE(hours.has_value());
  CHECK(*hours == Approx(row.hours));
}

TEST_CASE("what states no period has none", "[analysis]") {
  CHECK_FALSE(period_hours("before deployment").has_value());
  CHECK_FALSE(period_hours("by 2027").has_value());
  CHECK_FALSE(period_hours("").has_value());
}

}  // namespace labledger::analysis
