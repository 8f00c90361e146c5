#include "analysis/scores/opening_points.hpp"

#include <catch2/catch.hpp>

namespace labledger::analysis {
namespace {

Day day(int number) {
  return Day(std::chrono::days(number));
}

BoardDays board(const std::string& url, std::map<Day, OpeningsCount> read) {
  return {.url = url, .read = std::move(read), .failed = {}, .moved = {}};
}

}  // namespace

TEST_CASE("two of nineteen openings are 10.5 %, 2.9 to 31.4", "[scores]") {
  const auto series = openings_series({board("a", {{day(1), {2, 19}}})}, {});
  REQUIRE(series.points.size() == 1);
  CHECK(series.points[0].share == Approx(0.1053).margin(0.0001));
  CHECK(series.points[0].low == Approx(0.029).margin(0.001));
  CHECK(series.points[0].high == Approx(0.314).margin(0.001));
  CHECK(series.points[0].corrected == Approx(series.points[0].share));
}

TEST_CASE("the classifier's measured errors correct the share", "[scores]") {
  TitleErrors errors;
  errors.sensitivity = 0.9;
  errors.specificity = 0.98;
  const auto series = openings_series({board("a", {{day(1), {10, 100}}})}, errors);
  REQUIRE(series.points.size() == 1);
  CHECK(series.points[0].corrected == Approx((0.1 + 0.98 - 1) / (0.9 + 0.98 - 1)));
}

TEST_CASE("a day without one of the boards is a gap, never a smaller number", "[scores]") {
  BoardDays down = board("b", {{day(1), {1, 10}}});
  down.failed = {day(2)};
  const auto series =
      openings_series({board("a", {{day(1), {1, 10}}, {day(2), {1, 10}}}), down}, {});
  REQUIRE(series.points.size() == 1);
  CHECK(series.points[0].all == 20);
  REQUIRE(series.gaps.size() == 1);
  CHECK(series.gaps[0].words.find("b could not be read") == 0);
}

TEST_CASE("a board that moved is told as a move, not as closings", "[scores]") {
  BoardDays moved = board("a", {{day(1), {2, 20}}, {day(2), {0, 5}}});
  moved.moved = {day(2)};
  const auto series = openings_series({moved}, {});
  REQUIRE(series.gaps.size() == 1);
  CHECK(series.gaps[0].words.find("moved to another board system") != std::string::npos);
}

TEST_CASE("an old count is not carried on", "[scores]") {
  const auto series = openings_series(
      {board("a", {{day(1), {1, 10}}}), board("b", {{day(1), {1, 10}}, {day(60), {1, 10}}})}, {});
  CHECK(series.points.size() == 1);
}

TEST_CASE("no openings are no share", "[scores]") {
  const auto series = openings_series({board("a", {{day(1), {0, 0}}})}, {});
  REQUIRE(series.points.size() == 1);
  CHECK(series.points[0].all == 0);
  CHECK(openings_series({}, {}).points.empty());
}

}  // namespace labledger::analysis
