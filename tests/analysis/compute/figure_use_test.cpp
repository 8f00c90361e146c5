#include "analysis/compute/figure_use.hpp"

#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include "analysis/figures/quantities.hpp"
#include "tests/support/shipped_lexicon.hpp"

namespace labledger::analysis {

TEST_CASE("garbled and mistaken figures are kept out of estimates", "[analysis][compute]") {
  auto reader = QuantityReader::compile(shipped_lexicon());
  REQUIRE(reader.has_value());
  struct Row {
    const char* sentence;
    const char* words;  ///< Part of the objection; empty: none.
    const char* why;
  };
  const Row row =
      GENERATE(Row{"It took 2.1e25 FLOP.", "", "a plain figure"},
               Row{"It has 22,000 GPUs.", "", "a plain count"},
               Row{"It took 2.1e36 FLOP.", "more or less than any", "an altered copy of a table"},
               Row{"It took about 4 \u00d7 1023 FLOPS in all.", "exponent", "a lost superscript"},
               Row{"It took 812.321 GPU hours.", "separator", "European thousands, or decimals"},
               Row{"A chip gives 1,979 TFLOP/s sparse.", "sparse", "sold as dense elsewhere"},
               Row{"It has 400 GB200s.", "board", "a chip, a board or a rack"},
               Row{"It is valued at $25 billion.", "valuation", "taken for money raised"});
  CAPTURE(row.sentence, row.why);
  const auto figures = reader->read(row.sentence);
  REQUIRE(figures.size() == 1);
  const std::string objection = objection_to(figures.front());
  CAPTURE(objection);
  if (*row.words == '\0') {
    CHECK(objection.empty());
  } else {
    CHECK(objection.find(row.words) != std::string::npos);
  }
}

TEST_CASE("a figure without a number is no figure for an estimate", "[analysis][compute]") {
  Quantity vague;
  vague.kind = QuantityKind::Accelerators;
  vague.hedge = QuantityHedge::Vague;
  CHECK(objection_to(vague) == "it has no number");
}

}  // namespace labledger::analysis
