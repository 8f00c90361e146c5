#include "core/time.hpp"

#include <catch2/catch.hpp>

namespace labledger {

TEST_CASE("an RFC 3339 time is read as written or refused", "[core]") {
  struct Row {
    const char* text;
    std::int64_t ms;
    const char* why;
  };
  const auto row = GENERATE(values<Row>({
      {"1970-01-01T00:00:00Z", 0, "the epoch"},
      {"2024-02-29T12:30:05Z", 1709209805000, "a leap day"},
      {"2025-12-06T12:40:10+05:30", 1765005010000, "an offset is taken off"},
      {"2025-12-06 07:10:10Z", 1765005010000, "archives write a blank for the T"},
      {"2025-12-06T07:10:10.25Z", 1765005010250, "fractions to the millisecond"},
      {"1969-12-31T23:59:59Z", -1000, "before the epoch"},
  }));
  CAPTURE(row.why);
  const auto read = parse_rfc3339(row.text);
  REQUIRE(read.has_value());
  CHECK(read->ms == row.ms);
  CHECK(parse_rfc3339(format_rfc3339(*read))->ms == row.ms);
}

TEST_CASE("what is not a moment is refused, never completed", "[core]") {
  const char* text = GENERATE("", "2025-08-14", "2025-02-30T00:00:00Z", "2025-08-14T25:00:00Z",
                              "2025-08-14T00:00:00", "2025-08-14T00:00:00.Z",
                              "2025-08-14T00:00:00+5:30", "yesterday");
  CAPTURE(text);
  CHECK(parse_rfc3339(text).error().kind == ErrorKind::Malformed);
}

TEST_CASE("an HTTP date is read in each of the three forms of RFC 9110", "[core]") {
  const char* text = GENERATE("Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
                              "Sun Nov  6 08:49:37 1994");
  CAPTURE(text);
  const auto read = parse_http_date(text);
  REQUIRE(read.has_value());
  CHECK(format_rfc3339(*read) == "1994-11-06T08:49:37Z");
  CHECK_FALSE(parse_http_date("Sun, 31 Feb 1994 08:49:37 GMT").has_value());
  CHECK_FALSE(parse_http_date("120").has_value());
}

}  // namespace labledger
