#include "cli/quantity_json.hpp"

#include <string>
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

TEST_CASE("figures are read as they were written", "[cli]") {
  constexpr std::string_view kSentence = "It has more than 400 GB200s.";
  Quantity quantity;
  quantity.kind = QuantityKind::Accelerators;
  quantity.value = quantity.low = 400;
  quantity.unit = "accelerators";
  quantity.subject = "GB200";
  quantity.hedge = QuantityHedge::MoreThan;
  quantity.status = QuantityStatus::Current;
  quantity.ownership = Ownership::Rented;
  quantity.is_reported = true;
  quantity.doubts = {QuantityDoubt::Package};
  quantity.span = {17, 27};
  const std::string written = "[" + to_line(to_json(quantity, kSentence)) + "]";
  const auto read = quantities_from_json(written);
  REQUIRE(read.has_value());
  REQUIRE(read->size() == 1);
  CHECK(to_line(to_json(read->front(), kSentence)) == to_line(to_json(quantity, kSentence)));
}

TEST_CASE("what is no list of figures is refused", "[cli]") {
  const char* bytes = GENERATE("", "{}", "[1]", "[{}]", "[{\"kind\":\"unheard\"}]", "[");
  CAPTURE(bytes);
  CHECK_FALSE(quantities_from_json(bytes).has_value());
  CHECK(quantities_from_json("[]")->empty());
}

}  // namespace labledger::cli
