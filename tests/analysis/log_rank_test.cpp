#include "analysis/coupling/log_rank.hpp"

#include <catch2/catch.hpp>

using namespace labledger::analysis;

namespace {

/// Weeks of remission of 42 children with leukaemia, half of them treated; negative ones stand for
/// those that were still in remission when last seen.
/// @see Freireich et al. 1963, Blood 21 (6), pages 699 to 716. The test is worked in Kleinbaum and
/// Klein, "Survival Analysis: A Self-Learning Text", chapter 2: 16.79 with 9 observed against 19.25
/// expected, and 21 against 10.75.
LagGroup group_of(const std::vector<double>& weeks) {
  LagGroup group;
  for (const double week : weeks)
    group.push_back({.days = week < 0 ? -week : week, .has_come = week > 0});
  return group;
}

const std::vector<double> kTreated = {6,   6,   6,   -6, 7,  -9,  10,  -10, -11, 13, 16,
                                      -17, -19, -20, 22, 23, -25, -32, -32, -34, -35};
const std::vector<double> kPlacebo = {1, 1, 2,  2,  3,  4,  4,  5,  5,  8, 8,
                                      8, 8, 11, 11, 12, 12, 15, 17, 22, 23};

}  // namespace

TEST_CASE("the log-rank test gives the textbook's figures", "[analysis][coupling]") {
  const auto test = log_rank({group_of(kTreated), group_of(kPlacebo)});
  REQUIRE(test.has_value());
  CHECK(test->observed[0] == 9);
  CHECK(test->observed[1] == 21);
  CHECK(test->expected[0] == Approx(19.25).margin(0.005));
  CHECK(test->expected[1] == Approx(10.75).margin(0.005));
  CHECK(test->chi_square == Approx(16.79).margin(0.005));
  CHECK(test->freedom == 1);
  CHECK(test->p == Approx(4.17e-5).epsilon(0.01));
}

TEST_CASE("the order of the groups does not matter, and a third like the first adds a degree",
          "[analysis][coupling]") {
  const auto turned = log_rank({group_of(kPlacebo), group_of(kTreated)});
  REQUIRE(turned.has_value());
  CHECK(turned->chi_square == Approx(16.79).margin(0.005));
  const auto three = log_rank({group_of(kTreated), group_of(kPlacebo), group_of(kTreated)});
  REQUIRE(three.has_value());
  CHECK(three->freedom == 2);
  CHECK(three->observed[0] == three->observed[2]);
  CHECK(three->expected[0] == Approx(three->expected[2]));
}

TEST_CASE("groups that are alike do not differ", "[analysis][coupling]") {
  const auto test = log_rank({group_of(kTreated), group_of(kTreated)});
  REQUIRE(test.has_value());
  CHECK(test->chi_square == Approx(0).margin(1e-9));
  CHECK(test->p == Approx(1));
}

TEST_CASE("what cannot be compared has no test", "[analysis][coupling]") {
  const LagGroup one = group_of({3, 4});
  CHECK_FALSE(log_rank({}).has_value());
  CHECK_FALSE(log_rank({one}).has_value());
  CHECK_FALSE(log_rank({one, {}}).has_value());
  CHECK_FALSE(log_rank({group_of({-3}), group_of({-4})}).has_value());  // Nothing came.
  CHECK_FALSE(log_rank({group_of({-1}), group_of({5})}).has_value());   // Nobody else waited.
  CHECK_FALSE(log_rank(std::vector<LagGroup>(kGroupLimit + 1, one)).has_value());
  const LagGroup bad = {{.days = -1, .has_come = true}};
  CHECK_FALSE(log_rank({one, bad}).has_value());
}

TEST_CASE("the tail of chi-square is that of the tables", "[analysis][coupling]") {
  struct Row {
    double value;
    std::size_t freedom;
    double tail;
  };
  const Row row = GENERATE(Row{3.841, 1, 0.05}, Row{5.991, 2, 0.05}, Row{7.815, 3, 0.05},
                           Row{18.307, 10, 0.05}, Row{24.996, 15, 0.05}, Row{0, 3, 1});
  CAPTURE(row.value, row.freedom);
  CHECK(chi_square_tail(row.value, row.freedom) == Approx(row.tail).margin(1e-4));
}
