#include "reports/csv.hpp"

#include <catch2/catch.hpp>

namespace labledger::reports {

TEST_CASE("a field is quoted when it could be taken for two", "[reports]") {
  CHECK(csv_record({"a", "b c", ""}) == "a,b c,\r\n");
  CHECK(csv_record({"a,b", "say \"no\"", "two\nlines"}) ==
        "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"\r\n");
}

TEST_CASE("a field that a spreadsheet would run is disarmed", "[reports]") {
  CHECK(csv_record({"=1+1", "+1", "-1", "@x", "1-1"}) == "'=1+1,'+1,'-1,'@x,1-1\r\n");
  CHECK(csv_record({"=HYPERLINK(\"a\",\"b\")"}) == "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"\r\n");
}

}  // namespace labledger::reports
