#include "cli/quantity_json.hpp"

#include <string_view>

#include <catch2/catch.hpp>

namespace labledger::cli {

TEST_CASE("a figure's JSON gives its piece of the sentence, and null for what is not said",
          "[cli]") {
  constexpr std::string_view kSentence = "It has more than 400 GB200s.";
  Quantity quantity;
  quantity.kind = QuantityKind::Accelerators;
  quantity.value = quantity.low = 400;
  quantity.unit = "accelerators";
  quantity.subject = "GB200";
  quantity.hedge = QuantityHedge::MoreThan;
  quantity.doubts = {QuantityDoubt::Package};
  quantity.span = {17, 27};
  CHECK(to_line(to_json(quantity, kSentence)) ==
        R"({"kind":"accelerators","value":400.0,"low":400.0,"high":null,"unit":"accelerators",)"
        R"("as_written":"400 GB200s","subject":"GB200","base":null,"per":null,)"
        R"("hedge":"more_than","status":"unknown","reported":false,"ownership":"unknown",)"
        R"("doubts":["package"],"begin":17,"end":27})");
}

}  // namespace labledger::cli
