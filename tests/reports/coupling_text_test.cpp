#include "reports/coupling_text.hpp"

#include <algorithm>
#include <vector>

#include <catch2/catch.hpp>

using namespace labledger;

namespace {

CouplingFigure figure_of(std::string_view name) {
  CouplingFigure figure;
  figure.name = name;
  return figure;
}

}  // namespace

TEST_CASE("a share is written in per cent with its interval", "[reports][coupling]") {
  CouplingFigure figure = figure_of("safety_openings_share");
  figure.value = 2.0 / 19;
  figure.low = 0.029;
  figure.high = 0.314;
  figure.n = 19;
  CHECK(reports::title_of(figure) == "Safety openings, of technical openings");
  CHECK(reports::value_words(figure) == "10.5 % (95 % 2.9 to 31.4 %)");
}

TEST_CASE("a limit is written with its sign, and only the end that it has", "[reports][coupling]") {
  CouplingFigure figure = figure_of("safety_staff_per_1e18_flop_per_second");
  figure.value = 5 / 1.14;
  figure.high = 6.3;
  figure.level = 0.90;
  figure.bound = FigureBound::AtMost;
  CHECK(reports::value_words(figure) == "< 4.4 for each 1e18 FLOP/s (90 % under 6.3)");
}

TEST_CASE("a gap in logarithms is written as a factor", "[reports][coupling]") {
  CouplingFigure figure = figure_of("growth_gap");
  figure.value = 0.693147;
  CHECK(reports::value_words(figure) == "x 2 a year (no interval)");
}

TEST_CASE("what has no value has no public basis, and says why", "[reports][coupling]") {
  CouplingFigure figure = figure_of("safety_elasticity");
  CHECK(reports::value_words(figure) == "No public basis");
  figure.reason = "three dates are needed, and there is 1";
  CHECK(reports::value_words(figure) == "No public basis: three dates are needed, and there is 1");
  CHECK(reports::ground_words(figure) == "n 0");
}

TEST_CASE("what a figure rests on names its dates and its grade", "[reports][coupling]") {
  CouplingFigure figure = figure_of("safety_openings_share");
  figure.value = 0.1;
  figure.n = 19;
  figure.first = Day(std::chrono::year(2023) / 6 / 1);
  figure.last = Day(std::chrono::year(2023) / 6 / 27);
  figure.grade = ComputeGrade::C;
  CHECK(reports::ground_words(figure) == "n 19; 2023-06-01 to 2023-06-27; grade C");
}

TEST_CASE("every pitfall has a sentence of its own", "[reports][coupling]") {
  std::vector<std::string_view> seen;
  constexpr int kPitfalls = 18;
  for (int i = 0; i < kPitfalls; ++i) {
    const std::string_view sentence = reports::sentence_of(static_cast<CouplingPitfall>(i));
    CAPTURE(i);
    CHECK(sentence.ends_with("."));
    CHECK(std::find(seen.begin(), seen.end(), sentence) == seen.end());
    seen.push_back(sentence);
  }
}
